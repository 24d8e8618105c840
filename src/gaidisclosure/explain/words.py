# SPDX-License-Identifier: Apache-2.0
"""The identities of the form in words, 含义, and all that they can tell."""

from __future__ import annotations

from collections.abc import Iterator

from gaidisclosure.algebra import Properties
from gaidisclosure.form import SECTIONS, Edition, Identity
from gaidisclosure.i18n import AnyLocale, negotiate, text


def formula(identity: Identity) -> str:
    """Return the identity over cell paths.

    >>> from gaidisclosure.form import EDITION_2021
    >>> formula(EDITION_2021.identities["T4-SUM:review"]).rpartition(" = ")[2]
    'review_litigation.review.total'
    """
    return " = ".join(" + ".join(side) for side in (identity.left, identity.right))


def in_words(form: Edition, identity: Identity, locale: AnyLocale | None = None) -> str:
    """Return the identity in a sentence, by the labels of the form.

    >>> from gaidisclosure.form import EDITION_2021
    >>> print(in_words(EDITION_2021, EDITION_2021.identities["T3-BAL:natural_person"]))
    “自然人”一列：第一项加第二项之和，等于第三项加第四项之和
    """
    cell = form.cells[identity.cells[-1]]
    return text(
        f"explain.identity.{identity.family}",
        locale,
        row=cell.row.label_in(locale),
        column=cell.column.label_in(locale),
        block=cell.column.parent.label_in(locale),
    )


def grounds(form: Edition, identity: Identity, locale: AnyLocale | None = None) -> str:
    """Return the document that an identity rests on, and the place in it.

    >>> from gaidisclosure.form import EDITION_2021
    >>> print(grounds(EDITION_2021, EDITION_2021.identities["T4-SUM:review"]))
    国办公开办函〔2021〕30号附表，由“总计”二字推断
    """
    where = text(f"explain.grounds.{identity.basis}", locale)
    return text("explain.grounds", locale, document=form.document, where=where)


def table_of(form: Edition, identity: Identity) -> int:
    """Return the number of the table that has all cells of an identity."""
    return form.cells[identity.cells[0]].table


def heading_of(table: int, locale: AnyLocale | None = None) -> str:
    """Return the heading of the section in which a table stands.

    >>> heading_of(4), heading_of(2, "en")
    ('四、政府信息公开行政复议、行政诉讼情况', 'Proactive disclosure of government information')
    """
    section = next(section for section in SECTIONS if section.table == table)
    return section.heading if negotiate(locale) == "zh_Hans" else section.item.label_in(locale)


def properties_in_words(
    form: Edition, found: Properties, locale: AnyLocale | None = None
) -> Iterator[tuple[int, str]]:
    """Yield in lines all that the identities of one table can tell.

    Args:
        form: The form.
        found: The properties of one of its tables.
        locale: The language.

    Yields:
        The depth of each line in an outline, and its words.
    """
    yield 0, heading_of(found.table, locale)
    for name in ("cells", "identities", "rank", "redundant"):
        yield 1, text(f"explain.properties.{name}", locale, count=getattr(found, name))
    yield 1, text("explain.properties.graph", locale, nodes=found.nodes, arcs=found.arcs)
    yield 1, text("explain.properties.dependencies", locale, count=len(found.dependencies))
    for signs in found.dependencies:
        yield 2, " ".join(_term(code, sign) for code, sign in signs.items()).removeprefix("+ ")
    yield 1, text("explain.properties.distance", locale, count=found.distance)
    changes = (
        f"{form.cells[cell].label(locale)} {'+' if by > 0 else '−'}{abs(by)}"
        for cell, by in found.unnoticed.items()
    )
    yield 2, text("checks.semicolon", locale).join(changes)
    located = "located" if found.told_apart else "not_located"
    yield 1, text(f"explain.properties.{located}", locale)


def _term(code: str, sign: int) -> str:
    """Return one term of a sum, such as − T3-BAL:total."""
    return f"{'+' if sign > 0 else '−'} {code}"
