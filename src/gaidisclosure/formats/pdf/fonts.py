# SPDX-License-Identifier: Apache-2.0
"""Fonts for writing PDF files, 字体, and the characters that they lack.

typst never uses the fonts of the system, as files would then differ between machines. It refuses to
write an archival file if the font has no glyph for a character, and reports the character.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from attrs import frozen

from gaidisclosure.errors import FontError
from gaidisclosure.formats.extras import library

_STANDARDS: Final = ("a-3a", "ua-1")
_WRITTEN: Final = 315_532_800
"""Date of every file, 1980-01-01.

Archival files need a date, and equal documents must give equal bytes.
"""
_SAMPLE: Final = b"#text(font: sys.inputs.family, fallback: false)[1]"
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2064\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff\ufffd-\uffff]"
)
"""Characters without a glyph in any font, or not allowed in an archival file."""
_REFUSED: Final = re.compile(r'(?:the text|disallowed codepoint) `"((?:[^"\\]|\\.)+)"`')
_ESCAPE: Final = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


@frozen
class Face:
    """A font, with the name of its file, its typst object and its typst properties."""

    file: str
    fonts: Any
    look: Mapping[str, Any]

    def pages(self, template: bytes, told: str) -> bytes:
        """Return the PDF that a template produces from JSON.

        Raises:
            FontError: ``errors.font_characters``.
        """
        typst = library("typst")
        try:
            data: bytes = typst.compile(
                template,
                font_paths=self.fonts,
                ignore_system_fonts=True,
                sys_inputs={"document": told},
                pdf_standards=list(_STANDARDS),
                timestamp=_WRITTEN,
            )
        except typst.TypstError as error:
            if not (
                lacking := {_ESCAPE.sub(_character, x) for x in _REFUSED.findall(error.diagnostic)}
            ):
                raise
            raise FontError(
                "errors.font_characters", font=self.file, characters=_named(lacking)
            ) from None
        return data


def face(font: str | PathLike[str] | None = None) -> Face:
    """Return the font in a file, or the font of the extra.

    Raises:
        FontError: ``errors.font_file``.
        MissingExtraError: The extra is not installed.
    """
    if font is not None:
        return _face(Path(font).resolve())
    return _face(library("pylopdf_fonts_zh_cn").serif_path())


@cache
def _face(path: Path) -> Face:
    """Return the font in a file, loaded from a copy in an empty folder.

    typst searches a folder and all folders below it, and takes any font with the right name.
    """
    typst = library("typst")
    with TemporaryDirectory() as folder:
        try:
            shutil.copy(path, folder)
        except OSError:
            raise FontError("errors.font_file", path=str(path)) from None
        fonts = typst.Fonts(False, False, [folder])
        # Prefer simplified Chinese in a collection for several languages.
        found = min(
            fonts.fonts(), key=lambda x: (not x.family.endswith("SC"), x.index), default=None
        )
        if found is None:
            raise FontError("errors.font_file", path=str(path))
        typst.compile(_SAMPLE, font_paths=fonts, sys_inputs={"family": found.family})
    names = ("family", "weight", "style", "stretch")
    return Face(path.name, fonts, {name: getattr(found, name) for name in names})


def seen(text: str) -> str:
    r"""Return a text without invisible characters, with a space for other white space.

    >>> seen("十\t二\u200b万\x00")
    '十 二万'
    """
    return _UNSEEN.sub(lambda found: " " if found[0].isspace() else "", text)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _ESCAPED.get(found[2], found[2])


def _named(texts: Iterable[str]) -> str:
    r"""Return the characters with their codes, or only the codes of invisible ones.

    >>> _named(["𠀀", "\x01"])
    'U+0001, 𠀀 U+20000'
    """
    characters = sorted({character for text in texts for character in text})
    return ", ".join(
        f"{x} U+{ord(x):04X}" if x.isprintable() else f"U+{ord(x):04X}" for x in characters
    )
