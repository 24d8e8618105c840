# SPDX-License-Identifier: Apache-2.0
"""Reading in other processes: the same drafts and errors, and no file costs more than its own."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import given

import gaidisclosure as gd
from gaidisclosure import Draft, UnreadableError, samples, strategies
from gaidisclosure.checks import Violation
from gaidisclosure.errors import MissingReaderError
from gaidisclosure.formats import limits
from gaidisclosure.i18n import LOCALES
from gaidisclosure.reading import isolation, wire, worker
from gaidisclosure.reading.isolation import Workers

DATA = Path(__file__).parents[1] / "data"
FILES = [
    *sorted(path for path in (DATA / "programs").iterdir()),
    *sorted(samples.files()),
    DATA / "report.doc",
    DATA / "tables.xls",
]
ODD = [
    b"",
    b"0\n" * 9,
    b"{}",
    b'{"format":1}',
    b"\x89PNG\r\n\x1a\n",
    b"PK\x03\x04" + bytes(60),
    b"%PDF-1.7",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    b"{\\rtf1",
    b"Rar!",
    b"<p>" + b"x" * 9,
    b"\xff\xfe\xfa" * 99,
]
WORK = "tests.reading.other_process:work"


def found(data: bytes, *, isolate: bool) -> tuple[object, ...]:
    """Everything that can be seen of a draft or an error, also what equality ignores."""
    try:
        draft = gd.read(data, isolate=isolate)
    except UnreadableError as error:
        return type(error), error.code, error.params, [error.message(each) for each in LOCALES]
    return (attrs.asdict(draft, recurse=False), [seen(cell) for cell in draft.cells.values()])


def seen(cell: object) -> dict[str, object]:
    return attrs.asdict(cell, recurse=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_gives_the_same_in_another_process(path: Path) -> None:
    data = path.read_bytes()
    assert found(data, isolate=True) == found(data, isolate=False)


@pytest.mark.parametrize("data", ODD, ids=repr)
def test_a_file_without_a_report_gives_the_same_error(data: bytes) -> None:
    assert found(data, isolate=True) == found(data, isolate=False)


@given(strategies.drafts())
def test_any_draft_arrives_as_it_was(draft: Draft) -> None:
    there = wire.decode(wire.encode(draft))
    assert isinstance(there, Draft)
    assert attrs.asdict(there, recurse=False) == attrs.asdict(draft, recurse=False)
    assert [*map(seen, there.cells.values())] == [*map(seen, draft.cells.values())]


def test_any_error_arrives_as_it_was() -> None:
    fault = Violation("CELL-DECIMALS", ("a", "b"), Decimal("1.50"), None, (1, Decimal(2)), path="$")
    for error in (
        UnreadableError("reading.json", fault=fault),
        UnreadableError("document.too_large", found=10**12, limit=3),
        MissingReaderError(extra="pdf", package="pdfplumber"),
    ):
        there = wire.decode(wire.encode(error))
        assert isinstance(there, UnreadableError)
        assert (type(there), there.code, there.params) == (type(error), error.code, error.params)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"type":"_Error"}', b"\xff", b"[1]"])
def test_other_bytes_are_an_error_and_nothing_else(data: bytes) -> None:
    there = wire.decode(data)
    assert isinstance(there, UnreadableError)
    assert there.code == "reading.died"


def test_a_folder_and_an_archive_in_other_processes(tmp_path: Path) -> None:
    for path in samples.files():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "a.txt").write_text("本日无事。", "utf-8")
    (tmp_path / "b.pdf").write_bytes(bytes(limits.MOST_BYTES + 1))
    with ZipFile(tmp_path / "c.zip", "w") as archive:
        for path in samples.files():
            archive.write(path, path.name)
    here, there = ([*gd.read_all(tmp_path, isolate=each)] for each in (False, True))
    assert [name for name, _ in there] == [name for name, _ in here]
    assert [*map(str, (each for _, each in there))] == [*map(str, (each for _, each in here))]
    assert [type(each) for _, each in there].count(Draft) == 2 * len(samples.files())


def test_one_process_is_kept_for_many_files() -> None:
    workers = Workers(WORK)
    assert len({workers.ask(b"who") for _ in range(5)}) == 1
    workers.close()
    with pytest.raises(UnreadableError):
        workers.ask(b"who")


def test_a_bad_file_costs_itself_only() -> None:
    given: list[bytes | UnreadableError] = [str(each).encode() for each in range(30)]
    given[3], given[7], given[21] = b"die", b"kill", b"memory"
    given[25] = UnreadableError("reading.missing", path="a", number=2)
    answers = [*Workers(WORK, 2).each(given)]
    codes = {at: each.code for at, each in enumerate(answers) if isinstance(each, UnreadableError)}
    assert codes == {
        3: "reading.died",
        7: "reading.died",
        21: "reading.too_much_memory",
        25: "reading.missing",
    }
    assert all(answers[at] == given[at] for at in range(30) if at not in codes)


def test_a_process_that_takes_long_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    workers = Workers(WORK)
    first = workers.ask(b"who")
    with monkeypatch.context() as shorter:
        shorter.setattr(limits, "MOST_SECONDS", 0.2)
        with pytest.raises(UnreadableError) as caught:
            workers.ask(b"sleep")
    assert caught.value.code == "reading.too_slow"
    assert workers.ask(b"who") != first
    workers.close()


def test_processes_at_work_end_when_nobody_waits_any_more() -> None:
    answers = Workers(WORK, 2).each([b"1", *[b"sleep"] * 30])
    assert next(answers) == b"1"
    started = time.monotonic()
    assert isinstance(answers, Iterator)
    answers.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 30


def test_no_process_starts_after_the_end() -> None:
    workers = Workers(WORK)
    workers.close()
    (error,) = workers.each([b"1"])
    assert isinstance(error, UnreadableError)


def test_a_file_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_KEPT", Workers(isolation._ANSWER))
    data = (DATA / "programs" / "2021-chromium.pdf").read_bytes()
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.05)
    with pytest.raises(UnreadableError) as caught:
        gd.read(data, isolate=True)
    assert (caught.value.code, caught.value.params) == ("reading.too_slow", {"limit": 0.05})
    monkeypatch.setattr(limits, "MOST_SECONDS", 120)
    assert gd.read(data, isolate=True) == gd.read(data)
    isolation._KEPT.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit")
@pytest.mark.parametrize("data", [b"0 \n" * 190_000, "规章公开".encode() * 1_000_000])
def test_a_file_that_takes_much_memory(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_KEPT", Workers(isolation._ANSWER))
    monkeypatch.setattr(limits, "MOST_MEMORY", 40 << 20)
    with pytest.raises(UnreadableError) as caught:
        gd.read(data, isolate=True)
    assert (caught.value.code, caught.value.params) == ("reading.too_much_memory", {"limit": 40})
    isolation._KEPT.close()


FORKED = """
import os
import gaidisclosure as gd
from gaidisclosure import samples
path = next(each for each in samples.files() if each.suffix == ".txt")
draft = gd.read(path, isolate=True)
child = os.fork()
if not child:
    os._exit(gd.read(path, isolate=True) != draft)
