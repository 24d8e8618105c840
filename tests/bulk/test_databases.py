# SPDX-License-Identifier: Apache-2.0
"""A corpus in databases: loaded without code of ours, queried, and checked as it comes back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import duckdb
import psycopg
import pyarrow as pa
import pytest

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk.exported import parquet_data

FIRST, SECOND = (
    gd.AnnualReport2021.from_figures(
        name,
        2023,
        gd.AnnualReport2021.zero(name, 2023).figures()
        | {"proactive_disclosure.licensing": count, "proactive_disclosure.fees": Decimal("25.1")},
    )
    for name, count in (("云溪县商务局", 126), ("云溪县审计局", 4))
)
BLANK = gd.Draft.blank("云溪县民政局", 2023)
TABLE = bulk.to_table([FIRST, SECOND, BLANK], names="flat")
EXPECTED = bulk.check_batch(TABLE).to_pylist()
TYPES = {pa.int64(): "bigint", pa.int32(): "integer", pa.date32(): "date", pa.string(): "text"}
SUM = "SELECT sum(licensing), count(*), count(licensing) FROM reports"
NAMES = "SELECT agency FROM reports WHERE licensing > 100"


def columns() -> str:
    return ", ".join(
        f"{field.name} {TYPES.get(field.type, 'numeric(30, 15)')}" for field in TABLE.schema
    )


def rows() -> list[list[Any]]:
    return [[*row.values()] for row in TABLE.to_pylist()]


def test_sqlite_holds_a_corpus_with_amounts_as_text() -> None:
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE reports ({', '.join(TABLE.schema.names)})")
    marks = ", ".join("?" * TABLE.num_columns)
    plain = (
        [each if each is None or isinstance(each, int) else str(each) for each in row]
        for row in rows()
    )
    base.executemany(f"INSERT INTO reports VALUES ({marks})", plain)
    assert base.execute(SUM).fetchone() == (130, 3, 2)
    assert base.execute(NAMES).fetchall() == [("云溪县商务局",)]
    cursor = base.execute("SELECT * FROM reports")
    names = [each[0] for each in cursor.description]
    back = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in cursor])
    assert bulk.check_batch(back).to_pylist() == EXPECTED
    base.close()
    assert [*bulk.drafts_from_table(back)] == [*bulk.drafts_from_table(TABLE)]


def test_duckdb_queries_arrow_and_parquet(tmp_path: Path) -> None:
    path = tmp_path / "reports.parquet"
    path.write_bytes(parquet_data([FIRST, SECOND, BLANK], "flat"))
    base = duckdb.connect()
    base.execute(f"CREATE TABLE reports AS SELECT * FROM '{path}'")
    assert base.execute(SUM).fetchone() == (130, 3, 2)
    assert base.execute(NAMES).fetchall() == [("云溪县商务局",)]
    assert bulk.check_frame(base.table("reports")).to_pylist() == EXPECTED
    base.execute(f"COPY reports TO '{path}'")
    assert [each.to_pylist() for each in map(bulk.check_batch, bulk.read_parquet(path))] == [
        EXPECTED
    ]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that these tests have started, without a network."""
    if not (shutil.which("initdb") and shutil.which("pg_ctl")):
        pytest.skip("no server of PostgreSQL here (initdb, pg_ctl)")
    with TemporaryDirectory() as home:
        user = _unprivileged(home)
        run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL, user=user, cwd=home)
        base, log = f"{home}/base", f"{home}/log"
        run(["initdb", "-D", base, "-U", "reader", "-A", "trust", "-E", "UTF8", "--no-sync"])
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}'"
        run(["pg_ctl", "-D", base, "-w", "-l", log, "-o", options, "start"])
        try:
            yield f"host={home} user=reader dbname=postgres"
        finally:
            run(["pg_ctl", "-D", base, "-w", "-m", "immediate", "stop"])


def _unprivileged(home: str) -> str | None:
    """The user who may start a server, as root may not; the folder is given to that user."""
    if os.name == "posix" and os.geteuid() == 0:
        try:
            shutil.chown(home, "postgres")
        except LookupError:
            pytest.skip("root cannot start PostgreSQL, and there is no user postgres")
        return "postgres"
    return None


def test_postgresql_takes_and_gives_arrow(server: str) -> None:
    home = server.split(maxsplit=1)[0].removeprefix("host=")
    address = f"postgresql://reader@/postgres?host={home}"
    with adbc.connect(address) as base, base.cursor() as cursor:
        cursor.adbc_ingest("arrived", TABLE)
        cursor.execute("SELECT * FROM arrived")
        back = cursor.fetch_arrow_table()
    assert bulk.check_batch(back).to_pylist() == EXPECTED
    assert bulk.from_table(back[:2]) == [FIRST, SECOND]


def test_postgresql_takes_a_corpus_by_copy(server: str) -> None:
    with psycopg.connect(server) as base:
        base.execute(f"CREATE TABLE reports ({columns()})")
        with base.cursor().copy("COPY reports FROM STDIN") as copy:
            for row in rows():
                copy.write_row(row)
        assert base.execute(SUM).fetchone() == (130, 3, 2)
        assert base.execute(NAMES).fetchall() == [("云溪县商务局",)]
        cursor = base.execute("SELECT * FROM reports")
        names = [each.name for each in cursor.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
    back = pa.Table.from_pylist(found, TABLE.schema)
    assert bulk.check_batch(back).to_pylist() == EXPECTED
    assert bulk.from_table(back[:2]) == [FIRST, SECOND]
