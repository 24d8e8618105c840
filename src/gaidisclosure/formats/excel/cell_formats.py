# SPDX-License-Identifier: Apache-2.0
"""The format of a cell, 单元格格式: how its font and its number format change what is seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.formats.excel.number_formats import is_plain, shown, shows_text
from gaidisclosure.formats.excel.sheets import Appearance, Spot
from gaidisclosure.formats.runs import PLAIN, Look, has_figure, read

_HIDDEN: Final = Look(is_hidden=True)

CellRun = tuple[str, Look | None]
"""A text and its look, ``None`` for the look of the cell."""


@frozen
class CellFormat:
    """The look of the font, and the number format, ``""`` for ``General``.

    ``is_white`` is a white font on no ground, whose figures nobody sees. A word may be a label on a
    picture.
    """

    look: Look = PLAIN
    code: str = ""
    is_white: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it shows texts or whole numbers otherwise than the file holds them."""
        return self.look is not PLAIN or self.is_white or not is_plain(self.code)

    def on_any_ground(self) -> CellFormat:
        """Return the format in a sheet that can colour cells by rules, so that white is seen."""
        return evolve(self, is_white=False)

    def note(
        self, runs: Iterable[CellRun], spot: Spot, appearance: Appearance, *, is_number: bool
    ) -> None:
        """Note in the appearance of a sheet how a cell is seen, unless as it is held.

        ``is_number``: the number format applies to it.
        """
        runs = list(runs)
        held = "".join(text for text, _ in runs)
        seen = self._shown(held, is_number=is_number)
        gone = self.is_white and has_figure(held)
        look = self.look if not gone and (seen is None or has_figure(seen)) else _HIDDEN
        looks = [(text, own or look) for text, own in runs]
        if any(own is not PLAIN for _, own in looks):
            appearance.texts[spot] = read(looks, in_cell=True)
        elif seen is not None:
            appearance.shown[spot] = seen

    def _shown(self, held: str, *, is_number: bool) -> str | None:
        """Return the text that the number format shows, ``None`` for the one that is held."""
        if is_number:
            return shown(held, self.code)
        return None if shows_text(self.code) else ""
