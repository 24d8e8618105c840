# SPDX-License-Identifier: Apache-2.0
"""Changes within an office's own file: 填入 figures, 标注 wrong cells."""

from gaidisclosure.filling.filled import Filled, fill
from gaidisclosure.filling.marking import Emphasis, Marked, mark, wrong_cells

__all__ = ["Emphasis", "Filled", "Marked", "fill", "mark", "wrong_cells"]
