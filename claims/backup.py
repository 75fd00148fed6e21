"""Back the whole ledger up to one file, and restore it, on either kind of database.

The file is a ZIP archive of every table as JSON Lines, with hashes and the version of the schema.
A backup of an older version is restored as it was and then migrated.
"""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from claims import schema
from claims.capture import SourceError
from claims.exchange import LEDGER_TABLES, read_jsonl, read_table
from claims.ledger import Ledger
from claims.package import check_archive
from claims.rows import Row
from claims.streams import Progress, chunks, counted, hear_nothing

FORMAT = 1
TABLES = (schema.meta, *LEDGER_TABLES)
"""What a backup holds."""


class BackupError(Exception):
    """A backup that cannot be written or used; the message says why."""


def backup(
    ledger: Ledger, path: Path, now: datetime, report_progress: Progress = hear_nothing
) -> dict[str, int]:
    """Write the ledger to a new file, as it is at one moment; the rows of each table.

    Raises BackupError if the file is there already or cannot be written; then there is no file.
    """
    if path.exists():
        raise BackupError(f"{path} is there already; name a new file")
    aside = path.with_name(f".{path.name}.unfinished")
    tables: dict[str, dict[str, Any]] = {}
    version = ledger.schema_version()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as archive:
            with ledger.reading() as connection:
                for table in TABLES:
                    digest, rows = sha256(), 0
                    content = counted(read_table(connection, table), report_progress)
                    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
                        for rows, row in enumerate(content, start=1):  # noqa: B007
                            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
                            file.write(line)
                            digest.update(line)
                    tables[table.name] = {"rows": rows, "sha256": digest.hexdigest()}
            head = {
                "format": FORMAT,
                "schema_version": version,
                "made_at": now.astimezone(UTC).isoformat(),
                "tables": tables,
            }
            archive.writestr("backup.json", json.dumps(head, indent=1))
        aside.replace(path)
    except OSError as error:
        raise BackupError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)
    return {name: table["rows"] for name, table in tables.items()}


def restore(ledger: Ledger, path: Path, report_progress: Progress = hear_nothing) -> dict[str, int]:
    """Replace the ledger's content by that of a backup; the rows of each table.

    One transaction: readers see the old content or the new. Raises BackupError, with the ledger
    as it was, if the file is no backup, was damaged, or comes from a newer schema.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            check_archive(archive)
            head = json.loads(archive.read("backup.json"))
            if head["format"] != FORMAT:
                raise BackupError(
                    f"{path} is a backup of format {head['format']}; we read {FORMAT}"
                )
            for name, table in head["tables"].items():
                _check(archive, name, table["sha256"])

            def fill(connection: sa.Connection, old: sa.MetaData) -> None:
                for table in old.sorted_tables:
                    if table.name in head["tables"]:
                        for rows in chunks(_read_rows(archive, table)):
                            connection.execute(sa.insert(table), rows)
                            report_progress(len(rows))

            ledger.replace_content(head["schema_version"], fill)
            return {name: table["rows"] for name, table in head["tables"].items()}
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile, SourceError) as error:
        raise BackupError(f"{path} is no backup that can be used ({error})") from error


def _check(archive: zipfile.ZipFile, name: str, expected: str) -> None:
    digest = sha256()
    with archive.open(f"{name}.jsonl") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    if digest.hexdigest() != expected:
        raise BackupError(f"{archive.filename}: the table {name} is damaged; nothing was restored")


def _read_rows(archive: zipfile.ZipFile, table: sa.Table) -> Iterator[Row]:
    """The rows of a table, with the values that its columns take in this database."""
    with archive.open(f"{table.name}.jsonl") as file:
        for row in read_jsonl(file):
            yield {
                column.name: _to_value(row.get(column.name), column.type)
                for column in table.columns
            }


def _to_value(value: Any, type_: sa.types.TypeEngine[Any]) -> Any:
    if isinstance(value, str):
        if isinstance(type_, sa.DateTime):
            return datetime.fromisoformat(value)
        if isinstance(type_, sa.Date):
            return date.fromisoformat(value)
    return value
