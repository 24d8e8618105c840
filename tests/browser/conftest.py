# SPDX-License-Identifier: Apache-2.0
"""The built site on a local server, and a browser that looks at it.

``nox -s browser`` runs these tests; they need Chromium and ChromeDriver, which Debian and Ubuntu
have as ``chromium`` and ``chromium-driver``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

ROOT = Path(__file__).parents[2]
SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}


def program(*names: str) -> str:
    """The path of the first of these programs that there is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.exit(f"the tests of the site need {' or '.join(names)}, which is not installed", 2)
    return found


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that prints nothing."""

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    built = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, "tools/site.py", built], cwd=ROOT, check=True)
    return built


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of the built site."""
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests."""
    options = ChromeOptions()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    driver = Chrome(options, ChromeService(program("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: Chrome) -> Iterator[Chrome]:
    """The browser in a wide window; nothing may go wrong on its console."""
    chromium.set_window_size(1400, 1000)
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    entries: list[dict[str, str]] = chromium.get_log("browser")  # type: ignore[no-untyped-call]
    wrong = [entry for entry in entries if entry["level"] == "SEVERE"]
    assert wrong == []


@pytest.fixture
def phone(browser: Chrome) -> Chrome:
    """The browser, as narrow as a phone."""
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    return browser
