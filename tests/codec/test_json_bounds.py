# SPDX-License-Identifier: Apache-2.0
"""Any bytes give a value or faults, however large the document is."""

from __future__ import annotations

import json

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.codec import from_data
from gaidisclosure.codec.canonical import read
from gaidisclosure.codec.syntax import MAX_BYTES, parse
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.fields import hints
from gaidisclosure.model.texts import MAX_TEXT
from tests.codec.faulty import ZERO, faults


def test_numbers_too_long_to_convert_are_told_by_size() -> None:
    data = gd.dumps(ZERO).replace(b'"licensing":0', b'"licensing":' + b"9" * 6000)
    assert faults(data) == [("CELL-SIZE", "$.proactive_disclosure.licensing")]


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
    report: gd.AnyReport, data: st.DataObject
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
