# SPDX-License-Identifier: Apache-2.0
"""Search in Chinese text, by pairs of characters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

HAN: Final = "\u3400-\u9fff"
TOKEN: Final = re.compile(rf"[{HAN}]+|[^\W{HAN}]+")


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


def setup(app: Sphinx) -> dict[str, bool]:
    """Search in Chinese with pairs."""
    app.add_search_language(PairSearch)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
