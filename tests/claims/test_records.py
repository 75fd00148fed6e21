"""Recorded files: each kind of bad row is named in one line, and nothing is built on it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.records import DATA, RecordError, fingerprint, load_records

REPORT = {
    "report_key": "2025-03-05_night_ru_mod",
    "date": "2025-03-05",
    "window_kind": "night",
    "window_start": "2025-03-04T20:00:00+03:00",
    "window_end": "2025-03-05T07:00:00+03:00",
    "window_basis": "convention",
    "claimant": "ru_mod",
    "claimant_name": "Ministry of Defence of Russia",
    "attribution": "official_body",
    "publisher_id": "mod_russia",
    "text_from": "",
    "url": "https://example.org/1",
    "lang": "ru",
    "published_date": "",
    "relay_of": "",
    "recap_of": "",
    "origin": "skyclaims",
    "also_published": "",
}
CLAIM = {
    "report_key": "2025-03-05_night_ru_mod",
    "claim_no": "1",
    "role": "total",
    "subject": "drone",
    "outcome": "destroyed",
    "zones": "RU-BEL+RU-KRS",
    "low": "7",
    "high": "7",
    "qualifier": "exact",
    "paraphrase": "The ministry claims 7 drones downed over two oblasts.",
    "note": "",
}
COPIED = (
    "publishers.csv",
    "origins.csv",
    "gazetteer.csv",
    "corrections.csv",
    "searches.csv",
    "archived_copies.csv",
)
TABLES = {"reports/2025.csv": REPORT, "claims/2025.csv": CLAIM}

Data = Callable[..., Path]


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A data directory with one report of one claim, where some cells are changed."""

    def make(file: str = "", again: bool = False, **cells: str) -> Path:
        for name in COPIED:
            shutil.copy(DATA / name, tmp_path)
        header = (DATA / "contradictions.csv").read_text(encoding="utf-8").splitlines()[0]
        (tmp_path / "contradictions.csv").write_text(header + "\n", encoding="utf-8")
        for name, row in TABLES.items():
            changed = row | cells if name == file else row
            lines = [",".join(row), ",".join(changed.values())]
            if again and name == file:
                lines.append(lines[-1])
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return tmp_path

    return make


def problems(data: Path) -> tuple[str, ...]:
    with pytest.raises(RecordError) as caught:
        load_records(data)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


def test_the_usual_row_is_good(data: Data) -> None:
    records = load_records(data())
    assert len(records.reports) == len(records.claims) == 1
    assert records.claims.index.tolist() == ["data/claims/2025.csv line 2"]


