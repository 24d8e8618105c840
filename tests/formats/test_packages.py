# SPDX-License-Identifier: Apache-2.0
"""Archives and compound files, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.compound import Compound, compound_file
from gaidisclosure.formats.markup import parse_xml
from gaidisclosure.formats.packages import Package
from tests.formats.office_files import SIGNATURE, archive, compound, outcome, refusal, relations


def opened(data: bytes) -> Package:
    return Package(data, "DOCX")


@given(st.dictionaries(st.text("abc/", min_size=1, max_size=5), st.binary(max_size=20), max_size=4))
def test_parts_are_read_as_they_are_written(parts: dict[str, bytes]) -> None:
    target = BytesIO()
    with ZipFile(target, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    package = opened(target.getvalue())
    assert {name: package.read(name.upper()) for name in package} == parts
    assert all(name in package for name in parts)


@given(st.binary(max_size=300) | st.binary(max_size=200).map(SIGNATURE.__add__))
def test_other_bytes_are_refused(data: bytes) -> None:
    assert refusal(opened, data) == "document.damaged"


def test_related_parts() -> None:
    package = opened(
        archive(
            {
                "_rels/.rels": relations(one="/a/b.xml", two="a/../c%20d.xml", three="no.xml"),
                "a/_rels/b.xml.rels": relations(four="../c d.xml"),
                "a/b.xml": "<a/>",
                "c d.xml": "<a/>",
            }
        )
    )
    assert [package.related("", role) for role in ("one", "two", "three", "four")] == [
        "a/b.xml",
        "c d.xml",
        None,
        None,
    ]
    assert package.related("a/b.xml", "four") == "c d.xml"
    assert package.related("c d.xml", "four") is None


def test_a_part_that_unpacks_beyond_measure(lower: Callable[[str, int], None]) -> None:
    bomb = opened(archive({"a": "0" * (5 * 1024 * 1024)}))
    with pytest.raises(UnreadableError) as caught:
        bomb.read("a")
    assert caught.value.code == "document.unpacks_too_large"
    lower("UNPACKED", 15)
    parts = opened(archive({"a": "0" * 10, "b": "0" * 10}))
    assert parts.read("a") == b"0" * 10
    with pytest.raises(UnreadableError, match="15"):
        parts.read("b")


def test_parts_that_cannot_be_unpacked() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_BZIP2) as file:
        file.writestr("a", "规章")
    for data in (target.getvalue(), archive({"b": ""})):
        with pytest.raises(UnreadableError) as caught:
            opened(data).read("a")
        assert caught.value.code == "document.damaged"
    sound = archive({"a": "规章" * 9})
    torn = sound.replace(sound[31:36], b"\xff" * 5)
    locked = sound.replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0")
    for data, code in ((torn, "document.damaged"), (locked, "document.encrypted")):
        with pytest.raises(UnreadableError) as caught:
            opened(data).read("a")
        assert caught.value.code == code


def test_a_password() -> None:
    assert refusal(opened, compound(EncryptedPackage=b"")) == "document.encrypted"
    assert refusal(opened, compound(WordDocument=b"")) == "document.damaged"


def test_what_is_no_xml() -> None:
    for data in (b"", b"<a>", b"\xff", "<a>规章</a>".encode("gbk"), b"<a:b/>", b"<!DOCTYPE a><a/>"):
        with pytest.raises(UnreadableError) as caught:
            parse_xml(data, "DOCX")
        assert caught.value.code == "document.damaged"


def test_xml_in_either_encoding_and_with_any_prefix() -> None:
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    source = f'<a:p xmlns:a = "{space}"><a:t>规章</a:t></a:p>'
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        root = parse_xml(source.encode(encoding), "DOCX")
        assert root.findtext("{w}t") == "规章"


PIECE = st.binary(min_size=1, max_size=9)


def stream_of(data: bytes, name: str = "Book") -> bytes:
    return Compound(data, "XLS", "xlsx").read(name)


@given(PIECE, PIECE, st.integers(4096, 9000))
def test_streams_are_read_as_they_are_written(one: bytes, other: bytes, size: int) -> None:
    first, second = one * (size // len(one) + 1), other * (size // len(other) + 1)
    data = compound(Book=first, Data=second)
    for name, stream in (("Book", first), ("Data", second), ("None", b"")):
        assert stream_of(data, name).rstrip(b"\0") == stream.rstrip(b"\0")


@given(PIECE, st.integers(0, 9000) | st.just(5_000_000))
def test_what_is_written_for_the_library_is_read(piece: bytes, size: int) -> None:
    stream = (piece * (size // len(piece) + 1))[:size]
    read = stream_of(compound_file("Book", stream))
    assert read[:size] == stream
    assert read[size:].strip(b"\0") == b""


@example(30, b"\xff")
@given(st.integers(0, 1535), st.binary(min_size=1, max_size=8))
def test_torn_compound_files_are_read_or_refused(at: int, patch: bytes) -> None:
    sound = compound(Book=b"1" * 4096)
    torn = sound[:at] + patch + sound[at + len(patch) :]
    for data in (torn, torn[: at + 600]):
        result = outcome(stream_of, data)
        assert result == "document.damaged" or len(result) <= len(data)


@pytest.mark.parametrize(
    ("at", "number"),
    [
        (30, 3),
        (30, 63),
        (44, 0x7FFFFFFF),
        (64, 0x7FFFFFFF),
        (1024 + 120, 10**6),
        (1024 + 248, 10**6),
    ],
    ids=["small sectors", "large", "tables", "table of small sectors", "small streams", "stream"],
)
def test_compound_files_that_say_they_are_larger_than_they_are(at: int, number: int) -> None:
    torn = bytearray(compound(Book=b"1" * 4096))
    torn[at : at + 4] = number.to_bytes(4, "little")
    assert outcome(stream_of, bytes(torn)) == "document.damaged"


def test_a_chain_of_sectors_in_a_circle() -> None:
    torn = bytearray(compound(Book=b"1" * 4096))
    torn[512 + 9 * 4 : 512 + 10 * 4] = (2).to_bytes(4, "little")
    assert outcome(stream_of, bytes(torn)) == b"1" * 4096


def test_a_table_of_sectors_that_goes_on_elsewhere() -> None:
    sound = compound(Book=b"1" * 4096)
    more = (len(sound) - 512) // 512
    further = b"\xff\xff\xff\xff" * 127 + more.to_bytes(4, "little")
    for place in (more, more + 5):
        data = sound[:68] + place.to_bytes(4, "little") + sound[72:] + further
        assert stream_of(data) == b"1" * 4096
