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
    "docs/en/cli.md",
    "docs/en/how-to/a-hundred-thousand.md",
    "docs/en/how-to/another-language.md",
    "docs/en/how-to/at-a-glance.md",
    "docs/en/how-to/check-a-folder.md",
    "docs/en/how-to/compare-years.md",
    "docs/en/how-to/fill-in.md",
    "docs/en/how-to/hand-out.md",
    "docs/en/how-to/in-your-ci.md",
    "docs/en/how-to/keep-a-table.md",
    "docs/en/how-to/sum-up.md",
    "docs/zh/cli.md",
    "docs/zh/how-to/a-hundred-thousand.md",
    "docs/zh/how-to/another-language.md",
    "docs/zh/how-to/at-a-glance.md",
    "docs/zh/how-to/check-a-folder.md",
    "docs/zh/how-to/compare-years.md",
    "docs/zh/how-to/fill-in.md",
    "docs/zh/how-to/hand-out.md",
    "docs/zh/how-to/in-your-ci.md",
    "docs/zh/how-to/keep-a-table.md",
    "docs/zh/how-to/sum-up.md",
    "tests/bulk/test_check_frame.py",
    "tests/cli/test_conform.py",
    "tests/cli/test_many_files.py",
    "tests/cli/test_mark.py",
    "tests/cli/test_missing_readers.py",
    "tests/cli/test_pages.py",
    "tests/cli/test_sample.py",
    "tests/cli/test_skipped.py",
    "tests/cli/test_terminal.py",
    "tests/conformance/test_printed.py",
    "tests/conformance/test_suite.py",
    "tests/draft/test_draft_reprs.py",
    "tests/filling/test_marking.py",
    "tests/formats/test_doc.py",
    "tests/formats/test_fuzz_corpus.py",
    "tests/formats/test_workbook.py",
    "tests/javascript/test_broken_copies.py",
    "tests/javascript/test_broken_files.py",
    "tests/javascript/test_documents.py",
    "tests/javascript/test_figures.py",
    "tests/javascript/test_module.py",
    "tests/javascript/test_package.py",
    "tests/javascript/test_repairs.py",
    "tests/layouts/test_reordered.py",
    "tests/model/test_doors.py",
    "tests/pages/test_script.py",
    "tests/reading/test_hostile_files.py",
    "tests/reading/test_isolation.py",
    "tests/reading/test_published_layouts.py",
    "tests/reading/test_saved_files.py",
    "tests/reading/test_tab_layout.py",
    "tests/reading/test_text_places.py",
    "tests/repair/test_every_single_error.py",
    "tests/strategies/test_extreme.py",
    "tests/strategies/test_lawful.py",
    "tests/strategies/test_registration.py",
    "tests/strategies/test_sample.py",
    "tests/strategies/test_shapes.py",
    "tests/strategies/test_violating.py",
    "tests/writing/test_laws.py",
    "tests/writing/test_notebook.py",
    "tests/writing/test_published.py",
)
"""Files that take long, which ``pytest`` alone leaves out and ``pytest --whole`` runs."""


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
