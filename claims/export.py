"""Export the ledger, or a selection of its reports, as a data package (Frictionless).

The folder holds `claims`, the claims as pages show them, the tables of the ledger that
`skyclaims ingest` takes back, datapackage.json, the dictionary of all columns, the licence and
how to cite. It appears whole or not at all.
"""

import json
import shutil
import sqlite3
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
import sqlalchemy as sa
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from claims.exchange import (
    LEDGER_TABLES,
    Kind,
    Plain,
    kinds_of,
    read_table,
    to_plain,
    write_csv,
    write_geopackage_table,
    write_jsonl,
    write_parquet,
)
from claims.ledger import Ledger
from claims.model import MOSCOW
from claims.records import DATA
from claims.streams import Progress, counted, hear_nothing

FORMATS = ("csv", "jsonl", "parquet", "gpkg")
GEOPACKAGE = "skyclaims.gpkg"
BOUNDARIES = DATA / "boundaries" / "boundaries.shp"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
TITLE = "Skyclaims: claimed drone interceptions over Russian regions"
CAUTION = (
    "Every row is a claim by the claimant that it names. No number was verified; a region or day "
    "without a row is not a zero."
)

Rows = Iterable[Mapping[str, Plain]]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims: all that fit every part that is set. Days and zones include both ends."""

    first_day: datetime | None = None
    last_day: datetime | None = None
    claimants: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything is selected."""
        return self == Selection()

    def choose(self, claims: pd.DataFrame) -> pd.DataFrame:
        """The claims that fit."""
        fits = pd.Series(True, index=claims.index)
        if self.first_day:
            fits &= claims["day"] >= pd.Timestamp(self.first_day)
        if self.last_day:
            fits &= claims["day"] <= pd.Timestamp(self.last_day)
        if self.claimants:
            fits &= claims["claimant"].isin(self.claimants)
        if self.publishers:
            fits &= claims["publisher"].isin(self.publishers)
        if self.zones:
            fits &= claims["zones"].map(lambda zones: not set(zones).isdisjoint(self.zones))
        return claims[fits]


EVERYTHING = Selection()
_GEOPACKAGE_ERRORS = (DataSourceError, DataLayerError, FeatureError)


class ExportError(Exception):
    """An export that cannot be written; the message says why."""


def export(
    ledger: Ledger,
    folder: Path,
    formats: Iterable[str] = ("csv",),
    selection: Selection = EVERYTHING,
    now: datetime | None = None,
    *,
    with_ledger: bool = True,
    report_progress: Progress = hear_nothing,
) -> dict[str, int]:
    """Write a data package to a folder, or to a .zip file; the rows of each resource.

    Without the ledger's tables it holds `claims` alone, and so no text of a captured report.
    `report_progress` hears how many of the tables' rows were read, for each format.
    Raises ExportError if something is there already or cannot be written.
    """
    if folder.exists():
        raise ExportError(f"{folder} is there already; name a new folder")
    aside = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        aside.mkdir(parents=True)
        moment = now or datetime.now(UTC)
        tables = LEDGER_TABLES if with_ledger else ()
        counts = _write_package(
            ledger, aside, tuple(formats), selection, tables, moment, report_progress
        )
        if folder.suffix == ".zip":
            archive = aside.with_suffix(".zip")
            _zip(aside, archive)
            archive.replace(folder)
        else:
            aside.replace(folder)
    except (OSError, sqlite3.Error, *_GEOPACKAGE_ERRORS) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"{folder} cannot be written: {reason}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return counts


