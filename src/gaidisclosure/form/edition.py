# SPDX-License-Identifier: Apache-2.0
"""The forms by key, 格式: two editions, and a variant of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Literal, cast

from attrs import define, field

from gaidisclosure.form.cells import FormCell, cells_of
from gaidisclosure.form.disclosure import DISCLOSURE_2019, DISCLOSURE_2021
from gaidisclosure.form.identities import Identity, identities_of
from gaidisclosure.form.layout import Table
from gaidisclosure.form.litigation import LITIGATION
from gaidisclosure.form.printed import PrintedTable, printed
from gaidisclosure.form.requests import REQUESTS_2021, REQUESTS_UNDIVIDED
from gaidisclosure.form.sources import NOTICE_2019, NOTICE_2021

EditionName = Literal["2019", "2021"]
"""The name of an edition of the form."""
FormKey = Literal["2019", "2021", "2021-undivided"]
"""The key of a form: an edition, or a variant of one."""


@define(frozen=True, slots=False, eq=False)
class Edition:
    """A form as data, 格式: its tables, and the cells and identities implied by them.

    ``key`` tells it from every other form. Each form exists once: it is equal to itself only, and
    copying or unpickling gives the same object.

    >>> form = FORMS["2021-undivided"]
    >>> form.name, form.official.key
    ('2021', '2021')
    """

    key: FormKey
    document: str = field(repr=False)
    """The notice that issued it, by its number."""
    tables: tuple[Table, ...] = field(repr=False)

    def __reduce__(self) -> str:
        """Pickle by the name of the constant, as pickle does for any global object."""
        return f"EDITION_{self.key.replace('-', '_').upper()}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print the key alone for IPython and Hypothesis, as the tables would fill pages."""
        printer.text(repr(self))

    @property
    def name(self) -> EditionName:
        """The name of the edition, ``"2019"`` or ``"2021"``, also for a variant."""
        return cast(EditionName, self.key.partition("-")[0])

    @property
    def official(self) -> Edition:
        """The form as issued: itself, unless it is a variant."""
        return EDITIONS[self.name]

    @cached_property
    def unofficial(self) -> tuple[str, ...]:
        """The paths of the cells that a variant has and the form as issued does not."""
        return tuple(path for path in self.cells if path not in self.official.cells)

    @cached_property
    def printed_tables(self) -> Mapping[int, PrintedTable]:
        """Each table as printed, by its number on the form (二 is 2)."""
        return MappingProxyType({table.number: printed(table) for table in self.tables})

    @cached_property
    def cells(self) -> Mapping[str, FormCell]:
        """Every figure of the form by its path, in printed order."""
        found = (
            cell
            for table in self.tables
            for cell in cells_of(table, self.printed_tables[table.number])
        )
        return MappingProxyType({cell.path: cell for cell in found})

    @cached_property
    def identities(self) -> Mapping[str, Identity]:
        """Every identity by its code."""
        found = (identity for table in self.tables for identity in identities_of(table))
        return MappingProxyType({identity.code: identity for identity in found})

    @cached_property
    def totals(self) -> frozenset[str]:
        """The paths of the cells that are the sum of others."""
        identities = self.identities.values()
        return frozenset(each.right[0] for each in identities if len(each.right) == 1)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """For each path, the cells printed directly above, left, right and below."""
        paths = {
            (cell.table, cell.span.row, cell.span.column): cell.path for cell in self.cells.values()
        }
        return MappingProxyType(
            {
                path: tuple(
                    paths[table, row + down, column + across]
                    for down, across in ((-1, 0), (0, -1), (0, 1), (1, 0))
                    if (table, row + down, column + across) in paths
                )
                for (table, row, column), path in paths.items()
            }
        )

    def table(self, number: int) -> Table:
        """Return the table with this number on the form: 2, 3 or 4."""
        return next(table for table in self.tables if table.number == number)


EDITION_2019: Final = Edition(
    "2019", NOTICE_2019, (DISCLOSURE_2019, REQUESTS_UNDIVIDED, LITIGATION)
)
"""The trial form, 试行, for report years 2019 and 2020, sometimes used later."""
EDITION_2021: Final = Edition("2021", NOTICE_2021, (DISCLOSURE_2021, REQUESTS_2021, LITIGATION))
"""The form in force since report year 2021."""
EDITION_2021_UNDIVIDED: Final = Edition(
    "2021-undivided", NOTICE_2021, (DISCLOSURE_2021, REQUESTS_UNDIVIDED, LITIGATION)
)
"""A variant of the 2021 form, as some agencies print it: （六）其他处理 is one row."""

FORMS: Final[Mapping[str, Edition]] = MappingProxyType(
    {form.key: form for form in (EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED)}
)
"""Every form by its key, oldest first."""
EDITIONS: Final[Mapping[str, Edition]] = MappingProxyType(
    {key: form for key, form in FORMS.items() if key == form.name}
)
"""The forms as issued, by the name of the edition, oldest first."""


def edition_in_force(year: int) -> Edition | None:
    """Return the edition for reports on a year, or ``None`` for years before 2019.

    The edition that an agency really used is another matter: pass it explicitly where it differs.

    >>> [edition_in_force(year).name for year in (2019, 2020, 2021, 2035)]
    ['2019', '2019', '2021', '2021']
    >>> edition_in_force(2018) is None
    True
    """
    if year < 2019:
        return None
    return EDITION_2019 if year < 2021 else EDITION_2021
