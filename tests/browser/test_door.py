"""What the server itself answers: headers, the map's files, a sign of life."""

import gzip
import re
import time
from html import unescape
from io import BytesIO

import httpx
import pytest
from PIL import Image

from geo.choropleth import publish_static
from pages import PAGES
from routes.files import packaged_files

PACKAGED = r'"\.?(/(?:static|component)/[^"]+)"'
"""The addresses in a document that lead to files of packages."""


@pytest.fixture
def client(app_url: str) -> httpx.Client:
    return httpx.Client(base_url=app_url, timeout=30)


@pytest.mark.parametrize(
    "path", ["/", "/window", "/health", "/map/none.json", "/plain/", "/none", "/preview/map.png"]
)
def test_every_answer_carries_the_protecting_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] in ("'self'", "'none'")
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe-inline" not in policy.get("script-src", policy["default-src"])
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in headers["permissions-policy"]


def test_map_files_are_packed_and_kept_for_good(client: httpx.Client) -> None:
    for address in publish_static():
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        assert len(gzip.compress(answer.content)) < 80_000


def test_files_of_packages_are_packed_and_kept_for_good(client: httpx.Client) -> None:
    asked = re.findall(PACKAGED, client.get("/").text)
    assert set(asked) < set(packaged_files()), "what the page asks for is kept"
    sent = {address: client.get(address) for address in packaged_files()}
    assert len(sent) > 40
    for address, answer in sent.items():
        assert answer.status_code == 200, address
        assert answer.content, address
        assert "immutable" in answer.headers["cache-control"]
        assert (answer.headers.get("content-encoding") == "gzip") == address.endswith(("js", "css"))
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_file_that_is_not_there_says_what_to_do(client: httpx.Client) -> None:
    answer = client.get("/map/shapes-0-0000.json")
    assert answer.status_code == 404
    assert "Reload the page" in answer.text


def test_sign_of_life_says_how_fresh_the_record_is(client: httpx.Client) -> None:
    told = {"status": "starting"}
    until = time.monotonic() + 60
    while told["status"] == "starting" and time.monotonic() < until:
        told = client.get("/health").json()
    assert told["status"] == "ok"
    assert told["reports"] > 300
    assert told["newest_known_at"] >= told["newest_window_end"] >= "2026-03-12"


def test_search_engines_may_read_the_pages_but_not_take_the_record(client: httpx.Client) -> None:
    rules = client.get("/robots.txt").text.splitlines()
    assert "User-agent: *" in rules
    assert "Disallow: /data/" in rules


# The document that every page starts from -------------------------------------------------


def find_meta(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)
    assert found, f"no {name} in {html[:3000]}"
    return unescape(found[1])


@pytest.mark.parametrize("page", ["", *PAGES])
@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_every_page_says_its_language_and_its_sentence(
    client: httpx.Client, page: str, lang: str
) -> None:
    answer = client.get(f"/{page}", params={"lang": lang})
    assert answer.status_code == 200
    assert answer.headers["content-language"] == lang
    assert f'<html lang="{lang}">' in answer.text
    assert "<title>Streamlit" not in answer.text
    caveat = {"en": "not verified", "ru": "не проверено", "uk": "не перевірено"}[lang]
    assert caveat in find_meta(answer.text, "og:description")
    assert caveat in find_meta(answer.text, "og:title")
    no_script = re.findall("<noscript>.*?</noscript>", answer.text, re.DOTALL)
    assert len(no_script) == 1
    assert caveat in no_script[0]
    assert f'href="/plain/{page}?lang={lang}"' in no_script[0]


def test_a_shared_link_shows_what_its_address_answers(client: httpx.Client) -> None:
    html = client.get("/window?date=2025-11-18").text
    told = find_meta(html, "og:description")
    assert told.startswith("18 November 2025. Russian Ministry of Defence: 54")
    assert told.endswith("Claimed, not verified.")
    region = find_meta(client.get("/region?zone=RU-VOR&date=2025-11-18").text, "og:description")
    assert region.startswith("Voronezh Oblast, 18 November 2025. Russian Ministry of Defence: 10 ")
    days = find_meta(client.get("/?start=2025-11-18&end=2025-11-18").text, "og:description")
    assert days.startswith("18 November 2025. Russian Ministry of Defence: 54")


def test_the_preview_has_a_picture_of_its_own_day(client: httpx.Client) -> None:
    pictures = [
        client.get(find_meta(client.get(f"/window?date={day}").text, "og:image"))
        for day in ("2025-11-18", "2025-11-19")
    ]
    for answer in pictures:
        assert answer.headers["content-type"] == "image/png"
        assert Image.open(BytesIO(answer.content)).size == (1200, 630)
        assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
        assert len(answer.content) < 200_000
    assert pictures[0].content != pictures[1].content


@pytest.mark.parametrize("name", ["date", "zone", "start", "lang", "report"])
def test_markup_in_an_address_stays_text(client: httpx.Client, name: str) -> None:
    for path in ("/window", "/region", "/", "/plain/window", "/plain/region", "/plain/", "/none"):
        html = client.get(path, params={name: '"><script>alert(1)</script>'}).text
        assert "<script>alert" not in html


# Addresses that lead nowhere --------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "lang", "sentence"),
    [
        ("en-GB,en;q=0.9", "en", "There is no page at this address."),
        ("de, ru;q=0.8, en;q=0.5", "ru", "По этому адресу страницы нет."),
        ("uk-UA", "uk", "За цією адресою сторінки немає."),
        ("de;q=x, *", "en", "There is no page at this address."),
    ],
)
@pytest.mark.parametrize("path", ["/nowhere", "/window/2025", "/index.html", "/plain/nothing"])
def test_an_address_without_a_page_says_so_in_the_readers_language(
    client: httpx.Client, path: str, wanted: str, lang: str, sentence: str
) -> None:
    answer = client.get(path, headers={"Accept-Language": wanted})
    assert answer.status_code == 404
    assert f'<html lang="{lang}">' in answer.text
    assert sentence in answer.text


def test_a_page_with_a_slash_too_many_is_still_found(client: httpx.Client) -> None:
    answer = client.get("/window/?date=2025-11-18")
    assert (answer.status_code, answer.headers["location"]) == (308, "/window?date=2025-11-18")


def test_streamlit_still_answers_where_it_has_to(client: httpx.Client) -> None:
    assert client.get("/_stcore/health").status_code == 200
    assert client.get("/favicon.png").headers["content-type"] == "image/png"


def test_only_the_card_may_be_framed_by_others_and_runs_nothing(client: httpx.Client) -> None:
    card = client.get("/card", params={"date": "2025-11-18", "lang": "uk"}, timeout=60)
    assert card.status_code == 200
    assert "Заявлено, не перевірено." in card.text
    policy = dict(p.split(" ", 1) for p in card.headers["content-security-policy"].split("; "))
    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == "'none'"
    assert "script-src" not in policy
    assert client.get("/card?date=never", timeout=60).status_code == 404
    beside = client.get("/cards").headers["content-security-policy"]
    assert "frame-ancestors 'self'" in beside
