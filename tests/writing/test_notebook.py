# SPDX-License-Identifier: Apache-2.0
"""Reports, drafts and verdicts in a notebook: ``%load_ext gaidisclosure``, by a real IPython."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from IPython.core.formatters import DisplayFormatter
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, strategies
from gaidisclosure.checks import cell_label
from gaidisclosure.strategies.plain import sample
from tests.depth import examples

REPORT = AnnualReport2021.zero("云溪县商务局", 2023)
DRAFT = Draft.from_report(REPORT)
TOTAL = "request_handling.received.total"
REVIEW = "review_litigation.review.total"
MARK = re.compile('<mark title="([^"]*)" style="([^"]*)">(.*?)</mark>')


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[InteractiveShell]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path_factory.mktemp("ipython")))
        made = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
        made.run_line_magic("load_ext", "gaidisclosure")
        yield made


@pytest.fixture(scope="module")
def shown(shell: InteractiveShell) -> Callable[[object], str]:
    """What a notebook shows as HTML, empty if it shows text alone."""

    def show(value: object) -> str:
        return str(formats(shell, value).get("text/html", ""))

    return show


def formats(shell: InteractiveShell, value: object) -> dict[str, Any]:
    assert shell.display_formatter is not None
    return dict(shell.display_formatter.format(value)[0])


def marks(page: str) -> list[tuple[str, str]]:
    """The words of each mark, and the figure that it marks."""
    return [(unescape(words), unescape(figure)) for words, _, figure in MARK.findall(page)]


def paragraphs(page: str) -> list[str]:
    """The findings below the tables of a verdict."""
    found = re.findall("<p>(.*?)</p>", page.rpartition("<article")[2])
    return [unescape(each) for each in found]


class Tags(HTMLParser):
    """The tags that are open, and all that were seen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "col":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_cells_that_end_in_a_value_show_its_tables(shell: InteractiveShell) -> None:
    ran = shell.run_cell(
        "import gaidisclosure as gd\n"
        "report = gd.AnnualReport2021.zero('云溪县商务局', 2023)\n"
        f"gd.Draft.from_report(report).replace({{{TOTAL!r}: 3}}).check()"
    )
    ran.raise_error()
    assert formats(shell, ran.result).keys() == {"text/plain", "text/html"}


@pytest.mark.parametrize("value", [REPORT, DRAFT, DRAFT.check(), *sample(2, seed=3)], ids=type)
def test_the_text_next_to_the_page_stays_as_it_was(shell: InteractiveShell, value: object) -> None:
    found = formats(shell, value)
    assert found.keys() == {"text/plain", "text/html"}
    assert found["text/plain"] == DisplayFormatter().format(value)[0]["text/plain"]


def test_lists_and_all_other_values_stay_text(shown: Callable[[object], str]) -> None:
    others = [[DRAFT], (REPORT,), {"a": DRAFT}, REPORT.agency, DRAFT.cells[TOTAL], "<b>", None]
    assert [shown(each) for each in others] == [""] * len(others)


@pytest.mark.parametrize("report", sample(3, seed=5, edition="2019") + sample(3, seed=5))
def test_a_report_is_shown_as_it_is_published(
    shown: Callable[[object], str], report: gd.AnyReport
) -> None:
    page = shown(report)
    assert gd.to_html(report, data=False, fragment=True) in page
    assert "<mark" not in page
    assert gd.read(page.encode()).figures() == Draft.from_report(report).figures()


@settings(max_examples=examples(50))
@given(draft=strategies.drafts())
def test_the_cells_of_any_draft_are_read_back(shown: Callable[[object], str], draft: Draft) -> None:
    read = gd.read(shown(draft).encode())
    for path, cell in draft.cells.items():
        found = read.cells[path]
        assert (found.value, found.text.strip()) == (cell.value, cell.text.strip())


@settings(max_examples=examples(50))
@given(draft=strategies.drafts())
def test_any_page_is_well_formed_and_runs_nothing(
    shown: Callable[[object], str], draft: Draft
) -> None:
    for page in (shown(draft), shown(draft.check())):
        tags = Tags(page)
        assert tags.open == []
        assert not tags.seen & {"script", "iframe", "img", "link", "a", "object", "form"}
        assert tags.attributes.isdisjoint({"id", "src", "href"})
        assert not [name for name in tags.attributes if name.startswith("on")]


@settings(max_examples=examples(50))
@given(draft=strategies.drafts())
def test_a_verdict_tells_all_that_contradicts_the_form(
    shown: Callable[[object], str], draft: Draft
) -> None:
    verdict = draft.check()
    told = paragraphs(shown(verdict))[verdict.ok :]
    assert told[: len(verdict.violations)] == [
        " ".join(each.message().splitlines()) for each in verdict.violations
    ]
    assert len(marks(shown(verdict))) == len(marks(shown(draft)))
    if verdict.conclusion == "invalid" and verdict.location.components:
        assert marks(shown(draft))


def test_a_figure_that_must_be_wrong_is_marked_with_the_right_one(
    shown: Callable[[object], str],
) -> None:
    wrong = DRAFT.replace({TOTAL: 3})
    for value in (wrong, wrong.check()):
        assert marks(shown(value)) == [("所填 3 应为 0", "3")]
        with gd.language("en"):
            assert marks(shown(value)) == [("3 should be 0", "3")]
        with gd.language("zh_Hant"):
            assert marks(shown(value)) == [("所填 3 應為 0", "3")]
    assert "录入稿：勾稽关系不符，不得公布" in shown(wrong)


