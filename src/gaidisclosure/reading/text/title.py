# SPDX-License-Identifier: Apache-2.0
"""The title of a published report, 标题, and what it says of agency and year.

Titles are worded in many ways, stand on one line or several, and behind whatever a page has above
them: 云溪县商务局2023年政府信息公开工作年度报告, 2023年度云溪县商务局政府信息公开年报.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.reading.text.wordings import agency_alone, is_organ, read_wording, year_alone

__all__ = ["Title", "find_title"]

_MOST_LINES: Final = 3
_MOST_BELOW: Final = 3
"""Most lines below a title that name its agency or its year."""
_SEARCHED: Final = 60
"""A title is one of the last so many paragraphs above the first heading or table."""
_REGIONS: Final = "省市县區区州盟旗镇鎮乡鄉"


@frozen
class Title:
    """A title, what it says, and the first block behind it."""

    text: str
    agency: str | None
    year: int | None
    end: int


def find_title(paragraphs: Sequence[Placed]) -> Title | None:
    """Return the title above a report: best with an agency, rather the last, on few lines.

    A page has links above the article, also to the reports of other agencies and other years.
    """
    above = paragraphs[-_SEARCHED:]
    found = [title for title in _titles(above) if title is not None]
    return next((title for title in found if title.agency), next(iter(found), None))


def _titles(above: Sequence[Placed]) -> Iterator[Title | None]:
    for end in range(len(above), 0, -1):
        for start in range(end - 1, max(end - _MOST_LINES, 0) - 1, -1):
            yield _title(above, start, end)


def _title(above: Sequence[Placed], start: int, end: int) -> Title | None:
    """Return the title on some lines, with what lines above and below them name."""
    lines = [paragraph.text.strip() for _, paragraph in above]
    text = "".join(lines[start:end])
    found = read_wording(text)
    if found is None or (end - start > 1 and found.agency and not is_organ(found.agency)):
        return None
    agency, year = found.agency, found.year
    last = end
    for line in lines[end : end + _MOST_BELOW]:
        of_year, of_agency = year_alone(line), None if agency else agency_alone(line)
        if of_year is None and of_agency is None:
            break
        year, agency, last = year or of_year, agency or of_agency, last + 1
    if agency and start and _is_region(lines[start - 1], agency):
        agency = lines[start - 1] + agency
    return Title("".join(lines[start:last]), agency, year, above[last - 1][0] + 1)


def _is_region(line: str, agency: str) -> bool:
    """Return ``True`` if a line is the region that an agency named below it lacks."""
    is_name = 2 <= len(line) <= 8 and line[-1:] in _REGIONS
    return is_name and not any(region in agency[:-1] for region in _REGIONS)
