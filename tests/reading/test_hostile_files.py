# SPDX-License-Identifier: Apache-2.0
"""Any bytes give a draft or one error that says why, and no document takes long."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import Draft, UnreadableError
from gaidisclosure.formats.limits import MOST_BYTES
from gaidisclosure.reading.tables import strip as slots
from tests.depth import examples
from tests.formats.saved import workbook, worksheet

DATA = Path(__file__).parents[2] / "examples" / "data"
SOUND = [path.read_bytes() for path in sorted(DATA.iterdir())]


pytestmark = pytest.mark.timeout(60)  # a reader that takes quadratic time fails


def read(data: bytes) -> Draft | str:
    try:
        return gd.read(data)
    except UnreadableError as error:
        return error.message("en")


@given(st.binary(max_size=600))
def test_any_bytes(data: bytes) -> None:
    assert read(data)


@given(st.sampled_from(SOUND), st.data())
@settings(max_examples=examples(40))
def test_any_change_of_a_sound_file(sound: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sound)))
    cut = data.draw(st.integers(0, 300))
    put = data.draw(st.binary(max_size=40))
    assert read(sound[:at] + put + sound[at + cut :])


LINES = st.lists(
    st.sampled_from(
        ["规章", "0", "12", "|", "其他", "总计", "一、", "（六）其他处理", "\t", "结果维持"]
    ),
    max_size=60,
)


@given(LINES, st.sampled_from(["\n", " ", " | ", "\t", "\n\n"]))
@settings(max_examples=examples(200))
def test_any_labels_and_figures_in_any_order(words: list[str], between: str) -> None:
    header = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
    assert read((header + between.join(words)).encode())


@pytest.mark.parametrize(
    "line",
    ["规章\n0\n", "规彰程\n0\n", "0\n", "规章 |\n|\n", "其他\n总计\n5 5 5 5 5 5 5\n", "一\n"],
)
def test_a_long_document_of_anything(line: str) -> None:
    header = "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
    assert read((header + line * 4_000).encode())


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "MOST_SLOTS", 100)
    refused = UnreadableError("reading.too_long", limit=100).message("en")
    assert read(b"0\n" * 200) == refused


@pytest.mark.parametrize("data", [b"0 " * 5_000_000, b"<p>" + b"0 " * 5_000_000])
def test_a_line_of_ten_megabytes(data: bytes) -> None:
    assert isinstance(read(data), str)


HEADS = "MIME-Version: 1.0\nContent-Type: text/html;"
PARTS = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
HIDDEN = worksheet("表", '<Row ss:Hidden="1" ss:Span="16383"/>')


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADS}{' a=b;' * 3_000_000}\n\n<p>1",
        PARTS + f"--b\nContent-Type: text/html;{' a=b;' * 3_000}\n\n<p>1\n" * 1_000,
        PARTS + f"--b\nContent-Type: text/html\n\n{'<p>1' * 1_000}\n" * 3_900,
        PARTS + "--b " * 4_000_000,
        workbook(*[HIDDEN] * 150_000),
        ("规章" + "," * 990 + "\n") * 15_000,
        "规章,1,2,3\n" * 10 + '"' + "甲,\n" * 3_000_000,
        "| 规章 | 1 |\n|---|---|\n| " + "[^" * 450_000 + " | 1 |\n",
    ],
    ids=["header", "headers", "frames", "boundaries", "hidden", "wide", "quoted", "marks"],
)
def test_a_saved_file_of_sixteen_megabytes(text: str) -> None:
    assert isinstance(read(text.encode()[:MOST_BYTES]), str)
