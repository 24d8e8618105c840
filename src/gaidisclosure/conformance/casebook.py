# SPDX-License-Identifier: Apache-2.0
"""The cases of the suite, 用例: documents with everything to be said of them.

The expectations are those of this library. The tests of the suite reckon them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from gaidisclosure.conformance import faults
from gaidisclosure.conformance.answers import answer
from gaidisclosure.conformance.documents import Cells, Data, document, written
from gaidisclosure.conformance.faults import Fault
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.strategies.figures import Figures, full, huge, sparse
from gaidisclosure.strategies.numbers import Numbers
from gaidisclosure.strategies.planted import tied

SEED: Final = 711_2019
"""The seed of all numbers: the decree of the Regulation (711), and its year."""

_SHARE: Final = {"2021": 1, "2019": 1, "2021-undivided": 4}
"""The divisor of the number of cases: the undivided form differs in one row only."""
_VALID: Final = {"few": 60, "many": 40, "full": 12, "huge": 6}
_FAULTY: Final[dict[str, tuple[Fault, int]]] = {
    "two-wrong": (faults.wrong(2), 60),
    "three-wrong": (faults.wrong(3), 30),
    "six-wrong": (faults.wrong(6), 10),
    "made-up-for": (faults.balanced, 40),
    "transposed": (faults.slip("transposed"), 30),
    "misplaced": (faults.slip("misplaced"), 30),
    "not-updated": (faults.slip("total"), 30),
    "shifted-row": (faults.shifted_row, 15),
    "shifted-column": (faults.shifted_column, 10),
    "blank-anywhere": (faults.texts(None, "", "　"), 40),
    "blank-row": (faults.blank_row, 10),
    "blank-zeros": (faults.blank_zeros, 5),
    "blanks": (faults.blanks(0), 40),
    "blanks-and-wrong": (faults.blanks(2), 120),
    "only-totals": (faults.only_totals, 20),
    "hidden": (faults.hidden, 30),
    "not-applicable": (faults.texts("/", "-", "—"), 10),
    "no-figure": (faults.texts("无", "若干", "详见附件"), 10),
    "negative": (faults.negative, 15),
    "fraction": (faults.fraction, 10),
    "too-large": (faults.too_large, 5),
    "money": (faults.bad_money, 12),
}


def cases() -> Iterator[Data]:
    """Yield all cases, always the same ones in the same order."""
    for variant in _SHARE:
        form = FORMS[variant]
        numbers = Numbers(SEED + len(form.cells) + (form is not form.official))
        yield from _valid(variant, form, numbers)
        yield from _one_wrong(variant, form, numbers)
        yield from _one_blank(variant, form, numbers)
        yield from _far_off(variant, form, numbers)
        yield from _smallest(variant, form, numbers)
        yield from _missing(variant, form, numbers)
        for kind, (fault, times) in _FAULTY.items():
            for number in range(times // _SHARE[variant]):
                figures = _rich(form, numbers)
                cells = written(form, figures) | fault(form, figures, numbers)
                yield case(f"{variant}/{kind}/{number}", form, cells)


def case(name: str, form: Edition, cells: Cells) -> Data:
    """Return one case, with the answer of our own implementation."""
    given = document(form, cells)
    return {"id": name, "document": given, "expect": answer(given)}


def _rich(form: Edition, numbers: Numbers) -> Figures:
    """Return a report in which enough happened for any error to be possible."""
    return sparse(form, numbers, numbers.between(20, 60), numbers.pick((9, 120, 4000)))


def _valid(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    made: dict[str, Any] = {
        "few": lambda: sparse(form, numbers, numbers.below(6), 30),
        "many": lambda: _rich(form, numbers),
        "full": lambda: full(form, numbers, 10 ** numbers.between(1, 9)),
        "huge": lambda: huge(form, numbers),
    }
    for kind, times in _VALID.items():
        for number in range(-(-times // _SHARE[variant])):
            yield case(f"{variant}/{kind}/{number}", form, written(form, made[kind]()))


def _one_wrong(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """Yield each cell of tables 3 and 4 too large, and too small by one."""
    for number, path in enumerate(tied(form)[:: _SHARE[variant]]):
        figures = full(form, numbers, 50) if number % 4 == 0 else _rich(form, numbers)
        right, step = int(figures[path]), faults.STEPS[number % len(faults.STEPS)]
        for kind, printed in (("too-much", right + step), ("too-little", right - 1)):
            if printed >= 0:
                cells = written(form, figures) | {path: printed}
                yield case(f"{variant}/{kind}/{path}", form, cells)


def _one_blank(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """Yield for each identity a blank in one of its cells that is not zero."""
    for code, identity in form.identities.items():
        cells = written(form, full(form, numbers, 50))
        yield case(f"{variant}/blank/{code}", form, cells | {numbers.pick(identity.cells): None})


def _far_off(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """Yield for each identity either side too large, by an amount that wraps around."""
    for code, identity in form.identities.items():
        for kind, side in (("over", identity.left), ("under", identity.right)):
            figures = full(form, numbers, 50)
            path = numbers.pick(side)
            far = int(figures[path]) + faults.STEPS[-1]
            yield case(f"{variant}/{kind}/{code}", form, written(form, figures) | {path: far})


def _smallest(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """Yield for each identity a single figure that is not zero, among its addends."""
    zeros = written(form, sparse(form, numbers, 0, 0))
    for code, identity in form.identities.items():
        yield case(f"{variant}/smallest/{code}", form, zeros | {numbers.pick(identity.left): 1})


def _missing(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """Yield cases with cells that the source does not have."""
    for number in range(20):
        cells = written(form, _rich(form, numbers))
        for path in numbers.sample(tied(form), numbers.between(1, 9)):
            del cells[path]
        yield case(f"{variant}/missing/{number}", form, cells)
