# SPDX-License-Identifier: Apache-2.0
"""Labels in traditional characters, 繁体, as the simplified ones of the form.

Only the characters of labels and headings are here, with their variants. They are enough to tell
labels apart, but not to convert a text, which takes a dictionary.
"""

from __future__ import annotations

from typing import Final

from gaidisclosure.zh.radicals import without_radicals

_TRADITIONAL: Final = (
    "併侷係傢內別劃動務區問單噹國圖埰執報寀審對層屬廢廳強後復捲採據數於會査條業構機檯權決沒況"
    "減為無爲獲現畫當發監確碼祕稱穩穫範糾納級組結統經維編縣總織繫繳繼續罰聯臺舉萬處補製複規計"
    "訟訪設許訴詢話認說説請議護費購踰轉辦這進過郵鄉鎭鎮開閤關隻電項題額類颱體髮齣檔"
)
_SIMPLIFIED: Final = (
    "并局系家内别划动务区问单当国图采执报采审对层属废厅强后复卷采据数于会查条业构机台权决没况"
    "减为无为获现划当发监确码秘称稳获范纠纳级组结统经维编县总织系缴继续罚联台举万处补制复规计"
    "讼访设许诉询话认说说请议护费购逾转办这进过邮乡镇镇开合关只电项题额类台体发出档"
)
_TABLE: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(label: str) -> str:
    """Return a label in the characters in which the form prints it.

    >>> simplified("二、上年結轉政府信息公開申請數量")
    '二、上年结转政府信息公开申请数量'
    """
    return without_radicals(label).translate(_TABLE)
