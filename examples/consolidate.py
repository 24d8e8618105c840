# SPDX-License-Identifier: Apache-2.0
"""汇总几个单位的年报，并说明谁没有计入。Sum the reports of several agencies.

填错的不计入，缺的不当作零；每一处都有代码和说明。
Wrong reports are left out, and missing ones are not taken for zero; each is told with a code.
"""

from __future__ import annotations

import gaidisclosure as gd

LICENSING = "proactive_disclosure.licensing"
TOTAL = "request_handling.received.total"
ROSTER = ("云溪县商务局", "云溪县审计局", "云溪县教育局", "云溪县财政局")


def draft(agency: str, cells: dict[str, int]) -> gd.Draft:
    """一个单位的录入稿，其余各格为零。The draft of an agency; all other cells are zero."""
    return gd.Draft.from_report(gd.AnnualReport2021.zero(agency, 2023)).replace(cells)


def main() -> None:
    """三份年报，一份填错。Three reports, one of them wrong."""
    reports = [
        draft("云溪县商务局", {LICENSING: 12}),
        draft("云溪县审计局", {LICENSING: 30}),
        draft("云溪县教育局", {TOTAL: 5}),
    ]
    total = gd.consolidate(reports, agency="云溪县人民政府", expected=ROSTER)
    added = " + ".join(map(str, total.by_member(LICENSING).values()))
    print(f"合计 sum: {added} = {total.report.proactive_disclosure.licensing}")
    for finding in total.findings:
        print(finding.code, *finding.sources)
        print(" ", finding.message("en"))


if __name__ == "__main__":
    main()
