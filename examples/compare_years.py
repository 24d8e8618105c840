# SPDX-License-Identifier: Apache-2.0
"""核对两个年度：上年结转是否等于上一年的结转下年度。Compare two years: what was carried forward.

跨年的关系不拒绝任何一份年报（申请人可能改划类别，机关可能改革），但值得核对。
Relations across years refuse no report, because applicants may be reclassified and agencies
reorganised, but they are worth checking.
"""

from __future__ import annotations

import attrs

import gaidisclosure as gd


def differences(before: gd.AnnualReport, after: gd.AnnualReport) -> dict[str, tuple[int, int]]:
    """对不上的，按申请人：结转、上年结转。What differs, by applicant: carried, brought forward."""
    carried = attrs.asdict(before.request_handling.carried_forward)
    brought = attrs.asdict(after.request_handling.brought_forward)
    return {name: (carried[name], n) for name, n in brought.items() if carried[name] != n}


def year(number: int, **events: int) -> gd.AnnualReport2021:
    """一个年度的年报，只有自然人的申请。A report with requests of natural persons only."""
    paths = {f"{name.replace('__', '.')}.natural_person": n for name, n in events.items()}
    return gd.AnnualReport2021(
        agency="青禾市档案局",
        period=number,
        request_handling=gd.RequestHandling2021.from_events(paths),
    )


def main() -> None:
    """两对年度：一对相符，一对不符。Two pairs of years: one agrees, one does not."""
    first = year(2022, received=5, outcomes__disclosed=3, carried_forward=2)
    second = year(2023, brought_forward=2, received=1, outcomes__disclosed=3)
    third = year(2024, brought_forward=1, outcomes__disclosed=1)
    print("2022 → 2023:", differences(first, second) or "相符 agrees")
    print("2023 → 2024:", differences(second, third))


if __name__ == "__main__":
    main()
