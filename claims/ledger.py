"""The ledger: every report, its versions, and the claims read from them; nothing is overwritten.

SQLite (var/ledger.sqlite) unless SKYCLAIMS_DATABASE_URL names a PostgreSQL database. A ledger is
built from data/ when it is first opened and again whenever data/ changed; reports that were
captured stay. Every change is one transaction: readers see all of a batch or nothing of it, and
a crash leaves the ledger as it was.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import sqlalchemy as sa

from claims import schema
from claims.batch import Batch, Held, find_held
from claims.build import delete_recorded, derive_recorded
from claims.database import DATABASE_URL, Database, LedgerError
from claims.model import MOSCOW, ParsedReport, Report
from claims.queries import (
    ROWS_OF_A_TABLE_AT_ONCE,
    fetch,
    newest_derivation,
    read_claims,
    select_corrections,
    select_moved_reports,
    select_report_days,
)
from claims.record_rules import CORRECTABLE
from claims.records import DATA, find_fault, fingerprint, load_records
from claims.rows import (
    Captured,
    Correction,
    Novelty,
    Row,
    correction_row,
    hash_id,
    hash_text,
    identify_report,
    insert_new,
)
from claims.streams import ROWS_AT_ONCE, chunks

DEFAULT_PATH = DATA.parent / "var" / "ledger.sqlite"


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


class Ledger(Database):
    """An open ledger. Safe to share between threads.

    Tables come as DataFrames: moments in Moscow time, days as midnight without a zone of time,
    whole numbers as Int64, missing values as NA.
    """

    # Building ---------------------------------------------------------------------------

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
            return read_claims(connection, as_known_at, report_keys)

    def claims_by_days(self, as_known_at: datetime | None = None) -> Iterator[pd.DataFrame]:
        """The table of `claims` in parts of whole days, in its order; what has no day comes last.

        For counting a record that is too large to be held at once: nothing that is counted, and
        no copy, reaches over more than one day. All parts show one state of the ledger.
        """
        with self.reading() as connection:
            reports = fetch(connection, select_report_days())
            moved = set(connection.execute(select_moved_reports()).scalars())
            sizes = reports.groupby("day")["claims"].sum()
            first_days = sizes.groupby(sizes.cumsum() // ROWS_OF_A_TABLE_AT_ONCE)
            edges = [pd.Timestamp.min, *first_days.head(1).index[1:], pd.Timestamp.max]
            for first, after in pairwise(edges):
                near = reports["day"].between(first, after, inclusive="left")
                keys = moved.union(reports.loc[near, "report_key"])
                part = read_claims(connection, as_known_at, keys)
                is_counted = part["day"].between(first, after, inclusive="left")
                yield part[is_counted].reset_index(drop=True)
            keys = moved.union(reports.loc[reports["day"].isna(), "report_key"])
            part = read_claims(connection, as_known_at, keys)
            yield part[part["day"].isna()].reset_index(drop=True)

    def state(self) -> str:
        """A word that changes with all that changes `claims`: for who keeps what was made of it."""
        tables = (schema.derivation, schema.correction, schema.withdrawal)
        counts = [sa.select(sa.func.count()).select_from(t).scalar_subquery() for t in tables]
        with self.reading() as connection:
            sizes = connection.execute(sa.select(*counts)).one()
            return " ".join(map(str, (*sizes, _read_fingerprint(connection))))

    def newest(self) -> dict[str, Any]:
        """How large and how fresh: reports, claims, newest_known_at, newest_window_end."""
        version, claim = schema.report_version, schema.claim
        queries = {
            "reports": sa.select(sa.func.count()).select_from(schema.report),
            "claims": sa.select(sa.func.count()).select_from(claim),
            "newest_known_at": sa.select(sa.func.max(version.c.known_at)),
            "newest_window_end": sa.select(sa.func.max(claim.c.window_end)),
        }
        with self.reading() as connection:
            found = {name: connection.execute(q).scalar() for name, q in queries.items()}
        return {
            name: value.astimezone(MOSCOW).isoformat() if isinstance(value, datetime) else value
            for name, value in found.items()
        }

    def corrections(self) -> pd.DataFrame:
        """All corrections, oldest first: claim_id, field, value, reason, corrected_at, …_by."""
        return self._table(select_corrections(None))

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
            .where(derivation.c.derivation_no == newest_derivation(version))
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
            .where(derivation.c.derivation_no == newest_derivation(version))
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
            return fetch(connection, query)

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
            yield from connection.execute(query.execution_options(yield_per=ROWS_AT_ONCE)).scalars()

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

    def count_rows(self, tables: Iterable[sa.Table]) -> int:
        """How many rows the tables have together."""
        counts = [sa.select(sa.func.count()).select_from(t).scalar_subquery() for t in tables]
        with self.reading() as connection:
            return sum(connection.execute(sa.select(*counts)).one())

    def count_captured_texts(self) -> int:
        """How many versions of captured reports there are."""
        version, report = schema.report_version, schema.report
        query = sa.select(sa.func.count()).select_from(version).join(report)
        with self.reading() as connection:
            return connection.execute(query.where(~report.c.is_recorded)).scalar_one()

    def captured_texts(self) -> Iterator[tuple[str, Report]]:
        """Each version of each captured report as (version_id, report), in the order of ids."""
        version, report = schema.report_version, schema.report
        query = (
            sa.select(version, report.c.publisher_id, report.c.native_id)
            .join(report)
            .where(~report.c.is_recorded)
            .order_by(version.c.version_id)
            .execution_options(yield_per=ROWS_AT_ONCE)
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
                derivation.c.derivation_no == newest_derivation(version),
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


def _read_fingerprint(connection: sa.Connection) -> str | None:
    meta = schema.meta
    query = sa.select(meta.c.value).where(meta.c.key == "data_fingerprint")
    return connection.execute(query).scalar()
