# SPDX-License-Identifier: Apache-2.0
"""What is no lawful document is refused, with every fault and its JSON path."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.codec import from_data
from gaidisclosure.codec.canonical import read
from gaidisclosure.codec.syntax import MAX_BYTES, parse
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.fields import hints
from gaidisclosure.model.texts import MAX_TEXT
from tests.unlawful import IN_JSON

Report = gd.AnnualReport2021 | gd.AnnualReport2019

CELL = "proactive_disclosure.licensing"
AT = f"$.cells['{CELL}']"
HALF = "\ud800"
ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)


def faults(data: bytes | str) -> list[tuple[str, str | None]]:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(data)
    for violation in caught.value.violations:
        for locale in LOCALES:
            assert "{" not in violation.message(locale).replace(str(violation.actual), "")
    assert pickle.loads(pickle.dumps(caught.value)).violations == caught.value.violations
    return [(violation.code, violation.path) for violation in caught.value.violations]


def tree() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gd.dumps(ZERO))
    return found


def changed(path: str, value: object) -> str:
    *names, last = path.split(".")
    whole = inner = tree()
    for name in names:
        inner = inner[name]
    inner[last] = value
    return json.dumps(whole)


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


def test_numbers_too_long_to_convert_are_told_by_size() -> None:
    data = gd.dumps(ZERO).replace(b'"licensing":0', b'"licensing":' + b"9" * 6000)
    assert faults(data) == [("CELL-SIZE", "$.proactive_disclosure.licensing")]


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
    report: Report, data: st.DataObject
) -> None:
    sums = sorted({path for i in report.form.identities.values() for path in i.cells})
    path = data.draw(st.sampled_from(sums))
    value = data.draw(st.integers(0, 10**6).filter(lambda n: n != report.figures()[path]))
    whole = json.loads(gd.dumps(report))
    *names, last = path.split(".")
    inner = whole
    for name in names:
        inner = inner[name]
    inner[last] = value
    verdict = gd.Draft.from_report(report).replace({path: value}).check()
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(json.dumps(whole))
    codes = {violation.code for violation in caught.value.violations}
    assert codes == {violation.code for violation in verdict.errors}
    assert codes


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({}, [("JSON-MISSING-KEY", "$.cells")]),
        (
            {"cells": {CELL: {}}},
            [("JSON-MISSING-KEY", f"{AT}.{name}") for name in ("text", "value", "state")],
        ),
        ({"cells": []}, [("JSON-OBJECT", "$.cells")]),
        ({"cells": {}, "year": 1.5}, [("JSON-INTEGER", "$.year")]),
        ({"cells": {}, "edition": "1999"}, [("JSON-CHOICE", "$.edition")]),
        (
            {"cells": {"a": {"text": "", "value": None, "state": "blank"}}},
            [("JSON-UNKNOWN-KEY", "$.cells.a")],
        ),
        (
            {"cells": {CELL: {"text": "1", "value": "one", "state": "figure"}}},
            [("JSON-FIGURE", f"{AT}.value")],
        ),
        (
            {"cells": {CELL: {"text": "1", "value": True, "state": "figure"}}},
            [("JSON-FIGURE", f"{AT}.value")],
        ),
        (
            {"cells": {CELL: {"text": "1", "value": None, "state": "figure"}}},
            [("CELL-STATE", f"{AT}.state")],
        ),
        (
            {"cells": {CELL: {"text": "5", "value": 5.0, "state": "figure"}}},
            [("JSON-FIGURE", f"{AT}.value")],
        ),
        (
            {
                "cells": {
                    CELL: {
                        "text": HALF,
                        "value": None,
                        "state": "text",
                        "forced_by": [HALF],
                        "place": {"sheet": HALF},
                    }
                }
            },
            [
                ("TEXT-CONTROL", f"{AT}.text"),
                ("TEXT-CONTROL", f"{AT}.place.sheet"),
                ("TEXT-CONTROL", f"{AT}.forced_by[0]"),
            ],
        ),
        ({"cells": {}, "basis": ["", HALF]}, [("TEXT-CONTROL", "$.basis[1]")]),
        ({"cells": {}, "text_places": 5}, [("JSON-OBJECT", "$.text_places")]),
        ({"cells": {}, "text_places": {"x": []}}, [("JSON-UNKNOWN-KEY", "$.text_places.x")]),
        (
            {"cells": {}, "text_places": {"preface": 5, "overview.text": [5]}},
            [
                ("JSON-ARRAY", "$.text_places.preface"),
                ("JSON-OBJECT", "$.text_places['overview.text'][0]"),
            ],
        ),
        (
            {"cells": {}, "doubts": [{"code": "a", "found": HALF}]},
            [("TEXT-CONTROL", "$.doubts[0].found")],
        ),
        ({"cells": {}, "year": -1}, [("PERIOD-YEAR", "$.year")]),
        ({"cells": {}, "year": 10**30}, [("PERIOD-YEAR", "$.year")]),
        ({"cells": {}, "doubts": 5}, [("JSON-ARRAY", "$.doubts")]),
        ({"cells": {}, "doubts": None}, [("JSON-ARRAY", "$.doubts")]),
        ({"cells": {}, "basis": "ab"}, [("JSON-ARRAY", "$.basis")]),
        ({"cells": {}, "basis": {"a": 1}}, [("JSON-ARRAY", "$.basis")]),
        ({"cells": {}, "doubts": [5]}, [("JSON-OBJECT", "$.doubts[0]")]),
        (
            {"cells": {}, "doubts": [{"code": "a"}, {"code": 1, "cells": ["b", 2], "x": 3}]},
            [
                ("JSON-STRING", "$.doubts[1].code"),
                ("JSON-STRING", "$.doubts[1].cells[1]"),
                ("JSON-UNKNOWN-KEY", "$.doubts[1].x"),
            ],
        ),
        (
            {"cells": {}, "doubts": [{"code": "a", "place": {"box": [1, 2, 3]}}]},
            [("JSON-ARRAY", "$.doubts[0].place.box")],
        ),
        (
            {"cells": {}, "doubts": [{"code": "a", "place": {"box": ["1", 2.5, 1e999, True]}}]},
            [("JSON-NUMBER", f"$.doubts[0].place.box[{number}]") for number in (0, 2, 3)],
        ),
    ],
)
def test_faults_of_drafts(document: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    opening = {"format": "gaidisclosure", "version": 1, "kind": "draft", "edition": "2021"}
    found = faults(json.dumps(opening | document).replace("Infinity", "1e999"))
    assert found == expected


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


def test_a_hundred_faults_are_listed_and_the_others_counted() -> None:
    keys = ",".join(f'"k{number}":0' for number in range(150_000))
    draft = '{"format":"gaidisclosure","version":1,"kind":"draft","edition":"2021","cells":{'
    for document in (f"{gd.dumps(ZERO).decode()[:-1]},{keys}}}", f"{draft}{keys}}}}}"):
        with pytest.raises(gd.InvalidJSONError) as caught:
            gd.loads(document)
        *listed, rest = caught.value.violations
        assert [violation.code for violation in listed] == ["JSON-UNKNOWN-KEY"] * 100
        assert (rest.code, rest.actual) == ("JSON-MORE", 149_900)
        assert len(caught.value.message()) < 5000


def test_what_the_model_takes_is_written_and_read() -> None:
    """Every section as long as it may be, in characters that take four bytes."""
    text = "\U00020000" * MAX_TEXT
    sections = {name: text for name in hints(Narrative) if name not in {"title", "overview"}}
    overview = Overview(**dict.fromkeys(hints(Overview), text))
    report = evolve(ZERO, narrative=Narrative(overview=overview, **sections))
    data = gd.dumps(report)
    assert 0.8 * MAX_BYTES < len(data) <= MAX_BYTES
    assert gd.loads(data) == report


def test_a_key_twice_among_very_many() -> None:
    keys = ",".join(f'"k{number}":0' for number in range(100_000))
    assert faults(f'{{{keys},"k1":1}}') == [("JSON-DUPLICATE-KEY", "$.k1")]


BYTES = st.sampled_from([b"", b"0", b"-", b" ", b'"', b",", b"1.5", b"{}", b"\xc2\x85", b"\\u0000"])


@given(gs.annual_reports(), st.data())
def test_the_quick_way_never_accepts_what_the_careful_way_would_not(
    report: Report, data: st.DataObject
) -> None:
    whole = gd.dumps(report)
    start = data.draw(st.integers(0, len(whole)))
    end = min(len(whole), start + data.draw(st.integers(0, 3)))
    other = whole[:start] + data.draw(BYTES | st.binary(max_size=3)) + whole[end:]
    try:
        found = read(other)
    except gd.InvalidJSONError:
        found = None
    if found is not None:
        assert from_data(parse(other)) == found


@given(st.binary() | st.text().map(lambda text: json.dumps(text).encode()))
@example(b'{"kind":"draft"}')
@example(b'{"kind":"report","edition":"2021"}')
def test_any_bytes_give_a_value_or_the_one_documented_error(data: bytes) -> None:
    with pytest.raises(gd.InvalidJSONError):
        gd.loads(data)


def test_text_with_half_a_surrogate_is_not_utf8() -> None:
    assert faults('{"a":"\ud800"}') == [("JSON-UTF8", "$")]
    escaped = gd.dumps(ZERO).decode().replace('"preface":""', '"preface":"\\ud800"')
    assert faults(escaped) == [("TEXT-CONTROL", "$.narrative.preface")]
