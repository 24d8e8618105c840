# SPDX-License-Identifier: Apache-2.0
"""Changes of bytes, 变异: small ones at random, with the words that a format knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

__all__ = ["WORDS", "Change", "byte_change"]

Change = Callable[[bytes, Random], bytes]
"""From an input to another one."""

MOST: Final = 64 * 1024
"""The most bytes of an input."""

_FORM: Final = (
    "第二十条第（一）项 规章 行政规范性文件 行政许可 其他对外管理服务事项 行政处罚 行政强制 "
    "行政事业性收费 信息内容 本年制发件数 本年废止件数 现行有效件数 商业企业 科研机构 自然人 总计 "
    "一、本年新收政府信息公开申请数量 二、上年结转政府信息公开申请数量 （六）其他处理 （七）总计 "
    "四、结转下年度继续办理 结果维持 结果纠正 其他结果 尚未审结 行政复议 行政诉讼 未经复议直接起诉 "
    "一、总体情况 六、其他需要报告的事项 年度报告 2023年 0 -1 12 1.5 ０ 〇 十二 9999999999999999"
)
_MARKUP: Final = (
    '<tr> </tr> <td> </td> <td\tcolspan="99999"> <td\trowspan="65534"> <table> </table> <p> </p> '
    "<br> <div> </div> <!-- --> <![CDATA[ ]]> &nbsp; &#0; &#x110000; &amp; <script> <style> <svg> "
    '<meta\tcharset="utf-16"> <meta\tcharset="punycode"> <meta\tcharset="rot13"> '
    'style="display:none"'
)
_MARKDOWN: Final = "# ## |---| ** __ ` ~~ [^1] [^1]: \\| \\. *** --- > - 1. <table> | ``` ="
_MESSAGE: Final = (
    "MIME-Version:\t1.0 Content-Type:\ttext/html --b --b-- boundary= charset=utf-16 charset=rot13 "
    "Content-Type:\tmultipart/related;\tboundary=b start=<a> Content-ID:\t<a> =3D =\r\n \r\n "
    "Content-Location:\ta Content-Transfer-Encoding:\tbase64 <iframe\tsrc=a> <frame\tsrc=cid:a> "
    "Content-Transfer-Encoding:\tquoted-printable Content-Transfer-Encoding:\tx-uuencode"
)
_DELIMITED: Final = ', ; " "" ",\t" \r\n "\r\n" ,,,, ;;;; \\N'
_WORKBOOK_XML: Final = (
    '<Row> </Row> <Row\tss:Index="9"> <Row\tss:Hidden="1"> <Row\tss:Span="16383"> <Cell> </Cell> '
    '<Cell\tss:Index="16384"> ss:MergeAcross="16383" ss:MergeDown="999999999" ss:StyleID="s" '
    '<Data\tss:Type="Number"> <Data\tss:Type="Error"> </Data> ss:Formula="=R[1]C" ss:Index="-1" '
    '<Column\tss:Hidden="1"\tss:Span="9"/> <Worksheet\tss:Name=""> </Worksheet> <Table> </Table> '
    '<html:Sup\txmlns:html="http://www.w3.org/TR/REC-html40"> 1e308 NaN 2023-01-01T00:00:00.000 '
    'encoding="utf-16" <!DOCTYPE\tx>'
)
_WORD_XML: Final = (
    "<w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:p/> <w:br/> <w:tab/> <w:del> </w:del> "
    '<w:vMerge/> <w:gridSpan\tw:val="9999999"/> w:val="-1" <!DOCTYPE\tx> <w:sym\tw:char="D800"/>'
)
_SHEET_XML: Final = (
    '<row> </row> <c> </c> <c\tr="XFD1048576"> <c\tr="A1"\tt="s"> <v>0</v> <v>-1</v> <v>1e308</v> '
    '<v>NaN</v> t="inlineStr" t="d" t="b" t="e" <is><t>规章</t></is> <f>A1</f> '
    '<mergeCell\tref="A1:XFD9"/>'
)
_PDF: Final = (
    "obj endobj stream endstream xref trailer startxref << >> [ ] /Filter /FlateDecode /LZWDecode "
    "/ASCII85Decode /RunLengthDecode /DecodeParms /Predictor /Columns /Length /Kids /Count /Parent "
    "/Type /Page /Pages /MediaBox /Rotate /Contents /Resources /Font /XObject /Encoding /ToUnicode "
    "/Encrypt /W /Prev /ObjStm /XRef Tj TJ Tf Td Tm cm re m l S f BT ET Do 0 -1 1e9 1 2 3 4 0 R"
)
_JSON: Final = (
    '{ } [ ] , : null true false 0 -0 1e999 1.5 "" "\\ud800" "\\u0000" NaN -Infinity '
    '"format":"gaidisclosure" "version":1 "kind":"draft" "kind":"report" "edition":"2019" '
    '"edition":"2021" "tableData" "activeDisclosureData" "reviewLitigationData" "table_2" '
    '"sections" "content" "title" "cells" "doubts" "narrative"'
)
_BINARY: Final = ("\0", "\xff", "\xff\xff\xff\xff", "\ufeff", "\r", "\n", "\t", "│", "┌", "|")


def _words(*texts: str) -> tuple[bytes, ...]:
    split = [word.replace("\t", " ") for text in texts for word in text.split(" ") if word]
    return tuple(word.encode() for word in [*split, *_BINARY])


WORDS: Final[dict[str, tuple[bytes, ...]]] = {
    "text": _words(_FORM, _MARKUP, _MARKDOWN),
    "html": _words(_FORM, _MARKUP),
    "mhtml": _words(_FORM, _MARKUP, _MESSAGE),
    "docx": _words(_FORM, _WORD_XML),
    "doc": _words(_FORM),
    "xlsx": _words(_FORM, _SHEET_XML),
    "xls": _words(_FORM),
    "xml-spreadsheet": _words(_FORM, _WORKBOOK_XML),
    "csv": _words(_FORM, _DELIMITED),
    "pdf": _words(_PDF),
    "zip": _words(_FORM, _MARKUP, _WORD_XML),
    "json": _words(_FORM, _JSON),
    "peer": _words(_FORM, _JSON),
}
"""What stands in files of a format, and is seldom come upon by chance."""

_NUMBER: Final = re.compile(rb"-?[0-9]+")
_PIECE: Final = re.compile(rb"<[^>]*>|[{}\[\],:]|[\s|]+|[^<>{}\[\],:\s|]+")
_NUMBERS: Final = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"1e9", b"9" * 30)


def byte_change(words: Sequence[bytes], others: Sequence[bytes]) -> Change:
    """One to four small changes; ``others`` are inputs of which parts may be taken."""

    def word(data: bytes, rng: Random) -> bytes:
        at = rng.randint(0, len(data))
        return data[:at] + rng.choice(words) + data[at + rng.choice((0, 0, 1, 4)) :]

    def splice(data: bytes, rng: Random) -> bytes:
        other = rng.choice(others)
        start, at = rng.randint(0, len(other)), rng.randint(0, len(data))
        return data[:at] + other[start : start + rng.randint(1, 400)] + data[at:]

    kinds: tuple[Change, ...] = (word, word, splice, _flip, _cut, _repeat, _number, _swap, _swap)

    def change(data: bytes, rng: Random) -> bytes:
        for _ in range(rng.randint(1, 4)):
            data = rng.choice(kinds)(data, rng)
        return data[:MOST]

    return change


def _flip(data: bytes, rng: Random) -> bytes:
    if not data:
        return data
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]


def _cut(data: bytes, rng: Random) -> bytes:
    at = rng.randint(0, len(data))
    return data[:at] + data[at + rng.choice((1, 2, 16, 200)) :]


def _repeat(data: bytes, rng: Random) -> bytes:
    at = rng.randint(0, len(data))
    part = data[at : at + rng.choice((1, 8, 100, 1000))]
    return data[:at] + part * rng.choice((2, 2, 3, 20)) + data[at + len(part) :]


def _number(data: bytes, rng: Random) -> bytes:
    found = [*_NUMBER.finditer(data)]
    if not found:
        return data
    start, end = rng.choice(found).span()
    return data[:start] + rng.choice(_NUMBERS) + data[end:]


def _swap(data: bytes, rng: Random) -> bytes:
    """Two pieces of a text change places, or one is put where another was."""
    pieces = _PIECE.findall(data)
    if len(pieces) < 2:
        return data
    one, other = rng.randrange(len(pieces)), rng.randrange(len(pieces))
    pieces[one], pieces[other] = pieces[other], pieces[rng.choice((one, other))]
    return b"".join(pieces)
