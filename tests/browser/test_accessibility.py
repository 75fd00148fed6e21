"""WCAG 2.1 AA by axe-core in a real browser, and what axe cannot see: focus, keyboard, reflow."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.map_page import MAP_FRAME

AXE = next(Path(axe_playwright_python.__file__).parent.glob("axe*.js")).read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
LABELS = ".leaflet-container .label"
"""Left out: words on the map are hidden from screen readers (the shape has the same as its label,
the table as text) and stand on a halo, whose colour axe takes for that of the letters."""

DAY = "date=2025-11-18"
PLAIN = ("/plain/", f"/plain/window?{DAY}", "/plain/region", "/plain/days", "/plain/read", "/none")
ON_STREAMLIT = (f"/window?{DAY}", "/?start=2025-11-18&end=2025-11-18", "/quality", "/method")
LOOKS = {"light": (1280,), "dark": (768, 390)}
"""The widths at which each theme is looked at."""
WAIT_MS = 60_000


def find_faults(page: Page) -> list[tuple[str, list[Any]]]:
    """What axe objects to, on the page and in each of its frames: (rule, the first places)."""
    faults = []
    for frame in page.frames:
        frame.evaluate(AXE)
        faults += frame.evaluate(
            "([hidden, rules]) => axe.run({ include: [['html']], exclude: [[hidden]] }, rules)",
            [LABELS, RULES],
        )["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:5]) for fault in faults]


def open_as(browser: Browser, url: str, address: str, width: int, scheme: str) -> Page:
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,  # for axe itself
    )
    page = context.new_page()
    page.goto(address, timeout=WAIT_MS)
    expect(page.locator(".sky-head, main h1").first).to_be_visible(timeout=WAIT_MS)
    if address.startswith("/?"):
        ready = page.frame_locator(MAP_FRAME).locator("body[data-ready=true]")
        expect(ready).to_be_attached(timeout=WAIT_MS)
    return page


def test_axe_finds_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<html><body><img src="x"><p style="color:#ccc">pale</p></body></html>')
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {id_ for id_, _ in find_faults(page)}


@pytest.mark.parametrize("address", [*PLAIN, *ON_STREAMLIT])
def test_no_fault_at_any_width_in_either_theme(
    browser: Browser, app_url: str, address: str
) -> None:
    for scheme, widths in LOOKS.items():
        page = open_as(browser, app_url, address, widths[0], scheme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            assert find_faults(page) == [], (width, scheme)
        page.context.close()


@pytest.mark.parametrize("address", PLAIN)
def test_plain_pages_reflow_at_320_pixels(browser: Browser, app_url: str, address: str) -> None:
    page = open_as(browser, app_url, address, 320, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.context.close()


def test_the_keyboard_walks_a_plain_page_from_the_skip_link_to_the_end(
    browser: Browser, app_url: str
) -> None:
    page = open_as(browser, app_url, f"/plain/window?{DAY}", 1280, "light")
    page.keyboard.press("Tab")
    skip = page.locator("a.paper-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    last = page.locator("a, button, input, select, summary").last
    for _step in range(400):
        page.keyboard.press("Tab")
        if last.evaluate("e => e === document.activeElement"):
            break
        shown = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || e === document.body }"
        )
        assert shown, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    expect(last).to_be_focused()
    page.context.close()
