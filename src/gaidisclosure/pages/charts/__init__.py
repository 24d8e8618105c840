# SPDX-License-Identifier: Apache-2.0
"""Charts, 图示: the figures of reports as pictures, and the page 一图读懂.

Every figure drawn is a cell of the form or a sum of cells: there are no shares, ranks or trends.
"""

from __future__ import annotations

from gaidisclosure.pages.charts.chart import Chart, chart
from gaidisclosure.pages.charts.page import at_a_glance
from gaidisclosure.pages.charts.panels import KINDS, ChartKind

__all__ = ["KINDS", "Chart", "ChartKind", "at_a_glance", "chart"]