def _write_package(
    ledger: Ledger,
    folder: Path,
    formats: tuple[str, ...],
    selection: Selection,
    tables: tuple[sa.Table, ...],
    now: datetime,
    report_progress: Progress,
) -> dict[str, int]:
    dictionary = load_dictionary()
    chosen = selection.choose(ledger.claims())
    reports = None if selection.is_whole else set(chosen["report_id"])
    claims = flatten_claims(chosen)
    counts: dict[str, int] = {}
    described: list[dict[str, Any]] = []
    claim_kinds = kinds_of_claims()
    if "gpkg" in formats:
        _write_zones(folder / GEOPACKAGE)
    with ledger.reading() as connection:
        for form in formats:
            resources = [_Resource("claims", form, claim_kinds)]
            resources += [
                _Resource(f"ledger/{table.name}", form, kinds_of(table)) for table in tables
            ]
            read = _tables(connection, tables, reports, report_progress)
            contents: Iterator[Rows] = iter([claims, *read])
            for resource, rows in zip(resources, contents, strict=True):
                counts[resource.name] = resource.write(folder, rows)
                described.append(resource.describe(folder, dictionary, counts[resource.name]))
    sources = [
        {"title": str(row.title)} | ({"path": str(row.url)} if str(row.url) != "nan" else {})
        for row in ledger.origins().itertuples()
    ]
    _write_papers(folder, dictionary, described, sources, now)
    return counts


@dataclass(frozen=True, slots=True)
class _Resource:
    """A table of the package in one format."""

    name: str
    form: str
    kinds: Mapping[str, Kind]

    @property
    def path(self) -> str:
        """Where it stands in the package."""
        return GEOPACKAGE if self.form == "gpkg" else f"{self.name}.{self.form}"

    def write(self, folder: Path, rows: Rows) -> int:
        """Write the rows; how many."""
        path = folder / self.path
        path.parent.mkdir(exist_ok=True)
        if self.form == "gpkg":
            return write_geopackage_table(path, self.name.replace("/", "_"), rows, self.kinds)
        if self.form == "jsonl":
            return write_jsonl(path, rows)
        if self.form == "parquet":
            return write_parquet(path, rows, self.kinds)
        return write_csv(path, rows, self.kinds)

    def describe(
        self, folder: Path, dictionary: Mapping[str, Mapping[str, str]], count: int
    ) -> dict[str, Any]:
        """Its entry in datapackage.json; a table of the GeoPackage is told by its name there."""
        meanings = dictionary[self.name.removeprefix("ledger/")]
        entry: dict[str, Any] = {
            "name": f"{self.name}-{self.form}".replace("/", "-").replace("_", "-"),
            "path": self.path,
            "format": self.form,
            "rows": count,
            "schema": {
                "fields": [
                    {"name": column, "type": kind, "description": meanings[column]}
                    for column, kind in self.kinds.items()
                ]
            },
        }
        if self.form == "gpkg":
            return entry | {"table": self.name.replace("/", "_")}
        if self.form == "csv":
            entry |= {"encoding": "utf-8", "dialect": {"lineTerminator": "\r\n"}}
        path = folder / self.path
        return entry | {"bytes": path.stat().st_size, "hash": f"sha256:{hash_file(path)}"}


def _tables(
    connection: sa.Connection,
    tables: Iterable[sa.Table],
    reports: set[str] | None,
    report_progress: Progress,
) -> Iterator[Rows]:
    """The rows of each table of the ledger, of the chosen reports only."""
    kept: dict[str, set[Plain]] = {}
    for table in tables:
        rows = counted(read_table(connection, table), report_progress)
        yield rows if reports is None else _choose(rows, table, reports, kept)


_PARENT = {
    "report_version": "report_id",
    "derivation": "version_id",
    "claim": "derivation_id",
    "check_result": "derivation_id",
    "withdrawal": "report_id",
    "correction": "claim_id",
}
"""The column by which rows of a table belong to a row chosen before."""


def _choose(
    rows: Rows, table: sa.Table, reports: set[str], kept: dict[str, set[Plain]]
) -> Iterator[Mapping[str, Plain]]:
    key = table.primary_key.columns.keys()[0]
    mine = kept.setdefault(key, set())
    for row in rows:
        if table.name == "report":
            is_chosen = row["report_id"] in reports
        elif table.name in _PARENT:
            is_chosen = row[_PARENT[table.name]] in kept[_PARENT[table.name]]
        else:
            is_chosen = table.name != "contradiction"
        if is_chosen:
            mine.add(row[key])
            yield row


