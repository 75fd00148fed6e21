"""Take an export back: check a data package and add its captured reports to a ledger.

Recorded claims are left to the ledger's own data/. A report that the ledger holds with other
versions stays as the ledger has it, and is named.
"""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import IO, Any

import sqlalchemy as sa

from claims import schema
from claims.capture import Problem, SourceError
from claims.exchange import (
    LEDGER_TABLES,
    Plain,
    from_plain,
    kinds_of,
    read_csv,
    read_geopackage_table,
    read_jsonl,
    read_parquet,
)
from claims.ledger import Ledger
from claims.rows import RECORDED, Row, insert_new
from claims.streams import chunks

LARGEST_UNPACKED = 8_000_000_000
LARGEST_RATIO = 250
"""Text packs to a tenth or so; a file that unpacks to more than this is a trap."""
MOST_FILES = 1_000

_RECORDED = (
    schema.publisher,
    schema.origin,
    schema.contradiction,
    schema.search,
    schema.archived_copy,
)
_CAPTURED = tuple(table for table in LEDGER_TABLES if table not in _RECORDED)
_PARENT_KEYS = {
    "report_version": ("report_id", schema.report),
    "derivation": ("version_id", schema.report_version),
    "claim": ("derivation_id", schema.derivation),
    "check_result": ("derivation_id", schema.derivation),
    "withdrawal": ("report_id", schema.report),
    "correction": ("claim_id", schema.claim),
}


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raise SourceError for a ZIP file that would unpack to more than any export of ours."""
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST_UNPACKED or len(entries) > MOST_FILES:
        raise SourceError(
            f"{archive.filename} would unpack to {total:,} bytes in {len(entries)} files; refused"
        )
    for entry in entries:
        if entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1_000):
            raise SourceError(
                f"{archive.filename}: {entry.filename} would unpack to {entry.file_size:,} bytes "
                f"from {entry.compress_size:,}; refused"
            )


class Package:
    """A data package that `skyclaims export` wrote: a folder or a ZIP file.

    Raises SourceError if it is none, was changed since it was written, or is a trap.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._archive: zipfile.ZipFile | None = None
        try:
            if path.is_file():
                self._archive = zipfile.ZipFile(path)
                check_archive(self._archive)
            with self._open("datapackage.json") as file:
                description = json.load(file)
            resources = description["resources"]
            self._resources: dict[str, Mapping[str, Any]] = {}
            for resource in resources:
                stem = str(PurePosixPath(resource["path"]).with_suffix(""))
                name = resource.get("table", stem.replace("/", "_"))
                self._resources.setdefault(name.removeprefix("ledger_"), resource)
                if name.startswith("ledger_"):
                    self._check(resource)
        except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
            raise SourceError(f"{path} is no export of Skyclaims ({error})") from error

    def rows(self, table: sa.Table) -> Iterator[Row]:
        """The rows of a table of the ledger, in the order in which they were written."""
        resource = self._resources.get(table.name)
        if resource is None or table.name == "claims":
            raise SourceError(f"{self._path} has no table {table.name}; export it whole")
        kinds = kinds_of(table)
        try:
            for number, row in enumerate(self._read(resource, table), start=1):
                try:
                    yield from_plain(row, kinds)
                except ValueError as error:
                    raise ValueError(f"row {number}: {error}") from error
        except (ValueError, OSError, zipfile.BadZipFile) as error:
            raise SourceError(f"{self._path}, {resource['path']}: {error}") from error

    def _read(self, resource: Mapping[str, Any], table: sa.Table) -> Iterator[Mapping[str, Plain]]:
        kinds, name = kinds_of(table), resource["path"]
        if resource["format"] == "gpkg":
            if self._archive:
                raise ValueError("unpack the archive to read its GeoPackage")
            yield from read_geopackage_table(self._path / name, resource["table"], list(kinds))
            return
        with self._open(name) as file:
            if resource["format"] == "jsonl":
                yield from read_jsonl(file)
            elif resource["format"] == "csv":
                yield from read_csv(TextIOWrapper(file, encoding="utf-8", newline=""), kinds)
            elif resource["format"] == "parquet":
                yield from read_parquet(BytesIO(file.read()) if self._archive else file)
            else:
                raise ValueError(f"unknown format {resource['format']!r}")

    def _open(self, name: str) -> AbstractContextManager[IO[bytes]]:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(f"{name!r} leads out of the package")
        if self._archive:
            return self._archive.open(name)
        return (self._path / name).open("rb")

    def _check(self, resource: Mapping[str, Any]) -> None:
        """Raise ValueError if a file is not the one that was written."""
        expected = resource.get("hash")
        if expected is None:
            return
        digest = sha256()
        with self._open(resource["path"]) as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
        if f"sha256:{digest.hexdigest()}" != expected:
            raise ValueError(f"{resource['path']} was changed since it was exported")


