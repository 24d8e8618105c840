# SPDX-License-Identifier: Apache-2.0
"""Another implementation, 受测程序: one request a line, one answer a line.

The program is started as it is given, without a shell. It may answer in any order. Its answers are
bounded in size and time, and are nothing but data.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from threading import Event, Thread, Timer
from typing import IO, Any, Final, cast

from attrs import field, frozen

from gaidisclosure.conformance.suite import line
from gaidisclosure.errors import UnansweredError

Data = Mapping[str, Any]
REQUIRED: Final[Mapping[str, Mapping[str, type]]] = {
    "document": {"failed": list},
    "figure": {"state": str, "value": object},
}
"""The members that an answer must have, with their types, by its section."""
_LACKING: Final = {"document": "no_codes", "figure": "no_reading"}
OPTIONAL: Final = ("verdict", "not_evaluable", "faults", "cells", "repair")
"""The members that are compared only where an answer has them."""
MEMBERS: Final = ("failed", *OPTIONAL, "state", "value")
"""All members that are compared, in the order in which they are named."""

LONGEST: Final = 1 << 20
"""The most bytes that one answer may have."""
PATIENCE: Final = 300.0
"""The most seconds that all answers may take."""
_SHOWN: Final = 80
_DECIMAL: Final = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")


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

    ``compared`` are the members that its answers had.
    """

    cases: int
    differences: tuple[Difference, ...] = field(repr=False)
    compared: tuple[str, ...]

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
    said: set[str] = set()
    names: set[str] = set()
    for case in cases:
        found = answers[case["id"]]
        names.add(case["id"])
        said |= found.keys() & case["expect"].keys()
        differences += _differences(case["id"], case["expect"], found)
    return Result(len(names), tuple(differences), tuple(each for each in MEMBERS if each in said))


def _differences(name: str, expected: Data, found: Data) -> Iterator[Difference]:
    """Yield the members that differ."""
    for member in MEMBERS:
        if member in found and member in expected:
            wanted, said = expected[member], found[member]
            if _comparable(wanted) != _comparable(said):
                yield Difference(name, member, wanted, said)


def _comparable(value: Any) -> Any:
    """Return lists in one order, and decimals in strings as numbers."""
    if isinstance(value, list):
        members = cast("list[object]", value)
        return sorted(json.dumps(each, sort_keys=True) for each in members)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return (Decimal(value),)
    return value


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
    requests = {case["id"]: request(case) for case in cases}
    try:
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    except FileNotFoundError:
        raise UnansweredError("conformance.no_program", command=command[0]) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnansweredError("conformance.no_start", command=command[0], reason=reason) from None
    assert program.stdin
    assert program.stdout
    late = Event()
    clock = Timer(patience, _end, (program, late))
    writer = Thread(target=_ask, args=(program.stdin, requests), daemon=True)
    with program:
        clock.start()
        writer.start()
        try:
            return _answers(program.stdout, requests, late)
        finally:
            clock.cancel()
            program.kill()
            writer.join()


def request(case: Data) -> Data:
    """Return the request of a case: its id, and a document or a figure."""
    return {member: value for member, value in case.items() if member != "expect"}


def _end(program: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    program.kill()


def _ask(pipe: IO[bytes], requests: Mapping[str, Data]) -> None:
    """Write all requests, unless the program ends before."""
    try:
        with pipe:
            for each in requests.values():
                pipe.write(line({**each}))
    except OSError:
        return


def _answers(pipe: IO[bytes], requests: Mapping[str, Data], late: Event) -> dict[str, Data]:
    found: dict[str, Data] = {}
    while len(found) < len(requests):
        text = pipe.readline(LONGEST + 1)
        if not text:
            code = "too_late" if late.is_set() else "too_few"
            raise UnansweredError(f"conformance.{code}", answers=len(found), cases=len(requests))
        if text.strip():
            name, data = _answer(text, len(found) + 1)
            if fault := _fault(name, data, requests, found):
                raise UnansweredError(f"conformance.{fault}", id=name[:_SHOWN])
            found[name] = data
    return found


def _fault(
    name: str, data: Data, requests: Mapping[str, Data], found: Mapping[str, Data]
) -> str | None:
    """Return the code of what is wrong with an answer, if it cannot be compared."""
    if name not in requests or name in found:
        return "twice" if name in found else "unknown_id"
    member = next(each for each in REQUIRED if each in requests[name])
    is_whole = all(
        required in data and isinstance(data[required], kind)
        for required, kind in REQUIRED[member].items()
    )
    return None if is_whole else _LACKING[member]


def _answer(text: bytes, number: int) -> tuple[str, Data]:
    """Return one answer with its id."""
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
    return found["id"], found
