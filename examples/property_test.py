# SPDX-License-Identifier: Apache-2.0
"""用随机年报测试自己的程序：``pytest examples/property_test.py``。Test a program of your own.

被测的是一个假想的填报系统：算公开率，只收相符的年报。把公开率里对零的判断去掉，测试立刻给出零报告作反例。
The program under test is an imagined filing system that computes a disclosure rate and accepts only
consistent reports. Without its case for zero, the zero report is found at once.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given

import gaidisclosure as gd
from gaidisclosure.strategies import annual_reports, drafts


def disclosure_rate(report: gd.AnnualReport) -> Fraction | None:
    """公开率：予以公开和部分公开占办结的比例。Requests disclosed, as a share of those concluded."""
    outcomes = report.request_handling.outcomes
    if outcomes.total.total == 0:
        return None
    disclosed = outcomes.disclosed + outcomes.partially_disclosed
    return Fraction(disclosed.total, outcomes.total.total)


class Register:
    """收年报的登记簿。A register that takes reports."""

    def __init__(self) -> None:
        self.filed: dict[tuple[str, int], gd.AnnualReport] = {}

    def file(self, draft: gd.Draft) -> bool:
        """相符才收。Takes a draft if it is consistent."""
        try:
            report = draft.seal()
        except gd.InvalidReportError:
            return False
        self.filed[report.agency.name, report.year] = report
        return True


@given(annual_reports())
def test_a_rate_is_a_share(report: gd.AnnualReport) -> None:
    rate = disclosure_rate(report)
    assert rate is None or 0 <= rate <= 1


@given(drafts(consistent=True))
def test_a_consistent_report_is_filed_as_it_is(draft: gd.Draft) -> None:
    register = Register()
    assert register.file(draft)
    (report,) = register.filed.values()
    assert report.agency == draft.issuer
    assert gd.Draft.from_report(report).check().ok


@given(drafts(consistent=False))
def test_a_doubtful_report_is_not_filed(draft: gd.Draft) -> None:
    register = Register()
    assert not register.file(draft)
    assert register.filed == {}


def main() -> None:
    """不用 pytest 也能跑。Runs without pytest, too."""
    test_a_rate_is_a_share()
    test_a_consistent_report_is_filed_as_it_is()
    test_a_doubtful_report_is_not_filed()
    print("三个性质都成立。All three properties hold.")


if __name__ == "__main__":
    main()
