# SPDX-License-Identifier: Apache-2.0
"""A report has an agency."""

import gaidisclosure as gd

gd.AnnualReport2021(period=2023)  # wrong
