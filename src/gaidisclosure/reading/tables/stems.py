# SPDX-License-Identifier: Apache-2.0
"""Labels and headings in the form in which they are compared, 标签."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from gaidisclosure.zh.simplified import simplified

LONGEST: Final = 120
"""Most characters of a label or a heading."""
_MARKS: Final = re.compile(r"[\W_]+")
_REMARK: Final = 300
"""Most characters of a label with a remark."""
_REMARKED: Final = re.compile("([^（(]{2,60})[（(][^（(]{2,200}[）)]?\\s*")
_PRONUNCIATION: Final = re.compile("(?<=[\u4e00-\u9fff])[(（][a-z\u00e0-\u01dc]{1,6}[)）]")
_ORDINAL: Final = re.compile("[一二三四五六七八九十0-9]{1,3}")


def plain(text: str) -> str:
    """Return a text without white space, in compatibility form and simplified.

    Empty for a text that is too long to be a label. The pronunciation in brackets, which some
    mirrors put after a character, is left out: ``text-2021-pinyin``.

    >>> plain("（一） 主动公开"), plain("⼆、"), plain("規(guī)章")
    ('(一)主动公开', '二、', '规章')
    """
    return _plain(text) if len(text) <= LONGEST else ""


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    bare = "".join(normalize("NFKC", text).split())
    return simplified(_PRONUNCIATION.sub("", bare))


def without_remark(text: str) -> str:
    """Return a label without the remark in brackets after it, or ``""``.

    Witness: ``text-2019-remarks``.

    >>> without_remark("规章（设区的市应提供数据）"), without_remark("（一）予以公开")
    ('规章', '')
    """
    return _without_remark(text) if len(text) <= _REMARK else ""


@lru_cache(maxsize=4096)
def _without_remark(text: str) -> str:
    found = _REMARKED.fullmatch(_PRONUNCIATION.sub("", text))
    return found[1] if found else ""


def stem(text: str) -> str:
    """Return a label without its ordinal, brackets and other marks.

    Empty for an ordinal alone and for a text that is too long to be a label.

    >>> stem("３．危及“三安全一稳定”"), stem("一)予以公開"), stem("本年增/减"), stem("（三）")
    ('危及三安全一稳定', '予以公开', '本年增减', '')
    """
    return _stem(text) if len(text) <= LONGEST else ""


@lru_cache(maxsize=8192)
def _stem(text: str) -> str:
    bare = _MARKS.sub("", _plain(text))
    ordinal = _ORDINAL.match(bare)
    return bare[ordinal.end() :] if ordinal else bare
