# SPDX-License-Identifier: Apache-2.0
"""The JavaScript module in a browser: it passes the suite there as it does under Node."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome

from gaidisclosure.conformance import cases
from gaidisclosure.conformance.runner import compared, request
from gaidisclosure.explain import exported
from gaidisclosure.form import FORMS
from tests.browser.conftest import served

ANSWER = """
const [forms, requests, done] = arguments;
import("/gaidisclosure.mjs").then(({ check, checkedForm, readFigure }) => {
  const formOf = Object.fromEntries(forms.map((form) => [form.key, checkedForm(form)]));
  done(requests.map(({ id, document, figure }) => ({
    id,
    ...(figure ? readFigure(figure.text, figure.kind) : check(formOf[document.edition], document)),
  })));
}, (error) => done(String(error)));
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page next to a copy of the module."""
    folder = tmp_path_factory.mktemp("module")
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', "utf-8")
    for file in (Path(__file__).parents[2] / "javascript").glob("*.mjs"):
        shutil.copy(file, folder)
    with served(folder) as found:
        yield found


@pytest.mark.parametrize(("section", "step"), [("documents", 10), ("figures", 1)])
def test_it_answers_as_the_suite_expects(
    browser: Chrome, address: str, section: str, step: int
) -> None:
    browser.get(address)
    some = [*cases(section)][::step]
    forms = [exported(key) for key in FORMS]
    answers: list[dict[str, Any]] = browser.execute_async_script(
        ANSWER, forms, [{**request(case)} for case in some]
    )
    found = compared(some, {answer["id"]: answer for answer in answers})
    assert (found.right, found.differences) == (len(some), ())
