# SPDX-License-Identifier: Apache-2.0
"""What a file is, by what it holds; and the right reader for it."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.detection import detect, parse
from gaidisclosure.formats.packages import Package
from tests.formats.office_files import archive, paragraphs, relations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names: str) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name in names:
            archive.writestr(name, "文")
    return found.getvalue()


def wide(name: str) -> bytes:
    return OLE + b"\0" * 600 + name.encode("utf-16-le") + b"\0\0"


WORKBOOK = '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
OPC = b"http://schemas.microsoft.com/office/2006/xmlPackage"
WORD = b"http://schemas.microsoft.com/office/word/2003/wordml"
ODF = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
NAMES = {
    b"%PDF-1.4": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff\xe0": "picture",
    b"GIF89a": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
    b"{\\rtf1": "RTF",
    b"Rar!\x1a": "RAR/7z/gzip",
    b"7z\xbc\xaf'": "RAR/7z/gzip",
    b"\x1f\x8b\x08": "RAR/7z/gzip",
    b"MIME-Version: 1.0": "mhtml",
    b"From: <Saved by Blink>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n": "mhtml",
    b"a\nMIME-Version: 1.0": "text",
    WORKBOOK.encode(): "XML Spreadsheet",
    WORKBOOK.encode("utf-16"): "XML Spreadsheet",
    WORKBOOK.replace("Workbook", "Book").encode(): "text",
    b'<?xml version="1.0"?><pkg:package xmlns:pkg="' + OPC + b'">': "Word XML",
    b'<w:wordDocument xmlns:w="' + WORD + b'">': "Word XML",
    f'<office:document xmlns:office="{ODF}">'.encode(): "OpenDocument",
    f'<office:document xmlns:office="{ODF}">'.encode("utf-16"): "OpenDocument",
    WORD: "text",
    "规章,1,0,9\n".encode("gb18030") * 10: "csv",
    b"\xef\xbb\xbf <table>": "html",
    b"<!-- a --><p>": "html",
    b"a <HTML lang=zh>": "html",
    b"1 < 2": "text",
    b"": "text",
    packed("word/document.xml"): "docx",
    packed("xl/workbook.xml"): "xlsx",
    packed("content.xml", "mimetype"): "OpenDocument",
    packed("OFD.xml", "Doc_0/Document.xml"): "OFD",
    packed("mimetype", "META-INF/container.xml"): "EPUB",
    packed("[Content_Types].xml"): "OLE/ZIP",
    packed("a.txt"): "zip",
    wide("WordDocument"): "doc",
    wide("Workbook"): "xls",
    wide("Book"): "xls",
    wide("EncryptedPackage"): "encrypted",
    wide("Else"): "OLE/ZIP",
}


@pytest.mark.parametrize(("data", "name"), NAMES.items())
def test_each_format(data: bytes, name: str) -> None:
    assert detect(data).name == name


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed("a.txt"), "document.archive"),
        (b"Rar!", "document.packed"),
        (b"7z\xbc\xaf", "document.packed"),
        (b"\x89PNG", "document.picture"),
        (wide("EncryptedPackage"), "document.encrypted"),
        (b"{\\rtf1", "document.unsupported"),
        (packed("OFD.xml"), "document.unsupported"),
        (wide("Else"), "document.unsupported"),
    ],
)
def test_what_is_not_read(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(data)
    assert caught.value.code == code
    for locale in ("zh_Hans", "zh_Hant", "en"):
        assert caught.value.message(locale)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"{\\rtf1\\ansi", "RTF"),
        (packed("OFD.xml"), "OFD"),
        (packed("META-INF/container.xml"), "EPUB"),
        (packed("content.xml"), "OpenDocument"),
        (f'<office:document xmlns:office="{ODF}">'.encode(), "OpenDocument"),
        (b'<w:wordDocument xmlns:w="' + WORD + b'">', "Word XML"),
        (b'<pkg:package xmlns:pkg="' + OPC + b'">', "Word XML"),
        (b"Rar!\x1a", "RAR/7z"),
        (packed("word/document.xml")[:-9], "DOCX"),
        (packed("xl/workbook.xml")[:-9], "XLSX"),
        (packed("a.txt")[:-9], "ZIP"),
    ],
)
def test_the_message_names_what_the_file_is(data: bytes, named: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(data)
    for locale in ("zh_Hans", "zh_Hant", "en"):
        assert named in caught.value.message(locale)


def test_readers_are_called() -> None:
    assert parse("<p>甲".encode()).blocks
    assert parse("甲".encode()).blocks
    assert parse("规章,1,0,9\n".encode() * 10).blocks


BEGINNINGS = st.sampled_from([*NAMES, b"PK\x03\x04", OLE])


@given(BEGINNINGS, st.binary(max_size=200), st.integers(0, 400))
def test_any_bytes_are_a_document_or_refused(start: bytes, rest: bytes, at: int) -> None:
    data = start[:at] + rest + start[at:]
    try:
        assert isinstance(parse(data), Document)
    except UnreadableError as error:
        error.message("en")


def test_members_of_an_archive() -> None:
    data = packed("一/甲.txt", "空/", "b.txt")
    package = Package(data, "ZIP")
    assert [name for _, name in package.files()] == ["一/甲.txt", "b.txt"]
    assert package.read("b.txt").decode() == "文"


def test_names_that_a_chinese_program_has_written() -> None:
    raw = "年报.txt".encode("gb18030").decode("cp437")
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        archive.writestr("xxxxxxxx", "文")
    data = found.getvalue().replace(b"xxxxxxxx", "年报.txt".encode("gb18030"))
    package = Package(data, "ZIP")
    ((entry, name),) = package.files()
    assert (entry.filename, name) == (raw, "年报.txt")
    assert package.read(entry).decode() == "文"


def test_a_file_without_a_name() -> None:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), "文")
    ((entry, name),) = Package(found.getvalue(), "ZIP").files()
    assert (entry.filename, name) == ("", "_")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16(encoding: str) -> None:
    data = "\ufeff<html><p>一、总体情况</p></html>".encode(encoding)
    assert detect(data).name == "html"
    assert paragraphs(parse(data)) == ["一、总体情况"]
    assert detect("\ufeff规章".encode(encoding)).name == "text"


def test_what_only_looks_like_a_message() -> None:
    assert detect("来源: 本机关\n".encode()).name == "text"
    assert detect(b"Source: x\nyear: 2023\n").name == "text"
    assert detect(b"Content-Type: text/html\n\n<p>x").name == "mhtml"


def test_the_main_part_is_found_by_its_relation() -> None:
    def related(main: str) -> bytes:
        return archive({"_rels/.rels": relations(officeDocument=main), main: "x"})

    assert detect(related("word/document2.xml")).name == "docx"
    assert detect(archive({"word/document.xml": "x"})).name == "docx"
    assert detect(related("xl/a.xml")).name == "zip"
