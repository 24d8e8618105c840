"""The smallest figures with which an identity holds and fails, 最小例子."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from gaidisclosure.algebra import flows
from gaidisclosure.checks import findings
from gaidisclosure.checks.identities import Status
from gaidisclosure.form import Edition, Identity


@frozen
class Example:
    """Figures of a whole form, 例子: those that are not zero, and the identities that fail.

    >>> from gaidisclosure.form import EDITION_2021
    >>> failing(EDITION_2021, EDITION_2021.identities["T4-SUM:review"])
    Example(figures={'review_litigation.review.upheld': 1}, failed=('T4-SUM:review',))
    """

    figures: Mapping[str, int]
    failed: tuple[str, ...]


def passing(form: Edition, identity: Identity) -> Example:
    """The report with fewest figures, all of them 1, in which the identity adds something up."""
    touching = (each.cells for each in flows(form) if {*each.cells} & {*identity.cells})
    return _example(form, min(touching, key=len))


def failing(form: Edition, identity: Identity) -> Example:
    """One figure that is 1, all others being zero, such that few other identities fail as well.

    In table 3 no report fails one identity alone.
    """
    return min(
        (_example(form, (cell,)) for cell in identity.cells), key=lambda each: len(each.failed)
    )


def _example(form: Edition, cells: tuple[str, ...]) -> Example:
    figures = dict.fromkeys(cells, 1)
    judged = findings(form, {path: figures.get(path, 0) for path in form.cells})
    failed = tuple(found.code for found in judged if found.status is Status.FAILED)
    return Example(figures, failed)
