# SPDX-License-Identifier: Apache-2.0
"""The year at a glance, 一图读懂: all pictures of a report on one page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gaidisclosure.formats.escape import escaped
from gaidisclosure.i18n import AnyLocale
from gaidisclosure.pages.charts.drawing import ACCENT, INK, LINE, QUIET
from gaidisclosure.pages.charts.panels import Panel
from gaidisclosure.pages.charts.sheet import svg
from gaidisclosure.pages.charts.subject import Subject
from gaidisclosure.pages.static_page import static_page
from gaidisclosure.relations.comparison import Compared

_STYLE: Final = f"""\
@page{{size:A4;margin:18mm 20mm}}
*{{box-sizing:border-box}}
body{{margin:0;background:#fff;color:{INK};\
font:16px/1.6 "Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}}
main{{max-width:35rem;margin:0 auto;padding:2.5rem 1.25rem}}
h1{{margin:0 0 .5rem;padding-top:1.1rem;color:{ACCENT};font-size:1.5rem;font-weight:500;\
line-height:1.45;overflow-wrap:anywhere;text-wrap:balance}}
h1:before{{content:"";display:block;width:2.75rem;margin-bottom:1rem;border-top:4px solid}}
h1 span{{display:block;color:{QUIET};font-size:1rem;font-weight:400}}
section{{margin-top:2.75rem;break-inside:avoid}}
h2{{display:flex;align-items:baseline;justify-content:space-between;gap:1rem;margin:0 0 1rem;\
padding-bottom:.4rem;border-bottom:1px solid {LINE};color:{ACCENT};font-size:1.125rem;\
font-weight:500;break-after:avoid}}
h2 span{{white-space:nowrap}}
h2 span,p{{color:{QUIET};font-size:.875rem;font-weight:400}}
p{{margin:0;overflow-wrap:anywhere}}
svg{{display:block;width:100%;height:auto}}
footer{{margin-top:2.5rem}}
@media(max-width:30rem){{main{{padding:1.5rem 1.25rem}}h1{{font-size:1.25rem}}h2{{font-size:1rem}}}}
@media print{{main{{max-width:116mm;padding:0}}section{{margin-top:8mm}}footer{{margin-top:8mm}}\
svg{{print-color-adjust:exact}}}}"""


def at_a_glance(reports: Compared | Iterable[Compared], *, locale: AnyLocale | None = None) -> str:
    """Return the page 一图读懂: the figures of a report in pictures.

    It is one file to publish or print. It needs no other file and runs no script.

    Args:
        reports: A report, or those of one agency over several years, as for :func:`chart`.
        locale: The language.

    Raises:
        InvalidReportError: A draft cannot be sealed, or the reports do not form a series.
        ValueError: There is no report.

    >>> from gaidisclosure import AnnualReport2021
    >>> page = at_a_glance(AnnualReport2021.zero("云溪县商务局", 2023), locale="zh")
    >>> page.count("<svg"), page.count("<script")
    (4, 0)
    """
    subject = Subject.of(reports, locale)
    origin, heading = escaped(subject.origin(None)), escaped(subject.word("all"))
    body = [
        f"<main><h1><span>{origin}</span> {heading}</h1>",
        *(f"<p>{escaped(note)}</p>" for note in subject.notes(None)),
        *(_section(each, subject) for each in subject.panels()),
        f"<footer><p>{escaped(subject.word('source'))}</p></footer></main>",
    ]
    return static_page(subject.title(None), _STYLE, "\n".join(body), subject.locale)


def _section(shown: Panel, subject: Subject) -> str:
    heading, unit = escaped(shown.heading), escaped(subject.word("unit"))
    picture, _, _ = svg(shown.heading, shown.description, shown.drawing, subject.locale)
    return f"<section><h2>{heading}<span>{unit}</span></h2>\n{picture.rstrip()}</section>"
