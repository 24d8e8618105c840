# SPDX-License-Identifier: Apache-2.0
"""The report as filled in, 录入稿: cells, drafts, doubts and verdicts.

A :class:`Draft` holds every cell of a source with its text and place. :meth:`Draft.check` returns a
:class:`Verdict`, :meth:`Draft.seal` an :class:`~gaidisclosure.AnnualReport`, whose tables add up.
"""

from gaidisclosure.draft.cell import BLANK, Cell, How
from gaidisclosure.draft.doubt import Doubt
from gaidisclosure.draft.draft import Blanks, Draft
from gaidisclosure.draft.verdict import Conclusion, Verdict
from gaidisclosure.model.protocols import offer_types

__all__ = ["BLANK", "Blanks", "Cell", "Conclusion", "Doubt", "Draft", "How", "Verdict"]

offer_types(__name__)
