# SPDX-License-Identifier: Apache-2.0
"""``write`` is the inverse of ``read``, by the ending of a name."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

import gaidisclosure as gd
from gaidisclosure.writing import ENDINGS

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("data", [True, False])
def test_what_is_written_is_read_back(tmp_path: Path, ending: str, data: bool) -> None:
    path = tmp_path / f"年报.{ending.upper()}"
    gd.write(REPORT, path, data=data)
    assert gd.read(path).seal() == REPORT
    gd.write(REPORT, str(path), data=data)
    with path.open("rb+") as file:
        gd.write(REPORT, file, data=data)
    assert gd.read(path).seal() == REPORT


def test_the_format_of_a_nameless_file_is_told() -> None:
    file = BytesIO()
    gd.write(REPORT, file, format="html")
    assert gd.read(file.getvalue()).seal() == REPORT
    for name in (BytesIO(), "年报.doc"):
        with pytest.raises(ValueError, match="json, txt, html, docx, xlsx, pdf"):
            gd.write(REPORT, name)
