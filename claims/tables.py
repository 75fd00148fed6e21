"""The tables that pages keep of the whole record, and how they follow what is added to it.

Counting a million claims takes about a minute, and a batch adds a few reports to a few days. Since
nothing that is counted reaches over more than one day, only the days that a new reading, a
correction or a withdrawal touches are counted again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import pandas as pd
import sqlalchemy as sa

from claims import schema
from claims.aggregate import daily_table, report_table
from claims.days import find_newest_days, name_zones
from claims.ledger import Ledger

MANY_REPORTS = 2_000
"""Above so many touched reports, all days are counted again: part by part, in bounded memory."""


@dataclass(frozen=True)
class Marks:
    """What of a ledger is counted: its batches and what people changed, by id."""

    batches: frozenset[str]
    corrections: frozenset[str]
    withdrawals: frozenset[str]


@dataclass(frozen=True)
class Tables:
    """The daily table, the report table, and which zones each day names (columns day, zone)."""

    marks: Marks
    days: pd.DataFrame
    reports: pd.DataFrame
    zones: pd.DataFrame

    @cached_property
    def newest_days(self) -> dict[str, date]:
        """The newest day on which any claim names a zone."""
        return find_newest_days(self.zones)


def count_record(
    ledger: Ledger, as_known_at: datetime | None = None, before: Tables | None = None
) -> Tables:
    """Count a record: all of it, or what differs from the tables of it that were made `before`.

    `before` is of no use with `as_known_at`: what was known at a moment hardly ever changes.
    """
    marks = read_marks(ledger)
    if before and not as_known_at:
        touched = find_touched_reports(ledger, before.marks, marks)
        if touched is not None and len(touched) <= MANY_REPORTS:
            return _count_again(ledger, before, marks, touched)
    return _count(marks, ledger.claims_by_days(as_known_at))


def read_marks(ledger: Ledger) -> Marks:
    """What the ledger holds now."""
    columns = (
        schema.batch.c.batch_id,
        schema.correction.c.correction_id,
        schema.withdrawal.c.withdrawal_id,
    )
    with ledger.reading() as connection:
        return Marks(*(frozenset(connection.scalars(sa.select(column))) for column in columns))


def find_touched_reports(ledger: Ledger, before: Marks, now: Marks) -> frozenset[str] | None:
    """The keys of reports that were added, read anew, corrected or withdrawn between two marks.

    None if something is gone: the recorded files were replaced.
    """
    if before.batches - now.batches or before.corrections - now.corrections:
        return None
    report, version, derivation = schema.report, schema.report_version, schema.derivation
    keys = sa.select(report.c.report_key)
    readings = keys.join_from(report, version).join(derivation)
    corrected = sa.select(schema.correction.c.claim_id)
    corrected = corrected.where(
        schema.correction.c.correction_id.in_(now.corrections - before.corrections)
    )
    withdrawn = sa.select(schema.withdrawal.c.report_id)
    withdrawn = withdrawn.where(
        schema.withdrawal.c.withdrawal_id.in_(now.withdrawals - before.withdrawals)
    )
    new = now.batches - before.batches
    queries = (
        readings.where(derivation.c.batch_id.in_(new) | version.c.batch_id.in_(new)),
        readings.join(schema.claim).where(schema.claim.c.claim_id.in_(corrected)),
        keys.where(report.c.report_id.in_(withdrawn)),
    )
    with ledger.reading() as connection:
        return frozenset(key for query in queries for key in connection.scalars(query))


def _count_again(ledger: Ledger, before: Tables, marks: Marks, touched: frozenset[str]) -> Tables:
    """The tables with every day counted anew that a touched report counts to, or counted to."""
    reports = before.reports
    now = ledger.claims(report_keys=touched)
    days = set(now["day"]) | set(reports.loc[reports["report_key"].isin(touched), "day"])
    if not days:
        return Tables(marks, before.days, reports, before.zones)
    near = touched.union(reports.loc[reports["day"].isin(days), "report_key"])
    claims = ledger.claims(report_keys=near)
    fresh = _count(marks, [claims[claims["day"].isin(days)].reset_index(drop=True)])
    kept = (
        pd.concat([old[~old["day"].isin(days)], new]).sort_values(
            "day", kind="stable", ignore_index=True
        )
        for old, new in (
            (before.days, fresh.days),
            (reports, fresh.reports),
            (before.zones, fresh.zones),
        )
    )
    return Tables(marks, *kept)


def _count(marks: Marks, parts: Iterable[pd.DataFrame]) -> Tables:
    counted = [(daily_table(part), report_table(part), name_zones(part)) for part in parts]
    days, reports, zones = (
        pd.concat(tables, ignore_index=True) for tables in zip(*counted, strict=True)
    )
    return Tables(marks, days, reports, zones)
