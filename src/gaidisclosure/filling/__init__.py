# SPDX-License-Identifier: Apache-2.0
"""Figures into somebody's own file, 填入: last year's report, a letterhead, the blank form."""

from gaidisclosure.filling.filled import Filled, fill

__all__ = ["Filled", "fill"]
