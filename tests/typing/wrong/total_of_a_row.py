# SPDX-License-Identifier: Apache-2.0
"""（六）其他处理 of the trial form is one row, whose total is a number."""

import gaidisclosure as gd

outcomes = gd.Outcomes2019()
print(outcomes.other.total.natural_person)  # wrong
