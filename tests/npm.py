# SPDX-License-Identifier: Apache-2.0
"""Programs of other people, which npm installs where there is one and a registry."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def installed(package: str, folder: Path, *, timeout: int) -> Path:
    """Install a package into a folder, and return the folder of all modules."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(f"{package} needs npm, which is not installed")
    command = [npm, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]
    ran = subprocess.run(
        [*command, "--prefix", folder, package], capture_output=True, check=False, timeout=timeout
    )
    if ran.returncode:
        pytest.skip(f"npm could not install {package}")
    return folder / "node_modules"
