# SPDX-License-Identifier: Apache-2.0
"""Locating wrong figures and working out missing ones, 查错与推算.

The identities of the form are a linear code over whole numbers: most figures stand in two sums or
three, so that the sums which fail point at the figure that is wrong, and tell what it should be.
"""

from gaidisclosure.repair.certificate import Branch, Refutation
from gaidisclosure.repair.changes import Change, Repair
from gaidisclosure.repair.deduction import Contradiction, Deduction, Deductions, deduce
from gaidisclosure.repair.location import Component, Location, locate

__all__ = [
    "Branch",
    "Change",
    "Component",
    "Contradiction",
    "Deduction",
    "Deductions",
    "Location",
    "Refutation",
    "Repair",
    "deduce",
    "locate",
]
