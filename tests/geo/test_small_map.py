"""The small still map: what is marked, and that it stays small."""

from xml.etree import ElementTree

import pytest

from geo.small_map import Mark, draw_small_map

SVG = "{http://www.w3.org/2000/svg}"


def test_zones_show_their_state_and_number() -> None:
    marks = {"RU-VOR": Mark("number", "10"), "RU-KRS": Mark("joint"), "RU-BEL": Mark("named")}
    root = ElementTree.fromstring(draw_small_map(marks))  # noqa: S314 (our own text)
    states = [path.get("class") for path in root.iter(f"{SVG}path")]
    assert {state: states.count(state) for state in ("number", "joint", "named")} == {
        "number": 1,
        "joint": 1,
        "named": 1,
    }
    assert [text.text for text in root.iter(f"{SVG}text")] == ["10"]


@pytest.mark.parametrize("code", ["RU-VOR", "RU-KGD", "RU-CHU", "RU-KAM", "UA-43"])
def test_a_marked_zone_lies_on_the_map(code: str) -> None:
    root = ElementTree.fromstring(draw_small_map({code: Mark("number", "7")}))  # noqa: S314
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    (label,) = root.iter(f"{SVG}text")
    assert left < float(label.attrib["x"]) < left + width
    assert top < float(label.attrib["y"]) < top + height


def test_the_east_is_drawn_only_when_it_is_named() -> None:
    europe, russia = (
        draw_small_map({"RU-VOR": Mark("named")}),
        draw_small_map({"RU-KAM": Mark("named")}),
    )
    assert europe.count("<path") < russia.count("<path")
    assert len(europe.encode()) < 150_000


def test_a_number_cannot_break_out_of_its_text() -> None:
    assert "<script>" not in draw_small_map({"RU-VOR": Mark("number", "<script>")})
