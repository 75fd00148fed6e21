"""Which captured statements repeat another one, so that ten outlets do not make ten statements.

A source seldom says that it relays. Two reports of one claimant give the same statement if their
windows agree and their headlines are equal, or, for an office that puts out one statement a
window, if the stated hours are the same: then a different number is an altered copy.
Recorded reports are linked by hand in data/; only captured ones are linked here.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from claims.aggregate import NO_PLACE, STATEMENT
from claims.rows import RECORDED

ONE_A_WINDOW = ("ru_mod", "ua_general_staff")
"""Offices that put out one statement about one stretch of hours."""


_COLUMNS = [
    *("report_key", "claimant", "publisher", "publisher_claimant", "parser_version", "known_at"),
    *("subject", "role", "zones", "low", "high", "day"),
    *("window_start", "window_end", "window_basis"),
]


@dataclass(frozen=True, slots=True)
class _Tally:
    """The headline of one statement of one report."""

    statement: int
    report_key: str
    publisher: str
    claimant: str
    window: tuple[Any, Any]
    has_hours: bool
    number: tuple[int, int]
    zones: frozenset[str]
    is_captured: bool

    def repeats(self, original: "_Tally") -> bool:
        """Whether both give the same statement; never two recorded ones, or of one publisher."""
        if self.publisher == original.publisher:
            return False
        if not (self.is_captured or original.is_captured):
            return False
        zones = self.zones | original.zones
        if NO_PLACE not in zones and not self.zones & original.zones:
            return False
        same_window = self.window == original.window
        both_hours = self.has_hours and original.has_hours
        if self.number == original.number:
            return same_window or not both_hours
        return same_window and both_hours and self.claimant in ONE_A_WINDOW


def link_relays(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims table with `relay_of` filled in where a captured statement repeats another.

    The original is the claimant's own channel, else a recorded report, else the one known first.
    """
    days = claims.loc[claims["parser_version"] != RECORDED, "day"].unique()
    counted = claims.loc[
        claims["day"].isin(days)
        & claims["relay_of"].isna()
        & (claims["outcome"] == "destroyed")
        & claims["role"].isin(["total", "part"])
        & (claims["low"].notna() | claims["high"].notna()),
        _COLUMNS,
    ]
    groups = counted.groupby(["claimant", "subject", "day"], sort=False)
    counted = counted[groups["publisher"].transform("nunique") > 1]
    if counted.empty:
        return claims
    statement = claims.groupby(STATEMENT, dropna=False, sort=False).ngroup()
    counted = counted.assign(statement=statement)
    relay_of: dict[int, str] = {}
    for tallies in _tally(counted).values():
        originals: list[_Tally] = []
        for tally in tallies:
            original = next((one for one in originals if tally.repeats(one)), None)
            if original is None:
                originals.append(tally)
            else:
                relay_of[tally.statement] = original.report_key
    return claims.assign(relay_of=claims["relay_of"].fillna(statement.map(relay_of).astype("str")))


def _tally(claims: pd.DataFrame) -> dict[tuple[object, ...], list[_Tally]]:
    """The statements by claimant, subject and day, possible originals first."""
    totals: dict[int, tuple[int, int]] = {}
    sums: dict[int, tuple[int, int]] = {}
    zones: dict[int, set[str]] = {}
    low, high = claims["low"].fillna(0), claims["high"].fillna(claims["low"])
    for statement, role, some, *number in zip(
        claims["statement"], claims["role"], claims["zones"], low, high, strict=True
    ):
        zones.setdefault(statement, set()).update(some)
        bounds = (number[0], number[1])
        if role == "total":
            totals[statement] = max(totals.get(statement, (0, 0)), bounds)
        else:
            before = sums.get(statement, (0, 0))
            sums[statement] = (before[0] + bounds[0], before[1] + bounds[1])
    first = claims.drop_duplicates("statement").assign(
        is_own=claims["publisher_claimant"] == claims["claimant"],
        is_captured=claims["parser_version"] != RECORDED,
    )
    first = first.sort_values(
        ["is_own", "is_captured", "known_at", "report_key"], ascending=[False, True, True, True]
    )
    tallies: dict[tuple[object, ...], list[_Tally]] = {}
    for row in first.to_dict("records"):
        statement = row["statement"]
        tallies.setdefault((row["claimant"], row["subject"], row["day"]), []).append(
            _Tally(
                statement=statement,
                report_key=row["report_key"],
                publisher=row["publisher"],
                claimant=row["claimant"],
                window=(row["window_start"], row["window_end"]),
                has_hours=row["window_basis"] == "stated",
                number=totals[statement] if statement in totals else sums[statement],
                zones=frozenset(zones[statement]),
                is_captured=row["is_captured"],
            )
        )
    return tallies
