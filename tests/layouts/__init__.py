# SPDX-License-Identifier: Apache-2.0
"""Layouts in which reports are published, for the tests of the recogniser.

``published(draw, form, figures)`` prints figures in some layout, and tells what must be read.
"""

from tests.layouts.publish import (
    HTML_LAYOUTS,
    LAYOUTS,
    PLAINLY,
    TEXT_LAYOUTS,
    Publication,
    Wishes,
    publication,
    published,
)

__all__ = [
    "HTML_LAYOUTS",
    "LAYOUTS",
    "PLAINLY",
    "TEXT_LAYOUTS",
    "Publication",
    "Wishes",
    "publication",
    "published",
]
