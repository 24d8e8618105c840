# SPDX-License-Identifier: Apache-2.0
"""An edition that no report has."""

from typing import Literal

import gaidisclosure as gd


def edition_of(report: gd.AnyReport) -> Literal["2019"]:
    return report.edition  # wrong
