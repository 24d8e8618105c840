# SPDX-License-Identifier: Apache-2.0
"""What a published report says of itself, and where it ends."""

from __future__ import annotations

from datetime import date

import pytest

from gaidisclosure import read, read_text
from gaidisclosure.document import Paragraph
from gaidisclosure.model import Contact
from gaidisclosure.reading.text.about import cited, contact_of, divide_closing, publication_day

NAME = "云溪县档案馆（史志办）"


def placed(*texts: str) -> list[tuple[int, Paragraph]]:
    return [(number, Paragraph(text)) for number, text in enumerate(texts)]


def test_the_basis_in_its_order_each_once() -> None:
    text = "依据国办公开办函〔2021〕30号、国令第 711 号、（国务院令第711号）和国办函（2020）109号"
    assert cited(placed(text, "国办公开办函[2021]30号")) == (
        "国办公开办函〔2021〕30号",
        "国务院令第711号",
        "国办函〔2020〕109号",
    )
    assert cited(placed("没有依据")) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("发布日期：2024-01-18 09:30", date(2024, 1, 18)),
        ("[发布时间] 2024年1月8日", date(2024, 1, 8)),
        ("成文日期: 2024/02/30 公开日期：2024.3.1", date(2024, 3, 1)),
        ("2024-01-18", None),
        ("发布日期：2024-13-01", None),
    ],
)
def test_the_day_of_publication(text: str, day: date | None) -> None:
    assert publication_day(placed("首页", text)) == day


def test_the_contact() -> None:
    text = "地址：云溪县云溪路 1 号，邮编：000000，电话：000-1234567，电子邮箱：a.b@example.cn）。"
    assert contact_of(placed(text)) == Contact(
        address="云溪县云溪路 1 号",
        postcode="000000",
        telephone="000-1234567",
        email="a.b@example.cn",
    )
    assert contact_of(placed("没有")) == Contact()


def test_a_contact_that_no_agency_can_have_is_left_out() -> None:
    assert contact_of(placed("地址：\x07\x07\x07，电话：000-1234567")) == Contact(
        telephone="000-1234567"
    )


@pytest.mark.parametrize(
    ("last", "day"),
    [
        (("云溪县档案馆（史志办）", "2024年1月20日"), date(2024, 1, 20)),
        (("云溪县档案馆(史志办)2024年1月20日",), None),
        (("2024年1月",), None),
        (("二〇二四年一月二十日",), None),
        (("浏览次数：128", "2024年1月20日"), date(2024, 1, 20)),
        (("上一篇：预算",), None),
        (("政府信息公开指南",), None),
    ],
)
def test_signature_and_foot_belong_to_no_part(last: tuple[str, ...], day: date | None) -> None:
    kept, found = divide_closing(placed("没有其他事项。", *last), NAME)
    assert [paragraph.text for _, paragraph in kept] == ["没有其他事项。"]
    assert found == (day or found)


def test_a_text_without_signature_is_kept_whole() -> None:
    texts = placed("2024年我们将继续努力，于2024年1月20日公布。", "收费0元。")
    assert divide_closing(texts, None) == (texts, None)


ROW = "<td>1" + "<td>0" * 5 + "<td>1"
PAGE = f"""<ul><li>首页</li><li>云岭县商务局2022年政府信息公开工作年度报告</li></ul>
<p>发布日期：2024-01-18</p><p>云溪县商务局</p><p>2023年政府信息公开工作年度报告</p>
<p>根据国办公开办函〔2021〕30号编制，自2023年1月1日起至2023年12月31日止。</p><p>总体情况</p><p>甲</p>
<p>主动公开政府信息情况</p><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数
<tr><td>规章<td>0<td>0<td>1</table><p>收到和处理申请情况</p><table><tr><td>
<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他<td>总计
<tr><td>一、本年新收政府信息公开申请数量{ROW}
<tr><td>二、上年结转政府信息公开申请数量{ROW}</table>
<p>存在的问题</p><p>乙</p><p>其他需要报告的事项</p><p>丙</p><p>云溪县商务局</p><p>2024年1月10日</p><p>网站地图</p>"""


def test_a_page_with_links_above_and_below() -> None:
    draft = read(PAGE.encode())
    assert (draft.agency, draft.year) == ("云溪县商务局", 2023)
    assert draft.basis == ("国办公开办函〔2021〕30号",)
    assert draft.published == date(2024, 1, 18)
    narrative = draft.narrative
    assert narrative.overview.text == "甲"
    assert narrative.problems_and_improvements == "乙"
    assert narrative.other_matters == "丙"
    codes = [doubt.code for doubt in draft.doubts]
    assert codes.count("reading.doubt.no_table") == 1


def test_headings_with_pictures_instead_of_tables() -> None:
    from gaidisclosure.errors import UnreadableError

    page = "<p>一、总体情况</p><p>二、主动公开政府信息情况</p><img src=a.png>"
    with pytest.raises(UnreadableError) as caught:
        read(page.encode())
    assert caught.value.code == "reading.pictures"
    with pytest.raises(UnreadableError) as caught:
        read_text("<p>一、总体情况</p><p>二、主动公开政府信息情况</p>")
    assert caught.value.code == "reading.no_tables"
