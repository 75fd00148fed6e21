"""The record as tables of words: each zone in a window of days, and each day of the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from claims.aggregate import NO_PLACE, PARTIES

State = Literal["number", "joint", "named", "unnamed"]


@dataclass(frozen=True, slots=True)
class ZoneState:
    """What one party claims for one zone: the map's state, and its number if it has one.

    `low` and `high` are sums over the days, of the zone's own numbers only; `is_shared` says that
    it has a share of a joint number as well.
    """

    state: State
    low: int = 0
    high: int = 0
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a party's number lies: (low, high) in single places, shared by several, in none."""

    single: tuple[int, int]
    joint: tuple[int, int]
    unallocated: tuple[int, int]

    @property
    def total(self) -> tuple[int, int]:
        """The number itself."""
        shares = (self.single, self.joint, self.unallocated)
        return sum(low for low, _ in shares), sum(high for _, high in shares)


@dataclass(frozen=True, slots=True)
class Regions:
    """The zones that anybody names, each with the state for each party that has a report.

    `placing` has the parties that give a number.
    """

    zones: Mapping[str, Mapping[str, ZoneState]]
    placing: Mapping[str, Placing]
    parties: tuple[str, ...]


def describe_regions(daily: pd.DataFrame, first: date, last: date, subject: str) -> Regions:
    """The zones of the days from first to last, both included, from the daily table."""
    days = daily[daily["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    parties = tuple(party for party in PARTIES if party in set(days["party"]))
    rows = days[days["subject"] == subject]
    by_zone = rows.assign(zone=rows["place"].str.split("+")).explode("zone")
    by_zone = by_zone[by_zone["zone"] != NO_PLACE]
    found: dict[str, dict[str, ZoneState]] = {}
    for (zone, party), group in by_zone.groupby(["zone", "party"]):
        zone_states = found.setdefault(str(zone), dict.fromkeys(parties, ZoneState("unnamed")))
        zone_states[str(party)] = _describe(group)
    numbered = rows[rows["kind"] != "named"]
    placing = {
        party: _place(numbered[numbered["party"] == party])
        for party in parties
        if party in set(numbered["party"])
    }
    return Regions(found, placing, parties)


def list_days(daily: pd.DataFrame, subject: str) -> dict[date, dict[str, tuple[int, int] | None]]:
    """For each day with a report, newest first, (low, high) of each party that has one.

    None: the party has a report, but no number of the subject.
    """
    days: dict[date, dict[str, tuple[int, int] | None]] = {}
    reported = daily[["day", "party"]].drop_duplicates().sort_values("day", ascending=False)
    for day, party in reported.itertuples(index=False):
        days.setdefault(day.date(), {})[party] = None
    numbered = daily[(daily["subject"] == subject) & (daily["kind"] != "named")]
    sums = numbered.groupby(["day", "party"])[["low", "high"]].sum()
    for (day, party), low, high in zip(sums.index, sums["low"], sums["high"], strict=True):
        days[day.date()][party] = (int(low), int(high))
    return days


def _describe(group: pd.DataFrame) -> ZoneState:
    own, is_shared = group[group["kind"] == "number"], bool((group["kind"] == "joint").any())
    if len(own):
        return ZoneState("number", *_sum(own), is_shared)
    return ZoneState("joint" if is_shared else "named", is_shared=is_shared)


def _place(rows: pd.DataFrame) -> Placing:
    kinds = ("number", "joint", "unallocated")
    return Placing(*(_sum(rows[rows["kind"] == kind]) for kind in kinds))


def _sum(rows: pd.DataFrame) -> tuple[int, int]:
    return int(rows["low"].sum()), int(rows["high"].sum())
