"""Why a report cannot be sealed, 不能定稿, for a person."""

from __future__ import annotations

import sys

from gaidisclosure.cli.as_text import source_name
from gaidisclosure.cli.layout import block
from gaidisclosure.cli.terminal import columns, screen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import text


def explain(source: str, error: InvalidReportError, locale: str) -> None:
    """Say on the standard error all that stands against a report."""
    err = screen(sys.stderr)
    count, name = len(error.violations), source_name(source, locale)
    opening = text("cli.not_sealed", locale, source=name, count=count)
    err.print(block(opening, columns(err), first="", rest=""), end="", soft_wrap=True)
    for violation in error.violations:
        lines = block(violation.message(locale), columns(err), first="  · ", rest="    ")
        err.print(lines, end="", soft_wrap=True)
    if any(violation.code == "CELL-BLANK" for violation in error.violations):
        err.print(block(text("cli.blanks_hint", locale), columns(err)), end="", soft_wrap=True)
