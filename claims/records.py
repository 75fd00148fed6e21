"""Recorded claims: read data/*.csv and check every row before anything is built on it.

The files are written by people and reviewed as diffs; data/README.md is their dictionary.
A row that breaks its file's schema is named by file, line, column, what came and what is
allowed; all bad rows of all files are named at once.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd
from pandera.errors import SchemaError, SchemaErrors
from pandera.pandas import DataFrameSchema

from claims.record_rules import (
    RUSSIA,
    describe_archived_copies,
    describe_claims,
    describe_contradictions,
    describe_corrections,
    describe_origins,
    describe_publishers,
    describe_reports,
    describe_searches,
)

DATA = Path(__file__).parent.parent / "data"


class RecordError(ValueError):
    """Recorded files that cannot be used; `problems` names each bad row in one line."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Records:
    """The recorded files as tables of text, checked. A row's index is its file and line."""

    publishers: pd.DataFrame
    origins: pd.DataFrame
    reports: pd.DataFrame
    claims: pd.DataFrame
    contradictions: pd.DataFrame
    corrections: pd.DataFrame
    searches: pd.DataFrame
    archived_copies: pd.DataFrame


def load_records(data: Path = DATA, gazetteer: Path | None = None) -> Records:
    """Read and check all recorded files; zone codes are those of `gazetteer`, or of `data`.

    Raises RecordError that names every bad row, missing file and unreadable file.
    """
    problems: list[str] = []

    def load(schema: DataFrameSchema, *paths: Path) -> pd.DataFrame:
        table = _read_tables(schema, [path.relative_to(data) for path in paths], data, problems)
        problems.extend(_find_problems(schema, table))
        return table

    zones = set(_read_zone_codes(gazetteer or data / "gazetteer.csv", problems)) | {RUSSIA}
    publishers = load(describe_publishers(), data / "publishers.csv")
    origins = load(describe_origins(), data / "origins.csv")
    reports = load(
        describe_reports(set(publishers["publisher_id"]), set(origins["origin"])),
        *sorted((data / "reports").glob("*.csv")),
    )
    known = set(reports["report_key"])
    claims = load(describe_claims(known, zones), *sorted((data / "claims").glob("*.csv")))
    contradictions = load(describe_contradictions(zones), data / "contradictions.csv")
    corrections = load(
        describe_corrections(set(zip(claims["report_key"], claims["claim_no"], strict=True))),
        data / "corrections.csv",
    )
    searches = load(describe_searches(), data / "searches.csv")
    archived_copies = load(describe_archived_copies(), data / "archived_copies.csv")
    problems.extend(
        f"{place}, column {column}: {row[column]!r}; allowed: another report_key of data/reports, "
        "or empty"
        for place, row in reports.iterrows()
        for column in ("relay_of", "recap_of")
        if row[column] and (row[column] not in known or row[column] == row["report_key"])
    )
    if problems:
        raise RecordError(problems)
    return Records(
        publishers,
        origins,
        reports,
        claims,
        contradictions,
        corrections,
        searches,
        archived_copies,
    )


def fingerprint(data: Path = DATA) -> str:
    """The hash of all recorded files: it changes exactly if a file, or its name, changes."""
    digest = sha256()
    for path in sorted(path for pattern in _FILES for path in data.glob(pattern)):
        digest.update(f"{path.relative_to(data).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


_FILES = (
    "publishers.csv",
    "origins.csv",
    "reports/*.csv",
    "claims/*.csv",
    "contradictions.csv",
    "corrections.csv",
    "searches.csv",
    "archived_copies.csv",
    "gazetteer.csv",
)


def find_fault(field: str, value: str, gazetteer: Path = DATA / "gazetteer.csv") -> str | None:
    """What a correctable field may hold, in a sentence, if the value is nothing of it."""
    zones = set(_read_zone_codes(gazetteer, [])) | {RUSSIA}
    rules = describe_claims(set(), zones).columns | describe_reports(set(), set()).columns
    try:
        rules[field].validate(pd.DataFrame({field: [value]}))
    except SchemaError as error:
        return str(error.check).partition(f"{field}: ")[2].rstrip(">")
    return None


# Reading ----------------------------------------------------------------------------------


def _read_rows(path: Path, name: Path, problems: list[str]) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file with their line numbers, the header first; [] if unreadable."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            return [(reader.line_num, row) for row in reader]
    except FileNotFoundError:
        problems.append(f"data/{name}: the file is missing; restore it from the repository")
    except (UnicodeDecodeError, csv.Error) as error:
        problems.append(f"data/{name}: no readable CSV in UTF-8 ({error})")
    return []


def _read_zone_codes(gazetteer: Path, problems: list[str]) -> list[str]:
    rows = _read_rows(gazetteer, Path(gazetteer.name), problems)
    return [row[0] for _, row in rows[1:] if row]


def _read_tables(
    schema: DataFrameSchema, names: list[Path], data: Path, problems: list[str]
) -> pd.DataFrame:
    columns = list(schema.columns)
    places: list[str] = []
    table: list[list[str]] = []
    if not names:
        problems.append(f"data/{schema.name}: no file; restore them from the repository")
    for name in names:
        rows = _read_rows(data / name, name, problems)
        if rows and rows[0][1] != columns:
            problems.append(
                f"data/{name} line 1: columns {','.join(rows[0][1])}; allowed: {','.join(columns)}"
            )
            continue
        for line, row in rows[1:]:
            if len(row) != len(columns):
                problems.append(
                    f"data/{name} line {line}: {len(row)} cells; allowed: {len(columns)}"
                )
                continue
            places.append(f"data/{name} line {line}")
            table.append(row)
    return pd.DataFrame(table, index=places, columns=columns, dtype=str)


def _find_problems(schema: DataFrameSchema, table: pd.DataFrame) -> list[str]:
    """Every cell or row that breaks the schema, each in one line."""
    try:
        schema.validate(table, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
    else:
        return []
    problems = []
    for case in cases.itertuples():
        columns, _, allowed = str(case.check).partition(": ")
        # A rule over several columns fails once for each column of the table: name it once.
        if case.schema_context == "DataFrameSchema" and case.column != columns.split(", ")[0]:
            continue
        row = table.loc[case.index]
        came = ", ".join(repr(row[column]) for column in columns.split(", "))
        problems.append(f"{case.index}, column {columns}: {came}; allowed: {allowed}")
    return problems
