"""Export and take back, back up and restore: the same ledger again, and no trap opened."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.backup import BackupError, backup, restore
from claims.capture import SourceError
from claims.capture.sources import Source
from claims.database import LedgerError
from claims.exchange import LEDGER_TABLES, kinds_of, read_csv, read_table, write_csv
from claims.export import FORMATS, ExportError, Selection, export
from claims.ingest import Ingest
from claims.ledger import Ledger, open_ledger
from claims.package import add_package
from claims.rows import Correction
from tests.claims.channel import draw_posts, write_json

NOW = datetime(2025, 12, 1, 12, tzinfo=UTC)
CHANNEL = Source(id="mod_russia", publisher="mod_russia", reader="telegram_export")

Content = dict[str, list[dict[str, Any]]]


def content_of(ledger: Ledger) -> Content:
    """Every row of the ledger."""
    with ledger.reading() as connection:
        return {table.name: list(read_table(connection, table)) for table in LEDGER_TABLES}


def fill(ledger: Ledger, folder: Path) -> None:
    """A channel's export, with a correction and a withdrawal by people."""
    folder.mkdir(exist_ok=True)
    write_json(folder / "result.json", draw_posts(60, 12))
    Ingest(ledger, CHANNEL, NOW).add_file(folder)
    claims = ledger.claims().query("parser_version != 'recorded'")
    ledger.correct_claim(
        Correction(claims["claim_id"].iloc[0], "note", "=1+1", "a test", NOW, "the desk")
    )
    ledger.withdraw_report(
        claims["report_key"].iloc[-1], reason="a test", withdrawn_at=NOW, withdrawn_by="the desk"
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("filled")
    ledger = open_ledger(f"sqlite:///{folder}/ledger.sqlite")
    fill(ledger, folder / "export")
    yield ledger
    ledger.close()


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_taken_back_gives_the_same_ledger(
    ledger: Ledger, filled: Ledger, tmp_path: Path, form: str
) -> None:
    export(filled, tmp_path / "out", [form], now=NOW)
    merge = add_package(ledger, tmp_path / "out")
    assert merge.problems == []
    assert merge.added["report"] == 60
    assert content_of(ledger) == content_of(filled)
    pd.testing.assert_frame_equal(ledger.claims(), filled.claims())
    again = add_package(ledger, tmp_path / "out")
    assert (again.added.total(), again.held["report"]) == (0, 60)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_zipped_export_is_taken_back_and_a_dry_run_is_not(
    filled: Ledger, tmp_path: Path, form: str
) -> None:
    export(filled, tmp_path / "out.zip", [form], now=NOW)
    ledger = open_ledger(f"sqlite:///{tmp_path}/ledger.sqlite")
    assert add_package(ledger, tmp_path / "out.zip", is_dry_run=True).added["report"] == 60
    assert set(ledger.native_ids("mod_russia")) == set()
    add_package(ledger, tmp_path / "out.zip")
    assert content_of(ledger) == content_of(filled)


def test_a_package_explains_itself(filled: Ledger, tmp_path: Path) -> None:
    counts = export(filled, tmp_path / "out", FORMATS, now=NOW)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert "claim" in package["description"]
    assert any("droneobservatory" in source["title"] for source in package["sources"])
    names = [resource["name"] for resource in package["resources"]]
    assert len(names) == len(set(names)) == len(FORMATS) * (1 + len(LEDGER_TABLES))
    for resource in package["resources"]:
        assert (tmp_path / "out" / resource["path"]).exists()
        assert all(field["description"] for field in resource["schema"]["fields"])
    for name in ("LICENSE", "CITATION.cff", "dictionary.csv"):
        assert (tmp_path / "out" / name).stat().st_size > 200
    flat = pd.read_csv(tmp_path / "out" / "claims.csv")
    assert len(flat) == counts["claims"] == len(filled.claims())
    parquet = pd.read_parquet(tmp_path / "out" / "claims.parquet")
    assert parquet["high"].sum() == filled.claims()["high"].sum() == flat["high"].sum()


def test_a_geopackage_holds_the_shapes_that_the_claims_name(filled: Ledger, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", ["gpkg"], now=NOW)
    with sqlite3.connect(tmp_path / "out" / "skyclaims.gpkg") as connection:
        codes = {row[0] for row in connection.execute("SELECT code FROM zones")}
        kinds = dict(connection.execute("SELECT table_name, data_type FROM gpkg_contents"))
        named = {row[0] for row in connection.execute("SELECT zones FROM claims")}
    connection.close()
    assert kinds["zones"] == "features"
    assert kinds["claims"] == kinds["ledger_claim"] == "attributes"
    zones = {zone for place in named for zone in place.split("+")}
    assert {zone for zone in zones if zone.startswith("RU-")} <= codes


def test_a_selection_holds_whole_reports_and_only_them(filled: Ledger, tmp_path: Path) -> None:
    selection = Selection(zones=("RU-TUL",), publishers=("mod_russia",))
    counts = export(filled, tmp_path / "out", ["jsonl"], selection, NOW)
    chosen = selection.choose(filled.claims())
    assert 0 < counts["claims"] == len(chosen) < len(filled.claims())
    assert counts["ledger/report"] == chosen["report_id"].nunique()
    ledger = open_ledger(f"sqlite:///{tmp_path}/ledger.sqlite")
    assert add_package(ledger, tmp_path / "out").problems == []
    days = Selection(first_day=datetime(2025, 11, 17), last_day=datetime(2025, 11, 18))  # noqa: DTZ001
    shown = {f"{day:%Y-%m-%d}" for day in days.choose(filled.claims())["day"]}
    assert shown == {"2025-11-17", "2025-11-18"}


KINDS = {"text": "string", "count": "integer", "mark": "boolean"}


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "text": st.none() | st.text(st.characters(exclude_categories=["Cs"])),
                "count": st.none() | st.integers(),
                "mark": st.none() | st.booleans(),
            }
        )
    )
)
def test_any_row_survives_csv_and_no_cell_is_a_formula(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    rows = [row | {"text": row["text"] and row["text"].replace("\0", "")} for row in rows]
    write_csv(path, rows, KINDS)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(read_csv(file, KINDS)) == rows
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row[0] for row in csv.reader(file)]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in texts)


