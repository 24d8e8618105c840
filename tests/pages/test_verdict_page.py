# SPDX-License-Identifier: Apache-2.0
"""The verdict as a page: what it says, what it marks, and that it is read back."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import Draft, Narrative, Overview, Place, strategies
from gaidisclosure.checks import Violation, cell_label
from gaidisclosure.draft import Doubt
from gaidisclosure.explain.findings import (
    Findings,
    gap_in_words,
    not_compared_in_words,
    repairs_in_words,
    violation_in_words,
)
from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES
from gaidisclosure.pages.marked_tables import anchors
from gaidisclosure.pages.verdict_page import page_of, verdict_page
from gaidisclosure.strategies.plain import sample
from tests.depth import examples
from tests.office.written import WRITTEN
from tests.pages.parsed import Parsed, assert_harmless
from tests.writing.test_laws import same_cells
from tests.writing.written import HOSTILE, close, drafts

DRAFT = Draft.from_report(sample(1, seed=14, edition="2021")[0])
TOTAL = "request_handling.received.total"
PERSON = "request_handling.received.natural_person"
REVIEW = "review_litigation.review.total"
FEES = "proactive_disclosure.fees"
ZERO = Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
WRONG = DRAFT.replace({TOTAL: 1_000})


def cells(page: str) -> dict[str, Any]:
    """The cells of the tables by their paths."""
    paths = {each.name: path for path, each in anchors(DRAFT.form).items()}
    return {paths[each.attributes["id"]]: each for each in Parsed(page).all("td")}


def listed(page: str) -> str:
    return Parsed(page).one("aside").text


def read(page: str) -> Draft:
    return gd.read(page.encode())


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (DRAFT, "✓ 校验结论：通过"),
        (WRONG, "✗ 校验结论：有误"),
        (DRAFT.replace({FEES: None}), "○ 校验结论：不完整"),
        (ZERO.replace({FEES: 35_000}), "✓ 校验结论：通过，有提醒"),
    ],
)
def test_the_conclusion_stands_above_in_a_word_and_a_mark(draft: Draft, told: str) -> None:
    page = verdict_page(draft, locale="zh")
    assert Parsed(page).all("h2")[0].text == told
    assert Parsed(page).one("title").text.startswith(told)
    assert f"{draft.agency}，{draft.year} 年度，2021 年版格式" in listed(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_says_what_the_command_says(locale: Any) -> None:
    draft = WRONG.replace({REVIEW: 77, FEES: None, "proactive_disclosure.licensing": "若干"})
    verdict, said = draft.check(), listed(verdict_page(draft, locale=locale))
    for told in repairs_in_words(verdict.location, draft, locale):
        assert told.words in said
    for violation in verdict.violations:
        assert violation_in_words(violation, draft, locale) in said
        assert violation.code in said
    for gap in verdict.gaps:
        assert gap_in_words(gap.cells[0], draft, locale) in said
    assert not_compared_in_words(("last_year", "roster"), locale) in said


def test_the_list_has_the_remarks_on_the_text() -> None:
    words = Narrative(overview=Overview(text="全年收到政府信息公开申请99999件。"))
    said = listed(verdict_page(evolve(DRAFT, narrative=words), locale="zh"))
    assert "TEXT-RECEIVED" in said
    assert "正文中收到的申请为 99999" in said
    silent = listed(verdict_page(evolve(DRAFT, narrative=Narrative()), locale="zh"))
    assert not_compared_in_words(("text", "last_year", "roster"), "zh_Hans") in silent


def test_only_the_figure_to_be_changed_is_loud() -> None:
    page = verdict_page(WRONG, locale="zh")
    found = cells(page)
    assert [each.text for each in Parsed(page).all("mark")] == ["1000"]
    right = DRAFT.cells[TOTAL].text
    proposed = {path: each.attributes.get("data-to") for path, each in found.items()}
    assert {path for path, to in proposed.items() if to} == {TOTAL}
    assert proposed[TOTAL] == right
    quiet = {path for path, each in found.items() if "q" in each.classes}
    failing = {path for each in WRONG.check().errors for path in each.cells}
    assert quiet == failing - {TOTAL}
    assert {path: each.text for path, each in found.items()} == {
        path: cell.text for path, cell in WRONG.cells.items()
    }


def test_one_of_several_repairs_is_not_loud() -> None:
    draft = ZERO.replace({"review_litigation.review.pending": 2})
    repairs = draft.check().repairs
    page = verdict_page(draft)
    assert len(repairs) > 1
    assert "<mark>" not in page
    assert "data-to=" not in page
    perhaps = {path for path, each in cells(page).items() if "m" in each.classes}
    assert perhaps == {change.cell for repair in repairs for change in repair}


def test_cells_without_a_figure_and_those_of_warnings_are_marked() -> None:
    draft = ZERO.replace({FEES: 35_000, PERSON: "", REVIEW: "/"})
    found = cells(verdict_page(draft))
    assert {path for path, each in found.items() if "g" in each.classes} == {PERSON, REVIEW}
    assert {path for path, each in found.items() if "w" in each.classes} == {FEES}


def test_a_finding_leads_to_its_cell() -> None:
    page = verdict_page(WRONG, locale="zh")
    target = f"#{anchors(WRONG.form)[TOTAL].name}"
    links = Parsed(page).all("a")
    assert {each.attributes["href"] for each in links} == {target}
    assert len(links) == 1 + len(WRONG.check().errors)


@pytest.mark.parametrize("form", FORMS)
def test_every_sum_lights_up_with_its_finding_and_with_its_total(form: str) -> None:
    draft = WRITTEN[f"wrong-{form}"]
    parsed = Parsed(verdict_page(draft))
    style = parsed.one("style").text
    by_name = {each.attributes["id"]: each for each in parsed.all("td")}
    place = {path: by_name[each.name] for path, each in anchors(draft.form).items()}
    failed = {each.code for each in draft.check().errors}
    for number, identity in enumerate(draft.form.identities.values()):
        assert f"body:has(.t{number}:hover,.t{number}:focus-within) .s{number}{{" in style
        members = {path for path, each in place.items() if f"s{number}" in each.classes}
        assert members == set(identity.cells)
        totals = [path for path, each in place.items() if f"t{number}" in each.classes]
        assert totals == (list(identity.right) if len(identity.right) == 1 else [])
        assert all(place[path].attributes["tabindex"] == "0" for path in totals)
        items = [each for each in parsed.all("li") if f"t{number}" in each.classes]
        told = [each for each in items if identity.code in each.text]
        assert len(told) == (identity.code in failed)


def test_gaps_are_folded_by_kind() -> None:
    draft = Draft.blank(edition="2021").replace({FEES: "若干"})
    page = verdict_page(draft, locale="en")
    assert "blank, 199: " in listed(page)
    assert "187 more are not listed" in listed(page)
    assert "not a figure, 1: " in listed(page)
    assert cell_label(FEES, "2021", "en") in listed(page)
    assert len(Parsed(page).all("a")) == 13
    assert "The name of the agency is missing." in listed(page)


def test_what_follows_from_other_figures_is_told() -> None:
    page = verdict_page(DRAFT.replace({REVIEW: None}), locale="en")
    assert "Of these, 1 follow from the other figures." in listed(page)


def test_doubts_of_the_reader_are_listed_with_their_places() -> None:
    doubts = (
        Doubt("reading.doubt.edition", found="2023", place=Place(line=7)),
        Doubt("reading.doubt.unseen", (FEES,), "12"),
    )
    page = verdict_page(evolve(DRAFT, doubts=doubts), locale="en")
    assert "2 doubts while reading" in listed(page)
    assert f"{Place(line=7).text('en')}: {doubts[0].message('en')}" in listed(page)
    (link,) = Parsed(page).all("a")
    assert link.attributes["href"] == f"#{anchors(DRAFT.form)[FEES].name}"
    many = evolve(DRAFT, doubts=tuple(Doubt(f"{number}") for number in range(55)))
    assert "5 more are not listed" in listed(verdict_page(many, locale="en"))


def test_a_hopeless_draft_has_a_page_of_moderate_size() -> None:
    draft = DRAFT.replace(dict.fromkeys(DRAFT.form.cells, -(10**14)))
    page = verdict_page(draft, locale="en")
    assert "more are not listed" in listed(page)
    assert len(page.encode()) < 80_000
    assert read(page).figures() == draft.figures()


def test_faults_of_a_refused_document_are_told_first() -> None:
    fault = Violation("JSON-KEY", path="$.tables", actual="x")
    page = page_of(Findings(DRAFT, DRAFT.check(), (fault,)), "en", (), source="报告.json")
    assert fault.message("en") in listed(page)
    assert "invalid" in listed(page)
    assert "报告.json" in listed(page)
    assert "Not compared" not in listed(page)


def test_the_mark_on_printed_pages_says_what_the_conclusion_says() -> None:
    blank = Draft.blank("云溪县商务局", 2023)
    fault = Violation("JSON-KEY", path="$.tables", actual="x")
    for findings, mark in (
        (Findings(blank, blank.check()), "录入稿：尚有数据未填，不得公布"),
        (Findings(blank, blank.check("zero")), ""),
        (Findings(DRAFT, DRAFT.check(), (fault,)), "录入稿：勾稽关系不符，不得公布"),
    ):
        parsed = Parsed(page_of(findings, "zh_Hans"))
        marks = [each.text for each in parsed.all("p") if "mark" in each.classes]
        assert marks == ([mark] if mark else [])
        assert ("@top-center" in parsed.one("style").text) == bool(mark)


def test_a_valid_report_says_so() -> None:
    page = verdict_page(DRAFT, locale="en")
    assert "All checks passed, and nothing is missing." in listed(page)
    assert not Parsed(page).all("li")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_is_read_as_the_published_report_is(name: str, locale: Any) -> None:
    same(WRITTEN[name], verdict_page(WRITTEN[name], locale=locale))


def same(draft: Draft, page: str) -> None:
    """Check that a page is read as the official page without a copy for programs."""
    found, wanted = read(page), gd.read(gd.to_html(draft, data=False).encode())
    assert found == wanted
    assert found.doubts == wanted.doubts


@given(st.sampled_from([*FORMS]).flatmap(drafts), st.sampled_from(LOCALES))
def test_the_cells_of_a_draft_are_read_back(draft: Draft, locale: Any) -> None:
    page = verdict_page(draft, locale=locale)
    same_cells(read(page), draft)
    same(draft, page)
    assert_harmless(page)


@settings(max_examples=examples(10))
@given(strategies.drafts() | strategies.corrupted(errors=2).map(attrgetter("draft")))
def test_a_wrong_draft_is_read_back(draft: Draft) -> None:
    page = verdict_page(draft)
    same(draft, page)
    assert_harmless(page)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_never_markup(words: str) -> None:
    narrative = evolve(WRONG.narrative, title=words[:200], preface=words, other_matters=words)
    doubt = Doubt("reading.doubt.unseen", (FEES,), words)
    issuer = gd.Agency(re.sub(r"\s+", "", words)[:60])
    draft = evolve(WRONG, issuer=issuer, narrative=narrative, doubts=(doubt,))
    draft = draft.replace({FEES: words})
    page = page_of(Findings(draft, draft.check()), "zh_Hans", source=words)
    assert_harmless(page)
    same(draft, page)
    assert close(words)[:20] in close(Parsed(page).one("main").text)
