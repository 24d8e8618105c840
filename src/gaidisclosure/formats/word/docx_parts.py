# SPDX-License-Identifier: Apache-2.0
"""Parts of a Word file other than its text, such as styles and settings."""

from __future__ import annotations

from collections.abc import Container, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gaidisclosure.document import Document
from gaidisclosure.formats import custom_xml
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.packages import CONTENT_TYPES

MAIN: Final = "word/document.xml"
"""The usual name of the main part."""
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS: Final = {
    MAIN: f"{_KIND}.document.main+xml",
    "word/styles.xml": f"{_KIND}.styles+xml",
    "word/settings.xml": f"{_KIND}.settings+xml",
    "word/footer1.xml": f"{_KIND}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/header1.xml": f"{_KIND}.header+xml",
    custom_xml.PROPERTIES: custom_xml.PROPERTIES_TYPE,
}
"""Content types of parts that need their own."""
_LANGUAGES: Final = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "en-US"}

HEADER: Final = '<w:headerReference w:type="default" r:id="header"/>'
SECTION: Final = (
    '<w:footerReference w:type="default" r:id="footer"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984"'
    ' w:left="1588" w:header="1134" w:footer="1134" w:gutter="0"/>'
)
"""A4 with page numbers and the margins of GB/T 9704.

They are 37 mm at the top, 35 at the bottom, 28 on the left and 26 on the right.
"""


def word(root: str, inside: str) -> str:
    """Return a part whose root element is in the main vocabulary."""
    return f'<w:{root} xmlns:w="{_WORD}" xmlns:r="{_OFFICE}">{inside}</w:{root}>'


def _fonts(chinese: str) -> str:
    return (
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{chinese}"'
        ' w:cs="Times New Roman"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _style(key: str, name: str, paragraph: str, run: str = "") -> str:
    based = '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>' if key != "Normal" else ""
    default = ' w:default="1"' if key == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _cell_styles(name: str, half_points: int) -> str:
    """Return the styles of the texts in tables, by their alignment."""
    single = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
    return "".join(
        _style(
            f"{name}{align}",
            f"Table {name} {align}",
            f'{single}<w:jc w:val="{align}"/>',
            _size(half_points),
        )
        for align in ("left", "center")
    )


_STYLES: Final = "".join(
    (
        _style(
            "Normal", "Normal", '<w:spacing w:line="570" w:lineRule="exact"/><w:jc w:val="both"/>'
        ),
        _style(
            "Title",
            "Title",
            '<w:spacing w:after="570" w:line="640" w:lineRule="exact"/><w:jc w:val="center"/>',
            _fonts("方正小标宋简体") + _size(44),
        ),
        _style("Subtitle", "Subtitle", '<w:jc w:val="center"/>', _fonts("楷体_GB2312")),
        _style("Heading1", "heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', _fonts("黑体")),
        _style(
            "Heading2", "heading 2", '<w:keepNext/><w:outlineLvl w:val="1"/>', _fonts("楷体_GB2312")
        ),
        _style(
            "Header", "header", '<w:jc w:val="center"/>', '<w:color w:val="C00000"/>' + _size(24)
        ),
        _style("Footer", "footer", '<w:jc w:val="center"/>', _size(28)),
        _cell_styles("wide", 24),
        _cell_styles("dense", 18),
    )
)


def package(body: str, document: Document) -> bytes:
    """Return the Word file of a document, given the body of its main part."""
    tag = _LANGUAGES.get(document.language, document.language)
    data = custom_xml.parts(document.attachment) if document.attachment else {}
    mark = document.mark
    parts = {
        "_rels/.rels": custom_xml.relations(
            ("officeDocument", MAIN), ("core-properties", "docProps/core.xml")
        ),
        MAIN: word("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": custom_xml.relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("footer", "footer1.xml"),
            *([("header", "header1.xml")] if mark else []),
            *([(custom_xml.ROLE, "../customXml/item1.xml")] if data else []),
        ),
        "word/styles.xml": word("styles", _defaults(tag) + _STYLES),
        "word/settings.xml": word("settings", _settings(tag)),
        "docProps/core.xml": _properties(document.title, tag),
        "word/footer1.xml": word("ftr", _margin("Footer", _NUMBER)),
        **({"word/header1.xml": word("hdr", _margin("Header", run(mark)))} if mark else {}),
        **data,
    }
    return _archive({CONTENT_TYPES: _content_types(parts), **parts})


def _archive(parts: Mapping[str, str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as file:
        for name, part in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # by default it depends on the computer
            file.writestr(entry, custom_xml.DECLARATION + part)
    return target.getvalue()


def _content_types(names: Container[str]) -> str:
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in _KINDS.items()
        if name in names
    )
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _defaults(tag: str) -> str:
    chinese = tag if tag.startswith("zh") else "zh-CN"
    language = f'<w:lang w:val="{escaped(tag)}" w:eastAsia="{escaped(chinese)}"/>'
    run = f"{_fonts('仿宋_GB2312')}{_size(32)}{language}"
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault></w:docDefaults>"


def _settings(tag: str) -> str:
    """Return the settings. Without them Word opens a file in compatibility mode."""
    return (
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="15"/></w:compat><w:themeFontLang w:val="{escaped(tag)}"/>'
    )


def _properties(title: str, tag: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:language>{escaped(tag)}</dc:language>"
        "</cp:coreProperties>"
    )


def _margin(style: str, inside: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def run(text: str) -> str:
    """Return a run, or nothing for an empty text."""
    return f'<w:r><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""


_NUMBER: Final = f'{run("— ")}<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>{run(" —")}'
"""A page number as in GB/T 9704."""
