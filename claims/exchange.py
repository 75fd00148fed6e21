"""The ledger as files: its tables written and read as CSV, JSON Lines, Parquet and GeoPackage.

A row travels as plain values: text, whole numbers, booleans, moments as UTC in ISO 8601, days in
ISO 8601. CSV cells that a spreadsheet would run as a formula begin with an apostrophe, which
reading takes away again.
"""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa

from claims import schema
from claims.lines import lines_up_to
from claims.rows import Row
from claims.streams import chunks

LEDGER_TABLES = (
    schema.batch,
    schema.publisher,
    schema.origin,
    schema.report,
    schema.report_version,
    schema.derivation,
    schema.claim,
    schema.check_result,
    schema.withdrawal,
    schema.correction,
    schema.contradiction,
    schema.search,
    schema.archived_copy,
)
"""In the order in which they refer to one another."""

Plain = str | int | bool | None
Kind = str
"""string, integer, boolean, datetime or date, as in a data package."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_ROWS_AT_ONCE = 1_000
_LONGEST_LINE = 100_000_000


def kinds_of(table: sa.Table) -> dict[str, Kind]:
    """The kind of each column of a table of the ledger."""
    return {column.name: _kind(column.type) for column in table.columns}


def _kind(type_: sa.types.TypeEngine[Any]) -> Kind:
    if isinstance(type_, schema.Moment | sa.DateTime):
        return "datetime"
    for kind, class_ in (("boolean", sa.Boolean), ("integer", sa.Integer), ("date", sa.Date)):
        if isinstance(type_, class_):
            return kind
    return "string"


def read_table(connection: sa.Connection, table: sa.Table) -> Iterator[dict[str, Plain]]:
    """The rows of a table as plain values, in the order of the primary key."""
    query = sa.select(table).order_by(*table.primary_key.columns)
    result = connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))
    for row in result.mappings():
        yield {str(name): to_plain(value) for name, value in row.items()}


def to_plain(value: Any) -> Plain:
    """A value of the ledger as it stands in a file."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    plain: Plain = value
    return plain


def from_plain(row: Mapping[str, Plain], kinds: Mapping[str, Kind]) -> Row:
    """A row of a file as values of the ledger. Raises ValueError for one that is none."""
    return {name: _from_plain(row.get(name), kind) for name, kind in kinds.items()}


def _from_plain(value: Plain, kind: Kind) -> Any:
    if value is None:
        return None
    if kind == "datetime":
        return datetime.fromisoformat(str(value))
    if kind == "date":
        return date.fromisoformat(str(value))
    if kind == "boolean":
        return bool(value)
    return int(value) if kind == "integer" else str(value)


# Writing ----------------------------------------------------------------------------------


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Plain]]) -> int:
    """Write rows as JSON Lines; how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, row in enumerate(rows, start=1):  # noqa: B007
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def write_csv(path: Path, rows: Iterable[Mapping[str, Plain]], kinds: Mapping[str, Kind]) -> int:
    """Write rows as CSV in UTF-8; how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(kinds)
        for count, row in enumerate(rows, start=1):  # noqa: B007
            writer.writerow(_to_cell(row[name], kind) for name, kind in kinds.items())
    return count


def _to_cell(value: Plain, kind: Kind) -> str:
    if value is None:
        return ""
    if kind == "boolean":
        return "true" if value else "false"
    text = str(value)
    # An empty text is not a missing one: it is written as a bare apostrophe.
    return f"'{text}" if kind == "string" and (not text or text.startswith(_FORMULA)) else text


_ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "datetime": pa.timestamp("s", tz="UTC"),
    "date": pa.date32(),
}


def write_parquet(
    path: Path, rows: Iterable[Mapping[str, Plain]], kinds: Mapping[str, Kind]
) -> int:
    """Write rows as Parquet; how many."""
    arrow = pa.schema([(name, _ARROW[kind]) for name, kind in kinds.items()])
    count = 0
    with pq.ParquetWriter(path, arrow, compression="zstd") as writer:
        for some in chunks(rows):
            values = [from_plain(row, kinds) for row in some]
            writer.write_table(pa.Table.from_pylist(values, schema=arrow))
            count += len(some)
    return count


