# SPDX-License-Identifier: Apache-2.0
"""Heads of published reports, 报告开头: the lines above part one, and what they say.

All agencies are invented. The wordings are those in which agencies publish: with and without 政府,
the agency before, after or above the subject, a page's own lines around it, or no title at all.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import frozen

BUREAU: Final = "云溪县商务局"
TOWN: Final = "云溪县石滩镇人民政府"
YEAR: Final = (date(2023, 1, 1), date(2023, 12, 31))
LAW: Final = "本报告依据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制。"
PERIOD: Final = "所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
SUBJECT: Final = "政府信息公开工作年度报告"


_COUNTS: Final = " | 3 | 0 | 0 | 0 | 0 | 0 | 3 |"
BODY: Final = (
    "一、总体情况",
    "本年度工作平稳。",
    "二、主动公开政府信息情况",
    "规章 | 0 | 0 | 1 |\n行政规范性文件 | 0 | 0 | 2 |",
    "行政许可 | 5 |\n行政处罚 | 6 |\n行政强制 | 7 |",
    "三、收到和处理政府信息公开申请情况",
    f"一、本年新收政府信息公开申请数量{_COUNTS}\n二、上年结转政府信息公开申请数量{_COUNTS}",
    "五、存在的主要问题及改进情况",
    "培训不足。",
    "六、其他需要报告的事项",
    "无。",
)
"""The parts of a small report below its head."""


@frozen
class Head:
    """The lines above part one, those below part six, and what they say."""

    lines: tuple[str, ...]
    agency: str | None = BUREAU
    year: int = 2023
    period: tuple[date, date] | None = YEAR
    below: tuple[str, ...] = ()
    told: bool = False
    """Whether a doubt says where the agency was taken from."""


def _titled(*lines: str, agency: str | None = BUREAU) -> Head:
    return Head((*lines, LAW + PERIOD), agency)


def _untitled(*lines: str, agency: str = BUREAU, below: tuple[str, ...] = ()) -> Head:
    return Head((*lines, PERIOD), agency, below=below, told=True)


TITLES: Final = (
    # The agency before the year.
    _titled(f"{BUREAU}2023年{SUBJECT}"),
    _titled(f"{BUREAU}2023年度{SUBJECT}"),
    _titled(f"{BUREAU}2023年政府信息公开年度报告"),
    _titled(f"{BUREAU}2023年政府信息公开年报"),
    _titled(f"{BUREAU}2023年政府信息公开工作报告"),
    _titled(f"{BUREAU}2023年政府信息公开工作情况报告"),
    _titled(f"{BUREAU}2023年政府信息公开工作总结报告"),
    _titled(f"{BUREAU} 2023 年 {SUBJECT}"),
    _titled(f"{BUREAU}２０２３年{SUBJECT}"),
    _titled(f"{BUREAU}二〇二三年{SUBJECT}"),
    _titled(f"{BUREAU}(2023年){SUBJECT}"),
    _titled(f"{BUREAU}2023年(度){SUBJECT}"),
    _titled(f"{BUREAU}2023\uf98e{SUBJECT}"),
    _titled(f"{BUREAU}23年{SUBJECT}"),
    _titled(f"{BUREAU}2023年1月-12月{SUBJECT}"),
    _titled(f"{BUREAU}2023年政务公开工作年度报告"),
    _titled(f"{BUREAU}2023年政务公开和政府信息公开工作年度报告"),
    _titled(f"{BUREAU}发布2023年{SUBJECT}"),
    _titled(f"{BUREAU}关于2023年{SUBJECT}"),
    _titled(f"{BUREAU}关于2023年政府信息公开工作的报告"),
    _titled(f"{BUREAU}\u200b2023年政府信息\u200b公开工作年度报告"),
    # Without 政府, or with one that serves twice.
    _titled("云溪县开发区管委会2023年信息公开工作年度报告", agency="云溪县开发区管委会"),
    _titled(f"{BUREAU}2023年信息公开年度报告"),
    _titled("2023年云溪县石滩镇人民政府信息公开工作年度报告", agency=TOWN),
    _titled("云溪县石滩镇人民政府信息公开工作年度报告（2023年）", agency=TOWN),
    _titled("云溪县人民政府信息公开2023年度报告", agency="云溪县人民政府"),
    _titled(f"{TOWN}2023年{SUBJECT}", agency=TOWN),
    _titled(f"云溪县人民政府办公室2023年{SUBJECT}", agency="云溪县人民政府办公室"),
    # The year first, or last.
    _titled(f"2023年{BUREAU}{SUBJECT}"),
    _titled(f"2023年度{BUREAU}{SUBJECT}"),
    _titled(f"{BUREAU}{SUBJECT}（2023年）"),
    _titled(f"{BUREAU}{SUBJECT}（2023年度）"),
    _titled(f"{BUREAU}{SUBJECT}2023年"),
    _titled(f"{BUREAU}{SUBJECT}（2023）"),
    _titled(f"{BUREAU}{SUBJECT}", "（2023年度）"),
    # The agency after the subject.
    _titled(f"2023年{SUBJECT}（{BUREAU}）"),
    _titled(f"2023年度{SUBJECT}({BUREAU})"),
    _titled(f"2023年{SUBJECT}-{BUREAU}"),
    _titled(f"2023年{SUBJECT}——{BUREAU}"),
    _titled(f"2023年{SUBJECT}", BUREAU),
    _titled(f"2023年{SUBJECT}", f"（{BUREAU}）"),
    # Several lines, as on a cover.
    _titled(BUREAU, f"2023年{SUBJECT}"),
    _titled(BUREAU, "2023年度", SUBJECT),
    _titled(BUREAU, "2023年政府信息公开工作", "年度报告"),
    _titled(f"{BUREAU}2023年", SUBJECT),
    _titled("2023年度", f"{BUREAU}{SUBJECT}"),
    _titled("云溪县", "商务局", "2023年政府信息公开工作年度报告"),
    _titled(SUBJECT, "（2023年度）", BUREAU),
    _titled(SUBJECT, f"单位：{BUREAU}", "年度：2023年"),
    _titled(SUBJECT, f"编制单位：{BUREAU}", "2023年度"),
    # What stands before and after the title.
    _titled(f"关于{BUREAU}2023年度{SUBJECT}"),
    _titled(f"关于公布{BUREAU}2023年{SUBJECT}的通知"),
    _titled(f"《{BUREAU}2023年{SUBJECT}》"),
    _titled(f"关于《{BUREAU}2023年{SUBJECT}》的公示"),
    _titled(f"【年报】{BUREAU}2023年{SUBJECT}"),
    _titled(f"附件1：{BUREAU}2023年{SUBJECT}"),
    _titled("附件1", f"{BUREAU}2023年{SUBJECT}"),
    _titled(f"附件 2. {BUREAU}2023年{SUBJECT}"),
    _titled("云商〔2024〕3号", f"{BUREAU}2023年{SUBJECT}"),
    _titled(f"云商〔2024〕3号 {BUREAU}2023年{SUBJECT}"),
    _titled(f"——{BUREAU}2023年{SUBJECT}"),
    _titled(f"{BUREAU}2023年{SUBJECT}_云溪县人民政府网"),
    _titled(f"{BUREAU}2023年{SUBJECT}-云溪县人民政府门户网站"),
    _titled(f"云溪县人民政府网：{BUREAU}2023年{SUBJECT}"),
    _titled(f"{BUREAU}2023年{SUBJECT}.docx"),
    _titled(f"标题：{BUREAU}2023年{SUBJECT}"),
    _titled(f"# {BUREAU}2023年{SUBJECT}"),
    _titled(f"**{BUREAU}2023年{SUBJECT}**"),
    _titled("首页 > 信息公开 > 年报", f"{BUREAU}2023年{SUBJECT}", "发布时间：2024-01-18"),
    _titled("云岭县商务局2022年政府信息公开工作年度报告", f"{BUREAU}2023年{SUBJECT}"),
    _titled(f"{BUREAU}2023年{SUBJECT}", "索 引 号：0123/2024-0001", "发文机关：云溪县人民政府"),
    _titled(f"{BUREAU}2023年{SUBJECT}", "来源：云溪县人民政府办公室", "字号：大 中 小"),
    # Nobody is named.
    _titled(f"2023年度{SUBJECT}", agency=None),
    _titled(SUBJECT, agency=None),
)
"""Heads with a title, and the period of the year in a sentence below."""

SENTENCES: Final = (
    _untitled(f"本年度报告由{BUREAU}编制，数据截至2023年12月31日。"),
    _untitled(f"本报告由{BUREAU}按照条例要求编制。"),
    _untitled(f"根据条例要求，{BUREAU}编制了2023年{SUBJECT}。"),
    _untitled(f"按照条例规定，现公布{BUREAU}2023年{SUBJECT}。"),
    _untitled(f"现将{BUREAU}2023年{SUBJECT}公布如下："),
    _untitled(f"{BUREAU}特向社会公布2023年{SUBJECT}，内容如下。"),
    _untitled(f"根据条例第五十条，特向社会公布{BUREAU}2023年度{SUBJECT}。"),
    _untitled(f"2023年度{SUBJECT}", f"如有疑问，请与{BUREAU}联系（地址：云溪县中心路8号）。"),
    _untitled(f"2023年度{SUBJECT}", f"如有疑问，请与{BUREAU}办公室联系，电话：0000-1234567。"),
    _untitled(f"2023年度{SUBJECT}", f"如对报告有疑问，请联系{BUREAU}（邮编：100000）。"),
    _untitled(f"2023年度{SUBJECT}", below=(BUREAU, "2024年1月10日")),
    _untitled(f"2023年度{SUBJECT}", below=(f"{BUREAU}（盖章）", "2024年1月10日")),
    _untitled(f"2023年度{SUBJECT}", below=(f"{BUREAU} 2024年1月10日",)),
    _untitled("2023年，我局认真贯彻条例。", below=(BUREAU, "2024年1月10日")),
)
"""Heads without the agency in a title: a sentence or the signature names it."""

PERIODS: Final = (
    Head((f"{BUREAU}2023年{SUBJECT}", "统计期限自2023年1月1日始至2023年12月31日止。")),
    Head((f"{BUREAU}2023年{SUBJECT}", "统计期限为2023年1月1日—12月31日。")),
    Head((f"{BUREAU}2023年{SUBJECT}", "数据统计时间从2023年1月1日起，到2023年12月31日止。")),
    Head((f"{BUREAU}2023年{SUBJECT}", "统计期限为2023.1.1-2023.12.31。")),
    Head((f"{BUREAU}2023年{SUBJECT}", "统计期限：2023-01-01至2023-12-31。")),
    Head((f"{BUREAU}2023年{SUBJECT}", "统计期限为二〇二三年一月一日至十二月三十一日。")),
    Head((f"{BUREAU}2023年{SUBJECT}", "统计期限自2023年1月1日起至12月31日止。")),
    Head((f"{BUREAU}2023年{SUBJECT}", "统计期限自2023年1月至12月。")),
    Head((f"{BUREAU}2023年{SUBJECT}", LAW), period=None),
)
"""Heads with a period worded otherwise."""
