# SPDX-License-Identifier: Apache-2.0
"""January: a folder with many reports, some wrong and some no reports at all, twice the same."""

from __future__ import annotations

import csv
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.command_line import Command


def truncated(data: bytes, _: random.Random) -> bytes:
    return data[: len(data) // 2]


def rtf(_: bytes, numbers: random.Random) -> bytes:
    return b"{\\rtf1 " + numbers.randbytes(200)


def encrypted(data: bytes, _: random.Random) -> bytes:
    """Return an archive with one report that needs a password."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("a.docx", data)
    archived = bytearray(target.getvalue())
    archived[6] |= 1
    archived[archived.index(b"PK\x01\x02") + 8] |= 1
    return bytes(archived)


def noise(_: bytes, numbers: random.Random) -> bytes:
    return b"\0" + numbers.randbytes(500)


BAD: dict[str, Callable[[bytes, random.Random], bytes]] = {
    ".docx": truncated,
    ".rtf": rtf,
    ".zip": encrypted,
    ".doc": noise,
}


def fill(command: Command, count: int, wrong: int, bad: int) -> None:
    """Write reports, some of them wrong, and files that nobody can read."""
    to = ("--to", "docx", "--no-data", "--output", "all")
    assert command("sample", "--count", str(count), "--wrong", str(wrong), *to).exit_code == 0
    numbers = random.Random(16)
    whole = min(Path("all").glob("*.docx")).read_bytes()
    for number, (ending, spoiled) in zip(range(bad), [*BAD.items()] * bad, strict=False):
        Path("all", f"坏{number:03}{ending}").write_bytes(spoiled(whole, numbers))


def require_the_same_twice(command: Command, count: int, wrong: int, bad: int) -> None:
    """Check a folder twice, and require each verdict in its place."""
    fill(command, count, wrong, bad)
    names = sorted(path.stem for path in Path("all").glob("*.docx") if path.stem[0] != "坏")
    Path("roster.txt").write_text("\n".join(names), "utf-8")
    seen = list[tuple[int, str, bytes]]()
    for _ in range(2):
        start = time.perf_counter()
        args = ("--expect", "roster.txt", "--output", "list.csv", "--force")
        run = command("check", "all", "--format", "json", *args)
        print(f"{count + bad} files: {time.perf_counter() - start:.1f} s")
        seen.append((run.exit_code, run.output, Path("list.csv").read_bytes()))
    assert seen[0] == seen[1]
    verdicts = Counter(json.loads(line)["verdict"] for line in run.stdout.splitlines())
    assert verdicts == {"valid": count - wrong, "invalid": wrong, "unreadable": bad}
    assert run.exit_code == 2
    with Path("list.csv").open(encoding="utf-8-sig", newline="") as file:
        kinds = Counter((line["文件"], line["类别"]) for line in csv.DictReader(file))
    assert Counter(kind for _, kind in kinds) == {"有误": wrong, "无法校验": bad}


def test_sixty_files(command: Command) -> None:
    require_the_same_twice(command, 54, 5, 6)


@pytest.mark.law
@pytest.mark.timeout(1800)
def test_a_thousand_files(command: Command) -> None:
    require_the_same_twice(command, 900, 50, 100)
