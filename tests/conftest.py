# SPDX-License-Identifier: Apache-2.0
"""Settings of the whole test run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from gaidisclosure.checks import Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import LOCALES
from gaidisclosure.i18n import compile as catalogs
from tests import depth

# A stale catalog must not hide a missing message.
catalogs.compile_catalogs(Path(catalogs.__file__).parents[1] / "locale")

depth.load()

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


@pytest.fixture(autouse=True, scope="session")
def every_violation_that_is_raised_can_be_told() -> Iterator[None]:
    """Whatever any test provokes has words in every language, and no placeholder left in them."""
    construct, told = InvalidReportError.__init__, set[object]()

    def tell(self: InvalidReportError, violations: Iterable[Violation]) -> None:
        construct(self, violations)
        for violation in self.violations:
            kind = (violation.family, type(violation.actual), violation.type_name)
            if kind not in told:
                told.add(kind)
                messages = [violation.message(locale) for locale in LOCALES]
                assert len(set(messages)) == len(LOCALES), messages
                assert not any(map(_PLACEHOLDER.search, messages)), messages

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(InvalidReportError, "__init__", tell)
        yield


MEASURED = "measured"
"""The property of a test under which it records lines for the summary of the run."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have measured, on whichever core they ran."""
    reports = terminalreporter.getreports("passed")
    found = [text for each in reports for name, text in each.user_properties if name == MEASURED]
    if found:
        terminalreporter.section("measured")
        terminalreporter.write_line("\n".join(map(str, found)))
