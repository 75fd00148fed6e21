"""How fast the map is for a reader, beside two apps measured in the same minutes.

Baselines: a one-line Streamlit app, and a page as tutorials build it (tests/bench/apps/). What the
typical page loads from other hosts is answered here at once, which only makes it look better.
"""

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import xstatic.pkg.leaflet
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Frame,
    Page,
    Route,
    sync_playwright,
)

from tests.bench.ledger import MANY, MANY_DAYS, synthetic_ledger
from tests.browser.conftest import DESKTOP, find_chromium

ROOT = Path(__file__).parents[2]
APPS = Path(__file__).parent / "apps"
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
TIMES = 5
SCRUB_STEPS = 240
NIGHT = "/?start=2025-11-18&end=2025-11-18&zone=RU-VOR"
READY = "iframe[title='streamlit_folium.st_folium'] >> internal:control=enter-frame >> "
MAP_READY = READY + "body[data-ready=true]"
TYPICAL_READY = READY + "path.leaflet-interactive >> nth=0"
ONE_LINE_READY = "text=The switch is"
DROPPED_FRAME_MS = 16.7
SLOW_FRAME_MS = 33.4
TOLERANCE_MS = 1.0  # clocks of frames are rounded

FOUR_YEARS = 1461  # days
SYNTHETIC = {
    "four years": (36_525, FOUR_YEARS),
    "10,000 days": (250_000, MANY_DAYS),
    "10,000 days, 1,000,000 claims": (MANY, MANY_DAYS),
}


@dataclass
class Served:
    """A running app: its address and its process."""

    url: str
    process: psutil.Process


@contextmanager
def serve(app: Path, **environment: str) -> Iterator[Served]:
    """Serve an app until the block ends, with a ledger of its own unless one is named."""
    with socket.socket() as probe, tempfile.TemporaryDirectory() as folder:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment.setdefault("SKYCLAIMS_DATABASE_URL", f"sqlite:///{folder}/ledger.sqlite")
        server = subprocess.Popen(  # noqa: S603 (our own apps)
            [
                *(sys.executable, "-m", "streamlit", "run", str(app)),
                *("--server.address", "127.0.0.1", "--server.port", str(port)),
            ],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_until_served(url)
            yield Served(url, psutil.Process(server.pid))
        finally:
            server.terminate()
            server.wait(20)


def wait_until_served(url: str) -> None:
    for _ in range(600):
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    sys.exit(f"no app answers at {url}")


def answer_for_other_hosts(route: Route) -> None:
    """Leaflet from the disk, anything else empty."""
    name = route.request.url.rpartition("/")[2]
    known = LEAFLET / name
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    route.fulfill(body=known.read_bytes() if known.exists() else b"", content_type=kind)


@contextmanager
def reader(browser: Browser, *, asks_others: bool = False) -> Iterator[BrowserContext]:
    """A browser that has never been here; for a page that asks other hosts, we answer."""
    context = browser.new_context(viewport=DESKTOP)
    if asks_others:  # only then: a browser whose requests are routed keeps no file
        context.route(re.compile("^https://"), answer_for_other_hosts)
    yield context
    context.close()


def time_to(page: Page, url: str, ready: str) -> float:
    """Milliseconds from asking for a page to `ready` being drawn."""
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(ready).wait_for(state="attached", timeout=600_000)
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    return (time.perf_counter() - start) * 1000


def first_view(browser: Browser, url: str, ready: str, *, asks_others: bool = False) -> float:
    """Median time of a cold browser on a warm server."""
    times = []
    for turn in range(TIMES + 1):
        with reader(browser, asks_others=asks_others) as context:
            times.append((turn, time_to(context.new_page(), url, ready)))
    return statistics.median(took for turn, took in times if turn)  # the first warms the server


def rerun_of_one_line(browser: Browser, url: str) -> float:
    """Median milliseconds from a click on the switch to the new text."""
    with reader(browser) as context:
        page = context.new_page()
        time_to(page, url, ONE_LINE_READY)
        times = [
            page.evaluate(
                """() => new Promise(done => {
                    const text = () => document.querySelector('[data-testid=stMarkdown]').innerText;
                    const before = text();
                    const start = performance.now();
                    const all = {subtree: true, childList: true, characterData: true};
                    new MutationObserver((_, watch) => {
                        if (text() === before) return;
                        watch.disconnect();
                        done(performance.now() - start);
                    }).observe(document.body, all);
                    document.querySelector('[data-testid=stCheckbox] input').click();
                })"""
            )
            for _ in range(TIMES * 3)
        ]
    return statistics.median(times)


def open_map(context: BrowserContext, url: str) -> tuple[Page, Frame, list[Any]]:
    """The first page, its map's frame, and the messages that it sends from now on."""
    page = context.new_page()
    sent: list[Any] = []

    def note(data: Any) -> None:
        sent.append(data)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    time_to(page, url, MAP_READY)
    page.wait_for_timeout(1500)
    sent.clear()
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    return page, frame, sent


def release_to_panel(browser: Browser, url: str) -> float:
    """Median milliseconds from letting a handle go to the panel about the new window."""
    times = []
    with reader(browser) as context:
        page, frame, _ = open_map(context, url)
        grip = frame.locator("[data-part=grip]")
        for turn in range(TIMES * 2):
            grip.scroll_into_view_if_needed()
            box = grip.bounding_box()
            assert box
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + (30 if turn % 2 else -30), y, steps=5)
            page.evaluate(
                """() => {
                    const panel = () => document.querySelector('.sky-panel').innerText;
                    const before = panel();
                    const all = {subtree: true, childList: true, characterData: true};
                    window.released = new Promise(done => new MutationObserver((_, watch) => {
                        if (!document.querySelector('.sky-panel') || panel() === before) return;
                        watch.disconnect();
                        done(performance.timeOrigin + performance.now());
                    }).observe(document.body, all));
                }"""
            )
            frame.evaluate(
                """() => addEventListener('pointerup', () => {
                    window.letGo = performance.timeOrigin + performance.now();
                }, {once: true, capture: true})"""
            )
            page.mouse.up()
            updated = page.evaluate("window.released")
            times.append(updated - frame.evaluate("window.letGo"))
            page.wait_for_timeout(1000)  # until nothing moves any more
    return statistics.median(times)