def load_dictionary() -> dict[str, dict[str, str]]:
    """What each column of each table means: data/dictionary.toml."""
    return tomllib.loads((DATA / "dictionary.toml").read_text(encoding="utf-8"))


def kinds_of_claims() -> dict[str, Kind]:
    """The kind of each column of `claims`, as flatten_claims gives them."""
    return {name: _kind_of_column(name) for name in load_dictionary()["claims"]}


def cite(day: str) -> str:
    """How to cite the data as it stood on a day (ISO 8601)."""
    return f"Skyclaims ({day}). {TITLE}. Version of {day}. {LICENCE['title']}."


def flatten_claims(claims: pd.DataFrame) -> list[dict[str, Plain]]:
    """The table of `Ledger.claims` as plain rows: zones joined, the span in two columns."""
    spans = claims["span"]
    table = claims.assign(
        zones=claims["zones"].map("+".join),
        span_start=spans.map(lambda span: span[0] if span else None),
        span_end=spans.map(lambda span: span[1] if span else None),
    ).drop(columns="span")
    return [
        {str(name): _plain_cell(str(name), value) for name, value in row.items()}
        for row in table.to_dict("records")
    ]


def _plain_cell(name: str, value: Any) -> Plain:
    if value is None or pd.isna(value):
        return None
    kind = _kind_of_column(name)
    if kind == "date":
        return to_plain(value.date())
    if kind == "integer":
        return int(value)
    return (
        bool(value) if kind == "boolean" else to_plain(value) if kind == "datetime" else str(value)
    )


def _kind_of_column(name: str) -> Kind:
    """The kind of a column of `Ledger.claims`, which its name tells (docs/decisions.md)."""
    if name == "day":
        return "date"
    if name.endswith("_at") or name in ("window_start", "window_end"):
        return "datetime"
    if name in ("low", "high", "claim_no", "version_no", "span_start", "span_end"):
        return "integer"
    return "boolean" if name in ("recap", "corrected") else "string"


def _write_zones(path: Path) -> None:
    """The layer `zones`: the shapes that the codes of `claims.zones` stand for."""
    meta, _, geometry, values = pyogrio.raw.read(BOUNDARIES)
    pyogrio.raw.write(
        path,
        geometry,
        values,
        meta["fields"],
        layer="zones",
        driver="GPKG",
        geometry_type="MultiPolygon",
        promote_to_multi=True,
        crs=meta["crs"],
    )


# What goes with it ------------------------------------------------------------------------


def hash_file(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        digest = sha256()
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def _write_papers(
    folder: Path,
    dictionary: Mapping[str, Mapping[str, str]],
    resources: list[dict[str, Any]],
    sources: list[dict[str, str]],
    now: datetime,
) -> None:
    day = now.astimezone(MOSCOW).date().isoformat()
    package = {
        "name": "skyclaims",
        "title": TITLE,
        "description": f"{CAUTION} CSV cells that begin with an apostrophe were given it so that "
        "no spreadsheet runs them as a formula.",
        "created": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "version": day,
        "licenses": [LICENCE],
        "sources": sources,
        "contributors": [{"title": "Skyclaims contributors", "role": "author"}],
        "citation": cite(day),
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    write_csv(
        folder / "dictionary.csv",
        (
            {"table": table, "column": column, "meaning": meaning}
            for table, columns in dictionary.items()
            for column, meaning in columns.items()
        ),
        {"table": "string", "column": "string", "meaning": "string"},
    )
    (folder / "CITATION.cff").write_text(
        "cff-version: 1.2.0\n"
        "message: Please cite the data as follows, and say with each number who claims it.\n"
        f"title: '{TITLE}'\ntype: dataset\nauthors:\n  - name: Skyclaims contributors\n"
        f"date-released: '{day}'\nlicense: {LICENCE['name']}\n",
        encoding="utf-8",
    )
    shutil.copyfile(DATA / "LICENSE", folder / "LICENSE")


def _zip(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                file.write(path, path.relative_to(folder).as_posix())
