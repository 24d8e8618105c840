# SPDX-License-Identifier: Apache-2.0
"""Saved pages in one file: the page, or the frame with a table, in any encoding."""

from __future__ import annotations

from base64 import encodebytes
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid, Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.web.mhtml import parse
from tests.formats.office_files import outcome, refusal
from tests.formats.saved import message

TABLE = "<table><tr><td>规章</td><td>12</td></tr></table>"
WORD = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="----=_Next"; start="<two>"

--ignored--
------=_Next
Content-Type: text/html; charset="gb2312"
Content-ID: <one>

<p>first

------=_Next
Content-Location: file:///C:/a/b.html
Content-ID: <two>
Content-Transfer-Encoding: base64
Content-Type: text/html; charset="gb2312"

{page}
------=_Next
Content-Type: image/png

x
------=_Next--
"""


def texts(document: Document) -> list[str]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else "".join(c.text for r in block.rows for c in r)
        for block in document.blocks
    ]


def word(page: bytes) -> bytes:
    return WORD.format(page=encodebytes(page).decode()).encode()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_a_page_is_decoded_as_its_headers_say(encoding: str, transfer: str) -> None:
    data = message(("a", f"<p>标题{TABLE}"), encoding=encoding, transfer=transfer)
    assert texts(parse(data)) == ["标题", "规章12"]


def test_the_page_that_opens_is_read_and_not_the_first() -> None:
    data = word(f"<p>标题{TABLE}".encode("gb2312"))
    assert texts(parse(data)) == ["标题", "规章12"]
    assert texts(parse(data.replace(b"\n", b"\r\n"))) == ["标题", "规章12"]


def test_a_charset_that_is_wrong_or_missing_is_told_from_the_content() -> None:
    data = word("<p>标题".encode("gb2312"))
    for said in (b"", b'; charset="utf-8"', b'; charset="no-such-name"'):
        assert texts(parse(data.replace(b'; charset="gb2312"', said))) == ["标题"]


def test_a_frame_is_read_only_for_a_table() -> None:
    frame, other = ("b", TABLE), ("c", "<p>另一框")
    assert texts(parse(message(("a", "<p>框"), other, frame, ("d", "")))) == ["规章12"]
    assert texts(parse(message(("a", "<p>框"), other))) == ["框"]
    assert texts(parse(message(("a", f"<p>框{TABLE}"), frame))) == ["框", "规章12"]


def test_a_page_alone_is_read_without_parts() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" + "<p>题".encode()
    assert texts(parse(data)) == ["题"]


def test_places_are_elements_as_lines_are_broken_anew() -> None:
    paragraph, grid = parse(message(("a", f"<p>题</p>{TABLE}"))).blocks
    assert paragraph.place == Place(element="p[1]")  # type: ignore[union-attr]
    assert isinstance(grid, Grid)
    assert [c.place for c in grid.rows[0]] == [
        Place(element="table[1]/tr[1]/td[1]", in_table=(1, 1, 1)),
        Place(element="table[1]/tr[1]/td[2]", in_table=(1, 1, 2)),
    ]


def nested(levels: int) -> bytes:
    head = "".join(
        f'Content-Type: multipart/related; boundary="b{level}"\n\n--b{level}\n'
        for level in range(levels)
    )
    return f"MIME-Version: 1.0\n{head}Content-Type: text/html\n\n<p>底</html>".encode()


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\n",
        b"MIME-Version: 1.0\nContent-Type: text/plain\n\na",
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n\na",
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="\xff"\n\na',
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary*=x'y'%ff\n\n--\xff\n",
        message(("a", "<p>题")).partition(b"\n--")[0],
        nested(5),
    ],
)
def test_a_file_without_a_page_is_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(data)
    assert caught.value.code == "document.damaged"
    assert "MHTML" in caught.value.message("en")


def test_parts_are_within_parts_as_mail_programs_write_them() -> None:
    assert texts(parse(nested(4))) == ["底"]


@pytest.mark.parametrize("transfer", ["8bit", "base64"])
def test_a_page_that_breaks_off_is_damaged(transfer: str) -> None:
    data = message(("a", f"<p>题{TABLE}</html>"), ("b", "<p>框"), transfer=transfer)
    for at in (data.index(b"\n\n", data.index(b"Location")) + 30, data.index(b"Location: b")):
        assert refusal(parse, data[:at]) == "document.damaged"


def test_a_page_with_its_end_needs_no_last_boundary() -> None:
    data = message(("a", f"<p>题{TABLE}</html>"), transfer="8bit")
    assert texts(parse(data[: data.index(b"</html>") + 7])) == ["题", "规章12"]


SHEET = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Location: http://a.example/zw/1.html

<link rel=stylesheet href="{href}"><table><tr><td>规章<td>1<i class=h>2</i></table></html>
--b
Content-Type: text/css
{names}

.h {{display: none}} /* 注 */
--b
Content-Type: text/css
Content-Location: http://a.example/empty.css


--b--
"""


@pytest.mark.parametrize(
    ("href", "names", "is_hidden"),
    [
        ("../x.css", "Content-Location: http://a.example/x.css", True),
        ("cid:css-1@mhtml.blink", "Content-Location: cid:css-1@mhtml.blink", True),
        ("cid:c@a", "Content-ID: <c@a>", True),
        ("/empty.css", "Content-Location: http://a.example/x.css", False),
        ("y.css", "Content-Location: http://a.example/x.css", False),
        ("//[", "Content-Location: http://a.example/x.css", False),
        ('x.css" media="print', "Content-Location: http://a.example/zw/x.css", False),
        ('x.css" rel="icon', "Content-Location: http://a.example/zw/x.css", True),
    ],
)
def test_a_style_sheet_of_its_own_counts(href: str, names: str, is_hidden: bool) -> None:
    (grid,) = parse(SHEET.format(href=href, names=names).encode()).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[0]] == ["规章", "1" if is_hidden else "12"]
    assert [each.text for each in grid.omitted] == (["2"] if is_hidden else [])


def test_a_page_without_contents_is_empty() -> None:
    assert refusal(parse, message(("a", ""))) == "document.empty"


def test_too_many_parts_are_refused(lower: Callable[[str, int], None]) -> None:
    data = message(*(("a", "<p>题") for _ in range(3)))
    lower("MEMBERS", 2)
    assert refusal(parse, data) == "document.too_complex"


@given(st.binary(max_size=300), st.integers(0, 700))
def test_any_bytes_are_a_document_or_refused(rest: bytes, at: int) -> None:
    data = message(("a", f"<p>题{TABLE}"))
    outcome(parse, data[:at] + rest + data[at:])
