# SPDX-License-Identifier: Apache-2.0
"""One corpus through one engine: ``python -m tests.engines.engine sail FOLDER``.

FOLDER holds ``lines.jsonl``, and Parquet in ``tables`` if that is to be checked as well. The
results are written there, and the seconds until the engine was ready and until everything was done
are printed. Each engine has a process of its own, as in use.
"""

from __future__ import annotations

import json
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from gaidisclosure import bulk

PROCESSES: Final = 2
LINES: Final = "conclusion string, codes string, edition string, agency string, year int"
MASKS: Final = (
    "failed bigint, not_evaluable bigint, blanks boolean, others bigint, conclusion string"
)
"""The results as Spark wants them declared."""


@contextmanager
def nothing() -> Iterator[None]:
    yield None


@contextmanager
def dask() -> Iterator[Executor]:
    module: Any = import_module("dask.distributed")
    workers = {"n_workers": PROCESSES, "threads_per_worker": 1, "dashboard_address": None}
    with module.LocalCluster(**workers) as cluster, module.Client(cluster) as client:
        yield client.get_executor()


@contextmanager
def sail() -> Iterator[Any]:
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    host, port = server.listening_address
    spark = SparkSession.builder.remote(f"sc://{host}:{port}").getOrCreate()
    try:
        spark.range(1).count()
        yield spark
    finally:
        spark.stop()
        server.stop()


@contextmanager
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(f"local[{PROCESSES}]").config("spark.ui.enabled", "false")
    made = builder.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    try:
        yield made
    finally:
        made.stop()


def by_executor(executor: Executor | None, folder: Path) -> None:
    with (folder / "lines.jsonl").open("rb") as file:
        found = [*bulk.check_lines(file, executor=executor)]
    (folder / "lines.pickle").write_bytes(pickle.dumps(found))


def by_batches(session: Any, folder: Path) -> None:
    """Let Spark call our functions, on as many partitions as there are processes."""
    text = session.read.text(str(folder / "lines.jsonl")).repartition(PROCESSES)
    write(text.mapInArrow(bulk.check_line_batches, LINES).toArrow(), folder / "lines.arrow")
    if (folder / "tables").is_dir():
        rows = session.read.parquet(str(folder / "tables"))
        masks = partial(bulk.check_batches, keep=["id"], edition="2021")
        checked = rows.mapInArrow(masks, f"id bigint, {MASKS}")
        write(checked.toArrow(), folder / "masks.arrow")


def write(table: pa.Table, path: Path) -> None:
    with pa.ipc.new_file(str(path), table.schema) as file:
        file.write_table(table)


ENGINES: Final[dict[str, tuple[Callable[[], Any], Callable[[Any, Path], None]]]] = {
    "one": (nothing, by_executor),
    "pool": (partial(ProcessPoolExecutor, PROCESSES), by_executor),
    "dask": (dask, by_executor),
    "sail": (sail, by_batches),
    "spark": (spark, by_batches),
}


def main(name: str, folder: Path) -> None:
    start = time.perf_counter()
    begin, check = ENGINES[name]
    with begin() as engine:
        ready = time.perf_counter() - start
        check(engine, folder)
        done = time.perf_counter() - start
    print(json.dumps({"ready": ready, "done": done}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
