# SPDX-License-Identifier: Apache-2.0
"""``check --output`` with web pages: one for each file, and an index of several."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import Agency, AnnualReport2021, Draft, dumps, read, to_docx, to_html
from gaidisclosure.cli import telling
from gaidisclosure.cli.pages import page_names
from gaidisclosure.i18n import LOCALES
from gaidisclosure.pages.verdict_index import Listed, verdict_index
from gaidisclosure.reading.folders import Found
from tests.cli.command_line import Command, Saved
from tests.pages.parsed import Parsed, assert_harmless

FEES = "proactive_disclosure.fees"


@pytest.fixture
def county(folder: Path, draft: Draft, wrong: Draft) -> Path:
    """A folder with reports of every conclusion, of one agency and of others."""
    (folder / "all" / "b").mkdir(parents=True)
    other = evolve(draft, issuer=Agency("云溪县民政局"))
    for name, data in {
        "a.docx": to_docx(wrong),
        "b/a.docx": to_docx(draft),
        "c.html": to_html(other).encode(),
        "d.json": dumps(other.replace({FEES: None})),
        "e.html": to_html(other.replace({FEES: 35_000})).encode(),
        "f.docx": b"PK\x03\x04" + b"\0" * 50,
        "notes.txt": "今天开会。".encode(),
    }.items():
        (folder / "all" / name).write_bytes(data)
    return folder / "all"


def written(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_one_file_has_one_page(command: Command, saved: Saved, wrong: Draft) -> None:
    file = saved(to_docx(wrong), "年报.docx")
    plain = command("check", file)
    result = command("check", file, "--output", "结论.html")
    assert (result.exit_code, result.stdout, result.stderr) == (1, plain.stdout, "")
    page = Path("结论.html").read_text("utf-8")
    assert read("结论.html").figures() == wrong.figures()
    assert "年报.docx" in Parsed(page).one("aside").text
    assert written(".") == ["年报.docx", "结论.html"]


def test_the_standard_input_has_a_page_too(command: Command, wrong: Draft) -> None:
    result = command("check", "-", "-o", "a.html", "--lang", "en", given=dumps(wrong))
    assert result.exit_code == 1
    assert "standard input" in Parsed(Path("a.html").read_text("utf-8")).one("aside").text


def test_no_name_is_no_output(command: Command, saved: Saved, wrong: Draft) -> None:
    file = saved(dumps(wrong), "a.json")
    result = command("check", file, "--output", "")
    assert (result.exit_code, written(".")) == (2, ["a.json"])
    assert "扩展名" in result.stderr


def test_names_fit_into_every_file_system() -> None:
    long = [Found(f"{character * 300}.docx") for character in ("a", "云", "\U00020000")]
    names = [*page_names([*long, *long])]
    assert len({*names}) == len(names)
    assert all(200 < len(name.encode()) <= 255 for name in names)


def test_a_file_that_is_no_report_has_no_page(command: Command, saved: Saved) -> None:
    result = command("check", saved("{}", "a.json"), "-o", "a.html")
    assert (result.exit_code, Path("a.html").exists()) == (2, False)


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize(
    ("output", "option"),
    [("out.html", ()), ("out", ("--isolate",)), ("new/out", ("--format", "json"))],
)
def test_several_files_have_a_folder_with_an_index(
    command: Command, output: str, option: tuple[str, ...]
) -> None:
    plain = command("check", "all", *option)
    result = command("check", "all", "--output", output, *option)
    assert (result.exit_code, result.stdout) == (2, plain.stdout)
    folder = output.removesuffix(".html")
    assert result.stderr.endswith(f"网页已写入文件夹 {folder}，请打开其中的 index.html。\n")
    names = ["a.docx.html", "b_a.docx.html", "c.html.html", "d.json.html", "e.html.html"]
    assert written(folder) == [*names, "index.html"]
    for name in names:
        page = Path(folder, name).read_text("utf-8")
        assert_harmless(page)
        source = Path("all", name.removesuffix(".html").replace("_", "/"))
        assert read(page.encode()).figures() == read(source).figures()


@pytest.mark.usefixtures("county")
def test_the_index_has_the_gravest_first_and_groups_agencies(
    command: Command, saved: Saved
) -> None:
    roster = saved("云溪县商务局\n云溪县民政局\n云溪县教育局\n", "roster.txt")
    command("check", "all", "-o", "out", "--expect", roster, "--lang", "en")
    page = Path("out", "index.html").read_text("utf-8")
    assert_harmless(page)
    parsed = Parsed(page)
    heads = [each.text for each in parsed.all("th") if each.attributes["scope"] == "rowgroup"]
    assert heads == ["no agency named", "云溪县商务局", "云溪县民政局"]
    words = [each.text for each in parsed.all("b")]
    assert words == [
        "? unreadable",
        "✗ invalid",
        "✓ valid",
        "○ incomplete",
        "✓ valid, with warnings",
        "✓ valid",
    ]
    links = [(unquote(each.attributes["href"]), each.text) for each in parsed.all("a")]
    assert links[0] == ("a.docx.html", str(Path("all", "a.docx")))
    assert {each for each, _ in links} == {*written("out")} - {"index.html"}
    assert "云溪县教育局" in parsed.one("main").text
    assert "f.docx" in parsed.one("table").text
    assert len([each for each in parsed.all("p") if each.text]) > 3


@pytest.mark.usefixtures("county")
def test_a_page_says_what_was_not_compared(command: Command, saved: Saved) -> None:
    roster = saved("云溪县商务局\n云溪县民政局\n", "roster.txt")
    command("check", "all", "-o", "out", "--expect", roster)
    said = Parsed(Path("out", "a.docx.html").read_text("utf-8")).one("aside").text
    assert "未核对：正文与表格、上年年报" in said
    assert "应报单位名单" not in said


@pytest.mark.usefixtures("county")
def test_pages_are_not_written_over_unless_forced(command: Command) -> None:
    command("check", "all", "-o", "out")
    Path("out", "a.docx.html").write_text("mine")
    again = command("check", "all", "-o", "out")
    assert (again.exit_code, again.stdout) == (2, "")
    assert "--force" in again.stderr
    assert Path("out", "a.docx.html").read_text() == "mine"
    assert command("check", "all", "-o", "out", "--force").exit_code == 2
    assert Path("out", "a.docx.html").read_text("utf-8").startswith("<!DOCTYPE")
    one = command("check", "all/a.docx", "-o", "out/index.html")
    assert (one.exit_code, one.stdout) == (2, "")


@pytest.mark.usefixtures("county")
def test_the_folder_may_be_within_that_of_the_reports(command: Command) -> None:
    for output in ("all/out.html", "all/out"):
        first = command("check", "all", "-o", output, "--force")
        again = command("check", "all", "-o", output, "--force")
        assert (first.exit_code, first.output) == (again.exit_code, again.output)


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize(
    ("files", "output"),
    [("all", "all"), ("all/c.html", "all/c.html"), ("all/c.html", "all/c.html/out")],
)
def test_no_page_is_written_over_a_report_or_among_reports(
    command: Command, files: str, output: str
) -> None:
    before = Path("all", "c.html").read_bytes()
    result = command("check", files, "-o", output, "--force")
    assert (result.exit_code, result.stdout) == (2, "")
    assert output.partition("/out")[0] in result.stderr
    assert Path("all", "c.html").read_bytes() == before
    assert written("all") == [*["a.docx", "b", "c.html", "d.json", "e.html", "f.docx", "notes.txt"]]


def test_a_page_in_no_folder_is_refused_at_once(
    command: Command, saved: Saved, draft: Draft
) -> None:
    file = saved(draft)
    missing = command("check", file, "-o", "nowhere/a.html")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert "nowhere" in missing.stderr


def test_a_folder_without_reports_has_an_index_alone(command: Command, folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "none" / "out").mkdir(parents=True)
    for files, output in (("empty", "out"), ("none", "none/out")):
        assert command("check", files, "-o", output).exit_code == 2
        assert written(output) == ["index.html"]


def test_members_of_an_archive_stay_in_the_folder(
    command: Command, folder: Path, report: AnnualReport2021
) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for name in ("x/../../甲.json", "/etc/甲.json", "index", "CON.json", "一月/甲.json"):
            archive.writestr(name, dumps(report))
    command("check", "all.zip", "-o", "out")
    assert "index.html" in written("out")
    assert written(".") == ["all.zip", "out"]
    links = Parsed(Path("out", "index.html").read_text("utf-8")).all("a")
    assert sorted(unquote(each.attributes["href"]) for each in links) == [
        name for name in written("out") if name != "index.html"
    ]
    assert len(links) == 4


def test_the_same_file_twice_has_two_pages(command: Command, saved: Saved, draft: Draft) -> None:
    file = saved(draft, "a.json")
    assert command("check", file, file, "-o", "out").exit_code == 0
    assert written("out") == ["a.json-2.html", "a.json.html", "index.html"]


def test_pages_come_from_other_processes_too(
    command: Command, folder: Path, draft: Draft, wrong: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "WORTH_PROCESSES", 3)
    for number in range(4):
        (folder / f"{number}.docx").write_bytes(to_docx(wrong if number == 2 else draft))
    files = [f"{number}.docx" for number in range(4)]
    command("check", *files, "-o", "many", "--mark", "marks")
    assert [read(Path("many", f"{each}.html")).check().ok for each in files] == [
        number != 2 for number in range(4)
    ]
    assert written("marks") == ["2.docx"]


NAMES = st.lists(
    st.text(min_size=1, max_size=90).filter(lambda name: "\0" not in name)
    | st.sampled_from(["index", "INDEX", "con", "Nul.docx", "a/b", "a_b", "..", "报告" * 90])
)


@given(NAMES)
def test_names_of_pages_are_safe_on_every_system(names: list[str]) -> None:
    found = [*page_names([Found(name) for name in names])]
    assert len({each.casefold() for each in found} | {"index.html"}) == len(names) + 1
    for each in found:
        assert re.fullmatch(r"[\w.()（）-]+\.html", each)
        assert not re.match(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\.", each)
        assert len(each.encode()) <= 255


@pytest.mark.parametrize("locale", LOCALES)
def test_an_index_is_harmless_whatever_files_are_called(locale: str) -> None:
    words = '"><script>alert(1)</script>&amp;\udcff'
    listed = Listed(
        file=words, result="unreadable", agency=words, reason=words, page="a b%?#'\".html"
    )
    page = verdict_index([listed], [words], locale)
    assert_harmless(page)
    assert "script" in Parsed(page).one("main").text
    assert Parsed(page).one("html").attributes["lang"] == locale.replace("_", "-")
