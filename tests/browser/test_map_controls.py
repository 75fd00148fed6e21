"""Each control of the map by finger and by keyboard; and what a reader takes away from it."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Download, Page, expect

from tests.browser.map_page import NIGHT, MapPage, open_map


@pytest.fixture
def phone_map(phone: Page) -> Iterator[MapPage]:
    """The night of 18 November 2025 on a phone."""
    return open_map(phone, NIGHT)


# By finger -----------------------------------------------------------------------------------


def test_a_finger_moves_each_handle_and_the_server_hears_once(phone_map: MapPage) -> None:
    page = phone_map.page
    page.wait_for_timeout(500)
    for name, by, query in (("start", -60, "start"), ("end", 40, "end"), ("grip", -50, "end")):
        before, sent = phone_map.dates(), len(phone_map.sent)
        phone_map.swipe(name, by)
        after = phone_map.dates()
        assert after != before, name
        assert after[0] <= after[1]
        phone_map.wait_for_query(**{query: after[0 if query == "start" else 1]})
        page.wait_for_timeout(300)
        assert len(phone_map.sent) == sent + 1, name


def test_a_finger_taps_regions_presets_steps_play_and_views(phone_map: MapPage) -> None:
    page = phone_map.page
    phone_map.zone("RU-VOR").tap()
    phone_map.wait_for_query(zone="RU-VOR")
    expect(phone_map.panel("RU-VOR")).to_be_visible()
    phone_map.part("play").tap()  # with months to go: it would stop by itself at the newest day
    expect(phone_map.part("play")).to_have_attribute("data-playing", "true")
    phone_map.part("play").tap()
    expect(phone_map.part("play")).to_have_attribute("data-playing", "false")
    phone_map.frame.locator("[data-preset=week]").tap()
    first, last = map(pd.Timestamp, phone_map.dates())
    assert (last - first).days == 6
    phone_map.part("back").tap()
    assert pd.Timestamp(phone_map.dates()[1]) == last - pd.Timedelta(days=1)
    phone_map.frame.locator("[data-view=russia]").tap()
    expect(phone_map.frame.locator("[data-view=russia]")).to_have_attribute("aria-pressed", "true")
    page.wait_for_url(re.compile("view=russia"))


def test_the_map_comes_early_on_a_phone(phone_map: MapPage) -> None:
    tops = {}
    for name in ("map", "track", "beside", "regions"):
        box = phone_map.part(name).bounding_box()
        assert box
        tops[name] = box["y"]
    choices = phone_map.frame.locator(".choices").bounding_box()
    frame = phone_map.page.locator("iframe").first.bounding_box()
    assert choices
    assert frame
    assert tops["map"] < tops["track"] < choices["y"] < tops["regions"]
    assert tops["map"] - frame["y"] < 200


def test_presets_are_not_cut_on_a_phone(phone_map: MapPage) -> None:
    edges = phone_map.frame.locator("[data-preset]").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.right])"
    )
    assert all(left >= 0 and right <= 390 for left, right in edges)


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_the_title_leaves_room_for_share_on_a_phone(phone: Page, lang: str) -> None:
    opened = open_map(phone, f"{NIGHT}&lang={lang}")
    words = opened.frame.locator("header h2").evaluate(
        "title => { const words = document.createRange(); words.selectNodeContents(title);"
        " return Math.max(...[...words.getClientRects()].map(line => line.right)); }"
    )
    share = opened.frame.locator(".share summary").bounding_box()
    frame = phone.locator("iframe").first.bounding_box()
    assert share
    assert frame
    assert frame["x"] + words < share["x"]


# By keyboard ---------------------------------------------------------------------------------


def test_each_handle_has_its_keys(page: Page) -> None:
    opened = open_map(page, NIGHT)
    for handle, key, first, last in (
        ("start", "ArrowLeft", "2025-11-17", "2025-11-18"),
        ("start", "Shift+ArrowLeft", "2025-11-10", "2025-11-18"),
        ("end", "PageUp", "2025-11-10", "2025-12-18"),
        ("end", "ArrowDown", "2025-11-10", "2025-12-17"),
        ("end", "Home", "2025-11-10", "2025-11-10"),
        ("start", "Home", "2023-02-28", "2025-11-10"),
        ("start", "End", "2025-11-10", "2025-11-10"),
        ("end", "End", "2025-11-10", "2026-03-12"),
    ):
        opened.part(handle).focus()
        page.keyboard.press(key)
        assert opened.dates() == (first, last), (handle, key)
    opened.wait_for_query(start="2025-11-10", end="2026-03-12")


def test_every_control_is_reached_by_the_tab_key(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.frame.locator(".share summary").focus()
    seen: list[str] = []
    for _ in range(70):
        seen.append(
            opened.frame.locator(":focus").evaluate_all(
                "all => all.map(e => e.dataset.part || e.dataset.choice || e.dataset.view ||"
                " e.dataset.preset || e.dataset.zone || e.tagName)[0] || ''"
            )
        )
        page.keyboard.press("Tab")
    controls = {"party", "subject", "measure", "bound", "zone", "other", "europe", "russia"}
    controls |= {"closer-map", "wider-map", "RU-VOR", "SEA-BLACK", "back", "play", "forward"}
    controls |= {"speed", "step", "first-date", "last-date", "night", "all", "start", "end", "grip"}
    assert controls <= set(seen), controls - set(seen)


def test_keys_zoom_the_map_and_escape_hides_the_tooltip(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.zone("RU-VOR").focus()
    expect(opened.part("tip")).to_contain_text("10 claimed")
    page.keyboard.press("Escape")
    expect(opened.part("tip")).to_be_hidden()
    page.keyboard.press("+")
    page.wait_for_url(re.compile("view=europe%2C"))


def test_speeds_go_round(page: Page) -> None:
    opened = open_map(page, NIGHT)
    shown = []
    for _ in range(4):
        shown.append(opened.part("speed").inner_text())
        opened.part("speed").press("Enter")
    assert shown == ["1×", "2×", "3×", "1×"]


# To take away --------------------------------------------------------------------------------


@pytest.fixture
def shared(context: BrowserContext) -> MapPage:
    """Voronezh on the night of 18 November 2025, with the box for sharing open."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = open_map(context.new_page(), NIGHT + "&zone=RU-VOR")
    opened.frame.locator(".share summary").press("Enter")
    expect(opened.part("quote-en")).to_have_value(re.compile("Voronezh"))
    return opened


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Voronezh Oblast, 18 November 2025.", "Claimed, not verified.", "Ministry of Def")),
        ("ru", ("Воронежская область, 18 ноября 2025 г.", "Заявлено, не проверено.", "обороны")),
        ("uk", ("Воронезька область, 18 листопада 2025 р.", "Заявлено, не перевірено.", "оборон")),
    ],
)
def test_a_sentence_says_who_where_when_and_how_sure(
    shared: MapPage, lang: str, words: tuple[str, ...]
) -> None:
    sentence = shared.part(f"quote-{lang}").input_value()
    for part in (*words, ": 10.", f"lang={lang}", "zone=RU-VOR"):
        assert part in sentence
    assert ".." not in sentence
    shared.frame.locator(f"[data-copy=quote-{lang}]").click()
    expect(shared.part("shared")).to_have_text("Copied.")
    assert shared.page.evaluate("navigator.clipboard.readText()") == sentence


