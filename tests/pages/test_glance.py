# SPDX-License-Identifier: Apache-2.0
"""The page 一图读懂: self-contained, small, without a script."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest
import turbohtml
from attrs import evolve
from hypothesis import given, settings

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, at_a_glance, chart, strategies
from gaidisclosure.i18n import LOCALES
from tests import depth
from tests.pages.drawn import collisions, outside
from tests.writing.written import HOSTILE

AGENCY = "云溪县商务局"
REPORT = AnnualReport2021.zero(AGENCY, 2023)
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "span", "section"),
    *("p", "footer", "svg", "desc", "rect", "g", "text", "path"),
}


@settings(max_examples=depth.examples(6))
@given(strategies.report_series(min_years=1, size="extreme"))
def test_a_page_shows_each_picture_once_and_is_small(reports: tuple[gd.AnyReport, ...]) -> None:
    for locale in LOCALES:
        page = at_a_glance(reports, locale=locale)
        assert page.count("<svg ") == page.count("<section>") == 4 + (len(reports) > 1)
        assert len(page.encode()) <= 60_000
        names = re.findall(r' id="([^"]+)"', page)
        assert len(names) == len({*names}) == 2 * page.count("<svg ")
        for svg in re.findall("<svg .*?</svg>", page, re.S):
            assert len(svg.encode()) <= 12_000
            assert outside(svg) == []
            assert collisions(svg) == []
    assert page == at_a_glance(gd.ReportSeries(reports), locale="en")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_policy_lets_in_its_own_style_and_nothing_else(locale: str) -> None:
    page = at_a_glance(REPORT, locale=locale)
    (style,) = re.findall("<style>(.*)</style>", page, re.S)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'"
    assert f'http-equiv="Content-Security-Policy" content="{policy}"' in page
    assert {*re.findall(r"[a-z]+://[^\"]+", page)} == {"http://www.w3.org/2000/svg"}
    assert f'<html lang="{locale.replace("_", "-")}">' in page
    assert not re.search(r"<script|<link|<img| style=| on\w+=|url\(|@import", page)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_markup(name: str) -> None:
    report = evolve(REPORT, agency=f"{name[:490].strip()}局")
    root = turbohtml.parse(at_a_glance(report))
    found = list(root.find_all(True))
    assert {each.tag for each in found} <= ALLOWED
    assert not [key for each in found for key in each.attrs if key.startswith("on")]


def test_a_page_is_no_report() -> None:
    with pytest.raises(gd.UnreadableError):
        gd.read(at_a_glance(REPORT).encode())


def test_a_page_says_what_its_pictures_say() -> None:
    both = [REPORT, AnnualReport2021.zero(AGENCY, 2024)]
    page = at_a_glance(both, locale="zh")
    assert f"<title>{chart(both, locale='zh').title}</title>" in page
    for each in chart(both, locale="zh").data:
        assert each[0] in (2023, 2024)
    for kind in ("flow", "years"):
        assert f">{chart(both, kind, locale='zh').description}</desc>" in page


def test_a_part_of_a_year_is_told() -> None:
    period = gd.ReportingPeriod(date(2024, 3, 20), date(2024, 12, 31))
    page = at_a_glance(AnnualReport2021(agency=AGENCY, period=period), locale="en")
    assert "<p>Reporting period: 2024-03-20 to 2024-12-31</p>" in page
