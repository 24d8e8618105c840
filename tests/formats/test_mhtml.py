# SPDX-License-Identifier: Apache-2.0
"""Web archives, and files that name their formats late or in another encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.formats.detection import detect, parse
from gaidisclosure.formats.web import mhtml
from tests.formats.office_files import archive, is_lawful, outcome, paragraphs, refusal, relations

PAGE = "<html><p>一、总体情况</p></html>"
HEAD = (
    "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/related;\r\n\tboundary=b\r\n\r\n"
)


def saved(page: bytes, kind: str = "text/html") -> bytes:
    part = (
        f"--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b\r\nContent-Type: {kind}\r\n\r\n".encode()
    )
    return HEAD.encode() + part + page + b"\r\n--b--\r\n"


@pytest.mark.parametrize(
    ("encoding", "kind"),
    [
        ("utf-8", "text/html"),
        ("big5", "text/html; charset=big5"),
        ("utf-8", "text/html; charset=?"),
    ],
)
def test_the_page_of_a_web_archive(encoding: str, kind: str) -> None:
    page = PAGE.replace("总体", "總體").replace("情况", "情況").encode(encoding)
    assert detect(saved(page, kind)).name == "MHTML"
    assert paragraphs(parse(saved(page, kind))) == ["一、總體情況"]


def test_a_web_archive_of_one_part() -> None:
    data = (
        b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E4=B8=80</p>"
    )
    assert paragraphs(parse(data)) == ["一"]


def test_a_web_archive_without_a_page() -> None:
    assert refusal(mhtml.parse, saved(b"x", "text/css")) == "document.damaged"
    assert refusal(mhtml.parse, b"multipart/" * 9) == "document.damaged"
    nested = b"Content-Type: text/html; charset*0*=x'; charset*=%%%\n\n"
    assert is_lawful(outcome(mhtml.parse, nested))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    assert is_lawful(outcome(mhtml.parse, HEAD.encode() + data))


def test_the_library_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr(mhtml, "message_from_bytes", fails)
    assert refusal(mhtml.parse, b"x") == "document.damaged"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16(encoding: str) -> None:
    data = f"\ufeff{PAGE}".encode(encoding)
    assert detect(data).name == "html"
    assert paragraphs(parse(data)) == ["一、总体情况"]
    assert detect("\ufeff规章".encode(encoding)).name == "text"


def test_what_only_looks_like_a_web_archive() -> None:
    assert detect("来源: 本机关\n".encode()).name == "text"
    assert detect(b"Source: x\nyear: 2023\n").name == "text"


def test_the_main_part_is_found_by_its_relation() -> None:
    other = {
        "_rels/.rels": relations(officeDocument="word/document2.xml"),
        "word/document2.xml": "x",
    }
    assert detect(archive(other)).name == "docx"
    assert detect(archive({"word/document.xml": "x"})).name == "docx"
    assert (
        detect(archive({"_rels/.rels": relations(officeDocument="xl/a.xml"), "xl/a.xml": ""})).name
        == "zip"
    )


def test_an_xml_spreadsheet_names_itself() -> None:
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    assert (
        detect(f'<?xml version="1.0"?><Workbook xmlns="{name}"/>'.encode()).name
        == "XML spreadsheet"
    )
    assert detect(b'<?xml version="1.0"?><Workbook/>').name != "XML spreadsheet"
