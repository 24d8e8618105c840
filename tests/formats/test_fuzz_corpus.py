# SPDX-License-Identifier: Apache-2.0
"""Every fuzz target keeps its promise on its corpus and on some changes of it; see docs/fuzzing.md.

And what breaks the promise is caught: a rule that was never seen to refuse anything does not exist.
"""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("resource")

from fuzzing.containers import inside
from fuzzing.fallback import changes_of, inputs, seeds, tried
from fuzzing.run import CORPUS, FORMATS, ROOT, Outcome, run
from fuzzing.targets import TARGETS
from fuzzing.watch import Hang, Watch
from gaidisclosure.formats.detection import detect
from gaidisclosure.formats.packages import Package

CHANGED = {"pdf": 20, "doc": 10, "docx": 30, "peer": 30, "text": 30, "html": 30, "mhtml": 30}
"""So many changes of a format are tried, or of any other 50."""


def test_every_format_has_a_target_and_a_corpus() -> None:
    assert tuple(TARGETS) == FORMATS
    assert sorted(path.name for path in CORPUS.iterdir()) == sorted(FORMATS)


def test_the_corpus_is_small() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*.*")) < 200_000


@pytest.mark.parametrize("kind", FORMATS)
def test_the_corpus_and_changes_of_it(kind: str) -> None:
    corpus = seeds(CORPUS / kind)
    watch = Watch(TARGETS[kind])
    number = len(corpus) + CHANGED.get(kind, 50)
    assert tried(watch, islice(inputs(kind, corpus), number)) is None
    assert watch.tally.inputs == number


@pytest.mark.parametrize("kind", FORMATS)
def test_changes_are_the_same_each_time_and_differ(kind: str) -> None:
    corpus = seeds(CORPUS / kind)
    once, again = (list(islice(inputs(kind, corpus, seed=7), 60)) for _ in range(2))
    if kind not in ("docx", "xlsx", "zip"):  # archives have the time in them
        assert once == again
    assert len(set(once)) > 40


@pytest.mark.parametrize("kind", ["docx", "xlsx", "zip"])
def test_most_changes_leave_an_archive_that_opens(kind: str) -> None:
    corpus = seeds(CORPUS / kind)
    change, rng = changes_of(kind, corpus), Random(1)
    opened = 0
    for _ in range(60):
        data = change(corpus[0], rng)
        try:
            package = Package(data, kind)
            opened += any(package.read(name) for name in package)
        except ValueError:
            continue
    assert opened > 30


def test_other_formats_are_changed_as_they_are() -> None:
    plain = changes_of("json", [b"0"])
    assert inside("json", plain) is plain


@pytest.mark.parametrize(
    ("kind", "file", "fewest"),
    [
        ("html", "wide.html", 50),
        ("mhtml", "frames.mhtml", 50),
        ("mhtml", "word.mht", 50),
        ("mhtml", "levels.mht", 50),
        ("xml-spreadsheet", "report.xml", 40),
        ("xml-spreadsheet", "kinds.xml", 40),
        ("csv", "semicolons.csv", 20),
        ("csv", "tabs.txt", 20),
    ],
)
def test_most_changes_leave_a_file_of_its_format(kind: str, file: str, fewest: int) -> None:
    data = (CORPUS / kind / file).read_bytes()
    told = detect(data)
    change, rng = changes_of(kind, seeds(CORPUS / kind)), Random(1)
    changed = [change(data, rng) for _ in range(60)]
    assert told.name.lower().replace(" ", "-") == kind
    assert sum(detect(each) is told for each in changed) >= fewest


def test_a_page_in_utf_16_is_changed_by_its_characters() -> None:
    data = (CORPUS / "html" / "wide.html").read_bytes()
    change, rng = changes_of("html", seeds(CORPUS / "html")), Random(1)
    texts = [change(data, rng)[2:].decode("utf-16-be", "replace") for _ in range(60)]
    assert sum("政府信息公开" in text and "</table>" in text for text in texts) > 40


def fails(data: bytes) -> None:
    if len(data) == 3:
        raise KeyError("planted")


def hangs(data: bytes) -> None:
    while data:
        pass


def swallows(data: bytes) -> None:
    """As some readers do with whatever comes out of a library."""
    try:
        hangs(data)
    except Exception:
        return


def leaves(data: bytes) -> None:
    sys.exit(len(data))


@pytest.mark.parametrize(
    ("target", "reason"),
    [(fails, "KeyError"), (hangs, "Hang"), (swallows, "Hang"), (leaves, "SystemExit")],
)
def test_what_breaks_the_promise_is_caught(target, reason) -> None:  # type: ignore[no-untyped-def]
    watch = Watch(target, seconds=0.05)
    failed = tried(watch, [b"", b"123"] if target is not leaves else [b"123"])
    assert failed is not None
    assert failed[0] == b"123"
    assert reason in failed[1]


def test_an_interruption_is_no_failure() -> None:
    def interrupted(_: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tried(Watch(interrupted), [b""])


def test_a_target_in_time_is_not_stopped_later() -> None:
    watch = Watch(lambda _: None, seconds=0.05)
    watch(b"")
    with pytest.raises(Hang):
        Watch(hangs, seconds=0.05)(b"1")


PLANTED = """
import os, sys
from fuzzing import inside, targets
def planted(data):
    if len(data) == 3:
        {wrong}
targets.TARGETS["text"] = planted
sys.exit(inside.main("text", "plain", "60", *sys.argv[1:]))
"""


@pytest.mark.parametrize("wrong", ["os.abort()", "len(b'x' * 400_000_000)"])
def test_what_ends_the_process_or_takes_all_memory(wrong: str, tmp_path: Path) -> None:
    corpus, folder = tmp_path / "corpus", tmp_path / "work"
    corpus.mkdir()
    folder.mkdir()
    (corpus / "input").write_bytes(b"123")
    command = [sys.executable, "-c", PLANTED.format(wrong=wrong), str(corpus), str(folder)]
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": path}
    ran = subprocess.run(command, env=environment, check=False, capture_output=True, timeout=120)
    assert ran.returncode != 0
    assert (folder / "current").read_bytes() == b"123"


def test_a_run_keeps_what_it_came_to(tmp_path: Path) -> None:
    outcome = run("json", "plain", 1, CORPUS / "json", tmp_path / "json")
    assert outcome.failed is None
    assert outcome.inputs > 3
    assert outcome.slowest > 0
    assert outcome.row()[:2] == ["json", "plain"]


def test_a_run_that_fails_names_the_input(tmp_path: Path) -> None:
    outcome = run("no such format", "plain", 1, CORPUS / "json", tmp_path / "none")
    assert isinstance(outcome, Outcome)
    assert outcome.failed == tmp_path / "none" / "failed"
    assert b"KeyError" in (tmp_path / "none" / "log").read_bytes()
