# SPDX-License-Identifier: Apache-2.0
"""Corpora: rows and lines per second, memory and size, beside what people would use instead.

``python benchmarks/bulk.py`` measures 1,000,000 rows drawn from 10,000 reports, as promised;
``python benchmarks/bulk.py 100000`` a tenth of them. Each measure runs in a process of its own, of
which the largest memory is told. Peers apply the identities to the same rows, null-correct, and
their masks are compared with ours. Times of rows are processor time on one core, the lowest of
three rounds; those of lines and of files are by the clock.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from gaidisclosure import bulk, dumps
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import EDITION_2021, Identity
from gaidisclosure.strategies import sample

DRAWN: Final = 10_000
COUNTIES: Final = 10
"""One report in ten is that of a county, the others are of bureaus and townships."""
ROUNDS: Final = 3
BLANK: Final = 0.05
"""The share of cells that are null in the second table: one in twenty."""
IDENTITIES: Final = [*EDITION_2021.identities.values()]


def corpus(folder: Path, rows: int) -> None:
    """Write the tables that all measures read: complete, and with blanks."""
    count = min(DRAWN, rows)
    counties = count // COUNTIES
    reports = [
        *sample(count - counties, seed=1, edition="2021", size="office"),
        *sample(counties, seed=2, edition="2021", size="county"),
    ]
    table = bulk.to_table(reports, names="flat")
    random = np.random.default_rng(1)
    drawn = table.take(pa.array(random.integers(0, len(reports), rows)))
    write(drawn, folder / "whole.arrow")
    cells = [path for path, cell in EDITION_2021.cells.items() if cell.kind != "money"]
    flat = dict(
        zip(EDITION_2021.cells, table.schema.names[-len(EDITION_2021.cells) :], strict=True)
    )
    blank = {flat[path] for path in cells}
    columns = [
        pa.array(
            drawn[name].to_numpy(),
            mask=random.random(rows) < BLANK,
            type=drawn.schema.field(name).type,
        )
        if name in blank
        else drawn[name]
        for name in drawn.schema.names
    ]
    write(pa.Table.from_arrays(columns, schema=drawn.schema), folder / "blanks.arrow")
    with (folder / "lines.jsonl").open("wb") as file:
        file.writelines(dumps(each) + b"\n" for each in reports)


def write(table: Any, path: Path) -> None:
    with pa.ipc.new_file(str(path), table.schema) as file:
        file.write_table(table, max_chunksize=65_536)


def read(path: Path) -> Any:
    """Map a table into memory, in batches of 65,536 rows."""
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def best(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the lowest time of some rounds, and the last result."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = work()
        times.append(time.process_time() - start)
    return min(times), found


def numpy_sums(table: Any) -> Any:
    """The least that anybody can do: which identities fail, without a thought of nulls."""
    names = _names(table)
    masks = []
    for batch in table.to_batches(max_chunksize=16_384):
        columns = {path: batch.column(name).to_numpy() for path, name in names.items()}
        mask = np.zeros(batch.num_rows, np.uint64)
        for at, each in enumerate(IDENTITIES):
            left = sum(columns[cell] for cell in each.left)
            right = sum(columns[cell] for cell in each.right)
            mask |= np.asarray(left != right).astype(np.uint64) << np.uint64(at)
        masks.append(mask)
    return np.concatenate(masks), None


def _names(table: Any) -> dict[str, str]:
    counts = [path for path, cell in EDITION_2021.cells.items() if cell.kind != "money"]
    flat = dict(
        zip(
            EDITION_2021.cells,
            bulk.schema("2021", "flat").names[-len(EDITION_2021.cells) :],
            strict=True,
        )
    )
    return {path: flat[path] for path in counts}


def duckdb_sql(table: Any) -> Any:
    """The same two masks in SQL, where ``coalesce`` counts the blanks of each side."""
    base = duckdb.connect(config={"threads": 1})
    base.execute("SET enable_progress_bar = false")
    base.register("reports", table)
    names = _names(table)
    failed, unknown = [], []
    for at, each in enumerate(IDENTITIES):
        fails, blank = _in_sql(each, names)
        failed.append(f"(CASE WHEN {fails} THEN {1 << at}::UBIGINT ELSE 0::UBIGINT END)")
        unknown.append(
            f"(CASE WHEN {blank} AND NOT ({fails}) THEN {1 << at}::UBIGINT ELSE 0::UBIGINT END)"
        )
    query = f"SELECT {' | '.join(failed)} AS failed, {' | '.join(unknown)} AS unknown FROM reports"
    found = base.sql(query).to_arrow_table()
    return found["failed"].to_numpy(), found["unknown"].to_numpy()


def _in_sql(identity: Identity, names: dict[str, str]) -> tuple[str, str]:
    def side(cells: tuple[str, ...]) -> tuple[str, str, str]:
        least = " + ".join(f"coalesce({names[cell]}, 0)" for cell in cells)
        most = " + ".join(f"coalesce({names[cell]}, {MAX_COUNT})" for cell in cells)
        return least, most, " OR ".join(f"{names[cell]} IS NULL" for cell in cells)

    left, most_left, no_left = side(identity.left)
    right, most_right, no_right = side(identity.right)
    return f"({most_left} < {right} OR {most_right} < {left})", f"({no_left} OR {no_right})"


def polars_expressions(table: Any) -> Any:
    """The same two masks in polars expressions that respect null: no ``sum_horizontal``."""
    names = _names(table)
    frame = pl.from_arrow(table.select([*names.values()]))
    assert isinstance(frame, pl.DataFrame)
    failed, unknown = pl.lit(0, pl.UInt64), pl.lit(0, pl.UInt64)
    for at, each in enumerate(IDENTITIES):
        sides = [
            (
                sum(
                    (pl.col(names[c]).fill_null(0) for c in cells[1:]),
                    pl.col(names[cells[0]]).fill_null(0),
                ),
                sum(
                    (pl.col(names[c]).fill_null(MAX_COUNT) for c in cells[1:]),
                    pl.col(names[cells[0]]).fill_null(MAX_COUNT),
                ),
                sum((pl.col(names[c]) for c in cells[1:]), pl.col(names[cells[0]])).is_null(),
            )
            for cells in (each.left, each.right)
        ]
        (left, most_left, no_left), (right, most_right, no_right) = sides
        fails = (most_left < right) | (most_right < left)
        bit = pl.lit(1 << at, pl.UInt64)
        zero = pl.lit(0, pl.UInt64)
        failed = failed | pl.when(fails).then(bit).otherwise(zero)
        unknown = unknown | pl.when((no_left | no_right) & ~fails).then(bit).otherwise(zero)
    found = frame.select(failed=failed, unknown=unknown)
    return found["failed"].to_numpy(), found["unknown"].to_numpy()


def ours(table: Any) -> Any:
    result = bulk.check_batch(table, blanks=False)
    return result["failed"].to_numpy(), result["not_evaluable"].to_numpy()


WAYS: Final[dict[str, Callable[[Any], Any]]] = {
    "check_batch, every rule": ours,
    "plain numpy, sums alone, wrong on null": numpy_sums,
    "polars, respecting null": polars_expressions,
    "DuckDB SQL": duckdb_sql,
}


def memory() -> float:
    """The largest memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_rows(path: Path, way: str) -> tuple[float, float, str]:
    table = read(path)
    seconds, (failed, unknown) = best(lambda: WAYS[way](table))
    peak = memory()
    told = ""
    if unknown is not None and way != "check_batch, every rule":
        expected = ours(table)
        same = (failed == expected[0]).all() and (unknown == expected[1]).all()
        told = "the same masks" if same else "OTHER MASKS"
    return table.num_rows / seconds, peak, told


