# SPDX-License-Identifier: Apache-2.0
"""DOC files to a document."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid
from gaidisclosure.errors import MissingExtraError
from gaidisclosure.formats.compound import Compound
from gaidisclosure.formats.word.doc import parse, require_moderate
from tests.depth import examples
from tests.formats import doc_files
from tests.formats.doc_files import REPORT
from tests.formats.office_files import (
    compound,
    docx,
    grids,
    is_lawful,
    outcome,
    paragraph,
    paragraphs,
    refusal,
)


@settings(max_examples=examples(25), deadline=None)
@given(st.integers(0, len(REPORT)), st.binary(max_size=4))
def test_any_bytes_are_read_or_refused(at: int, patch: bytes) -> None:
    torn = REPORT[:at] + patch + REPORT[at + len(patch) :]
    assert is_lawful(outcome(parse, torn))


def test_what_a_word_processor_writes() -> None:
    read = parse(REPORT)
    assert paragraphs(read) == ["云溪县水利局2025年政府信息公开工作年度报告", "一、总体情况"]
    assert grids(read) == [[[("信息内容", 2, 1), ("数量", 1, 2)], ["12", "3.5"], ["规章", "", ""]]]


@pytest.mark.parametrize(
    "properties",
    [
        *(b"\x37\x08\1", b"\x53\x2a\1", b"\x3c\x08\1"),
        *(b"\x48\x2a\1", b"\x48\x2a\2", b"\x45\x48\x0c\0"),
        *(b"\x70\x68\xff\xff\xff\0", b"\x43\x4a\2\0"),
    ],
    ids=["strike", "two lines", "hidden", "raised", "lowered", "moved", "white", "small"],
)
def test_the_look_of_text_outlives_the_conversion(properties: bytes) -> None:
    report = parse(doc_files.with_look("2\x07", properties)).blocks[-1]
    assert isinstance(report, Grid)
    assert [cell.text for cell in report.rows[1]] == ["1", "3.5"]
    assert [each.text for each in report.omitted] == ["2"]


def test_refusals() -> None:
    assert refusal(parse, docx(paragraph("规章"))) == "document.damaged"
    assert refusal(parse, compound(Workbook=b"")) == "document.damaged"
    assert refusal(parse, compound(WordDocument=b"")) == "document.damaged"
    assert refusal(parse, compound(EncryptedPackage=b"")) == "document.encrypted"


def test_what_the_library_refuses() -> None:
    assert refusal(parse, doc_files.with_text((9_000, 5_000))) == "document.damaged"


def test_a_password() -> None:
    at = REPORT.index(b"\xec\xa5") + 11
    assert (
        refusal(parse, REPORT[:at] + bytes([REPORT[at] | 1]) + REPORT[at + 1 :])
        == "document.encrypted"
    )


def with_pictures(count: int, data: bytes, *, one_byte: bool = False) -> bytes:
    """A file with twice so many characters that stand for pictures."""
    anchors = "\1\x08" * count
    if not one_byte:
        return doc_files.with_text(
            (doc_files.ADDED, 2 * count), text=anchors.encode("utf-16-le"), data=data
        )
    place = doc_files.ONE_BYTE + 2 * len(doc_files.streams()[0])
    return doc_files.with_text((place, 2 * count), text=anchors.encode(), data=data)


@pytest.mark.parametrize("names", [1, 2])
def test_pictures_that_unpack_to_much(names: int, lower: Callable[[str, int], None]) -> None:
    bomb = doc_files.packed(20 << 20, names)
    assert refusal(parse, with_pictures(10, bomb)) == "document.too_complex"
    assert refusal(parse, with_pictures(10, bomb, one_byte=True)) == "document.too_complex"
    assert outcome(parse, with_pictures(1, bomb)) != "document.too_complex"
    lower("DOC_PICTURES", 1 << 20)
    assert refusal(parse, with_pictures(1, bomb)) == "document.too_complex"


def test_pictures_that_are_shown_very_often(lower: Callable[[str, int], None]) -> None:
    lower("DOC_PICTURES", 10 << 20)
    data = bytes(30_000)
    assert outcome(parse, with_pictures(50, data)) != "document.too_complex"
    assert refusal(parse, with_pictures(300, data)) == "document.too_complex"


def test_pieces_that_are_the_same_text() -> None:
    assert isinstance(parse(doc_files.repeated(3)), Document)
    assert refusal(parse, doc_files.repeated(3_000)) == "document.too_complex"


@given(st.integers(0, 700), st.binary(min_size=1, max_size=8), st.booleans())
def test_torn_tables_are_measured_or_refused(at: int, patch: bytes, of_text: bool) -> None:
    word, table = doc_files.streams()
    torn = word if of_text else table
    torn[at : at + len(patch)] = patch
    data = compound(**{"WordDocument": bytes(word), "1Table": bytes(table)})
    result = outcome(lambda file: require_moderate(Compound(file, "DOC", "doc")), data)
    assert result is None or result.startswith("document.")


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "doc2docx", None)
    with pytest.raises(MissingExtraError, match="msdoc2docx"):
        parse(REPORT)
