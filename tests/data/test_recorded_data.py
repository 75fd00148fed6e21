"""The recorded files that the project ships: complete, consistent, and in our own words."""

import re
import tomllib

import pandas as pd
import pytest

from claims.records import DATA, Records, load_records


@pytest.fixture(scope="module")
def records() -> Records:
    return load_records()


def test_nothing_is_lost(records: Records) -> None:
    assert len(records.reports) == 323
    assert len(records.claims) == 1596
    assert len(records.contradictions) == 152
    assert records.contradictions["case_key"].nunique() == 58


def test_every_report_has_claims_numbered_from_one(records: Records) -> None:
    assert set(records.claims["report_key"]) == set(records.reports["report_key"])
    numbers = records.claims["claim_no"].astype(int)
    expected = records.claims.groupby("report_key").cumcount() + 1
    assert (numbers == expected).all()


def test_rows_stand_in_the_file_of_their_year(records: Records) -> None:
    for table in (records.reports, records.claims):
        years = pd.Series(table.index).str.extract(r"/(\d{4})\.csv")[0]
        assert (years.to_numpy() == table["report_key"].str[:4].to_numpy()).all()


def test_paraphrases_say_the_numbers_of_their_claims(records: Records) -> None:
    """A number mended in one cell and not in the other would be found here."""
    for place, claim in records.claims.iterrows():
        said = re.findall(r"\d+", claim["paraphrase"])
        for bound in ("low", "high"):
            assert not claim[bound] or claim[bound] in said, place
        assert (
            claim["low"]
            or claim["high"]
            or "without a number" in claim["paraphrase"]
            or (claim["outcome"] == "denied")
        ), place


def test_paraphrases_name_the_speaker(records: Records) -> None:
    names = records.reports.set_index("report_key")["claimant_name"]
    for place, claim in records.claims.iterrows():
        speaker = names[claim["report_key"]]
        assert speaker[1:] in claim["paraphrase"], place
        assert re.search(r"\b(claims?|denies)\b", claim["paraphrase"]), place


def test_words_take_no_side(records: Records) -> None:
    """The same verbs for every party; no word that judges one of them."""
    judging = re.compile(
        r"\b(?:confirm|admit|alleg|conced|boast|insist|terror|liberat|regime|enemy|hostile)", re.I
    )
    for table, columns in (
        (records.claims, ("paraphrase", "note")),
        (records.contradictions, ("what", "comparable_note")),
    ):
        for column in columns:
            found = table[table[column].str.contains(judging)]
            assert found.empty, found[column].to_dict()


def test_relays_stand_beside_the_statement_they_relay(records: Records) -> None:
    reports = records.reports.set_index("report_key")
    relays = reports[reports["relay_of"] != ""]
    assert len(relays) == 9
    originals = reports.loc[relays["relay_of"]]
    for column in ("date", "claimant"):
        assert (relays[column].to_numpy() == originals[column].to_numpy()).all()
    assert (originals["relay_of"] == "").all()


def test_a_recap_holds_the_window_it_recaps(records: Records) -> None:
    reports = records.reports.set_index("report_key")
    recaps = reports[reports["recap_of"] != ""]
    assert len(recaps) == 3
    inside = reports.loc[recaps["recap_of"]]
    assert (recaps["window_start"].to_numpy() <= inside["window_start"].to_numpy()).all()
    assert (recaps["window_end"].to_numpy() >= inside["window_end"].to_numpy()).all()


def test_foreign_rows_keep_their_attribution(records: Records) -> None:
    foreign = records.reports[records.reports["origin"] == "quantusync"]
    assert len(foreign) == 20
    assert set(foreign["publisher_id"]) == {"mod_russia"}
    origin = records.origins.set_index("origin").loc["quantusync"]
    assert origin["licence"] == "CC BY 4.0"
    assert origin["version"] == "053d99014b378fbbecb21b0ebccb312414fed238"


def test_every_publisher_is_used(records: Records) -> None:
    used = set(records.reports["publisher_id"]) | set(records.reports["text_from"])
    for path in (DATA / "sources").glob("*.toml"):
        sources = tomllib.loads(path.read_text(encoding="utf-8"))["source"]
        used |= {source["publisher"] for source in sources}
    assert set(records.publishers["publisher_id"]) <= used


def test_the_dictionary_explains_every_file_and_column(records: Records) -> None:
    dictionary = (DATA / "README.md").read_text(encoding="utf-8")
    for table in vars(records).values():
        for column in table.columns:
            assert f"`{column}`" in dictionary, column
    for path in set(DATA.iterdir()) - {DATA / "README.md"}:
        assert path.name in dictionary, path.name
