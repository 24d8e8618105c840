# SPDX-License-Identifier: Apache-2.0
"""Another implementation, 受测程序: one request a line, one answer a line.

The program is started as it is given, without a shell. It may answer in any order. Its answers are
bounded in size and time, and are nothing but data.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Event, Thread, Timer
from typing import IO, Any, Final, cast

from attrs import field, frozen

from gaidisclosure.conformance.suite import line
from gaidisclosure.errors import UnansweredError

Data = Mapping[str, Any]
REQUIRED: Final = "failed"
OPTIONAL: Final = ("verdict", "not_evaluable", "faults", "cells", "repair")
"""The members that are compared only where an answer has them."""

LONGEST: Final = 1 << 20
"""The most bytes that one answer may have."""
PATIENCE: Final = 300.0
"""The most seconds that all answers may take."""
_SHOWN: Final = 80


@frozen
class Difference:
    """One member of an answer that is not as expected, 不同之处."""

    case: str
    member: str
    expected: Any
    found: Any


@frozen
class Result:
    """The result of an implementation, 结果: the number of cases, and all differences.

    ``claimed`` are the optional members that its answers had.
    """

    cases: int
    differences: tuple[Difference, ...] = field(repr=False)
    claimed: frozenset[str]

    @property
    def right(self) -> int:
        """The number of cases without any difference."""
        return self.cases - len({each.case for each in self.differences})


def compared(cases: Iterable[Data], answers: Mapping[str, Data]) -> Result:
    """Compare answers with the expectations of cases.

    Args:
        cases: the cases that were asked.
        answers: one answer for each case, by its id.
    """
    differences: list[Difference] = []
    claimed: set[str] = set()
    names: set[str] = set()
    for case in cases:
        found = answers[case["id"]]
        names.add(case["id"])
        claimed |= found.keys() & set(OPTIONAL)
        differences += _differences(case["id"], case["expect"], found)
    return Result(len(names), tuple(differences), frozenset(claimed))


def _differences(name: str, expected: Data, found: Data) -> Iterator[Difference]:
    """Yield the members that differ, where codes and cells may come in any order."""
    for member in (REQUIRED, *OPTIONAL):
        if member in found and member in expected:
            wanted, said = expected[member], found[member]
            if _unordered(wanted) != _unordered(said):
                yield Difference(name, member, wanted, said)


def _unordered(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    members = cast("list[object]", value)
    return sorted(json.dumps(each, sort_keys=True) for each in members)


def asked(
    command: Sequence[str], cases: Iterable[Data], patience: float = PATIENCE
) -> dict[str, Data]:
    """Return the answers of a program to all cases, by their ids.

    Args:
        command: the program and its arguments.
        cases: the cases to ask about.
        patience: the most seconds that all answers may take.

    Raises:
        UnansweredError: it cannot be started, takes too long, ends too early, or says something
            that is no answer.
    """
    documents = {case["id"]: case["document"] for case in cases}
    try:
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnansweredError("conformance.no_start", command=command[0], reason=reason) from None
    assert program.stdin
    assert program.stdout
    late = Event()
    clock = Timer(patience, _end, (program, late))
    writer = Thread(target=_ask, args=(program.stdin, documents), daemon=True)
    with program:
        clock.start()
        writer.start()
        try:
            return _answers(program.stdout, documents, late)
        finally:
            clock.cancel()
            program.kill()
            writer.join()


def _end(program: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    program.kill()


def _ask(pipe: IO[bytes], documents: Mapping[str, Data]) -> None:
    """Write all requests, unless the program ends before."""
    try:
        with pipe:
            for name, document in documents.items():
                pipe.write(line({"id": name, "document": document}))
    except OSError:
        return


def _answers(pipe: IO[bytes], documents: Mapping[str, Data], late: Event) -> dict[str, Data]:
    found: dict[str, Data] = {}
    while len(found) < len(documents):
        text = pipe.readline(LONGEST + 1)
        if not text:
            code = "too_late" if late.is_set() else "too_few"
            raise UnansweredError(f"conformance.{code}", answers=len(found), cases=len(documents))
        if text.strip():
            name, data = _answer(text, len(found) + 1)
            if name not in documents or name in found:
                code = "twice" if name in found else "unknown_id"
                raise UnansweredError(f"conformance.{code}", id=name[:_SHOWN])
            found[name] = data
    return found


def _answer(text: bytes, number: int) -> tuple[str, Data]:
    """Return one answer with its id, its required members checked for their types."""
    if len(text) > LONGEST:
        raise UnansweredError("conformance.too_long", number=number, most=LONGEST)
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        shown = text.decode("utf-8", "replace").strip()[:_SHOWN]
        raise UnansweredError("conformance.no_json", number=number, text=shown) from None
    found = cast(dict[str, Any], data) if isinstance(data, dict) else {}
    if not isinstance(found.get("id"), str):
        raise UnansweredError("conformance.no_id", number=number)
    if not isinstance(found.get(REQUIRED), list):
        raise UnansweredError("conformance.no_codes", id=found["id"][:_SHOWN])
    return found["id"], found
