# SPDX-License-Identifier: Apache-2.0
"""The words next to topics, 用词: verbs, times, joints, and words that add nothing."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final


class Role(Enum):
    """The part of a word in a sentence."""

    OUTCOME = auto()
    """A class or row of outcomes."""
    APPLICANT = auto()
    CASE = auto()
    """Review or suits."""
    RESULT = auto()
    """The result of a review or suit."""
    DOCUMENT = auto()
    DEED = auto()
    """The thing done with a document."""
    DECISION = auto()
    FEE = auto()
    STRANGER = auto()
    """A subject that is in no table."""
    REQUEST = auto()
    RATE = auto()
    VERB = auto()
    SUM = auto()
    CARRY = auto()
    LAST = auto()
    NEXT = auto()
    NOT = auto()
    ALL = auto()
    CHANGE = auto()
    UP_TO = auto()
    SHARE = auto()
    PART = auto()
    FILED = auto()
    """Documents and cases of others, which are filed or looked through."""
    TRIED = auto()
    """Cases before those who decide them, which may be of others."""
    OTHERS = auto()
    """The work of another body."""
    OFF = auto()
    """A word before a number that is deducted."""
    EACH = auto()
    IN_TURN = auto()
    TRIGGER = auto()
    """The cause or the beginning of a case."""
    FILLER = auto()
    """A word that adds nothing to a subject."""


def terms(lines: str) -> tuple[str, ...]:
    """Return words that stand in lines, with white space between them.

    >>> terms("上年 去年")
    ('上年', '去年')
    """
    return tuple(lines.split())


REQUESTS: Final = (
    *(
        f"{one}申请{two}"
        for one in ("政府信息公开", "信息公开", "依申请公开", "公开", "")
        for two in ("", *terms("件 案件 事项 量 数 数量 总数"))
    ),
    *terms("""
        依申请公开 依申请公开件 依申请公开办件 依申请公开事项 依申请公开请求 信息公开请求
        依申请信息公开 依申请信息 依申请公开政府信息 依申请公开信息 依申请公开答复
        申请公开政府信息 申请公开信息 申请公开事项 申请答复
    """),
)
VERBS: Final = {
    "receive": terms("""
        收到 受理 接收 接到 接收到 收办 登记 收件 接收处理 收到并受理 受理并办理 收到并办理
        接件 收悉
    """),
    "new": terms("新收 新收到 新受理 新接收 新增申请 收到新的"),
    "handle": terms("办理 处理 承办 受理和办理 处置"),
    "conclude": terms("""
        办结 答复 办复 办理完毕 处理完毕 办理完成 完成答复 处理办结 回复 完结 办毕
        依法答复 作出答复 予以答复
    """),
}
PLAIN: Final = {
    Role.SUM: terms("共计 合计 总计 一共 总共 共"),
    Role.CARRY: terms("""
        结转 转结 顺延 转入 延至 转至 跨年 接转 遗留 延续 留转 转接
        未办结 转 正在办理 正在处理 办理中 尚在办理 未到期 尚未到期 在办 待答复 未答复
        尚未答复 待办理 待办结 正在答复 未办理
    """),
    Role.LAST: terms("上年 上年度 上一年 上一年度 去年 去年度 往年 以前年度"),
    Role.NEXT: terms("""
        下年 下年度 下一年 下一年度 次年 次年度 明年 来年 第二年 下一年继续 下年继续
    """),
    Role.NOT: terms("未 无 没有 未曾 尚未 暂未 暂无 未有 从未 并未 均未 均无 零"),
    Role.ALL: terms("均 全部 都 已全部 均已 全数"),
    Role.CHANGE: terms("""
        同比 环比 增长 下降 增加 减少 上升 提升 降低 缩短 上涨 增幅 降幅 提高 增减 多了
        少了 回落 压缩 翻 减
    """),
    Role.UP_TO: tuple(
        f"{one}{two}"
        for one in terms("增 增加 增长 上升 升 减 减少 下降 降 降低")
        for two in ("至", "到", "为")
    ),
    Role.SHARE: terms("占 占比 比例 比率 比重"),
    Role.PART: terms("其中 含 包含 包括 其中包括 其中含"),
    Role.FILED: terms("备案 报备 报送备案 清理 起草 审核 审查 应诉 出庭 代理 集中公开"),
    Role.TRIED: terms("审理 审结"),
    Role.OTHERS: terms("代表 指导 协助 督促 督办 配合 代为 代办"),
    Role.OFF: terms("除去 扣除 减去 除 剔除"),
    Role.EACH: terms("各"),
    Role.IN_TURN: terms("分别"),
    Role.TRIGGER: terms("引起 引发 发生 涉及 涉 因 被申请 被提起 提起 产生 导致 出现"),
    Role.FILLER: terms("""
        其他组织 社会公众 申请人 诉讼请求 征求第三方意见 第三方意见 任何形式 任何 形式 各种
        提出 提交 书面提交 公众 全年 本年 本年度 年度 今年 年内 期间 本期 案件
        依法 依规 按时 按期 及时 规范 法定期限 规定期限 期限 时限 规定 程序
        数量 总数 总量 数 情况 工作 政府信息公开 信息公开 政府信息 相关 有关
        总体 累计 通过 渠道 方式 方面 目前 截至 截止 一年来 完成 妥善
        作出 做出 实施 认真 积极 稳妥 严格 切实 高效 统筹 扎实 按照 根据 要求 条例 圆满
        机关 本机关 向 继续 办公室 行政机关 工作人员 决定 结果 类型
    """),
}
