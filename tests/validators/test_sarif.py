# SPDX-License-Identifier: Apache-2.0
"""SARIF before Microsoft's own validator, which knows the standard and what GitHub asks for.

It comes from npm in the version below, with the schema, about which it says nothing by itself.
Without npm or without a registry the tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import ValidationError
from jsonschema.validators import validator_for

from gaidisclosure import AnnualReport2021, Draft, dumps, samples
from gaidisclosure.cli import main
from gaidisclosure.i18n import LOCALES
from tests.cli.machines import HOSTILE
from tests.npm import installed

MULTITOOL = "@microsoft/sarif-multitool-linux@5.7.0"
EXPECTED = {"SARIF2005"}
"""A warning that the program has no address, which is true."""


@pytest.fixture(scope="module")
def multitool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the program."""
    folder = installed(MULTITOOL, tmp_path_factory.mktemp("multitool"), timeout=300)
    program = next((folder / "@microsoft").glob("*/Sarif.Multitool"))
    program.chmod(0o755)
    return program


def complaints(multitool: Path, document: Path) -> set[str]:
    """Return the rules that a document breaks, notes on matters of taste excepted.

    Raises:
        ValidationError: It is not as the schema says.
    """
    schema = json.loads(multitool.with_name("sarif-2.1.0.json").read_text("utf-8"))
    validator_for(schema)(schema).validate(json.loads(document.read_text("utf-8")))
    report = document.with_suffix(".validated")
    command = [str(multitool), "validate", str(document), "--log", "ForceOverwrite"]
    ran = subprocess.run(
        [*command, "--output", report, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert report.exists(), ran.stdout.decode("utf-8", "replace")
    (run,) = json.loads(report.read_text("utf-8"))["runs"]
    assert run["invocations"][0]["executionSuccessful"]
    return {each["ruleId"] for each in run["results"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the samples, files of all verdicts, and names of all sorts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "all").mkdir()
    for path in samples.files():
        shutil.copy(path, tmp_path / "all")
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    wrong = draft.replace({"request_handling.received.total": 1})
    for name in HOSTILE:
        kept = name.replace("/", "-").replace("\0", "").replace("\ud83d", "")
        (tmp_path / "all" / kept).write_bytes(dumps(wrong))
    (tmp_path / "all" / "blank.json").write_bytes(dumps(Draft.blank("云溪县审计局", 2022)))
    (tmp_path / "all" / "none.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "名单.txt").write_text("云溪县商务局\n云溪县民政局\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("locale", LOCALES)
def test_the_validator_finds_nothing_wrong(
    multitool: Path, folder: Path, locale: str, capfd: pytest.CaptureFixture[str]
) -> None:
    args = ["--format", "sarif", "--lang", locale, "--expect", "名单.txt", "--year", "2023"]
    assert main(["check", "all", "/nowhere/a.docx", "../a.docx", *args]) == 2
    document = folder / "all.sarif"
    document.write_text(capfd.readouterr().out, "utf-8")
    found = json.loads(document.read_text("utf-8"))["runs"][0]["results"]
    codes = {each["ruleId"] for each in found}
    assert {"FILE-UNREADABLE", "CELL-BLANK", "MEMBER-MISSING", "MEMBER-DOUBLED"} <= codes
    assert complaints(multitool, document) <= EXPECTED


def test_what_is_wrong_is_noticed(
    multitool: Path, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main(["check", "all", "--format", "sarif"])
    written, document = capfd.readouterr().out, folder / "all.sarif"
    document.write_text(written.replace('"name":"CellBlank"', '"name":"CELL-BLANK"'), "utf-8")
    assert "SARIF1001" in complaints(multitool, document)
    document.write_text(written.replace('"level":"error"', '"level":"bad"'), "utf-8")
    with pytest.raises(ValidationError):
        complaints(multitool, document)