def test_a_mark_needs_neither_a_style_sheet_nor_colour(shown: Callable[[object], str]) -> None:
    ((_, style, _),) = MARK.findall(shown(DRAFT.replace({TOTAL: 3})))
    assert "background:" in style
    assert "underline" in style


def test_where_several_figures_may_be_wrong_all_are_marked(
    shown: Callable[[object], str],
) -> None:
    found = marks(shown(DRAFT.replace({REVIEW: 3})))
    perhaps = "所填 {} 可能有误，如有误则应为 {}"
    assert found == [(perhaps.format(0, 3), "0")] * 4 + [(perhaps.format(3, 0), "3")]


def test_where_no_repair_is_found_the_figures_of_what_fails_are_marked(
    shown: Callable[[object], str],
) -> None:
    rows = ("received", "brought_forward", "carried_forward")
    columns = [path.rpartition(".")[2] for path in DRAFT.cells if ".received." in path]
    wrong = {
        f"request_handling.{row}.{column}": 7 + 13 * at + 101 * nth
        for at, row in enumerate(rows)
        for nth, column in enumerate(columns)
    }
    blank = "request_handling.outcomes.total.natural_person"
    draft = DRAFT.replace({**wrong, blank: None})
    (component,) = draft.check().location.components
    assert not component.repairs
    found = marks(shown(draft))
    assert {"所填 7 可能有误，请核对原始台账"} <= {words for words, _ in found}
    failing = {path for code in component.codes for path in draft.form.identities[code].cells}
    assert len(found) == len(failing - {blank})


def test_a_text_in_the_place_of_a_figure_is_marked_and_escaped(
    shown: Callable[[object], str],
) -> None:
    hostile = '"><script>alert(1)</script>若干'
    wrong = DRAFT.replace({TOTAL: hostile})
    for value in (wrong, wrong.check()):
        page = shown(value)
        ((words, text),) = marks(page)
        assert text == hostile
        assert cell_label(TOTAL) in words
        assert "<script" not in page
    assert gd.read(shown(wrong).encode()).cells[TOTAL].text == hostile


def test_the_words_of_an_agency_are_escaped(shown: Callable[[object], str]) -> None:
    draft = Draft.from_figures("<img src=x onerror=alert(1)>局", 2023, {})
    assert "<img" not in shown(draft)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh_Hans", "勾稽关系全部相符，数据齐全。"),
        ("zh_Hant", "勾稽關係全部相符，資料齊全。"),
        ("en", "All checks passed, and nothing is missing."),
    ],
)
def test_a_verdict_speaks_the_language_of_the_reader(
    shown: Callable[[object], str], language: str, told: str
) -> None:
    wrong = DRAFT.replace({REVIEW: 3}).check()
    with gd.language(language):
        page = shown(DRAFT.check())
        assert paragraphs(page) == [told]
        assert f'<article lang="{language.replace("_", "-")}">\n<p>' in page
        assert paragraphs(shown(wrong)) == [each.message() for each in wrong.violations]
    assert "<h2>三、收到和处理政府信息公开申请情况</h2>" in page


def test_of_many_gaps_the_first_are_told_and_the_others_counted(
    shown: Callable[[object], str],
) -> None:
    blank = Draft.blank("云溪县商务局", 2023).check()
    told = paragraphs(shown(blank))
    assert told[:20] == [gap.message() for gap in blank.gaps[:20]]
    assert told[20:] == [f"另有 {len(blank.gaps) - 20} 项未列出"]
    assert marks(shown(blank)) == []


def test_unloading_leaves_text_and_what_others_registered(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(tmp_path))
        shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    assert shell.display_formatter is not None
    shell.display_formatter.formatters["text/html"].for_type(complex, lambda value: "<i>i</i>")
    assert formats(shell, DRAFT).keys() == {"text/plain"}
    for magic, keys in (
        ("load_ext", {"text/plain", "text/html"}),
        ("unload_ext", {"text/plain"}),
        ("load_ext", {"text/plain", "text/html"}),
    ):
        shell.run_line_magic(magic, "gaidisclosure")
        assert [formats(shell, each).keys() for each in (REPORT, DRAFT, DRAFT.check())] == [
            keys
        ] * 3
    gd.unload_ipython_extension(shell)
    gd.unload_ipython_extension(shell)
    assert formats(shell, DRAFT).keys() == {"text/plain"}
    assert formats(shell, 1j)["text/html"] == "<i>i</i>"


def test_no_class_of_the_library_knows_of_pages() -> None:
    public = (getattr(gd, name) for name in gd.__all__)
    classes = [each for each in public if isinstance(each, type)]
    assert Draft in classes
    for cls in classes:
        if cls is gd.Chart:  # a picture shows itself
            continue
        found = {name for name in dir(cls) if name.startswith(("_repr_", "_ipython_"))}
        assert found <= {"_repr_pretty_"}


def test_the_library_imports_no_ipython() -> None:
    program = (
        "import sys, gaidisclosure as gd\n"
        "assert not any(name.startswith('gaidisclosure.writing') for name in sys.modules)\n"
        "gd.load_ipython_extension, gd.unload_ipython_extension\n"
        "assert not {'IPython', 'traitlets'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
