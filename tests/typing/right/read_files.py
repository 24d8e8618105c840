# SPDX-License-Identifier: Apache-2.0
"""Read files and folders, and say what is wrong."""

import io
from pathlib import Path

import gaidisclosure as gd


def told(source: Path | str | bytes) -> str:
    try:
        draft = gd.read(source)
    except gd.UnreadableError as error:
        return error.message("en")
    doubts: tuple[gd.Doubt, ...] = draft.doubts
    return "\n".join(str(each) for each in doubts)


def judged(folder: Path) -> dict[str, bool]:
    return {
        name: isinstance(found, gd.Draft) and found.check().ok
        for name, found in gd.read_all(folder)
    }


draft: gd.Draft = gd.read(io.BytesIO(b""))
text: str = gd.to_text(gd.read_text("").seal())
schema = gd.schema("2021")
