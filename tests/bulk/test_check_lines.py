# SPDX-License-Identifier: Apache-2.0
"""JSON Lines: a result for each, in order, whatever is wrong and whoever runs the checks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk, strategies
from gaidisclosure.bulk import lines
from gaidisclosure.codec.syntax import MAX_BYTES
from tests.bulk.verdicts import contradicting
from tests.depth import examples

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
LINE = gd.dumps(REPORT)
WRONG = LINE.replace(b'"upheld":0', b'"upheld":1', 1)
FAULTY = LINE.replace(b'"name":"', b'"name":"\\u0007')
NOT_JSON = (b"{", b"[]", b"{}", b'{"kind":"report"}', b"\xff", b"null", LINE[:-1], LINE + b"\x0c")
EXAMPLES = (LINE, WRONG, FAULTY, gd.dumps(gd.Draft.blank("云溪县审计局", 2023)), *NOT_JSON)


class Now(Executor):
    """Runs everything at once, and remembers how much was under way."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        self.futures.append(future)
        return future


def codes(draft: gd.Draft) -> tuple[str, ...]:
    verdict = draft.check()
    return tuple(dict.fromkeys(each.code for each in (*verdict.violations, *verdict.gaps)))


@given(st.lists(strategies.drafts() | contradicting(), max_size=3))
def test_a_draft_is_told_as_by_itself(drafts: list[gd.Draft]) -> None:
    found = [*bulk.check_lines(map(gd.dumps, drafts))]
    assert found == [
        bulk.Checked(
            number,
            draft.check().conclusion.value,
            codes(draft),
            draft.form.key,
            draft.agency,
            draft.year,
        )
        for number, draft in enumerate(drafts, 1)
    ]


@given(st.lists(strategies.annual_reports(), max_size=3))
def test_a_report_is_told_as_its_draft(reports: list[gd.AnyReport]) -> None:
    drafts = [gd.Draft.from_report(each) for each in reports]
    assert [*bulk.check_lines(map(gd.dumps, reports))] == [*bulk.check_lines(map(gd.dumps, drafts))]


def test_fees_finer_than_a_fen_are_a_warning_of_a_report() -> None:
    line = LINE.replace(b'"fees":"0"', b'"fees":"0.0000001"')
    (found,) = bulk.check_lines([line])
    assert (found.conclusion, found.codes, found.ok) == ("valid", ("CELL-FEN",), True)


def test_a_refused_report_has_its_faults_and_its_verdict() -> None:
    wrong, faulty = bulk.check_lines([WRONG, FAULTY])
    assert (wrong.conclusion, wrong.codes, wrong.ok) == ("invalid", ("T4-SUM:review",), False)
    assert [each.path for each in wrong.faults] == ["$.review_litigation.review.total"]
    assert (faulty.conclusion, faulty.agency, faulty.year) == ("invalid", None, 2023)
    assert faulty.codes == ("TEXT-CONTROL", "AGENCY-MISSING")


@pytest.mark.parametrize("line", NOT_JSON)
def test_a_line_that_is_no_report_is_a_result(line: bytes) -> None:
    before, found, after = bulk.check_lines([LINE, line, LINE])
    assert (before.line, found.line, after.line) == (1, 2, 3)
    assert (found.conclusion, found.agency, found.edition) == ("unreadable", None, None)
    assert found.codes
    assert [each.code for each in found.faults] == [*found.codes]
    assert before.ok
    assert after.ok


def test_lines_are_counted_from_the_start_that_is_given_and_blank_ones_too() -> None:
    file = BytesIO(b"\n" + LINE + b"\r\n\r\n \t\n{}\n" + LINE)
    assert [each.line for each in bulk.check_lines(file, start=10)] == [12, 15, 16]
    assert [each.line for each in bulk.check_lines([b"", LINE, b"\n"])] == [2]
    assert [*bulk.check_lines([])] == [*bulk.check_lines(BytesIO())] == []


