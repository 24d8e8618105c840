# SPDX-License-Identifier: Apache-2.0
"""A doubt of a reader, 存疑: something guessed, left out or not understood."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from gaidisclosure.document import Place
from gaidisclosure.draft.fields import misfits, unwritable
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import AnyLocale, has, text

_OURS: Final = ("reading.doubt.", "filling.doubt.")


@frozen
class Doubt:
    """One thing that was guessed, ignored or not understood while reading.

    ``code`` says what; ``found`` is what is printed, and ``place`` where; ``cells`` are the cells
    that it is about. A doubt refuses nothing: it is for the eyes of a person.

    >>> print(Doubt("reading.doubt.edition", found="2023").message("en"))
    The report is for 2023, but its tables follow the form of other years; ...
    """

    code: str
    cells: tuple[str, ...] = ()
    found: str = ""
    place: Place | None = field(default=None, eq=False)

    def __attrs_post_init__(self) -> None:
        if faults := misfits(self) or unwritable("found", self.found):
            raise InvalidReportError(faults)

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return a sentence with the finding and its interpretation.

        A code of a newer version or of another program stands for itself.
        """
        if not (self.code.startswith(_OURS) and has(self.code, locale)):
            return f"{self.code} {self.found}".strip()
        return text(self.code, locale, found=self.found)

    def __str__(self) -> str:
        return self.message()
