"""How complete and how consistent the record is, computed from the ledger's own tables."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Literal, cast

import pandas as pd

from claims.aggregate import day_exclusions, statement_table
from claims.evidence import Relay, find_relays
from claims.listing import list_rows
from claims.records import DATA

PUBLISHERS_SHOWN = 15
RECORDED = "recorded"  # the parser version of what people read and wrote down


@dataclass(frozen=True, slots=True)
class Coverage:
    """Reports by month (columns, "2025-11", oldest first) and by party or publisher (rows)."""

    months: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def years(self) -> dict[str, tuple[str, ...]]:
        """The months of each year."""
        years: dict[str, list[str]] = {}
        for month in self.months:
            years.setdefault(month[:4], []).append(month)
        return {year: tuple(months) for year, months in years.items()}

    def count(self, row: int, months: tuple[str, ...] = ()) -> int:
        """The reports of a row in some months; in all of them if none is given."""
        counts = dict(zip(self.months, self.rows[row][1], strict=True))
        return sum(counts[month] for month in months or self.months)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days in a row, both included, to which no report on record counts."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days the gap has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class AlteredCopy:
    """A relay that changes numbers of its original."""

    original: str
    relay: Relay


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How one run of the parser over labelled statements of one language came out.

    `kind` is first_sight for statements that nobody had seen who worked on the parser, and seen
    for those that it was worked on with. `silently_wrong`: numbers that are wrong and say nothing
    of it; None if the run did not count them by language.
    """

    measured_on: date
    kind: Literal["first_sight", "seen"]
    lang: str
    rows: int
    exact: int
    silently_wrong: int | None


@dataclass(frozen=True, slots=True)
class Quality:
    """What the quality page shows. Tables are rows as mappings, with the ledger's column names."""

    reports: int
    claims: int
    first_day: date
    last_day: date
    covered_days: int
    newest_at: datetime | None
    parties: Coverage
    publishers: Coverage
    gaps: tuple[Gap, ...]
    statuses: tuple[tuple[str, str, int], ...]
    unread: tuple[Mapping[str, object], ...]
    wrong_sums: tuple[Mapping[str, object], ...]
    failed_checks: tuple[Mapping[str, object], ...]
    overlaps: tuple[Mapping[str, object], ...]
    altered: tuple[AlteredCopy, ...]
    no_window: int
    recorded: int

    @property
    def days(self) -> int:
        """How many days there are from the first to the last."""
        return (self.last_day - self.first_day).days + 1


def measure_quality(claims: pd.DataFrame, readings: pd.DataFrame, checks: pd.DataFrame) -> Quality:
    """Measure a ledger by its claims, its newest readings and their checks (claims.ledger)."""
    reports = claims.drop_duplicates("report_key")
    known = reports.dropna(subset=["day"])
    days = known["day"].dt.date
    captured = readings[readings["parser_version"] != RECORDED]
    results = captured.fillna({"lang": ""})[["lang", "status"]].value_counts(sort=False)
    sums, exclusions = statement_table(claims), day_exclusions(claims)
    unread = captured[captured["status"].isin(["partial", "rejected"])]
    return Quality(
        reports=len(reports),
        claims=len(claims),
        first_day=days.min(),
        last_day=days.max(),
        covered_days=days.nunique(),
        newest_at=claims["known_at"].max().to_pydatetime(),
        parties=count_by_month(known, "party"),
        publishers=count_by_month(known, "publisher_name", PUBLISHERS_SHOWN),
        gaps=find_gaps(set(days)),
        statuses=tuple(
            (row["lang"], row["status"], row["count"]) for row in list_rows(results.reset_index())
        ),
        unread=tuple(list_rows(unread[["report_key", "publisher", "status", "reasons"]])),
        wrong_sums=tuple(list_rows(sums[sums["off_by"] > 0])),
        failed_checks=tuple(list_rows(checks[checks["state"] == "failed"])),
        overlaps=tuple(list_rows(exclusions[exclusions["reason"] == "overlap"])),
        altered=tuple(
            AlteredCopy(key, relay)
            for key, copies in find_relays(claims).items()
            for relay in copies
            if relay.altered
        ),
        no_window=len(reports) - len(known),
        recorded=len(readings) - len(captured),
    )


def count_by_month(reports: pd.DataFrame, column: str, at_most: int | None = None) -> Coverage:
    """Reports per month and value of a column, the most frequent values first."""
    months = reports["day"].dt.strftime("%Y-%m")
    table = reports.groupby([reports[column], months]).size().unstack(fill_value=0)
    span = pd.period_range(min(months), max(months), freq="M").strftime("%Y-%m")
    table = table.reindex(columns=span, fill_value=0)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    rows = tuple(
        (str(name), tuple(int(n) for n in counts))
        for name, counts in zip(table.index, table.to_numpy(), strict=True)
    )
    return Coverage(tuple(span), rows[:at_most])


def list_reports(
    reports: pd.DataFrame, first: date, last: date, **chosen: str
) -> list[dict[str, object]]:
    """The reports behind a number of the coverage, oldest first: days and a party or publisher.

    `reports` is a `report_table`; `chosen` names its columns. One row a report.
    """
    table = reports[reports["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    for column, value in chosen.items():
        table = table[table[column] == value]
    table = table.drop_duplicates("report_key").sort_values(["day", "report_key"])
    return list_rows(table)


def load_accuracy(path: Path = DATA / "parser_accuracy.csv") -> tuple[Accuracy, ...]:
    """The kept results of the parser's benchmark (tests/bench/accuracy.py), the newest first."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = [
            Accuracy(
                measured_on=date.fromisoformat(row["measured_on"]),
                kind=cast("Literal['first_sight', 'seen']", row["kind"]),
                lang=row["lang"],
                rows=int(row["rows"]),
                exact=int(row["exact"]),
                silently_wrong=int(row["silently_wrong"]) if row["silently_wrong"] else None,
            )
            for row in csv.DictReader(lines)
        ]
    return tuple(sorted(kept, key=lambda one: (one.kind, -one.measured_on.toordinal())))


def find_gaps(days: set[date]) -> tuple[Gap, ...]:
    """The stretches without a report between the first and the last day, the newest first."""
    gaps = []
    ordered = sorted(days)
    for before, after in pairwise(ordered):
        if after - before > timedelta(days=1):
            gaps.append(Gap(before + timedelta(days=1), after - timedelta(days=1)))
    return tuple(reversed(gaps))
