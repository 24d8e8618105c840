# SPDX-License-Identifier: Apache-2.0
"""Replacement of texts in a Word file (DOCX), 改写, with all its other bytes kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element, SubElement
from xml.parsers import expat
from zipfile import ZipFile

from attrs import Factory, define

from gaidisclosure.document import Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.custom_xml import emptied
from gaidisclosure.formats.edits import Edit, Piece, Splice, by_element, edited, spliced
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.markup import NAMES
from gaidisclosure.formats.packages import CONTENT_TYPES, Package
from gaidisclosure.formats.word.docx import located, main_of
from gaidisclosure.formats.word.looks import Looks, is_placeholder
from gaidisclosure.formats.word.text import follow_field

_TAG: Final = re.compile("""<([^\\s<>/]+)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_SKIPPED: Final = frozenset({"{w}del", "{w}moveFrom", "{w}txbxContent", "{w}rt", "{mc}Fallback"})
_LOOKS: Final = Looks()
_PAGE_NUMBER: Final = re.compile(r"[第共] ?[0-9]+ ?页|[—–-] ?[0-9]+ ?[—–-]|^[0-9]+( ?/ ?[0-9]+)?$")
_AFTER_SHADE: Final = frozenset(
    f"{{w}}{name}"
    for name in (
        *("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers"),
        *("cellIns", "cellDel", "cellMerge", "tcPrChange"),
    )
)
"""Properties of a cell that the standard puts after its shading."""
_ROLES: Final = ("header", "footer", "footnotes", "endnotes")
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_MACROS: Final = ("macroenabled", "vbaproject")
"""Substrings in the content types of files with macros, in lower case."""


