# SPDX-License-Identifier: Apache-2.0
"""The blocks about engines in “a hundred thousand reports”, run as they stand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from textwrap import indent

import pyarrow.parquet as pq
import pytest

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.strategies import sample

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```py\n(.*?)^```", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^\+-[-+]*\+\n\| *(?=conclusion|agency)", re.MULTILINE)
"""How Spark begins to show a table."""
END = "spark.stop()\nserver.stop()\n"
FILES = {"en": ("reports.jsonl", "all.parquet"), "zh": ("年报.jsonl", "全部.parquet")}
WRONG = gd.Draft.blank("云溪县商务局", 2023).replace(
    {"行政复议 / 总计": 1, "行政复议 / 结果维持": 2}
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_blocks_find_what_is_wrong(language: str, tmp_path: Path) -> None:
    if any(find_spec(name) is None for name in ("distributed", "pysail", "pyspark")):
        pytest.skip("Dask, Sail and the client of Spark are not installed (group engines)")
    page = (DOCS / language / "how-to" / "a-hundred-thousand.md").read_text("utf-8")
    blocks = BLOCK.findall(page)
    assert len(blocks) == 3
    drafts = [*map(gd.Draft.from_report, sample(30, seed=5, edition="2021")), WRONG]
    lines, table = FILES[language]
    (tmp_path / lines).write_bytes(b"\n".join(map(gd.dumps, drafts)))
    pq.write_table(bulk.to_table(drafts, names="flat"), tmp_path / table)
    guarded = indent("\n".join([*blocks, END]), "    ")  # Dask starts it anew, Spark wants a file
    program = f'from gaidisclosure import bulk\n\nif __name__ == "__main__":\n{guarded}'
    (tmp_path / "program.py").write_text(program, "utf-8")
    ran = subprocess.run(
        [sys.executable, "program.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=250,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    by_dask, counted, failed = TABLE.split(ran.stdout)
    assert re.match(r"31 invalid 云溪县商务局 .*\bT4-SUM:review\b", by_dask)
    assert re.findall(r"(\w+) *\| *(\d+)", counted) == [("invalid", "1"), ("valid", "30")]
    assert re.findall(r"^\| *(云溪县\w+) *\| *(\d+) *\| *(\w+)", failed, re.MULTILINE) == [
        ("云溪县商务局", "2023", "invalid")
    ]