@pytest.mark.parametrize(
    ("file", "cells", "line"),
    [
        (
            "claims/2025.csv",
            {"zones": "RU-KRS+RU-XYZ"},
            "data/claims/2025.csv line 2, column zones: 'RU-KRS+RU-XYZ'; allowed: codes of "
            "data/gazetteer.csv or RU, sorted, each once, joined by +",
        ),
        (
            "claims/2025.csv",
            {"zones": "RU-KRS+RU-BEL"},  # not sorted: one place has one spelling
            "data/claims/2025.csv line 2, column zones: 'RU-KRS+RU-BEL'; allowed: codes of "
            "data/gazetteer.csv or RU, sorted, each once, joined by +",
        ),
        (
            "claims/2025.csv",
            {"low": "-7"},
            "data/claims/2025.csv line 2, column low: '-7'; allowed: a whole number from 0 on, "
            "or empty",
        ),
        (
            "claims/2025.csv",
            {"high": "7.5", "qualifier": "about"},
            "data/claims/2025.csv line 2, column high: '7.5'; allowed: a whole number from 0 on, "
            "or empty",
        ),
        (
            "claims/2025.csv",
            {"low": "9", "high": "3"},
            "data/claims/2025.csv line 2, column low, high: '9', '3'; allowed: low not above high",
        ),
        (
            "claims/2025.csv",
            {"low": "5", "high": "7"},
            "data/claims/2025.csv line 2, column qualifier, low, high: 'exact', '5', '7'; allowed: "
            "exact: low = high; at_least: only low; at_most: only high; about: both; ambiguous: "
            "low below high; unstated: neither",
        ),
        (
            "reports/2025.csv",
            {"window_end": "2025-03-04T07:00:00+03:00"},
            "data/reports/2025.csv line 2, column window_start, window_end: "
            "'2025-03-04T20:00:00+03:00', '2025-03-04T07:00:00+03:00'; allowed: a window that ends "
            "when or after it starts, both filled or both empty",
        ),
        (
            "reports/2025.csv",
            {"window_start": "2025-03-04T20:00:00"},
            "data/reports/2025.csv line 2, column window_start: '2025-03-04T20:00:00'; allowed: a "
            "moment with its zone of time such as 2025-11-17T20:00:00+03:00, or empty",
        ),
        (
            "reports/2025.csv",
            {"window_start": "2025-02-30T20:00:00+03:00"},
            "data/reports/2025.csv line 2, column window_start: '2025-02-30T20:00:00+03:00'; "
            "allowed: a moment with its zone of time such as 2025-11-17T20:00:00+03:00, or empty",
        ),
        (
            "reports/2025.csv",
            {"date": "2025-03-04"},
            "data/reports/2025.csv line 2, column date, window_start, window_end: '2025-03-04', "
            "'2025-03-04T20:00:00+03:00', '2025-03-05T07:00:00+03:00'; allowed: the day on which a "
            "night ends, otherwise the day on which the window starts",
        ),
        (
            "reports/2025.csv",
            {"window_basis": "unknown"},
            "data/reports/2025.csv line 2, column window_basis, window_start: 'unknown', "
            "'2025-03-04T20:00:00+03:00'; allowed: unknown exactly if the window is empty",
        ),
        (
            "reports/2025.csv",
            {"claimant": "ministry"},
            "data/reports/2025.csv line 2, column claimant: 'ministry'; allowed: "
            "independent_media, other, ru_governor, ru_military_unnamed, ru_mod, ru_official, "
            "ua_general_staff, ua_military_unnamed, ua_official, us_official, western_officials",
        ),
        (
            "claims/2025.csv",
            {"role": "sum"},
            "data/claims/2025.csv line 2, column role: 'sum'; allowed: other, part, subset, total",
        ),
        (
            "claims/2025.csv",
            {"report_key": "2025-03-06_night_ru_mod"},
            "data/claims/2025.csv line 2, column report_key: '2025-03-06_night_ru_mod'; allowed: "
            "a report_key of data/reports",
        ),
        (
            "reports/2025.csv",
            {"publisher_id": "somebody"},
            "data/reports/2025.csv line 2, column publisher_id: 'somebody'; allowed: an id of "
            "data/publishers.csv",
        ),
        (
            "reports/2025.csv",
            {"url": "t.me/mod_russia/1"},
            "data/reports/2025.csv line 2, column url: 't.me/mod_russia/1'; allowed: addresses "
            "that begin with http:// or https://, separated by spaces",
        ),
        (
            "reports/2025.csv",
            {"relay_of": "nothing"},
            "data/reports/2025.csv line 2, column relay_of: 'nothing'; allowed: another report_key "
            "of data/reports, or empty",
        ),
    ],
)
def test_a_bad_cell_is_named(data: Data, file: str, cells: dict[str, str], line: str) -> None:
    assert line in problems(data(file, **cells))
    assert len(problems(data(file, **cells))) == 1


@pytest.mark.parametrize(
    ("file", "line"),
    [
        (
            "reports/2025.csv",
            "data/reports/2025.csv line 3, column report_key: '2025-03-05_night_ru_mod'; allowed: "
            "each only once (this row repeats an earlier one)",
        ),
        (
            "claims/2025.csv",
            "data/claims/2025.csv line 3, column report_key, claim_no: '2025-03-05_night_ru_mod', "
            "'1'; allowed: each only once (this row repeats an earlier one)",
        ),
    ],
)
def test_a_duplicate_key_is_named_by_its_later_line(data: Data, file: str, line: str) -> None:
    assert problems(data(file, again=True)) == (line,)


def test_all_bad_rows_of_all_files_are_named_at_once(data: Data) -> None:
    path = data("claims/2025.csv", low="x", high="x")
    (path / "corrections.csv").unlink()
    named = problems(path)
    assert [line.partition(":")[0] for line in named] == [
        "data/claims/2025.csv line 2, column low",
        "data/claims/2025.csv line 2, column high",
        "data/corrections.csv",
    ]


def test_a_file_with_other_columns_is_named(data: Data) -> None:
    path = data()
    claims = path / "claims" / "2025.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace("qualifier", "quality"))
    assert problems(path)[0].startswith("data/claims/2025.csv line 1: columns report_key,claim_no")


def test_a_row_with_a_cell_too_many_is_named(data: Data) -> None:
    path = data()
    claims = path / "claims" / "2025.csv"
    claims.write_text(claims.read_text(encoding="utf-8").rstrip() + ",more\n", encoding="utf-8")
    assert problems(path) == ("data/claims/2025.csv line 2: 12 cells; allowed: 11",)


def test_a_file_that_is_no_text_is_named(data: Data) -> None:
    path = data()
    (path / "origins.csv").write_bytes(b"\xff\xfe\x00")
    assert problems(path)[0].startswith("data/origins.csv: no readable CSV in UTF-8")


def test_the_fingerprint_follows_content_and_names(data: Data) -> None:
    path = data()
    before = fingerprint(path)
    assert fingerprint(path) == before
    (path / "claims" / "2025.csv").rename(path / "claims" / "2026.csv")
    renamed = fingerprint(path)
    assert renamed != before
    (path / "origins.csv").write_text("", encoding="utf-8")
    assert fingerprint(path) != renamed