@dataclass
class Merge:
    """What taking a package back added, row by row, and the reports that differ from ours."""

    added: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)


class _DryRunError(Exception):
    """Ends a transaction whose effect was only to be counted."""


def add_package(ledger: Ledger, path: Path, *, is_dry_run: bool = False) -> Merge:
    """Add the captured reports of an export, with all their versions, readings and decisions.

    One transaction: all of it or nothing. Raises SourceError if the package cannot be read.
    """
    package = Package(path)
    merge = Merge()
    try:
        with ledger.writing() as connection:
            _merge(connection, package, merge)
            if is_dry_run:
                raise _DryRunError
    except _DryRunError:
        pass
    return merge


def _merge(connection: sa.Connection, package: Package, merge: Merge) -> None:
    recorded: dict[str, set[str]] = {}
    for table in _CAPTURED:
        key = table.primary_key.columns.keys()[0]
        for some in chunks(package.rows(table)):
            rows = [row for row in some if not _is_recorded(row, table, key, recorded)]
            rows = _leave_orphans(connection, table, rows, merge)
            before = _count(connection, table, key, rows)
            insert_new(connection, table, rows)
            after = _count(connection, table, key, rows)
            merge.added[table.name] += after - before
            merge.held[table.name] += before
            if after < len(rows):
                present = _present(connection, table.c[key], [row[key] for row in rows])
                merge.problems += [
                    Problem(f"{table.name} {row[key]}", "the ledger holds another one in its place")
                    for row in rows
                    if row[key] not in present
                ]


def _is_recorded(row: Row, table: sa.Table, key: str, recorded: dict[str, set[str]]) -> bool:
    """Whether a row comes from data/, by its own mark or by the row that it belongs to."""
    parent = _PARENT_KEYS.get(table.name)
    is_recorded = bool(row.get("is_recorded")) or row.get("source") == RECORDED
    if parent and table.name not in ("withdrawal", "correction"):
        is_recorded = row[parent[0]] in recorded.get(parent[0], set())
    if is_recorded:
        recorded.setdefault(key, set()).add(row[key])
    return is_recorded


def _leave_orphans(
    connection: sa.Connection, table: sa.Table, rows: list[Row], merge: Merge
) -> list[Row]:
    """The rows whose parent is in the ledger; the others are named."""
    if table.name not in _PARENT_KEYS:
        return rows
    column, parent = _PARENT_KEYS[table.name]
    present = _present(connection, parent.c[column], [row[column] for row in rows])
    merge.problems += [
        Problem(f"{table.name} {row[column]}", "what it belongs to is not in the ledger")
        for row in rows
        if row[column] not in present
    ]
    return [row for row in rows if row[column] in present]


def _present(connection: sa.Connection, column: sa.Column[Any], keys: list[str]) -> set[str]:
    query = sa.select(column).where(column.in_(set(keys)))
    return set(connection.execute(query).scalars())


def _count(connection: sa.Connection, table: sa.Table, key: str, rows: list[Row]) -> int:
    return len(_present(connection, table.c[key], [row[key] for row in rows]))
