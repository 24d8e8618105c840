# SPDX-License-Identifier: Apache-2.0
"""Verdicts as JUnit XML, 测试报告: a suite for each file, a test for each check.

Build servers show it. The document is one of ``junit-10.xsd`` of the xUnit plugin of Jenkins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from attrs import evolve, frozen

from gaidisclosure.checks import Status, identities_label
from gaidisclosure.cli.faults import Fault
from gaidisclosure.cli.judging import Judged, Judgement
from gaidisclosure.cli.output import harmless
from gaidisclosure.cli.outputs.document import Closing, Output
from gaidisclosure.cli.outputs.problems import (
    MISSING,
    UNREADABLE,
    Problem,
    located,
    problem_of,
    problems_of,
)
from gaidisclosure.i18n import text

_NO_CHARACTER: Final = re.compile("[\ufffe\uffff]")
"""Characters that XML cannot hold, and that are not among the control characters."""


@frozen
class _Test:
    """A check: its code, its words, its problems, and why it could not be made."""

    code: str
    words: str = ""
    problems: Sequence[Problem] = ()
    skipped: str = ""

    @property
    def kind(self) -> str:
        """The element for its outcome, empty if it has passed."""
        if any(each.refuses for each in self.problems):
            return "error" if self.code == UNREADABLE else "failure"
        return "skipped" if self.skipped and not self.problems else ""

    def element(self, file: str) -> Element:
        name = _line(f"{self.code} {self.words}")
        found = Element("testcase", classname=file, name=name)
        told = "\n\n".join(each.words for each in self.problems)
        if self.kind == "skipped":
            SubElement(found, "skipped", message=_line(self.skipped))
        elif self.kind:
            first = self.problems[0]
            message, reason = _line(first.message), first.reason or self.code
            SubElement(found, self.kind, message=message, type=reason).text = _text(told)
        elif told:
            SubElement(found, "system-out").text = _text(told)
        return found


def _piece(judgement: Judgement, locale: str, not_compared: Sequence[str]) -> bytes:
    file = located(judgement.source)
    problems: dict[str, list[Problem]] = defaultdict(list)
    for each in problems_of(judgement, locale):
        problems[each.code].append(each)
    if not isinstance(judgement, Judged):
        return _suite(file, _tests(problems)).encode()
    draft, verdict = judgement.loaded.draft, judgement.verdict
    identities = [
        _Test(
            each.code,
            identities_label((each.code,), draft.edition, locale),
            problems.pop(each.code, ()),
            verdict.why(each.code, locale) if each.status is Status.NOT_EVALUABLE else "",
        )
        for each in verdict.results
    ]
    told = {
        "agency": draft.agency or "",
        "year": "" if draft.report_year is None else str(draft.report_year),
        "edition": draft.edition,
        "not_compared": " ".join(not_compared),
    }
    return _suite(file, [*identities, *_tests(problems)], told).encode()


def _tests(problems: Mapping[str, Sequence[Problem]]) -> list[_Test]:
    return [_Test(code, problems=found) for code, found in problems.items()]


def _suite(name: str, tests: Sequence[_Test], told: Mapping[str, str] | None = None) -> str:
    kinds = [each.kind for each in tests]
    counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    file = _line(name)
    suite = Element("testsuite", name=file, file=file, tests=str(len(tests)))
    suite.attrib |= {count: str(kinds.count(kind)) for count, kind in counts.items()}
    properties = SubElement(suite, "properties")
    for key, value in (told or {}).items():
        SubElement(properties, "property", name=key, value=_line(value))
    suite.extend(each.element(file) for each in tests)
    indent(suite)
    return tostring(suite, "unicode")


def _head(_: str) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gaidisclosure">\n'


def _last(closing: Closing) -> bytes:
    """Return the suite of who has filed, if anything is known of it."""
    problems: dict[str, list[Problem]] = {MISSING: []} if closing.roster else {}
    for each in closing.faults:
        problems.setdefault(each.code, []).append(_named(problem_of(each), each, closing.locale))
    name = text("cli.attendance", closing.locale)
    return _suite(name, _tests(problems)).encode() if problems else b""


def _tail(_: Closing) -> str:
    return "</testsuites>\n"


def _named(problem: Problem, fault: Fault, locale: str) -> Problem:
    """Return a problem with the name of its file, if it is one of a file."""
    words = (located(fault.file), problem.message) if fault.file else (problem.message,)
    return evolve(problem, message=text("explain.colon", locale).join(words))


def _line(content: str) -> str:
    return " ".join(_text(content).split())


def _text(content: str) -> str:
    return _NO_CHARACTER.sub("�", harmless(content))


OUTPUT: Final = Output(_piece, _head, last=_last, tail=_tail)
