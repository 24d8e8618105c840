# SPDX-License-Identifier: Apache-2.0
"""The HTML fragment of a report as data, 网站正文, for JavaScript to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Any, Final

from attrs import evolve

from gaidisclosure.document import Document
from gaidisclosure.draft import Cell, Draft
from gaidisclosure.form import FORMS, HEADER, SUBJECT
from gaidisclosure.formats.web import html_writer
from gaidisclosure.i18n import OFFICIAL, has, negotiate, template
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.writing.outline import parts

Data = dict[str, Any]

# Characters for private use. No label of the form has any.
_FIGURE: Final = "\ue000"
_TEXTS: Final[Mapping[str, str]] = {path: chr(0xE001 + at) for at, path in enumerate(TEXTS)}
_ASPECT: Final = "\ue0ff"
_FIRST_MARKUP: Final = 0xE100
_MARKUP: Final = re.compile(r"(?:<[^>]*>|\n)+")
_FORMAT: Final = ("field", "year", "period")
_MARKS: Final = ("incomplete", "invalid")
_NOTES: Final = ("agency", "year", "period")


def fragment_data(key: str, locale: str = OFFICIAL) -> Data:
    """Return the parts that are equal in the fragments of all reports of a form.

    Args:
        key: The key of the form, such as ``2021-undivided``.
        locale: The language of title, headings and labels.

    Returns:
        ``body`` is the page below the title, in which one character stands for each run of
        ``markup``, each figure in the order of the form, and each text in the order of the
        narrative. The rest are messages and labels by name.

    Raises:
        KeyError: There is no form with this key.
    """
    language = negotiate(locale)
    document = Document(tuple(chain.from_iterable(parts(_marked(key), language))))
    _, *lines, _ = html_writer.render(document, fragment=True).split("\n")
    body = "\n".join(lines).replace("</h3>\n", f"</h3>{_ASPECT}")
    markup = dict.fromkeys(_MARKUP.findall(body))
    numbers = {run: chr(_FIRST_MARKUP + at) for at, run in enumerate(markup)}
    return {
        "key": key,
        "language": language.replace("_", "-"),
        "markup": [*markup],
        "body": _MARKUP.sub(lambda run: numbers[run[0]], body),
        "title": _said("writing.label.title", language),
        "subject": _said("writing.label.subject", language) or SUBJECT,
        "marks": {each: template(f"writing.mark.{each}", language) for each in _MARKS},
        "notes": {each: HEADER[each].label_in(language) for each in _NOTES},
        **{each: template(f"writing.{each}", language) for each in _FORMAT},
    }


def _said(code: str, language: str) -> str:
    return template(code, language) if has(code, language) else ""


def _marked(key: str) -> Draft:
    """Return a draft that holds one character in each cell and in each text."""
    overview = {name.partition(".")[2]: mark for name, mark in _TEXTS.items() if "." in name}
    others = {name: mark for name, mark in _TEXTS.items() if "." not in name}
    blank = Draft.blank(edition=FORMS[key])
    figures = {path: Cell.printed(_FIGURE) for path in blank.cells}
    words = Narrative(**others, overview=Overview(**overview))
    return evolve(blank, edition=blank.form, narrative=words, cells=figures)
