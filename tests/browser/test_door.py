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
