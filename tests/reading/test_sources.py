# SPDX-License-Identifier: Apache-2.0
"""Where reports are read from, and every reason why there is none to read."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import SECTIONS
from gaidisclosure.formats.limits import MOST_BYTES
from gaidisclosure.i18n import LOCALES
from gaidisclosure.reading import Source, read, read_text, sources

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
TEXT = gd.to_text(REPORT)


def refused(source: Source) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(source)
    assert all(len(caught.value.message(locale)) > 20 for locale in LOCALES)
    return caught.value


def test_every_kind_of_source(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(TEXT, "utf-8")
    data = TEXT.encode()
    for source in (path, str(path), data, bytearray(data), memoryview(data), io.BytesIO(data)):
        assert read(source).seal() == REPORT
    with path.open("rb") as file:
        assert read(file).seal() == REPORT


def test_a_str_is_a_path_and_never_the_text() -> None:
    assert refused(TEXT).code == "reading.text_given"
    assert TEXT[:20] not in refused(TEXT).message()


@pytest.mark.parametrize(
    "source", [5, None, ["x"], io.StringIO(TEXT)], ids=lambda source: type(source).__name__
)
def test_what_is_no_source_is_named(source: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(source).__name__}"):
        read(source)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [5, None, TEXT.encode()], ids=["int", "None", "bytes"])
def test_what_is_no_text_is_named(text: object) -> None:
    with pytest.raises(TypeError, match=f"not {type(text).__name__}"):
        read_text(text)  # type: ignore[arg-type]


def test_nothing_there(tmp_path: Path) -> None:
    error = refused(tmp_path / "无.txt")
    assert error.code == "reading.missing"
    assert "无.txt" in str(error)
    assert refused(tmp_path).code == "reading.folder"
    assert refused("\0").code == "reading.name"
    assert refused("a" * 5000).code == "reading.name"


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was told that it is a folder, which its owner knew."""

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr("builtins.open", forbidden)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(tmp_path).code == "reading.forbidden"


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may read all")
def test_not_permitted(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.touch(0)
    assert refused(path).code == "reading.forbidden"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "x"), "reading.forbidden"),
        (OSError(5, "Input/output error"), "reading.unopened"),
    ],
)
def test_errors_of_the_system_have_our_own_words(
    error: OSError, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> bytes:
        raise error

    monkeypatch.setattr(sources, "bounded_bytes", fail)
    (tmp_path / "a").touch()
    found = refused(tmp_path / "a")
    assert found.code == code
    assert not any(str(error.strerror) in found.message(locale) for locale in LOCALES)


@pytest.mark.parametrize("address", ["http://example.cn/a.html", "HTTPS://example.cn", "ftp://a/b"])
def test_an_address_of_the_web_is_told_as_such(address: str) -> None:
    for source in (address, Path(address)):
        found = refused(source)
        assert found.code == "reading.address"
        assert "不联网" in str(found)


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 3)
    (tmp_path / "a").write_bytes(b"1234")
    with (tmp_path / "a").open("rb") as file:
        with pytest.raises(UnreadableError):
            sources.bounded_bytes(file)
        assert file.tell() == 0


def test_what_has_no_size_is_read_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 3)
    assert sources.bounded_bytes(io.BytesIO(b"123456")) == b"1234"
    read, write = os.pipe()
    with os.fdopen(read, "rb") as file:
        os.write(write, b"123456")
        os.close(write)
        assert sources.bounded_bytes(file) == b"1234"


