# SPDX-License-Identifier: Apache-2.0
"""Relations between reports, 年报之间的关系: sums of members, and years in a row.

Everything found here is only a warning or a note, because agencies may break such relations for
good reasons: a change of scope, a reorganisation, a clean-up of documents.
"""

from gaidisclosure.relations.agencies import alike, paired
from gaidisclosure.relations.changes import Difference
from gaidisclosure.relations.comparison import Comparison, compare
from gaidisclosure.relations.consolidation import Consolidation, consolidate
from gaidisclosure.relations.members import Member
from gaidisclosure.relations.roster import Attendance, Roster, RosterEntry
from gaidisclosure.relations.series import ReportSeries, SeriesVerdict
from gaidisclosure.relations.years import YearResult

__all__ = [
    "Attendance",
    "Comparison",
    "Consolidation",
    "Difference",
    "Member",
    "ReportSeries",
    "Roster",
    "RosterEntry",
    "SeriesVerdict",
    "YearResult",
    "alike",
    "compare",
    "consolidate",
    "paired",
]
