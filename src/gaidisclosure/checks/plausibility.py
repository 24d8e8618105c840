# SPDX-License-Identifier: Apache-2.0
"""Plausibility, 合理性: warnings about contents that are seldom right.

No document forbids these contents, or the name of an agency does not settle that it does. The
grounds are in :data:`~gaidisclosure.checks.RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from attrs import frozen

from gaidisclosure.checks.bodies import collects_widely, may_make_rules
from gaidisclosure.checks.figures import decimals
from gaidisclosure.checks.identities import Figures
from gaidisclosure.checks.violation import EXACT, Scalar, Severity, Violation, seen
from gaidisclosure.form import SECTIONS, Edition, read_customary_title

LARGE_FEES: Final = 1_000
"""The least amount, in 万元, that may have been meant in 元.

Ten million yuan a year is more than most county agencies collect, and 1,000 元 is a usual sum.
"""
_YUAN_DECIMALS: Final = 2
"""Most decimals of an amount in 元, as a 分 is the smallest."""
_YUAN: Final = 10_000

_FEES: Final = "proactive_disclosure.fees"
_RULES: Final = "proactive_disclosure.government_rules."
_TEXTS: Final = {part.item.key: part.heading for part in SECTIONS if not part.table}
_OTHER: Final = SECTIONS[-1].item.key
_FEE: Final = re.compile("费|費")
_PROCESSING_FEE: Final = re.compile("处理费|處理費")
_YEARS: Final = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


@frozen(kw_only=True)
class Particulars:
    """The facts of a report besides its figures, 年报概况, as far as they are known.

    ``end`` is the last day of the period, ``title`` is empty if it is the customary one, and
    ``texts`` are the texts of the preface and the parts by key.
    """

    agency: str = ""
    level: str = ""
    year: int | None = None
    end: date | None = None
    published: date | None = None
    title: str = ""
    texts: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def implausible(form: Edition, figures: Figures, told: Particulars) -> Iterator[Violation]:
    """Yield a warning for everything in a report that is seldom right.

    Args:
        form: The form.
        figures: The figure of every cell.
        told: The other facts.
    """
    yield from _fees_in_yuan(form, figures, told)
    yield from _rules_without_power(form, figures, told)
    yield from _empty_parts(told)
    if form.name == "2021":
        yield from _silent_on_fee(told)
    if told.title:
        yield from _other_title(told)
    yield from _published_early(told)


def _fees_in_yuan(form: Edition, figures: Figures, told: Particulars) -> Iterator[Violation]:
    """Yield a warning if fees look like 元 in a cell for 万元."""
    amount = figures.get(_FEES)
    if amount is None or amount < LARGE_FEES or decimals(Decimal(amount)) > _YUAN_DECIMALS:
        return
    if told.agency and not collects_widely(told.agency, told.level):
        meant = EXACT.divide(Decimal(amount), Decimal(_YUAN))
        yield _warning("FEES-YUAN", (_FEES,), meant, amount, form)


def _rules_without_power(form: Edition, figures: Figures, told: Particulars) -> Iterator[Violation]:
    """Yield a warning if an agency reports 规章 but cannot issue any."""
    cells = tuple(path for path in _cells_of_rules(form) if figures.get(path))
    if cells and told.agency and may_make_rules(told.agency, told.level) is False:
        yield _warning("RULES-POWER", cells, 0, figures[cells[-1]], form)


@cache
def _cells_of_rules(form: Edition) -> tuple[str, ...]:
    return tuple(path for path in form.cells if path.startswith(_RULES))


def _empty_parts(told: Particulars) -> Iterator[Violation]:
    """Yield a warning for each part without text, unless all of them are.

    A source without any text has only the tables.
    """
    empty = [part for part in _TEXTS if not any(told.texts.get(part, ()))]
    if 0 < len(empty) < len(_TEXTS):
        for part in empty:
            yield _warning(f"PART-EMPTY:{part}", (part,), _TEXTS[part])


def _silent_on_fee(told: Particulars) -> Iterator[Violation]:
    """Yield a warning if part six, which must report 信息处理费, names no fee."""
    said = "\n".join(told.texts.get(_OTHER, ()))
    elsewhere = chain.from_iterable(told.texts.values())
    if said and not _FEE.search(said) and not any(map(_PROCESSING_FEE.search, elsewhere)):
        yield _warning("FEE-SILENT", (_OTHER,), _TEXTS[_OTHER])


def _other_title(told: Particulars) -> Iterator[Violation]:
    """Yield a warning if the title names a different agency or year."""
    title = "".join(normalize("NFKC", told.title).split())
    years = _YEARS.findall(title)
    if told.year and years and str(told.year) not in years:
        yield _warning("TITLE-OTHER:year", ("title",), str(told.year), seen(told.title))
    name, _ = read_customary_title(title) or (None, None)
    agency = "".join(normalize("NFKC", told.agency).split())
    if name and agency and not is_short_for(*sorted((name, agency), key=len)):
        yield _warning("TITLE-OTHER:agency", ("title",), seen(told.agency), seen(told.title))


def is_short_for(name: str, longer: str) -> bool:
    """Return ``True`` if all characters of a name are in a longer one, in order.

    Titles say 县人社局 for 县人力资源和社会保障局, or a government for its general office.

    >>> is_short_for("云溪县人社局", "云溪县人力资源和社会保障局")
    True
    >>> is_short_for("云溪县财政局", "云溪县文化旅游局")
    False
    """
    rest = iter(longer)
    return all(character in rest for character in name)


def _published_early(told: Particulars) -> Iterator[Violation]:
    """Yield a warning if a report was published before its period ended."""
    if told.end and told.published and told.published < told.end:
        days = (told.end.isoformat(), told.published.isoformat())
        yield _warning("PUBLISHED-EARLY", ("period",), *days)


def _warning(
    code: str,
    cells: tuple[str, ...],
    expected: Scalar = None,
    actual: Scalar = None,
    form: Edition | None = None,
) -> Violation:
    edition = form.name if form else ""
    return Violation(code, cells, expected, actual, severity=Severity.WARNING, edition=edition)
