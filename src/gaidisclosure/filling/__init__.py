# SPDX-License-Identifier: Apache-2.0
"""Changes within somebody's own file, all else of it kept: 填入 figures, 标注 wrong cells."""

from gaidisclosure.filling.filled import Filled, fill
from gaidisclosure.filling.marking import Emphasis, Marked, mark, wrong_cells

__all__ = ["Emphasis", "Filled", "Marked", "fill", "mark", "wrong_cells"]
