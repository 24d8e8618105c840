# SPDX-License-Identifier: Apache-2.0
"""The labelled lines below the title, 报头: agency, period and form."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from gaidisclosure.draft import Draft
from gaidisclosure.form import HEADER
from gaidisclosure.i18n import OFFICIAL, AnyLocale, negotiate, text
from gaidisclosure.model import Agency, ReportingPeriod
from gaidisclosure.zh.dates import chinese_date


def header_lines(
    draft: Draft, locale: AnyLocale = OFFICIAL, wanted: Collection[str] = HEADER
) -> Iterator[str]:
    r"""Yield a line for each thing that is wanted and known.

    >>> from gaidisclosure import AnnualReport2021
    >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> print(*header_lines(draft), sep="\n")
    机关名称：云溪县商务局
    统计期限：2023年1月1日至2023年12月31日
    报告格式：国办公开办函〔2021〕30号
    """
    said = dict(_origin(draft, locale))
    if draft.issuer:
        said |= _issuer(draft.issuer, locale)
    for key, item in HEADER.items():
        if key in wanted and (value := said.get(key)):
            yield text("writing.field", locale, label=item.label_in(locale), value=value)


def _issuer(agency: Agency, locale: AnyLocale) -> dict[str, str | None]:
    contact = agency.contact
    return {
        "agency": agency.name,
        "level": agency.level and agency.level.label(locale),
        "unified_social_credit_code": agency.unified_social_credit_code,
        "division_code": agency.division_code,
        "address": contact.address,
        "telephone": contact.telephone,
        "postcode": contact.postcode,
        "email": contact.email,
    }


def _origin(draft: Draft, locale: AnyLocale) -> Iterator[tuple[str, str | None]]:
    """Yield the form, the period, and the year unless the period says the same."""
    yield "edition", draft.form.document
    if draft.period:
        yield "period", period_in_words(draft.period, locale)
    if draft.year is not None and (draft.period is None or draft.period.year != draft.year):
        yield "year", text("writing.year", locale, year=draft.year)


def telling_period(draft: Draft) -> ReportingPeriod | None:
    """Return the period of a draft, unless it is unknown or the whole of its year."""
    period = draft.period
    is_whole = period is not None and period.is_whole_year and period.year == draft.year
    return None if is_whole else period


def period_in_words(period: ReportingPeriod, locale: AnyLocale = OFFICIAL) -> str:
    """Return the first and the last day of a period.

    >>> period_in_words(ReportingPeriod.of_year(2023))
    '2023年1月1日至2023年12月31日'
    """
    days = (period.start, period.end)
    chinese = negotiate(locale) != "en"
    start, end = map(chinese_date, days) if chinese else (day.isoformat() for day in days)
    return text("writing.period", locale, start=start, end=end)
