# SPDX-License-Identifier: Apache-2.0
"""A report of last year, and its files into which that of this year is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZipFile

from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021
from gaidisclosure.model import AnyReport, Narrative

OLD = evolve(
    AnnualReport2021.zero("云溪县商务局", 2023),
    narrative=Narrative(preface="统计期限自2023年1月1日起至2023年12月31日止。"),
)
NEW = AnnualReport2021.zero("云溪县民政局", 2024)
RECEIVED = "request_handling.received.natural_person"
Written = Callable[[AnyReport], bytes]
WRITERS: dict[str, Written] = {"docx": gd.to_docx, "html": lambda each: gd.to_html(each).encode()}
PAGE = gd.to_html(OLD, data=False)
RELATIONS = "word/_rels/document.xml.rels"


def codes(filled: gd.Filled) -> list[str]:
    return [doubt.code.rpartition(".")[2] for doubt in filled.doubts]


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, part in contents.items():
            archive.writestr(name, part)
    return written.getvalue()


TITLE = "云溪县商务局2023年政府信息公开工作年度报告"
HEADER = (
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:p><w:r><w:t>云溪县商务局2023年</w:t></w:r><w:r><w:t>政府信息公开工作年度报告</w:t></w:r>"
    "</w:p><w:p><w:r><w:t>2023年收到12件</w:t></w:r></w:p><w:p/>"
    "<w:p><w:r><w:t>云溪县 第1页 共 12 页</w:t></w:r></w:p></w:hdr>"
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_header(header: str) -> bytes:
    changed = parts(gd.to_docx(OLD, data=False))
    relation = f'<Relationship Id="h" Type="{OFFICE}/header" Target="header9.xml"/>'
    relations = changed[RELATIONS].decode()
    changed[RELATIONS] = relations.replace("</Rel", relation + "</Rel", 1).encode()
    return packed({**changed, "word/header9.xml": header.encode()})
