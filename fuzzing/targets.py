# SPDX-License-Identifier: Apache-2.0
"""What is fuzzed, 目标: the public reader of each format, from which only documented errors come.

Any other exception passes through, and the engine that runs the target takes it for a crash.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from gaidisclosure import InvalidJSONError, dumps, loads, read, read_all, read_text
from gaidisclosure.codec.peer import read_peer
from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.detection import FORMATS, File, Format, detect
from gaidisclosure.reading import recognise

__all__ = ["TARGETS", "Target"]

Target = Callable[[bytes], None]

_LANGUAGE: Final = "en"


def _sound(draft: Draft) -> None:
    """What was read can be judged, and written so that it is read as it was."""
    draft.check()
    assert loads(dumps(draft)) == draft


def _tried(reader: Callable[[bytes], Draft], data: bytes) -> None:
    try:
        draft = reader(data)
    except UnreadableError as error:
        error.message(_LANGUAGE)
    else:
        _sound(draft)


def _format(data: bytes) -> Format | None:
    try:
        return detect(data)
    except UnreadableError:
        return None


def _file(name: str) -> Target:
    """Any bytes into the reader of files, and into that of the format if they look otherwise."""
    wanted = next(each for each in FORMATS if each.name == name)

    def target(data: bytes) -> None:
        _tried(read, data)
        if wanted.parse and _format(data) is not wanted:
            parse = wanted.parse
            _tried(lambda given: recognise(parse(File(given))), data)

    return target


def _text(data: bytes) -> None:
    """What is no UTF-8 also as a ``str`` with halves of characters."""
    _tried(read, data)
    text = data.decode("utf-8", "surrogateescape")
    if any("\udc80" <= character <= "\udcff" for character in text):
        _tried(lambda _: read_text(text), data)


def _archive(data: bytes) -> None:
    with NamedTemporaryFile(delete=False) as file:
        file.write(data)
    try:
        for _, found in read_all(Path(file.name)):
            if isinstance(found, UnreadableError):
                found.message(_LANGUAGE)
            else:
                _sound(found)
    finally:
        os.unlink(file.name)


def _json(data: bytes) -> None:
    try:
        found = loads(data)
    except InvalidJSONError as error:
        error.message(_LANGUAGE)
    else:
        assert loads(dumps(found)) == found
    _tried(read, data)


def _peer(data: bytes) -> None:
    _tried(read, data)
    _tried(read_peer, data)


TARGETS: Final[dict[str, Target]] = {
    "text": _text,
    **{name: _file(name) for name in ("html", "mhtml", "docx", "doc", "xlsx", "xls")},
    "xml-spreadsheet": _file("XML Spreadsheet"),
    **{name: _file(name) for name in ("csv", "pdf")},
    "zip": _archive,
    "json": _json,
    "peer": _peer,
}
