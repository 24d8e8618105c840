# SPDX-License-Identifier: Apache-2.0
"""There is no such edition."""

from gaidisclosure.strategies import annual_reports

annual_reports(edition="2020")  # wrong
