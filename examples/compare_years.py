# SPDX-License-Identifier: Apache-2.0
"""核对一个机关的历年年报：结转、现行有效件数、缺少的年度。Check the reports of some years.

跨年的关系不拒绝任何一份年报（申请人可能改划类别，机关可能改革），但值得核对。
Relations across years refuse no report, because applicants may be reclassified and agencies
reorganised, but they are worth checking.
"""

from __future__ import annotations

import gaidisclosure as gd


def year(number: int, **events: int) -> gd.AnnualReport2021:
    """一个年度的年报，只有自然人的申请。A report with requests of natural persons only."""
    paths = {f"{name.replace('__', '.')}.natural_person": n for name, n in events.items()}
    return gd.AnnualReport2021(
        agency="青禾市档案局",
        period=number,
        request_handling=gd.RequestHandling2021.from_events(paths),
    )


def main() -> None:
    """一对年度相符，一对不符，一年缺少。A pair that agrees, one that does not, a gap."""
    series = gd.ReportSeries(
        [
            year(2022, received=5, outcomes__disclosed=3, carried_forward=2),
            year(2023, brought_forward=2, received=1, outcomes__disclosed=3),
            year(2024, brought_forward=1, outcomes__disclosed=1),
            year(2026),
        ]
    )
    verdict = series.check()
    for before in series.years[:-1]:
        result = verdict.result("YEAR-CARRY:total", before + 1)
        print(f"{before} → {before + 1}: {result.status.value} {result.why()}".rstrip())
    for finding in verdict.findings:
        print(finding.message())


if __name__ == "__main__":
    main()
