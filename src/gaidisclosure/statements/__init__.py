# SPDX-License-Identifier: Apache-2.0
"""Claims of a text about figures, 文字与表格核对, compared with the tables.

A sentence is cut into numbers with the words around them; the words name a topic with all that it
may mean (:mod:`gaidisclosure.topics`), a time and a body. A claim differs only where no reading
gives its figure. Where in doubt, it is not compared, and says why.
"""

from gaidisclosure.statements.claim import Claim, ClaimStatus
from gaidisclosure.statements.comparison import Tables
from gaidisclosure.statements.misprints import misprints_in, other_places_in
from gaidisclosure.statements.reader import claims_in
from gaidisclosure.statements.remark import TextRemark, on_claim, on_misprint
from gaidisclosure.statements.sentence import Setting

__all__ = [
    "Claim",
    "ClaimStatus",
    "Setting",
    "Tables",
    "TextRemark",
    "claims_in",
    "misprints_in",
    "on_claim",
    "on_misprint",
    "other_places_in",
]
