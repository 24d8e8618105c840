# SPDX-License-Identifier: Apache-2.0
"""The API reference: nothing public is missing, and nothing that public calls take or return."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import gaidisclosure
from gaidisclosure import bulk, form, strategies

DOCS = Path(__file__).parents[2] / "docs"
INSIDE = ("fget", "func", "__func__")  # the function in a property, a cached one, a class method
AUTO = re.compile(r"^\.\. auto\w+:: (\S+)$", re.MULTILINE)


def pages(language: str) -> dict[str, list[str]]:
    """The names that each page of the reference documents, in order."""
    folder = DOCS / language / "api"
    return {
        page.name: AUTO.findall(page.read_text("utf-8")) for page in sorted(folder.glob("*.md"))
    }


def documented() -> list[Any]:
    """The objects that the reference documents."""
    names = [name.rpartition(".") for page in pages("en").values() for name in page]
    return [getattr(import_module(room), last) for room, _, last in names]


def public() -> dict[str, Any]:
    """The objects that the library offers, by name; rooms are pages of their own."""
    rooms = (gaidisclosure, bulk, form, strategies)
    found = {
        f"{room.__name__}.{name}": getattr(room, name) for room in rooms for name in room.__all__
    }
    return {name: value for name, value in found.items() if not isinstance(value, ModuleType)}


def functions(shown: object) -> Iterator[Any]:
    """A function, or the public methods, properties and constructor of a class."""
    members = vars(shown).items() if inspect.isclass(shown) else [("", shown)]
    for name, member in members:
        called = next((getattr(member, each) for each in INSIDE if hasattr(member, each)), member)
        if inspect.isfunction(called) and (name == "__init__" or not name.startswith("_")):
            yield called


def written(shown: object) -> Iterator[tuple[str, str]]:
    """Each annotation as written, with the name of its module."""
    for part in (shown, *functions(shown)):
        for annotation in getattr(part, "__annotations__", {}).values():
            yield str(annotation), part.__module__


def shown_by(shown: object) -> set[type]:
    """The classes of the library that something public takes or returns."""
    names = {(word, room) for hint, room in written(shown) for word in re.findall(r"\w+", hint)}
    found = (vars(sys.modules[room]).get(word, CLASSES.get(word)) for word, room in names)
    return {each for each in found if inspect.isclass(each) and is_ours(each)}


def is_ours(cls: type) -> bool:
    return cls.__module__.startswith("gaidisclosure") and not cls.__name__.startswith("_")


CLASSES = {
    name: value
    for room in ("checks", "draft", "repair", "form", "model", "document")
    for name, value in vars(import_module(f"gaidisclosure.{room}")).items()
    if inspect.isclass(value)
}
"""Classes that some modules import for type checkers only."""


def reachable() -> set[type]:
    """The classes that public calls take or return, and those that these show in turn."""
    seen: set[type] = set()
    waiting: list[object] = [*public().values()]
    while waiting:
        found = shown_by(waiting.pop()) - seen
        waiting += found
        seen |= found
    return seen


def missing(found: dict[str, Any]) -> list[str]:
    there = {id(value) for value in documented()}
    return sorted(name for name, value in found.items() if id(value) not in there)


def test_every_public_name_is_in_the_reference() -> None:
    found = public()
    assert len(found) > 80
    del found["gaidisclosure.__version__"]  # a text
    assert missing(found) == []


def test_every_class_that_public_calls_show_is_in_the_reference() -> None:
    found = {cls.__qualname__: cls for cls in reachable()}
    assert {"Repair", "Withheld", "Doubt", "Place"} <= found.keys()
    assert missing(found) == []


def test_the_reference_names_nothing_twice_and_the_same_in_both_languages() -> None:
    names = [name for page in pages("en").values() for name in page]
    assert len(names) == len({*names})
    assert pages("zh") == pages("en")
