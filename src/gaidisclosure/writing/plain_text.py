# SPDX-License-Identifier: Apache-2.0
"""A report as Chinese text for a terminal, 文本, that is read back equal."""

from __future__ import annotations

from gaidisclosure.document import Document
from gaidisclosure.formats.plain import text as plain
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.writing.outline import Printed, as_draft, sections
from gaidisclosure.writing.tables import grid


def to_text(value: Printed, *, columns: int = 80, locale: AnyLocale = OFFICIAL) -> str:
    r"""Return the whole report as text, with its tables drawn with borders.

    Tables are fitted to the columns of the terminal, and wider only where a word or a number needs
    it. Written in ``zh_Hans``, :func:`gaidisclosure.read_text` gives back the same report; a draft
    comes back with the same cells, those it does not have as blank ones.

    >>> from gaidisclosure import AnnualReport2021, read_text
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> print(*to_text(report).splitlines()[:6], sep="\n")
    云溪县商务局2023年政府信息公开工作年度报告
    机关名称：云溪县商务局
    统计期限：2023年1月1日至2023年12月31日
    报告格式：国办公开办函〔2021〕30号
    <BLANKLINE>
    一、总体情况
    >>> read_text(to_text(report)).seal() == report
    True
    """
    written = (Document(section) for section in sections(value, locale))
    return "\n".join(plain.render(section, columns) for section in written)


def tables_to_text(
    value: Printed, table: int | None = None, *, columns: int = 80, locale: AnyLocale = OFFICIAL
) -> str:
    r"""Return table 2, 3 or 4 as text, or all three, to embed in other text.

    >>> from gaidisclosure import AnnualReport2021
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> print(*tables_to_text(report, 2).splitlines()[:3], sep="\n")
    ┌─────────────────────────────────────────────────────────────┐
    │                     第二十条第（一）项                      │
    ├────────────────┬──────────────┬──────────────┬──────────────┤
    """
    draft = as_draft(value)
    known = [*draft.form.printed_tables]
    if table is not None and table not in known:
        raise ValueError(f"the form has tables {known}, not {table!r}")
    grids = (grid(draft, number, locale) for number in known if table in (None, number))
    return plain.render(Document(tuple(grids)), columns)
