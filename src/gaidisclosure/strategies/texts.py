"""Text of any kind that a report may hold, 文字: far more than real reports do."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from gaidisclosure.model.texts import paragraphs as _canonical

_CATEGORIES: Final = ("Cc", "Cs", "Zl", "Zp")
_BYTE_ORDER_MARK: Final = "\ufeff"
_PRINTED: Final = st.characters(exclude_categories=_CATEGORIES, exclude_characters=_BYTE_ORDER_MARK)
_IN_PARAGRAPHS: Final = st.characters(
    exclude_categories=_CATEGORIES,
    exclude_characters=_BYTE_ORDER_MARK,
    include_characters="\n",
)
_SPOKEN: Final = st.characters(categories=("L", "Nd"))


def lines(*, max_size: int = 40) -> SearchStrategy[str]:
    """Text of one line as a report may hold it; shrinks to the empty text.

    >>> from hypothesis import find
    >>> find(lines(), lambda line: "一" <= line[:1])
    '一'
    """
    return st.text(_PRINTED, max_size=max_size).map(str.strip)


def names(*, max_size: int = 40) -> SearchStrategy[str]:
    """Text of one line that says something: it has a letter or digit; shrinks to ``"0"``.

    >>> from hypothesis import find
    >>> find(names(), lambda name: True)
    '0'
    """
    if max_size < 1:
        raise InvalidArgument(f"max_size={max_size}: a name has at least one character")
    around = st.text(_PRINTED, max_size=(max_size - 1) // 2)
    return st.tuples(around, _SPOKEN, around).map("".join).map(str.strip)


def paragraphs(*, max_size: int = 80) -> SearchStrategy[str]:
    r"""Paragraphs, one a line, of any text that a report may hold; shrinks to none.

    >>> from hypothesis import find
    >>> find(paragraphs(), lambda text: "\n" in text).splitlines()
    ['0', '0']
    """
    return st.text(_IN_PARAGRAPHS, max_size=max_size).map(_canonical)