_SQLITE = {"integer": "INTEGER", "boolean": "BOOLEAN", "datetime": "DATETIME", "date": "DATE"}


def write_geopackage_table(
    path: Path, name: str, rows: Iterable[Mapping[str, Plain]], kinds: Mapping[str, Kind]
) -> int:
    """Add a table without geometry to a GeoPackage that is there; how many rows.

    A GeoPackage is a SQLite file; such a table is of type "attributes" (OGC 12-128r18, 2.4).
    """
    columns = ", ".join(f'"{column}" {_SQLITE.get(kind, "TEXT")}' for column, kind in kinds.items())
    marks = ", ".join("?" for _ in kinds)
    with sqlite3.connect(path) as connection:
        connection.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY, {columns})')
        names = ", ".join(f'"{column}"' for column in kinds)
        insert = f'INSERT INTO "{name}" ({names}) VALUES ({marks})'  # noqa: S608
        values = ([row[column] for column in kinds] for row in rows)
        count = connection.executemany(insert, values).rowcount
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, ?, ?)",
            (name, "attributes", name),
        )
    connection.close()
    return max(count, 0)


# Reading ----------------------------------------------------------------------------------


def read_jsonl(file: IO[bytes]) -> Iterator[dict[str, Plain]]:
    """The rows of a JSON Lines file. Raises ValueError that names the line."""
    for number, line in enumerate(lines_up_to(_LONGEST_LINE, file), start=1):
        if line is None:
            raise ValueError(f"line {number} is longer than {_LONGEST_LINE:,} bytes")
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number} is no JSON ({error})") from error
        if not isinstance(row, dict):
            raise ValueError(f"line {number} is no JSON object")
        yield row


def read_csv(lines: Iterable[str], kinds: Mapping[str, Kind]) -> Iterator[dict[str, Plain]]:
    """The rows of a CSV file that `write_csv` wrote. Raises ValueError that names the line."""
    csv.field_size_limit(_LONGEST_LINE)
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        if header != list(kinds):
            raise ValueError(f"its columns are {','.join(header)}; expected {','.join(kinds)}")
        for row in reader:
            if len(row) != len(header):
                raise ValueError(f"line {reader.line_num} has {len(row)} cells")
            yield {
                name: _from_cell(cell, kind)
                for cell, (name, kind) in zip(row, kinds.items(), strict=True)
            }
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num} is no CSV ({error})") from error


def _from_cell(cell: str, kind: Kind) -> Plain:
    if not cell:
        return None
    if kind == "boolean":
        return cell == "true"
    if kind == "integer":
        return int(cell)
    return cell.removeprefix("'") if kind == "string" else cell


def read_parquet(file: IO[bytes]) -> Iterator[dict[str, Plain]]:
    """The rows of a Parquet file that `write_parquet` wrote. Raises ValueError."""
    try:
        for some in pq.ParquetFile(file).iter_batches(_ROWS_AT_ONCE):
            for row in some.to_pylist():
                yield {name: to_plain(value) for name, value in row.items()}
    except pa.ArrowException as error:
        raise ValueError(f"no readable Parquet ({error})") from error


def read_geopackage_table(
    path: Path, name: str, columns: Sequence[str]
) -> Iterator[dict[str, Plain]]:
    """The rows of a table that `write_geopackage_table` wrote. Raises ValueError."""
    names = ", ".join(f'"{column}"' for column in columns)
    try:
        connection = sqlite3.connect(f"file:{path.absolute()}?mode=ro", uri=True)
        try:
            for row in connection.execute(f'SELECT {names} FROM "{name}" ORDER BY fid'):  # noqa: S608
                yield dict(zip(columns, row, strict=True))
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise ValueError(f"no readable GeoPackage ({error})") from error
