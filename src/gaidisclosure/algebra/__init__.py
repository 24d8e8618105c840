# SPDX-License-Identifier: Apache-2.0
"""The identities of the form as linear equations over whole numbers, 线性代数.

What depends on what, which errors are noticed, and which can be told apart, follows from them.
"""

from gaidisclosure.algebra.equations import (
    Equation,
    System,
    Terms,
    components_of,
    eliminated,
    equations,
    reduced,
    system,
)
from gaidisclosure.algebra.flows import Flow, flow_at, flows
from gaidisclosure.algebra.properties import Properties, circuits, dependencies, properties
from gaidisclosure.algebra.realisable import ORDERS, Breaker, amounts, free_amounts

__all__ = [
    "ORDERS",
    "Breaker",
    "Equation",
    "Flow",
    "Properties",
    "System",
    "Terms",
    "amounts",
    "circuits",
    "components_of",
    "dependencies",
    "eliminated",
    "equations",
    "flow_at",
    "flows",
    "free_amounts",
    "properties",
    "reduced",
    "system",
]
