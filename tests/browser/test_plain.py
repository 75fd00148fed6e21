"""What a reader without JavaScript does: plain pages in a browser whose scripts are off."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from routes.plain import PLAIN_PAGES, path_of


@pytest.fixture
def plain(browser: Browser, app_url: str) -> Iterator[Page]:
    """An empty tab of a reader whose browser runs no scripts."""
    context = browser.new_context(base_url=app_url, java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def test_a_link_to_the_app_leads_to_the_plain_page(plain: Page) -> None:
    plain.goto("/window?date=2025-11-18&lang=ru")
    told = plain.locator("noscript p").first
    expect(told).to_be_visible()
    assert "Заявлено, не проверено." in told.evaluate("e => e.textContent")
    plain.locator("noscript a").click()
    expect(plain).to_have_url(re.compile(r"/plain/window\?date=2025-11-18&lang=ru$"))
    expect(plain.locator("html")).to_have_attribute("lang", "ru")
    expect(plain.get_by_role("heading", level=1)).to_contain_text("18 ноября 2025 г.")


def test_a_day_its_parties_and_their_evidence(plain: Page) -> None:
    plain.goto("/plain/window?date=2025-11-18")
    sentence = plain.get_by_role("heading", level=1)
    expect(sentence).to_contain_text("Russian Ministry of Defence: 54")
    expect(sentence).to_contain_text("Claimed, not verified.")
    ministry = plain.locator('[data-topic="how_many"] td[data-code="ru_mod"]')
    expect(ministry).to_contain_text("31 drones")
    card = plain.locator("details.sky-card", has_text="31 drones").first
    card.locator("summary").click()
    expect(card.get_by_text("Headline against parts")).to_be_visible()
    assert card.locator('a[href^="http"]').count() >= 1


def test_from_day_to_day(plain: Page) -> None:
    plain.goto("/plain/window?date=2025-11-18&lang=uk")
    plain.locator('a[rel="prev"]').click()
    expect(plain).to_have_url(re.compile(r"lang=uk.*date=2025-11-17"))
    plain.locator('a[rel="next"]').click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("18 листопада 2025 р.")


def test_the_day_can_be_chosen_in_a_form(plain: Page) -> None:
    plain.goto("/plain/region?zone=RU-VOR&lang=ru")
    plain.locator('input[name="date"]').fill("2025-11-18")
    plain.get_by_role("button").last.click()
    expect(plain).to_have_url(re.compile(r"zone=RU-VOR"))
    expect(plain.get_by_role("heading", level=1)).to_contain_text("18 ноября 2025 г.")


def test_the_map_as_words_adds_up_and_says_each_state(plain: Page) -> None:
    plain.goto("/plain/?start=2025-11-18&end=2025-11-18")
    cells = plain.locator('tr[data-party="ru_mod"] td').all_inner_texts()
    total, *shares = (int(cell) for cell in cells)
    assert total == sum(shares) == 54
    assert plain.locator('tr[data-zone="RU-VOR"] td').first.inner_text() == "10"
    states = set(plain.locator("tr[data-zone] td").all_inner_texts())
    assert any("joint number" in state for state in states)
    assert "not named" in states
    expect(plain.get_by_text("regions that no report names")).to_be_visible()
    assert plain.locator('a[rel="prev"]').get_attribute("href")


def test_all_days_lead_to_each_day(plain: Page) -> None:
    plain.goto("/plain/days")
    plain.get_by_role("link", name="18 November 2025").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("18 November 2025")


def test_a_report_is_read_without_scripts_and_stays_out_of_every_address(plain: Page) -> None:
    plain.goto("/plain/read?lang=en")
    plain.locator("textarea").fill(
        "The Ministry of Defence said 12 drones were shot down overnight: seven over Kursk "
        "Oblast and five over Tula Oblast. <script>alert(1)</script>"
    )
    plain.get_by_role("button", name="Read").click()
    assert plain.locator("mark sup").all_inner_texts() == ["1", "2", "3"]
    expect(plain.locator(".sky-marked")).to_contain_text("<script>alert(1)</script>")
    assert "Kursk" not in plain.url
    assert all("Kursk" not in (a.get_attribute("href") or "") for a in plain.locator("a").all())


@pytest.mark.parametrize("page", PLAIN_PAGES)
@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_plain_pages_run_no_script_and_ask_nobody_else(
    plain: Page, app_url: str, page: str, lang: str
) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    plain.on("request", lambda request: asked.append(request.url))
    plain.on("console", lambda message: complaints.append(message.text))
    answer = plain.goto(f"/plain/{path_of(page)}?lang={lang}")
    assert answer
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")
    assert all(url.startswith((app_url, "data:")) for url in asked)
    assert complaints == []
    assert plain.locator("html").get_attribute("lang") == lang
    assert plain.locator("script").count() == 0


def test_every_link_between_plain_pages_arrives(app_url: str) -> None:
    with httpx.Client(base_url=app_url, timeout=30) as client:
        for page in PLAIN_PAGES:
            html = client.get(f"/plain/{path_of(page)}", params={"lang": "ru"}).text
            links = set(re.findall(r'href="(?!https?:|#)([^"#]+)', html))
            assert len(links) > 6
            for link in sorted(links)[:40]:
                answer = client.get(
                    httpx.URL(app_url + f"/plain/{path_of(page)}").join(link.replace("&amp;", "&"))
                )
                assert answer.status_code == 200, f"{link} on {page}"


def test_a_pasted_report_that_is_too_large_is_refused_in_words(app_url: str) -> None:
    answer = httpx.post(
        f"{app_url}/plain/read", files={"text": (None, "a" * 300_000), "language": (None, "en")}
    )
    assert "the longest we read here is 200000" in answer.text
    flood = httpx.post(f"{app_url}/plain/read", files={"text": (None, "a" * 5_000_000)})
    assert flood.status_code in (400, 413)
