# SPDX-License-Identifier: Apache-2.0
"""Written pages before axe-core, which tells what keeps people from using them.

axe-core comes from npm in the version below; without npm or without a registry the tests are
skipped.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.formatters import HTMLFormatter
from selenium.webdriver import Chrome

import gaidisclosure as gd
from gaidisclosure import Draft, to_html
from gaidisclosure.i18n import LOCALES, AnyLocale
from gaidisclosure.writing.notebook import load_ipython_extension
from tests.browser.test_print import SITE
from tests.npm import installed
from tests.office.written import REPORTS, WRITTEN

AXE = "axe-core@4.14.1"
RUN = """
const [done] = arguments;
axe.run().then(
  (found) => done(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])),
  (error) => done(String(error)));
"""
REPORT, WRONG = REPORTS["report-2021"], WRITTEN["wrong-2019"]
PAGES = {
    **{f"report-{language}": to_html(REPORT, locale=language) for language in LOCALES},
    **{f"draft-{language}": to_html(WRONG, locale=language) for language in LOCALES},
    **{
        f"fragment-{language}": SITE.format(article=to_html(WRONG, fragment=True, locale=language))
        for language in LOCALES
    },
    "undivided": to_html(WRITTEN["draft-2021-undivided"]),
    "blank": to_html(Draft.blank("云溪县商务局", 2023)),
    "form": gd.template("2021", "html").decode(),
}


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the program of axe-core."""
    folder = installed(AXE, tmp_path_factory.mktemp("axe"), timeout=90)
    return (folder / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(browser: Chrome, axe: str, tmp_path: Path, name: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGES[name], "utf-8")
    browser.get(file.as_uri())
    browser.execute_script(axe)
    violations: Any = browser.execute_async_script(RUN)
    assert violations == []


@pytest.mark.parametrize("language", LOCALES)
def test_axe_finds_no_violation_in_a_notebook(
    browser: Chrome, axe: str, tmp_path: Path, language: AnyLocale
) -> None:
    draft = WRITTEN["report-2021"].replace({"request_handling.received.total": 3})
    formatter = HTMLFormatter()
    load_ipython_extension(
        SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter}))
    )
    with gd.language(language):
        shown = [formatter(each) for each in (draft.check(), draft)]
    assert all("<mark" in each for each in shown)
    for each in shown:
        file = tmp_path / "notebook.html"
        file.write_text(SITE.format(article=f"<h1>x</h1>{each}"), "utf-8")
        browser.get(file.as_uri())
        browser.execute_script(axe)
        assert browser.execute_async_script(RUN) == []


def test_axe_finds_what_is_wrong(browser: Chrome, axe: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGES["blank"].replace(' lang="', ' data-lang="'), "utf-8")
    browser.get(file.as_uri())
    browser.execute_script(axe)
    assert [rule for rule, _ in browser.execute_async_script(RUN)] == ["html-has-lang"]