@dataclass
class Scrub:
    """Frames of one long drag: how long each took, script a frame, and messages to the server."""

    frames_ms: list[float]
    script_ms: float
    messages: int

    def share_within(self, limit: float) -> float:
        return sum(took <= limit + TOLERANCE_MS for took in self.frames_ms) / len(self.frames_ms)


def scrub(browser: Browser, url: str, slower: int = 1) -> Scrub:
    """Drag the window over the whole record and back, one step of the pointer a frame."""
    with reader(browser) as context:
        page, frame, sent = open_map(context, url)
        frame.locator("[data-preset=all]").click()
        frame.locator("[data-preset=month]").click()
        for _ in range(4):
            frame.locator("[data-part=wider]").click()
        page.wait_for_timeout(1500)
        sent.clear()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        session.send("Performance.enable")
        before = script_seconds(session)
        frames = frame.evaluate(
            """steps => new Promise(done => {
                const grip = document.querySelector('[data-part=grip]');
                const track = document.querySelector('[data-part=bars]').getBoundingClientRect();
                const box = grip.getBoundingClientRect();
                const y = box.top + box.height / 2;
                grip.setPointerCapture = () => {};
                const tell = (type, x) => grip.dispatchEvent(new PointerEvent(type, {
                    clientX: x, clientY: y, pointerId: 1, bubbles: true }));
                const start = box.left + box.width / 2;
                tell('pointerdown', start);
                const times = [];
                let step = 0;
                const turn = now => {
                    times.push(now);
                    const way = Math.abs(((step / steps) * 2) % 2 - 1);
                    tell('pointermove', track.left + way * (track.width - 20));
                    step += 1;
                    if (step < steps) requestAnimationFrame(turn);
                    else done(times.slice(1).map((time, i) => time - times[i]));
                };
                requestAnimationFrame(turn);
            })""",
            SCRUB_STEPS,
        )
        script = (script_seconds(session) - before) * 1000 / len(frames)
        return Scrub(frames, script / slower, len(sent))


def move_one_box(browser: Browser, slower: int) -> Scrub:
    """The same number of frames of a page that does nothing but move one box."""
    with reader(browser) as context:
        page = context.new_page()
        page.set_content("<div style='position:absolute;width:9px;height:9px;background:teal'>")
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        frames = page.evaluate(
            """steps => new Promise(done => {
                const box = document.querySelector('div');
                const times = [];
                const turn = now => {
                    times.push(now);
                    box.style.left = `${times.length}px`;
                    if (times.length < steps) requestAnimationFrame(turn);
                    else done(times.slice(1).map((time, i) => time - times[i]));
                };
                requestAnimationFrame(turn);
            })""",
            SCRUB_STEPS,
        )
        return Scrub(frames, 0, 0)


def script_seconds(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "ScriptDuration"))


