# SPDX-License-Identifier: Apache-2.0
"""Plain output, 输出: harmless text in lines of a given width, and error messages.

This module only needs the standard library, so help and the version appear at once.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, TextIO

from gaidisclosure.i18n import text
from gaidisclosure.zh.widths import width, wrap

Line = tuple[int, str]
"""The depth of a line in an outline, and its words."""

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WIDEST: Final = 100
_PIPED: Final = 80
_REASONS: Final = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "folder",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.ENAMETOOLONG: "name",
}
"""Errors of the system that have words of their own."""


def sound(content: str) -> str:
    r"""Return a text with a replacement character for anything that cannot be encoded.

    File names come as bytes. If the locale could not decode them, they are mostly UTF-8.

    >>> sound("a\ud800b"), sound("\udce8\udca7\udc84")
    ('a�b', '规')
    """
    try:
        return content.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return content.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def harmless(content: str) -> str:
    r"""Return a text without control characters, line ends and tabs excepted.

    >>> harmless("规章\x1b[31m")
    '规章�[31m'
    """
    return _CONTROLS.sub("�", sound(content))


def one_line(content: str) -> str:
    r"""Return a text as a harmless line in which no build server finds a command.

    GitHub Actions obeys lines of both streams that begin with ``::``, others what follows ``##``.

    >>> one_line("规章\n::error::甲"), one_line(" ::error::##[error]甲")
    ('规章 ::error::甲', '· ::error::# #[error]甲')
    """
    line = " ".join(harmless(content).splitlines()).replace("##", "# #").lstrip()
    return f"· {line}" if line.startswith("::") else line


def columns(stream: TextIO) -> int:
    """Return the width for text: that of the terminal, but not too wide to read."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if stream.isatty() else _PIPED


def block(content: str, wide: int, *, first: str = "  ", rest: str = "  ") -> str:
    """Return a paragraph in lines, each with its line end.

    Args:
        content: The words; Chinese characters take two columns.
        wide: The most columns of a line.
        first: The indent of the first line.
        rest: The indent of all others.

    >>> print(block("共受理申请1234567件", 14, first="· "), end="")
    · 共受理申请
      1234567件
    """
    indent = max(width(first), width(rest))
    lines = wrap(" ".join(harmless(content).split()), wide - indent) or [""]
    return "".join(f"{rest if place else first}{line}\n" for place, line in enumerate(lines))


def tell(data: Any, lines: Iterable[Line], layout: str) -> None:
    """Print what was found, as JSON for programs or as an outline for people.

    Args:
        data: The whole as plain data.
        lines: The same in words.
        layout: ``json`` or ``text``.
    """
    if layout == "json":
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    wide = columns(sys.stdout)
    for depth, line in lines:
        print(block(line, wide, first="  " * depth, rest="  " * (depth + 1)), end="")


def complain(source: str, message: str, locale: str) -> None:
    """Say on the standard error what is wrong with one file."""
    print(one_line(f"{source}{text('explain.colon', locale)}{message}"), file=sys.stderr)


def not_written(name: str, error: OSError, locale: str) -> int:
    """Say why a file or a stream could not be written, and return the exit status."""
    if error.errno == errno.EEXIST:
        complain(name, text("cli.exists", locale), locale)
        return 2
    complain(name, why_not(error, locale), locale)
    return 2


def why_not(error: OSError, locale: str) -> str:
    """Return the sentence on a file or folder that cannot be written."""
    code = _REASONS.get(error.errno or 0, "other")
    reason = text(f"cli.reason.{code}", locale, number=error.errno)
    return text("cli.not_written", locale, reason=reason)


def refused(path: Path, locale: str, *, force: bool) -> int:
    """Say why a file could not be written later, and return the exit status.

    Args:
        path: The file.
        locale: The language.
        force: It may be written over.
    """
    if not path.parent.is_dir():
        missing = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return not_written(str(path), missing, locale)
    if force or not path.exists():
        return 0
    return not_written(str(path), FileExistsError(errno.EEXIST, ""), locale)


def write(path: Path, data: bytes, locale: str, *, force: bool) -> int:
    """Write a file, not over another one unless forced, and return the exit status."""
    try:
        with path.open("wb" if force else "xb") as file:
            file.write(data)
    except OSError as error:
        return not_written(str(path), error, locale)
    return 0


def use_utf8() -> None:
    """Write UTF-8 in any locale, as it alone has every character of a report."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")
