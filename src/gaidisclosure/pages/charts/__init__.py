# SPDX-License-Identifier: Apache-2.0
"""Charts, 图示: the figures of reports as pictures, and the page 一图读懂.

No figure is drawn that is no cell of the form or sum of cells: no shares, no ranks, no trends.
"""

from __future__ import annotations

from gaidisclosure.pages.charts.chart import Chart, chart
from gaidisclosure.pages.charts.page import at_a_glance
from gaidisclosure.pages.charts.panels import KINDS, ChartKind

__all__ = ["KINDS", "Chart", "ChartKind", "at_a_glance", "chart"]
