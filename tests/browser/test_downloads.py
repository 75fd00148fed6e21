"""Files that readers take along: the claims of a page and the whole record, from a served app."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator

import geopandas as gpd
import httpx
import pytest

DAY = "start=2025-11-18&end=2025-11-18"


@pytest.fixture(scope="module")
def client(app_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=app_url, timeout=60) as client:
        yield client


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_claims_of_a_day_are_the_same_in_every_form(client: httpx.Client) -> None:
    table = rows_of(client.get(f"/data/map.csv?{DAY}").text)
    listed = client.get(f"/data/map.json?{DAY}").json()["claims"]
    features = client.get(f"/data/map.geojson?{DAY}").json()["features"]
    ids = {row["claim_id"] for row in table}
    assert len(ids) == len(table) >= 20
    assert ids == {row["claim_id"] for row in listed} == {one["id"] for one in features}
    headline = [row for row in table if row["low"] == "31" and row["role"] == "total"]
    assert headline[0]["claimant"] == "ru_mod"
    assert all(row["url"].startswith("http") for row in headline)


def test_a_file_says_who_may_use_it_and_what_its_columns_mean(client: httpx.Client) -> None:
    answer = client.get(f"/data/window.json?{DAY}")
    told = answer.json()
    assert told["licence"]["name"] == "CC-BY-4.0"
    assert "claim" in told["caution"]
    assert set(told["claims"][0]) <= set(told["dictionary"])
    assert "attachment" in answer.headers["content-disposition"]
    for link in ("/data/dictionary.csv", "/data/licence.txt"):
        assert client.get(link).status_code == 200


def test_the_shapes_are_where_they_belong(client: httpx.Client) -> None:
    content = client.get("/data/region.geojson?zone=RU-VOR&date=2025-11-18").content
    shapes = gpd.read_file(io.BytesIO(content))
    assert len(shapes) > 0
    single = shapes[shapes["zones"] == "RU-VOR"]
    assert single.geometry.is_valid.all()
    west, south, east, north = single.total_bounds
    assert 37 < west < east < 44, "Voronezh Oblast in degrees, longitude first"
    assert 49 < south < north < 53


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/data/map.csv?start=2025-01-01&end=2025-12-31", 400, "more than 31 days"),
        ("/data/map.csv?start=2025-01-01&end=2025-12-31&lang=uk", 400, "31"),
        ("/data/map.exe", 404, "no such file"),
        ("/data/record.exe.zip", 404, "no such file"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    client: httpx.Client, path: str, status: int, told: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert told in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_whole_record_is_a_package(client: httpx.Client, form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(client.get(f"/data/record.{form}.zip").content)) as package:
        names = {name.rpartition("/")[2]: name for name in package.namelist()}
        described = json.loads(package.read(names["datapackage.json"]))
        claims = next(one for one in described["resources"] if "claims" in one["path"])
        path = next(name for name in package.namelist() if name.endswith(claims["path"]))
        text = package.read(path).decode("utf-8-sig")
    count = len(rows_of(text)) if form == "csv" else len(text.splitlines())
    assert count == 1596
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
