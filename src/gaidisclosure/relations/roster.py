# SPDX-License-Identifier: Apache-2.0
"""The roster of agencies that have to report, 应报单位名单, and who has reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.document import Document, Grid
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.detection import parse
from gaidisclosure.model.uscc import is_well_formed
from gaidisclosure.reading.sources import Source, bytes_of, is_json, load
from gaidisclosure.reading.summary.origin import AGENCY_HEADINGS
from gaidisclosure.relations.agencies import Named, alike, paired, same_name

_HEADINGS: Final = frozenset(AGENCY_HEADINGS)
"""Headings of the column with names, without white space and in lower case."""
_ORDINAL: Final = re.compile(r"^\s*[(（]?\d{1,4}(?:[)）.．、]|\s)\s*")
_REMARK: Final = "#"
_APART: Final = re.compile(r"[\t,，;；]")
_SENTENCE: Final = re.compile("[^#].*[，；：。,;:].*[。！？]\\s*", re.DOTALL)
"""A sentence with a clause, as in the prose of a report without tables."""
_SHORTEST: Final = 3
"""Fewest characters of a name without its region."""
_LONGEST: Final = 40
"""Most characters of a sentence that a message repeats."""


@frozen
class RosterEntry:
    """An agency on a roster, by its name, its credit code, or both."""

    name: str = ""
    unified_social_credit_code: str | None = None

    def __str__(self) -> str:
        return self.name or self.unified_social_credit_code or ""


@frozen
class Attendance:
    """Who has reported, 报送情况.

    ``missing`` are the entries without a report, ``doubled`` the indices of several reports of one
    agency, and ``unknown`` those of reports of agencies that are not on the roster.
    """

    missing: tuple[RosterEntry, ...] = ()
    doubled: tuple[tuple[int, ...], ...] = ()
    unknown: tuple[int, ...] = ()


@frozen
class Roster:
    """The agencies that have to report, 应报单位名单.

    >>> roster = Roster.of(["云溪县商务局", "云溪县审计局"])
    >>> from gaidisclosure import Agency
    >>> [str(entry) for entry in roster.call([Agency("云溪县商务局")]).missing]
    ['云溪县审计局']
    """

    entries: tuple[RosterEntry, ...]

    @classmethod
    def of(cls, agencies: Iterable[Named | str]) -> Roster:
        """Return a roster of agencies, each given as a name, a code or an agency.

        Raises:
            TypeError: One of them is none of these.
        """
        return cls(tuple(map(_entry, agencies)))

    @classmethod
    def read(cls, source: Source) -> Roster:
        r"""Read a roster from a text, a CSV file, a workbook or any other document.

        Each line or row has a name, a credit code, or both. Names are in the column with that
        heading (单位名称), else in the first cell with words. Lines that begin with ``#`` are
        skipped.

        Raises:
            UnreadableError: The file cannot be read, names no agency (``relations.no_roster``), is
                a report (``relations.roster_report``), or holds sentences
                (``relations.roster_sentence``).

        >>> str(Roster.read("1. 云溪县商务局\n2. 云溪县审计局".encode()).entries[1])
        '云溪县审计局'
        """
        data = bytes_of(source)
        document = parse(data)
        entries = tuple(dict.fromkeys(_listed(_rows(document))))
        if not entries:
            raise UnreadableError("relations.no_roster")
        if _is_report(data):
            raise UnreadableError("relations.roster_report")
        if sentence := _sentence(document):
            raise UnreadableError("relations.roster_sentence", found=sentence[:_LONGEST])
        return cls(entries)

    def call(self, agencies: Sequence[Named]) -> Attendance:
        """Return who has reported, who is missing, and who reported more than once.

        An entry without its region (商务局) stands for the one agency whose name ends in it.
        """
        groups = alike(agencies)
        present = [_together([agencies[at] for at in group]) for group in groups]
        pairs = paired(self.entries, present)
        found = {entry: at for entry, at in pairs if entry is not None and at is not None}
        found |= self._shortened(found, present)
        known = set(found.values())
        return Attendance(
            missing=tuple(each for at, each in enumerate(self.entries) if at not in found),
            doubled=tuple(tuple(group) for group in groups if len(group) > 1),
            unknown=tuple(
                at for number, group in enumerate(groups) if number not in known for at in group
            ),
        )

    def _shortened(self, found: Mapping[int, int], present: Sequence[Named]) -> dict[int, int]:
        """Return the entries that are the end of exactly one agency's name."""
        used, more = set(found.values()), dict[int, int]()
        names = {at: same_name(each.name) for at, each in enumerate(present) if at not in used}
        for number, entry in enumerate(self.entries):
            ending = same_name(entry.name)
            if number in found or len(ending) < _SHORTEST:
                continue
            ends = [at for at, name in names.items() if name.endswith(ending)]
            if len(ends) == 1:
                more[number] = ends[0]
                del names[ends[0]]
        return more


