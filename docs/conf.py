# SPDX-License-Identifier: Apache-2.0
"""Settings of the documentation, shared by both languages; ``python tools/site.py`` builds it.

Each language is a site of its own, with its own index of search: the pages under ``docs/zh`` are
built with ``language = "zh_CN"`` and those under ``docs/en`` with ``"en"``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sphinx.application import Sphinx

from gaidisclosure import __version__

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

project = "gaidisclosure"
author = "gaidisclosure contributors"
project_copyright = "gaidisclosure contributors, Apache-2.0"
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "chinese_search",
    "shared_pages",
    "typesetting",
]
source_suffix = {".md": "markdown"}
locale_dirs = [str(HERE / "_locale")]
templates_path = ["_templates"]

nitpicky = True
smartquotes = False  # "--blanks" is an option, and Chinese quotes are in the text
nitpick_ignore_regex = [  # names of Python and other libraries, and our private ones
    ("py:.*", r"(?!gaidisclosure\b).*|.*\._.*"),
    ("py:class", r"gaidisclosure\.strategies\.report\.Options"),
]

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

autoclass_content = "class"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

copybutton_exclude = ".linenos, .gp, .go"  # neither prompts nor what is printed

html_theme = "furo"
html_title = f"gaidisclosure {release}"
html_theme_options = {"top_of_page_buttons": ["view"]}  # the template makes it the twin page's
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False


def setup(app: Sphinx) -> None:
    """Take the first line of a property's docstring as it is."""
    app.connect("autodoc-process-docstring", _below_an_empty_comment, priority=400)


def _below_an_empty_comment(
    _app: Sphinx, what: str, _name: str, _object: object, _options: object, lines: list[str]
) -> None:
    """Napoleon takes what stands before a colon in the very first line for a type."""
    if what in {"attribute", "data", "property"}:
        lines[:0] = ["..", ""]
