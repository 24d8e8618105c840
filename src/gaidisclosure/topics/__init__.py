# SPDX-License-Identifier: Apache-2.0
"""The topics of sentences with figures, 事项: words, cells and readings as data.

The prose writer and the reader of claims share this room: the one takes the figure of a topic's
first reading, the other accepts every reading, so that they cannot drift apart.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gaidisclosure.topics.cases import BLOCKS, CASES, LOST, RESULT_RATES, RESULTS
from gaidisclosure.topics.disclosure import DECISIONS, DEEDS, DOCUMENTS, FEES, KINDS
from gaidisclosure.topics.expressions import Expression, Reading, cells_below
from gaidisclosure.topics.labels import bare, short_label
from gaidisclosure.topics.lexicon import LEXICON, Word, words_of
from gaidisclosure.topics.requests import (
    ANSWERED,
    APPLICANTS,
    BASES,
    BROUGHT,
    CARRIED,
    CONCLUDED,
    HANDLED,
    IN,
    ONLY_NEW,
    OUTCOMES,
    RATE,
    RATES,
    RECEIVED,
    ROWS,
)
from gaidisclosure.topics.strangers import STRANGERS
from gaidisclosure.topics.topic import HANDLING, Topic
from gaidisclosure.topics.words import Role

TOPICS: Final[Mapping[str, Topic]] = MappingProxyType(
    {
        each.key: each
        for each in (
            *STRANGERS,
            *DOCUMENTS.values(),
            *DECISIONS.values(),
            *FEES.values(),
            *CASES.values(),
            *APPLICANTS,
            *OUTCOMES,
            *(RECEIVED, IN, BROUGHT, CARRIED, ANSWERED, RATE),
        )
    }
)
"""Every topic by its key."""

__all__ = [
    "ANSWERED",
    "APPLICANTS",
    "BASES",
    "BLOCKS",
    "BROUGHT",
    "CARRIED",
    "CASES",
    "CONCLUDED",
    "DECISIONS",
    "DEEDS",
    "DOCUMENTS",
    "FEES",
    "HANDLED",
    "HANDLING",
    "IN",
    "KINDS",
    "LEXICON",
    "LOST",
    "ONLY_NEW",
    "OUTCOMES",
    "RATE",
    "RATES",
    "RECEIVED",
    "RESULTS",
    "RESULT_RATES",
    "ROWS",
    "STRANGERS",
    "TOPICS",
    "Expression",
    "Reading",
    "Role",
    "Topic",
    "Word",
    "bare",
    "cells_below",
    "short_label",
    "words_of",
]
