# SPDX-License-Identifier: Apache-2.0
"""Published tables are read right, cell by cell; the summary of the run prints how many."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from gaidisclosure.form import EDITION_2021

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "reading_accuracy.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_accuracy", BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_cell_of_the_published_tables_is_read_right(
    benchmark: ModuleType, record_property: Callable[[str, object], None]
) -> None:
    record_property("measured", "\n".join(benchmark.table(benchmark.OWN, benchmark.ours)))
    for case in benchmark.cases(benchmark.OWN):
        found = benchmark.count(case, benchmark.ours(case), nonzero=False)
        assert (found.wrong, found.missed, found.invented) == (0, 0, 0), case["id"]
        assert found.right == len(case["cells"])


def test_the_benchmark_counts_what_is_not_right(benchmark: ModuleType) -> None:
    paths = list(EDITION_2021.cells)[:4]
    case = {
        "edition": "2021",
        "cells": {paths[0]: 1, paths[1]: 2, paths[2]: None},
        "complete": {"table2": True},
    }
    got = {paths[0]: 9, paths[2]: 5, paths[3]: 6}
    found = benchmark.count(case, got, nonzero=False)
    assert (found.right, found.wrong, found.missed, found.invented) == (0, 1, 1, 2)
    assert benchmark.count(case, {}, nonzero=True).missed == 2
