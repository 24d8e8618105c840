# SPDX-License-Identifier: Apache-2.0
"""How deep properties are tried: few examples in an ordinary run, many in the session ``laws``.

``HYPOTHESIS_PROFILE`` chooses: ``default`` draws the same examples in every run, so that a run that
passes passes again, ``explore`` draws others, ``thorough`` twenty-five times as many, and
``mutation`` few, without shrinking.
"""

from __future__ import annotations

import os
from typing import Final

from hypothesis import Phase, settings

PROFILE: Final = os.environ.get("HYPOTHESIS_PROFILE", "default")
ORDINARY: Final = 20
"""Examples of a property in an ordinary run."""
IS_DEEP: Final = PROFILE == "thorough"
DEEPER: Final = 25 if IS_DEEP else 1
# Explaining a failure costs a hundred times what finding it does, also where ``find`` looks for it.
PHASES: Final = tuple(phase for phase in Phase if phase is not Phase.explain)


SLOW: Final = (
    "bulk/test_check_frame.py",
    "cli/test_conform.py",
    "cli/test_sample.py",
    "conformance/test_printed.py",
    "conformance/test_suite.py",
    "draft/test_draft_reprs.py",
    "javascript/test_broken_copies.py",
    "javascript/test_broken_files.py",
    "javascript/test_figures.py",
    "javascript/test_package.py",
    "layouts/test_reordered.py",
    "reading/test_hostile_files.py",
    "reading/test_published_layouts.py",
    "reading/test_saved_files.py",
    "reading/test_tab_layout.py",
    "repair/test_every_single_error.py",
    "strategies/test_shapes.py",
    "strategies/test_violating.py",
    "writing/test_laws.py",
)
"""Files of tests that take long, which ``pytest`` alone leaves out and ``pytest --whole`` runs."""


def examples(ordinary: int) -> int:
    """Return how many examples a property tries that needs another number than most."""
    return ordinary * DEEPER


def of_law(ordinary: int) -> int:
    """Return how many examples a law of the writers tries for a format and a form.

    At depth they are 2,000, or as many as ``LAW_EXAMPLES`` says.
    """
    return int(os.environ.get("LAW_EXAMPLES", "2000")) if IS_DEEP else ordinary


def load() -> None:
    """Register all profiles and choose one."""
    for name, phases in {
        "default": PHASES,
        "explore": PHASES,
        "thorough": PHASES,
        "mutation": (Phase.explicit, Phase.generate),
    }.items():
        settings.register_profile(
            name,
            max_examples=examples(ORDINARY),
            deadline=None,
            derandomize=name in ("default", "mutation"),
            phases=phases,
        )
    settings.load_profile(PROFILE)
