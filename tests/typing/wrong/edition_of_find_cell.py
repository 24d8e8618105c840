# SPDX-License-Identifier: Apache-2.0
"""A misprint has no labels of its own."""

import gaidisclosure as gd

gd.find_cell("行政许可", edition="2021-undivided")  # wrong
