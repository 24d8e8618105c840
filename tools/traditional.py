# SPDX-License-Identifier: Apache-2.0
"""Fill the traditional Chinese catalogs: ``python tools/traditional.py [--check]``.

Messages are converted from the zh_Hans catalogs, labels from the form. An entry under the
comment ``# reviewed`` was written or checked by a person and stays as it is: give the comment to
each entry that you write. ``--check`` names the entries that would change, and writes nothing.
Needs the dev extra.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import escape, read_po
from opencc import OpenCC

from gaidisclosure.form import ASPECTS, EDITIONS, HEADER, SECTIONS
from gaidisclosure.i18n.compile import compile_catalogs

LOCALE = Path(__file__).parents[1] / "src" / "gaidisclosure" / "locale"
MARK = "reviewed"
OPENING = r"""msgid ""
msgstr ""
"Language: zh_Hant\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""

Entries = dict[str, str]


def catalog(path: Path) -> Catalog:
    if not path.exists():
        return Catalog()
    with path.open("rb") as lines:
        return read_po(lines)


def labels() -> Iterator[tuple[str, str]]:
    for edition in EDITIONS.values():
        for grid in edition.printed_tables.values():
            yield from ((label.code, label.text) for label in grid.labels if label.code)
    yield from ((each.item.code, each.item.label) for each in (*SECTIONS, *ASPECTS))
    yield from ((item.code, item.label) for item in HEADER.values())


def converted(domain: str, convert: OpenCC) -> Entries:
    source = catalog(LOCALE / "zh_Hans" / "LC_MESSAGES" / f"{domain}.po")
    found = {str(entry.id): str(entry.string) for entry in source if entry.id}
    found |= {code: label for code, label in labels() if code.startswith(f"{domain}.")}
    return {code: _traditional(message, convert) for code, message in found.items()}


def _traditional(message: str, convert: OpenCC) -> str:
    """Converted; 複議, which the word list takes for a second talk, is administrative review."""
    return str(convert.convert(message)).replace("複議", "復議")


def block(code: str, message: str, *, reviewed: bool) -> str:
    comment = f"# {MARK}\n" if reviewed else ""
    return f"\n{comment}msgid {escape(code)}\nmsgstr {escape(message)}\n"


def entries(path: Path) -> Iterator[Message]:
    return (entry for entry in catalog(path) if entry.id)


def filled(path: Path, convert: OpenCC) -> str:
    """The catalog at a path as it should be, with the entries that it has under the comment."""
    kept = {str(entry.id): str(entry.string) for entry in entries(path) if is_reviewed(entry)}
    found = {str(entry.id): str(entry.string) for entry in entries(path)}
    found |= converted(path.stem, convert) | kept
    blocks = (block(code, found[code], reviewed=code in kept) for code in sorted(found))
    return OPENING + "".join(blocks)


def is_reviewed(entry: Message) -> bool:
    return MARK in entry.user_comments


def changes(convert: OpenCC) -> dict[Path, str]:
    """The catalogs that are not as they should be, with what they should hold."""
    sources = sorted((LOCALE / "zh_Hans" / "LC_MESSAGES").glob("*.po"))
    paths = [LOCALE / "zh_Hant" / "LC_MESSAGES" / source.name for source in sources]
    found = {path: filled(path, convert) for path in paths}
    return {
        path: text
        for path, text in found.items()
        if not path.exists() or path.read_text("utf-8") != text
    }


def main() -> int:
    changed = changes(OpenCC("s2tw"))
    if "--check" in sys.argv[1:]:
        for path, text in changed.items():
            old = path.read_text("utf-8") if path.exists() else ""
            print(*unified_diff(old.split("\n"), text.split("\n"), str(path), n=1), sep="\n")
        return 1 if changed else 0
    for path, text in changed.items():
        path.write_text(text, "utf-8")
    compile_catalogs(LOCALE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
