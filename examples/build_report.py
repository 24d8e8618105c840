# SPDX-License-Identifier: Apache-2.0
"""由申请台账构造年报，写成 JSON。Build a report from a log of requests, and write it as JSON.

台账一件申请一行：谁提出、上年结转还是新收、怎样办结。总计由程序计算，不相符的不能构成年报。
One line per request: the applicant, new or brought forward, and the outcome. Totals are computed,
and a log that does not add up is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import gaidisclosure as gd

Request = tuple[str, str, str]
"""申请人、来源、去向，用单元格路径里的词。Applicant, origin, end, in the words of cell paths."""

LOG: list[Request] = [
    ("natural_person", "brought_forward", "outcomes.disclosed"),
    ("natural_person", "received", "outcomes.disclosed"),
    ("natural_person", "received", "outcomes.withheld.third_party_rights"),
    ("natural_person", "received", "carried_forward"),
    ("commercial_enterprise", "received", "outcomes.unavailable.not_held"),
]


def events(log: Iterable[Request]) -> Iterator[tuple[str, int]]:
    """每件申请计两处：来源和去向。Each request counts twice: where it came from, where it went."""
    for applicant, origin, end in log:
        yield f"{origin}.{applicant}", 1
        yield f"{end}.{applicant}", 1


def build(log: Iterable[Request]) -> gd.AnnualReport2021:
    """云溪县商务局 2023 年度的年报。The report of an invented agency on 2023."""
    return gd.AnnualReport2021(
        agency=gd.Agency("云溪县商务局", level=gd.Level.COUNTY),
        period=2023,
        proactive_disclosure=gd.ProactiveDisclosure2021(licensing=126, fees=Decimal("3.5")),
        request_handling=gd.RequestHandling2021.from_events(events(log)),
        review_litigation=gd.ReviewLitigation(review=gd.CaseResults(upheld=1)),
        narrative=gd.Narrative(
            overview=gd.Overview(text="全年收到申请四件，上年结转一件，均依法办理。"),
            other_matters="本年度未收取信息处理费。",
        ),
    )


def main() -> None:
    """打印标题、几个总计和 JSON。Print the title, some totals, and the JSON."""
    report = build(LOG)
    requests = report.request_handling
    print(report.title)
    print("新收 received:", requests.received.total)
    print("办结 concluded:", requests.outcomes.total.total)
    print("结转 carried forward:", requests.carried_forward.total)
    print(gd.dumps(report).decode())


if __name__ == "__main__":
    main()