def test_a_shared_link_opens_the_same_view(shared: MapPage, context: BrowserContext) -> None:
    link = shared.part("link").input_value()
    again = open_map(context.new_page(), "?" + link.partition("?")[2])
    assert again.dates() == shared.dates()
    assert again.states() == shared.states()
    expect(again.panel("RU-VOR")).to_be_visible()


def save(shared: MapPage, kind: str) -> Download:
    with shared.page.expect_download() as download:
        shared.frame.locator(f"[data-picture={kind}]").click()
    return download.value


def test_the_picture_holds_title_claimant_date_and_doubt(shared: MapPage) -> None:
    download = save(shared, "svg")
    assert download.suggested_filename == "skyclaims-RU-VOR-2025-11-18.svg"
    root = ET.fromstring(Path(download.path()).read_text(encoding="utf-8"))  # noqa: S314 (ours)
    text = " ".join(e.text or "" for e in root.iter("{http://www.w3.org/2000/svg}text"))
    for part in (
        "Drones claimed shot down or jammed, 18 November 2025",
        "Russian Ministry of Defence",
        "Claimed, not verified.",
        "Voronezh Oblast: 10",
        "54 claimed = ",
        "68/262",
        "zone=RU-VOR",
        "named without a number",
    ):
        assert part in text, part
    shapes = root.findall(".//{http://www.w3.org/2000/svg}path")
    assert len(shapes) > 100
    assert all(not e.get("fill", "").startswith("var(") for e in shapes)


def test_the_png_shows_the_map(shared: MapPage) -> None:
    picture = Image.open(io.BytesIO(Path(save(shared, "png").path()).read_bytes()))
    assert picture.width > 1500
    colours = {colour for _, colour in picture.convert("RGB").getcolors(2**24) or []}
    assert {(0x3D, 0x8E, 0x9B), (0x6F, 0xB3, 0xB8)} <= colours  # classes of that night
