# SPDX-License-Identifier: Apache-2.0
"""Which figure of a row is which cell of the form, 落格: by number, by column, by the identities.

A row that has as many slots as the form has cells is read as it stands. What else is lost or added
must be decided: blank cells that a layout leaves out, or pushes to the end of the row, blank cells
that merged ones have left, a page number that got into a row. Where nothing decides, the figures
stay unassigned: never a shifted figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from attrs import evolve, field, frozen

from gaidisclosure.draft import How
from gaidisclosure.reading.entries import Run
from gaidisclosure.reading.glued import told_apart
from gaidisclosure.reading.slots import Slot
from gaidisclosure.reading.vocabulary import Row
from gaidisclosure.zh.figures import State, read_figure

__all__ = ["Placed", "Side", "figure", "place", "pushed", "side_of"]

_FEWEST_PADDING: Final = 2

Side = Literal["front", "back"]
"""Where rows have blank slots that merged cells have left."""


@frozen(eq=False)
class Placed:
    """The slot of each cell of a row that is known, and what had to be left out."""

    row: Row
    slots: Mapping[str, Slot] = field(factory=dict[str, Slot])
    how: Mapping[str, How] = field(factory=dict[str, How])
    """How cells were found that do not stand where they should."""
    ignored: Run = ()
    unassigned: Run = ()


def side_of(rows: Sequence[tuple[Row, Run]]) -> Side | None:
    """Where the rows of a table have blank slots too many, if that can be told.

    In front there are as many as the label covers columns; but if all rows begin with blank slots,
    these can be blank cells as well.
    """
    if any(_printed(run[: row.spare]) or _is_padded(row, run) for row, run in rows):
        return "back"
    wide = [row for row, run in rows if row.spare and len(run) > len(row.paths)]
    narrow = [run for row, run in rows if not row.spare]
    overflow = any(_printed(run[len(row.paths) :]) for row, run in rows if row.spare)
    return "front" if wide and (overflow or any(_printed(run[:1]) for run in narrow)) else None


def _is_padded(row: Row, run: Run) -> bool:
    """Whether slots too many stand together on the last line, where each cell has its own line.

    Behind them there may be one more, with which the next row begins.
    """
    end = len(row.paths) + row.spare
    if row.spare < _FEWEST_PADDING or not end <= len(run) <= end + 1:
        return False
    padding = run[end - row.spare : end]
    together = len({slot.line for slot in padding}) == 1
    return together and not _printed(padding) and run[0].line != run[1].line


def place(
    row: Row,
    run: Run,
    header: Sequence[int] | None,
    side: Side | None,
    *,
    sums: bool,
) -> Placed:
    """The cells of a row; ``sums``: the last one is the sum of the others.

    ``header`` are the columns of the grid in which the form's columns begin, if they are known.
    """
    count = len(row.paths)
    exact = _trimmed(row, run, side)
    printed = _printed(run)
    glued = len(run) == 1 and run[0].glued
    found = _unglued(row, run, sums=sums) if glued else _below(row, run, header)
    if found:
        return found
    if len(run) == row.columns[-1] and len(printed) < count:
        return Placed(
            row, {path: run[at] for path, at in zip(row.paths, row.columns, strict=False)}
        )
    if len(exact) == count or len(printed) == count:
        kept = printed if len(printed) == count else exact
        return Placed(row, dict(zip(row.paths, kept, strict=True)))
    if not printed:
        return Placed(row, dict.fromkeys(row.paths, run[0]))
    if sums and len(exact) == count + 1 and (found := _without_one(row, exact)):
        return found
    return Placed(row, unassigned=tuple(printed))


def _unglued(row: Row, run: Run, *, sums: bool) -> Placed:
    found = told_apart(row, run[0], sums=sums)
    if found is None:
        return Placed(row, unassigned=run)
    slots, how = found
    return Placed(row, slots, dict.fromkeys(slots, how))


def _printed(run: Run) -> list[Slot]:
    return [slot for slot in run if slot.is_printed]


def _trimmed(row: Row, run: Run, side: Side | None) -> Run:
    """The run without blank slots that are too many, where it is known at which end they are."""
    count = len(row.paths)
    if len(run) <= count:
        return run
    first = row.spare if side == "front" else 0
    sure = side or not row.spare or _printed(run[:1])
    kept = run[first : first + count]
    return kept if sure and len(_printed(kept)) == len(_printed(run)) else run


def _below(row: Row, run: Run, header: Sequence[int] | None) -> Placed | None:
    """The cells by the columns of the grid; none unless every figure stands below a label."""
    if not header or len(run) == len(row.paths):
        return None
    found = {
        path: slot
        for path, column in zip(row.paths, header, strict=True)
        for slot in run
        if slot.columns and column in slot.columns
    }
    printed = _printed(run)
    once = len({id(slot) for slot in found.values()}) == len(found)
    return Placed(row, found) if once and all(s in found.values() for s in printed) else None


def figure(slot: Slot) -> int | None:
    """The count that a slot prints; a blank one counts nothing, and ``None`` for anything else."""
    if not slot.is_printed:
        return 0
    value = read_figure(slot.text)[1]
    return value if isinstance(value, int) else None


def _without_one(row: Row, run: Run) -> Placed | None:
    """The cells if one figure is no part of the row, as a page number; the sum must say which."""
    found: dict[tuple[tuple[State, int | None], ...], int] = {}
    for out in range(len(run)):
        left = tuple((slot.state, figure(slot)) for at, slot in enumerate(run) if at != out)
        *parts, total = (count for _, count in left)
        if None not in parts and total == sum(part or 0 for part in parts):
            found[left] = out
    if len(found) != 1:
        return None
    (out,) = found.values()
    kept = [slot for at, slot in enumerate(run) if at != out]
    slots = dict(zip(row.paths, kept, strict=True))
    return Placed(row, slots, dict.fromkeys(slots, How.BY_IDENTITIES), ignored=(run[out],))


def pushed(rows: Sequence[Placed]) -> list[Placed]:
    """The rows of a table, in which blank cells may have been pushed to the end of each row.

    They were if all blank cells stand behind all figures, and in some row the last figure is the
    sum of those before it though it does not stand below 总计. Then the last figure is the total,
    and those before it stay where they are printed, which the layout does not warrant. If it is the
    last cell alone that is blank in each row, the totals may as well be left blank; then all stay.
    """
    full = [row for row in rows if row.slots]
    if not full or not all(_is_packed(row) for row in full) or not any(map(_sums_early, full)):
        return list(rows)
    if all(len(_figures(row)) in (0, len(row.slots) - 1) for row in full):
        return [_as_printed(row) for row in rows]
    return [_with_total_last(row) for row in rows]


def _figures(row: Placed) -> list[Slot]:
    return [slot for slot in row.slots.values() if slot.is_printed]


def _is_packed(row: Placed) -> bool:
    states = [not slot.is_printed for slot in row.slots.values()]
    return states == sorted(states)


def _sums_early(row: Placed) -> bool:
    printed = _figures(row)
    if not 1 < len(printed) < len(row.slots):
        return False
    *parts, total = map(figure, printed)
    return None not in parts and total is not None and total == sum(part or 0 for part in parts) > 0


def _as_printed(row: Placed) -> Placed:
    return evolve(row, how={**row.how, **dict.fromkeys(row.row.paths[:-1], How.BY_POSITION)})


def _with_total_last(row: Placed) -> Placed:
    printed = _figures(row)
    if not printed or len(printed) == len(row.slots):
        return row
    *parts, total = printed
    if not parts or figure(total) != sum(figure(slot) or 0 for slot in parts):
        return Placed(row.row, unassigned=printed)
    blank = next(slot for slot in row.slots.values() if not slot.is_printed)
    *paths, last = row.row.paths
    slots = {path: parts[at] if at < len(parts) else blank for at, path in enumerate(paths)}
    how = dict.fromkeys(paths[: len(parts)], How.BY_POSITION)
    return Placed(row.row, {**slots, last: total}, {**how, last: How.BY_IDENTITIES})
