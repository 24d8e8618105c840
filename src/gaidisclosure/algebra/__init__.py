"""The identities of the form as linear equations over whole numbers, 线性代数.

What depends on what, which errors are noticed, and which can be told apart, follows from them.
"""

from gaidisclosure.algebra.equations import (
    Equation,
    System,
    Terms,
    eliminated,
    equations,
    joined,
    reduced,
    system,
)
from gaidisclosure.algebra.properties import Properties, circuits, dependencies, properties

__all__ = [
    "Equation",
    "Properties",
    "System",
    "Terms",
    "circuits",
    "dependencies",
    "eliminated",
    "equations",
    "joined",
    "properties",
    "reduced",
    "system",
]
