"""Chinese text on the site: search by pairs of characters, and paragraphs without gaps."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any, Final

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.search import SearchLanguage
from sphinx.transforms import SphinxTransform

HAN: Final = "\u3400-\u9fff"
STOPS: Final = "\u3000-\u303f\uff00-\uffef“”‘’…—"
"""Full-width punctuation, which leaves room enough around itself."""

TOKEN: Final = re.compile(rf"[{HAN}]+|[^\W{HAN}]+")
GAP: Final = re.compile(rf"(?<=[{HAN}{STOPS}])\n(?=[{HAN}{STOPS}])|(?<=[{STOPS}])\n|\n(?=[{STOPS}])")


class PairSearch(SearchLanguage):
    """Index of Chinese text by its characters and by pairs of neighbouring ones.

    A query is split into pairs as well, so that each phrase of a page is found, whether or not a
    dictionary has it. Sphinx's own search for Chinese finds the words of a dictionary only.
    """

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = rf"""
function splitQuery(query) {{
  const tokens = query.match(/[{HAN}]+|(?:(?![{HAN}])[\p{{L}}\p{{N}}_])+/gu) ?? [];
  return tokens.flatMap((token) =>
    token.length > 1 && /[{HAN}]/.test(token)
      ? Array.from({{length: token.length - 1}}, (_, start) => token.slice(start, start + 2))
      : [token]
  );
}}
"""

    def split(self, input: str) -> list[str]:
        """Return the words of other scripts, and the characters and pairs of Chinese text."""
        return [word for token in TOKEN.findall(input) for word in _words(token)]


def _words(token: str) -> list[str]:
    if not re.match(rf"[{HAN}]", token):
        return [token]
    return [*token, *(first + second for first, second in pairwise(token))]


class JoinedLines(SphinxTransform):
    """Removal of line ends within Chinese text, which browsers would show as spaces."""

    default_priority = 700  # after everything that makes text

    def apply(self, **_: Any) -> None:
        """Join the lines of each paragraph, heading and cell."""
        for element in self.document.findall(nodes.TextElement):
            if not isinstance(element, nodes.literal_block | nodes.Inline):
                _join(element)


def _join(element: nodes.TextElement) -> None:
    whole = element.astext()
    gaps = {found.start() for found in GAP.finditer(whole)}
    start = 0
    for text in [*element.findall(nodes.Text)] if gaps else ():
        kept = [letter for at, letter in enumerate(text, start) if at not in gaps]
        start += len(text)
        if len(kept) < len(text):
            text.parent.replace(text, nodes.Text("".join(kept)))


def setup(app: Sphinx) -> dict[str, bool]:
    """Add both to Sphinx."""
    app.add_search_language(PairSearch)
    app.add_transform(JoinedLines)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
