"""A served app and a real browser for the tests of what a reader does.

One server and one browser serve the whole run; each test has a context of its own. Without a
Chromium the tests fail: they are the only proof that a reader can use the page.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).parents[2]
START_S = 60
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app that serves a ledger of its own, built from data/."""
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(  # noqa: S603 (our own app)
            [
                *(sys.executable, "-m", "streamlit", "run", "app.py"),
                *("--server.address", "127.0.0.1", "--server.port", str(port)),
            ],
            cwd=ROOT,
            env=os.environ | {"SKYCLAIMS_DATABASE_URL": f"sqlite:///{folder / 'ledger.sqlite'}"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(url + "/health", server, log)
            yield url
        finally:
            server.terminate()
            server.wait(10)


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1)  # noqa: S310 (the server we started)
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"the app did not start within {START_S} s:\n{log.read_text()}")


def find_chromium(playwright: Playwright) -> str:
    """The path of a Chromium: the system's, or else the one that playwright installed."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    path = playwright.chromium.executable_path
    assert Path(path).exists(), (
        "no Chromium found: install one (`apt-get install chromium`) "
        "or let playwright do it (`python -m playwright install chromium`)"
    )
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, app_url: str) -> Iterator[BrowserContext]:
    """A reader at a desk; pages take addresses relative to the app."""
    context = browser.new_context(base_url=app_url, viewport=DESKTOP, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab of the desktop reader."""
    return context.new_page()


@pytest.fixture
def phone(browser: Browser, app_url: str) -> Iterator[Page]:
    """An empty tab of a reader with a phone: 390 px, touch."""
    context = browser.new_context(
        base_url=app_url, viewport=PHONE, has_touch=True, is_mobile=True, locale="en-GB"
    )
    yield context.new_page()
    context.close()
