# SPDX-License-Identifier: Apache-2.0
"""Messages and labels in three languages, by stable code, 多语言.

Simplified Chinese is the source and the default. :func:`language` sets the language of messages;
documents and labels are in that of the form unless another is asked for. Every code belongs to the
catalog named by the part before its first dot; catalogs are compiled when the package is built, so
no Babel is needed to show a message.

>>> print(text("errors.missing_extra", "en", extra="cli", package="click"))
Needed for this, but not installed: click. Run: pip install "gaidisclosure[cli]"
"""

from gaidisclosure.i18n.catalog import codes, has, template, text
from gaidisclosure.i18n.locales import (
    LOCALES,
    OFFICIAL,
    AnyLocale,
    environment,
    language,
    named,
    negotiate,
)

__all__ = [
    "LOCALES",
    "OFFICIAL",
    "AnyLocale",
    "codes",
    "environment",
    "has",
    "language",
    "named",
    "negotiate",
    "template",
    "text",
]
