# SPDX-License-Identifier: Apache-2.0
"""The identities of the form as a graph, 流量图: nodes, arcs, flows and cuts.

Identities are nodes, cells are arcs, and a figure flows along its arc. What depends on what, which
errors are noticed, which can be told apart, and which blanks can be filled, follows from it.
"""

from gaidisclosure.algebra.cut import Cut
from gaidisclosure.algebra.flows import Flow, flow_at, flows
from gaidisclosure.algebra.graph import OUTSIDE, Graph, Way, graphs
from gaidisclosure.algebra.network import Network
from gaidisclosure.algebra.properties import Properties, properties
from gaidisclosure.algebra.realisable import ORDERS, amounts, broken, free_amounts

__all__ = [
    "ORDERS",
    "OUTSIDE",
    "Cut",
    "Flow",
    "Graph",
    "Network",
    "Properties",
    "Way",
    "amounts",
    "broken",
    "flow_at",
    "flows",
    "free_amounts",
    "graphs",
    "properties",
]
