# SPDX-License-Identifier: Apache-2.0
"""LibreOffice, which opens a file and saves it in another format.

``nox -s office`` runs these tests; Debian and Ubuntu have LibreOffice as ``libreoffice-writer`` and
``libreoffice-calc``, and a Chinese font as ``fonts-noto-cjk``.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Saved = Callable[[bytes, str, str], bytes]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """A file as LibreOffice saves it: its bytes, its suffix and that of the new one."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.exit("the tests of office files need LibreOffice, which is not installed", 2)
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def saved(data: bytes, suffix: str, to: str) -> bytes:
        folder: Path = tmp_path_factory.mktemp("office")
        source = folder / f"written.{suffix}"
        source.write_bytes(data)
        out = folder / "saved"
        options = ["--headless", "--convert-to", to, "--outdir", str(out), str(source)]
        command = [program, f"-env:UserInstallation={profile}", *options]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
        return (out / f"written.{to}").read_bytes()

    return saved
