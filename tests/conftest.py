"""Settings of the whole test run."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import settings

from gaidisclosure.i18n import compile as catalogs

# A stale catalog must not hide a missing message.
catalogs.compile_catalogs(Path(catalogs.__file__).parents[1] / "locale")

settings.register_profile("default", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)
