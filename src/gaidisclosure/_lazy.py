# SPDX-License-Identifier: Apache-2.0
"""Names of a package that are imported when they are first used, 按需导入.

They stand once: in the stub ``__init__.pyi`` of the package, from which type checkers, editors and
this module take them, a line for each name.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def homes_in(spec: Any) -> dict[str, str]:
    """Return the module of each name in the stub of a package, the names in order.

    Args:
        spec: The ``__spec__`` of the package, whose loader may read from an archive.
    """
    stub = spec.loader.get_data(f"{spec.submodule_search_locations[0]}/__init__.pyi")
    lines = (line.split() for line in stub.decode().splitlines())
    return {words[3]: words[1] for words in sorted(lines, key=_name) if words[:1] == ["from"]}


def _name(words: list[str]) -> str:
    return words[-1] if words else ""


def imported(name: str, homes: dict[str, str], package: str) -> Any:
    """Return the value of a name, or the module of that name from the package itself.

    Raises:
        AttributeError: The stub has no such name.
    """
    if name not in homes:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    if homes[name] == ".":
        return import_module(f".{name}", package)
    return getattr(import_module(homes[name], package), name)