def edit(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file with some texts replaced.

    The attached data of this library are emptied, as they would still have the old texts.

    Raises:
        UnreadableError: As by the reader, and ``document.macros`` for a file with macros.
    """
    package, main = _opened(data)
    if _has_macros(package, main):
        raise UnreadableError("document.macros")
    tree = _Located.of(package.read(main))
    changes = by_element(edits)
    parts = {main: tree.edited(located(package, main, tree.body), changes)}
    for part, other in _other_parts(package, main):
        parts[part] = other.edited(dict(other.texts(part)), changes)
    parts |= emptied(package, main)
    return _with_parts(data, {name.lower(): part for name, part in parts.items()})


def shade(data: bytes, colours: Mapping[str, str]) -> bytes:
    """Return a file with new background colours for some cells of tables.

    ``colours``, such as ``FF7B7B``, are keyed by the names that the reader gives to elements.

    Raises:
        UnreadableError: As by the reader.
    """
    package, main = _opened(data)
    tree = _Located.of(package.read(main))
    splices = [
        tree.shaded(element, colours[name])
        for name, element in located(package, main, tree.body).items()
        if name in colours
    ]
    return _with_parts(data, {main.lower(): spliced(tree.source, splices).encode("latin-1")})


def _opened(data: bytes) -> tuple[Package, str]:
    """Return the package of a file and the name of its main part."""
    package = Package(data, "DOCX")
    return package, main_of(package)


def aside(data: bytes) -> tuple[Paragraph, ...]:
    """Return the texts outside the main text: headers, footers, notes and the title.

    The title is that in the properties of the file. Page numbers are left out. The elements have
    names that :func:`edit` takes.
    """
    package, main = _opened(data)
    found = (
        (name, " ".join("".join(piece.text for piece in tree.pieces(element)).split()))
        for part, tree in _other_parts(package, main)
        for name, element in tree.texts(part)
    )
    told = ((name, _PAGE_NUMBER.sub("", words).strip()) for name, words in found)
    return tuple(Paragraph(words, Place(element=name)) for name, words in told if words)


def _other_parts(package: Package, main: str) -> Iterator[tuple[str, _Located]]:
    """Yield the other parts with text, except damaged ones."""
    found = [part for role in _ROLES for part in package.all_related(main, role)]
    found += package.all_related("", "core-properties")
    for part in dict.fromkeys(found):
        with suppress(UnreadableError):
            package.tree(part)
            yield part, _Located.of(package.read(part))


def _has_macros(package: Package, main: str) -> bool:
    """Tell if a file declares macros in its content types, relations or part names."""
    declared = package.tree(CONTENT_TYPES).iter() if CONTENT_TYPES in package else ()
    said = (each.get("ContentType", "").lower() for each in declared)
    named = (name.lower() for name in package)
    return (
        any(word in kind for kind in said for word in _MACROS)
        or any(name.endswith("vbaproject.bin") for name in named)
        or package.related(main, "vbaProject") is not None
    )


def _escaped(text: str) -> str:
    """Return a text as XML, with one character per byte like the source."""
    return escaped(text).encode().decode("latin-1")


@define
class _Located:
    """An XML tree with the position of each element in the source.

    ``source`` has one character per byte.
    """

    source: str
    root: Element = Factory(lambda: Element(""))
    starts: dict[Element, int] = Factory(dict[Element, int])
    ends: dict[Element, int] = Factory(dict[Element, int])

    @classmethod
    def of(cls, data: bytes) -> _Located:
        """Return the tree of a part that the reader could read."""
        located = cls(data.decode("latin-1"))
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        stack = [located.root]
        short = cache(_short)

        def start(name: str, attributes: dict[str, str]) -> None:
            named = {short(key): value for key, value in attributes.items()}
            element = SubElement(stack[-1], short(name), named)
            located.starts[element] = parser.CurrentByteIndex
            stack.append(element)

        def end(_: str) -> None:
            located.ends[stack.pop()] = parser.CurrentByteIndex

        def characters(text: str) -> None:
            stack[-1].text = (stack[-1].text or "") + text

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = characters
        parser.Parse(data, True)
        return located

    def edited(self, elements: Mapping[str, Element], edits: Mapping[str, Sequence[Edit]]) -> bytes:
        """Return the source with texts replaced in named elements."""
        splices: list[Splice] = []
        for name, element in elements.items():
            if name in edits:
                splices += edited([*self.pieces(element)], edits[name], _escaped)
                splices += self.prompts(element)
        return spliced(self.source, splices).encode("latin-1")

    def prompts(self, element: Element) -> Iterator[Splice]:
        """Yield the splices that turn the prompts in or around an element into its text."""
        for control in filter(is_placeholder, self.root.iter("{w}sdt")):
            if element in control.iter() or control in element.iter():
                mark = next(control.iter("{w}showingPlcHdr"))
                yield self.starts[mark], self.starts[mark] + len(self.whole(mark)), ""

    def texts(self, part: str) -> Iterator[tuple[str, Element]]:
        """Yield the paragraphs and the title of another part, with names."""
        found = (each for each in self.root.iter() if each.tag in ("{w}p", _TITLE))
        return ((f"{part}#{number}", each) for number, each in enumerate(found, 1))

    @property
    def body(self) -> Element:
        """The element that holds paragraphs and tables."""
        return next(self.root.iter("{w}body"))

    def pieces(self, element: Element) -> Iterator[Piece]:
        """Yield the visible pieces of text of an element, or a place for new text."""
        if element.tag == _TITLE:
            yield self.piece(element)
            return
        texts = [*_texts(element, [])]
        yield from map(self.piece, texts)
        paragraph = element if element.tag == "{w}p" else next(element.iter("{w}p"), None)
        if not texts and paragraph is not None:
            yield self.blank(paragraph)

    def piece(self, element: Element) -> Piece:
        """Return the text of a ``w:t``, which may be blank."""
        start, tag = self.starts[element], self.tag(element)
        if tag.endswith("/>"):
            return Piece("", start, start + len(tag), tag[:-2] + ">", f"</{_name(tag)}>")
        return Piece(element.text or "", start + len(tag), self.ends[element])

    def blank(self, paragraph: Element) -> Piece:
        """Return the place for a run at the end of a paragraph, formatted like its mark."""
        tag = self.tag(paragraph)
        prefix = _name(tag).removesuffix("p")
        properties = paragraph.find("{w}pPr/{w}rPr")
        look = self.whole(properties) if properties is not None else ""
        opening = f"<{prefix}r>{look}<{prefix}t>"
        closing = f"</{prefix}t></{prefix}r>"
        if tag.endswith("/>"):
            start = self.starts[paragraph]
            opening, closing = f"{tag[:-2]}>{opening}", f"{closing}</{prefix}p>"
            return Piece("", start, start + len(tag), opening, closing)
        return Piece("", self.ends[paragraph], self.ends[paragraph], opening, closing)

    def shaded(self, cell: Element, colour: str) -> Splice:
        """Return the splice that sets the background colour of a cell."""
        prefix = _name(self.tag(cell)).removesuffix("tc")
        named = "" if prefix else f' xmlns:w="{self.namespace}"'
        said = {"val": "clear", "color": "auto", "fill": colour}
        attributes = "".join(f' {prefix or "w:"}{name}="{value}"' for name, value in said.items())
        shade = f"<{prefix}shd{named}{attributes}/>"
        properties = cell.find("{w}tcPr")
        if properties is None:
            return self.added(cell, f"<{prefix}tcPr>{shade}</{prefix}tcPr>")
        if (old := properties.find("{w}shd")) is not None:
            return self.starts[old], self.starts[old] + len(self.whole(old)), shade
        later = (self.starts[each] for each in properties if each.tag in _AFTER_SHADE)
        return self.added(properties, shade, next(later, self.ends[properties]))

    def added(self, element: Element, inner: str, at: int | None = None) -> Splice:
        """Return the splice that inserts XML into an element, at its start by default."""
        tag, start = self.tag(element), self.starts[element]
        if tag.endswith("/>"):
            return start, start + len(tag), f"{tag[:-2]}>{inner}</{_name(tag)}>"
        at = at or start + len(tag)
        return at, at, inner

    @property
    def namespace(self) -> str:
        """The namespace of the main vocabulary in the edition that the file follows."""
        return next(uri for uri, name in NAMES.items() if name == "w" and uri in self.source)

    def tag(self, element: Element) -> str:
        """Return the start tag of an element."""
        found = _TAG.match(self.source, self.starts[element])
        return found[0] if found else ""

    def whole(self, element: Element) -> str:
        """Return the source of an element."""
        tag, start = self.tag(element), self.starts[element]
        if tag.endswith("/>"):
            return tag
        return self.source[start : self.ends[element]] + f"</{_name(tag)}>"


def _texts(element: Element, fields: list[bool]) -> Iterator[Element]:
    """Yield the visible texts, except in inner tables, text boxes and field codes.

    An inner table with a single cell is only a frame, so its texts are included.
    """
    for inner in element:
        if inner.tag == "{w}t" and True not in fields:
            yield inner
        elif inner.tag == "{w}fldChar":
            follow_field(inner, fields)
        elif inner.tag not in _SKIPPED and not _is_unseen(inner) and not _is_table(inner):
            yield from _texts(inner, fields)


def _is_table(element: Element) -> bool:
    return element.tag == "{w}tbl" and sum(1 for _ in element.iter("{w}tc")) > 1


def _is_unseen(run: Element) -> bool:
    """Tell if a run itself hides, strikes out or raises its text."""
    look = _LOOKS.of(None, run.find("{w}rPr"), shaded=True, is_mark=False)
    return look.is_hidden or look.is_raised


def _name(tag: str) -> str:
    return tag[1:].rstrip("/>").split()[0]


def _short(name: str) -> str:
    """Return a name with the usual prefix of the standard for its namespace."""
    namespace, _, local = name.rpartition(" ")
    return f"{{{NAMES.get(namespace, namespace)}}}{local}" if namespace else local


def _with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return an archive with some parts replaced, by their names in lower case."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(written, "w") as target:
        target.comment = source.comment
        for info in source.infolist():
            part = parts.get(info.filename.lower())
            target.writestr(info, source.read(info) if part is None else part)
    return written.getvalue()
