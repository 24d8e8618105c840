# SPDX-License-Identifier: Apache-2.0
"""A doubt in reading, 存疑: something inferred, left out or not understood."""

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
    """A doubt about what was read: something inferred, left out or not understood.

    ``code`` is its kind, ``found`` the text in the source, ``place`` where that text is, and
    ``cells`` are the cells concerned. A doubt refuses nothing: a person should look at it.

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
        """Return a sentence with the text found and how it was read.

        For a code of a newer version or of another program, return the code.
        """
        if not (self.code.startswith(_OURS) and has(self.code, locale)):
            return f"{self.code} {self.found}".strip()
        return text(self.code, locale, found=self.found)

    def __str__(self) -> str:
        return self.message()