def test_every_column_of_the_ledger_is_in_the_dictionary(filled: Ledger, tmp_path: Path) -> None:
    export(filled, tmp_path / "out", now=NOW)
    with (tmp_path / "out" / "dictionary.csv").open(newline="") as file:
        told = {(row["table"], row["column"]) for row in csv.DictReader(file)}
    columns = {(table.name, column) for table in LEDGER_TABLES for column in kinds_of(table)}
    shown = set(filled.claims().columns) - {"span"} | {"span_start", "span_end"}
    assert told == columns | {("claims", column) for column in shown}


def test_a_package_that_was_changed_or_is_none_is_refused(filled: Ledger, tmp_path: Path) -> None:
    ledger = open_ledger(f"sqlite:///{tmp_path}/ledger.sqlite")
    export(filled, tmp_path / "out", now=NOW)
    file = tmp_path / "out" / "ledger" / "claim.csv"
    file.write_text(file.read_text().replace("exact", "about"))
    with pytest.raises(SourceError, match="was changed since it was exported"):
        add_package(ledger, tmp_path / "out")
    (tmp_path / "none").mkdir()
    with pytest.raises(SourceError, match="is no export of Skyclaims"):
        add_package(ledger, tmp_path / "none")
    (tmp_path / "none.zip").write_bytes(b"PK but no archive")
    with pytest.raises(SourceError, match="is no export of Skyclaims"):
        add_package(ledger, tmp_path / "none.zip")
    package = {"resources": [{"name": "x", "path": "ledger/../../x.csv", "format": "csv"}]}
    (tmp_path / "none" / "datapackage.json").write_text(json.dumps(package))
    with pytest.raises(SourceError):
        add_package(ledger, tmp_path / "none")
    assert set(ledger.native_ids("mod_russia")) == set()


