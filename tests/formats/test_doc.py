# SPDX-License-Identifier: Apache-2.0
"""DOC files to a document."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaidisclosure.errors import MissingExtraError
from gaidisclosure.formats.word.doc import parse
from tests.depth import examples
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

REPORT = (Path(__file__).parents[1] / "data" / "report.doc").read_bytes()


@settings(max_examples=examples(25), deadline=None)
@given(st.integers(0, len(REPORT)), st.binary(max_size=4))
def test_any_bytes_are_read_or_refused(at: int, patch: bytes) -> None:
    torn = REPORT[:at] + patch + REPORT[at + len(patch) :]
    assert is_lawful(outcome(parse, torn))


def test_what_a_word_processor_writes() -> None:
    read = parse(REPORT)
    assert paragraphs(read) == ["云溪县水利局2025年政府信息公开工作年度报告", "一、总体情况"]
    assert grids(read) == [[[("信息内容", 2, 1), ("数量", 1, 2)], ["12", "3.5"], ["规章", "", ""]]]


def test_refusals() -> None:
    assert refusal(parse, docx(paragraph("规章"))) == "document.damaged"
    assert refusal(parse, compound(Workbook=b"")) == "document.damaged"
    assert refusal(parse, compound(WordDocument=b"")) == "document.damaged"
    assert refusal(parse, compound(EncryptedPackage=b"")) == "document.encrypted"


def test_a_password() -> None:
    at = REPORT.index(b"\xec\xa5") + 11
    assert (
        refusal(parse, REPORT[:at] + bytes([REPORT[at] | 1]) + REPORT[at + 1 :])
        == "document.encrypted"
    )


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "doc2docx", None)
    with pytest.raises(MissingExtraError, match="msdoc2docx"):
        parse(REPORT)
