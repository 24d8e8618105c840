# SPDX-License-Identifier: Apache-2.0
"""Totals are computed."""

import gaidisclosure as gd

gd.CaseResults(upheld=1, total=1)  # wrong
