# SPDX-License-Identifier: Apache-2.0
"""Data for programs within an office file, 附带数据, as a custom XML part of its archive.

Office programs keep such a part and never show it. The data stand in it in base64, as XML cannot
hold every byte and a parser makes other line ends of some.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from html import escape
from typing import Final

from gaidisclosure.document import Attachment
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.markup import parse_xml
from gaidisclosure.formats.packages import Package

__all__ = ["CONTENT_TYPE", "PARTS", "attached", "parts", "relation"]

_NAMESPACE: Final = "urn:gaidisclosure:attachment"
_ITEM: Final = "customXml/item1.xml"
_PROPERTIES: Final = "customXml/itemProps1.xml"
_RELATIONS: Final = "customXml/_rels/item1.xml.rels"
PARTS: Final = (_ITEM, _PROPERTIES, _RELATIONS)
"""The parts that hold an attachment, by their names."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_IDENTITY: Final = "{6B1F64C2-5D0B-4C53-9C39-3F6A0C3E21D7}"
"""The number that office programs ask for; it is the same in every file, like all else."""

CONTENT_TYPE: Final = (
    f'<Override PartName="/{_PROPERTIES}" ContentType="application/'
    'vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
)
"""The line about these parts among the types of contents."""


def relation(identifier: str) -> str:
    """Return the line about them among the relations of a part in a folder of its own.

    Args:
        identifier: An identifier that no other relation of this part has.
    """
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/relationships/customXml" Target="../{_ITEM}"/>'


def parts(attachment: Attachment) -> Mapping[str, bytes]:
    """Return the parts that hold an attachment, by their names.

    >>> list(parts(Attachment("text/plain", b"12"))) == list(PARTS)
    True
    """
    kind, data = escape(attachment.media_type), b64encode(attachment.data).decode()
    content = {
        _ITEM: f'<data xmlns="{_NAMESPACE}" type="{kind}">{data}</data>',
        _PROPERTIES: (
            f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{_IDENTITY}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs>'
            "</ds:datastoreItem>"
        ),
        _RELATIONS: (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/customXmlProps"'
            ' Target="itemProps1.xml"/></Relationships>'
        ),
    }
    return {name: (_HEAD + text).encode() for name, text in content.items()}


def attached(package: Package, main: str) -> Attachment | None:
    """Return the attachment of an office file, ``None`` if there is none that can be read.

    Args:
        package: The archive.
        main: The name of its main part.
    """
    for name in package.targets(main).values():
        if name.lower().startswith("customxml/"):
            try:
                return _attachment(package, name)
            except (UnreadableError, ValueError):
                continue
    return None


def _attachment(package: Package, name: str) -> Attachment:
    data = package.read(name)
    if _NAMESPACE.encode() not in data:
        raise ValueError(name)
    root = parse_xml(data, package.kind)
    if root.tag != f"{{{_NAMESPACE}}}data":
        raise ValueError(name)
    return Attachment(root.get("type", ""), b64decode(root.text or "", validate=True))
