# SPDX-License-Identifier: Apache-2.0
"""Verdicts as SARIF 2.1.0, 检查结果交换格式, which code hosts and editors show.

The file is the physical location of a result, and the cells are its logical ones.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import msgspec

from gaidisclosure._version import __version__
from gaidisclosure.checks import RULES, Rule, identities_label
from gaidisclosure.cli.judging import Judgement
from gaidisclosure.cli.outputs.document import Closing, Output
from gaidisclosure.cli.outputs.json import encoded
from gaidisclosure.cli.outputs.problems import (
    UNREADABLE,
    Level,
    Problem,
    Spot,
    located,
    problem_of,
    problems_of,
)
from gaidisclosure.cli.summary import Summary
from gaidisclosure.explain import grounds, in_words
from gaidisclosure.form import FORMS, Edition, Identity
from gaidisclosure.i18n import text

Data = dict[str, Any]
_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES: Final = {"zh_Hans": "zh-CN", "zh_Hant": "zh-TW", "en": "en-US"}
"""The languages as SARIF names them, by country instead of script."""
_LEVELS: Final[dict[str, Level]] = {
    "invalid": "error",
    "incomplete": "warning",
    "warning": "warning",
    "note": "note",
}
_IDENTITIES: Final = {
    code: (form, each) for form in FORMS.values() for code, each in form.identities.items()
}
_ATTENDANCE: Final = ("MEMBER-MISSING", "MEMBER-DOUBLED", "MEMBER-UNKNOWN", "MEMBER-YEAR")
_OURS: Final = [
    each
    for each in RULES
    if each.code in _ATTENDANCE or not each.code.startswith(("MEMBER", "YEAR"))
]
"""The rules that are about one report, or about who has filed."""
_INDEX: Final = {
    code: place
    for place, code in enumerate([*_IDENTITIES, *(each.code for each in _OURS), UNREADABLE])
}
_FINGERPRINT: Final = "gaidisclosure/v1"
_OF_GITHUB: Final = "primaryLocationLineHash"
"""The only fingerprint that GitHub reads.

Without it, the upload makes one from the line, which moves with the layout and which a Word file
does not have.
"""
_SENTENCE_END: Final = re.compile(r"(?<=。)|(?<=\.)\s")


def _piece(judgement: Judgement, locale: str, _: Sequence[str]) -> bytes:
    about, taken = Summary.of(judgement, locale, listed=False), Counter[str]()
    results = (_result(each, about, taken) for each in problems_of(judgement, locale))
    return _joined(results)


def _result(problem: Problem, about: Summary, taken: Counter[str]) -> Data:
    """Return a problem of a file as a result.

    Args:
        problem: The problem.
        about: The file.
        taken: The fingerprints so far, each with the number of results that have it.
    """
    uri = _uri(about.file)
    first, *others = problem.spots or [None]
    key = _fingerprint(problem, about)
    taken[key] += 1
    mark = f"{key}:{taken[key]}"
    properties = {"agency": about.agency, "year": about.year, "reason": problem.reason}
    index = _INDEX.get(problem.code)
    return {
        "ruleId": problem.code,
        **({} if index is None else {"ruleIndex": index}),
        "level": problem.level,
        "message": {"text": problem.words},
        "locations": [_location(uri, problem.line, first)],
        "relatedLocations": [_location(uri, each.line or 1, each) for each in others if each],
        "partialFingerprints": {_FINGERPRINT: mark, _OF_GITHUB: mark},
        "properties": {name: value for name, value in properties.items() if value},
    }


def _location(uri: str, line: int, spot: Spot | None) -> Data:
    physical = {"artifactLocation": {"uri": uri}, "region": {"startLine": line}}
    if spot is None:
        return {"physicalLocation": physical}
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": spot.cell}],
        "message": {"text": spot.label},
    }


def _fingerprint(problem: Problem, about: Summary) -> str:
    """Return the fingerprint of a problem, which does not depend on the layout.

    A report without an agency is known by the name of its file.
    """
    whose = [about.agency, about.year] if about.agency else [quote(located(about.file))]
    cells = sorted(each.cell for each in problem.spots)
    return sha256(msgspec.json.encode([problem.code, whose, cells])).hexdigest()[:32]


def _uri(name: str) -> str:
    """Return the name of a file as a URI, absolute if it is outside the folder.

    A relative one is seen from the root of a repository, which no ``..`` may leave.

    >>> _uri("年报 1/甲#.docx"), _uri("/elsewhere/a.txt")
    ('%E5%B9%B4%E6%8A%A5%201/%E7%94%B2%23.docx', 'file:///elsewhere/a.txt')
    >>> _uri("../a.txt") == f"file:///{quote(str(Path.cwd().parent / 'a.txt').lstrip('/'))}"
    True
    """
    path = Path(located(name))
    if not path.is_absolute() and os.pardir not in path.parts:
        return quote(path.as_posix())
    above = Path(os.path.normpath(Path.cwd() / path)).as_posix()
    return f"file:///{quote(above.lstrip('/'))}"


def _head(locale: str) -> str:
    driver = {
        "name": "gaidisclosure",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [*_rules(locale)],
    }
    run = {"tool": {"driver": driver}, "language": _LANGUAGES[locale]}
    start = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return _text(start).removesuffix("}]}") + ',"results":[\n'


def _rules(locale: str) -> Iterator[Data]:
    """Yield everything that a check may find, in the order of the index."""
    yield from (_identity(*each, locale) for each in _IDENTITIES.values())
    yield from (_rule(each, locale) for each in _OURS)
    words = text("cli.unreadable", locale)
    yield _descriptor(UNREADABLE, "error", words, words, "")


def _identity(form: Edition, identity: Identity, locale: str) -> Data:
    label = identities_label((identity.code,), form.name, locale)
    words = in_words(form, identity, locale)
    return _descriptor(identity.code, "error", label, words, grounds(form, identity, locale))


def _rule(rule: Rule, locale: str) -> Data:
    words = rule.words(locale)
    short = _SENTENCE_END.split(words)[0]
    return _descriptor(rule.code, _LEVELS[rule.consequence], short, words, rule.grounds(locale))


def _descriptor(code: str, level: Level, short: str, full: str, source: str) -> Data:
    command = f"gaidisclosure explain {code}" if code != UNREADABLE else ""
    return {
        "id": code,
        "name": "".join(each.capitalize() for each in re.split(r"[^a-zA-Z0-9]", code)),
        "shortDescription": {"text": short},
        "fullDescription": {"text": full},
        "help": {"text": "\n".join(filter(None, (full, source, command)))},
        "defaultConfiguration": {"level": level},
    }


def _last(closing: Closing) -> bytes:
    """Return the results on who has filed."""
    taken = Counter[str]()
    return _joined(
        _result(
            problem_of(each), Summary(each.file or closing.roster, "", each.agency or None), taken
        )
        for each in closing.faults
    )


def _tail(closing: Closing) -> str:
    readable = all(each.is_report for each in closing.summaries)
    end = {"invocations": [{"executionSuccessful": readable}]}
    return f"],{_text(end).removeprefix('{')}]}}\n"


def _joined(results: Iterable[Data]) -> bytes:
    return b"\n,".join(map(encoded, results))


def _text(data: Data) -> str:
    return encoded(data).decode()


OUTPUT: Final = Output(_piece, _head, b",", _last, _tail)
