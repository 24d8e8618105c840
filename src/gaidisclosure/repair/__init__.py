# SPDX-License-Identifier: Apache-2.0
"""Locating wrong figures and working out missing ones, 查错与推算.

Both are questions of flow through the graph of a table: which printed figures must be given up for
the rest to be lawful, and which figures the rest leaves no choice.
"""

from gaidisclosure.repair.blanks import Deduction, deduce, known_counts, unfillable
from gaidisclosure.repair.certificate import Refutation
from gaidisclosure.repair.changes import Change, Repair
from gaidisclosure.repair.location import Component, Location, locate

__all__ = [
    "Change",
    "Component",
    "Deduction",
    "Location",
    "Refutation",
    "Repair",
    "deduce",
    "known_counts",
    "locate",
    "unfillable",
]
