# SPDX-License-Identifier: Apache-2.0
"""Engines that call our functions, really run, before one process.

An engine that is not installed is skipped, and the summary says what it lacks: ``nox -s engines``.
"""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.strategies import sample
from tests.engines.engine import LINES, MASKS

ROOT = Path(__file__).parents[2]
SPARK = Path(sys.prefix) / "spark"
"""PySpark lies apart, as its files have the same names as those of the client for Sail."""
COUNT = 2_400
TYPES = {"bigint": "int64", "int": "int32", "boolean": "bool_", "string": "string"}


@cache
def drafts() -> list[gd.Draft]:
    """Drafts of which one in four is lawful, and the others have an error, blanks, or both."""
    made = [gd.Draft.from_report(each) for each in sample(COUNT, seed=17, edition="2021")]
    for at, draft in enumerate(made):
        wrong: dict[str, int | None] = {"行政复议 / 总计": 10**6 + at} if at % 4 in (1, 3) else {}
        blank: dict[str, int | None] = dict.fromkeys(islice(draft.cells, at % 150, None, 97))
        made[at] = draft.replace(wrong | (blank if at % 4 in (2, 3) else {}))
    return made


def documents() -> list[bytes]:
    """Reports on both forms, drafts, refused documents, and lines that are none."""
    reports = [gd.dumps(each) for each in sample(COUNT // 2, seed=18)]
    others = [gd.dumps(each) for each in drafts()[: COUNT // 2]]
    refused = [each.replace(b'"upheld":', b'"upheld":1', 1) for each in reports[:20]]
    return [*reports, *others, *refused, *islice(cycle([b"{", b"null", b"{}"]), 30)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("corpus")
    (home / "lines.jsonl").write_bytes(b"\n".join(documents()) + b"\n")
    (home / "tables").mkdir()
    numbers = pa.array(range(COUNT), pa.int64())
    table = bulk.to_table(drafts(), names="flat").append_column("id", numbers)
    for part in range(3):
        rows = table.slice(part * COUNT // 3, COUNT // 3)
        pq.write_table(rows, home / "tables" / f"{part}.parquet", row_group_size=250)
    return home


@pytest.fixture(scope="module")
def one(folder: Path) -> list[bulk.Checked]:
    """The results of one process, of every kind."""
    with (folder / "lines.jsonl").open("rb") as file:
        found = [*bulk.check_lines(file)]
    assert len(found) > 2_000
    assert {each.conclusion for each in found} == {"valid", "invalid", "incomplete", "unreadable"}
    return found


def run(engine: str, folder: Path, **environment: str) -> None:
    paths = [environment.pop("PYTHONPATH", ""), str(ROOT), os.environ.get("PYTHONPATH", "")]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.engines.engine", engine, str(folder)],
        env=os.environ | environment | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=280,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    print(engine, ran.stdout)


def read(path: Path) -> Any:
    with pa.OSFile(str(path)) as file:
        return pa.ipc.open_file(file).read_all()


def compare(folder: Path, one: list[bulk.Checked]) -> None:
    """Compare what Spark has given, whose rows come in any order, with one process."""
    lines = read(folder / "lines.arrow")
    names = ("conclusion", "codes", "edition", "agency", "year")
    assert Counter(zip(*(lines[name].to_pylist() for name in names), strict=True)) == Counter(
        (each.conclusion, " ".join(each.codes), each.edition, each.agency, each.year)
        for each in one
    )
    masks = read(folder / "masks.arrow").sort_by("id").to_pylist()
    expected = bulk.check_batch(bulk.to_table(drafts(), names="flat"))
    assert len({*expected["conclusion"].to_pylist()}) == 3
    assert masks == [{"id": at} | row for at, row in enumerate(expected.to_pylist())]
    (folder / "lines.arrow").unlink()
    (folder / "masks.arrow").unlink()


@pytest.mark.parametrize(("declared", "lines"), [(LINES, True), (MASKS, False)])
def test_the_declared_results_are_those_of_the_schema(declared: str, lines: bool) -> None:
    columns = [each.split() for each in declared.split(", ")]
    made = pa.schema([(name, getattr(pa, TYPES[kind])()) for name, kind in columns])
    assert made == bulk.mapped_schema(lines)


def test_dask_checks_lines_as_one_process_does(folder: Path, one: list[bulk.Checked]) -> None:
    if find_spec("distributed") is None:
        pytest.skip("Dask is not installed (group engines)")
    run("dask", folder)
    assert pickle.loads((folder / "lines.pickle").read_bytes()) == one


def test_sail_maps_batches_as_one_process_does(folder: Path, one: list[bulk.Checked]) -> None:
    if find_spec("pysail") is None or find_spec("pyspark") is None:
        pytest.skip("Sail and the client of Spark are not installed (group engines)")
    run("sail", folder)
    compare(folder, one)


def test_spark_maps_batches_as_one_process_does(folder: Path, one: list[bulk.Checked]) -> None:
    if shutil.which("java") is None:
        pytest.skip("PySpark needs Java, which is not installed")
    if not (SPARK / "pyspark" / "jars").is_dir():
        pytest.skip("PySpark is not installed in the folder spark of the environment (group spark)")
    run("spark", folder, PYTHONPATH=str(SPARK), PYSPARK_PYTHON=sys.executable)
    compare(folder, one)
