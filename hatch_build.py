# SPDX-License-Identifier: Apache-2.0
"""Compiles the message catalogs whenever the package is built, and packs the scripts of pages."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
PACKAGE = ROOT / "src" / "gaidisclosure"


class DataHook(BuildHookInterface[Any]):
    """Writes a .mo next to every .po, for every kind of installation.

    A wheel also gets the JavaScript modules, which in a checkout stand next to src, but no other
    part of the npm package.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile with the function that the package itself ships."""
        if self.target_name == "wheel" and version != "editable":
            for path in sorted((ROOT / "javascript").glob("*.mjs")):
                build_data["force_include"][str(path)] = f"gaidisclosure/javascript/{path.name}"
        # By path: the package cannot be imported where its dependencies are not installed.
        spec = importlib.util.spec_from_file_location(
            "compile_catalogs", PACKAGE / "i18n" / "compile.py"
        )
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.compile_catalogs(PACKAGE / "locale")
