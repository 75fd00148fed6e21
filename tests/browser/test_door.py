"""What the server itself answers: headers, the map's files, a sign of life."""

import gzip

import httpx
import pytest

from geo.choropleth import publish_static


@pytest.fixture
def client(app_url: str) -> httpx.Client:
    return httpx.Client(base_url=app_url)


@pytest.mark.parametrize("path", ["/", "/window", "/health", "/map/none.json"])
def test_every_answer_carries_the_protecting_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert "unsafe-inline" not in policy["script-src"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in headers["permissions-policy"]


def test_map_files_are_packed_and_kept_for_good(client: httpx.Client) -> None:
    scripts, styles = publish_static()
    for address in (*scripts, *styles):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        assert len(gzip.compress(answer.content)) < 60_000


def test_a_file_that_is_not_there_says_what_to_do(client: httpx.Client) -> None:
    answer = client.get("/map/shapes-0-0000.json")
    assert answer.status_code == 404
    assert "Reload the page" in answer.text


def test_sign_of_life(client: httpx.Client) -> None:
    assert client.get("/health").json() == {"status": "ok"}


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
