# SPDX-License-Identifier: Apache-2.0
"""Compiles the message catalogs whenever the package is built, and packs the scripts of pages.

It also makes the description that a package index shows, of the READMEs in both languages.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

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


class DescriptionHook(MetadataHookInterface):
    """Puts both READMEs on the page of the index, without what leads nowhere there.

    A link into the project is kept as its words, a picture as its text. Once the project has an
    address, links can lead there instead.
    """

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the long description."""
        pages = [(ROOT / name).read_text("utf-8") for name in ("README.md", "README.en.md")]
        text = "\n---\n\n".join(map(without_links, pages))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def without_links(page: str) -> str:
    """Return a page of Markdown without relative links, pictures and notes to programs."""
    page = re.sub(r"<!--.*?-->\n", "", page)
    page = re.sub(r"^\[[^]]*\]\(README[^)]*\)\n\n", "", page, flags=re.MULTILINE)
    page = re.sub(r'<a href="(?!http)[^>]*><img [^>]*alt="([^"]*)"></a>', r"\1", page)
    return re.sub(r"!?\[([^]]*)\]\((?!http)[^)]*\)", r"\1", page)
