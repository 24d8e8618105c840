# SPDX-License-Identifier: Apache-2.0
"""Reports, drafts and verdicts in a notebook, 笔记本: ``%load_ext gaidisclosure``.

Formatters are registered with IPython, so that no class of the model knows of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve

from gaidisclosure.checks import Violation
from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.draft import Cell, Draft, Verdict
from gaidisclosure.form import SECTIONS
from gaidisclosure.formats.web import html_writer
from gaidisclosure.i18n import negotiate, text
from gaidisclosure.model import AnnualReport
from gaidisclosure.repair import Change, Component
from gaidisclosure.writing.headings import section_heading
from gaidisclosure.writing.official import official
from gaidisclosure.writing.tables import grid
from gaidisclosure.zh.figures import State

_MIME_TYPE: Final = "text/html"
_GAPS_SHOWN: Final = 20
_STYLE: Final = (
    ".gaidisclosure{max-width:60em;padding:1em;background:#fff;color:#000}"
    ".gaidisclosure th,.gaidisclosure td"
    "{border:1px solid #000;padding:2px;background:#fff;color:#000;text-align:center}"
)
"""A style for notebooks, which take borders away and may have a dark theme."""


def load_ipython_extension(ipython: Any) -> None:
    """Show reports, drafts and verdicts as official tables in notebooks.

    Figures that may be wrong are marked. Below the tables of a verdict stand its findings.

    Args:
        ipython: The shell of the notebook, which IPython passes.
    """
    for shown, formatter in _FORMATTERS.items():
        ipython.display_formatter.formatters[_MIME_TYPE].for_type(shown, formatter)


def unload_ipython_extension(ipython: Any) -> None:
    """Show reports, drafts and verdicts as text again: ``%unload_ext gaidisclosure``.

    Args:
        ipython: The shell of the notebook, which IPython passes.
    """
    for shown in _FORMATTERS:
        ipython.display_formatter.formatters[_MIME_TYPE].pop(shown, None)


def _report(report: AnnualReport) -> str:
    return _shown(official(report, data=False))


def _draft(draft: Draft) -> str:
    return _shown(evolve(official(draft, data=False), wrong=_wrong(draft.check())))


def _verdict(verdict: Verdict) -> str:
    """Return the tables with the figures that were checked, then the findings."""
    cells = {path: Cell.of(figure) for path, figure in verdict.figures if figure is not None}
    cells |= {gap.cells[0]: Cell(str(gap.actual), None, State.TEXT) for gap in _texts(verdict)}
    blocks = tuple(_tables(Draft(edition=verdict.form, cells=cells)))
    language = negotiate(None)
    told = tuple(Paragraph(each) for each in _findings(verdict, language))
    return _shown(
        Document(blocks, wrong=_wrong(verdict)),
        Document(told, language=language.replace("_", "-")),
    )


_FORMATTERS: Final[Mapping[type, Callable[[Any], str]]] = MappingProxyType(
    {AnnualReport: _report, Draft: _draft, Verdict: _verdict}
)
"""The formatter of each class and its subclasses."""


def _shown(*documents: Document) -> str:
    articles = (html_writer.render(each, fragment=True) for each in documents)
    return "\n".join([f'<div class="gaidisclosure"><style>{_STYLE}</style>', *articles, "</div>"])


def _tables(draft: Draft) -> Iterator[Paragraph | Grid]:
    for part in SECTIONS:
        if part.table:
            yield Paragraph(section_heading(part), level="part")
            yield grid(draft, part.table)


def _findings(verdict: Verdict, locale: str) -> Iterator[str]:
    """Yield all that contradicts the form, and the first gaps."""
    if verdict.ok:
        yield text("writing.findings.none", locale)
    for finding in (*verdict.violations, *verdict.gaps[:_GAPS_SHOWN]):
        yield " ".join(finding.message(locale).splitlines())
    if (more := len(verdict.gaps) - _GAPS_SHOWN) > 0:
        yield text("writing.findings.more", locale, count=more)


def _wrong(verdict: Verdict) -> dict[str, str]:
    """Return the cells that are wrong, each with the reason.

    These are the figures that a smallest repair changes, or, where none was found, all figures of
    the identities that fail, and texts where a figure should be.
    """
    found = {gap.cells[0]: gap.message() for gap in _texts(verdict)}
    for component in verdict.location.components:
        for change, only in _changes(verdict, component):
            found.setdefault(change.cell, _reason(change, only=only))
    return found


def _texts(verdict: Verdict) -> Iterator[Violation]:
    return (gap for gap in verdict.gaps if gap.code == "CELL-TEXT")


def _changes(verdict: Verdict, component: Component) -> Iterator[tuple[Change, bool]]:
    """Yield changes, each with the certainty that no other will do."""
    for repair in component.repairs:
        yield from ((change, repair.only) for change in repair)
    if not component.repairs:
        figures = dict(verdict.figures)
        for code in component.codes:
            for path in verdict.form.identities[code].cells:
                if figures[path] is not None:
                    yield Change(path, figures[path], None), False


def _reason(change: Change, *, only: bool) -> str:
    if change.to is None:
        return text("writing.wrong.look_up", old=change.old)
    code = "writing.wrong.should_be" if only else "writing.wrong.perhaps"
    return text(code, old=change.old, to=change.to)
