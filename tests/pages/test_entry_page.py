# SPDX-License-Identifier: Apache-2.0
"""The entry page as a file: the form without its script, a draft in it, and nothing else."""

from __future__ import annotations

import json
import re
from typing import Any, get_args

import pytest
from hypothesis import given, settings

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.document import MEDIA_TYPE
from gaidisclosure.draft import BLANK, Draft
from gaidisclosure.form import FORMS, FormKey
from gaidisclosure.formats.web.html_writer import STYLE
from gaidisclosure.i18n import LOCALES, AnyLocale
from gaidisclosure.pages.entry_style import ENTRY_STYLE
from gaidisclosure.pages.script import content_hash
from tests.depth import examples
from tests.office.written import REPORTS, WRITTEN

LARGEST = 150_000
"""Most bytes of a blank page."""
KEYS: tuple[FormKey, ...] = get_args(FormKey)
CHINESE: tuple[AnyLocale, ...] = ("zh_Hans", "zh_Hant")
HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(1)">&\'"'


def parts(page: str) -> dict[str, str]:
    """Return what stands in the script and the style of a page, and its policy."""
    found = {
        "script": re.findall(r'<script type="module">(.*?)</script>', page, re.DOTALL),
        "style": re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
        "policy": re.findall(r'Content-Security-Policy" content="([^"]*)"', page),
    }
    return {name: text for name, (text,) in found.items()}


def data(page: str) -> Any:
    (found,) = re.findall(r'id="entry-data">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", KEYS)
def test_a_blank_page_is_the_same_small_file_each_time(
    key: FormKey, locale: AnyLocale, capsys: pytest.CaptureFixture[str]
) -> None:
    page = gd.entry_page(key, locale=locale)
    size = len(page.encode())
    with capsys.disabled():
        print(f"\n{key} {locale}: {size:,} bytes", end="")
    assert size <= LARGEST
    assert page == gd.entry_page(key, locale=locale)
    assert page == gd.template(key, "html", locale=locale).decode()


@pytest.mark.parametrize("locale", CHINESE)
@pytest.mark.parametrize("key", KEYS)
def test_without_its_script_it_is_the_blank_form(key: FormKey, locale: AnyLocale) -> None:
    read = gd.read(gd.entry_page(key, locale=locale).encode())
    assert (read.form, read.agency, read.year) == (FORMS[key], None, None)
    assert [*read.cells] == [*FORMS[key].cells]
    assert {cell.state for cell in read.cells.values()} == {BLANK.state}


@pytest.mark.parametrize("name", WRITTEN)
def test_without_its_script_it_shows_the_draft(name: str) -> None:
    draft = WRITTEN[name]
    assert gd.read(gd.entry_page(draft=draft).encode()) == draft
    bare = re.sub(
        rf'<script type="{re.escape(MEDIA_TYPE)}">.*?</script>', "", gd.entry_page(draft=draft)
    )
    read = gd.read(bare.encode())
    assert read.figures() == draft.figures()
    assert (read.agency, read.year) == (draft.agency, draft.year)
    assert read.narrative == draft.narrative


def test_a_report_is_shown_as_a_draft_is() -> None:
    report = REPORTS["report-2021"]
    assert gd.read(gd.entry_page(draft=report).encode()).seal() == report


@settings(max_examples=examples(10))
@given(strategies.drafts())
def test_any_draft_is_read_back(draft: Draft) -> None:
    read = gd.read(gd.entry_page(draft=draft).encode())
    assert read.figures() == {path: draft.figures().get(path) for path in read.cells}


def test_the_language_is_that_asked_for() -> None:
    with gd.language("zh_Hant"):
        page = gd.entry_page("2021")
    assert page == gd.entry_page("2021", locale="zh_Hant")
    assert '<html lang="zh-Hant">' in page
    assert data(page)["words"]["pages.entry.open"] == "開啟"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_policy_allows_this_script_and_this_style_alone(locale: AnyLocale) -> None:
    found = parts(gd.entry_page("2021", locale=locale))
    rules = dict(rule.strip().split(" ", 1) for rule in found["policy"].split(";"))
    assert rules == {
        "default-src": "'none'",
        "script-src": content_hash(found["script"]),
        "style-src": content_hash(found["style"]),
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_script_needs_nothing_that_is_not_in_it() -> None:
    script = parts(gd.entry_page("2021", locale="zh_Hans"))["script"]
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)
    assert "/**" not in script
    assert script.endswith("\nstartPage();")
    for never in ("innerHTML", "outerHTML", "eval(", "localStorage", "document.write", "fetch("):
        assert never not in script
    assert not re.search(r"https?://", script)


def test_the_style_prints_as_a_written_page() -> None:
    assert ENTRY_STYLE.startswith(STYLE)
    assert "url(" not in ENTRY_STYLE


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_hostile_becomes_markup(locale: AnyLocale) -> None:
    draft = WRITTEN["draft-2021"].replace({"proactive_disclosure.licensing": HOSTILE})
    page = gd.entry_page(draft=draft, locale=locale)
    assert len(re.findall(r"<script\b", page)) == 3
    assert "<img" not in page
    assert "onerror=" not in page.replace("&quot;", "").partition("<script")[0].replace(
        "onerror=alert", ""
    )


def test_a_draft_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="2021-undivided"):
        gd.entry_page("2021", WRITTEN["draft-2021-undivided"])
    with pytest.raises(ValueError, match="2020"):
        gd.entry_page("2020")  # type: ignore[arg-type]
