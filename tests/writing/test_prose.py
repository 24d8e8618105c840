# SPDX-License-Identifier: Apache-2.0
"""The figures as prose: the numbers of the report and no others, in good language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import (
    AnnualReport2019,
    AnnualReport2021,
    ApplicantCounts,
    Outcomes2021,
    ReportingPeriod,
    RequestHandling2021,
    strategies,
)
from gaidisclosure.form import EDITIONS, Kind
from gaidisclosure.i18n import LOCALES, codes
from gaidisclosure.model import (
    APPLICANTS,
    REPORTS,
    Agency,
    AnnualReport,
    CaseResults,
    DocumentCounts2021,
    FeeItems2019,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    Procurement2019,
    RequestHandling2019,
    ReviewLitigation,
    ServiceCounts2019,
)
from gaidisclosure.writing import to_prose
from gaidisclosure.writing.prose.words import Words

WHO = Agency("云溪县商务局")
PERCENT = re.compile(r"[0-9.]+%")
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
T3 = "request_handling."


def numbers(text: str) -> Counter[Decimal]:
    return Counter(Decimal(found.replace(",", "")) for found in NUMBER.findall(text))


def made_of(parts: list[int]) -> list[int]:
    """The numbers that the parts of a number add to it: none if there is one part alone."""
    return parts if len(parts) > 1 else []


def expected(report: AnnualReport, *, english: bool) -> Iterator[Decimal | int]:
    """Every number that the prose is to have, each as often as it is to have it."""
    figures = report.figures()
    for path, cell in report.form.cells.items():
        if cell.table == 2 and figures[path]:
            money = cell.kind is Kind.MONEY
            yield abs(Decimal(figures[path])) * (10_000 if money and english else 1)
    for row in ("received", "brought_forward", "outcomes.total", "carried_forward"):
        if total := int(figures[f"{T3}{row}.total"]):
            yield total
            if row == "received":
                six = [int(figures[f"{T3}received.{c}"]) for c in APPLICANTS]
                yield from made_of([count for count in six if count])
    yield from (number for group in groups(report).values() for number in group)
    for block in ("review", "litigation_direct", "litigation_after_review"):
        cases: CaseResults = getattr(report.review_litigation, block)
        if cases.total:
            yield cases.total
            four = (cases.upheld, cases.corrected, cases.other, cases.pending)
            yield from made_of([count for count in four if count])


def groups(report: AnnualReport) -> dict[str, list[int]]:
    """The number of each outcome from （一）to （六）that is not zero, and those of its reasons."""
    found: dict[str, list[int]] = {}
    for path, number in report.figures().items():
        _, _, row = path.rpartition("outcomes.")
        if path.startswith(f"{T3}outcomes.") and path.endswith(".total") and number:
            found.setdefault(row.split(".")[0], []).append(int(number))
    found.pop("total", None)
    single = {"disclosed", "partially_disclosed"}
    if report.edition == "2019":
        single.add("other")
    return {g: n if g in single else [sum(n), *made_of(n)] for g, n in found.items()}


@given(strategies.annual_reports(agencies=st.just(WHO)), st.sampled_from(LOCALES))
def test_the_numbers_are_those_of_the_report(report: AnnualReport, locale: str) -> None:
    text = to_prose(report, locale)
    first, *rest = text.split("\n")
    opening = Words.of(locale)
    days = [report.period.start, report.period.end]
    when = {
        True: str(report.year),
        False: r"[^,，]*".join(opening.day(day) for day in days),
    }[report.period.is_whole_year]
    said = re.sub(f"^(?:In |From )?{when}", "", first) + "\n" + "\n".join(rest)
    english = locale == "en"
    assert numbers(PERCENT.sub("", said)) == Counter(
        map(Decimal, expected(report, english=english))
    )


@given(strategies.annual_reports(agencies=st.just(WHO)), st.sampled_from(LOCALES))
def test_shares_add_up_to_all(report: AnnualReport, locale: str) -> None:
    shares = [Decimal(found[:-1]) for found in PERCENT.findall(to_prose(report, locale))]
    assert len(shares) == len(groups(report))
    if shares:
        assert abs(sum(shares, Decimal(-100))) <= Decimal("0.05") * len(shares) + Decimal("0.1")


@given(strategies.annual_reports(agencies=st.just(WHO)), st.sampled_from(LOCALES))
def test_nothing_is_said_to_have_happened_zero_times(report: AnnualReport, locale: str) -> None:
    text = to_prose(report, locale)
    assert not re.search(r"(?<![0-9.,])0(?![0-9.,年])", text)
    assert text.count("\n") == 2
    assert not re.search(r"[，。；、]{2}|\s{2}| [,.;]|[{}]", text)


def test_a_zero_report_reads_naturally() -> None:
    assert to_prose(AnnualReport2021.zero("云溪县商务局", 2023)).split("\n") == [
        "2023年，云溪县商务局没有需要统计的主动公开事项。",
        "本年度没有收到政府信息公开申请，也没有上年结转的申请。",
        "本年度没有因政府信息公开工作被申请行政复议、被提起行政诉讼。",
    ]
    assert to_prose(AnnualReport2019.zero("Yunxi Office", 2020), "en").split("\n") == [
        "In 2020, Yunxi Office had nothing to count under proactive disclosure.",
        "No request for information was received, and none was brought forward from the year "
        "before.",
        "No administrative review or litigation on open government information occurred.",
    ]


RICH = AnnualReport2021(
    agency=WHO,
    period=ReportingPeriod.of_year(2023),
    proactive_disclosure=ProactiveDisclosure2021(
        normative_documents=DocumentCounts2021(issued=2, repealed=1, in_force=9),
        licensing=1460,
        fees=Decimal("3.5"),
    ),
    request_handling=RequestHandling2021.from_events(
        {
            "received.natural_person": 31,
            "received.commercial_enterprise": 6,
            "received.other_organization": 2,
            "brought_forward.natural_person": 1,
            "outcomes.disclosed.natural_person": 23,
            "outcomes.disclosed.commercial_enterprise": 6,
            "outcomes.withheld.internal_affairs.natural_person": 1,
            "outcomes.withheld.third_party_rights.natural_person": 1,
            "outcomes.unavailable.not_held.natural_person": 5,
            "outcomes.unavailable.not_held.other_organization": 2,
            "carried_forward.natural_person": 2,
        }
    ),
    review_litigation=ReviewLitigation(
        review=CaseResults(upheld=1, pending=1), litigation_direct=CaseResults(upheld=1)
    ),
)


def test_a_rich_report_in_chinese() -> None:
    assert to_prose(RICH).split("\n") == [
        "2023年，云溪县商务局制发行政规范性文件2件、废止行政规范性文件1件、保留现行有效的"
        "行政规范性文件9件、作出行政许可处理决定1460件和收取行政事业性收费3.5万元。",
        "本年度新收政府信息公开申请39件（自然人31件、商业企业6件、其他法人或组织2件），"
        "上年结转1件。本年度办结38件：予以公开29件，占76.3%；不予公开2件（保护第三方合法权益1件、"
        "属于三类内部事务信息1件），占5.3%；无法提供7件（本机关不掌握相关政府信息），占18.4%。"
        "结转下年度继续办理2件。",
        "本年度因政府信息公开工作发生行政复议2件（结果维持1件、尚未审结1件）和"
        "未经复议直接起诉的行政诉讼1件（结果维持）。",
    ]


def test_a_rich_report_in_english() -> None:
    first, second, third = to_prose(RICH, "en").split("\n")
    assert first == (
        "In 2023, 云溪县商务局 issued 2 administrative normative documents, repealed 1 "
        "administrative normative document, had 9 administrative normative documents in force, "
        "made 1,460 licensing decisions, and collected CNY 35,000.00 in administrative fees."
    )
    assert second.startswith(
        "The agency received 39 requests (31 from natural persons, 6 from commercial enterprises, "
        "2 from other organizations) and brought forward 1 request from the year before. "
        "It concluded 38 requests: disclosed 29 (76.3%); withheld 2 (5.3%; "
    )
    assert second.endswith("It carried 2 requests forward to the next year.")
    assert third == (
        "On open government information, the agency faced 2 applications for administrative "
        "review (upheld 1, pending 1) and 1 lawsuit without prior review (upheld)."
    )


def test_a_report_on_the_trial_form() -> None:
    report = AnnualReport2019(
        agency=WHO,
        period=ReportingPeriod.of_year(2020),
        proactive_disclosure=ProactiveDisclosure2019(
            licensing=ServiceCounts2019(previous=12, change=-2, decisions=30),
            fees=FeeItems2019(previous=1, change=1),
            procurement=Procurement2019(projects=3, amount=Decimal("120.75")),
        ),
        request_handling=RequestHandling2019.from_events(
            {"received.natural_person": 1, "outcomes.other.natural_person": 1}
        ),
    )
    first, second, _ = to_prose(report).split("\n")
    assert first == (
        "2020年，云溪县商务局上一年有行政许可项目12项、减少行政许可项目2项、作出行政许可处理决定"
        "30件、上一年有行政事业性收费项目1项、增加行政事业性收费项目1项、实施政府集中采购项目3个"
        "和政府集中采购总金额120.75万元。"
    )
    assert second == (
        "本年度新收政府信息公开申请1件（申请人为自然人），没有上年结转的申请。"
        "本年度办结1件：其他处理1件，占100%。没有结转下年度的申请。"
    )


def test_only_requests_of_the_year_before() -> None:
    one = ApplicantCounts(natural_person=1)
    done = RequestHandling2021(brought_forward=one, outcomes=Outcomes2021(disclosed=one))
    left = RequestHandling2021(brought_forward=one, carried_forward=one)
    texts = [
        to_prose(AnnualReport2021(agency=WHO, period=RICH.period, request_handling=table)).split(
            "\n"
        )[1]
        for table in (done, left)
    ]
    assert texts == [
        "本年度没有收到新的政府信息公开申请，上年结转1件。本年度办结1件：予以公开1件，占100%。"
        "没有结转下年度的申请。",
        "本年度没有收到新的政府信息公开申请，上年结转1件。本年度没有办结的申请。"
        "结转下年度继续办理1件。",
    ]


@pytest.mark.parametrize(
    ("locale", "opening"),
    [
        ("zh_Hans", "2024年3月20日至2024年12月31日，"),
        ("zh_Hant", "2024年3月20日至2024年12月31日，"),
        ("en", "From March 20, 2024 to December 31, 2024, "),
    ],
)
def test_a_part_of_a_year(locale: str, opening: str) -> None:
    days = ReportingPeriod.of_year(2024)
    period = ReportingPeriod(days.start.replace(month=3, day=20), days.end)
    report = AnnualReport2021(agency=WHO, period=period)
    assert to_prose(report, locale).startswith(opening)


def test_no_fees_beside_other_figures() -> None:
    table = ProactiveDisclosure2021(licensing=1)
    report = AnnualReport2021(agency=WHO, period=RICH.period, proactive_disclosure=table)
    assert to_prose(report).split("\n")[0] == (
        "2023年，云溪县商务局作出行政许可处理决定1件。没有收取行政事业性收费。"
    )


@given(st.integers(1, 10**15), st.integers(0, 10**15))
def test_a_share_is_rounded_half_up(part: int, rest: int) -> None:
    whole = part + rest
    said = Words.of("en").share(part, whole)
    number = Decimal(PERCENT.findall(said)[0][:-1])
    if said.startswith("less"):
        assert 2000 * part < whole
    elif said.startswith("more"):
        assert 2000 * part >= 1999 * whole
        assert rest
    else:
        assert abs(1000 * part - int(10 * number) * whole) * 2 <= whole
        assert (number == 100) is (rest == 0)


def test_half_a_thousandth_is_rounded_up() -> None:
    assert [Words.of("en").share(part, 2000) for part in (125, 135, 1)] == ["6.3%", "6.8%", "0.1%"]


@given(st.decimals(0, 10**15 - 1, places=15), st.sampled_from(LOCALES))
def test_money_is_exact(amount: Decimal, locale: str) -> None:
    (said,) = numbers(Words.of(locale).amount(amount))
    assert said == (amount.scaleb(4, Context(prec=60)) if locale == "en" else amount)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_cell_of_table_2_has_words(edition: str, locale: str) -> None:
    form = EDITIONS[edition]
    figures = dict.fromkeys(form.cells, 0)
    cells = [path for path, cell in form.cells.items() if cell.table == 2]
    figures |= dict.fromkeys(cells, 7)
    said = to_prose(REPORTS[edition].from_figures(WHO, 2023, figures), locale).split("\n")[0]
    amount = [70_000 if locale == "en" else 7]
    assert numbers(said) - numbers("2023") == Counter([7] * (len(cells) - 1) + amount)


def test_english_tells_one_from_many() -> None:
    nouns = {code.split(".")[2] for code in codes("writing", "en") if ".count." in code}
    for noun in nouns:
        one, many = (Words.of("en").count(noun, number) for number in (1, 2))
        assert one.replace("1", "2") != many


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_have_no_ordinals(locale: str) -> None:
    words = Words.of(locale)
    for form in EDITIONS.values():
        rows = form.table(3).blocks[0].rows
        outcomes = next(row for row in rows if row.key == "outcomes")
        for row in (*rows, *outcomes.children, *(r for o in outcomes.children for r in o.children)):
            assert not re.search(r"[0-9（）()]|^[一二三四]、|^[IV]+\.", words.name(row)), row