def measure_whole(path: Path, rows: int) -> tuple[float, float, str]:
    """Rows with blanks judged one by one as well."""
    table = read(path).slice(0, rows)
    start = time.perf_counter()
    result = bulk.check_batch(table)
    seconds = time.perf_counter() - start
    return rows / seconds, memory(), f"{sum(result['blanks'].to_pylist())} joint contradictions"


def cycled(path: Path, rows: int) -> Iterator[bytes]:
    """The lines of a file again and again, without holding them."""
    while rows > 0:
        with path.open("rb") as file:
            for line in islice(file, rows):
                rows -= 1
                yield line


def measure_lines(path: Path, rows: int, processes: int) -> tuple[float, float, str]:
    start, used, before = time.perf_counter(), time.process_time(), memory()
    lines = cycled(path, rows)
    if processes == 1:
        count = sum(each.ok for each in bulk.check_lines(lines))
    else:
        with ProcessPoolExecutor(processes) as pool:
            count = sum(each.ok for each in bulk.check_lines(lines, executor=pool))
    seconds = time.perf_counter() - start
    told = f"{count / (time.process_time() - used):,.0f} for each second of this process, "
    told += f"{memory() - before:.0f} MB beyond the {before:.0f} of all that this program imports"
    return count / seconds, memory(), f"{seconds:.1f} s with start-up, {told}"


def measure_parquet(path: Path, target: Path) -> tuple[float, float, str]:
    table = read(path)
    start = time.perf_counter()
    pq.write_table(table, target, compression="zstd", row_group_size=65_536)
    seconds = time.perf_counter() - start
    return table.num_rows / seconds, memory(), f"{target.stat().st_size / 1e6:.1f} MB"


def measure_from_parquet(target: Path) -> tuple[float, float, str]:
    start = time.perf_counter()
    rows = sum(bulk.check_batch(each, blanks=False).num_rows for each in bulk.read_parquet(target))
    return rows / (time.perf_counter() - start), memory(), "a batch at a time"


def apart(function: Callable[..., Any], *args: Any) -> Any:
    """Run a measure in a new process, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *args).result()


def measures(folder: Path, rows: int) -> Iterator[tuple[str, tuple[float, float, str]]]:
    for name, kind in (("whole", "complete"), ("blanks", "1 cell in 20 null")):
        for way in WAYS:
            if name == "blanks" and WAYS[way] is numpy_sums:
                continue
            yield f"{kind}: {way}", apart(measure_rows, folder / f"{name}.arrow", way)
    few = min(rows, 5_000)
    yield "blanks judged one by one", apart(measure_whole, folder / "blanks.arrow", few)
    for processes in (1, 2):
        yield (
            f"lines, {processes} process(es)",
            apart(measure_lines, folder / "lines.jsonl", rows, processes),
        )
    target = folder / "all.parquet"
    yield "Parquet written", apart(measure_parquet, folder / "whole.arrow", target)
    yield "Parquet read and checked", apart(measure_from_parquet, target)


def main(rows: int) -> None:
    os.environ["POLARS_MAX_THREADS"] = "1"  # of the processes that measure
    print(f"Python {sys.version.split()[0]}, {rows} rows drawn from {min(DRAWN, rows)} reports")
    print(f"{'':52}{'a second':>12}{'MB at most':>12}")
    with TemporaryDirectory() as folder:
        apart(corpus, Path(folder), rows)
        for name, (speed, peak, told) in measures(Path(folder), rows):
            print(f"{name:52}{speed:12,.0f}{peak:12,.0f}   {told}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
