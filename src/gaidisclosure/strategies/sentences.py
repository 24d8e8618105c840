# SPDX-License-Identifier: Apache-2.0
"""Sentences of reports, 例句: usual ones, and awkward ones for those who read them.

All are our own. Nothing here needs Hypothesis.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gaidisclosure.form import ASPECTS, SECTIONS
from gaidisclosure.model import Narrative, Overview

OVERVIEW: Final = "overview."
"""The beginning of the fields of the narrative that are those of its overview."""


def narrative_of(said: Mapping[str, str]) -> Narrative:
    """Return the narrative with these texts, by field."""
    overview = {name: text for name, text in said.items() if name.startswith(OVERVIEW)}
    rest: dict[str, Any] = {name: text for name, text in said.items() if name not in overview}
    aspects = {name.removeprefix(OVERVIEW): text for name, text in overview.items()}
    return Narrative(overview=Overview(**aspects), **rest)


ORDINARY: Final[Mapping[str, tuple[str, ...]]] = {
    "overview.text": (
        "本年度，我局政务公开工作总体平稳有序。",
        "全年围绕中心工作，持续提升信息公开的质量和实效。",
        "现将全年政府信息公开工作情况报告如下：",
    ),
    "overview.proactive": (
        "全年通过门户网站主动公开各类信息126条，其中政策文件11条、政策解读9条。",
        "及时公开财政预决算、重大建设项目和公共资源配置信息。",
        "行政规范性文件集中公开率为100%。",
    ),
    "overview.on_request": (
        "全年未收到政府信息公开申请。",
        "收到的申请均在法定期限内答复，平均用时8.5个工作日。",
        "进一步规范登记、审核、答复、归档等环节，加强与申请人的沟通。",
    ),
    "overview.information_management": (
        "严格执行“先审查、后公开”制度，落实三审三校。",
        "对现行有效的行政规范性文件逐件清理，并公布清理结果。",
    ),
    "overview.platform": (
        "优化门户网站政府信息公开专栏，检索更加方便。",
        "“云溪发布”政务新媒体全年推送信息312条，阅读量2.4万次。",
    ),
    "overview.supervision": (
        "将政务公开工作纳入年度绩效考核，占比4%。",
        "全年组织业务培训2次，参训57人次；未发生责任追究情形。",
        "通过问卷开展社会评议，满意率为98.6%。",
    ),
    "preface": (
        "本报告依据《中华人民共和国政府信息公开条例》编制。",
        "所列数据的统计期限自1月1日起至12月31日止。",
        "如对本报告有疑问，请与云溪县商务局办公室联系（电话：000-1234567）。",
    ),
    "problems_and_improvements": (
        "一是主动公开的内容还不够丰富；二是政策解读的形式较为单一。",
        "（一）存在的主要问题。工作人员业务水平有待提高。",
        "下一步，将加强培训，拓宽公开渠道，及时回应社会关切。",
    ),
    "other_matters": (
        "本年度未收取政府信息公开信息处理费。",
        "本年度发出收费通知1件，收取信息处理费380元。",
        "没有收取信息处理费，也没有其他需要报告的事项。",
    ),
}
"""Sentences such as reports have, by field of the narrative."""

TITLES: Final = (
    "云溪县商务局2023年度政府信息公开工作报告",
    "2022年青禾市政府信息公开工作年度报告（公开版）",
    "政府信息公开工作年度报告",
)
"""Titles that differ from the customary one."""

AWKWARD: Final = (
    *(part.heading for part in SECTIONS),
    *(aspect.heading for aspect in ASPECTS),
    "(二)依申请公开",
    "六．其他需要报告的事项：无。",
    "第二十条第（一）项",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "申请人情况",
    "总计",
    "0",
    "／",
    "行政许可　　12　　件",
    "│ 规章 │ 0 │ 0 │ 0 │",
    "┌────┬────┐",
    "| 自然人 | 3 |",
    "# 二、主动公开政府信息情况",
    "云溪县商务局2023年政府信息公开工作年度报告",
    "See https://yunxi.example/公开?id=1&page=2 （English version available）.",
    "长" * 200,
)
"""Paragraphs that look like headings, cells, borders or titles, or are very long."""
