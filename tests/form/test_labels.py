# SPDX-License-Identifier: Apache-2.0
"""Labels: every one in every language, and told apart from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gaidisclosure.form import (
    ASPECTS,
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNDIVIDED,
    HEADER,
    SECTIONS,
    SUBJECT,
    Edition,
    Item,
    customary_title,
    read_customary_title,
)
from gaidisclosure.i18n import LOCALES, codes, has, text

FORMS = (EDITION_2021, EDITION_2019, EDITION_2021_UNDIVIDED)
CHINESE = re.compile("[\u4e00-\u9fff]")


def printed() -> Iterator[tuple[str, str]]:
    """Code and label of everything that the form prints."""
    for form in FORMS:
        for grid in form.printed_tables.values():
            yield from ((label.code, label.text) for label in grid.labels if label.text)
    for item in headings():
        yield item.code, item.label


def headings() -> list[Item]:
    return [*(named.item for named in (*SECTIONS, *ASPECTS)), *HEADER.values()]


def test_a_code_stands_for_one_label() -> None:
    labels: dict[str, set[str]] = {}
    for code, label in printed():
        labels.setdefault(code, set()).add(label)
    assert {code: found for code, found in labels.items() if len(found) > 1} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_cell_of_several_editions_is_labelled_alike_in_all(locale: str) -> None:
    labels: dict[str, set[tuple[str, str]]] = {}
    for cell in (cell for form in FORMS for cell in form.cells.values()):
        sides = (cell.row.label_in(locale), cell.column.label_in(locale))
        labels.setdefault(cell.path, set()).add(sides)
    assert {path: found for path, found in labels.items() if len(found) > 1} == {}


def test_the_catalogs_translate_the_labels_of_the_form_and_no_others() -> None:
    used = {code for code, _ in printed()}
    for locale in ("en", "zh_Hant"):
        known = {code for code in codes("form", locale) if code.startswith("form.label.")}
        assert known == used, locale
    assert not [code for code in codes("form", "zh_Hans") if code.startswith("form.label.")]


def test_english_labels_are_english_and_the_others_chinese() -> None:
    for code, label in printed():
        assert CHINESE.search(label)
        assert CHINESE.search(text(code, "zh_Hant"))
        assert not CHINESE.search(text(code, "en"))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", FORMS, ids=["2021", "2019", "2021-undivided"])
def test_cells_are_told_apart_by_their_labels(form: Edition, locale: str) -> None:
    labels = [cell.label(locale) for cell in form.cells.values()]
    assert len(set(labels)) == len(labels)
    assert all(label == label.strip() and "  " not in label for label in labels)


LABELS = {
    "proactive_disclosure.fees": (
        "行政事业性收费 / 本年收费金额（单位：万元）",
        "Administrative fees / Fees collected this year (unit: 10,000 yuan)",
    ),
    "request_handling.received.natural_person": (
        "一、本年新收政府信息公开申请数量 / 自然人",
        "I. Requests received this year / Natural persons",
    ),
    "request_handling.outcomes.withheld.state_secrets.commercial_enterprise": (
        "三、本年度办理结果 （三）不予公开 1.属于国家秘密 / 法人或其他组织 商业企业",
        "III. Outcomes this year (3) Withheld 1. State secrets"
        " / Legal persons or other organizations Commercial enterprises",
    ),
    "request_handling.outcomes.total.total": (
        "三、本年度办理结果 （七）总计 / 总计",
        "III. Outcomes this year (7) Total / Total",
    ),
    "review_litigation.review.pending": ("行政复议 尚未审结", "Administrative review Pending"),
    "review_litigation.litigation_after_review.other": (
        "行政诉讼 复议后起诉 其他结果",
        "Administrative litigation Sued after review Other results",
    ),
}


@pytest.mark.parametrize("path", LABELS)
def test_the_label_of_a_cell_names_its_row_and_its_column(path: str) -> None:
    cell = EDITION_2021.cells[path]
    assert (cell.label(), cell.label("en")) == LABELS[path]
    assert cell.label("zh_Hans") == cell.label()


def test_a_label_without_translation_is_the_printed_one() -> None:
    item = Item("nothing_of_the_form", "无")
    assert item.code == "form.label.nothing_of_the_form"
    assert not has(item.code, "en")
    assert item.label_in("en") == "无"


def test_the_six_parts_and_the_five_aspects() -> None:
    assert [part.heading for part in SECTIONS] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert [part.item.key for part in SECTIONS] == [
        "overview",
        "proactive_disclosure",
        "request_handling",
        "review_litigation",
        "problems_and_improvements",
        "other_matters",
    ]
    assert [part.table for part in SECTIONS] == [None, 2, 3, 4, None, None]
    assert [aspect.heading for aspect in ASPECTS] == [
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
    ]
    assert [aspect.item.key for aspect in ASPECTS] == [
        "proactive",
        "on_request",
        "information_management",
        "platform",
        "supervision",
    ]


def test_the_customary_title() -> None:
    assert SUBJECT == "政府信息公开工作年度报告"
    assert customary_title("青禾市教育局", 2021) == "青禾市教育局2021年政府信息公开工作年度报告"


def test_the_customary_title_leaves_out_what_is_not_known() -> None:
    assert customary_title(None, 2021) == "2021年政府信息公开工作年度报告"
    assert customary_title("青禾市教育局", None) == "青禾市教育局政府信息公开工作年度报告"
    assert customary_title(None, None) == SUBJECT


@pytest.mark.parametrize("agency", ["青禾市教育局", None])
@pytest.mark.parametrize("year", [2021, None])
def test_the_customary_title_is_read_back(agency: str | None, year: int | None) -> None:
    assert read_customary_title(customary_title(agency, year)) == (agency, year)


@pytest.mark.parametrize(
    "title",
    [
        "青禾市教育局工作总结",
        "青禾市教育局2021年政府信息公开工作年度报告（公开版）",
        "关于青禾市教育局2021年政府信息公开工作年度报告",
        "2021年度青禾市教育局政府信息公开工作年度报告",
    ],
)
def test_a_title_with_more_is_not_the_customary_one(title: str) -> None:
    assert read_customary_title(title) is None
