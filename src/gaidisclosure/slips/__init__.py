# SPDX-License-Identifier: Apache-2.0
"""Slips of people who fill in figures, 常见差错, each told once.

A slip produces the figures that it can leave in a cell instead of the right one, and so it
explains a printed figure that is among them. Repairs are ranked by the slips that explain them,
strategies plant slips in random reports, and the conformance suite has documents with some.
"""

from gaidisclosure.slips.figures import Others, doubled, dropped, misread, swapped
from gaidisclosure.slips.slip import SLIPS, Slip, SlipName

__all__ = [
    "SLIPS",
    "Others",
    "Slip",
    "SlipName",
    "doubled",
    "dropped",
    "misread",
    "swapped",
]
