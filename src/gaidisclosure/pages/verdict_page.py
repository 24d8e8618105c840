# SPDX-License-Identifier: Apache-2.0
"""A verdict as a page, 校验结论页: findings, and the report with marks."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from gaidisclosure.draft import Conclusion, Draft
from gaidisclosure.draft.drafted import as_draft
from gaidisclosure.explain.findings import NOT_COMPARED, Findings, left_out
from gaidisclosure.i18n import OFFICIAL, AnyLocale, negotiate, text
from gaidisclosure.model import AnnualReport
from gaidisclosure.pages.finding_list import FindingList
from gaidisclosure.pages.marked_tables import report
from gaidisclosure.pages.static_page import static_page
from gaidisclosure.pages.verdict_style import page_style
from gaidisclosure.reading.leftovers import GENERATOR
from gaidisclosure.writing import official


def verdict_page(draft: Draft | AnnualReport, *, locale: AnyLocale | None = None) -> str:
    """Return a web page with the errors of a draft and how to correct them.

    The page needs no other file and runs no script. It begins with the conclusion and all findings,
    each with its place and a link to its cells. The official tables and the texts follow as filled
    in. :func:`gaidisclosure.read` reads the page with the same cells, agency and year.

    Args:
        draft: The draft, or a report.
        locale: The language of the findings. Tables and headings have the labels of the form.

    >>> import gaidisclosure as gd
    >>> draft = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
    >>> page = verdict_page(draft.replace({"request_handling.received.total": 3}), locale="zh")
    >>> page.count("<mark>"), gd.read(page.encode()).figures()["request_handling.received.total"]
    (1, 3)
    """
    others = [each for each in NOT_COMPARED if each != "text"]
    draft = as_draft(draft)
    found = Findings(draft, draft.check(text=True))
    return page_of(found, negotiate(locale), left_out(draft, others))


def page_of(
    findings: Findings,
    locale: str,
    not_compared: Sequence[str] = NOT_COMPARED,
    source: str = "",
) -> str:
    """Return the page of a draft that has been checked.

    Args:
        findings: The draft with its verdict.
        locale: The language of the findings.
        not_compared: The comparisons that were not made.
        source: The name of the file from which the draft was read, if any.
    """
    listed = FindingList(findings, locale)
    document = evolve(official(findings.draft, data=False), mark=_mark(findings))
    style = page_style(findings.draft.form, document.mark)
    body = "\n".join(
        [
            *listed.elements(not_compared, source),
            f'<main lang="{document.language}">',
            *report(document, findings),
            "</main>",
        ]
    )
    return static_page(listed.title, style, body, locale, head=GENERATOR)


def _mark(findings: Findings) -> str:
    """Return the warning on each printed page, unless the draft is valid."""
    if findings.conclusion is Conclusion.VALID:
        return ""
    return text(f"writing.mark.{findings.conclusion}", OFFICIAL)
