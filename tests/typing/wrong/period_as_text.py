# SPDX-License-Identifier: Apache-2.0
"""A year is an int."""

import gaidisclosure as gd

gd.AnnualReport2021(agency="云溪县商务局", period="2023")  # wrong
