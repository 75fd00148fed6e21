"""What each party claims for a day or another window, and which days there are."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from claims.aggregate import NO_PLACE, PARTIES, daily_table
from claims.listing import list_rows


@dataclass(frozen=True, slots=True)
class DayCount:
    """The least and the most that a party claims for some days; launched and hit do not count.

    `places` is over how many zones.
    """

    party: str
    subject: str
    low: int
    high: int
    is_open: bool = False
    """Whether a speaker gave only a lower bound."""
    places: int = 0


_KIND_ORDER = ("number", "joint", "named")


@dataclass(frozen=True, slots=True)
class ZoneClaim:
    """What a party claims for a zone on a day: a number, a joint one, or the mere name."""

    kind: Literal["number", "joint", "named"]
    low: int | None
    high: int | None


def count_day(daily: pd.DataFrame, day: date, zone: str | None = None) -> tuple[DayCount, ...]:
    """What each party claims for a day, everywhere or for one zone, from the daily table.

    For a zone only numbers of its own count, not those that it shares with other places.
    """
    return count_days(daily, day, day, zone)


def count_days(
    daily: pd.DataFrame, first: date, last: date, zone: str | None = None
) -> tuple[DayCount, ...]:
    """What each party claims for the days from first to last, both included, as for one day."""
    return _add_up(daily[daily["day"].between(pd.Timestamp(first), pd.Timestamp(last))], zone)


def count_claims(claims: pd.DataFrame, zone: str | None = None) -> tuple[DayCount, ...]:
    """What each party claims in some claims of the ledger, counted by the rules of a day."""
    return _add_up(daily_table(claims), zone)


def _add_up(daily: pd.DataFrame, zone: str | None) -> tuple[DayCount, ...]:
    table = daily[daily["kind"] != "named"]
    if zone:
        table = table[table["place"] == zone]
    sums = table.groupby(["party", "subject"], sort=False)
    counts = [
        DayCount(
            str(party),
            str(subject),
            int(group["low"].sum()),
            int(group["high"].sum()),
            bool(group["is_open"].any()),
            len({code for place in group["place"] for code in place.split("+")} - {NO_PLACE}),
        )
        for (party, subject), group in sums
    ]
    return tuple(sorted(counts, key=lambda c: (list(PARTIES).index(c.party), c.subject)))


def find_zone_days(daily: pd.DataFrame, zone: str) -> dict[date, dict[str, ZoneClaim]]:
    """For each day with drones claimed or named over a zone, what each party claims."""
    days: dict[date, dict[str, ZoneClaim]] = {}
    places = [place for place in daily["place"].unique() if zone in place.split("+")]
    own = daily[(daily["subject"] == "drone") & daily["place"].isin(places)]
    for row in list_rows(own[["day", "party", "kind", "low", "high"]]):
        day = days.setdefault(row["day"].date(), {})
        claim = ZoneClaim(row["kind"], row["low"], row["high"])
        known = day.get(row["party"])
        if known is None or _KIND_ORDER.index(claim.kind) < _KIND_ORDER.index(known.kind):
            day[row["party"]] = claim
    return days


def name_zones(claims: pd.DataFrame) -> pd.DataFrame:
    """Which zones the claims of each known day name: columns day and zone, one row a pair."""
    dated = claims.loc[claims["day"].notna(), ["day", "zones"]].drop_duplicates()
    return dated.explode("zones").rename(columns={"zones": "zone"}).drop_duplicates()


def find_newest_days(zones: pd.DataFrame) -> dict[str, date]:
    """For each zone the newest day that names it (from `name_zones`)."""
    newest = zones.groupby("zone")["day"].max()
    return {str(zone): day.date() for zone, day in newest.items()}


def nearest_days(claims: pd.DataFrame, day: date) -> tuple[date | None, date | None]:
    """The last day before `day` and the first after it that have a report."""
    days = claims["day"].dropna().dt.date
    return (max(days[days < day], default=None), min(days[days > day], default=None))
