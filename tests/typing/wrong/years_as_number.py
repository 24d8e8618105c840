# SPDX-License-Identifier: Apache-2.0
"""Years are several."""

from gaidisclosure.strategies import annual_reports

annual_reports(years=2023)  # wrong
