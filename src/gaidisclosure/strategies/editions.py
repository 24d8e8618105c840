"""Which edition of the form, 版本: one, or either with the form in force as the simplest."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from gaidisclosure.form import EditionName

NEWEST_FIRST: Final[tuple[EditionName, ...]] = ("2021", "2019")


def names_of(edition: EditionName | None) -> tuple[EditionName, ...]:
    """The edition asked for, or all; ``InvalidArgument`` if there is none of that name."""
    if edition is None:
        return NEWEST_FIRST
    if edition not in NEWEST_FIRST:
        raise InvalidArgument(f"edition={edition!r} is none of {', '.join(NEWEST_FIRST)}")
    return (edition,)


def editions(edition: EditionName | None) -> SearchStrategy[EditionName]:
    """The names of editions to choose from."""
    return st.sampled_from(names_of(edition))