def _is_report(data: bytes) -> bool:
    """Tell if a file is JSON or has cells of the form, and so is no list of names."""
    try:
        return is_json(data) or bool(load(data).draft.cells)
    except UnreadableError:
        return False


def _sentence(document: Document) -> str:
    """Return the first sentence among the lines of a document, or ``""``."""
    lines = (block.text for block in document.blocks if not isinstance(block, Grid))
    return next(filter(_SENTENCE.fullmatch, lines), "")


def _entry(agency: Named | str) -> RosterEntry:
    if isinstance(agency, str):
        return _of_cells([agency]) or RosterEntry(agency)
    if not hasattr(agency, "unified_social_credit_code"):
        raise TypeError(f"expected names, credit codes or agencies, not {agency!r:.80}")
    return RosterEntry(agency.name or "", agency.unified_social_credit_code)


def _together(agencies: Sequence[Named]) -> RosterEntry:
    """Return the name and the code that the reports of one agency give."""
    names = [each.name for each in agencies if each.name]
    codes = [each.unified_social_credit_code for each in agencies]
    return RosterEntry(next(iter(names), ""), next((each for each in codes if each), None))


def _listed(rows: Iterable[Sequence[str]]) -> Iterator[RosterEntry]:
    """Yield the entries of rows, with the names from the column under their heading.

    Once that column is known, a heading word in another column is its contents, such as 部门.
    """
    column: int | None = None
    for cells in rows:
        headings = [at for at, each in enumerate(cells) if _is_heading(each)]
        if headings and (column is None or column in headings):
            column = headings[0] if column is None else column
        elif (entry := _of_cells(cells, column)) and not entry.name.startswith(_REMARK):
            yield entry


def _rows(document: Document) -> Iterator[Sequence[str]]:
    """Yield the rows of tables, and paragraphs as rows."""
    for block in document.blocks:
        if isinstance(block, Grid):
            rows: dict[int, list[str]] = {}
            for spot in block.occupancy():
                cells = rows.setdefault(spot.rows.start, [])
                cells += [""] * (spot.columns.start - len(cells)) + [spot.cell.text]
            yield from rows.values()
        else:
            yield _APART.split(block.text)


def _of_cells(cells: Sequence[str], column: int | None = None) -> RosterEntry | None:
    """Return the entry in a row, if there is one."""
    words = [word for cell in cells for word in (cell, *cell.split())]
    codes = [code for word in words if (code := _code(word))]
    names = cells if column is None else cells[column : column + 1]
    name = next((found for each in names if (found := _name(each))), "")
    return RosterEntry(name, codes[0] if codes else None) if name or codes else None


def _name(content: str) -> str:
    """Return the words of a cell without an ordinal and a code."""
    words = _ORDINAL.sub("", content).split()
    name = " ".join(word for word in words if not _code(word))
    return name if any(map(str.isalpha, name)) else ""


def _is_heading(content: str) -> bool:
    return same_name(content).lower() in _HEADINGS


def _code(content: str) -> str | None:
    """Return the credit code that a text consists of, or ``None``."""
    code = same_name(content).upper()
    return code if is_well_formed(code) else None
