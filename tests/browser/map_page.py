"""The map's page as a test sees it: the frame of the map, its parts, and what the page sends."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
from playwright.sync_api import FrameLocator, Locator, Page, expect

NIGHT = "?start=2025-11-18&end=2025-11-18"
MAP_FRAME = 'iframe[title="streamlit_folium.st_folium"]'
AFTER_RELEASE_MS = 10_000


@dataclass
class MapPage:
    """An open first page. `sent` grows by each message that the browser sends to the server."""

    page: Page
    sent: list[Any]

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator(MAP_FRAME)

    def part(self, name: str) -> Locator:
        """A part of the element by the name that its template gives it."""
        return self.frame.locator(f'[data-part="{name}"]')

    def zone(self, code: str) -> Locator:
        """The shape of a zone."""
        return self.frame.locator(f'path[data-zone="{code}"]')

    def tile(self, name: str) -> str:
        """The number or word on a tile beside the map, by zone code or by the tile's own name."""
        tile = self.frame.locator(f'.tile[data-zone="{name}"], .tile[data-tile="{name}"]')
        return tile.locator(".number").inner_text()

    def choose(self, name: str, value: str) -> None:
        """Choose a value in one of the controls over the map."""
        self.frame.locator(f'[data-choice="{name}"]').select_option(value)

    def states(self) -> dict[str, tuple[str, str]]:
        """State and colour class of every federal subject."""
        shapes = self.frame.locator("path.subject")
        found: dict[str, tuple[str, str]] = shapes.evaluate_all(
            "all => Object.fromEntries(all.map(p =>"
            " [p.dataset.zone, [p.dataset.state, p.dataset.class]]))"
        )
        return {code: (state, look) for code, (state, look) in found.items()}

    def dates(self) -> tuple[str, str]:
        """First and last day of the window, where its handles are."""
        first_date = pd.Timestamp(str(self.part("first-date").get_attribute("min")))
        days = [self.part(name).get_attribute("aria-valuenow") for name in ("start", "end")]
        first, last = (first_date + pd.Timedelta(days=int(str(day))) for day in days)
        return str(first.date()), str(last.date())

    def swipe(self, name: str, by_px: float) -> None:
        """Lay a finger on a part, move it sideways, and lift it."""
        self.part(name).scroll_into_view_if_needed()
        box = self.part(name).bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        finger = self.page.context.new_cdp_session(self.page)
        touch = "Input.dispatchTouchEvent"
        finger.send(touch, {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 6):
            point = {"x": x + by_px * step / 5, "y": y}
            finger.send(touch, {"type": "touchMove", "touchPoints": [point]})
        finger.send(touch, {"type": "touchEnd", "touchPoints": []})

    def query(self) -> dict[str, str]:
        """The parameters of the address."""
        return {name: values[0] for name, values in parse_qs(urlsplit(self.page.url).query).items()}

    def wait_for_query(self, **wanted: str) -> None:
        """Wait until the address has these parameters: the server has taken the choice."""
        for name, value in wanted.items():
            self.page.wait_for_url(
                lambda url, name=name, value=value: (
                    parse_qs(urlsplit(url).query).get(name) == [value]
                ),
                timeout=AFTER_RELEASE_MS,
            )

    def panel(self, zone: str = "") -> Locator:
        """The panel of claims about a zone, or about everywhere."""
        return self.page.locator(f'.sky-panel[data-zone="{zone}"]')


def open_map(page: Page, query: str = "") -> MapPage:
    """Open the first page with a query, wait until the map is painted, and watch what it sends."""
    sent: list[Any] = []

    def note(data: Any) -> None:
        sent.append(data)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.goto("/" + query)
    opened = MapPage(page, sent)
    expect(opened.frame.locator("body[data-ready=true]")).to_be_attached(timeout=30_000)
    expect(page.locator(".sky-panel").first).to_be_visible(timeout=30_000)
    return opened
