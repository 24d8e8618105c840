# SPDX-License-Identifier: Apache-2.0
"""The figures in the text of a draft, 文字核对, compared with its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from attrs import evolve

from gaidisclosure.checks import Number
from gaidisclosure.document import Place
from gaidisclosure.draft.drafted import as_draft
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.statements import (
    Claim,
    ClaimStatus,
    Setting,
    Tables,
    TextRemark,
    claims_in,
    misprints_in,
    on_claim,
    on_misprint,
    other_places_in,
)

if TYPE_CHECKING:
    from gaidisclosure.draft.draft import Blanks, Draft
    from gaidisclosure.model import AnnualReport

_TITLE: Final = "title"
_PREFACE: Final = "preface"
_BEGINNING: Final = 80
"""Most characters at the start of a text that can name the reporting agency."""
_SIGNATURE: Final = 40
"""Most characters of the last lines if they are a signature."""


def find_claims(draft: Draft | AnnualReport, blanks: Blanks = "keep") -> tuple[Claim, ...]:
    """Return every figure in the texts of a draft, compared with its tables.

    Preface, overview, and parts five and six are read. Figures that are not understood are listed
    as such. A figure differs only if it differs from every reading of its words.

    Args:
        draft: The draft, or a report.
        blanks: ``"zero"`` reads a blank cell as 0, ``"keep"`` as no figure.

    >>> from gaidisclosure import AnnualReport2021, Narrative, Overview
    >>> words = Narrative(overview=Overview(text="全年收到政府信息公开申请12件，开展培训2场。"))
    >>> from gaidisclosure import Draft
    >>> figures = {"request_handling.received.total": 21}
    >>> draft = Draft.from_figures("云溪县商务局", 2023, figures, narrative=words)
    >>> [(claim.topic, claim.value, claim.status.value) for claim in find_claims(draft)]
    [('received', 12, 'not_comparable'), ('unknown', 2, 'not_understood')]
    """
    given = as_draft(draft)
    return tuple(_claims(given, given.figures(blanks)))


def _claims(draft: Draft, figures: Mapping[str, Number | None]) -> Iterator[Claim]:
    tables = Tables(draft.form, figures)
    setting = Setting(tables=tables, agency=draft.agency or "", year=draft.report_year)
    for path in TEXTS:
        if printed := attrgetter(path)(draft.narrative):
            for claim in claims_in(printed, setting, path):
                yield evolve(claim, place=_place(draft, path, printed, claim.span[0]))


def _place(draft: Draft, path: str, printed: str, at: int) -> Place | None:
    """Return the place of the line of a text in the source."""
    places = draft.text_places.get(path, ())
    line = printed.count("\n", 0, at)
    return places[line] if line < len(places) else None


def text_remarks(draft: Draft, figures: Mapping[str, Number | None]) -> Iterator[TextRemark]:
    """Yield a remark for each claim that differs, then for each likely misprint.

    Args:
        draft: The draft.
        figures: The figure of every cell.
    """
    for claim in _claims(draft, figures):
        if claim.status is ClaimStatus.DIFFERS:
            yield on_claim(claim)
    texts = {path: attrgetter(path)(draft.narrative) for path in (_TITLE, *TEXTS)}
    last = max((path for path in texts if texts[path]), key=[*texts].index, default=_TITLE)
    for path, printed in texts.items():
        found = list(misprints_in(printed))
        for start, words in _naming(path, printed, is_last=path == last):
            others = other_places_in(words, draft.agency or "")
            found += (
                evolve(each, start=start + each.start, end=start + each.end) for each in others
            )
        for each in found:
            yield on_misprint(each, path, _place(draft, path, printed, each.start))


def _naming(path: str, printed: str, *, is_last: bool) -> Iterator[tuple[int, str]]:
    """Yield the words in which a report names its own agency, with their positions.

    Anywhere else, another agency may be meant.
    """
    beginning = printed[:_BEGINNING]
    yield 0, beginning if path in {_TITLE, _PREFACE} else beginning.partition("。")[0]
    signature = "\n".join(printed.rsplit("\n", 2)[1:])  # the body, and mostly a date below it
    if is_last and signature and len(signature) <= _SIGNATURE:
        yield len(printed) - len(signature), signature
