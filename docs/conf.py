"""Settings of the documentation: ``python -m sphinx -W -b html docs docs/_build``."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from gaidisclosure import __version__

project = "gaidisclosure"
author = "gaidisclosure contributors"
project_copyright = "gaidisclosure contributors, Apache-2.0"
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build"]
nitpicky = True
language = "zh_CN"

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"gaidisclosure {release}"
html_static_path = ["_static"]
html_css_files = ["form.css"]
html_copy_source = False
html_show_sphinx = False


def setup(app: Sphinx) -> None:
    """English pages are marked as such, among the others."""
    app.connect("html-page-context", _mark_language)


def _mark_language(
    _app: Sphinx, name: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    if name.startswith("en/"):
        context["language"] = "en"
