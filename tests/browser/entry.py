# SPDX-License-Identifier: Apache-2.0
"""The entry page in a browser, and what tests do with it and see of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

import gaidisclosure as gd
from gaidisclosure.form import FORMS, FormKey
from gaidisclosure.i18n import AnyLocale

PASTE = """
const [input, text] = arguments;
input.focus();
const clipboardData = new DataTransfer();
clipboardData.setData("text/plain", text);
const event = new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true });
if (input.dispatchEvent(event)) document.execCommand("insertText", false, text);
"""
DROP = """
const [name, text] = arguments;
const dataTransfer = new DataTransfer();
dataTransfer.items.add(new File([text], name, { type: "application/json" }));
const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
document.body.dispatchEvent(drop);
"""
PICKER = """
const click = HTMLInputElement.prototype.click;
HTMLInputElement.prototype.click = function () {
  HTMLInputElement.prototype.click = click;
  this.id = "picker";
  document.body.append(this);
};
"""
"""Puts the next input for files into the page, as a driver cannot use the picker of the system."""
SAVED = """
const kept = [];
window.saved = kept;
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then((text) => kept.push(text)); return make(blob); };
"""
"""Keeps what is saved, as another way than the folder of downloads."""


@frozen
class Entry:
    """An entry page that is open."""

    browser: Chrome
    form: gd.form.Edition

    @classmethod
    def open(
        cls,
        browser: Chrome,
        folder: Path,
        edition: FormKey = "2021",
        draft: gd.Draft | None = None,
        *,
        locale: AnyLocale = "zh_Hans",
    ) -> Entry:
        """Open a page that stands in a file."""
        key = draft.form.key if draft else edition
        file = folder / "填报.html"
        file.write_text(gd.entry_page(key, draft, locale=locale), "utf-8")
        browser.get(file.as_uri())
        return cls(browser, FORMS[key])

    def cell(self, path: str) -> WebElement:
        """The input of a cell."""
        return self.browser.find_element(By.ID, f"c{[*self.form.cells].index(path)}")

    def type(self, path: str, text: str) -> None:
        """Type into a cell, in place of what stands in it."""
        self.focus(path).send_keys(text or Keys.DELETE)

    def focus(self, path: str) -> WebElement:
        """Go to a cell, whose text is selected then."""
        cell = self.cell(path)
        self.browser.execute_script("arguments[0].scrollIntoView({ block: 'center' })", cell)
        cell.click()
        return cell

    def write(self, name: str, text: str) -> None:
        """Type into a field of agency, year or a text."""
        field = self.browser.find_element(By.ID, name)
        field.clear()
        field.send_keys(text)

    def press(self, label: str) -> None:
        """Press the button with a label, again if the page has just put another in its place."""
        wait = WebDriverWait(
            self.browser, 5, 0.02, ignored_exceptions=[StaleElementReferenceException]
        )
        wait.until(lambda _: self._pressed(label))

    def _pressed(self, label: str) -> bool:
        button = self.browser.find_element(By.XPATH, f"//button[normalize-space()='{label}']")
        self.browser.execute_script("arguments[0].scrollIntoView({ block: 'center' })", button)
        button.click()
        return True

    def keys(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        self.browser.switch_to.active_element.send_keys(*keys)

    def chord(self, *keys: str) -> None:
        """Press a key while others are held."""
        chain = ActionChains(self.browser)
        for key in keys[:-1]:
            chain.key_down(key)
        chain.send_keys(keys[-1])
        for key in keys[:-1]:
            chain.key_up(key)
        chain.perform()

    def paste(self, path: str, text: str) -> None:
        """Paste a text into a cell."""
        self.browser.execute_script(PASTE, self.focus(path), text)

    def drop(self, data: bytes, name: str = "draft.json") -> None:
        """Drop a file onto the page."""
        self.browser.execute_script(DROP, name, data.decode())

    def pick(self, label: str, file: Path) -> None:
        """Press a button that asks for a file, and give it one."""
        self.browser.execute_script(PICKER)
        self.press(label)
        picker = self.browser.find_element(By.ID, "picker")
        picker.send_keys(str(file))
        self.browser.execute_script("arguments[0].remove()", picker)

    def texts(self) -> dict[str, str]:
        """What stands in the cells."""
        found: list[str] = self.browser.execute_script(
            "return [...document.querySelectorAll('.cell')].map(({ value }) => value)"
        )
        return dict(zip(self.form.cells, found, strict=True))

    def wait_for(self, pattern: str, css: str = ".status") -> str:
        """Wait until a text on the page is as it should be, and return it."""

        def shown(_: Chrome) -> re.Match[str] | None:
            return re.search(pattern, self.seen(css))

        try:
            WebDriverWait(self.browser, 5, 0.02).until(shown)
        except TimeoutException:
            pytest.fail(f"{css} is {self.seen(css)!r}, not {pattern!r}")
        return self.seen(css)

    def seen(self, css: str) -> str:
        """The text of an element, empty if there is none."""
        text: str | None = self.browser.execute_script(
            "return document.querySelector(arguments[0])?.innerText", css
        )
        return text or ""

    def findings(self) -> list[str]:
        """The texts of all findings about the draft."""
        found: list[str] = self.browser.execute_script(
            "return [...document.querySelectorAll('.conclusion + .list > li')]"
            ".map((each) => each.innerText)"
        )
        return found

    def marked(self) -> dict[str, str]:
        """The cells that are marked, and how."""
        boxes: list[list[Any]] = self.browser.execute_script(
            "return [...document.querySelectorAll('td.wrong, td.suspect')]"
            ".map((box) => [box.dataset.cell, box.className])"
        )
        paths = [*self.form.cells]
        return {paths[int(number)]: kind for number, kind in boxes}

    def keep_saved(self) -> None:
        """Keep what is saved from now on."""
        self.browser.execute_script(SAVED)

    def saved(self, count: int = 1) -> bytes:
        """Return what was saved, the last of some files."""
        WebDriverWait(self.browser, 5, 0.02).until(
            lambda browser: browser.execute_script("return window.saved.length") >= count
        )
        text: str = self.browser.execute_script("return window.saved[arguments[0]]", count - 1)
        return text.encode()
