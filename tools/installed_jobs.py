# SPDX-License-Identifier: Apache-2.0
"""Do the main jobs that a part of the package gives, with the installed package alone.

Run by ``tools/check_installs.py`` in an empty folder, with the interpreter of a new environment:
``python -I installed_jobs.py EXTRA VERSION FILES``. FILES is the folder ``tests/data``, for formats
that the package has no samples of. A job that fails ends in a traceback.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import gaidisclosure as gd
from gaidisclosure import samples
from gaidisclosure.errors import MissingExtraError

FILES: Final = Path(sys.argv[3])
SAMPLES: Final = {path.suffix: path for path in samples.files()}
REPORT: Final = gd.read(SAMPLES[".docx"]).seal()
READERS: Final = {".html": "html", ".pdf": "pdf", ".xlsx": "xlsx"}


def main(extra: str, version: str) -> None:
    """Do the jobs of the extra, which are those of others for some."""
    assert gd.__version__ == version, gd.__version__
    assert Path(gd.__file__).is_relative_to(sys.prefix), gd.__file__
    for part in PARTS.get(extra, (extra,)):
        JOBS[part]()


def without_extra() -> None:
    """Read, check, repair, write, fill, sum up, compare, draw and publish."""
    text = gd.to_text(REPORT)
    total = "request_handling.received.total"
    wrong = gd.read_text(text).replace({total: 999})
    assert [repair.figures for repair in wrong.check().repairs[:1]] == [
        {total: int(gd.read_text(text).cells[total].text)}
    ]
    for suffix in (".docx", ".json", ".txt"):
        gd.write(REPORT, f"written{suffix}")
        assert gd.read(f"written{suffix}").seal() == REPORT, suffix
    assert gd.read(SAMPLES[".txt"], isolate=True).check().ok
    filled = gd.fill(gd.template("2021", "docx"), REPORT)
    assert not filled.missing
    assert gd.consolidate([REPORT, REPORT], agency="云溪县人民政府").draft.check().violations == ()
    assert not gd.compare(REPORT, REPORT).changes
    assert "<svg" in gd.chart(REPORT).svg
    assert all("<table" in page for page in (gd.verdict_page(wrong), gd.entry_page("2021")))
    assert set(gd.schema("2021")) >= {"$id", "properties"}
    for locale in ("zh-Hans", "zh-Hant", "en"):
        assert wrong.check().violations[0].message(locale)


def missing_readers() -> None:
    """Say which extra is missing, for each sample that needs one, and for the command."""
    for suffix, extra in READERS.items():
        assert f"gaidisclosure[{extra}]" in refusal(SAMPLES[suffix])
    ended = module("--version")
    assert ended.returncode == 2, ended
    assert "gaidisclosure[cli]" in ended.stderr, ended


def refusal(path: Path) -> str:
    """Return the words with which a file is refused whose reader is not installed."""
    try:
        gd.read(path)
    except MissingExtraError as error:
        return error.message()
    return ""


def command() -> None:
    """Run the command by its name and by its module."""
    for ended in (script("--version"), module("--version")):
        assert ended.stdout.split() == ["gaidisclosure", gd.__version__], ended
    assert script("check", str(SAMPLES[".docx"])).returncode == 0
    assert "commerce-2023.docx" in script("demo").stdout
    assert script("convert", str(SAMPLES[".txt"]), "--to", "json", "-o", "one.json").returncode == 0
    assert script("check", "one.json").returncode == 0
    assert script("template", "-o", "form.docx").returncode == 0
    filled = script("fill", "form.docx", str(SAMPLES[".txt"]), "-o", "filled.docx")
    assert Path("filled.docx").is_file(), filled


def arrow() -> None:
    """Put reports into a table, the table into Parquet, and check what comes back."""
    from pyarrow import parquet

    from gaidisclosure import bulk

    parquet.write_table(bulk.to_table([REPORT] * 3), "reports.parquet")
    (batch,) = bulk.read_parquet("reports.parquet")
    assert bulk.check_batch(batch)["conclusion"].to_pylist() == ["valid"] * 3
    assert [each.request_handling for each in bulk.from_table(batch)] == [
        REPORT.request_handling
    ] * 3
    assert bulk.check_frame(bulk.to_table([REPORT])).num_rows == 1


def doc() -> None:
    """Read a document of Word 97 to 2003, which holds a part of a report only."""
    from gaidisclosure.formats.word.doc import parse

    assert "云溪县水利局2025年" in str(parse((FILES / "report.doc").read_bytes()).blocks[0])


def html() -> None:
    """Read a page, and one that is written here."""
    assert gd.read(SAMPLES[".html"]).check().ok
    gd.write(REPORT, "written.html", data=False)
    assert gd.read("written.html").check().ok
    assert not gd.fill(gd.template("2021", "html"), REPORT).missing


def pdf() -> None:
    """Read a file of PDF."""
    assert gd.read(SAMPLES[".pdf"]).check().ok


def pdf_writing() -> None:
    """Write PDF, and a chart as a picture."""
    assert gd.to_pdf(REPORT).startswith(b"%PDF")
    assert gd.chart(REPORT).png().startswith(b"\x89PNG")


def strategies() -> None:
    """Draw reports, and drafts that break one identity."""
    from hypothesis import given, settings

    drawn = settings(max_examples=20, database=None, deadline=None)
    drawn(given(gd.strategies.annual_reports())(kept))()
    drawn(given(gd.strategies.violating({"T4-SUM:review"}))(broken))()


def kept(report: gd.AnyReport) -> None:
    """Make sure that JSON keeps a report."""
    assert gd.loads(gd.dumps(report)) == report


def broken(draft: gd.Draft) -> None:
    """Make sure that a draft breaks the identity that was asked for."""
    assert {each.code for each in draft.check().errors} == {"T4-SUM:review"}


def xlsx() -> None:
    """Read and write workbooks, tables of many reports among them."""
    assert gd.read(SAMPLES[".xlsx"]).check().conclusion.value == "invalid"
    assert gd.read(FILES / "programs" / "2019-libreoffice.xls").year == 2020
    gd.write(REPORT, "written.xlsx", data=False)
    assert gd.read("written.xlsx").check().violations == ()
    gd.write_table([REPORT, REPORT], "table.xlsx")
    assert sum(1 for _ in gd.read_all("table.xlsx")) == 2


def everything() -> None:
    """Write PDF and read it back, and check all samples with the command."""
    demo = script("demo")
    assert demo.returncode == 0, demo.stdout
    gd.write(REPORT, "written.pdf", data=False)
    assert gd.read("written.pdf").check().ok
    assert script("check", str(samples.folder())).returncode == 1
    assert script("table", str(samples.folder()), "-o", "table.csv").returncode == 0


def script(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the console script of this environment."""
    return ran(str(Path(sys.executable).with_name("gaidisclosure")), *arguments)


def module(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the module of the same name."""
    return ran(sys.executable, "-I", "-m", "gaidisclosure", *arguments)


def ran(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command and return how it ended."""
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


JOBS: Final[dict[str, Callable[[], None]]] = {
    "without extra": without_extra,
    "missing readers": missing_readers,
    "arrow": arrow,
    "cli": command,
    "doc": doc,
    "everything": everything,
    "html": html,
    "pdf": pdf,
    "pdf-writing": pdf_writing,
    "strategies": strategies,
    "xlsx": xlsx,
}
PARTS: Final = {
    "none": ("without extra", "missing readers"),
    "all": ("cli", "doc", "html", "pdf", "pdf-writing", "strategies", "xlsx", "everything"),
}
"""The jobs of a part, if it has not just one of its own name."""

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
