# SPDX-License-Identifier: Apache-2.0
"""The cells that one line of text prints, 一行, divided by pipes, tabs or spaces.

Most lines are labels and small figures that all reports share, so their cells are cached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from gaidisclosure.zh.figures import State, read_figure

_LONGEST_ROW: Final = 200
"""Most characters of a line that can be a row."""
_LONGEST_WORD: Final = 12
"""Most characters of each label in a line of labels."""
_PIPES: Final = re.compile("[|｜]")
_RULE: Final = re.compile(r"[|｜\s:—-]*-{2,}[|｜\s:—-]*")
_BREAK: Final = re.compile("<br */?>")
"""The line break of Markdown within a cell. Witness: the layout ``markdown``."""
_BETWEEN_DIGITS: Final = re.compile(r"(?<=[0-9０-９])\s*(?:<br */?>\s*)+(?=[0-9０-９])")
"""A line break between two numbers in one cell: 3<br>5 is not 35."""
_MARKS: Final = re.compile(
    r"(?P<mark>\*{1,3}|_{2,3}|`)(?P<marked>[^*_`|]{1,60})(?P=mark)"
    r"|\\(?P<escaped>[.*_#+()-])|(?P<note>\[\^\w{1,9}\])|(?P<space>&nbsp;)"
)
"""Marks of Markdown within a cell. Witness: ``test_markdown``."""
_GAPS: Final = re.compile(r"[ \u3000\xa0\t]+")
_PAGE_NUMBER: Final = re.compile(
    r"\s*(?:[—–－-]{1,3}\s*\d{1,4}\s*[—–－-]{1,3}|\d{1,4}\s*/\s*\d{1,4})\s*"
)


@frozen
class Line:
    """The texts and states of the cells of a line, none for a rule between rows.

    ``piped``: pipes divide or close its cells. ``closing``: it has only pipes, which may close a
    cell of the line above.
    """

    cells: tuple[tuple[str, State], ...]
    piped: bool = False
    closing: bool = False


def read_line(text: str) -> Line:
    """Read a line.

    >>> [text for text, _ in read_line("| 规章 | 0 |").cells], read_line("|").closing
    (['规章', '0'], True)
    >>> [text for text, _ in read_line("规章 12 0").cells], read_line("|---|---|").cells
    (['规章', '12', '0'], ())
    """
    return _short_line(text) if len(text) <= _LONGEST_ROW else _line(text)


@lru_cache(maxsize=4096)
def _short_line(text: str) -> Line:
    return _line(text)


def has_pipe(text: str) -> bool:
    """Tell if there is a pipe in a text, in either width."""
    return "|" in text or "｜" in text


def state_of(text: str) -> State:
    """Return the state of a cell that holds a count, a change or money."""
    return _state_of(text) if len(text) <= _LONGEST_ROW else State.TEXT


@lru_cache(maxsize=4096)
def _state_of(text: str) -> State:
    state = read_figure(text, change=True)[0]
    return read_figure(text, money=True)[0] if state is State.TEXT else state


def _line(text: str) -> Line:
    bare = _BREAK.sub("", _BETWEEN_DIGITS.sub(" ", text))
    if not has_pipe(bare):
        return Line(_with_states(_between_gaps(bare)))
    return Line((), piped=True) if _RULE.fullmatch(bare) else _between_pipes(bare)


def _with_states(texts: Sequence[str]) -> tuple[tuple[str, State], ...]:
    return tuple((text, state_of(text)) for text in texts)


def _unmarked(found: re.Match[str]) -> str:
    return found["marked"] or found["escaped"] or (" " if found["space"] else "")


def _between_pipes(text: str) -> Line:
    bare = _MARKS.sub(_unmarked, text)
    *cells, rest = (cell.strip(" \t") for cell in _PIPES.split(bare))
    said = [*cells, rest] if rest else cells
    bordered = not said[0]
    closing = bordered and not any(said)
    return Line(_with_states(said[bordered and not closing :]), piped=True, closing=closing)


def _between_gaps(text: str) -> Sequence[str]:
    """Return the cells of a row that is one line, else the line itself."""
    # Witness: ``text-2021-row-a-line``.
    if len(text) > _LONGEST_ROW:
        return (text,)
    if "\t" in text:
        return text.split("\t")
    words = [word for word in _GAPS.split(text) if word]
    is_row = len(words) > 1 and not _PAGE_NUMBER.fullmatch(text) and _is_row(words)
    return words if is_row else (text,)


def _is_row(words: Sequence[str]) -> bool:
    """Tell if the last word is a figure, or all are short labels."""
    short = all(len(word) <= _LONGEST_WORD for word in words)
    return short or state_of(words[-1]) is not State.TEXT
