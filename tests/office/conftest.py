# SPDX-License-Identifier: Apache-2.0
"""LibreOffice, which opens files and saves them in another format.

``nox -s office`` runs these tests; Debian and Ubuntu have LibreOffice as ``libreoffice-writer`` and
``libreoffice-calc``, and a Chinese font as ``fonts-noto-cjk``.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

Files: TypeAlias = Mapping[str, bytes]
Saved: TypeAlias = Callable[[Files, str], dict[str, bytes]]

SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Settings of a user whose workbooks are recalculated whenever they are opened."""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Files as LibreOffice saves them, by the names that they had without their endings.

    All files of a call are opened by one run of the program, which takes seconds to start.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.exit("the tests of office files need LibreOffice, which is not installed", 2)
    profile = tmp_path_factory.mktemp("profile")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, "utf-8")

    def saved(files: Files, to: str) -> dict[str, bytes]:
        folder: Path = tmp_path_factory.mktemp("office")
        for name, data in files.items():
            (folder / name).write_bytes(data)
        out = folder / "saved"
        options = ["--headless", "--convert-to", to, "--outdir", str(out)]
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *options]
        sources = [str(folder / name) for name in files]
        subprocess.run([*command, *sources], check=True, capture_output=True, timeout=200)
        return {path.stem: path.read_bytes() for path in out.iterdir()}

    return saved
