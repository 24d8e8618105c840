# SPDX-License-Identifier: Apache-2.0
"""Problems as annotations of GitHub Actions, 注释, each by a workflow command.

GitHub shows ten errors, ten warnings and ten notices of a step. All are in its log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from gaidisclosure.cli.judging import Judgement
from gaidisclosure.cli.outputs.document import Closing, Output
from gaidisclosure.cli.outputs.problems import Level, Problem, located, problem_of, problems_of
from gaidisclosure.cli.summary import Summary
from gaidisclosure.explain.findings import summary_in_words
from gaidisclosure.zh.controls import without_controls

_COMMANDS: Final[dict[Level, str]] = {"error": "error", "warning": "warning", "note": "notice"}
_VALUE: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = {**_VALUE, ":": "%3A", ",": "%2C"}
_IN_VALUE, _IN_PROPERTY = str.maketrans(_VALUE), str.maketrans(_PROPERTY)
_LONGEST_TITLE: Final = 120
_LONGEST: Final = 4_000
"""Most characters of a message, of which GitHub shows 64 kB with their escapes."""


def _piece(judgement: Judgement, locale: str, _: Sequence[str]) -> bytes:
    about = Summary.of(judgement, locale, listed=False)
    found = problems_of(judgement, locale)
    lines = (_command(each, about.file, about.agency or "") for each in found)
    return "\n".join(lines).encode()


def _last(closing: Closing) -> bytes:
    lines = (
        _command(problem_of(each), each.file or closing.roster, each.agency)
        for each in closing.faults
    )
    return "\n".join(lines).encode()


def _tail(closing: Closing) -> str:
    conclusions = (each.conclusion for each in closing.summaries)
    return f"{summary_in_words(conclusions, closing.locale)}\n"


def _command(problem: Problem, file: str, agency: str) -> str:
    properties = {
        "file": located(file),
        "line": str(problem.line),
        "title": " ".join(f"{problem.code} {agency}".split())[:_LONGEST_TITLE],
    }
    told = ",".join(f"{name}={_shown(each, _IN_PROPERTY)}" for name, each in properties.items())
    message = _shown(problem.words[:_LONGEST], _IN_VALUE)
    return f"::{_COMMANDS[problem.level]} {told}::{message}"


def _shown(value: str, escapes: Mapping[int, str]) -> str:
    return without_controls(value.translate(escapes))


OUTPUT: Final = Output(_piece, last=_last, tail=_tail)
