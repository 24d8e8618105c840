# SPDX-License-Identifier: Apache-2.0
"""Pages and pictures that need no installation, 网页与图: one file each, which opens anywhere."""

from __future__ import annotations

from gaidisclosure.pages.entry_page import entry_page
from gaidisclosure.pages.template import TEMPLATES, TemplateFormat, template

__all__ = ["TEMPLATES", "TemplateFormat", "entry_page", "template"]
