"""What a reader does on the pages beside the map, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

NIGHT = "/window?date=2025-11-18"
REGION = "/region?zone=RU-VOR&date=2025-11-18"
PAGES = (NIGHT, REGION, "/read", "/quality", "/method")
WAIT_MS = 30_000


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".sky-head").first).to_be_visible(timeout=WAIT_MS)


def cell(page: Page, topic: str, party: str) -> Locator:
    return page.locator(f'[data-topic="{topic}"] td[data-code="{party}"]')


# The five questions of a reader who knows nothing of the subject ---------------------------


def test_how_many_for_voronezh_that_night(page: Page) -> None:
    open_page(page, REGION)
    sentence = page.get_by_role("heading", level=1)
    expect(sentence).to_contain_text("Russian Ministry of Defence: 10 drones claimed shot down")
    expect(cell(page, "how_many", "ru_mod")).to_contain_text(
        re.compile("10 drones, shot down\\s*night of 17–18 Nov"), timeout=WAIT_MS
    )


def test_does_anyone_contradict_it(page: Page) -> None:
    open_page(page, REGION)
    verdict = page.locator('[data-topic="how_many"] .sky-verdict')
    only = "Only the Russian Ministry of Defence gives a number of drones."
    expect(verdict).to_contain_text(only)


def test_is_the_18_part_of_the_31(page: Page) -> None:
    open_page(page, NIGHT)
    answer = page.locator("#neighbours ~ ul li").first
    expect(answer).to_contain_text("Neither is part of the other:")
    expect(answer).to_contain_text(
        "Belgorod Oblast alone has 10 in the first report; the list of the second"
    )


def test_who_says_that_missiles_were_used(page: Page) -> None:
    open_page(page, REGION)
    for party in ("ru_mod", "ua"):  # the page is drawn from above, and anew when its data are read
        expect(cell(page, "weapon", party)).to_contain_text("missiles", timeout=WAIT_MS)
    verdict = page.locator('[data-topic="weapon"] .sky-verdict')
    expect(verdict).to_contain_text(
        "The Russian Ministry of Defence and the General Staff of Ukraine both speak of missiles."
    )


def test_how_sure_is_that(page: Page) -> None:
    open_page(page, REGION)
    card = page.locator('[id="report-2025-11-18_night_ru_mod"]')
    expect(card).to_be_attached(timeout=WAIT_MS)  # the page is drawn from above
    page.get_by_role("link", name=re.compile("night of 17–18 Nov")).first.click()
    expect(card).to_be_visible()
    expect(card).to_contain_text("in a position to know; has a stake in being believed")


# Use ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PAGES)
def test_nobody_else_hears_of_the_reader(page: Page, app_url: str, address: str) -> None:
    strangers: list[str] = []
    page.on("request", lambda request: strangers.append(request.url))
    open_page(page, address)
    page.wait_for_load_state("networkidle")
    allowed = (app_url, app_url.replace("http", "ws"), "data:", "blob:")
    assert [url for url in strangers if not url.startswith(allowed)] == []


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_needs_no_scrolling_sideways(phone: Page, address: str) -> None:
    open_page(phone, address)
    main = phone.locator('[data-testid="stMain"]')
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_a_report_opens_by_keyboard(page: Page) -> None:
    open_page(page, NIGHT)
    card = page.locator("details.sky-card", has_text="31 drones").first
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(card.get_by_text("Headline against parts")).to_be_visible()


def test_the_day_of_the_address_can_be_changed(page: Page) -> None:
    open_page(page, NIGHT)
    page.get_by_role("button", name="Night", exact=True).or_(
        page.get_by_role("radio", name="Night", exact=True)
    ).first.click()
    expect(page).to_have_url(re.compile("part=night"))
    ministry = page.locator('[data-topic="how_many"] td[data-code="ru_mod"]')
    expect(ministry).not_to_contain_text("08:00 to 13:00", timeout=WAIT_MS)
    expect(ministry).to_contain_text("31 drones")


def test_an_earlier_day_of_knowledge_stays_from_page_to_page(page: Page) -> None:
    open_page(page, "/quality")
    page.get_by_label("Show all pages as known at the end of").fill("2025-11-18")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("As known on 18 November 2025.")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("link", name="Night", exact=True).first.click()
    expect(page).to_have_url(re.compile("/window.*known=2025-11-18"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("18 November 2025.")


def test_markup_in_a_pasted_report_stays_text(page: Page) -> None:
    open_page(page, "/read")
    page.get_by_role("textbox").first.fill(
        "The Russian Ministry of Defence said five drones were shot down over Kursk Oblast. "
        "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    )
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("mark").first).to_be_visible(timeout=WAIT_MS)
    expect(page.locator(".sky-marked")).to_contain_text("<script>")
    assert page.locator(".sky-marked img").count() == 0
    assert page.title() != "taken"


def test_the_form_gives_no_hints_in_another_language(page: Page) -> None:
    open_page(page, "/read?lang=uk")
    page.get_by_role("textbox").first.fill("Над Курською областю збито два дрони.")
    hint = page.get_by_test_id("InputInstructions")
    expect(hint).to_have_count(1)
    expect(hint).to_be_hidden()


def test_marks_differ_in_number_and_not_only_in_colour(page: Page) -> None:
    open_page(page, "/read")
    page.get_by_role("textbox").first.fill(
        "The Russian Ministry of Defence said 12 drones were shot down overnight: seven over "
        "Kursk Oblast and five over Tula Oblast."
    )
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator("mark sup").first).to_be_visible(timeout=WAIT_MS)
    assert page.locator("mark sup").all_inner_texts() == ["1", "2", "3"]
    picture = page.locator("img.sky-picture")
    assert picture.evaluate("e => e.complete && e.naturalWidth > 0")


def test_dark_pages_are_dark(browser: Browser, app_url: str) -> None:
    context = browser.new_context(base_url=app_url, color_scheme="dark")
    page = context.new_page()
    open_page(page, NIGHT)
    shades = page.evaluate(
        """() => [getComputedStyle(document.querySelector('.stApp')).backgroundColor,
                  getComputedStyle(document.querySelector('.sky-sentence')).color]
                 .map(colour => colour.match(/\\d+/g).slice(0, 3).map(Number))"""
    )
    context.close()
    assert max(shades[0]) < 60
    assert min(shades[1]) > 180
