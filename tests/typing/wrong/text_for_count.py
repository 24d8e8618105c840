# SPDX-License-Identifier: Apache-2.0
"""A count is an int."""

import gaidisclosure as gd

gd.ApplicantCounts("3")  # wrong
