# SPDX-License-Identifier: Apache-2.0
"""Values are frozen."""

import gaidisclosure as gd

row = gd.ApplicantCounts(3)
row.natural_person = 4  # wrong
