# SPDX-License-Identifier: Apache-2.0
"""The tags of PDF files, as poppler's ``pdfinfo`` shows them: each label is a header cell."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from gaidisclosure import to_pdf
from gaidisclosure.document import Grid
from gaidisclosure.writing.official import official
from tests.office.written import DRAFTS


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo of poppler is not installed")
@pytest.mark.parametrize("name", DRAFTS)
def test_every_label_is_a_header_and_every_figure_is_none(tmp_path: Path, name: str) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(to_pdf(DRAFTS[name]))
    told = subprocess.run(["pdfinfo", "-struct", file], capture_output=True, check=True).stdout
    lines = told.decode(errors="replace").splitlines()
    tags = Counter(line.split()[0].rstrip(":") for line in lines if line.strip())
    grids = [block for block in official(DRAFTS[name]).blocks if isinstance(block, Grid)]
    cells = sum(len(row) for grid in grids for row in grid.rows)
    assert tags["Table"] == len(grids)
    assert tags["TD"] == len(DRAFTS[name].cells)
    assert tags["TH"] == tags["/Scope"] == cells - tags["TD"]
