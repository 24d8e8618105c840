# SPDX-License-Identifier: Apache-2.0
"""The form and its checks in words, as data and as a table, 说明.

Everything is taken from :mod:`gaidisclosure.form` and :mod:`gaidisclosure.checks`; the command line
and the documentation take it from here.
"""

from gaidisclosure.explain.explanations import (
    Example,
    Explanation,
    explain_identity,
    near_codes,
    rule_of,
)
from gaidisclosure.explain.export import exported
from gaidisclosure.explain.reckoning import Reckoning, reckon
from gaidisclosure.explain.table import as_csv
from gaidisclosure.explain.words import (
    formula,
    grounds,
    heading_of,
    in_words,
    properties_in_words,
    table_of,
)

__all__ = [
    "Example",
    "Explanation",
    "Reckoning",
    "as_csv",
    "explain_identity",
    "exported",
    "formula",
    "grounds",
    "heading_of",
    "in_words",
    "near_codes",
    "properties_in_words",
    "reckon",
    "rule_of",
    "table_of",
]