@pytest.mark.parametrize(
    ("data", "is_json"),
    [(b"{}", True), (b"\xef\xbb\xbf \n{", True), (b"{\\rtf1", False), (b"[]", False), (b"", False)],
)
def test_json_begins_with_a_brace_and_rtf_with_another(data: bytes, is_json: bool) -> None:
    assert sources.is_json(data) is is_json


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document.empty"),
        (" \n\u3000".encode(), "document.empty"),
        (b"\0\1\2" * 50, "document.binary"),
        (bytes(range(256)), "document.unknown_encoding"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "document.picture"),
        (b"Rar!\x1a\x07\0", "document.packed"),
        (b"7z\xbc\xaf\x27\x1c", "document.packed"),
        (b"{\\rtf1 x}", "document.unsupported"),
        (b"a\n" * 200_001, "document.too_many_lines"),
        ("本日无事。".encode(), "reading.no_report"),
        ("\n".join(part.heading for part in SECTIONS).encode(), "reading.no_tables"),
        (b'{"kind":"report","edition":"1999"}', "reading.json"),
        (b' \n{"a": 1}', "reading.json"),
    ],
)
def test_no_report(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert refused(path).code == "document.too_large"
    with path.open("rb") as file:
        assert refused(file).code == "document.too_large"
        assert file.tell() == MOST_BYTES + 1


def test_a_brace_does_not_make_json() -> None:
    report = gd.AnnualReport2021(
        agency=REPORT.agency, period=REPORT.period, narrative=gd.Narrative(title="{年报")
    )
    assert read_text(gd.to_text(report)).seal() == report


def test_a_part_of_unlawful_length() -> None:
    lines = "\n".join(["　　长" * 20_000] * 11)
    text = TEXT.replace("一、总体情况", "一、总体情况\n" + lines)
    with pytest.raises(UnreadableError) as caught:
        read_text(text)
    assert caught.value.code == "reading.section_too_long"


def test_what_no_line_of_print_can_hold_becomes_a_space() -> None:
    text = TEXT.replace(
        "六、其他需要报告的事项", "六、其他需要报告的事项\n　　无\x07其他\u2028事项\x00\n　　\x01"
    )
    assert read_text(text).narrative.other_matters == "无 其他 事项"


def test_an_unlawful_title_is_left_out() -> None:
    text = "题" * 501 + TEXT[TEXT.index("\n") :]
    draft = read_text(text)
    assert draft.narrative.title == ""
    assert draft.seal() == REPORT


def test_the_year_of_a_report_without_a_title() -> None:
    text = TEXT[TEXT.index("一、总体情况") :]
    draft = read_text("统计期限自2022年1月1日起至2022年12月31日止。\n" + text)
    assert (draft.agency, draft.year) == (None, 2022)
    assert read_text(text).year is None


def test_a_signature_belongs_to_no_part() -> None:
    said = "六、其他需要报告的事项\n没有其他事项。\n云溪县商务局\n2024年1月20日\n"
    title, rest = TEXT.split("\n", 1)
    published = title + "\n" + rest[rest.index("一、总体情况") : rest.index("六、")] + said
    assert read_text(published).narrative.other_matters == "没有其他事项。"
    lines = TEXT + "　　云溪县商务局\n　　2024年1月20日\n"
    assert read_text(lines).narrative.other_matters == "云溪县商务局\n2024年1月20日"


@given(data=st.data())
def test_two_reports_in_one_text_are_refused_unless_they_are_equal(data: st.DataObject) -> None:
    edition: Any = data.draw(st.sampled_from(["2021", "2019"]))
    one, two = (data.draw(strategies.annual_reports(edition=edition)) for _ in range(2))
    text = gd.to_text(one) + "\n" + gd.tables_to_text(two)
    if one.figures() == two.figures():
        assert read_text(text).figures() == one.figures()
    else:
        with pytest.raises(UnreadableError) as caught:
            read_text(text)
        params: dict[str, Any] = dict(caught.value.params)
        first, second = params["first"].line, params["second"].line
        assert caught.value.code == "reading.two_tables"
        assert 0 < first < gd.to_text(one).count("\n") < second
        lines = text.split("\n")
        assert params["one"] in lines[first - 1]
        assert params["other"] in lines[second - 1]
        assert f"第 {first} 行是" in caught.value.message("zh")
        assert f"(line {second})" in caught.value.message("en")


def test_a_table_that_is_printed_twice_is_read_once() -> None:
    text = TEXT + gd.tables_to_text(REPORT)
    assert read_text(text).seal() == REPORT


def test_half_a_character_cannot_be_written_and_is_replaced() -> None:
    draft = read_text(TEXT.replace("云溪县", "云\ud800县"))
    assert draft.agency == "云?县商务局"
    assert gd.loads(gd.dumps(draft)) == draft


def test_our_own_json_is_read() -> None:
    draft = gd.Draft.from_report(REPORT)
    for data in (gd.dumps(REPORT), gd.dumps(draft)):
        assert gd.read(data) == draft
        assert gd.read_text(data.decode()) == draft


def test_json_with_wrong_sums_or_fields_is_a_draft() -> None:
    data = gd.dumps(REPORT)
    wrong = data.replace(b'"licensing":', b'"licensing":1.5,"licensing_":', 1)
    assert refused(wrong).code == "reading.json"
    tree = gd.to_data(REPORT)
    tree["review_litigation"]["review"]["total"] += 1
    tree["proactive_disclosure"]["licensing"] = -1
    tree["agency"]["division_code"] = "12"
    draft = gd.read(json.dumps(tree).encode())
    assert [violation.code for violation in draft.check().violations] == [
        "CELL-NEGATIVE",
        "T4-SUM:review",
    ]
    assert draft.agency is None
    assert [(doubt.code, doubt.found) for doubt in draft.doubts] == [
        ("reading.doubt.json", "$.agency.division_code")
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_json_in_utf_16_is_told(encoding: str) -> None:
    data = gd.dumps(gd.AnnualReport2021.zero("云溪县商务局", 2023)).decode().encode(encoding)
    with pytest.raises(UnreadableError, match="UTF-8") as caught:
        read(data)
    assert caught.value.code == "reading.json"
