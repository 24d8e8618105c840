# SPDX-License-Identifier: Apache-2.0
"""Figures are a mapping."""

import gaidisclosure as gd

gd.Draft.from_figures("云溪县商务局", 2023, [1])  # wrong
