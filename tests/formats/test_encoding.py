# SPDX-License-Identifier: Apache-2.0
"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.encoding import bounded, decode
from gaidisclosure.i18n import LOCALES

CHINESE = st.text("政府信息公开，。（）“”、1a\n\t\u3000鿿㐀", min_size=1).filter(str.strip)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"])


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableError) as refused:
        decode(data)
    assert all(refused.value.message(locale) for locale in LOCALES)
    return refused.value.code


def readable_as_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(CHINESE, ENCODINGS)
def test_text_is_decoded(text: str, name: str) -> None:
    data = text.encode(name)
    if name == "gb18030" and readable_as_utf8(data):
        return
    assert decode(data) == text


@given(CHINESE)
def test_both_orders_of_utf16_are_decoded(text: str) -> None:
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")) == text


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
@example(b"\xff\xff")
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    refused = None
    try:
        text = decode(data)
    except UnreadableError as error:
        refused, text = error, ""
    assert text.strip() if refused is None else refused.message("en")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u3000".encode()]
)
def test_empty(data: bytes) -> None:
    assert code_of(data) == "document.empty"


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        "规章\0".encode(),
        "规章12".encode("utf-16-le"),
        b"PK\x03\x04\x14\x01\x08\x01",
        b"a" * 90 + b"\x01",
    ],
)
def test_binary(data: bytes) -> None:
    assert code_of(data) in {"document.binary", "document.unknown_encoding"}


def test_binary_is_told_from_text() -> None:
    assert code_of("规章\0".encode()) == "document.binary"
    assert code_of(b"%PDF-1.7\n%" + bytes(range(128, 256))) == "document.binary"
    assert code_of(b"PK\x03\x04" + bytes(range(128, 256))) == "document.binary"
    assert code_of(b"a" * 98 + b"\x01") == "document.binary"
    assert decode(b"a" * 99 + b"\x01")
    assert decode(b"a\t\v\f\r\n\x1a")


@pytest.mark.parametrize(
    "data", [b"\xff\xff\xff", codecs.BOM_UTF16_LE + b"\x00", "规章".encode()[:-1] + b"\xff"]
)
def test_unknown_encoding(data: bytes) -> None:
    assert code_of(data) == "document.unknown_encoding"


def test_a_text_within_the_bounds_is_returned() -> None:
    text = "a" * limits.LINE.most + "\n" * (limits.LINES.most - 1)
    assert bounded(text) is text
    assert decode(text.encode()) == text


def test_the_message_names_what_was_found() -> None:
    with pytest.raises(UnreadableError) as refused:
        bounded("\n" * limits.LINES.most)
    assert refused.value.params == {"found": 200_001, "limit": 200_000}
    assert "200001" in str(refused.value)
