# SPDX-License-Identifier: Apache-2.0
"""Lines of text: Chinese without gaps, dashes, and cell paths that break at their dots."""

from __future__ import annotations

import re
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

HAN: Final = "\u3400-\u9fff"
STOPS: Final = "\u3000-\u303f\uff00-\uffef“”‘’…—"
"""Full-width punctuation, which leaves room enough around itself."""

GAP: Final = re.compile(rf"(?<=[{HAN}])\n(?=[{HAN}])|(?<=[{STOPS}])\n|\n(?=[{STOPS}])")

PATH: Final = re.compile(r"[a-z_]\w*(\.\w+)+")


class JoinedLines(SphinxTransform):
    """Removal of line ends within Chinese text, which browsers would show as spaces."""

    default_priority = 700  # after everything that makes text

    def apply(self, **_: Any) -> None:
        """Join the lines of each paragraph, heading and cell."""
        for element in self.document.findall(nodes.TextElement):
            if not isinstance(element, nodes.literal_block | nodes.Inline):
                _join(element)


def _join(element: nodes.TextElement) -> None:
    gaps = {found.start() for found in GAP.finditer(element.astext())}
    start = 0
    for text in [*element.findall(nodes.Text)] if gaps else ():
        kept = "".join(letter for at, letter in enumerate(text, start) if at not in gaps)
        start += len(text)
        if len(kept) < len(text):
            text.parent.replace(text, nodes.Text(kept))


class Dashes(SphinxTransform):
    """Dashes between a parameter and its description, which Sphinx writes as two hyphens."""

    default_priority = 700

    def apply(self, **_: Any) -> None:
        """Put in the dashes."""
        for text in [*self.document.findall(nodes.Text)]:
            if text == " -- ":
                text.parent.replace(text, nodes.Text(" – "))


class BreakablePaths(SphinxPostTransform):
    """Places in long dotted names where a browser may break the line."""

    default_priority = 700
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Put a break before each dot of a dotted name."""
        for literal in self.document.findall(nodes.literal):
            if len(literal) == 1 and PATH.fullmatch(literal.astext()):
                first, *others = literal.astext().split(".")
                literal[:] = [nodes.Text(first)]
                for other in others:
                    literal += [nodes.raw("", "<wbr>.", format="html"), nodes.Text(other)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add them to Sphinx."""
    app.add_transform(JoinedLines)
    app.add_transform(Dashes)
    app.add_post_transform(BreakablePaths)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
