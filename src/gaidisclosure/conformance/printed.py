# SPDX-License-Identifier: Apache-2.0
"""Printed figures, 填写的数字: cases that give the text and the kind of one cell.

Each text is asked about in a cell of every kind. The texts are the spellings of
:mod:`gaidisclosure.conformance.spellings`, and others that are drawn from the seed of the suite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from gaidisclosure.conformance.answers import reading
from gaidisclosure.conformance.casebook import SEED
from gaidisclosure.conformance.spellings import (
    NOT_WHITE,
    PARTS,
    TEXTS,
    UNSEEN,
    WHITE,
    WIDE_DIGITS,
)
from gaidisclosure.form import Kind
from gaidisclosure.strategies.numbers import Numbers

_WIDE: Final = str.maketrans("0123456789,", f"{WIDE_DIGITS}，")
_UNITS: Final = [*PARTS["counting"], *PARTS["money"]]


def cases() -> Iterator[dict[str, Any]]:
    """Yield all cases, always the same ones in the same order."""
    numbers, known = Numbers(SEED), set[str]()
    drawn = {group: texts(numbers) for group, texts in _DRAWN.items()}
    for group, texts in (TEXTS | drawn).items():
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known |= {*new}
        for number, text in enumerate(new):
            for kind in Kind:
                figure = {"text": text, "kind": kind.value}
                name = f"figures/{group}/{number}/{kind}"
                yield {"id": name, "figure": figure, "expect": reading(figure)}


def _digits(numbers: Numbers, length: int) -> str:
    """Return the digits of a number that does not begin with 0."""
    rest = (numbers.pick("0123456789") for _ in range(length - 1))
    return numbers.pick("123456789") + "".join(rest)


def _lengths(numbers: Numbers) -> Iterator[str]:
    """Yield figures that are nearly too long, or are."""
    for length in range(1, 34):
        yield _digits(numbers, length)
    for length in (29, 30, 31):
        yield "0" * (length - 1) + "7"
        yield f"{int(_digits(numbers, length)):,}"
        yield f"-{_digits(numbers, length)}件"
        for decimals in (1, 12, length - 1):
            yield f"{_digits(numbers, length - decimals)}.{_digits(numbers, decimals)}"
    for length in (22, 25, 26, 27, 30, 31):
        yield f"{_digits(numbers, length)}元"
        yield f"{_digits(numbers, length - 4)}.{_digits(numbers, 4)}元"
        yield f"0.{'0' * (length - 2)}1元"


def _long_texts(numbers: Numbers) -> Iterator[str]:
    """Yield texts around 200 characters, the length of the longest figure."""
    for length in (199, 200, 201):
        yield "1" * length
        yield "-" + " " * (length - 2) + "5"
        yield f"22（{'其' * (length - 4)}）"
        # Each of these characters is two units of UTF-16.
        yield f"22（{'𠀀' * (length - 4)}）"
        yield "无" + "\u3000" * length
        yield "\u200b" * length + _digits(numbers, 3)
        yield " " * 50 + "9" * (length - 1)


def _blanks(_: Numbers) -> Iterator[str]:
    """Yield blanks of several characters, or of none."""
    yield ""
    yield "\u3000\u3000"
    yield " \u200b\xa0\r\n\ufeff"
    yield from (" " * length for length in (199, 200, 201, 300))


def _spaced(numbers: Numbers) -> Iterator[str]:
    """Yield each character that looks blank, alone, around a figure and within it."""
    for blank in WHITE + UNSEEN + NOT_WHITE:
        yield blank
        yield f"{blank}{_digits(numbers, 2)}{blank}{blank}"
        yield f"{_digits(numbers, 1)}{blank}{_digits(numbers, 1)}"
        yield f"减{blank}{_digits(numbers, 2)}{blank}{numbers.pick(PARTS['counting'])}"
        yield f"{_digits(numbers, 2)}{blank}（a{blank}）{blank}件"
        yield f"{_digits(numbers, 2)}（a）{blank}{_digits(numbers, 1)}"
        yield f"{blank}{numbers.pick(('/', '无', '零', '持平'))}{blank}"


def _digit_by_digit(numbers: Numbers) -> Iterator[str]:
    """Yield each full-width digit, and signs that mean numbers without being digits."""
    for digit in WIDE_DIGITS:
        yield digit
        yield f"{_digits(numbers, 1)}{digit}"
        yield f"{_digits(numbers, 1)}（a）{digit}"
    for sign in PARTS["no-digit"]:
        yield sign
        yield f"{sign}{_digits(numbers, 1)}"
        yield f"{_digits(numbers, 2)}{sign}"


def _signed(numbers: Numbers) -> Iterator[str]:
    """Yield figures with each sign, and with parts that only look like one."""
    for sign in PARTS["sign"] + PARTS["no-sign"]:
        yield f"{sign}{_digits(numbers, numbers.between(1, 4))}"
        yield f"{sign} {_digits(numbers, 2)}.{_digits(numbers, 1)}"
        yield f"{_digits(numbers, 2)}{sign}"


def _with_units(numbers: Numbers) -> Iterator[str]:
    """Yield figures with each unit, and with words that are none."""
    for unit in _UNITS + PARTS["no-unit"]:
        yield f"{_digits(numbers, numbers.between(1, 6))}{unit}"
        yield f"{_digits(numbers, 2)}.{_digits(numbers, 2)} {unit}"
        yield f"{_digits(numbers, 2)}{unit}（含{_digits(numbers, 1)}{unit}）"
        yield unit


def _composed(numbers: Numbers) -> Iterator[str]:
    """Yield texts of several parts, most of them right."""
    for _ in range(150):
        count = int(_digits(numbers, numbers.between(1, 9)))
        parts = (
            numbers.pick((*[""] * 9, *WHITE)),
            numbers.pick((*[""] * 12, *PARTS["sign"], *PARTS["no-sign"][:4])),
            numbers.pick(("", "", "", " ", "\u3000")),
            numbers.pick((str(count), f"{count:,}", f"{count:,}".translate(_WIDE))),
            numbers.pick(("", "", "", f".{_digits(numbers, 2)}", "．0", ".50")),
            numbers.pick(("", "", " ", "\xa0")),
            numbers.pick((*[""] * 9, *_UNITS, "户", "万件")),
            numbers.pick((*[""] * 6, "（含1件）", "(a)", "（a")),
            numbers.pick((*[""] * 9, *UNSEEN)),
        )
        yield "".join(parts)


def _scrambled(numbers: Numbers) -> Iterator[str]:
    """Yield short texts of characters that mean something to a reader."""
    signs = "00123456789０１９,，..．+-－−增减加少件条元万()（） \u3000/—无零〇"
    for _ in range(120):
        yield "".join(numbers.pick(signs) for _ in range(numbers.between(2, 7)))


_DRAWN: Final[Mapping[str, Callable[[Numbers], Iterable[str]]]] = {
    "blank": _blanks,
    "length": _lengths,
    "long": _long_texts,
    "space": _spaced,
    "digit": _digit_by_digit,
    "sign": _signed,
    "unit": _with_units,
    "composed": _composed,
    "scrambled": _scrambled,
}
