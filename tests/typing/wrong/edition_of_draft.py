# SPDX-License-Identifier: Apache-2.0
"""There is no such form."""

import gaidisclosure as gd

gd.Draft.blank("云溪县商务局", 2023, "2022")  # wrong
