# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaidisclosure import AnnualReport2021, Draft, dumps
from tests.cli.command_line import SILENT, Command, Saved, run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test stands in a folder of its own and names files as a user does."""
    monkeypatch.chdir(tmp_path)
    for variable in SILENT:
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def command() -> Command:
    return run


@pytest.fixture
def report() -> AnnualReport2021:
    return AnnualReport2021.zero("云溪县商务局", 2023)


@pytest.fixture
def draft(report: AnnualReport2021) -> Draft:
    return Draft.from_report(report)


@pytest.fixture
def wrong(draft: Draft) -> Draft:
    """A draft in which one figure is wrong."""
    return draft.replace({"request_handling.received.total": 1})


@pytest.fixture
def saved(folder: Path) -> Saved:
    """Put a report, a draft, text or bytes into a file; its name."""

    def save(content: AnnualReport2021 | Draft | str | bytes, name: str = "report") -> str:
        if isinstance(content, str):
            content = content.encode()
        (folder / name).write_bytes(content if isinstance(content, bytes) else dumps(content))
        return name

    return save
