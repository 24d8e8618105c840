# SPDX-License-Identifier: Apache-2.0
"""The script of a page, 脚本: JavaScript modules joined into one."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final

_FROM: Final = re.compile(r'^(?:im|ex)port\s[^;]*?\bfrom "\./(?P<name>[^"]+)";\n', re.MULTILINE)
"""A whole statement that imports names from another module."""
_EXPORT: Final = re.compile(r"^export (?=(?:async |const |class |function|let ))", re.MULTILINE)


@cache
def sources() -> Mapping[str, str]:
    """Return the text of every JavaScript module by the name of its file.

    The installed package contains them. In a checkout they are next to ``src``.

    >>> sources()["gaidisclosure.mjs"].startswith("/**")
    True
    """
    packaged = files("gaidisclosure").joinpath("javascript")
    folder = packaged if packaged.is_dir() else Path(__file__).parents[3] / "javascript"
    found = sorted(folder.iterdir(), key=lambda each: each.name)
    return MappingProxyType(
        {each.name: each.read_text("utf-8") for each in found if each.name.endswith(".mjs")}
    )


def inlined(*names: str) -> str:
    """Return modules as one script, each after the modules that it imports.

    Their top-level names must differ, and no module may rename an import.

    Args:
        names: The files of the modules. The modules that they import are added.

    Raises:
        KeyError: There is no such module.

    >>> script = inlined("gaidisclosure.mjs")
    >>> script.index("function readFigure") < script.index("function check(")
    True
    """
    order = dict.fromkeys(each for name in names for each in _with_imported(name))
    return "\n".join(_EXPORT.sub("", _FROM.sub("", sources()[name])) for name in order)


def _with_imported(name: str) -> Iterator[str]:
    """Yield all modules that a module imports, then the module itself."""
    for found in _FROM.finditer(sources()[name]):
        yield from _with_imported(found["name"])
    yield name


def content_hash(content: str) -> str:
    """Return the hash with which a content security policy allows a script or style.

    >>> content_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
