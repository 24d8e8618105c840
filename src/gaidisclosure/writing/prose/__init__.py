# SPDX-License-Identifier: Apache-2.0
"""The figures of a report as prose, 文字表述, a paragraph for each table."""

from __future__ import annotations

from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.model import AnnualReport
from gaidisclosure.writing.prose.cases import on_cases
from gaidisclosure.writing.prose.disclosure import on_disclosure
from gaidisclosure.writing.prose.requests import on_requests
from gaidisclosure.writing.prose.words import Words

__all__ = ["to_prose"]


def to_prose(report: AnnualReport, locale: AnyLocale = OFFICIAL) -> str:
    """Return the figures of a report in sentences, without those that are zero.

    There is a paragraph for each table. The first has documents, decisions and fees. The second has
    requests received, brought forward, concluded, with the share of each outcome, and carried
    forward. The third has review and litigation. Shares are in per cent with at most one decimal,
    rounded half up. Chinese numbers have no thousands separators (GB/T 15835—2011).

    >>> from gaidisclosure import AnnualReport2021, ApplicantCounts, Outcomes2021
    >>> from gaidisclosure import RequestHandling2021, ReportingPeriod, Agency
    >>> report = AnnualReport2021(
    ...     agency=Agency("云溪县商务局"),
    ...     period=ReportingPeriod.of_year(2023),
    ...     request_handling=RequestHandling2021(
    ...         received=ApplicantCounts(natural_person=3),
    ...         outcomes=Outcomes2021(
    ...             disclosed=ApplicantCounts(natural_person=2),
    ...             partially_disclosed=ApplicantCounts(natural_person=1),
    ...         ),
    ...     ),
    ... )
    >>> print(to_prose(report))
    2023年，云溪县商务局没有需要统计的主动公开事项。
    本年度新收政府信息公开申请3件（申请人为自然人），没有上年结转的申请。本年度办结3件：\
予以公开2件，占66.7%；部分公开1件，占33.3%。没有结转下年度的申请。
    本年度没有因政府信息公开工作被申请行政复议、被提起行政诉讼。
    """
    if not isinstance(report, AnnualReport):
        kind = type(report).__name__
        raise TypeError(f"expected an AnnualReport, not {kind}; Draft.seal() returns one")
    words = Words.of(locale)
    return "\n".join(say(report, words) for say in (on_disclosure, on_requests, on_cases))
