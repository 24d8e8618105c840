# SPDX-License-Identifier: Apache-2.0
"""Faults of a JSON document in words: as JSON writes things, in the language of the reader."""

from __future__ import annotations

import re

import pytest

import gaidisclosure as gd
from gaidisclosure.codec import syntax

ZERO = gd.dumps(gd.AnnualReport2021.zero("云溪县商务局", 2023))


def message(data: bytes, locale: str) -> str:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(data)
    return caught.value.message(locale)


@pytest.mark.parametrize(
    ("data", "zh", "en"),
    [
        (b'{"a":}', "此处应有一个值", "a value is expected"),
        (b"{a:1}", "双引号括起的键", "a key in double quotes"),
        (b'{"a" 1}', "键的后面应有冒号", "a colon is expected"),
        (b'{"a":1 "b":2}', "两项之间应有逗号", "a comma is expected"),
        (b'{"a":"b', "没有结束的双引号", "no closing quote"),
        (b'{"a":"b\tc"}', "字符串里有控制字符（换行应写成 \\n）", "a control character"),
        (b'{"a":"\\x"}', "反斜线后面的写法不对", "after the backslash"),
        (b'{"a":"\\u12"}', "反斜线后面的写法不对", "after the backslash"),
        (b"{} {}", "后面还有内容", "more follows"),
    ],
)
def test_what_is_no_json_is_told_in_both_languages(data: bytes, zh: str, en: str) -> None:
    assert zh in message(data, "zh_Hans")
    assert en in message(data, "en")
    assert not re.search("[A-Za-z]{3}", message(data, "zh_Hans").replace("JSON", ""))


def test_a_comma_too_many_is_told() -> None:
    said = message(b'{"a":1,}', "zh_Hans")  # Python 3.13 has a message of its own for it
    assert "最后一项后面多了逗号" in said or "双引号括起的键" in said


def test_a_reason_that_only_a_newer_python_knows_is_told_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(syntax, "_REASONS", {})
    assert "Expecting value" in message(b"", "zh_Hans")


@pytest.mark.parametrize(
    ("value", "shown"), [(b"true", "true"), (b"null", "null"), (b"1.5", "1.5"), (b"[]", "array")]
)
def test_what_is_no_count_is_shown_as_json_writes_it(value: bytes, shown: str) -> None:
    data = ZERO.replace(b'"licensing":0', b'"licensing":' + value)
    assert f"：{shown} 不是整数" in message(data, "zh_Hans")
    assert f": {shown} is not a whole number" in message(data, "en")
    assert "Decimal" not in message(data, "en")


def test_a_sign_that_cannot_be_shown_is_told_with_its_field() -> None:
    data = ZERO.replace(b'"name":"', b'"name":"\\u0007')
    assert message(data, "zh_Hans").startswith("$.agency.name：机关名称：含有无法显示的字符 U+0007")
    cells = b'"cells":{"proactive_disclosure.fees":{"text":"\\ud800","value":null,"state":"text"}}'
    draft = gd.dumps(gd.Draft(edition="2021", cells={})).replace(b'"cells":{}', cells)
    assert ".text：文字：含有无法显示的字符 U+D800" in message(draft, "zh_Hans")


def test_what_is_no_object_is_shown_as_json_writes_it() -> None:
    assert message(b"null", "zh_Hans") == "$：应为对象，实为 null。"
    assert message(b"false", "en").endswith("false.")
    assert message(b"0", "en").endswith("0.")


@pytest.mark.parametrize("data", [5, None, {}, [1]])
def test_only_bytes_and_text_are_read(data: object) -> None:
    with pytest.raises(TypeError):
        gd.loads(data)  # type: ignore[call-overload]
