"""Compiles the message catalogs, and makes the conformance suite, whenever the package is built."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = Path(__file__).parent / "src" / "gaidisclosure"


class DataHook(BuildHookInterface[Any]):
    """Writes a .mo beside every .po, and the suite as one file, for every kind of installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile with the function that the package itself ships."""
        # By path: the package cannot be imported where its dependencies are not installed.
        spec = importlib.util.spec_from_file_location(
            "compile_catalogs", PACKAGE / "i18n" / "compile.py"
        )
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.compile_catalogs(PACKAGE / "locale")
        make_suite()


def make_suite() -> None:
    """Run the package's own maker in a process of its own, from the sources."""
    # What the build needs may be on the path of this very process only, and pip's start-up code
    # takes off that path what is installed already.
    code = (
        f"import sys; sys.path[:] = {[str(PACKAGE.parent), *sys.path]!r}; "
        "from gaidisclosure.conformance.suite import ship; ship()"
    )
    subprocess.run([sys.executable, "-S", "-c", code], check=True)
