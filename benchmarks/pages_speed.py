# SPDX-License-Identifier: Apache-2.0
"""How long verdict pages take to make, and how large they become.

    python -m pip install -c constraints.txt --group bench -e .
    python benchmarks/pages_speed.py

The check and the search for repairs are part of it. The least of many rounds counts, in processor
time.
"""

from __future__ import annotations

from json_speed import city, line
from reading_speed import times

import gaidisclosure as gd

TOTAL = "request_handling.received.total"


def verdicts() -> None:
    """Print time and size of the page of a right, a wrong, a blank and a hopeless draft."""
    right = gd.Draft.from_report(city())
    drafts = {
        "valid": right,
        "one wrong figure": right.replace({TOTAL: 1}),
        "blank": gd.Draft.blank("云溪市人民政府", 2023),
        "every figure wrong": right.replace({path: at for at, path in enumerate(right.form.cells)}),
    }
    for name, draft in drafts.items():
        for locale in ("zh", "en"):
            size = len(gd.verdict_page(draft, locale=locale).encode())
            (least,) = times(lambda: gd.verdict_page(draft, locale=locale))  # noqa: B023
            measured = f"{least:.2f} ms, {size / 1e3:.1f} kB"
            line(f"verdict page, {name}, {locale}", measured, "≤ 20 ms, ≤ 60 kB")


if __name__ == "__main__":
    verdicts()
