# SPDX-License-Identifier: Apache-2.0
"""How long pages and pictures take to make, and how large they become, next to other libraries.

    python -m pip install -c constraints.txt --group bench -e .
    python benchmarks/pages_speed.py

The check and the search for repairs are part of a verdict page. The least of many alternating
rounds counts, in processor time. A peer that is not installed is left out.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import Any, get_args

from json_speed import city, line
from reading_speed import times

import gaidisclosure as gd
from gaidisclosure.form import FormKey
from gaidisclosure.pages.charts import KINDS

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


def entries() -> None:
    """Print time and size of the blank entry page of each form, and how small it zips."""
    for key in get_args(FormKey):
        for locale in ("zh", "en"):
            data = gd.entry_page(key, locale=locale).encode()
            (least,) = times(lambda: gd.entry_page(key, locale=locale))  # noqa: B023
            sizes = f"{len(data) / 1e3:.1f} kB, zipped {len(zlib.compress(data)) / 1e3:.1f} kB"
            line(f"entry page, {key}, {locale}", f"{least:.2f} ms, {sizes}", "≤ 120 kB")


def charts() -> None:
    """Print time and size of each chart, next to the bars that matplotlib draws of its figures."""
    report = city()
    for kind in KINDS:
        picture = gd.chart(report, kind, locale="zh")
        calls: list[Callable[[], object]] = [
            lambda kind=kind: gd.chart(report, kind, locale="zh"),  # type: ignore[misc]
            picture.png,
        ]
        told = {"svg": len(picture.svg.encode()), "png": len(picture.png())}
        if peer := by_matplotlib(picture):
            calls.append(peer)
            told["matplotlib svg"] = len(peer())
        for (what, size), least in zip(told.items(), times(*calls), strict=True):
            promise = "≤ 12 kB" if what == "svg" else ""
            line(f"chart {kind}, {what}", f"{least:.2f} ms, {size / 1e3:.1f} kB", promise)
    (least,) = times(lambda: gd.at_a_glance(report, locale="zh"))
    size = len(gd.at_a_glance(report, locale="zh").encode())
    line("the page 一图读懂", f"{least:.2f} ms, {size / 1e3:.1f} kB", "≤ 60 kB")


def by_matplotlib(picture: gd.Chart) -> Callable[[], bytes] | None:
    """Return what draws the figures of a picture as bars, ``None`` without matplotlib."""
    try:
        backend: Any = import_module("matplotlib.backends.backend_svg")
        figures: Any = import_module("matplotlib.figure")
    except ImportError:
        return None

    def draw() -> bytes:
        sheet = figures.Figure()
        backend.FigureCanvasSVG(sheet)
        labels = [path.partition(".")[2] for _, path in picture.data]
        sheet.subplots().barh(labels, [*picture.data.values()])
        file = io.BytesIO()
        sheet.savefig(file, format="svg")
        return file.getvalue()

    return draw


if __name__ == "__main__":
    verdicts()
    entries()
    charts()
