# SPDX-License-Identifier: Apache-2.0
"""Words for things outside the tables, 表外事项: hotlines, letters, proposals."""

from __future__ import annotations

from typing import Final

from gaidisclosure.topics.topic import Topic
from gaidisclosure.topics.words import terms


def _none(key: str, words: str) -> Topic:
    return Topic(key, key, terms(words))


STRANGERS: Final = (
    _none("hotline", "热线 工单 12345 市民服务热线 接诉即办"),
    _none(
        "letters",
        "留言 来信 来访 信访 信访件 信箱 网民 咨询 咨询类申请 来电 信件 邮件咨询 信访申请",
    ),
    _none(
        "information_fee",
        "信息处理费 信息公开处理费 处理费 信息公开费用 检索费 复制费 收费通知",
    ),
    _none("declined", "不予受理 不受理 未予受理 不再受理"),
    _none("withdrawn", "撤回 撤销申请 主动撤销 主动撤回 撤件"),
    _none("transferred", "转办 转送 移送 转交"),
    _none(
        "channel",
        """
        网络 互联网 网上 信函 当面 邮寄 电子邮件 邮箱 传真 现场 窗口 在线
        书面 网站申请 平台申请 口头 线上 线下 纸质
        """,
    ),
    _none(
        "unknown",
        """
        建议 提案 议案 意见 投诉 举报 诉求 求助 批示 舆情 听证
        各类申请 许可申请 行政许可申请 行政许可申请量 处罚听证申请 补贴申请 低保申请
        立案申请 登记申请 认定申请
        不予行政处罚 不予行政许可 不予处罚 不予许可 免予行政处罚 免予行政许可 免予处罚 免予许可
        主动公开 公开信息 发布信息 发布 推送 访问量 阅读量 点击量
        解读 公报 发布会 访谈 培训 会议 问卷 预算 决算 招标 采购
        栏目 专栏 新媒体 公众号 微信 微博 宣传 通知书 补正通知
        案卷评查 合法性审核 错别字 链接 用户 满意度 满意率 及时率 准确率
        覆盖率 回复率 办复率 按期办结率 按时办结率 按期答复率 按时答复率
        按时办理率 按期办理率 政策性文件 答复书 告知书 答复文书 公开栏
        """,
    ),
)
"""Subjects that are easily taken for those of the tables, and never compared."""
