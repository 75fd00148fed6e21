"""Verify a ledger: `skyclaims check` says in sentences what is not in order.

Looks at what no constraint of the database holds: that ids and hashes are those of their content,
that versions and readings are numbered without gaps, that every span lies in its text, that what
is referred to is there, and that every day adds up.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from claims import schema
from claims.aggregate import daily_table, statement_table
from claims.ledger import Ledger
from claims.model import Report
from claims.rows import RECORDED, hash_id, identify_report
from claims.streams import Progress, counted, hear_nothing

_ROWS_AT_ONCE = 1_000


def find_faults(ledger: Ledger, report_progress: Progress = hear_nothing) -> Iterator[str]:
    """Everything that is not in order, a sentence each; nothing if the ledger is whole.

    `report_progress` hears how many versions and readings were looked at since.
    """
    with ledger.reading() as connection:
        yield from check_database(connection)
        yield from _check_references(connection)
        yield from _check_versions(connection, report_progress)
        yield from _check_readings(connection, report_progress)
        yield from _check_spans(connection)
    yield from _check_sums(ledger)


def _stream(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
    yield from connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))


def check_database(connection: sa.Connection) -> Iterator[str]:
    """What the database says against its own file; PostgreSQL looks after that itself."""
    if connection.dialect.name == "sqlite":
        for (answer,) in connection.execute(sa.text("PRAGMA integrity_check")):
            if answer != "ok":
                yield f"The file is damaged: {answer}. Restore a backup."


def _check_references(connection: sa.Connection) -> Iterator[str]:
    for table in schema.metadata.sorted_tables:
        for key in table.foreign_keys:
            child, parent = key.parent, key.column
            query = sa.select(child).where(child.is_not(None), child.not_in(sa.select(parent)))
            for (value,) in connection.execute(query.distinct()):
                yield f"A row of {table.name} belongs to {parent.table.name} {value}, not there."
    for table, column, parent in (
        (schema.withdrawal, schema.withdrawal.c.report_id, schema.report.c.report_id),
        (schema.correction, schema.correction.c.claim_id, schema.claim.c.claim_id),
    ):
        query = sa.select(column).where(column.not_in(sa.select(parent)))
        for (value,) in connection.execute(query):
            yield f"A {table.name} is about {parent.table.name} {value}, which is not there."


def _check_versions(connection: sa.Connection, report_progress: Progress) -> Iterator[str]:
    report, version = schema.report, schema.report_version
    query = (
        sa.select(version, report.c.report_key, report.c.publisher_id, report.c.native_id)
        .join(report)
        .where(~report.c.is_recorded)
        .order_by(report.c.report_id, version.c.version_no)
    )
    last, number = None, 0
    for row in counted(_stream(connection, query), report_progress):
        name = f"Report {row.publisher_id} {row.native_id or row.report_key}"
        number = number + 1 if row.report_id == last else 1
        if row.report_id != last and not _is_named_rightly(row):
            yield f"{name} bears an id that is not that of its publisher and number."
        last = row.report_id
        if row.version_no != number:
            yield f"{name} has no version {number}, but a version {row.version_no}."
            number = row.version_no
        if row.text is None or hash_id(row.text) != row.text_hash:
            yield f"The text of version {row.version_no} of {name} is not the one that was added."
        elif hash_id(row.report_id, row.version_no, row.text_hash) != row.version_id:
            yield f"Version {row.version_no} of {name} bears an id that is not its own."
    bare = sa.select(report.c.report_key).where(
        report.c.report_id.not_in(sa.select(version.c.report_id))
    )
    for (key,) in connection.execute(bare):
        yield f"Report {key} has no version."


def _is_named_rightly(row: sa.Row[Any]) -> bool:
    """A report without an id of its source is named after its first text."""
    named = Report(text=row.text or "", publisher=row.publisher_id, id=row.native_id)
    return identify_report(named) == str(row.report_id)


def _check_readings(connection: sa.Connection, report_progress: Progress) -> Iterator[str]:
    version, derivation, claim = schema.report_version, schema.derivation, schema.claim
    unread = sa.select(version.c.version_id).where(
        version.c.version_id.not_in(sa.select(derivation.c.version_id))
    )
    for (version_id,) in connection.execute(unread):
        yield f"Version {version_id} was never read."
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in counted(_stream(connection, sa.select(derivation)), report_progress):
        is_named_rightly = row.parser_version == RECORDED or row.derivation_id == hash_id(
            row.version_id, row.derivation_no, row.parser_version
        )
        if not is_named_rightly:
            yield f"Reading {row.derivation_id} bears an id that is not its own."
        if row.derivation_no > 1:
            numbers[row.version_id].append(row.derivation_no)
    for version_id, found in numbers.items():
        if sorted(found) != list(range(2, len(found) + 2)):
            yield f"The readings of version {version_id} are not numbered one after another."
    highest = (
        sa.select(
            claim.c.derivation_id,
            sa.func.count().label("present"),
            sa.func.max(claim.c.claim_no).label("highest"),
        )
        .join_from(claim, derivation)
        .join(version)
        .where(version.c.text.is_not(None))
        .group_by(claim.c.derivation_id)
    )
    for row in _stream(connection, highest):
        if row.present != row.highest:
            yield f"Of reading {row.derivation_id}, {row.highest - row.present} claims are missing."


def _check_spans(connection: sa.Connection) -> Iterator[str]:
    version, derivation, claim = schema.report_version, schema.derivation, schema.claim
    start, end = claim.c.span_start, claim.c.span_end
    query = (
        sa.select(claim.c.claim_id, start, end, sa.func.length(version.c.text).label("length"))
        .join_from(claim, derivation)
        .join(version)
        .where(
            version.c.text.is_not(None),
            sa.or_(start.is_(None), start < 0, end <= start, end > sa.func.length(version.c.text)),
        )
    )
    for row in _stream(connection, query):
        yield (
            f"Claim {row.claim_id} shows characters {row.span_start} to {row.span_end} of a text "
            f"of {row.length}."
        )


def _check_sums(ledger: Ledger) -> Iterator[str]:
    """Every statement's parts, and every day's places, must make the headline."""
    claims = ledger.claims()
    table = statement_table(claims)
    for bound in ("low", "high"):
        names = [f"{part}_{bound}" for part in ("allocated", "joint", "seas", "unallocated")]
        parts = table[names].fillna(0).sum(axis=1)
        for _, row in table[
            parts - table["off_by"] != table[f"headline_{bound}"].fillna(0)
        ].iterrows():
            yield (
                f"The places of report {row['report_key']} ({row['claimant']}, {row['subject']}) "
                f"do not add up to its headline ({bound})."
            )
    days = daily_table(claims)
    for _, day in days[days["low"] > days["high"]].iterrows():
        yield (
            f"On {day['day']:%Y-%m-%d} the low of {day['party']} for {day['place']} is above "
            "its high."
        )
