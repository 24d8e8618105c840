"""The cases of the suite, 用例: a document, and exactly what must be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from gaidisclosure.conformance import spoiling
from gaidisclosure.conformance.answers import answer
from gaidisclosure.conformance.documents import Cells, Data, document, written
from gaidisclosure.conformance.figures import Figures, full, huge, lawful
from gaidisclosure.conformance.numbers import Numbers
from gaidisclosure.conformance.spoiling import Spoil, tied
from gaidisclosure.form import FORMS, Edition

SEED: Final = 711_2019
"""The number that all others are drawn from: that of the Regulation, and its year."""

_SHARE: Final = {"2021": 1, "2019": 1, "2021-undivided": 4}
"""The undivided form differs from that of 2021 in one row: a fourth of the cases will do."""
_VALID: Final = {"few": 60, "many": 40, "full": 12, "huge": 6}
_SPOILT: Final[dict[str, tuple[Spoil, int]]] = {
    "two-wrong": (spoiling.wrong(2), 60),
    "three-wrong": (spoiling.wrong(3), 30),
    "six-wrong": (spoiling.wrong(6), 10),
    "made-up-for": (spoiling.balanced, 40),
    "transposed": (spoiling.transposed, 30),
    "misplaced": (spoiling.misplaced, 30),
    "not-updated": (spoiling.not_updated, 30),
    "shifted-row": (spoiling.shifted_row, 15),
    "shifted-column": (spoiling.shifted_column, 10),
    "blank-anywhere": (spoiling.texts(None, "", "　"), 40),
    "blank-row": (spoiling.blank_row, 10),
    "blank-zeros": (spoiling.blank_zeros, 5),
    "blank-and-wrong": (spoiling.blank_and_wrong, 40),
    "not-applicable": (spoiling.texts("/", "-", "—"), 10),
    "no-figure": (spoiling.texts("无", "若干", "详见附件"), 10),
    "negative": (spoiling.negative, 15),
    "fraction": (spoiling.fraction, 10),
    "too-large": (spoiling.too_large, 5),
    "money": (spoiling.bad_money, 12),
}


def cases() -> Iterator[Data]:
    """All cases, in the order in which they are numbered; always the same."""
    for variant in _SHARE:
        form = FORMS[variant]
        numbers = Numbers(SEED + len(form.cells) + (form is not form.official))
        yield from _valid(variant, form, numbers)
        yield from _one_wrong(variant, form, numbers)
        yield from _one_blank(variant, form, numbers)
        yield from _far_off(variant, form, numbers)
        yield from _smallest(variant, form, numbers)
        yield from _missing(variant, form, numbers)
        for kind, (spoil, times) in _SPOILT.items():
            for number in range(times // _SHARE[variant]):
                figures = _rich(form, numbers)
                cells = written(form, figures) | spoil(form, figures, numbers)
                yield case(f"{variant}/{kind}/{number}", form, cells)


def case(name: str, form: Edition, cells: Cells) -> Data:
    """One case, with what our own implementation says of it."""
    given = document(form, cells)
    return {"id": name, "document": given, "expect": answer(given)}


def _rich(form: Edition, numbers: Numbers) -> Figures:
    """A report in which enough happened for any error to be possible."""
    return lawful(form, numbers, numbers.between(20, 60), numbers.pick((9, 120, 4000)))


def _valid(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    made: dict[str, Any] = {
        "few": lambda: lawful(form, numbers, numbers.below(6), 30),
        "many": lambda: _rich(form, numbers),
        "full": lambda: full(form, numbers, 10 ** numbers.between(1, 9)),
        "huge": lambda: huge(form, numbers),
    }
    for kind, times in _VALID.items():
        for number in range(-(-times // _SHARE[variant])):
            yield case(f"{variant}/{kind}/{number}", form, written(form, made[kind]()))


def _one_wrong(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """Each cell of tables 3 and 4 too large, and one less than it should be."""
    for number, path in enumerate(tied(form)[:: _SHARE[variant]]):
        figures = full(form, numbers, 50) if number % 4 == 0 else _rich(form, numbers)
        right, step = int(figures[path]), spoiling.STEPS[number % len(spoiling.STEPS)]
        for kind, printed in (("too-much", right + step), ("too-little", right - 1)):
            if printed >= 0:
                cells = written(form, figures) | {path: printed}
                yield case(f"{variant}/{kind}/{path}", form, cells)


def _one_blank(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """For each identity: one of its cells blank that is not zero."""
    for code, identity in form.identities.items():
        cells = written(form, full(form, numbers, 50))
        yield case(f"{variant}/blank/{code}", form, cells | {numbers.pick(identity.cells): None})


def _far_off(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """For each identity: either side too large, by what hides from arithmetic that wraps around."""
    for code, identity in form.identities.items():
        for kind, side in (("over", identity.left), ("under", identity.right)):
            figures = full(form, numbers, 50)
            path = numbers.pick(side)
            far = int(figures[path]) + spoiling.STEPS[-1]
            yield case(f"{variant}/{kind}/{code}", form, written(form, figures) | {path: far})


def _smallest(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """For each identity: a single figure that is not zero, among its addends."""
    zeros = written(form, lawful(form, numbers, 0, 0))
    for code, identity in form.identities.items():
        yield case(f"{variant}/smallest/{code}", form, zeros | {numbers.pick(identity.left): 1})


def _missing(variant: str, form: Edition, numbers: Numbers) -> Iterator[Data]:
    """Cells that the source does not have."""
    for number in range(20):
        cells = written(form, _rich(form, numbers))
        for path in numbers.sample(tied(form), numbers.between(1, 9)):
            del cells[path]
        yield case(f"{variant}/missing/{number}", form, cells)
