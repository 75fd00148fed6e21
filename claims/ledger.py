"""The ledger: every report, its versions, and the claims read from them; nothing is overwritten.

SQLite (var/ledger.sqlite) unless SKYCLAIMS_DATABASE_URL names a PostgreSQL database. A ledger is
built from data/ when it is first opened and again whenever data/ changed; reports that were
captured stay. Every change is one transaction: readers see all of a batch or nothing of it, and
a crash leaves the ledger as it was.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql, sqlite

from claims import schema
from claims.aggregate import PARTY_OF, counted_day
from claims.model import MOSCOW, Claim, ParsedReport, Report, Window
from claims.records import CORRECTABLE, DATA, Records, fingerprint, load_records

DATABASE_URL = "SKYCLAIMS_DATABASE_URL"
DEFAULT_PATH = DATA.parent / "var" / "ledger.sqlite"

RECORDED = "recorded"
"""The parser version of claims that people wrote down in data/."""

_ROWS_AT_ONCE = 1_000
_WRITE_LOCK = 20_251_118
"""The PostgreSQL advisory lock that writers take one after the other."""

Row = dict[str, Any]
Item = TypeVar("Item")


class LedgerError(Exception):
    """A ledger that cannot be opened or written; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Captured:
    """A report as a reader of a source gave it, and what the parser read in it.

    `report.id` is the source's own id, if it has one. `edited_at` is set if the source says that
    the text was changed; `relay_of` is the report_key of the original of a forwarded report.
    """

    report: Report
    parsed: ParsedReport
    seen_at: datetime
    edited_at: datetime | None = None
    relay_of: str | None = None


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """How many reports of a batch were new, came with a changed text, or were there already."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


def open_ledger(url: str | None = None, data: Path = DATA) -> "Ledger":
    """Open the ledger; create, migrate and build it from `data` where needed.

    Raises LedgerError for a ledger of a newer schema, a file that is no ledger and a database
    that cannot be reached, and RecordError (claims.records) for bad rows in `data`. In each case
    what was there stays as it was.
    """
    ledger = Ledger(url or os.environ.get(DATABASE_URL) or f"sqlite:///{DEFAULT_PATH}")
    try:
        ledger.migrate()
        ledger.build(data)
    except sa.exc.DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise LedgerError(f"{ledger.name} cannot be used: {reason}") from error
    return ledger


class Ledger:
    """An open ledger. Safe to share between threads.

    Tables come as DataFrames: moments in Moscow time, days as midnight without a zone of time,
    whole numbers as Int64, missing values as NA.
    """

    def __init__(self, url: str) -> None:
        address = sa.make_url(url)
        if address.drivername in ("postgresql", "postgres"):
            address = address.set(drivername="postgresql+psycopg")
        self.name = address.render_as_string(hide_password=True)
        self._path = Path(address.database) if address.database and _is_sqlite(address) else None
        if self._path:
            self.name = str(self._path)
            self._path.parent.mkdir(parents=True, exist_ok=True)
        self._engine = sa.create_engine(address)
        if _is_sqlite(address):
            sa.event.listen(self._engine, "connect", _set_up_sqlite)
            sa.event.listen(self._engine, "begin", _begin_sqlite)
            self._reader = self._engine
        else:
            self._reader = self._engine.execution_options(isolation_level="REPEATABLE READ")
        self._writer = self._engine.execution_options(is_writer=True)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    # Building ---------------------------------------------------------------------------

    def migrate(self) -> None:
        """Bring the schema to the newest version.

        Raises LedgerError, without touching anything, if the schema is none of ours.
        """
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        scripts = ScriptDirectory.from_config(config)
        if self._check_version(scripts) == scripts.get_current_head():
            return
        with self._write() as connection:
            if self._find_version(connection) != scripts.get_current_head():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")

    def build(self, data: Path = DATA) -> bool:
        """Replace the recorded reports by those of `data`, if it changed; True if it did."""
        current = fingerprint(data)
        with self._read() as connection:
            if _read_fingerprint(connection) == current:
                return False
        records = load_records(data)
        with self._write() as connection:
            if _read_fingerprint(connection) == current:
                return False
            _delete_recorded(connection)
            for table, rows in _derive_rows(records, current):
                if rows:
                    connection.execute(sa.insert(table), rows)
        return True

    def _check_version(self, scripts: ScriptDirectory) -> str | None:
        """The schema version, read without changing the file; None for an empty database."""
        if self._path and self._path.exists() and self._path.stat().st_size:
            aside = sa.create_engine(f"sqlite:///file:{self._path.absolute()}?mode=ro&uri=true")
        else:
            aside = self._engine
        with aside.connect() as connection:
            version = self._find_version(connection)
            tables = sa.inspect(connection).get_table_names()
        if aside is not self._engine:
            aside.dispose()
        known = {script.revision for script in scripts.walk_revisions()}
        if version is not None and version not in known:
            raise LedgerError(
                f"{self.name} is a ledger of schema version {version}; this Skyclaims knows up to "
                f"{scripts.get_current_head()}. It was left untouched: use a newer Skyclaims, or "
                f"set {DATABASE_URL} to another ledger"
            )
        if version is None and tables:
            raise LedgerError(
                f"{self.name} is a database, but no ledger of Skyclaims. It was left untouched: "
                f"set {DATABASE_URL} to an empty database or to a ledger"
            )
        return version

    @staticmethod
    def _find_version(connection: sa.Connection) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    @contextmanager
    def _read(self) -> Iterator[sa.Connection]:
        with self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        """A transaction that waits for other writers; all of it happens or nothing."""
        with self._writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITE_LOCK)))
            yield connection

    # Reading ----------------------------------------------------------------------------

    def claims(self, as_known_at: datetime | None = None) -> pd.DataFrame:
        """All claims, one row each with its report, with corrections applied.

        Taken from the newest reading of each report's newest version; withdrawn reports are left
        out. `as_known_at` (aware) shows what was known at that moment.

        Columns: claim_id, report_id, report_key, claim_no, claimant, claimant_name, party,
        attribution, publisher (its id), publisher_name, text_from (id of the publisher whose text
        this is, if another), url, also_published, lang, origin, role, subject, outcome, zones
        (tuple), low, high, qualifier, window_start, window_end, window_basis, day (to which the
        window counts), published_at, edited_at, seen_at, known_at, version_no, parser_version,
        status, relay_of (a report_key), recap (bool), corrected (bool), note, paraphrase, quote
        (the evidence in the report's words), span ((start, end), or None for a recorded claim).
        """
        with self._read() as connection:
            query = _select_claims(as_known_at)
            rows = connection.execute(query).fetchall()
            corrections = connection.execute(_select_corrections(as_known_at)).fetchall()
        table = _convert(rows, query)
        table = table.assign(
            zones=table["zones"].str.split("+").map(tuple),
            span=[
                None if pd.isna(start) else (start, end)
                for start, end in zip(table.pop("span_start"), table.pop("span_end"), strict=True)
            ],
            corrected=False,
        )
        _correct(table, corrections)
        return table.assign(party=table["claimant"].map(PARTY_OF))

    def corrections(self) -> pd.DataFrame:
        """All corrections, oldest first: claim_id, field, value, reason, corrected_at, …_by."""
        return self._table(_select_corrections(None))

    def withdrawals(self) -> pd.DataFrame:
        """All withdrawals, oldest first: report_id, report_key, reason, withdrawn_at, …_by."""
        table, report = schema.withdrawal, schema.report
        query = sa.select(table, report.c.report_key).join_from(
            table, report, table.c.report_id == report.c.report_id, isouter=True
        )
        return self._table(query.order_by(table.c.withdrawn_at, table.c.withdrawal_id))

    def versions(self, report_key: str) -> pd.DataFrame:
        """All versions of one report, oldest first, with text, url and moments."""
        version, report = schema.report_version, schema.report
        query = sa.select(version).join(report).where(report.c.report_key == report_key)
        return self._table(query.order_by(version.c.version_no))

    def readings(self) -> pd.DataFrame:
        """The newest reading of each version of each captured or recorded report.

        Columns: report_key, publisher, version_no, version_id, derivation_id, parser_version,
        status, reasons, published_at, known_at, lang.
        """
        version, derivation, report = schema.report_version, schema.derivation, schema.report
        query = (
            sa.select(
                report.c.report_key,
                report.c.publisher_id.label("publisher"),
                version.c.version_no,
                version.c.version_id,
                derivation.c.derivation_id,
                derivation.c.parser_version,
                derivation.c.status,
                derivation.c.reasons,
                version.c.published_at,
                version.c.known_at,
                version.c.lang,
            )
            .join_from(report, version)
            .join(derivation)
            .where(derivation.c.derivation_no == _newest_derivation(version))
            .order_by(report.c.report_key, version.c.version_no)
        )
        return self._table(query)

    def checks(self) -> pd.DataFrame:
        """The parser's checks of the newest readings: report_key, version_no, rule, state, …"""
        version, derivation, report = schema.report_version, schema.derivation, schema.report
        check = schema.check_result
        query = (
            sa.select(
                report.c.report_key,
                version.c.version_no,
                check.c.rule,
                check.c.state,
                check.c.detail,
            )
            .join_from(report, version)
            .join(derivation)
            .join(check)
            .where(derivation.c.derivation_no == _newest_derivation(version))
            .order_by(report.c.report_key, version.c.version_no, check.c.check_no)
        )
        return self._table(query)

    def contradictions(self) -> pd.DataFrame:
        """The recorded cases where statements differ, one row a side (see data/README.md)."""
        table = schema.contradiction
        frame = self._table(sa.select(table).order_by(table.c.case_key, table.c.side_no))
        return frame.assign(zones=frame["zones"].str.split("+").map(tuple))

    def publishers(self) -> pd.DataFrame:
        """The publishers of data/publishers.csv."""
        return self._table(sa.select(schema.publisher).order_by(schema.publisher.c.publisher_id))

    def origins(self) -> pd.DataFrame:
        """Where recorded rows come from, with the licence and attribution to show with them."""
        return self._table(sa.select(schema.origin).order_by(schema.origin.c.origin))

    def _table(self, query: sa.Select[Any]) -> pd.DataFrame:
        with self._read() as connection:
            rows = connection.execute(query).fetchall()
        return _convert(rows, query)

    # Writing ----------------------------------------------------------------------------

    def add_reports(
        self, reports: Iterable[Captured], *, source: str, parser_version: str
    ) -> BatchSummary:
        """Add captured reports with their claims and checks, as one batch.

        A report is known by publisher and the source's id, or else by the hash of its text. A
        text that the ledger does not hold yet becomes a new version; one that it holds changes
        nothing, so adding a batch twice equals adding it once.
        """
        counts = {"new": 0, "changed": 0, "unchanged": 0}
        with self._write() as connection:
            batch = _Batch(connection, source, parser_version)
            for some in _chunks(reports):
                for outcome in batch.add(some):
                    counts[outcome] += 1
        return BatchSummary(**counts)

    def add_readings(
        self, readings: Iterable[tuple[str, ParsedReport]], *, source: str, parser_version: str
    ) -> int:
        """Add new readings of versions (by version_id) as one batch; how many were added."""
        added = 0
        with self._write() as connection:
            batch = _Batch(connection, source, parser_version)
            for some in _chunks(readings):
                added += batch.add_readings(some)
        return added

    def captured_texts(self) -> Iterator[tuple[str, Report]]:
        """Each version of each captured report as (version_id, report), in the order of ids."""
        version, report = schema.report_version, schema.report
        query = (
            sa.select(version, report.c.publisher_id, report.c.native_id)
            .join(report)
            .where(~report.c.is_recorded)
            .order_by(version.c.version_id)
            .execution_options(yield_per=_ROWS_AT_ONCE)
        )
        with self._read() as connection:
            for row in connection.execute(query):
                yield (
                    row.version_id,
                    Report(
                        text=row.text,
                        lang=row.lang,
                        published=row.published_at and row.published_at.astimezone(MOSCOW),
                        publisher=row.publisher_id,
                        url=row.url,
                        id=row.native_id,
                    ),
                )

    def correct_claim(
        self,
        claim_id: str,
        field: str,
        value: str | None,
        *,
        reason: str,
        corrected_at: datetime,
        corrected_by: str,
    ) -> None:
        """Replace one field of a claim from `corrected_at` on; the claim itself stays as it was.

        `value` is written as in data/claims (zones joined by +, moments in ISO 8601).
        Raises LedgerError for an unknown claim or field.
        """
        if field not in CORRECTABLE:
            raise LedgerError(f"{field!r} cannot be corrected; allowed: {', '.join(CORRECTABLE)}")
        row = _correction_row(claim_id, field, value, reason, corrected_at, corrected_by)
        with self._write() as connection:
            known = sa.select(schema.claim.c.claim_id).where(schema.claim.c.claim_id == claim_id)
            if connection.execute(known).first() is None:
                raise LedgerError(f"{self.name} holds no claim {claim_id!r}")
            _insert_new(connection, schema.correction, [row])

    def withdraw_report(
        self, report_key: str, *, reason: str, withdrawn_at: datetime, withdrawn_by: str
    ) -> None:
        """Leave a report out of all tables from `withdrawn_at` on; its rows stay.

        Raises LedgerError for an unknown report.
        """
        report = schema.report
        with self._write() as connection:
            known = sa.select(report.c.report_id).where(report.c.report_key == report_key)
            report_id = connection.execute(known).scalar()
            if report_id is None:
                raise LedgerError(f"{self.name} holds no report {report_key!r}")
            row = {
                "withdrawal_id": _hash(report_id, withdrawn_at.isoformat(), reason),
                "report_id": report_id,
                "reason": reason,
                "withdrawn_at": withdrawn_at,
                "withdrawn_by": withdrawn_by,
            }
            _insert_new(connection, schema.withdrawal, [row])


# Connections ------------------------------------------------------------------------------


def _is_sqlite(address: sa.URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where _begin_sqlite says so
    for pragma in ("busy_timeout = 60000", "journal_mode = WAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


# Ids and rows -------------------------------------------------------------------------------


def _hash(*parts: object) -> str:
    return blake2b("\0".join(map(str, parts)).encode(), digest_size=16).hexdigest()


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    iterator = iter(items)
    while some := list(islice(iterator, _ROWS_AT_ONCE)):
        yield some


def _insert_new(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    """Insert the rows whose id is not there yet."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        insert = postgresql.insert(table).on_conflict_do_nothing()
    else:
        insert = sqlite.insert(table).on_conflict_do_nothing()
    connection.execute(insert, rows)


def _claim_row(derivation_id: str, claim_no: int, claim: Claim) -> Row:
    return {
        "claim_id": _hash(derivation_id, claim_no),
        "derivation_id": derivation_id,
        "claim_no": claim_no,
        "role": claim.role,
        "subject": claim.subject,
        "outcome": claim.outcome,
        "zones": "+".join(sorted(claim.zones)),
        "low": claim.low,
        "high": claim.high,
        "qualifier": claim.qualifier,
        "claimant": claim.claimant,
        "claimant_name": claim.claimant_name,
        "attribution": claim.attribution,
        "window_start": claim.window.start,
        "window_end": claim.window.end,
        "window_basis": claim.window.basis,
        "day": counted_day(claim.window),
        "span_start": claim.span[0],
        "span_end": claim.span[1],
        "is_recap": False,
        "paraphrase": None,
        "note": "; ".join(claim.notes) or None,
    }


def _correction_row(
    claim_id: str,
    field: str,
    value: str | None,
    reason: str,
    corrected_at: datetime,
    corrected_by: str,
    is_recorded: bool = False,
) -> Row:
    return {
        "correction_id": _hash(claim_id, field, value, corrected_at.isoformat()),
        "claim_id": claim_id,
        "field": field,
        "value": value or None,
        "reason": reason,
        "corrected_at": corrected_at,
        "corrected_by": corrected_by,
        "is_recorded": is_recorded,
    }


# Recorded reports ---------------------------------------------------------------------------


def _read_fingerprint(connection: sa.Connection) -> str | None:
    meta = schema.meta
    query = sa.select(meta.c.value).where(meta.c.key == "data_fingerprint")
    return connection.execute(query).scalar()


def _delete_recorded(connection: sa.Connection) -> None:
    """Delete what came from data/; captured reports and what people did to claims stay."""
    report, version = schema.report, schema.report_version
    derivation, claim = schema.derivation, schema.claim
    reports = sa.select(report.c.report_id).where(report.c.is_recorded)
    versions = sa.select(version.c.version_id).where(version.c.report_id.in_(reports))
    derivations = sa.select(derivation.c.derivation_id).where(derivation.c.version_id.in_(versions))
    for statement in (
        sa.delete(claim).where(claim.c.derivation_id.in_(derivations)),
        sa.delete(derivation).where(derivation.c.version_id.in_(versions)),
        sa.delete(version).where(version.c.report_id.in_(reports)),
        sa.delete(report).where(report.c.is_recorded),
        sa.delete(schema.batch).where(schema.batch.c.source == RECORDED),
        sa.delete(schema.correction).where(schema.correction.c.is_recorded),
        sa.delete(schema.contradiction),
        sa.delete(schema.publisher),
        sa.delete(schema.origin),
        sa.delete(schema.meta).where(schema.meta.c.key == "data_fingerprint"),
    ):
        connection.execute(statement)


def _derive_rows(records: Records, data_fingerprint: str) -> Iterator[tuple[sa.Table, list[Row]]]:
    """The rows of the recorded files, table by table in the order in which they refer."""
    batch_id = _hash(RECORDED, data_fingerprint)
    yield schema.meta, [{"key": "data_fingerprint", "value": data_fingerprint}]
    yield (
        schema.batch,
        [{"batch_id": batch_id, "source": RECORDED, "parser_version": RECORDED, "added_at": None}],
    )
    yield schema.publisher, _as_rows(records.publishers)
    yield schema.origin, _as_rows(records.origins)
    reports = {row["report_key"]: row for row in _as_rows(records.reports)}
    ids = {key: _hash(RECORDED, key) for key in reports}
    yield (
        schema.report,
        [
            {
                "report_id": ids[key],
                "report_key": key,
                "publisher_id": row["publisher_id"],
                "native_id": None,
                "is_recorded": True,
                "batch_id": batch_id,
            }
            for key, row in reports.items()
        ],
    )
    yield (
        schema.report_version,
        [
            {
                "version_id": _hash(ids[key], 1),
                "report_id": ids[key],
                "version_no": 1,
                **{name: row[name] for name in ("lang", "url", "also_published", "text_from")},
                **{name: row[name] for name in ("origin", "relay_of")},
                "known_at": _known_at(row),
                "batch_id": batch_id,
            }
            for key, row in reports.items()
        ],
    )
    yield (
        schema.derivation,
        [
            {
                "derivation_id": _hash(ids[key], 1, RECORDED),
                "version_id": _hash(ids[key], 1),
                "derivation_no": 1,
                "parser_version": RECORDED,
                "status": "parsed",
                "batch_id": batch_id,
            }
            for key in reports
        ],
    )
    yield (
        schema.claim,
        [
            {
                "claim_id": _recorded_claim_id(row),
                "derivation_id": _hash(ids[row["report_key"]], 1, RECORDED),
                "claim_no": int(row["claim_no"]),
                **{
                    name: row[name] for name in ("role", "subject", "outcome", "zones", "qualifier")
                },
                **{name: row[name] and int(row[name]) for name in ("low", "high")},
                **{name: reports[row["report_key"]][name] for name in _SPEAKER},
                **{
                    name: _moment(reports[row["report_key"]][name])
                    for name in ("window_start", "window_end")
                },
                "window_basis": reports[row["report_key"]]["window_basis"],
                "day": date.fromisoformat(reports[row["report_key"]]["date"]),
                "is_recap": reports[row["report_key"]]["recap_of"] is not None,
                "paraphrase": row["paraphrase"],
                "note": row["note"],
            }
            for row in _as_rows(records.claims)
        ],
    )
    yield (
        schema.correction,
        [
            _correction_row(
                _recorded_claim_id(row),
                row["field"],
                row["value"],
                row["reason"],
                datetime.fromisoformat(row["corrected_at"]),
                row["corrected_by"],
                is_recorded=True,
            )
            for row in _as_rows(records.corrections)
        ],
    )
    cases = records.contradictions
    sides = cases.groupby("case_key").cumcount() + 1
    yield (
        schema.contradiction,
        [
            row
            | {
                "contradiction_id": _hash(row["case_key"], side),
                "side_no": side,
                "date": date.fromisoformat(row["date"]),
                "is_comparable": row["is_comparable"] == "yes",
                **{name: row[name] and int(row[name]) for name in ("figure_low", "figure_high")},
            }
            for row, side in zip(_as_rows(cases), sides.tolist(), strict=True)
        ],
    )


_SPEAKER = ("claimant", "claimant_name", "attribution")


def _as_rows(table: pd.DataFrame) -> list[Row]:
    """The rows of a text table; an empty cell is None."""
    return [
        {name: value or None for name, value in row.items()} for row in table.to_dict("records")
    ]


def _recorded_claim_id(row: Row) -> str:
    """The id of a recorded claim stays the same when its numbers are mended in data/."""
    return _hash(RECORDED, row["report_key"], row["claim_no"])


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _known_at(row: Row) -> datetime:
    """The earliest moment at which a recorded report can have been known.

    The end of the day on which it was published, if recorded; otherwise the end of its window.
    """
    if row["window_end"] and not row["published_date"]:
        return datetime.fromisoformat(row["window_end"])
    day = date.fromisoformat(row["published_date"] or row["date"])
    return datetime.combine(day + timedelta(days=1), time(), MOSCOW)


# Captured reports ---------------------------------------------------------------------------


class _Batch:
    """One run of adding reports or readings; its row is written with the first thing it adds."""

    def __init__(self, connection: sa.Connection, source: str, parser_version: str) -> None:
        self._connection = connection
        self._row: Row = {"source": source, "parser_version": parser_version, "added_at": None}
        self._parser_version = parser_version
        self._id: str | None = None

    def add(self, reports: list[Captured]) -> Iterator[str]:
        """Add reports; gives 'new', 'changed' or 'unchanged' for each."""
        keys = [_report_id(captured.report) for captured in reports]
        held = self._find_versions(set(keys))
        rows: dict[sa.Table, list[Row]] = {table: [] for table in _CAPTURE_TABLES}
        for report_id, captured in zip(keys, reports, strict=True):
            versions = held.setdefault(report_id, {})
            text_hash = _hash(captured.report.text)
            if text_hash in versions:
                yield "unchanged"
                continue
            yield "changed" if versions else "new"
            self._collect(rows, report_id, len(versions) + 1, text_hash, captured)
            versions[text_hash] = len(versions) + 1
        for table in _CAPTURE_TABLES:
            _insert_new(self._connection, table, rows[table])

    def add_readings(self, readings: list[tuple[str, ParsedReport]]) -> int:
        """Add a reading to each version; how many differ from the reading they had."""
        derivation = schema.derivation
        query = (
            sa.select(derivation.c.version_id, sa.func.max(derivation.c.derivation_no))
            .where(derivation.c.version_id.in_([version_id for version_id, _ in readings]))
            .group_by(derivation.c.version_id)
        )
        held = {row[0]: row[1] for row in self._connection.execute(query)}
        rows: dict[sa.Table, list[Row]] = {table: [] for table in _CAPTURE_TABLES}
        for version_id, parsed in readings:
            self._collect_reading(rows, version_id, held.get(version_id, 0) + 1, parsed)
        for table in _CAPTURE_TABLES:
            _insert_new(self._connection, table, rows[table])
        return len(readings)

    def _find_versions(self, report_ids: set[str]) -> dict[str, dict[str, int]]:
        """The text hashes of the versions that the ledger holds, by report."""
        version = schema.report_version
        query = sa.select(version.c.report_id, version.c.text_hash, version.c.version_no).where(
            version.c.report_id.in_(report_ids)
        )
        held: dict[str, dict[str, int]] = {}
        for report_id, text_hash, number in self._connection.execute(query):
            held.setdefault(report_id, {})[text_hash] = number
        return held

    def _begin(self, first: str, seen_at: datetime | None) -> str:
        if self._id is None:
            self._id = _hash(self._row["source"], self._parser_version, first)
            row = self._row | {"batch_id": self._id, "added_at": seen_at}
            _insert_new(self._connection, schema.batch, [row])
        return self._id

    def _collect(
        self,
        rows: dict[sa.Table, list[Row]],
        report_id: str,
        version_no: int,
        text_hash: str,
        captured: Captured,
    ) -> None:
        report = captured.report
        version_id = _hash(report_id, version_no, text_hash)
        batch_id = self._begin(version_id, captured.seen_at)
        if version_no == 1:
            rows[schema.report].append(
                {
                    "report_id": report_id,
                    "report_key": report_id,
                    "publisher_id": report.publisher or UNKNOWN_PUBLISHER,
                    "native_id": report.id,
                    "is_recorded": False,
                    "batch_id": batch_id,
                }
            )
        first_known = report.published if version_no == 1 else None
        rows[schema.report_version].append(
            {
                "version_id": version_id,
                "report_id": report_id,
                "version_no": version_no,
                "text": report.text,
                "text_hash": text_hash,
                "lang": captured.parsed.lang or report.lang,
                "url": report.url,
                "relay_of": captured.relay_of,
                "published_at": report.published,
                "edited_at": captured.edited_at,
                "seen_at": captured.seen_at,
                "known_at": captured.edited_at or first_known or captured.seen_at,
                "batch_id": batch_id,
            }
        )
        self._collect_reading(rows, version_id, 1, captured.parsed)

    def _collect_reading(
        self, rows: dict[sa.Table, list[Row]], version_id: str, number: int, parsed: ParsedReport
    ) -> None:
        derivation_id = _hash(version_id, number, self._parser_version)
        rows[schema.derivation].append(
            {
                "derivation_id": derivation_id,
                "version_id": version_id,
                "derivation_no": number,
                "parser_version": self._parser_version,
                "status": parsed.status,
                "reasons": "\n".join(parsed.reasons) or None,
                "batch_id": self._begin(version_id, None),
            }
        )
        rows[schema.claim].extend(
            _claim_row(derivation_id, number, claim)
            for number, claim in enumerate(parsed.claims, start=1)
        )
        rows[schema.check_result].extend(
            {
                "check_id": _hash(derivation_id, "check", number),
                "derivation_id": derivation_id,
                "check_no": number,
                **check.as_dict(),
            }
            for number, check in enumerate(parsed.checks, start=1)
        )


UNKNOWN_PUBLISHER = "unknown"

_CAPTURE_TABLES = (
    schema.report,
    schema.report_version,
    schema.derivation,
    schema.claim,
    schema.check_result,
)


def _report_id(report: Report) -> str:
    name = ("id", report.id) if report.id else ("text", report.text)
    return _hash(report.publisher or UNKNOWN_PUBLISHER, *name)


# Tables for readers -------------------------------------------------------------------------


def _newest_derivation(version: sa.FromClause) -> sa.ScalarSelect[int]:
    inner = schema.derivation.alias()
    return (
        sa.select(sa.func.max(inner.c.derivation_no))
        .where(inner.c.version_id == version.c.version_id)
        .correlate(version)
        .scalar_subquery()
    )


def _select_claims(as_known_at: datetime | None) -> sa.Select[Any]:
    claim, derivation, version = schema.claim, schema.derivation, schema.report_version
    report, publisher, withdrawal = schema.report, schema.publisher, schema.withdrawal
    inner = version.alias()
    newest = sa.select(sa.func.max(inner.c.version_no)).where(
        inner.c.report_id == report.c.report_id
    )
    withdrawn = sa.select(withdrawal.c.report_id)
    if as_known_at is not None:
        newest = newest.where(inner.c.known_at <= as_known_at)
        withdrawn = withdrawn.where(withdrawal.c.withdrawn_at <= as_known_at)
    return (
        sa.select(
            claim.c.claim_id,
            report.c.report_id,
            report.c.report_key,
            claim.c.claim_no,
            claim.c.claimant,
            claim.c.claimant_name,
            claim.c.attribution,
            report.c.publisher_id.label("publisher"),
            sa.func.coalesce(publisher.c.name, report.c.publisher_id).label("publisher_name"),
            version.c.text_from,
            version.c.url,
            version.c.also_published,
            version.c.lang,
            version.c.origin,
            claim.c.role,
            claim.c.subject,
            claim.c.outcome,
            claim.c.zones,
            claim.c.low,
            claim.c.high,
            claim.c.qualifier,
            claim.c.window_start,
            claim.c.window_end,
            claim.c.window_basis,
            claim.c.day,
            version.c.published_at,
            version.c.edited_at,
            version.c.seen_at,
            version.c.known_at,
            version.c.version_no,
            derivation.c.parser_version,
            derivation.c.status,
            version.c.relay_of,
            claim.c.is_recap.label("recap"),
            claim.c.note,
            claim.c.paraphrase,
            sa.func.substr(
                version.c.text,
                claim.c.span_start + 1,
                claim.c.span_end - claim.c.span_start,
            ).label("quote"),
            claim.c.span_start,
            claim.c.span_end,
        )
        .join_from(report, version)
        .join(derivation)
        .join(claim)
        .join(publisher, publisher.c.publisher_id == report.c.publisher_id, isouter=True)
        .where(
            version.c.version_no == newest.correlate(report).scalar_subquery(),
            derivation.c.derivation_no == _newest_derivation(version),
            report.c.report_id.not_in(withdrawn),
        )
        .order_by(claim.c.day, report.c.report_key, claim.c.claim_no)
    )


def _select_corrections(as_known_at: datetime | None) -> sa.Select[Any]:
    table = schema.correction
    query = sa.select(table).order_by(table.c.corrected_at, table.c.correction_id)
    return query if as_known_at is None else query.where(table.c.corrected_at <= as_known_at)


def _convert(rows: Sequence[sa.Row[Any]], query: sa.Select[Any]) -> pd.DataFrame:
    """The rows of a query as a table whose columns have the types of the schema."""
    columns = query.selected_columns
    table = pd.DataFrame.from_records(rows, columns=columns.keys())
    for column in columns:
        values = table[column.name]
        if isinstance(column.type, schema.Moment):
            moments = pd.to_datetime(values, utc=True).astype("datetime64[us, UTC]")
            values = moments.dt.tz_convert(MOSCOW)
        elif isinstance(column.type, sa.Date):
            values = pd.to_datetime(values).astype("datetime64[us]")
        elif isinstance(column.type, sa.Boolean):
            values = values.astype(bool)
        elif isinstance(column.type, sa.Integer):
            values = values.astype("Int64")
        else:
            values = values.astype("str")
        table[column.name] = values
    return table


def _correct(claims: pd.DataFrame, corrections: Sequence[sa.Row[Any]]) -> None:
    """Apply corrections, oldest first, to the claims table in place."""
    index = pd.Index(claims["claim_id"])
    for correction in corrections:
        if correction.claim_id not in index:
            continue
        row = index.get_loc(correction.claim_id)
        value: Any = correction.value
        if correction.field == "zones":
            value = tuple(value.split("+"))
        elif correction.field in ("low", "high"):
            value = pd.NA if value is None else int(value)
        elif correction.field in ("window_start", "window_end"):
            value = pd.NaT if value is None else pd.Timestamp(value).tz_convert(MOSCOW)
        claims.at[row, correction.field] = value
        claims.at[row, "corrected"] = True
        if correction.field.startswith("window_"):
            start, end = (
                None if pd.isna(moment) else moment.to_pydatetime()
                for moment in (claims.at[row, "window_start"], claims.at[row, "window_end"])
            )
            claims.at[row, "day"] = pd.Timestamp(
                counted_day(Window(start, end)) or claims.at[row, "day"]
            )
