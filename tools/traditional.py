# SPDX-License-Identifier: Apache-2.0
"""Fill the traditional Chinese catalogs: ``python tools/traditional.py``.

Messages are converted from the zh_Hans catalogs, labels from the form. An entry under the
comment ``# reviewed`` was written or checked by a person and stays as it is. Needs the dev extra.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
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


def fill(path: Path, convert: OpenCC) -> None:
    old = [entry for entry in catalog(path) if entry.id]
    kept = {str(entry.id): str(entry.string) for entry in old if MARK in entry.user_comments}
    entries = {str(entry.id): str(entry.string) for entry in old}
    entries |= converted(path.stem, convert) | kept
    blocks = (block(code, entries[code], reviewed=code in kept) for code in sorted(entries))
    path.write_text(OPENING + "".join(blocks), "utf-8")


def main() -> None:
    convert = OpenCC("s2tw")
    for source in sorted((LOCALE / "zh_Hans" / "LC_MESSAGES").glob("*.po")):
        fill(LOCALE / "zh_Hant" / "LC_MESSAGES" / source.name, convert)
    compile_catalogs(LOCALE)


if __name__ == "__main__":
    main()
