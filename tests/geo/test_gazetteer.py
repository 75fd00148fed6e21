"""The gazetteer: every zone, every form, and tables that fail with a clear line."""

from pathlib import Path

import pytest

from geo import gazetteer
from geo.gazetteer import GazetteerError, load_gazetteer


def zones_of(form: str) -> tuple[str, ...]:
    return load_gazetteer().forms[form].zones


def test_holds_every_federal_subject_oblast_and_sea() -> None:
    codes = load_gazetteer().zones
    assert sum(code.startswith("RU-") for code in codes) == 83
    assert sum(code.startswith("UA-") for code in codes) == 27
    assert sum(code.startswith("SEA-") for code in codes) == 7


@pytest.mark.parametrize(
    ("form", "zones"),
    [
        ("воронежем", ("RU-VOR",)),  # the instrumental, as after «над»
        ("нижнем новгороде", ("RU-NIZ",)),  # two words that agree
        ("курщиною", ("RU-KRS",)),  # a land's name that no dictionary lists
        ("московским регионом", ("RU-MOS", "RU-MOW")),  # the region, not the oblast
        ("подмосковьем", ("RU-MOS",)),
        ("фінською затокою", ("SEA-FINLAND",)),
        ("івановській", ("RU-IVA",)),  # a regular adjective that dictionaries lack
        ("donetsk people's republic", ("UA-14",)),
        ("республикой крым", ("UA-43",)),
    ],
)
def test_forms_lead_to_their_zones(form: str, zones: tuple[str, ...]) -> None:
    assert zones_of(form) == zones


@pytest.mark.parametrize("form", ["алтай", "дон", "столицу", "altai"])
def test_words_of_several_places_name_none(form: str) -> None:
    assert load_gazetteer().forms[form].kind == "ambiguous"


def test_a_zone_is_named_in_three_languages() -> None:
    zone = load_gazetteer().zones["RU-BEL"]
    assert (zone.name("en"), zone.name("uk")) == ("Belgorod Oblast", "Бєлгородська область")
    assert zone.name("fr") == zone.name("en")


def test_a_form_of_an_unknown_zone_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "place_forms.csv"
    broken.write_text("form,kind,zones\nкурском,city,RU-XXX\n", encoding="utf-8")
    monkeypatch.setattr(gazetteer, "FORMS_FILE", broken)
    load_gazetteer.cache_clear()
    try:
        with pytest.raises(GazetteerError, match=r"place_forms.csv, line 2: RU-XXX"):
            load_gazetteer()
    finally:
        load_gazetteer.cache_clear()


def test_a_missing_table_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gazetteer, "GAZETTEER_FILE", tmp_path / "gazetteer.csv")
    load_gazetteer.cache_clear()
    try:
        with pytest.raises(GazetteerError, match="restore the file"):
            load_gazetteer()
    finally:
        load_gazetteer.cache_clear()
