# SPDX-License-Identifier: Apache-2.0
"""The encoding of a page: as its mark or itself says, if that is true, else what decodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.encoding import page_text

CHINESE = st.text("规章行政许可龘㐂", min_size=1, max_size=30)


@given(CHINESE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_a_page_in_any_usual_encoding(text: str, encoding: str) -> None:
    assert page_text(f"<p>{text}</p>".encode(encoding)) == f"<p>{text}</p>"


@given(CHINESE, st.sampled_from(["gb2312", "GBK", "gb18030"]))
def test_the_declared_chinese_encodings_are_one(text: str, name: str) -> None:
    page = f"<meta charset='{name}'>{text}"
    assert page_text(page.encode("gb18030")) == page


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "iso-8859-9999", "big5", "undefined"])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">规章龘'
    for encoding in ("utf-8", "gb18030"):
        if (declared, encoding) not in {("big5", "gb18030"), ("gb2312", "utf-8")}:
            assert "规章" in page_text(page.encode(encoding))


def test_traditional_pages_in_big5() -> None:
    page = "<meta charset=big5>規章"
    assert page_text(page.encode("big5")) == page


def test_a_few_broken_bytes_are_marked() -> None:
    page = ("<meta charset=utf-8>" + "规章" * 2000).encode() + b"\xff\xfe\xff"
    assert page_text(page).count("\ufffd") in (2, 3)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b" \n", "document.empty"), (bytes(range(128, 256)) * 3, "document.unknown_encoding")],
)
def test_what_is_no_text(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        page_text(data)
    assert caught.value.code == code