_, status = os.waitpid(child, 0)
assert gd.read(path, isolate=True) == draft
raise SystemExit(status)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")
def test_a_forked_program_has_processes_of_its_own() -> None:
    assert subprocess.run([sys.executable, "-c", FORKED], check=False, timeout=60).returncode == 0


def test_a_process_serves_until_there_are_no_more_requests() -> None:
    requests, answers = io.BytesIO(), io.BytesIO()
    for request in (b"1", b"", b"22"):
        isolation.send(requests, request)
    requests.seek(0)
    assert worker.serve(bytes.upper, requests, answers) == 0
    answers.seek(0)
    assert [isolation.receive(answers) for _ in range(4)] == [b"1", b"", b"22", None]
    torn = io.BytesIO(b"\5\0\0\0abc")
    assert isolation.receive(torn) is None


def test_a_process_without_memory_ends_with_a_status_of_its_own() -> None:
    def exhausted(_: bytes) -> bytes:
        raise MemoryError

    requests = io.BytesIO(b"\0\0\0\0")
    assert worker.serve(exhausted, requests, io.BytesIO()) == isolation.OUT_OF_MEMORY


def test_a_draft_or_an_error_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    data = next(path for path in samples.files() if path.suffix == ".txt").read_bytes()
    assert wire.decode(worker.answer(data)) == gd.read(data)
    there = wire.decode(worker.answer(b"0"))
    assert isinstance(there, UnreadableError)
    assert there.code == "reading.no_report"

    def exhausted(_: bytes) -> Draft:
        try:
            raise MemoryError
        except MemoryError as error:
            raise UnreadableError("document.damaged", kind="PDF") from error

    monkeypatch.setattr(worker, "read", exhausted)
    with pytest.raises(MemoryError):
        worker.answer(b"")


def test_the_whole_of_the_other_process(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    requests = io.BytesIO()
    isolation.send(requests, b"1")
    requests.seek(0)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(requests))
    handler, out = signal.getsignal(signal.SIGINT), os.dup(1)
    try:
        assert worker.main(WORK, str(1 << 50)) == 0
    finally:
        os.dup2(out, 1)
        os.close(out)
        signal.signal(signal.SIGINT, handler)
    assert capfdbinary.readouterr().out.endswith(b"\x01\x00\x00\x001")


def test_memory_is_limited_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    worker.limit_memory(1)
    assert bytes(1000)
