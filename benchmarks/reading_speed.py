# SPDX-License-Identifier: Apache-2.0
"""How long reading takes, beside the bare parsers and what one would write first, in one run.

    python benchmarks/reading_speed.py

A report in our own text, as pasted text, as a web page and as DOCX, in processor time; then a
folder of a thousand files, one of them broken, checked by the command. Nothing here is a test; the
promises stand beside the figures.
"""

from __future__ import annotations

import io
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pandas
import turbohtml
from attrs import evolve
from json_speed import city, line
from published_files import page, pasted, word

import gaidisclosure as gd

ROUNDS = 41
FILES = 1000
COMMAND = "import sys; from gaidisclosure.cli import main; sys.exit(main())"


def times(*calls: Callable[[], object]) -> list[float]:
    """Median milliseconds of each call; rounds alternate, so that a drifting machine harms none."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS):
        for call, kept in zip(calls, found, strict=True):
            start = time.process_time()
            call()
            kept.append(time.process_time() - start)
    return [statistics.median(kept) * 1e3 for kept in found]


def compared(what: str, ours: float, peer: float, goal: str) -> None:
    line(what, f"{ours:6.2f} ms / {peer:6.2f} ms = {ours / peer:5.2f}", goal)


def word_by_peer(data: bytes) -> list[list[str]]:
    """The cells of all tables, by python-docx."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def one_file() -> None:
    report = city()
    own, text = gd.to_text(report).encode(), pasted(report)
    web, package = page(report), word(report)
    source = web.decode()
    for data in (own, text, web, package):
        assert gd.read(data).figures() == gd.Draft.from_report(report).figures()
    took = times(
        lambda: gd.read(own),
        lambda: gd.read(text),
        lambda: gd.read(web),
        lambda: turbohtml.parse(source),
        lambda: pandas.read_html(io.StringIO(source)),
        lambda: gd.read(package),
        lambda: word_by_peer(package),
    )
    own_ms, text_ms, web_ms, parse_ms, pandas_ms, docx_ms, peer_ms = took
    line(f"our own text of {len(own) // 1000} kB", f"{own_ms:6.2f} ms", "")
    line(f"text of {len(text) // 1000} kB", f"{text_ms:6.2f} ms", "≤ 5 ms")
    compared(f"page of {len(web) // 1000} kB / turbohtml.parse alone", web_ms, parse_ms, "≤ 3")
    compared("the same page / pandas.read_html, tables only", web_ms, pandas_ms, "")
    line(f"DOCX of {len(package) // 1000} kB", f"{docx_ms:6.2f} ms", "≤ 10 ms")
    compared("the same DOCX / python-docx, cells only", docx_ms, peer_ms, "")


def fill(folder: Path, count: int) -> None:
    """So many files of three kinds, no two alike, and one that is none of them."""
    kinds = ((page, "html"), (word, "docx"), (pasted, "txt"))
    report = city()
    for number in range(count - 1):
        write, ending = kinds[number % len(kinds)]
        named = evolve(report, agency=gd.Agency(f"云溪市第{number}局"))
        (folder / f"{number:04}.{ending}").write_bytes(write(named))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04" + bytes(500))


def checked(folder: Path, cores: Sequence[int]) -> tuple[float, float, int, str]:
    """Seconds of wall clock and of all cores, the most memory of a process, and the last line."""
    script = f"import os; os.sched_setaffinity(0, {set(cores)}); {COMMAND}"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = [sys.executable, "-c", script, "check", "--lang", "en", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert done.returncode == 2, done.stderr
    return wall, used, after.ru_maxrss, re.sub(r"\s+", " ", done.stdout.strip().splitlines()[-1])


def folders() -> None:
    every = sorted(os.sched_getaffinity(0))
    for count, cores in ((FILES // 4, every), (FILES, every), (FILES, every[:1])):
        with tempfile.TemporaryDirectory() as name:
            fill(Path(name), count)
            wall, used, memory, said = checked(Path(name), cores)
        where = f"{len(cores)} core" + "s" * (len(cores) > 1)
        figures = f"{wall:5.1f} s, {used / wall:4.2f} cores busy, at most {memory / 1024:4.0f} MB"
        line(f"{count} files, {where}", figures, "")
        print(f"    {said}")


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    one_file()
    folders()


if __name__ == "__main__":
    main()
