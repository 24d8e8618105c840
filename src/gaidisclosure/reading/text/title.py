# SPDX-License-Identifier: Apache-2.0
"""The title of a published report, 标题, with the agency and the year in it.

Titles have many wordings, stand on one line or several, and come after whatever the page has above:
云溪县商务局2023年政府信息公开工作年度报告, 2023年度云溪县商务局政府信息公开年报.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.model import Agency, ReportingPeriod
from gaidisclosure.model.texts import legible
from gaidisclosure.reading.lawful import lawful
from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.reading.text.wordings import Wording, is_organ, read_addition, read_wording

_MOST_LINES: Final = 4
"""Most lines of a title."""
_MOST_BELOW: Final = 3
"""Most lines below a title that name its agency or its year."""
_SEARCHED: Final = 60
"""Most paragraphs above the first heading or table among which a title is sought."""
_LONGEST_PART: Final = 20
"""Most characters of a name on the line above its end."""
_REGIONS: Final = "省市县區区州盟旗镇鎮乡鄉"


@frozen(kw_only=True)
class Origin:
    """The agency and the year of a report, 报告主体与年度, as far as they are known."""

    title: str = ""
    agency: Agency | None = None
    year: int | None = None
    period: ReportingPeriod | None = None
    end: int = 0
    """The first block after the title and the header."""
    apart: bool = False
    """``True`` if the agency has a line of its own, which may name the site instead."""


def read_title(paragraphs: Sequence[Placed]) -> Origin:
    """Read the title that stands somewhere above a report.

    A title with an agency goes before one without, the last before others, and few lines before
    many: a page has links above the article, also to the reports of other agencies and years.
    """
    above = paragraphs[-_SEARCHED:]
    lines = [paragraph.text.strip() for _, paragraph in above]
    found = [*_worded(lines)]
    named = (each for each in found if each[2].agency)
    start, end, wording = next(named, next(iter(found), (0, 0, None)))
    if wording is None:
        return Origin()
    subject = any(read_wording(line) for line in lines[start:end])
    start, end, whole = _with_additions(lines, start, end, wording)
    apart = wording.agency != whole.agency or (end - start > 1 and subject)
    return Origin(
        title="".join(lines[start:end]).strip("#* "),
        agency=agency_of(whole.agency),
        year=whole.year,
        end=above[end - 1][0] + 1,
        apart=apart,
    )


def is_another(wording: Wording, origin: Origin) -> bool:
    """Tell if a title names another agency or year than the origin of a report.

    The name of an agency may be printed without its region.
    """
    names = [wording.agency or "", origin.agency.name if origin.agency else ""]
    shorter, longer = sorted(names, key=len)
    years = {wording.year, origin.year} - {None}
    return len(years) > 1 or not longer.endswith(shorter)


def agency_of(name: str | None) -> Agency | None:
    """Return the agency with a name, ``None`` if no agency can have it."""
    return lawful(lambda: Agency(legible(name).strip())) if name else None


def _worded(lines: Sequence[str]) -> Iterator[tuple[int, int, Wording]]:
    """Yield the titles by preference: first line, line after the last, and wording."""
    for end in range(len(lines), 0, -1):
        for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
            found = read_wording("".join(lines[start:end]))
            if found and (end - start == 1 or not found.agency or is_organ(found.agency)):
                yield start, end, found


def _with_additions(
    lines: Sequence[str], start: int, end: int, wording: Wording
) -> tuple[int, int, Wording]:
    """Return a title with the additions of the lines above and below it."""
    agency, year = wording.agency, wording.year
    for line in lines[end : end + _MOST_BELOW]:
        more = read_addition(line)
        if more is None or (more.agency and agency and agency[-1] not in _REGIONS):
            break
        agency, year, end = more.agency or agency, year or more.year, end + 1
    above = lines[start - 1] if start else ""
    if agency and _is_cut_off(above, agency):
        start, agency = start - 1, above + agency
    above = lines[start - 1] if start else ""
    more = read_addition(above) if year is None else None
    if more and more.year:
        start, year, agency = start - 1, more.year, agency or more.agency
    return start, end, Wording(agency, year)


def _is_cut_off(above: str, agency: str) -> bool:
    """Tell if a line is the beginning of the name of an agency below it."""
    whole = any(region in agency[:-1] for region in _REGIONS)
    begins = any(region in above for region in _REGIONS) and above.isalpha()
    is_name = is_organ(above) and above[-1] not in _REGIONS
    return begins and not whole and not is_name and len(above) <= _LONGEST_PART