def own_bytes(browser: Browser, url: str) -> tuple[int, list[str]]:
    """Compressed bytes of everything that is ours, and what a second visit loads of it."""
    with reader(browser) as context:
        first = loaded(context, url)
        second = loaded(context, url)
    return sum(first.values()), [name for name, size in second.items() if size]


def loaded(context: BrowserContext, url: str) -> dict[str, int]:
    """Bytes over the wire of our files in one visit; none for what the browser had kept."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def note(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def finish(event: dict[str, Any]) -> None:
        address = addresses.get(event["requestId"], "")
        if "/map/" in address or "/component/" in address:
            sizes[address] = sizes.get(address, 0) + int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", note)
    session.on("Network.loadingFinished", finish)
    time_to(page, url, MAP_READY)
    page.wait_for_timeout(1000)
    page.close()
    return sizes


def peak_memory(process: psutil.Process) -> int:
    """The most bytes that a process has held so far; where no system tells, those it holds now."""
    status = Path(f"/proc/{process.pid}/status")
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) * 1024 if told else process.memory_info().rss


def line(what: str, value: str, limit: str, is_met: bool) -> None:
    print(f"{what:<58}{value:>12}{limit:>16}  {'met' if is_met else 'MISSED'}", flush=True)


def compare(what: str, took: float, base: float, at_most: float) -> None:
    """A line with a ratio to a baseline."""
    ratio = took / base
    line(what, f"{took:.0f} ms", f"≤ {at_most:g} × {base:.0f}", ratio <= at_most)


def print_scrub(what: str, measure: Callable[[int], Scrub]) -> None:
    for slower, limit in ((1, DROPPED_FRAME_MS), (4, SLOW_FRAME_MS)):
        run = measure(slower)
        name = f"{what}, processor ÷ {slower}" if slower > 1 else what
        share = run.share_within(limit)
        line(f"{name}: frames within {limit} ms", f"{share:.1%}", "≥ 95 %", share >= 0.95)
        line(f"{name}: script a frame", f"{run.script_ms:.2f} ms", "< 2 ms", run.script_ms < 2)
        line(f"{name}: messages while dragging", str(run.messages), "0", not run.messages)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(playwright), args=["--no-sandbox"]
        )
        with serve(APPS / "one_line.py") as one_line:
            content = first_view(browser, one_line.url, ONE_LINE_READY)
            rerun = rerun_of_one_line(browser, one_line.url)
        with serve(APPS / "typical.py") as typical:
            usual = first_view(browser, typical.url, TYPICAL_READY, asks_others=True)
        print(f"one-line app: first content {content:.0f} ms, rerun {rerun:.0f} ms")
        print(f"typical page: map after {usual:.0f} ms")
        share = move_one_box(browser, 4).share_within(SLOW_FRAME_MS)
        print(f"one moving box, processor ÷ 4: {share:.1%} of frames within {SLOW_FRAME_MS} ms\n")
        with serve(ROOT / "app.py") as ours:
            view = first_view(browser, ours.url + NIGHT, MAP_READY)
            compare("painted map, cold browser, warm server", view, content, 1.5)
            line("typical page ÷ ours", f"{usual / view:.1f} ×", "≥ 2.5 ×", usual / view >= 2.5)
            released = release_to_panel(browser, ours.url + NIGHT)
            compare("letting go to panel and totals", released, rerun, 3)
            line("letting go to panel and totals", f"{released:.0f} ms", "< 250 ms", released < 250)
            size, again = own_bytes(browser, ours.url + NIGHT)
            line("our own bytes, compressed", f"{size / 1000:.0f} kB", "≤ 250 kB", size <= 250_000)
            line(
                "files of ours loaded again",
                str(len(again)),
                "no geometry",
                not any("shapes" in a for a in again),
            )
            print_scrub("scrub, recorded claims", lambda slower: scrub(browser, ours.url, slower))
        small = 0.0
        for name, size in SYNTHETIC.items():
            with (
                synthetic_ledger(*size) as ledger,
                serve(ROOT / "app.py", SKYCLAIMS_DATABASE_URL=ledger) as made_up,
            ):
                view = first_view(browser, made_up.url, MAP_READY)
                small = small or view
                compare(f"SYNTHETIC {name}: painted map", view, small, 1.3)
                print_scrub(
                    f"SYNTHETIC {name}: scrub",
                    lambda slower, url=made_up.url: scrub(browser, url, slower),
                )
                memory = peak_memory(made_up.process) / 2**20
                line(
                    f"SYNTHETIC {name}: server memory at most",
                    f"{memory:.0f} MiB",
                    "< 1024 MiB",
                    memory < 1024,
                )
        browser.close()
