# SPDX-License-Identifier: Apache-2.0
"""Data for programs within an office file, 附带数据.

They are stored as custom XML, a part that office programs keep when they save a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gaidisclosure.document import MEDIA_TYPE, Attachment
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.packages import Package
from gaidisclosure.zh.controls import escaped_controls

PROPERTIES: Final = "customXml/itemProps1.xml"
"""The part that needs a content type of its own."""
PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""The first line of each part of an office file."""
ROLE: Final = "customXml"
"""The role of the data for the main part of the file."""

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_KEY: Final = "{7B1F0C52-3A64-4E0B-9D2C-5E8A1C6F2021}"
_NONCHARACTER: Final = re.compile("[\ufffe\uffff]")


def parts(attachment: Attachment) -> dict[str, str]:
    """Return the parts of a file that hold JSON, by their names.

    The main part refers to the first one with the role :data:`ROLE`.
    """
    data = escaped_controls(attachment.data.decode())
    json = _NONCHARACTER.sub(lambda found: f"\\u{ord(found[0]):04x}", data)
    kind = escaped(attachment.media_type)
    return {
        "customXml/item1.xml": f'<attachment mediaType="{kind}">{escaped(json)}</attachment>',
        PROPERTIES: f'<ds:datastoreItem ds:itemID="{_KEY}" xmlns:ds="{_OFFICE}/customXml">'
        "<ds:schemaRefs/></ds:datastoreItem>",
        "customXml/_rels/item1.xml.rels": relations(("customXmlProps", "itemProps1.xml")),
    }


def relations(*targets: tuple[str, str]) -> str:
    """Return a part that lists the roles and names of other parts."""
    inner = "".join(relation(*each) for each in targets)
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def relation(role: str, target: str) -> str:
    """Return the element that gives another part a role."""
    of_package = role == "core-properties"
    kind = f"{_RELATIONS}/metadata/{role}" if of_package else f"{_OFFICE}/relationships/{role}"
    return f'<Relationship Id="{role}" Type="{kind}" Target="{target}"/>'


def attached(package: Package, main: str) -> Attachment | None:
    """Return the data of this library in a file, ``None`` if there is none."""
    found = (data for _, data in _attached(package, main) if data.strip())
    data = next(found, None)
    return None if data is None else Attachment(MEDIA_TYPE, data.encode())


def emptied(package: Package, main: str) -> dict[str, bytes]:
    """Return the parts that hold data of this library, without the data."""
    return {part: b"<attachment/>" for part, _ in _attached(package, main)}


def _attached(package: Package, main: str) -> Iterator[tuple[str, str]]:
    for part in package.all_related(main, ROLE):
        try:
            root = package.tree(part)
        except UnreadableError:  # somebody else's data, damaged or huge
            continue
        if root.tag == "attachment" and root.get("mediaType") == MEDIA_TYPE:
            yield part, root.text or ""
