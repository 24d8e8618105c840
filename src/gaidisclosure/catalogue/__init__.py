"""The catalogue of the form, 格式目录: its cells, identities and rules in words and as data.

Everything is taken from :mod:`gaidisclosure.form`; other programs and the documentation take it
from here.
"""

from gaidisclosure.catalogue.export import exported
from gaidisclosure.catalogue.rules import RULES, Rule
from gaidisclosure.catalogue.table import as_csv
from gaidisclosure.catalogue.words import formula, grounds, in_words, table_of

__all__ = [
    "RULES",
    "Rule",
    "as_csv",
    "exported",
    "formula",
    "grounds",
    "in_words",
    "table_of",
]
