"""What a reader does with the map and the timeline, in a real browser, against the ledger."""

import re
from collections.abc import Iterator

import pandas as pd
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from claims.aggregate import daily_table
from claims.ledger import open_ledger
from tests.browser.map_page import NIGHT, MapPage, open_map

SEAS = ("SEA-AZOV", "SEA-BALTIC", "SEA-BARENTS", "SEA-BLACK", "SEA-CASPIAN", "SEA-WHITE")


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """What the ledger counts for each day, party and place."""
    address = tmp_path_factory.mktemp("ledger") / "ledger.sqlite"
    return daily_table(open_ledger(f"sqlite:///{address}").claims())


def of_ministry(days: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The ministry's rows about drones in a window."""
    return days[
        (days["party"] == "ru_mod")
        & (days["subject"] == "drone")
        & days["day"].between(pd.Timestamp(first), pd.Timestamp(last))
    ]


def shown(low: int, high: int) -> str:
    """A number as the map writes it."""
    return f"{high:,}" if low == high else f"{low:,}–{high:,}"


def drag(page: Page, handle: Locator, by_px: float, steps: int = 12) -> None:
    """Press on a handle and move the pointer sideways; the caller lets go."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by_px, y, steps=steps)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-11-18", "2025-11-18"),
        ("2025-11-19", "2025-11-19"),
        ("2024-09-01", "2024-09-01"),
        ("2025-11-25", "2025-11-25"),
        ("2026-03-12", "2026-03-12"),
        ("2025-11-01", "2025-11-30"),
    ],
)
def test_map_tiles_and_tally_equal_the_ledger(
    page: Page, days: pd.DataFrame, first: str, last: str
) -> None:
    rows = of_ministry(days, first, last)
    opened = open_map(page, f"?start={first}&end={last}")
    counted = rows[rows["kind"] == "number"].groupby("place")[["low", "high"]].sum()
    joint = {z for place in rows.loc[rows["kind"] == "joint", "place"] for z in place.split("+")}
    states = opened.states()
    assert {z for z, (state, _) in states.items() if state == "number"} == {
        place for place in counted.index if place.startswith("RU-")
    }
    assert {z for z, (state, _) in states.items() if state == "joint"} == {
        z for z in joint if z.startswith("RU-") and z not in counted.index
    }
    for sea in SEAS:
        number = shown(*counted.loc[sea]) if sea in counted.index else "–"
        if sea not in joint:
            assert opened.tile(sea) == number
    total = rows[["low", "high"]].sum()
    tally = opened.part("tally").inner_text()
    assert tally.startswith(shown(total["low"], total["high"]) + " claimed = ")
    numbers = re.findall(r"([\d,]+)(?:–([\d,]+))?", tally)
    bounds = [(int(a.replace(",", "")), int((b or a).replace(",", ""))) for a, b in numbers]
    bounds = [pair for pair, text in zip(bounds, numbers, strict=True) if text[0] != "83"]
    assert bounds[0] == tuple(map(sum, zip(*bounds[1:], strict=True)))


def test_darker_is_more_and_equal_is_equal(page: Page, days: pd.DataFrame) -> None:
    opened = open_map(page, NIGHT)
    rows = of_ministry(days, "2025-11-18", "2025-11-18")
    high = rows[rows["kind"] == "number"].set_index("place")["high"]
    looks = {code: int(look) for code, (state, look) in opened.states().items() if look}
    pairs = [(high[a], looks[a], high[b], looks[b]) for a in looks for b in looks]
    assert len(looks) > 5
    assert all(look_a <= look_b for a, look_a, b, look_b in pairs if a <= b)
    assert looks["RU-VOR"] == looks["RU-TAM"]


def test_tooltip_names_region_number_and_claimant(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.zone("RU-VOR").hover()
    tip = opened.part("tip")
    expect(tip).to_contain_text("Voronezh Oblast")
    expect(tip).to_contain_text("10 claimed")
    expect(tip).to_contain_text("Russian Ministry of Defence")
    assert tip.locator("svg.spark .bars rect").count() > 1


def test_clicking_a_region_opens_its_claims_beside_the_map(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.zone("RU-VOR").click()
    opened.wait_for_query(zone="RU-VOR", start="2025-11-18", end="2025-11-18")
    ministry = opened.panel("RU-VOR").locator('[data-party="ru_mod"]')
    expect(ministry).to_contain_text("10 drones")
    expect(ministry.locator("a").first).to_have_attribute("href", re.compile("^https?://"))
    expect(opened.panel("RU-VOR").locator("[data-party]")).to_have_count(6)


def test_a_second_region_is_compared_with_the_first(page: Page) -> None:
    opened = open_map(page, NIGHT + "&zone=RU-VOR")
    opened.zone("RU-TAM").click(modifiers=["Shift"])
    opened.wait_for_query(zone="RU-VOR", other="RU-TAM")
    expect(opened.panel("RU-TAM")).to_be_visible()
    expect(opened.panel("RU-VOR")).to_be_visible()


def test_keyboard_walks_the_map_and_selects(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.zone("RU-VOR").focus()
    page.keyboard.press("ArrowRight")
    focused = opened.frame.locator("path:focus").get_attribute("data-zone")
    assert focused not in (None, "RU-VOR")
    page.keyboard.press("Enter")
    opened.wait_for_query(zone=str(focused))
    expect(opened.panel(str(focused))).to_be_visible()


def test_picking_a_region_from_the_list(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.choose("zone", "RU-TAM")
    opened.wait_for_query(zone="RU-TAM")
    expect(opened.panel("RU-TAM")).to_contain_text("10 drones")


def test_table_says_what_the_map_shows(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.part("regions").locator("summary").click()
    row = opened.frame.locator('tr[data-zone="RU-VOR"]')
    expect(row).to_contain_text("10")
    expect(opened.frame.locator('tr[data-zone="RU-CHU"]')).to_contain_text("not named")
    row.get_by_role("button", name="Voronezh Oblast").click()
    opened.wait_for_query(zone="RU-VOR")


def test_dragging_repaints_without_the_server_which_hears_once_at_the_end(page: Page) -> None:
    opened = open_map(page, NIGHT)
    page.wait_for_timeout(500)
    before, sent = opened.states(), len(opened.sent)
    drag(page, opened.part("grip"), 60)
    expect(opened.part("title")).not_to_contain_text("18 November")
    assert opened.states() != before
    assert len(opened.sent) == sent
    page.mouse.up()
    first, last = opened.dates()
    assert first == last > "2025-11-18"
    opened.wait_for_query(start=first, end=last)
    assert len(opened.sent) == sent + 1


def test_handles_widen_the_window_and_never_cross(page: Page) -> None:
    opened = open_map(page, NIGHT)
    drag(page, opened.part("start"), -40)
    page.mouse.up()
    first, last = opened.dates()
    assert first < last == "2025-11-18"
    drag(page, opened.part("end"), -200)
    page.mouse.up()
    assert opened.dates() == (first, first)


def test_slider_keys(page: Page) -> None:
    opened = open_map(page, NIGHT)
    handle = opened.part("grip")
    expect(handle).to_have_role("slider")
    handle.focus()
    for key, day in (
        ("ArrowRight", "2025-11-19"),
        ("ArrowLeft", "2025-11-18"),
        ("PageUp", "2025-12-18"),
        ("PageDown", "2025-11-18"),
        ("End", "2026-03-12"),
        ("Home", "2023-02-28"),
    ):
        page.keyboard.press(key)
        assert opened.dates() == (day, day), key
        expect(handle).to_have_attribute("aria-valuetext", re.compile(day[:4]))
    opened.wait_for_query(start="2023-02-28")


def test_typed_dates_presets_and_steps(page: Page) -> None:
    opened = open_map(page)
    newest = opened.dates()[1]
    opened.part("first-date").fill("2025-11-17")
    opened.part("last-date").fill("2025-11-18")
    opened.part("last-date").blur()
    opened.wait_for_query(start="2025-11-17", end="2025-11-18")
    opened.frame.get_by_role("button", name="7 days").click()
    opened.wait_for_query(end=newest)
    first, last = map(pd.Timestamp, opened.dates())
    assert (last - first).days == 6
    opened.part("step").select_option("week")
    opened.part("back").click()
    assert pd.Timestamp(opened.dates()[1]) == last - pd.Timedelta(days=7)
    opened.frame.get_by_role("button", name="All", exact=True).click()
    opened.wait_for_query(start="2023-02-28", end=newest)


def test_play_moves_the_window_and_pause_tells_the_server(page: Page) -> None:
    opened = open_map(page, NIGHT)
    page.wait_for_timeout(500)
    sent = len(opened.sent)
    opened.part("speed").click()
    opened.part("play").click()
    expect(opened.part("title")).to_contain_text(re.compile("2[0-9] November|December"))
    assert len(opened.sent) == sent
    opened.part("grip").focus()
    page.keyboard.press("Space")
    opened.wait_for_query(start=opened.dates()[0])
    stopped = opened.dates()
    page.wait_for_timeout(600)
    assert opened.dates() == stopped


def test_pan_and_zoom_stay_in_the_browser(page: Page) -> None:
    opened = open_map(page, NIGHT)
    page.wait_for_timeout(500)
    sent = len(opened.sent)
    opened.part("closer-map").click()
    box = opened.part("map").bounding_box()
    assert box
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 380, box["y"] + 260, steps=6)
    page.mouse.up()
    page.wait_for_timeout(700)
    assert len(opened.sent) == sent
    assert "view" in opened.query()
    assert "zone" not in opened.query()


def test_letting_go_keeps_the_map_mounted(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.frame.locator("body").evaluate("body => { body.dataset.mark = 'same' }")
    opened.choose("party", "ua")
    opened.wait_for_query(party="ua")
    opened.zone("RU-BEL").click()
    opened.wait_for_query(zone="RU-BEL")
    expect(opened.panel("RU-BEL")).to_be_visible()
    expect(opened.frame.locator("body[data-mark=same]")).to_be_attached()


def test_address_holds_the_view_and_opens_it_cold(context: BrowserContext) -> None:
    opened = open_map(context.new_page(), NIGHT)
    opened.choose("measure", "density")
    opened.wait_for_query(measure="density")
    opened.choose("bound", "low")
    opened.wait_for_query(bound="low")
    opened.zone("RU-VOR").click()
    opened.wait_for_query(zone="RU-VOR")
    again = open_map(context.new_page(), opened.page.url.partition("/?")[2].join(("?", "")))
    assert again.states() == opened.states()
    assert again.dates() == opened.dates()
    assert again.frame.locator('[data-choice="measure"]').input_value() == "density"
    expect(again.panel("RU-VOR")).to_be_visible()


def test_back_button_returns_to_the_choice_before(page: Page) -> None:
    opened = open_map(page, NIGHT)
    opened.choose("zone", "RU-VOR")
    opened.wait_for_query(zone="RU-VOR")
    expect(opened.panel("RU-VOR")).to_be_visible()
    opened.choose("zone", "RU-TAM")
    opened.wait_for_query(zone="RU-TAM")
    expect(opened.panel("RU-TAM")).to_be_visible()
    page.go_back()
    expect(opened.panel("RU-VOR")).to_be_visible()
    expect(opened.zone("RU-VOR")).to_have_attribute("data-selected", "zone")


@pytest.mark.parametrize(
    ("query", "day", "sentence"),
    [
        ("?start=tomorrow", "2026-03-12", "“tomorrow” is no date"),
        ("?start=2030-01-01", "2026-03-12", "1 January 2030 is outside the record"),
        ("?start=1999-01-01&end=1999-01-02", "2023-02-28", "which runs from 28 February 2023"),
        (NIGHT + "&zone=RU-XXX", "2025-11-18", "There is no “RU-XXX”"),
        (NIGHT + "&party=<b>us</b>", "2025-11-18", "There is no “<b>us</b>”"),
    ],
)
def test_an_address_that_asks_for_what_does_not_exist_is_told_so(
    page: Page, query: str, day: str, sentence: str
) -> None:
    opened = open_map(page, query)
    assert opened.dates() == (day, day)
    expect(page.locator("[data-testid=stMain]")).to_contain_text(sentence)
    expect(opened.panel()).to_be_visible()


def test_european_russia_stands_upright_and_all_of_russia_as_on_a_wall_map(page: Page) -> None:
    opened = open_map(page, NIGHT)
    middle = "p => { const b = p.getBoundingClientRect(); return [b.x + b.width / 2, b.y]; }"
    north, south = (opened.zone(code).evaluate(middle) for code in ("RU-MUR", "RU-KDA"))
    assert north[1] < south[1]
    assert abs(north[0] - south[0]) < 150  # both lie near the same meridian
    opened.frame.get_by_role("button", name="All of Russia").click()
    opened.wait_for_query(view="russia")
    west, east = (opened.zone(code).evaluate(middle) for code in ("RU-KGD", "RU-PRI"))
    assert east[0] - west[0] > 400
    assert opened.states()["RU-VOR"][0] == "number"


def test_every_state_has_a_look_of_its_own(page: Page) -> None:
    looks: dict[str, str] = {}
    for query in (
        "?start=2025-11-18&end=2025-11-18",
        "?start=2025-11-16&end=2025-11-16",
        "?start=2023-04-01&end=2023-04-02",
        "?start=2023-02-28&end=2023-02-28",
    ):
        opened = open_map(page, query)
        for state in ("number", "joint", "named", "unnamed", "noreport"):
            shape = opened.frame.locator(f'path.subject[data-state="{state}"]').first
            if shape.count():
                looks[state] = shape.evaluate("p => getComputedStyle(p).fill")
    assert set(looks) == {"number", "joint", "named", "unnamed", "noreport"}
    assert len(set(looks.values())) == len(looks)


def test_silence_is_said_and_is_no_zero(page: Page) -> None:
    opened = open_map(page, "?start=2023-04-01&end=2023-04-02")
    assert {state for state, _ in opened.states().values()} == {"noreport"}
    expect(opened.part("silence")).to_contain_text("Silence is not zero")
    assert opened.part("tally").inner_text() == ""


def test_crimea_stays_off_the_scale_and_has_its_note(page: Page) -> None:
    opened = open_map(page, "?start=2026-03-12&end=2026-03-12")
    assert opened.tile("UA-43") == "14"
    quiet = opened.zone("UA-43").evaluate("p => getComputedStyle(p).fill")
    assert quiet == opened.zone("UA-46").evaluate("p => getComputedStyle(p).fill")
    opened.zone("UA-43").hover()
    expect(opened.part("tip")).to_contain_text("68/262")


def test_other_measures_parties_and_bounds(page: Page, days: pd.DataFrame) -> None:
    opened = open_map(page, "?start=2025-11-01&end=2025-11-30")
    rows = of_ministry(days, "2025-11-01", "2025-11-30")
    opened.choose("measure", "nights")
    opened.zone("RU-VOR").hover()
    named = rows[rows["place"].str.split("+").map(lambda zones: "RU-VOR" in zones)]["day"].nunique()
    expect(opened.part("tip")).to_contain_text(f"named on {named} days")
    opened.choose("measure", "number")
    opened.choose("bound", "high")
    expect(opened.part("tally")).to_contain_text(f"{rows['high'].sum():,} claimed = ")
    opened.choose("party", "all")
    expect(opened.part("tally")).to_contain_text("do not add up")
    opened.choose("subject", "missile")
    expect(opened.part("title")).to_contain_text("Missiles")


def test_the_frame_follows_the_dark_theme(browser: Browser, app_url: str) -> None:
    context = browser.new_context(base_url=app_url, color_scheme="dark")
    opened = open_map(context.new_page(), NIGHT)
    ground = "element => getComputedStyle(element).backgroundColor"
    outside = context.pages[0].locator("[data-testid=stApp]").evaluate(ground)
    assert opened.frame.locator("body").evaluate(ground) == outside
    assert opened.frame.locator("html").get_attribute("data-theme") == "dark"
    context.close()


@pytest.fixture
def phone_map(phone: Page) -> Iterator[MapPage]:
    """The night of 18 November 2025 on a phone."""
    return open_map(phone, NIGHT + "&zone=RU-VOR")


def test_phone_shows_sentence_cards_map_timeline_list_in_this_order(phone_map: MapPage) -> None:
    page = phone_map.page
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    parts = [
        page.locator(".sky-sentence"),
        page.locator(".sky-panel").first,
        phone_map.part("map"),
        phone_map.part("track"),
        phone_map.part("regions"),
    ]
    tops = [box["y"] for part in parts if (box := part.bounding_box())]
    assert len(tops) == len(parts)
    assert tops == sorted(tops)


def test_phone_targets_are_large_enough(phone_map: MapPage) -> None:
    small = phone_map.frame.locator("button:visible, select:visible, .handle").evaluate_all(
        "all => all.map(e => [e.dataset.part || e.textContent, e.getBoundingClientRect()])"
        ".map(([name, box]) => [name, Math.round(box.width), Math.round(box.height)])"
        ".filter(([, width, height]) => width < 44 || height < 44)"
    )
    assert small == []


def test_phone_drags_the_window_with_a_finger(phone_map: MapPage) -> None:
    phone_map.swipe("grip", -40)
    first, last = phone_map.dates()
    assert first == last < "2025-11-18"
    phone_map.wait_for_query(start=first)


def test_no_other_host_ever_hears_of_a_reader(page: Page, app_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("ws:", "http:", 1)))
    opened = open_map(page)
    opened.zone("RU-BEL").click()
    opened.wait_for_query(zone="RU-BEL")
    foreign = [url for url in asked if not url.startswith((app_url, "data:", "blob:" + app_url))]
    assert foreign == []


def test_streamlits_own_controls_are_gone(page: Page) -> None:
    open_map(page)
    for name in ("stMainMenu", "stAppDeployButton", "stStatusWidget"):
        assert page.locator(f"[data-testid={name}]:visible").count() == 0
    assert page.title() == "Map · Skyclaims"


def test_no_error_in_the_console(page: Page) -> None:
    errors: list[str] = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    opened = open_map(page, NIGHT)
    opened.zone("RU-BEL").click()
    opened.wait_for_query(zone="RU-BEL")
    assert errors == []


def test_nights_share_one_scale_and_longer_windows_have_their_own(page: Page) -> None:
    opened = open_map(page, NIGHT)
    legend = opened.part("legend").inner_text()
    opened.part("grip").focus()
    page.keyboard.press("ArrowRight")
    assert opened.part("legend").inner_text() == legend
    opened.frame.get_by_role("button", name="30 days").click()
    assert opened.part("legend").inner_text() != legend
