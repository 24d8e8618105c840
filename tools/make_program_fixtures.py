# SPDX-License-Identifier: Apache-2.0
"""Make the files of other programs that tests read: ``python tools/make_program_fixtures.py``.

LibreOffice (``soffice``) and Chromium (``chromium``) write them out of files that python-docx,
XlsxWriter and this folder write; Word's page is written here, in Word's manner. All contents are
fictional. Needs the test extra and a font with Chinese characters; what is made differs from run
to run in its time stamps.
"""

from __future__ import annotations

import json
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final

from fictional_report import REPORTS, Report
from report_office_files import write_docx, write_xlsx
from report_pages import page, radicals, word_page
from small_office_files import write_small_docx, write_small_xlsx

DATA: Final = Path(__file__).parents[1] / "tests" / "data"
PROGRAMS: Final = DATA / "programs"
KINDS: Final = {"2021": ("pdf", "docx", "xlsx"), "2019": ("docx", "html", "xls")}
"""What LibreOffice writes of each report; kept few, since every file is stored for good."""


class Silent(SimpleHTTPRequestHandler):
    """Serves a folder, and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def convert(source: Path, to: str, target: Path) -> None:
    """Open a file with LibreOffice and save it as another."""
    with TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", to, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        copy(Path(folder, source.stem).with_suffix(target.suffix), target)


def print_page(html: str, target: Path, *options: str) -> None:
    """Print a page with Chromium, whose own lines stand at the head and foot of each sheet.

    Args:
        html: The page.
        target: The PDF file.
        options: More options for Chromium, such as ``--no-pdf-header-footer``.
    """
    with TemporaryDirectory() as folder, TemporaryDirectory() as profile:
        Path(folder, "report.html").write_text(html, encoding="utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=folder))
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://localhost:{server.server_port}/report.html"
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-sync", "--disable-pdf-tagging"]
        command += [*options, f"--user-data-dir={profile}", f"--print-to-pdf={target}", address]
        subprocess.run(command, check=True, capture_output=True)
        server.shutdown()


def make_report(report: Report) -> None:
    """The files of a report, and what a reader has to find in them."""
    expected = json.dumps(report.expected(), ensure_ascii=False, indent=0)
    (PROGRAMS / f"{report.name}.json").write_text(expected + "\n", encoding="utf-8")
    print_page(page(report), PROGRAMS / f"{report.name}-chromium.pdf")
    with TemporaryDirectory() as folder:
        document, workbook = Path(folder, "report.docx"), Path(folder, "report.xlsx")
        write_docx(report, document)
        write_xlsx(report, workbook)
        for kind in KINDS[report.name]:
            source = workbook if kind.startswith("xls") else document
            convert(source, kind, PROGRAMS / f"{report.name}-libreoffice.{kind}")


def make_small_files() -> None:
    """Files of old formats that hold a table each."""
    with TemporaryDirectory() as folder:
        document, workbook = Path(folder, "report.docx"), Path(folder, "tables.xlsx")
        write_small_docx(document)
        write_small_xlsx(workbook)
        convert(document, "doc", DATA / "report.doc")
        convert(workbook, "xls", DATA / "tables.xls")


def main() -> None:
    PROGRAMS.mkdir(exist_ok=True)
    make_small_files()
    for report in REPORTS:
        make_report(report)
    print_page(radicals(), PROGRAMS / "radicals-chromium.pdf")
    (PROGRAMS / "2021-word.html").write_bytes(word_page(REPORTS[0]))


if __name__ == "__main__":
    main()