def test_a_zip_bomb_is_refused_before_it_is_opened(filled: Ledger, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", b"0" * 50_000_000)
    with pytest.raises(SourceError, match="would unpack to 50,000,000 bytes"):
        add_package(filled, bomb)
    with pytest.raises(BackupError, match="would unpack"):
        restore(filled, bomb)


def test_a_report_that_differs_from_ours_stays_ours_and_is_named(
    ledger: Ledger, filled: Ledger, tmp_path: Path
) -> None:
    export(filled, tmp_path / "out", now=NOW)
    (tmp_path / "other").mkdir()
    posts = list(draw_posts(60, 12))
    changed = type(posts[9])(posts[9].number, posts[9].published, "Другой текст.")
    write_json(tmp_path / "other" / "result.json", [changed])
    Ingest(ledger, CHANNEL, NOW).add_file(tmp_path / "other")
    merge = add_package(ledger, tmp_path / "out")
    assert any("holds another one in its place" in problem.what for problem in merge.problems)
    assert merge.added["report"] == 59
    held = {report.id: report.text for _, report in ledger.captured_texts()}
    assert held["10"] == "Другой текст."


def test_an_export_never_overwrites_and_appears_whole_or_not(
    filled: Ledger, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportError, match="is there already"):
        export(filled, tmp_path / "out")
    with pytest.raises(ExportError, match="cannot be written"):
        export(filled, Path("/proc/nowhere/out"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


# Backups ----------------------------------------------------------------------------------


def test_a_backup_restores_on_either_database(
    ledger: Ledger, filled: Ledger, tmp_path: Path
) -> None:
    backup(filled, tmp_path / "b.zip", NOW)
    restore(ledger, tmp_path / "b.zip")
    assert content_of(ledger) == content_of(filled)
    backup(ledger, tmp_path / "again.zip", NOW)
    with zipfile.ZipFile(tmp_path / "b.zip") as one, zipfile.ZipFile(tmp_path / "again.zip") as two:
        assert one.read("backup.json") == two.read("backup.json")


def test_a_damaged_or_newer_backup_leaves_the_ledger_as_it_was(
    ledger: Ledger, filled: Ledger, tmp_path: Path
) -> None:
    backup(filled, tmp_path / "b.zip", NOW)
    before = content_of(ledger)

    def rewrite(name: str, change: dict[str, bytes]) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(tmp_path / "b.zip") as old, zipfile.ZipFile(path, "w") as new:
            for entry in old.namelist():
                content = old.read(entry)
                for was, now in change.items():
                    content = content.replace(was.encode(), now)
                new.writestr(entry, content)
        return path

    with pytest.raises(BackupError, match="is there already"):
        backup(filled, tmp_path / "b.zip", NOW)
    with pytest.raises(BackupError, match="the table claim is damaged"):
        restore(ledger, rewrite("damaged.zip", {'"role": "total"': b'"role": "part"'}))
    newer = {f'"schema_version": "{filled.schema_version()}"': b'"schema_version": "9999"'}
    with pytest.raises(LedgerError, match="schema version 9999"):
        restore(ledger, rewrite("newer.zip", newer))
    with pytest.raises(BackupError, match="no backup that can be used"):
        restore(ledger, tmp_path / "nothing.zip")
    (tmp_path / "cut.zip").write_bytes((tmp_path / "b.zip").read_bytes()[:-2000])
    with pytest.raises(BackupError, match="no backup that can be used"):
        restore(ledger, tmp_path / "cut.zip")
    assert content_of(ledger) == before


LATER = ("search", "archived_copy")  # tables that the first schema did not have


def test_a_backup_of_the_first_schema_is_restored_and_migrated(
    ledger: Ledger, filled: Ledger, tmp_path: Path
) -> None:
    backup(filled, tmp_path / "b.zip", NOW)
    with (
        zipfile.ZipFile(tmp_path / "b.zip") as old,
        zipfile.ZipFile(tmp_path / "o.zip", "w") as new,
    ):
        for entry in old.namelist():
            content = old.read(entry)
            if entry == "backup.json":
                head = json.loads(content) | {"schema_version": "0001"}
                head["tables"] = {k: v for k, v in head["tables"].items() if k not in LATER}
                content = json.dumps(head).encode()
            if Path(entry).stem not in LATER:
                new.writestr(entry, content)
    restore(ledger, tmp_path / "o.zip")
    assert ledger.schema_version() == filled.schema_version()
    assert content_of(ledger) == content_of(filled) | {name: [] for name in LATER}
