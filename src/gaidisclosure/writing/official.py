# SPDX-License-Identifier: Apache-2.0
"""A report in its official layout, 公文版式: the document that an agency publishes.

Below the title, the form has nothing but the parts. A line names the agency or the year only if
the title is not the customary one, and the period only if it is not the whole year. Everything else
that is known travels in an attachment for programs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from gaidisclosure.codec import dumps
from gaidisclosure.document import MEDIA_TYPE, Attachment, Document, Equation, Paragraph
from gaidisclosure.draft import Draft
from gaidisclosure.form import Edition, read_customary_title
from gaidisclosure.i18n import OFFICIAL, AnyLocale, negotiate, text
from gaidisclosure.model import AnnualReport
from gaidisclosure.writing.header import header_lines, telling_period
from gaidisclosure.writing.headings import title
from gaidisclosure.writing.outline import Compiled, Printed, as_draft, itself, parts


def official(value: Printed, *, data: bool = True, locale: AnyLocale = OFFICIAL) -> Document:
    """Return a report or a draft as the document that is published.

    Args:
        value: A report, or a draft, which is marked on each page unless its figures hold. What is
            put together from others comes with its lists.
        data: Attach the value itself, for exact texts and for what the layout does not show.
        locale: The language of title, headings and labels.

    >>> from gaidisclosure import AnnualReport2021
    >>> found = official(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> [block.text for block in found.blocks if isinstance(block, Paragraph)][:2]
    ['云溪县商务局2023年政府信息公开工作年度报告', '一、总体情况']
    >>> len(found.sums), len(found.balances), found.mark
    (34, 8, '')
    """
    sheets = value.sheets(locale) if isinstance(value, Compiled) else ()
    value = itself(value)
    draft = as_draft(value)
    sums, balances = equations(draft.form, live=isinstance(value, AnnualReport))
    return Document(
        blocks=(*_front(draft, locale), *chain.from_iterable(parts(draft, locale))),
        attachment=Attachment(MEDIA_TYPE, dumps(value)) if data else None,
        language=negotiate(locale).replace("_", "-"),
        mark="" if isinstance(value, AnnualReport) else _mark(draft, locale),
        sums=sums,
        balances=balances,
        sheets=sheets,
    )


def _front(draft: Draft, locale: AnyLocale) -> Iterator[Paragraph]:
    printed = title(draft, locale)
    yield Paragraph(printed, level="title")
    wanted: set[str] = set()
    if read_customary_title(printed) != (draft.agency, draft.year):
        wanted |= {"agency", "year", "period"}
    if telling_period(draft):
        wanted.add("period")
    for line in header_lines(draft, locale, wanted):
        yield Paragraph(line, level="note")


def _mark(draft: Draft, locale: AnyLocale) -> str:
    conclusion = draft.check().conclusion
    return "" if conclusion == "valid" else text(f"writing.mark.{conclusion}", locale)


def equations(form: Edition, *, live: bool) -> tuple[tuple[Equation, ...], tuple[Equation, ...]]:
    """Return the sums that a spreadsheet computes and the balances that it watches.

    Args:
        form: The form.
        live: Totals are computed; else they stand as they are, and all identities are watched.
    """
    sums: dict[tuple[str, ...], Equation] = {}
    balances: list[Equation] = []
    for identity in form.identities.values():
        equation = Equation(identity.left, identity.right)
        if live and len(identity.right) == 1 and identity.right not in sums:
            sums[identity.right] = equation
        else:
            balances.append(equation)
    return tuple(sums.values()), tuple(balances)
