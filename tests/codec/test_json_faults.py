# SPDX-License-Identifier: Apache-2.0
"""What is no lawful report is refused, with every fault and its JSON path."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.codec.syntax import MAX_BYTES
from tests.codec.faulty import ZERO, changed, faults, put, tree
from tests.unlawful import IN_JSON

CELL = "proactive_disclosure.licensing"


@pytest.mark.parametrize(
    ("data", "code", "path"),
    [
        (b"\xef\xbb\xbf{}", "JSON-BOM", "$"),
        (b"\xff\xfe{\x00}\x00", "JSON-BOM", "$"),
        (b"\xfe\xff\x00{\x00}", "JSON-BOM", "$"),
        (b'{"a":"\xff"}', "JSON-UTF8", "$"),
        (b'{"kind":', "JSON-SYNTAX", "$"),
        (b"", "JSON-SYNTAX", "$"),
        (b"[" * 200_000, "JSON-NESTING", "$"),
        (b'{"a":' * 200_000, "JSON-NESTING", "$"),
        (b'{"a":[{"b":1,"b":2}]}', "JSON-DUPLICATE-KEY", "$.a[0].b"),
        (b'{"a":[1,NaN]}', "JSON-CONSTANT", "$.a[1]"),
        (b'{"a":-Infinity}', "JSON-CONSTANT", "$.a"),
        (b"[]", "JSON-OBJECT", "$"),
        (b"null", "JSON-OBJECT", "$"),
        (b"{}", "JSON-MISSING-KEY", "$.kind"),
        (b'{"kind":"report"}', "JSON-MISSING-KEY", "$.edition"),
        (b'{"kind":"note"}', "JSON-CHOICE", "$.kind"),
        (b'{"kind":"report","edition":"2022"}', "JSON-CHOICE", "$.edition"),
        (b'{"kind":"report","edition":2021}', "JSON-CHOICE", "$.edition"),
        (b" " * (MAX_BYTES + 1), "JSON-LENGTH", "$"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_document_that_is_none_has_one_clear_fault(data: bytes, code: str, path: str) -> None:
    assert faults(data) == [(code, path)]


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        *(("proactive_disclosure.licensing", *each) for each in IN_JSON),
        ("proactive_disclosure.licensing", 10**400, "CELL-SIZE"),
        ("proactive_disclosure.fees", 3, "JSON-MONEY"),
        ("proactive_disclosure.fees", "1e3", "JSON-MONEY"),
        ("proactive_disclosure.fees", "-3", "JSON-MONEY"),
        ("proactive_disclosure.fees", {}, "JSON-MONEY"),
        ("agency.name", 3, "JSON-STRING"),
        ("agency.name", "", "TEXT-EMPTY"),
        ("agency.level", "village", "JSON-CHOICE"),
        ("agency.unified_social_credit_code", "11341702486344515A", "AGENCY-USCC-CHECK"),
        ("agency.division_code", "12", "AGENCY-DIVISION"),
        ("agency.contact", None, "JSON-OBJECT"),
        ("agency.contact.fax", "1", "JSON-UNKNOWN-KEY"),
        ("period.start", "2023-02-30", "JSON-DATE"),
        ("period.start", 20230101, "JSON-DATE"),
        ("period.end", "20231231", "JSON-DATE"),
        ("narrative.preface", "\u0007", "TEXT-CONTROL"),
        ("narrative.overview.text", 1, "JSON-STRING"),
        ("request_handling.received", 1, "JSON-OBJECT"),
        ("request_handling.outcomes.withheld.secret", {}, "JSON-UNKNOWN-KEY"),
        ("edition_", "2021", "JSON-UNKNOWN-KEY"),
        ("version", 2, "JSON-CHOICE"),
        ("version", True, "JSON-CHOICE"),
        ("format", "other", "JSON-CHOICE"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(path: str, value: object, code: str) -> None:
    assert faults(changed(path, value)) == [(code, f"$.{path}")]


def test_an_odd_key_is_quoted_in_the_path() -> None:
    assert faults(changed("a key", 1)) == [("JSON-UNKNOWN-KEY", "$['a key']")]


def test_missing_members_are_named() -> None:
    whole = tree()
    del whole["request_handling"]["received"]["total"], whole["agency"], whole["period"]["end"]
    del whole["version"]
    assert faults(json.dumps(whole)) == [
        ("JSON-MISSING-KEY", "$.version"),
        ("JSON-MISSING-KEY", "$.agency"),
        ("JSON-MISSING-KEY", "$.period.end"),
        ("JSON-MISSING-KEY", "$.request_handling.received.total"),
    ]


def test_what_may_be_left_out_may_be_left_out() -> None:
    whole = tree()
    del whole["narrative"], whole["agency"]["contact"], whole["agency"]["level"]
    assert gd.loads(json.dumps(whole)) == ZERO


def test_several_faults_are_reported_together() -> None:
    whole = tree()
    whole["agency"]["nmae"] = "x"
    whole["period"]["end"] = "never"
    whole["proactive_disclosure"]["penalties"] = -2
    whole["review_litigation"]["review"]["pending"] = 1.5
    assert faults(json.dumps(whole)) == [
        ("JSON-UNKNOWN-KEY", "$.agency.nmae"),
        ("JSON-DATE", "$.period.end"),
        ("CELL-NEGATIVE", "$.proactive_disclosure.penalties"),
        ("CELL-TYPE", "$.review_litigation.review.pending"),
    ]


def test_a_document_of_the_other_edition_is_no_document_of_this() -> None:
    codes = {code for code, _ in faults(changed("edition", "2019"))}
    assert codes == {"JSON-MISSING-KEY", "JSON-UNKNOWN-KEY", "JSON-OBJECT"}


@given(gs.annual_reports(), st.data())
def test_a_changed_figure_is_refused_with_the_codes_of_the_verdict(
    report: gd.AnyReport, data: st.DataObject
) -> None:
    sums = sorted({path for i in report.form.identities.values() for path in i.cells})
    path = data.draw(st.sampled_from(sums))
    value = data.draw(st.integers(0, 10**6).filter(lambda n: n != report.figures()[path]))
    whole = json.loads(gd.dumps(report))
    put(whole, path, value)
    verdict = gd.Draft.from_report(report).replace({path: value}).check()
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(json.dumps(whole))
    codes = {violation.code for violation in caught.value.violations}
    assert codes == {violation.code for violation in verdict.errors}
    assert codes


DRAFT = gd.dumps(gd.Draft(edition="2021", cells={}))


def with_cells(cells: bytes) -> bytes:
    return DRAFT.replace(b'"cells":{}', b'"cells":' + cells)


def with_doubts(doubts: bytes) -> bytes:
    return with_cells(b'{},"doubts":' + doubts)


@pytest.mark.parametrize(
    ("data", "of", "actual", "expected"),
    [
        (b"[]", None, "array", None),
        (b'{"a":"\xff"}', None, 6, None),
        (b'{"a":1,"a":2}', None, "a", None),
        (b'{"kind":"note"}', None, "note", "report, draft"),
        (b'{"kind":["draft"]}', None, "array", "report, draft"),
        (b'{"kind":"report","edition":2021}', None, 2021, "2019, 2021"),
        (gd.dumps(ZERO), gd.Draft, "report", "draft"),
        (DRAFT, gd.AnnualReport, "draft", "report"),
        (DRAFT.replace(b'"2021"', b'"1999"'), None, "1999", "2019, 2021, 2021-undivided"),
        (DRAFT, gd.AnyReport, "draft", "report"),
        (gd.dumps(ZERO), gd.AnnualReport2019, "2021", "2019"),
        (gd.dumps(ZERO), gd.AnnualReport2019 | gd.Draft, "2021", "2019"),
        (with_cells(b"[]"), None, "array", None),
        (
            with_cells(f'{{"{CELL}":{{"text":"5","value":"5","state":"figure"}}}}'.encode()),
            None,
            "5",
            None,
        ),
        (
            with_cells(f'{{"{CELL}":{{"text":"1","value":"one","state":"figure"}}}}'.encode()),
            None,
            "one",
            None,
        ),
        (changed("agency.name", 3), None, 3, None),
        (changed("agency.fax", ""), None, "fax", None),
        (changed("agency", {}), None, "name", None),
        (
            changed("agency.level", "village"),
            None,
            "village",
            "national, province, city, county, township",
        ),
        (with_doubts(b"5"), None, 5, None),
        (with_doubts(b'[{"code":"a","place":{"box":[1,2,3]}}]'), None, 3, None),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_fault_shows_what_is_there_and_what_may_be(
    data: bytes | str, of: Any, actual: object, expected: object
) -> None:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(data, of)
    (violation,) = caught.value.violations
    assert (violation.actual, violation.expected) == (actual, expected)


@pytest.mark.parametrize("key", [1, None, 1.5, float("nan"), ("a", 1), b"a"])
def test_plain_data_has_keys_of_text(key: object) -> None:
    tree: Any = gd.to_data(ZERO)
    tree["agency"] |= {key: 1, "fax": 2}
    tree["proactive_disclosure"][key] = 1
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.from_data(tree)
    assert [violation.code for violation in caught.value.violations] == ["JSON-UNKNOWN-KEY"] * 3


def test_plain_data_may_have_texts_of_a_subclass() -> None:
    class Text(str):
        """As ``numpy.str_``."""

    draft: Any = gd.to_data(gd.Draft.from_report(ZERO)) | {"basis": [Text("甲")]}
    draft["cells"][CELL]["text"] = Text("0")
    assert gd.loads(gd.dumps(gd.from_data(draft, gd.Draft))) == gd.Draft.from_report(ZERO)
