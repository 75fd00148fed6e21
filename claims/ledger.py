"""The ledger: every report, its versions, and the claims read from them; nothing is overwritten.

SQLite (var/ledger.sqlite) unless SKYCLAIMS_DATABASE_URL names a PostgreSQL database. A ledger is
built from data/ when it is first opened and again whenever data/ changed; reports that were
captured stay. Every change is one transaction: readers see all of a batch or nothing of it, and
a crash leaves the ledger as it was.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import pandas as pd
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from claims import schema
from claims.aggregate import PARTY_OF, counted_day
from claims.model import MOSCOW, ParsedReport, Report, Window
from claims.record_rules import CORRECTABLE
from claims.records import DATA, find_fault, fingerprint, load_records
from claims.relays import link_relays
from claims.rows import (
    Batch,
    Captured,
    Correction,
    Held,
    Novelty,
    Row,
    correction_row,
    delete_recorded,
    derive_recorded,
    find_held,
    hash_id,
    hash_text,
    identify_report,
    insert_new,
)

DATABASE_URL = "SKYCLAIMS_DATABASE_URL"
DEFAULT_PATH = DATA.parent / "var" / "ledger.sqlite"

_ROWS_AT_ONCE = 1_000
_ROWS_OF_A_TABLE_AT_ONCE = 50_000
_WRITE_LOCK = 20_251_118
"""The PostgreSQL advisory lock that writers take one after the other."""

Item = TypeVar("Item")


class LedgerError(Exception):
    """A ledger that cannot be opened or written; the message says what to do."""


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """How many reports of a batch were new, came with a changed text, or were there already."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a parser version read in a version of a report; claims are rows of the ledger."""

    parser_version: str
    status: str
    reasons: str | None
    claims: tuple[Row, ...]


