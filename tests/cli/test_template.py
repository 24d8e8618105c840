# SPDX-License-Identifier: Apache-2.0
"""``template``: the blank form in the format that a name ends in, and never over another file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import gaidisclosure as gd
from gaidisclosure.form import FORMS
from tests.cli.command_line import Command


@pytest.mark.parametrize("ending", ["xlsx", "docx", "html"])
@pytest.mark.parametrize("edition", FORMS)
def test_a_blank_form_is_written(
    command: Command, tmp_path: Path, edition: str, ending: str
) -> None:
    path = tmp_path / f"填报表.{ending}"
    result = command("template", edition, "--output", str(path))
    assert (result.exit_code, result.output) == (0, "")
    assert path.read_bytes() == gd.template(edition, ending)  # type: ignore[arg-type]
    assert gd.read(path).form is FORMS[edition]


def test_the_form_in_force_is_the_default_and_large_letters_are_no_other_format(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "form.HTML"
    assert command("template", "-o", str(path)).exit_code == 0
    assert path.read_bytes() == gd.template("2021", "html")


def test_a_file_that_exists_is_not_overwritten_unless_told(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "form.html"
    path.write_bytes(b"mine")
    result = command("template", "--output", str(path), "--lang", "en")
    assert (result.exit_code, path.read_bytes()) == (2, b"mine")
    assert "A file of that name exists" in result.stderr
    assert command("template", "--output", str(path), "--force").exit_code == 0
    assert path.read_bytes() == gd.template("2021", "html")


@pytest.mark.parametrize("lang", ["zh", "zh-Hant", "en"])
def test_a_name_must_end_in_a_format(command: Command, tmp_path: Path, lang: str) -> None:
    result = command("template", "--output", str(tmp_path / "form.doc"), "--lang", lang)
    assert result.exit_code == 2
    for each in ("form.doc", ".xlsx", ".docx", ".html"):
        assert each in result.stderr
    assert not [*tmp_path.iterdir()]


def test_a_writer_that_is_not_installed_is_told_in_the_language_of_the_command(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = command("template", "--output", str(tmp_path / "form.xlsx"), "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "Needed for this, but not installed: XlsxWriter" in result.stderr
    assert not [*tmp_path.iterdir()]
