"""What an identity says, 含义: in words, as a formula, and where that stands."""

from __future__ import annotations

from gaidisclosure.form import Edition, Identity
from gaidisclosure.i18n import text


def formula(identity: Identity) -> str:
    """The identity over cell paths.

    >>> from gaidisclosure.form import EDITION_2021
    >>> formula(EDITION_2021.identities["T4-SUM:review"]).rpartition(" = ")[2]
    'review_litigation.review.total'
    """
    return " = ".join(" + ".join(side) for side in (identity.left, identity.right))


def in_words(form: Edition, identity: Identity, locale: str | None = None) -> str:
    """The identity in a sentence, by the labels of the form.

    >>> from gaidisclosure.form import EDITION_2021
    >>> print(in_words(EDITION_2021, EDITION_2021.identities["T3-BAL:natural_person"]))
    “自然人”一列：第一项加第二项之和，等于第三项加第四项之和
    """
    cell = form.cells[identity.cells[-1]]
    return text(
        f"catalogue.identity.{identity.family}",
        locale,
        row=cell.row.label_in(locale),
        column=cell.column.label_in(locale),
        block=cell.column.parent.label_in(locale),
    )


def grounds(form: Edition, identity: Identity, locale: str | None = None) -> str:
    """What an identity rests on: the document, and where it says so.

    >>> from gaidisclosure.form import EDITION_2021
    >>> print(grounds(EDITION_2021, EDITION_2021.identities["T4-SUM:review"]))
    国办公开办函〔2021〕30号附表，由“总计”二字推断
    """
    where = text(f"catalogue.grounds.{identity.basis}", locale)
    return text("catalogue.grounds", locale, document=form.document, where=where)


def table_of(form: Edition, identity: Identity) -> int:
    """The number of the table that an identity is about; all its cells are in the same."""
    return form.cells[identity.cells[0]].table
