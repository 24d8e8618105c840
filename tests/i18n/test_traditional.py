# SPDX-License-Identifier: Apache-2.0
"""The tool that fills the traditional Chinese catalogs keeps what people have written."""

from __future__ import annotations

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from opencc import OpenCC

TOOL = Path(__file__).parents[2] / "tools" / "traditional.py"
HAND_MADE = """# reviewed
msgid "cli.exists"
msgstr "手寫的檔案說明。"
"""


@pytest.fixture
def tool() -> ModuleType:
    spec = spec_from_file_location("traditional", TOOL)
    assert spec is not None
    assert spec.loader is not None
    found = module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_an_entry_is_converted_or_reviewed(tool: ModuleType) -> None:
    """Who writes an entry by hand gives it the comment, else the next run undoes it."""
    assert tool.changes(OpenCC("s2tw")) == {}


def test_what_is_reviewed_is_kept_and_the_rest_is_converted(
    tool: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    locale = tmp_path / "locale"
    shutil.copytree(tool.LOCALE, locale)
    monkeypatch.setattr(tool, "LOCALE", locale)
    path = locale / "zh_Hant" / "LC_MESSAGES" / "cli.po"
    right = path.read_text("utf-8")
    before, _, rest = right.partition('# reviewed\nmsgid "cli.exists"\n')
    after = rest.partition("\n\n")[2]
    wrong = before.replace("圖", "图") + HAND_MADE + "\n" + after
    path.write_text(wrong, "utf-8")
    monkeypatch.setattr("sys.argv", ["traditional.py", "--check"])
    assert tool.main() == 1
    assert "图" in capsys.readouterr().out
    assert path.read_text("utf-8") == wrong
    monkeypatch.setattr("sys.argv", ["traditional.py"])
    assert tool.main() == 0
    assert path.read_text("utf-8") == before + HAND_MADE + "\n" + after
    assert tool.changes(OpenCC("s2tw")) == {}
