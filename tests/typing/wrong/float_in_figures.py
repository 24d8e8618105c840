# SPDX-License-Identifier: Apache-2.0
"""A figure is no float."""

import gaidisclosure as gd

gd.Draft.from_figures("云溪县商务局", 2023, {"行政许可": 1.5})  # wrong
