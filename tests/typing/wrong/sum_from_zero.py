# SPDX-License-Identifier: Apache-2.0
"""A sum of nothing is the number 0, unless it starts from a row."""

import gaidisclosure as gd

rows: list[gd.ApplicantCounts] = []
print(sum(rows).total)  # wrong