@pytest.mark.parametrize("ending", [b"", b"\n", b"\n" + LINE])
@pytest.mark.parametrize("beyond", [0, 1, 2, MAX_BYTES, 2 * MAX_BYTES + 5])
def test_a_line_that_is_too_long_is_not_held(beyond: int, ending: bytes) -> None:
    length = MAX_BYTES + beyond
    file = BytesIO(b'"' + b"a" * (length - 2) + b'"' + ending)
    long, *rest = bulk.check_lines(file)
    assert long.conclusion == "unreadable"
    assert long.codes == (("JSON-LENGTH",) if beyond else ("JSON-OBJECT",))
    if beyond:
        (fault,) = long.faults
        assert fault.expected == MAX_BYTES
        assert fault.actual in (length, length + ending.startswith(b"\n"))
    assert [each.line for each in rest] == [2] * ending.endswith(LINE)


def test_no_more_of_a_line_is_read_than_its_bound() -> None:
    class File(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert 0 < size <= MAX_BYTES + 1
            return super().readline(size)

    found = [*bulk.check_lines(File(b"a" * 5 * MAX_BYTES + b"\n" + LINE))]
    assert [each.line for each in found] == [1, 2]


@pytest.mark.parametrize(
    ("given_", "kind"),
    [
        (["{}"], "str"),
        (StringIO("{}\n"), "str"),
        (StringIO("a" * (MAX_BYTES + 2)), "str"),
        ([None], "NoneType"),
        ([7], "int"),
        (LINE, "bytes"),
        (bytearray(LINE), "bytearray"),
        (memoryview(LINE), "memoryview"),
        ("reports.jsonl", "str"),
        (Path(), type(Path()).__name__),
    ],
)
def test_all_but_lines_of_bytes_is_refused(given_: Any, kind: str) -> None:
    with pytest.raises(TypeError, match=f"expected lines as bytes .*, not {kind}$"):
        [*bulk.check_lines(given_)]


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2) as made:
        yield made


@settings(max_examples=examples(8))
@given(st.lists(st.sampled_from(EXAMPLES), max_size=30), st.integers(1, 5), st.integers(0, 3))
def test_any_executor_and_any_batches_give_the_same(
    pool: ProcessPoolExecutor, given_: list[bytes], size: int, start: int
) -> None:
    expected = [*bulk.check_lines(given_, start)]
    assert [each.line for each in expected] == [*range(start + 1, start + 1 + len(given_))]
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(2) as threads:
        patch.setattr(lines, "_BATCH_LINES", size)
        patch.setattr(lines, "_AHEAD", size)
        for executor in (threads, pool, Now()):
            assert [*bulk.check_lines(given_, start, executor)] == expected


def test_few_batches_are_under_way() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"{}"

    executor = Now()
    found = bulk.check_lines(endless(), executor=executor)
    assert next(found).line == 1
    assert taken == lines._BATCH_LINES * lines._AHEAD
    assert len(executor.futures) == lines._AHEAD


def test_large_lines_make_small_batches() -> None:
    executor = Now()
    large = b'"' + b"a" * (lines._BATCH_BYTES // 2) + b'"'
    assert len([*bulk.check_lines([large] * 5, executor=executor)]) == 5
    assert [len(each.result()) for each in executor.futures] == [2, 2, 1]


def test_bytes_are_counted_for_each_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_BATCH_BYTES", 100)
    executor = Now()
    given_ = [b"a" * size for size in (100, 99, 1, 50, 49, 0, 1, 1)]
    assert len([*bulk.check_lines(given_, executor=executor)]) == 7
    assert [len(each.result()) for each in executor.futures] == [1, 2, 3, 1]


def test_what_nobody_waits_for_is_cancelled() -> None:
    class Never(Executor):
        futures: list[Future[Any]]

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            self.futures.append(future)
            if len(self.futures) == 1:
                future.set_result([bulk.Checked(1, "valid")])
            return future

    executor = Never()
    executor.futures = []
    found = bulk.check_lines((b"{}" for _ in range(10**4)), executor=executor)
    assert next(found) == bulk.Checked(1, "valid")
    found.close()  # type: ignore[attr-defined]
    first, *others = executor.futures
    assert not first.cancelled()
    assert all(each.cancelled() for each in others)


def test_results_are_small_on_their_way() -> None:
    import pickle

    found = [*bulk.check_lines([LINE] * 100)]
    assert len(pickle.dumps(found)) < 100 * 80
    assert json.loads(json.dumps(found[0].codes)) == []
