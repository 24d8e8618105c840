# SPDX-License-Identifier: Apache-2.0
"""A table of another edition."""

import gaidisclosure as gd

gd.AnnualReport2019(
    agency="云溪县商务局",
    period=2020,
    request_handling=gd.RequestHandling2021(),  # wrong
)
