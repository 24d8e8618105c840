# SPDX-License-Identifier: Apache-2.0
"""Rows of different tables do not add up."""

import gaidisclosure as gd

print(gd.ApplicantCounts() + gd.CaseResults())  # wrong
