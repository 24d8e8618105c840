# SPDX-License-Identifier: Apache-2.0
"""Spellings of cells, 写法: some obey a rule of reading, some just miss it.

Each line of a table has the name of a group and its spellings. A space within one is written ␣.
"""

from __future__ import annotations

from typing import Final


def _table(lines: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in filter(None, lines.splitlines()):
        group, *spellings = line.split()
        found.setdefault(group, []).extend(each.replace("␣", " ") for each in spellings)
    return found


WHITE: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""White space, which may stand between the parts of a figure."""
UNSEEN: Final = "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters without width, which may stand around a figure only."""
NOT_WHITE: Final = "\0\x08\x7f\u061c\u115f\u202a\u2061\u2066\u2800\u3164·"
"""Characters that look like white space and are none."""
WIDE_DIGITS: Final = "０１２３４５６７８９"

PARTS: Final = _table("""
sign        + - ＋ － − -- －－ −- 增 增加 减 減 减少 減少
no-sign     – — ± +- --- 增少 减加 加 少 负 下降 △ ↓ 减- 增+ －+ -- 増
counting    件 条 條 项 項 宗 起 个 個 份
money       元 万 萬 万元 萬元
no-unit     户 次 人 圓 亿 亿元 千元 角 元整 万元整 元元 万万 元万 美元 万件
no-unit     件万 件元 件件 件次 余件 % ％ ‰ | 〔件〕
no-digit    ٣ ۷ १ ৭ ๓ ᠓ ² ₃ ① ⒈ ⑴ ➂ Ⅲ ㈢ ㊂ ½ 𝟏 🄁 一 三 十 廿 百 壹 拾 两 Ｏ o O l
""")
"""Parts of figures, by their groups."""

TEXTS: Final = _table("""
stroke      / ／ - － − – — —— ― --
no-stroke   // ／／ -/ --- －－ –– ―― ——— ー ─ ‐ ‑ ‒ ⁻ ﹣ … . 。 , ， × * ~ _ | \\ ＼ · + ＋
word        无 無 不涉及 不适用 不適用
no-word     没有 暂无 无无 无。 无数据 无件 “无” （无） 不 不涉 涉及 未涉及 不適及 适用 空
no-word     若干 详见附件 不␣涉及
zero        ○ ◯ 〇 零
no-zero     O o Ｏ ● ◎ ⭕ 〇〇 零〇 ○件 零件 零元 -〇 +零 0〇 〇.5 （零）
unchanged   未增未减 未增未減 无增减 無增減 无变化 不变 持平
changed     增 减 减少 增减 未增 未减 无增 无减 未减未增 無变化 變化 没有变化 基本持平
changed     持平。 0持平
whole       0 00 007 7 12 -0 +0 −0 ００ 2147483648 4294967296 4294967297 999999999999999
whole       1000000000000000 9007199254740991 9007199254740992 9007199254740993
whole       -9007199254740991 -9007199254740993 9223372036854775808 18446744073709551617
noise       12.00 288.00000000000006 287.99999999999994 288.00000001
decimal     1.0 0.50 ００．５０ -0.0 0.0 00.10 1.10 12.3400 1,204.50 １，２０４．５０ -0.5
decimal     减0.5 0.1 0.30000000000000004 9007199254740993.5 1.0件 1.5万 7.5元 0.5元
decimal     0.01元 100.00元 123.4500元 -3.0元 -0元
no-decimal  1. 1． .5 ．5 . 0. 1.. 1..2 1.2.3 1.5. 1。5 1·5 1٫5 1.e 1.,5 1.５, 1.一
no-decimal  1.␣5 1␣.5
grouped     1,204 12,345 123,456 1,234,567 1，204 １，２０４ 1，234,567 0,123 000,123
grouped     -1,204 +1，204 减1,204件 1,234,567.89 251,000元 12,345,678,901,234,567
no-group    1, ,1 ,123 12,34 1,23 1,2345 1234,567 1,,234 1,234, 1,234,56 1.234.567
no-group    1.234,5 1,234.5,6 1'234 1’234 1、234 1٬234 1﹐234 1､234 1_234 1;234 1，23
no-group    1,234，5 1␣234 1,␣234 1␣,234
notation    1e3 1E3 １ｅ３ 1e-3 1e400 0x10 0b1 0o7 1_000 NaN nan inf Infinity -inf None
notation    null true 1/2 0/0 1:2 1-2 12-15 1~2 50% ￥12 ¥12 $12 12$ 12万余 约12 12左右
notation    12余 12+ 12- 12。 12; 12、 '12 "12" “12” =12 =1+1 #REF! #VALUE! 第12 12号 n12
notation    12n 12f 12L 1.0f (12) （12） [12] 12] 件12 元12 12.5.1 ①② 12② 1² 12٣ ３٤
notation    1␣2 12␣34 1␣e3 12␣,
remark      22（其中网上3件） 22␣(其中3件) 22（3) 22(3） 22（） 22件(␣) 22（a）件 22␣（a）␣件
remark      22（a）万元 -22（a） 22.3（a） 22,123（a） ０22（a） ９（a） 22（无） 22(-3) 22（a）元
remark      22件␣（a）
in-brackets 22（元） 251000（元） 1.9（万元） 1.9(␣萬元␣) 22␣（元） 22（万） 22元（元）
in-brackets 22（元）元 22（a）（元） 22（单位：元） 22(單位:␣万元) 22（单位元）
in-brackets 22（元）（a） （元） （元）22 22（元a） 22（元）3 22（元元） 22（件） 22（单位：件）
other-unit  22（亿元） 22（千元） 22（人民币元） 22（万件） 22（百） 22（亿） 22(%) 22（％␣）
other-unit  22‰（‰） 22（含3万元） 22（３千件） 22（百元a） 22（千人） 22（万件）件 22件（万件）
no-remark   22（a）3 22（a）␣3 22（a）３ 22（a）.3 22（a）．3 22（a）,123 22（a），123
no-remark   22（a）3（b） 22（a）（b） 22（a（b）c） 22（a（b） 22（a 22a） 22） 22（a）） （22）
no-remark   （a）22 （a）-22 （a）减22件 -（a）22 若干（22） -（22） 减（22） /（22） 无（a）
no-remark   22[a] 22【a】 22〔a〕 22.（a） 22，（a） -22（a）3 -（a）␣22 22（a(b） 22（a)b）
no-remark   22(a（b) 22(a）b)
""")
"""Whole texts of cells, by their groups."""
