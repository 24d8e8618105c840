# SPDX-License-Identifier: Apache-2.0
"""``check --format junit``: a suite a file, a test a check, and sound XML."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.etree import DocumentInvalid, XMLSchema, fromstring

from gaidisclosure import AnnualReport2021, Draft, strategies
from gaidisclosure.checks import Status
from gaidisclosure.cli.faults import Fault
from gaidisclosure.cli.judging import NotJudged
from gaidisclosure.cli.outputs.problems import problems_of
from tests.cli.command_line import Command, Saved
from tests.cli.machines import HOSTILE, judged, suites, written

EXAMPLES = Path(__file__).parents[2] / "examples" / "data"
TOTAL = "request_handling.received.total"
SCHEMA = XMLSchema(file=str(Path(__file__).with_name("junit-10.xsd")))
"""That of the xUnit plugin of Jenkins, as it is in the source distribution of pytest 9.2.0."""


def require_counts(suite: Element) -> None:
    assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.attrib[count]) == len(suite.findall(f"testcase/{tag}"))


def read(document: str) -> list[Element]:
    SCHEMA.assertValid(fromstring(document.encode()))
    found = suites(document)
    for each in found:
        require_counts(each)
    return found


def twice(file: str) -> Fault:
    return Fault(kind="x", file=file, advice="Twice.", code="MEMBER-DOUBLED")


def outcome(test: Element) -> str:
    return test[0].tag if len(test) else "passed"


@given(strategies.drafts(), st.sampled_from(HOSTILE))
def test_each_check_is_a_test_that_tells_its_problems_once(draft: Draft, name: str) -> None:
    (suite,) = read(written("junit", judged(draft, name)))
    tests = {each.attrib["name"].split()[0]: each for each in suite.iter("testcase")}
    assert len(tests) == int(suite.attrib["tests"])
    problems = [*problems_of(judged(draft), "en")]
    told = Counter(each.code for each in problems)
    for code, test in tests.items():
        words = "\n\n".join(each.words for each in problems if each.code == code)
        assert (test[0].text if code in told else None) == (words or None)
        assert not words or outcome(test) in ("failure", "system-out")
    for result in draft.check().results:
        if result.code not in told:
            skipped = result.status is Status.NOT_EVALUABLE
            assert outcome(tests[result.code]) == ("skipped" if skipped else "passed")
    assert told.keys() <= tests.keys()


@given(strategies.drafts())
def test_a_suite_fails_if_the_report_does_not_pass(draft: Draft) -> None:
    (suite,) = read(written("junit", judged(draft)))
    assert (suite.attrib["failures"] == "0") == (draft.check().conclusion == "valid")
    assert suite.attrib["errors"] == "0"


def test_a_wrong_sum_is_a_failure_with_its_words_and_its_repair(command: Command) -> None:
    page = str(EXAMPLES / "yunxi-2023-wrong.txt")
    (suite,) = read(command("check", page, "--format", "junit", "--lang", "en").stdout)
    failed = [each for each in suite.iter("testcase") if outcome(each) == "failure"]
    assert [each.attrib["name"].split()[0] for each in failed] == [
        "T3-ROW:outcomes.disclosed",
        "T3-SUM:natural_person",
    ]
    name = failed[1].attrib["name"]
    assert name.startswith("T3-SUM:natural_person the sum of column")
    (failure,) = failed[0]
    assert failure.attrib["type"] == "T3-ROW:outcomes.disclosed"
    assert failure.attrib["message"].startswith("lines 104 to 110: Row “III. Outcomes")
    assert (failure.text or "").startswith(failure.attrib["message"])
    assert (failure.text or "").endswith("9 should be 8 (one digit misread or mistyped)")
    told = {each.attrib["name"]: each.attrib["value"] for each in suite.iter("property")}
    assert told == {
        "agency": "云溪县商务局",
        "year": "2023",
        "edition": "2021",
        "not_compared": "last_year roster",
    }


def test_a_sum_with_blanks_is_skipped_and_says_why(draft: Draft) -> None:
    (suite,) = read(written("junit", judged(draft.replace({TOTAL: None}))))
    found = {each.attrib["name"].split()[0]: each for each in suite.iter("testcase")}
    assert outcome(found["T3-ROW:received"]) == "skipped"
    assert "1" in found["T3-ROW:received"][0].attrib["message"]
    assert outcome(found["CELL-BLANK"]) == "failure"


def test_a_warning_is_a_test_that_passes(draft: Draft) -> None:
    (suite,) = read(written("junit", judged(draft.replace({"proactive_disclosure.fees": 35000}))))
    fees = next(each for each in suite.iter("testcase") if "FEES-YUAN" in each.attrib["name"])
    assert outcome(fees) == "system-out"
    assert "35000" in (fees[0].text or "")
    assert suite.attrib["failures"] == "0"


def test_a_report_without_agency_and_year_has_a_suite(draft: Draft) -> None:
    (suite,) = read(written("junit", judged(Draft(edition="2021", cells=draft.cells))))
    told = {each.attrib["name"]: each.attrib["value"] for each in suite.iter("property")}
    assert (told["agency"], told["year"]) == ("", "")


def test_a_file_that_cannot_be_judged_is_an_error(command: Command, saved: Saved) -> None:
    ran = command(
        "check", "missing.txt", saved("{}", "b.json"), "--format", "junit", "--lang", "en"
    )
    first, second = read(ran.stdout)
    assert (ran.exit_code, first.attrib["errors"], second.attrib["errors"]) == (2, "1", "1")
    (error,) = next(first.iter("testcase"))
    assert error.attrib["type"] == "reading.missing"
    assert error.text == error.attrib["message"]


def test_the_document_is_whole_if_there_is_no_file_to_tell_of(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    ran = command("check", saved(report), "--failed", "--format", "junit")
    assert ran.stdout == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gaidisclosure">\n</testsuites>\n'
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_and_no_message_breaks_the_document(draft: Draft, name: str) -> None:
    error = "\x00\x08\x1b\ud800\ufffe\uffff]]><&\r\n"
    found = read(written("junit", judged(draft, name), NotJudged(name, error)))
    names = {each.attrib["name"] for each in found}
    assert names == {each.attrib["file"] for each in found}
    assert len(names) == 1
    assert "\n" not in names.pop()


def test_who_has_not_filed_is_a_suite(draft: Draft) -> None:
    faults = (
        Fault(kind="x", agency="云溪县审计局", advice="Ask them.", code="MEMBER-MISSING"),
        twice("b.txt"),
        twice("c.txt"),
    )
    _, suite = read(written("junit", judged(draft), faults=faults, roster="r.txt"))
    missing, doubled = suite.iter("testcase")
    assert suite.attrib["name"] == "Who has reported"
    assert (outcome(missing), missing[0].text) == ("failure", "Ask them.")
    assert doubled[0].text == "b.txt: Twice.\n\nc.txt: Twice."
    assert outcome(doubled) == "system-out"


def test_a_roster_that_all_have_answered_is_a_test_that_passes(draft: Draft) -> None:
    _, suite = read(written("junit", judged(draft), roster="r.txt"))
    assert [outcome(each) for each in suite.iter("testcase")] == ["passed"]
    assert len(read(written("junit", judged(draft)))) == 1


def test_the_schema_refuses_what_is_no_report() -> None:
    for document in (
        '<testsuites><testsuite name="a"/></testsuites>',
        "<testsuites><test/></testsuites>",
    ):
        with pytest.raises(DocumentInvalid):
            SCHEMA.assertValid(fromstring(document))