def open_ledger(url: str | None = None, data: Path = DATA) -> "Ledger":
    """Open the ledger; create, migrate and build it from `data` where needed.

    Raises LedgerError for a ledger of a newer schema, a file that is no ledger and a database
    that cannot be reached, and RecordError (claims.records) for bad rows in `data`. In each case
    what was there stays as it was.
    """
    ledger = Ledger(url or os.environ.get(DATABASE_URL) or f"sqlite:///{DEFAULT_PATH}")
    ledger.migrate()
    ledger.build(data)
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
        try:
            if self._path:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            self._engine = sa.create_engine(address)
        except (OSError, ModuleNotFoundError) as error:
            raise LedgerError(f"{self.name} cannot be opened: {error}") from error
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
        scripts = ScriptDirectory.from_config(_alembic_config())
        if self._check_version(scripts) == scripts.get_current_head():
            return
        with self.writing() as connection:
            if self._find_version(connection) != scripts.get_current_head():
                _upgrade(connection, "head")

    def replace_content(
        self, schema_version: str, fill: Callable[[sa.Connection, sa.MetaData], None]
    ) -> None:
        """Replace everything, in one transaction: `fill` inserts rows of `schema_version`.

        `fill` gets the connection and the tables of that version; then the ledger is migrated.
        If anything fails, the ledger stays as it was. Raises LedgerError for a schema version that
        is not known.
        """
        scripts = ScriptDirectory.from_config(_alembic_config())
        if schema_version not in {script.revision for script in scripts.walk_revisions()}:
            raise LedgerError(
                f"schema version {schema_version} is not known; this Skyclaims knows up to "
                f"{scripts.get_current_head()}. {self.name} was left untouched: use a newer one"
            )
        with self.writing() as connection:
            present = sa.MetaData()
            present.reflect(connection)
            present.drop_all(connection)
            _upgrade(connection, schema_version)
            old = sa.MetaData()
            old.reflect(connection)
            fill(connection, old)
            _upgrade(connection, "head")

    def schema_version(self) -> str:
        """The version of the schema, as the migrations name it."""
        with self.reading() as connection:
            return self._find_version(connection) or ""

    def build(self, data: Path = DATA) -> bool:
        """Replace the recorded reports by those of `data`, if it changed; True if it did."""
        current = fingerprint(data)
        with self.reading() as connection:
            if _read_fingerprint(connection) == current:
                return False
        records = load_records(data)
        with self.writing() as connection:
            if _read_fingerprint(connection) == current:
                return False
            delete_recorded(connection)
            for table, rows in derive_recorded(records, current):
                if rows:
                    connection.execute(sa.insert(table), rows)
        return True

    def _check_version(self, scripts: ScriptDirectory) -> str | None:
        """The schema version, read without changing the file; None for an empty database."""
        if self._path and self._path.exists() and self._path.stat().st_size:
            address = sa.URL.create(
                "sqlite",
                database=f"file:{quote(str(self._path.absolute()))}",
                query={"mode": "ro", "uri": "true"},
            )
            aside = sa.create_engine(address, poolclass=sa.NullPool)
        else:
            aside = self._engine
        with self._explain_errors(), aside.connect() as connection:
            version = self._find_version(connection)
            tables = sa.inspect(connection).get_table_names()
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
    def _explain_errors(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            reason = str(error.orig).strip().partition("\n")[0]
            raise LedgerError(
                f"{self.name} cannot be used: {reason}. Nothing in it was changed; mend this, or "
                f"set {DATABASE_URL} to another ledger"
            ) from error

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the ledger, whatever others write meanwhile."""
        with self._explain_errors(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that waits for other writers; all of it happens or nothing."""
        with self._explain_errors(), self._writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITE_LOCK)))
            yield connection

    # Reading ----------------------------------------------------------------------------

    def claims(
        self, as_known_at: datetime | None = None, report_keys: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """All claims, one row each with its report, with corrections applied.

        Taken from the newest reading of each report's newest version; withdrawn reports are left
        out. `as_known_at` (aware) shows what was known at that moment. `report_keys` limits the
        table to these reports; a copy among them is linked if its original is there too.

        Columns: claim_id, report_id, report_key, claim_no, claimant, claimant_name, party,
        attribution, publisher (its id), publisher_name, publisher_claimant (for whom it speaks, if
        for anyone), text_from (id of the publisher whose text it is, if another), url,
        also_published, lang, origin, role, subject, outcome, zones
        (tuple), low, high, qualifier, window_start, window_end, window_basis, day (to which the
        window counts), published_at, edited_at, seen_at, known_at, version_no, parser_version,
        status, relay_of (a report_key), recap (bool), corrected (bool), note, paraphrase, quote
        (the evidence in the report's words), span ((start, end), or None for a recorded claim).
        """
        with self.reading() as connection:
            return _read_claims(connection, as_known_at, report_keys)

    def claims_by_days(self, as_known_at: datetime | None = None) -> Iterator[pd.DataFrame]:
        """The table of `claims` in parts of whole days, in its order; what has no day comes last.

        For counting a record that is too large to be held at once: nothing that is counted, and
        no copy, reaches over more than one day. All parts show one state of the ledger.
        """
        with self.reading() as connection:
            reports = _fetch(connection, _select_report_days())
            moved = set(connection.execute(_select_moved_reports()).scalars())
            sizes = reports.groupby("day")["claims"].sum()
            first_days = sizes.groupby(sizes.cumsum() // _ROWS_OF_A_TABLE_AT_ONCE)
            edges = [pd.Timestamp.min, *first_days.head(1).index[1:], pd.Timestamp.max]
            for first, after in pairwise(edges):
                near = reports["day"].between(first, after, inclusive="left")
                keys = moved.union(reports.loc[near, "report_key"])
                part = _read_claims(connection, as_known_at, keys)
                is_counted = part["day"].between(first, after, inclusive="left")
                yield part[is_counted].reset_index(drop=True)
            keys = moved.union(reports.loc[reports["day"].isna(), "report_key"])
            part = _read_claims(connection, as_known_at, keys)
            yield part[part["day"].isna()].reset_index(drop=True)

    def state(self) -> str:
        """A word that changes with all that changes `claims`: for who keeps what was made of it."""
        tables = (schema.derivation, schema.correction, schema.withdrawal)
        counts = [sa.select(sa.func.count()).select_from(t).scalar_subquery() for t in tables]
        with self.reading() as connection:
            sizes = connection.execute(sa.select(*counts)).one()
            return " ".join(map(str, (*sizes, _read_fingerprint(connection))))

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

    def searches(self) -> pd.DataFrame:
        """How each party's statements were looked for, and in which days (see data/README.md)."""
        search = schema.search
        return self._table(sa.select(search).order_by(search.c.party, search.c.first_day))

    def archived_copies(self) -> pd.DataFrame:
        """Copies of addresses that an archive keeps: url, archived_url, archived_on."""
        return self._table(sa.select(schema.archived_copy).order_by(schema.archived_copy.c.url))

    def _table(self, query: sa.Select[Any]) -> pd.DataFrame:
        with self.reading() as connection:
            return _fetch(connection, query)

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
        with self.writing() as connection:
            batch = Batch(connection, source, parser_version)
            for some in chunks(reports):
                for outcome in batch.add(some):
                    counts[outcome] += 1
        return BatchSummary(**counts)

    def compare_reports(self, reports: Sequence[tuple[Report, datetime | None]]) -> list[Novelty]:
        """What adding each report, with the moment of its last edit, would do."""
        keys = [identify_report(report) for report, _ in reports]
        with self.reading() as connection:
            held = find_held(connection, set(keys))
        return [
            held.get(key, Held()).judge(hash_text(report.text), edited_at)
            for key, (report, edited_at) in zip(keys, reports, strict=True)
        ]

    def native_ids(self, publisher: str) -> Iterator[str]:
        """The ids that a source gave to the publisher's captured reports, in no order."""
        report = schema.report
        query = sa.select(report.c.native_id).where(
            report.c.publisher_id == publisher, report.c.native_id.is_not(None)
        )
        with self.reading() as connection:
            yield from connection.execute(
                query.execution_options(yield_per=_ROWS_AT_ONCE)
            ).scalars()

    def read_note(self, key: str) -> str | None:
        """What `keep_note` kept under a key."""
        with self.reading() as connection:
            return connection.execute(
                sa.select(schema.meta.c.value).where(schema.meta.c.key == key)
            ).scalar()

    def keep_note(self, key: str, value: str) -> None:
        """Keep a remark about the ledger's upkeep (how far a walk has come), one a key."""
        with self.writing() as connection:
            connection.execute(sa.delete(schema.meta).where(schema.meta.c.key == key))
            connection.execute(sa.insert(schema.meta), [{"key": key, "value": value}])

    def add_readings(
        self, readings: Iterable[tuple[str, ParsedReport]], *, source: str, parser_version: str
    ) -> int:
        """Add readings of versions (by version_id) as one batch; how many were added.

        A version whose newest reading is by this parser version is left as it is.
        """
        added = 0
        with self.writing() as connection:
            batch = Batch(connection, source, parser_version)
            for some in chunks(readings):
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
        with self.reading() as connection:
            for row in connection.execute(query):
                yield (
                    row.version_id,
                    Report(
                        text=row.text,
                        lang=row.lang,
                        published=row.published_at and row.published_at.astimezone(MOSCOW),
                        publisher=row.text_from or row.publisher_id,
                        url=row.url,
                        id=row.native_id,
                    ),
                )

    def find_readings(self, version_ids: Sequence[str]) -> dict[str, Reading]:
        """The newest reading of each version, by version_id."""
        version, derivation, claim = schema.report_version, schema.derivation, schema.claim
        query = (
            sa.select(derivation)
            .join(version)
            .where(
                version.c.version_id.in_(version_ids),
                derivation.c.derivation_no == _newest_derivation(version),
            )
        )
        with self.reading() as connection:
            newest = {row.derivation_id: row for row in connection.execute(query)}
            claims = connection.execute(
                sa.select(claim).where(claim.c.derivation_id.in_(newest)).order_by(claim.c.claim_no)
            )
            said: dict[str, list[Row]] = {derivation_id: [] for derivation_id in newest}
            for row in claims.mappings():
                said[row["derivation_id"]].append(dict(row))
        return {
            row.version_id: Reading(row.parser_version, row.status, row.reasons, tuple(said[key]))
            for key, row in newest.items()
        }

    def correct_claim(self, correction: Correction) -> None:
        """Apply a correction from its moment on; the claim itself stays as it was.

        Raises LedgerError for an unknown claim, a field that cannot be corrected and a value that
        the field cannot hold.
        """
        if correction.field not in CORRECTABLE:
            raise LedgerError(
                f"{correction.field!r} cannot be corrected; allowed: {', '.join(CORRECTABLE)}"
            )
        if allowed := find_fault(correction.field, correction.value or ""):
            raise LedgerError(
                f"{correction.field} = {correction.value!r} is no correction; allowed: {allowed}"
            )
        claim_id = schema.claim.c.claim_id
        with self.writing() as connection:
            known = sa.select(claim_id).where(claim_id == correction.claim_id)
            if connection.execute(known).first() is None:
                raise LedgerError(f"{self.name} holds no claim {correction.claim_id!r}")
            insert_new(connection, schema.correction, [correction_row(correction)])

    def withdraw_report(
        self, report_key: str, *, reason: str, withdrawn_at: datetime, withdrawn_by: str
    ) -> None:
        """Leave a report out of all tables from `withdrawn_at` on; its rows stay.

        Raises LedgerError for an unknown report.
        """
        report = schema.report
        with self.writing() as connection:
            known = sa.select(report.c.report_id).where(report.c.report_key == report_key)
            report_id = connection.execute(known).scalar()
            if report_id is None:
                raise LedgerError(f"{self.name} holds no report {report_key!r}")
            row = {
                "withdrawal_id": hash_id(report_id, withdrawn_at.isoformat(), reason),
                "report_id": report_id,
                "reason": reason,
                "withdrawn_at": withdrawn_at,
                "withdrawn_by": withdrawn_by,
            }
            insert_new(connection, schema.withdrawal, [row])


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


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of at most a thousand, so that no stream is ever held whole."""
    iterator = iter(items)
    while some := list(islice(iterator, _ROWS_AT_ONCE)):
        yield some


def _alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: sa.Connection, version: str) -> None:
    config = _alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, version)


def _read_fingerprint(connection: sa.Connection) -> str | None:
    meta = schema.meta
    query = sa.select(meta.c.value).where(meta.c.key == "data_fingerprint")
    return connection.execute(query).scalar()


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
    original = report.alias()
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
            publisher.c.claimant.label("publisher_claimant"),
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
            # A copy stands in for an original that the ledger does not hold.
            original.c.report_key.label("relay_of"),
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
        .join(original, original.c.report_key == version.c.relay_of, isouter=True)
        .where(
            version.c.version_no == newest.correlate(report).scalar_subquery(),
            derivation.c.derivation_no == _newest_derivation(version),
            report.c.report_id.not_in(withdrawn),
        )
    )


def _read_claims(
    connection: sa.Connection, as_known_at: datetime | None, report_keys: Iterable[str] | None
) -> pd.DataFrame:
    """The table of `Ledger.claims`."""
    query = _select_claims(as_known_at)
    if report_keys is None:
        table = _fetch(connection, query)
    else:
        key = schema.report.c.report_key
        parts = [_fetch(connection, query.where(key.in_(some))) for some in chunks(report_keys)]
        table = pd.concat(parts, ignore_index=True) if parts else _convert([], query)
    corrections = connection.execute(_select_corrections(as_known_at)).fetchall()
    places = {zones: tuple(zones.split("+")) for zones in table["zones"].unique()}
    table = table.assign(
        zones=table["zones"].map(places).astype(object),
        span=pd.Series(
            [
                None if pd.isna(start) else (start, end)
                for start, end in zip(table.pop("span_start"), table.pop("span_end"), strict=True)
            ],
            index=table.index,
            dtype=object,
        ),
        corrected=False,
    )
    _correct(table, corrections)
    table["party"] = table["claimant"].map(PARTY_OF).astype("str")
    table = table.sort_values(["day", "report_key", "claim_no"], ignore_index=True)
    return link_relays(table)


def _select_report_days() -> sa.Select[Any]:
    """The days to which each report counts, and how many claims, in whichever reading."""
    report, claim = schema.report, schema.claim
    return (
        sa.select(report.c.report_key, claim.c.day, sa.func.count().label("claims"))
        .join_from(report, schema.report_version)
        .join(schema.derivation)
        .join(claim)
        .group_by(report.c.report_key, claim.c.day)
    )


def _select_moved_reports() -> sa.Select[Any]:
    """The keys of reports with a claim that a correction may have moved to another day."""
    correction = schema.correction
    moved = sa.select(correction.c.claim_id).where(
        correction.c.field.in_(["window_start", "window_end"])
    )
    return (
        sa.select(schema.report.c.report_key)
        .join_from(schema.report, schema.report_version)
        .join(schema.derivation)
        .join(schema.claim)
        .where(schema.claim.c.claim_id.in_(moved))
    )


def _select_corrections(as_known_at: datetime | None) -> sa.Select[Any]:
    table = schema.correction
    query = sa.select(table).order_by(table.c.corrected_at, table.c.correction_id)
    return query if as_known_at is None else query.where(table.c.corrected_at <= as_known_at)


def _fetch(connection: sa.Connection, query: sa.Select[Any]) -> pd.DataFrame:
    """The rows of a query as a table; a part at a time, since rows take far more memory."""
    parts = connection.execute(query).partitions(_ROWS_OF_A_TABLE_AT_ONCE)
    tables = [_convert(rows, query) for rows in parts]
    return pd.concat(tables, ignore_index=True) if tables else _convert([], query)


def _convert(rows: Sequence[sa.Row[Any]], query: sa.Select[Any]) -> pd.DataFrame:
    """The rows of a query as a table whose columns have the types of the schema."""
    columns = query.selected_columns
    table = pd.DataFrame([tuple(row) for row in rows], columns=columns.keys())
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
    corrected = claims["claim_id"].isin([correction.claim_id for correction in corrections])
    row_of = {claims.at[row, "claim_id"]: row for row in claims.index[corrected]}
    for correction in corrections:
        row = row_of.get(correction.claim_id)
        if row is None:
            continue
        value: Any = correction.value
        if correction.field == "zones":
            value = tuple(value.split("+"))
        elif correction.field in ("low", "high"):
            value = pd.NA if value is None else int(value)
        elif correction.field in ("window_start", "window_end"):
            value = pd.NaT if value is None else pd.Timestamp(value).tz_convert(MOSCOW)
        claims.at[row, correction.field] = value
        claims.at[row, "corrected"] = True
        ends: list[Any] = [claims.at[row, name] for name in ("window_start", "window_end")]
        if not any(pd.isna(end) for end in ends):
            claims.at[row, "day"] = pd.Timestamp(str(counted_day(Window(*ends))))
