# SPDX-License-Identifier: Apache-2.0
"""Pages that both languages share, which stand in the folder above."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sphinx.application import Sphinx
from sphinx.project import Project
from sphinx.util._pathlib import _StrPath

DOCS: Final = Path(__file__).parents[1]
LANGUAGES: Final = (DOCS / "zh", DOCS / "en")
ROOT: Final = DOCS.parent
SHARED: Final = {
    page.relative_to(DOCS).with_suffix("").as_posix(): page
    for page in (*DOCS.glob("*.md"), *DOCS.glob("developing/*.md"))
    if page != DOCS / "index.md"
} | {page.stem.lower(): page for page in ROOT.glob("[CS]*.md")}  # CHANGELOG, CONTRIBUTING, SECURITY
NAMES: Final = {page: name for name, page in SHARED.items()} | dict.fromkeys(
    ROOT.glob("README*.md"), "index"
)


class LanguagePages(Project):
    """The pages of a language, and the shared ones as if they stood next to them."""

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find the pages of both folders."""
        super().discover(exclude_paths, include_paths)
        self.docnames |= SHARED.keys()
        return self.docnames

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Return the name of a page by its path; twins have the same name."""
        path = Path(os.path.normpath(self.srcdir / filename))
        folder = next((each for each in LANGUAGES if path.is_relative_to(each)), None)
        if folder and path.suffix == ".md":
            return path.relative_to(folder).with_suffix("").as_posix()
        return NAMES.get(path) or super().path2doc(filename)

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """Return the path of a page by its name."""
        if docname not in SHARED:
            return super().doc2path(docname, absolute)
        page = SHARED[docname]
        return _StrPath(page if absolute else os.path.relpath(page, self.srcdir))


def _share(app: Sphinx) -> None:
    app.project = app.env.project = LanguagePages(app.srcdir, app.config.source_suffix)


def setup(app: Sphinx) -> dict[str, bool]:
    """Look for pages in both folders."""
    app.connect("builder-inited", _share)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
