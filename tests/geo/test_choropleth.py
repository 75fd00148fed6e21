"""The files that the map's element loads, its scales, and the element itself."""

import gzip
import json
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from geo import choropleth
from geo.choropleth import build_map, build_scales, choose_breaks, encode_party, find_file


class Words(dict[str, Any]):
    """A message table in which each string that is not given is its own name."""

    def __missing__(self, name: str) -> Any:
        return Words() if name in ("choices", "measures", "bounds", "languages") else name


def words() -> Words:
    return Words(
        language="en",
        parties={"ru_mod": "Ministry", "ua": "Ukraine", "all": "All"},
        subjects={"drone": "Drones", "missile": "Missiles"},
    )


def table(*rows: tuple[str, str, str, str, int | None, int | None]) -> pd.DataFrame:
    """A table of days from (day, party, place, kind, low, high), all about drones."""
    columns = ["day", "party", "place", "kind", "low", "high"]
    frame = pd.DataFrame(rows, columns=columns).assign(subject="drone", is_open=False)
    frame["day"] = pd.to_datetime(frame["day"])
    return frame.astype({"low": "Int64", "high": "Int64"})


def number_days(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(day_number=(frame["day"] - frame["day"].min()).dt.days)


NIGHTS = table(
    ("2025-11-17", "ru_mod", "RU-BEL+RU-BRY", "joint", 18, 18),
    ("2025-11-18", "ru_mod", "RU-VOR", "number", 10, 10),
    ("2025-11-18", "ru_mod", "RU-TAM", "number", 8, 10),
    ("2025-11-18", "ru_mod", "RU", "unallocated", 3, 3),
    ("2025-11-20", "ru_mod", "RU-VOR", "number", 2, 2),
    ("2025-11-20", "ua", "RU-ROS", "named", None, None),
)


def content(address: str) -> Any:
    file = find_file(address.rpartition("/")[2])
    assert file is not None
    return json.loads(gzip.decompress(file.packed))


def test_a_party_is_written_as_gaps_between_days_and_counts() -> None:
    written = encode_party(number_days(NIGHTS)[lambda t: t["party"] == "ru_mod"])
    assert written == {
        "reported": [0, 1, 2],
        "subjects": {
            "drone": {
                "joint": {"RU-BEL+RU-BRY": [[0], [18], 0, []]},
                "number": {
                    "RU-TAM": [[1], [8], [10], []],
                    "RU-VOR": [[1, 2], [10, 2], 0, []],
                },
                "unallocated": {"RU": [[1], [3], 0, []]},
            }
        },
    }


def test_a_lower_bound_is_marked_on_its_day() -> None:
    rows = table(("2025-11-18", "ru_mod", "RU-VOR", "number", 31, None)).assign(is_open=True)
    written = encode_party(number_days(rows))
    assert written["subjects"]["drone"]["number"]["RU-VOR"] == [[0], [31], 0, [0]]


def test_a_zone_named_without_a_number_has_days_only() -> None:
    written = encode_party(number_days(NIGHTS)[lambda t: t["party"] == "ua"])
    assert written["subjects"] == {"drone": {"named": {"RU-ROS": [[3]]}}}


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["RU-VOR", "RU-TAM"]), st.integers(0, 99)),
        min_size=1,
        unique_by=lambda row: row[:2],
    )
)
def test_writing_a_party_loses_nothing(rows: list[tuple[int, str, int]]) -> None:
    first = pd.Timestamp("2024-01-01")
    frame = table(
        *(
            (str((first + pd.Timedelta(days=d)).date()), "ru_mod", p, "number", n, n)
            for d, p, n in rows
        )
    ).assign(day_number=[day for day, _, _ in rows])
    places = encode_party(frame)["subjects"]["drone"]["number"]
    read = {
        (int(day), place, number)
        for place, (gaps, low, _, _) in places.items()
        for day, number in zip(np.cumsum(gaps), low, strict=True)
    }
    assert read == set(rows)


def test_breaks_are_few_round_and_rising() -> None:
    breaks = choose_breaks(np.arange(1, 1000), is_whole=True)
    assert len(breaks) <= choropleth.CLASSES
    assert breaks == sorted(set(breaks))
    assert breaks[-1] >= 999
    assert all(isinstance(value, int) for value in breaks)


def test_breaks_of_few_values_are_those_values() -> None:
    assert choose_breaks(np.array([1, 1, 2]), is_whole=True) == [1, 2]


def test_breaks_of_nothing_still_make_a_legend() -> None:
    assert choose_breaks(np.array([]), is_whole=True) == [1]


def test_scales_are_those_of_the_whole_record_for_each_length_of_window() -> None:
    scales = build_scales(number_days(NIGHTS), 4)["drone"]
    assert [scale["days"] for scale in scales["number"]] == [1, 7, 30, 365, None]
    by_day, whole = scales["number"][0]["breaks"], scales["number"][-1]["breaks"]
    assert by_day[-1] == 10
    assert whole[-1] == 15  # 12 over Voronezh, as a round number
    assert scales["nights"][0]["breaks"] == [1]


def test_the_map_is_the_same_text_each_time() -> None:
    texts = []
    for _ in range(2):
        claims_map = build_map(NIGHTS, words(), {"en": words()}, "ru_mod")
        for _ in range(2):
            claims_map.get_root().render()
            page = claims_map.get_root().html.render()
            texts.append((page, generate_leaflet_string(claims_map)))
    assert len(set(texts)) == 1
    assert texts[0][0].count('<section class="claims-map"') == 1


def test_the_map_asks_no_other_host() -> None:
    claims_map = build_map(NIGHTS, words(), {"en": words()}, "ru_mod")
    claims_map.render()
    loaded = [address for _, address in (*claims_map.default_js, *claims_map.default_css)]
    assert len(loaded) == 2
    assert all(find_file(address.removeprefix("/map/")) for address in loaded)
    assert "http" not in generate_leaflet_string(claims_map)


def test_files_are_named_after_their_content() -> None:
    same = choropleth.publish_json("words", {"a": 1})
    assert choropleth.publish_json("words", {"a": 1}) == same
    assert choropleth.publish_json("words", {"a": 2}) != same
    assert content(same) == {"a": 1}
    assert find_file("words-0000.json") is None


def test_every_selectable_zone_is_drawn_or_has_a_tile() -> None:
    claims_map = build_map(NIGHTS, words(), {"en": words()}, "ru_mod")
    element = next(iter(claims_map._children.values()))
    zones = element.sources["choices"]["zones"]
    assert {"RU-VOR", "UA-43", "UA-40", "SEA-BLACK"} <= set(zones)
    assert "RU" not in zones
    drawn = {
        g["id"] for g in content(element.sources["geometry"])["objects"]["zones"]["geometries"]
    }
    assert set(zones) <= drawn | set(choropleth.BESIDE_MAP)


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(ValueError, match="no claim to draw"):
        build_map(NIGHTS.iloc[:0], words(), {"en": words()}, "ru_mod")


def test_scripts_hold_no_text_of_their_own() -> None:
    """What a reader sees comes from the message table, so that each language has it."""
    for name in choropleth.SCRIPTS:
        script = (choropleth.STATIC / name).read_text(encoding="utf-8")
        assert '.textContent = "' not in script, name
        assert 'aria-label="' not in script.replace('aria-label="${', ""), name
