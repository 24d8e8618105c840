# SPDX-License-Identifier: Apache-2.0
"""The text of a report around its tables, 文字部分."""

from __future__ import annotations

from typing import Final, final

from attrs import Factory, frozen

from gaidisclosure.checks import Violation, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model.fields import hints
from gaidisclosure.model.texts import (
    are_paragraphs,
    is_name,
    name_violations,
    paragraphs,
    text_violations,
)
from gaidisclosure.model.value import Value, plain_text


def _check(value: Value, names: tuple[str, ...]) -> list[Violation]:
    """Check paragraphs and bring them into the form of one paragraph a line."""
    found: list[Violation] = []
    for name in names:
        text = getattr(value, name)
        if type(text) is str and (not text or are_paragraphs(text)):
            continue
        text = plain_text(value, name)
        if faults := list(text_violations(name, text)):
            found += faults
        else:
            object.__setattr__(value, name, paragraphs(text))
    return found


@final
@frozen(kw_only=True, repr=False)
class Overview(Value):
    """一、总体情况: free text, the five aspects by name, or both.

    Every field is paragraphs, one a line; white space around them is not kept.

    >>> Overview(text="　　全年工作平稳。").text
    '全年工作平稳。'
    """

    text: str = ""
    """The text before the first aspect, or the whole text if no aspect is named."""
    proactive: str = ""
    """（一）主动公开"""
    on_request: str = ""
    """（二）依申请公开"""
    information_management: str = ""
    """（三）政府信息管理"""
    platform: str = ""
    """（四）政府信息公开平台建设"""
    supervision: str = ""
    """（五）监督保障"""

    def __attrs_post_init__(self) -> None:
        if found := _check(self, tuple(hints(Overview))):
            raise InvalidReportError(found)


TEXTS: Final = (
    "preface",
    *(f"overview.{name}" for name in hints(Overview)),
    "problems_and_improvements",
    "other_matters",
)
"""Field paths of all texts of a narrative but the title, in their order."""


@final
@frozen(kw_only=True, repr=False)
class Narrative(Value):
    """The words of a report: title, preface, and parts one, five and six.

    An empty title stands for the customary one, which follows from agency and year.

    >>> Narrative(other_matters="无其他需要报告的事项。").title
    ''
    """

    title: str = ""
    preface: str = ""
    overview: Overview = Factory(Overview)
    problems_and_improvements: str = ""
    """五、存在的主要问题及改进情况"""
    other_matters: str = ""
    """六、其他需要报告的事项, where 信息处理费 is reported as well."""

    def __attrs_post_init__(self) -> None:
        title = plain_text(self, "title")
        found = [] if title == "" or is_name(title) else [*name_violations("title", title)]
        if type(self.overview) is not Overview:
            found.append(Violation("FIELD-TYPE", ("overview",), "Overview", seen(self.overview)))
        found += _check(self, ("preface", "problems_and_improvements", "other_matters"))
        if found:
            raise InvalidReportError(found)
