# SPDX-License-Identifier: Apache-2.0
"""A whole report as one document, from the sections that the text writer renders one by one."""

from __future__ import annotations

from itertools import chain

from gaidisclosure.document import Document
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.writing import Printed
from gaidisclosure.writing.outline import sections


def document(value: Printed, locale: AnyLocale = OFFICIAL) -> Document:
    """The sections of a report, one after the other."""
    return Document(tuple(chain.from_iterable(sections(value, locale))))
