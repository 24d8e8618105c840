# SPDX-License-Identifier: Apache-2.0
"""Two whole reports on nothing real, one of each edition: what the fixtures of programs print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from gaidisclosure.form import ASPECTS, EDITION_2019, EDITION_2021, SECTIONS, Edition

__all__ = ["REPORTS", "Report", "filled"]

_PREFACE: Final = (
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）的规定，现公布{agency}{year}年"
    "政府信息公开工作年度报告。本报告所列数据的统计期限为{year}年1月1日至{year}年12月31日。"
    "如对本报告有疑问，请与本局办公室联系（地址：云溪县河东路8号，邮编：999900）。"
)
_ASPECTS: Final = {
    "proactive": "全年在本局网站公开信息1284条，其中工程建设类信息最多。规划、预算和采购结果"
    "在形成之日起二十个工作日内公开，逾期未公开的有3条，均已补充公开。",
    "on_request": "收到的申请都在法定期限内答复，平均用时11个工作日。",
    "information_management": "修订公文办理流程，拟稿时即注明公开属性。\n"
    "清理失效文件1件，并在原处注明失效日期。",
    "platform": "网站增设河道水位栏目，按日更新。",
    "supervision": "每季度抽查一次公开内容，组织培训2次，没有追究责任的情形。",
}
_PROBLEMS: Final = (
    "主要问题：一是部分信息公开后没有及时更新；二是答复书的说理不够充分；"
    "三是个别下属单位对公开范围把握不准，需要反复沟通才能确定。\n"
    "改进情况：制定更新责任清单，每月核对一次；编印答复示例，逐件审核。"
)
_OTHER: Final = "没有收取信息处理费。本年度没有其他需要报告的事项。"


@frozen
class Report:
    """A report; ``printed`` is what stands in each cell, nothing where it is blank."""

    agency: str
    year: int
    form: Edition
    printed: Mapping[str, str]

    @property
    def name(self) -> str:
        """How the files of it are named."""
        return self.form.name

    @property
    def title(self) -> str:
        """The customary one."""
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"

    @property
    def preface(self) -> str:
        """What stands above the first heading."""
        return _PREFACE.format(agency=self.agency, year=self.year)

    @property
    def signature(self) -> tuple[str, str]:
        """The agency and the day, below all."""
        return self.agency, f"{self.year + 1}年1月19日"

    def parts(self) -> Iterator[tuple[str, tuple[str, ...], int | None]]:
        """The heading of each part, its paragraphs, headings of aspects included, its table."""
        said = {5: _PROBLEMS.split("\n"), 6: [_OTHER]}
        said[1] = []
        for aspect in ASPECTS:
            said[1] += [aspect.heading, *_ASPECTS[aspect.item.key].split("\n")]
        for part in SECTIONS:
            yield part.heading, tuple(said.get(part.number, ())), part.table

    def expected(self) -> dict[str, Any]:
        """What a reader has to find, as JSON."""
        return {
            "edition": self.form.name,
            "agency": self.agency,
            "year": self.year,
            "preface": self.preface,
            "overview": _ASPECTS,
            "problems_and_improvements": _PROBLEMS,
            "other_matters": _OTHER,
            "cells": dict(self.printed),
        }


def filled(form: Edition, told: Mapping[str, str], blank: frozenset[str]) -> dict[str, str]:
    """The texts of all cells: those that are told, sums added up, others zero or blank."""
    cells = dict.fromkeys(form.cells, "0")
    for beginning, figures in told.items():
        paths = (path for path in form.cells if path.startswith(beginning))
        cells |= dict(zip(paths, figures.split(), strict=False))
    for identity in form.identities.values():
        if len(identity.right) == 1:
            cells[identity.right[0]] = str(sum(int(cells[path]) for path in identity.left))
    empty = {path for path, text in cells.items() if text == "0" and blank & {*path.split(".")}}
    return {path: "" if path in empty else text for path, text in cells.items()}


_RECEIVED: Final = "request_handling.received."
_BROUGHT: Final = "request_handling.brought_forward."
_DONE: Final = "request_handling.outcomes."
_CARRIED: Final = "request_handling.carried_forward."

_OF_2021: Final = {
    "proactive_disclosure.normative_documents.": "3 1 27",
    "proactive_disclosure.licensing": "1286",
    "proactive_disclosure.penalties": "42",
    "proactive_disclosure.fees": "36.58",
    _RECEIVED: "96 14 1 2 7 3",
    _BROUGHT: "4 1",
    f"{_DONE}disclosed.": "41 7 1 1 3 2",
    f"{_DONE}partially_disclosed.": "6 2",
    f"{_DONE}withheld.prohibited_by_law.": "1",
    f"{_DONE}withheld.third_party_rights.": "2 1",
    f"{_DONE}withheld.internal_affairs.": "3",
    f"{_DONE}withheld.process_information.": "4 0 0 0 1",
    f"{_DONE}withheld.enforcement_files.": "2 0 0 0 1",
    f"{_DONE}withheld.administrative_inquiry.": "1",
    f"{_DONE}unavailable.not_held.": "17 3 0 1",
    f"{_DONE}unavailable.requires_creation.": "2",
    f"{_DONE}unavailable.still_unclear.": "1",
    f"{_DONE}not_processed.petition.": "5 0 0 0 1",
    f"{_DONE}not_processed.repeated.": "3",
    f"{_DONE}not_processed.confirmation.": "1",
    f"{_DONE}other.supplement_overdue.": "4",
    f"{_DONE}other.fee_overdue.": "0 0 0 0 0 1",
    f"{_DONE}other.other.": "2",
    _CARRIED: "5 2 0 0 1",
    "review_litigation.review.": "2 1 0 1",
    "review_litigation.litigation_direct.": "1 0 0 2",
    "review_litigation.litigation_after_review.": "0 1",
}
_OF_2019: Final = {
    "proactive_disclosure.normative_documents.": "2 2 31",
    "proactive_disclosure.licensing.": "118 -6 1024",
    "proactive_disclosure.other_services.": "37 +2 215",
    "proactive_disclosure.penalties.": "64 0 19",
    "proactive_disclosure.compulsion.": "8 -1 2",
    "proactive_disclosure.fees.": "3 0",
    "proactive_disclosure.procurement.": "12 845.6",
    _RECEIVED: "1207 38 2 1 11 5",
    _BROUGHT: "23 0 0 0 2",
    f"{_DONE}disclosed.": "612 20 1 1 6 4",
    f"{_DONE}partially_disclosed.": "75 4",
    f"{_DONE}withheld.state_secrets.": "2",
    f"{_DONE}withheld.security_and_stability.": "1",
    f"{_DONE}withheld.process_information.": "31 2 0 0 1",
    f"{_DONE}withheld.administrative_inquiry.": "18",
    f"{_DONE}unavailable.not_held.": "368 9 1 0 4 1",
    f"{_DONE}unavailable.still_unclear.": "12",
    f"{_DONE}not_processed.petition.": "46",
    f"{_DONE}not_processed.excessive.": "27",
    f"{_DONE}other.": "9 1",
    _CARRIED: "29 2 0 0 2",
    "review_litigation.review.": "14 3 1 2",
    "review_litigation.litigation_direct.": "5 1 0 3",
    "review_litigation.litigation_after_review.": "6 0 1",
}

REPORTS: Final = (
    Report(
        "云溪县水利局",
        2025,
        EDITION_2021,
        filled(
            EDITION_2021,
            _OF_2021,
            frozenset({"government_rules", "published_material", "excessive"}),
        ),
    ),
    Report(
        "云溪县住房和城乡建设局",
        2020,
        EDITION_2019,
        filled(
            EDITION_2019,
            _OF_2019,
            frozenset({"government_rules", "research_institution", "repeated", "other"}),
        ),
    ),
)
"""One of the 2021 edition with few blank cells, one of the trial edition with many."""
