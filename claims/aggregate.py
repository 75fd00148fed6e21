"""The tables that pages and files show: what is counted, where, and what was left out and why.

All functions take the claims table of `Ledger.claims` (one row a claim) and give a new table.
The unit of counting is the **statement**: what one speaker says of one subject in one window of
one report. Its headline is its total or, without a total, the sum of its parts.

The rule of counting:

* a relay, a recap of windows that are there themselves, and a count without hours beside others
  with hours count nothing;
* a statement counts its parts and the rest of its total that they leave (`unallocated`), or,
  without numbered parts, its total over the zones that it names;
* subsets, claims that belong to no total, and outcomes other than destroyed count nothing;
  jammed drones count where the total has room for them;
* the high of a day adds all statements that remain; the low adds the heaviest set of them whose
  windows do not overlap. Statements of different speakers about different zones do not overlap.

So the low is part of the high, and every table adds up to its headline. Silence is not zero:
a day and party without a report has no row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from claims.model import Window

PARTIES: dict[str, tuple[str, ...]] = {
    "ru_mod": ("ru_mod",),
    "ru_regional": ("ru_governor", "ru_official"),
    "ua": ("ua_general_staff", "ua_official"),
    "western": ("us_official", "western_officials"),
    "media": ("independent_media",),
    "unnamed": ("ru_military_unnamed", "ua_military_unnamed", "other"),
}
"""The claimants of each party, in the order in which pages show them."""

PARTY_OF = {claimant: party for party, claimants in PARTIES.items() for claimant in claimants}

COUNTED_SUBJECTS = ("drone", "missile")
NO_PLACE = "RU"
LONGEST_WINDOW = timedelta(hours=24)
"""A count of a longer window (a week, a month) is no count of a day."""

STATEMENT = ["report_key", "claimant", "claimant_name", "window_start", "window_end", "subject"]
"""The columns that tell one statement from another."""

_PLACE = ["day", "party", "subject", "place", "kind"]
_BOUNDS = ["low", "high"]
_SHARES = ["allocated", "joint", "seas", "unallocated"]


def counted_day(window: Window) -> date | None:
    """The day to which a window counts: where a night ends, otherwise where the window starts.

    A night begins on one day and ends by noon of a later one. None if the window is unknown.
    """
    if window.start is None or window.end is None:
        return None
    is_night = window.start.date() < window.end.date() and time(0) < window.end.time() <= time(12)
    return (window.end if is_night else window.start).date()


def daily_table(claims: pd.DataFrame) -> pd.DataFrame:
    """What each party claims for each day and place.

    Columns: day (datetime64, midnight), party, subject ('drone' or 'missile'), place (sorted zone
    codes joined by +, `RU` where none is named), kind, low and high (Int64), is_open (a lower
    bound: the speaker gave no upper one). Kinds: 'number' (one zone), 'joint' (a number shared
    by several zones), 'unallocated' (no place given), and 'named' (a zone named without a number;
    low and high are NA). Every day and party with a report has at least one row: one of kind
    'named' and place `RU` if nothing can be counted.
    """
    statements, lines, _uncounted = count_statements(claims)
    excluded = statements["excluded"]
    lines = lines[~lines["statement"].isin(excluded.index[excluded == "whole"])]
    only_high = lines["statement"].isin(excluded.index[excluded == "low"])
    lines = lines.assign(low=lines["low"].mask(only_high & lines["low"].notna(), 0))
    groups = lines.groupby(_PLACE, as_index=False)
    table = groups[_BOUNDS].sum(min_count=1)
    table["is_open"] = groups["is_open"].any()["is_open"]
    reported = claims.loc[claims["day"].notna(), ["day", "party"]].drop_duplicates()
    marked = reported.merge(table[["day", "party"]].drop_duplicates(), how="left", indicator=True)
    uncounted = marked.loc[marked["_merge"] == "left_only", ["day", "party"]].assign(
        subject="drone", place=NO_PLACE, kind="named", is_open=False
    )
    table = pd.concat([table, uncounted.reindex(columns=table.columns).astype(table.dtypes)])
    table = table.astype({"place": "str", "kind": "str", "is_open": bool})
    return table.sort_values(_PLACE, ignore_index=True)


class Counted(NamedTuple):
    """Statements with their headline and exclusion, the lines that they consist of, the rest.

    Made by `count_statements`, so that several tables of the same claims need one count.
    """

    statements: pd.DataFrame
    lines: pd.DataFrame
    uncounted: pd.DataFrame


def day_exclusions(claims: pd.DataFrame, counted: Counted | None = None) -> pd.DataFrame:
    """What the daily table leaves out, each with its reason, so that a reader can open it.

    Columns: day, party, subject, report_key, claim_id (None: the whole statement), window_start,
    window_end, low, high (of what is left out), excluded ('whole': from low and high; 'low': from
    the low alone), reason, other_key (the report that counts instead, or None). Reasons:

    * no_day: the window is unknown;
    * long_window: the window is longer than a day;
    * relay: a copy of other_key's statement;
    * recap: other_key's narrower window is counted;
    * no_window: the hours are unknown, and other_key of the same speaker and day gives them;
    * overlap: the windows overlap other_key's, so the low counts only that one;
    * other_total: the report gives a greater total for the same window;
    * subset: already inside a total or part;
    * outcome: launched, hit, denied and the like are not interceptions;
    * subject: neither drones nor missiles, or a mixed count;
    * jammed: no total adds these to the destroyed;
    * stands_alone: a number that belongs to no total.
    """
    statements, lines, single = counted or count_statements(claims)
    whole = statements[statements["excluded"] != ""].assign(claim_id=None)
    jammed = single["claim_id"].isin(lines["claim_id"])
    single = single[~((single["reason"] == "jammed") & jammed) & single["low"].notna()]
    single = single.assign(excluded="whole", other_key=None)
    columns = ["day", "party", "subject", "report_key", "claim_id", "window_start", "window_end"]
    columns += ["low", "high", "excluded", "reason", "other_key"]
    parts = [part[columns] for part in (whole, single) if len(part)]
    if not parts:
        return pd.DataFrame(columns=columns)
    return pd.concat(parts).sort_values(
        ["day", "party", "subject", "report_key", "claim_id"], ignore_index=True
    )


def statement_table(claims: pd.DataFrame, counted: Counted | None = None) -> pd.DataFrame:
    """Headline against sum, one row a statement with a countable number, relays included.

    Columns: report_key, claimant, claimant_name, day, party, subject, window_start, window_end,
    relay_of, headline_low, headline_high, and, each as _low and _high: allocated (one zone on
    land), joint, seas, unallocated; has_total; off_by: by how much the parts exceed the total
    (0: allocated + joint + seas + unallocated = headline).
    """
    statements, lines, _uncounted = counted or count_statements(claims)
    lines = lines[lines["high"].notna()]
    is_sea = lines["place"].map(lambda place: all(z[:4] == "SEA-" for z in place.split("+")))
    share = lines["kind"].replace({"number": "allocated"}).mask(is_sea, "seas")
    sums = lines.groupby(["statement", share])[_BOUNDS].sum().unstack()
    table = statements[statements["high"].notna()].copy()
    for name in _SHARES:
        for bound in _BOUNDS:
            column = sums.get((bound, name), pd.Series(0, index=sums.index))
            table[f"{name}_{bound}"] = column.reindex(table.index).fillna(0).astype("Int64")
    table = table.rename(columns={"low": "headline_low", "high": "headline_high"})
    columns = [*STATEMENT, "day", "party", "relay_of", "headline_low", "headline_high"]
    columns += [f"{name}_{bound}" for name in _SHARES for bound in _BOUNDS]
    return table[[*columns, "has_total", "off_by"]].sort_values(
        ["day", "party", *STATEMENT], ignore_index=True
    )


def report_counts(claims: pd.DataFrame) -> pd.DataFrame:
    """Reports per day and party, from the first to the last day with a report.

    Index: day; one Int64 column a party of PARTIES. NA where a party has no report: a gap is
    not a zero.
    """
    reports = claims.loc[claims["day"].notna(), ["day", "party", "report_key"]].drop_duplicates()
    counts = reports.groupby(["day", "party"]).size().unstack().reindex(columns=list(PARTIES))
    if len(counts):
        counts = counts.reindex(pd.date_range(counts.index.min(), counts.index.max(), name="day"))
    return counts.astype("Int64")


def report_table(claims: pd.DataFrame) -> pd.DataFrame:
    """Which report speaks of which window, one row each: by it, pages find the claims they show.

    Columns: report_key, day, party, publisher_name, window_start, window_end, relay_of.
    """
    columns = ["report_key", "day", "party", "publisher_name"]
    columns += ["window_start", "window_end", "relay_of"]
    return claims[columns].drop_duplicates(ignore_index=True)


# Counting ---------------------------------------------------------------------------------


def count_statements(claims: pd.DataFrame) -> Counted:
    """The statements with their headline and exclusion, the lines that they consist of, the rest.

    Statements are indexed by number; `excluded` is '', 'low' or 'whole', with `reason` and
    `other_key`. Lines: statement, claim_id (None: a remainder), day, party, subject, place,
    kind, low, high, is_open, zones. `uncounted`: the claims that count in none, with `reason`.
    """
    table = _classify(claims)
    lines = _place(table)
    statements = table.groupby("statement")[
        [*STATEMENT, "day", "party", "relay_of", "recap", "has_total"]
    ].first()
    statements = statements.join(lines.groupby("statement")[_BOUNDS].sum(min_count=1))
    total = table[table["is_headline"]].set_index("statement").reindex(statements.index)
    statements["off_by"] = (statements["low"] - total["high"]).fillna(0).clip(lower=0)
    is_off = statements["off_by"] > 0
    for bound in _BOUNDS:
        statements[bound] = statements[bound].mask(is_off, total[bound])
    return Counted(_exclude(statements, lines), lines, table[table["reason"] != ""])


def _classify(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims with their statement and the reason why one is not counted ('': it may be).

    low and high become bounds to add: "at least 31" is 31 and is_open, "at most 15" is 0 to 15.
    """
    columns = ["claim_id", "day", "party", "role", "outcome", "zones", "low", "high"]
    table = claims[[*STATEMENT, *columns, "relay_of", "recap"]].reset_index(drop=True)
    table["statement"] = table.groupby(STATEMENT, dropna=False, sort=False).ngroup()
    table["is_open"] = table["high"].isna() & table["low"].notna()
    table["high"] = table["high"].fillna(table["low"])
    has_number = table["high"].notna()
    table["low"] = table["low"].fillna(0).where(has_number)
    is_jammed = table["outcome"] == "suppressed"
    reasons = {
        "subject": ~table["subject"].isin(COUNTED_SUBJECTS),
        "subset": table["role"] == "subset",
        "outcome": (table["outcome"] != "destroyed") & ~is_jammed,
        "stands_alone": has_number & (table["role"] == "other"),
        "jammed": has_number & is_jammed,
    }
    table["reason"] = np.select(list(reasons.values()), list(reasons), "")
    totals = table[(table["reason"] == "") & (table["role"] == "total") & has_number]
    totals = totals.sort_values(["high", "low", "claim_id"], ascending=[False, False, True])
    table["is_headline"] = table.index.isin(totals.drop_duplicates("statement").index)
    _split_off(table, totals[totals.duplicated("statement")])
    table["has_total"] = table["statement"].isin(table.loc[table["is_headline"], "statement"])
    return table


def _split_off(table: pd.DataFrame, further: pd.DataFrame) -> None:
    """Make each further total of a statement one of its own, if its zones are, with its parts.

    Otherwise it says again what the headline says. Changes `table`.
    """
    headline = table[table["is_headline"]].set_index("statement")["zones"]
    taken = {statement: set(headline[statement]) for statement in further["statement"]}
    number = table["statement"].max()
    for row, statement, zones in zip(
        further.index, further["statement"], further["zones"], strict=True
    ):
        if taken[statement] & set(zones) or NO_PLACE in taken[statement] | set(zones):
            table.loc[row, "reason"] = "other_total"
            continue
        taken[statement] |= set(zones)
        number += 1
        members = table[(table["statement"] == statement) & (table["role"] != "total")]
        inside = members.index[[set(zones) >= set(own) for own in members["zones"]]]
        table.loc[[row, *inside], "statement"] = number
        table.loc[row, "is_headline"] = True


def _place(table: pd.DataFrame) -> pd.DataFrame:
    """The lines of all statements: parts, the rest of a total, or a total without parts."""
    columns = ["statement", "claim_id", "day", "party", "subject", "zones", "role", "reason"]
    table = table[[*columns, *_BOUNDS, "is_open", "is_headline", "has_total"]]
    numbered = table["high"].notna()
    totals = table[table["is_headline"]].set_index("statement")
    is_part = numbered & (table["role"] == "part")
    parts = table[is_part & (table["reason"] == "")]
    jammed = table[is_part & (table["reason"] == "jammed") & table["has_total"]]
    down = parts.groupby("statement")["low"].sum()
    room = totals["low"] - down.reindex(totals.index, fill_value=0)
    has_room = jammed.groupby("statement")["low"].transform("sum") <= jammed["statement"].map(room)
    parts = pd.concat([parts, jammed[has_room]])

    # A range counts only as far as the total leaves room for it.
    sums = parts.groupby("statement")[_BOUNDS].sum().reindex(totals.index, fill_value=0)
    rest = totals[_BOUNDS] - sums
    is_tight = rest["high"] < rest["low"].clip(lower=0)
    rest["high"] = rest["high"].mask(is_tight, totals["high"] - sums["low"])
    tight = parts["statement"].isin(is_tight.index[is_tight])
    parts = parts.assign(high=parts["high"].mask(tight, parts["low"]))

    has_parts = totals.index.isin(parts["statement"])
    remainders = totals[has_parts].assign(claim_id=None, place=NO_PLACE)
    remainders[_BOUNDS] = rest[has_parts].clip(lower=0)
    remainders = remainders[remainders["high"] > 0]
    placed = pd.concat([parts, totals[~has_parts].reset_index()])
    placed["place"] = placed["zones"].map("+".join)
    lines = pd.concat([placed, remainders.reset_index()])
    is_joint = lines["place"].str.contains("+", regex=False)
    lines["kind"] = np.select(
        [lines["place"] == NO_PLACE, is_joint], ["unallocated", "joint"], "number"
    )
    named = table[~numbered & (table["reason"] == "")]
    named = named.assign(place=named["zones"], kind="named").explode("place")
    lines = pd.concat([lines, named], ignore_index=True)
    return lines[["statement", "claim_id", *_PLACE, "low", "high", "is_open", "zones"]]


def _exclude(statements: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """The statements with `excluded`, `reason` and `other_key`."""
    reasons = {
        "relay": statements["relay_of"].notna(),
        "long_window": statements["window_end"] - statements["window_start"] > LONGEST_WINDOW,
        "no_day": statements["day"].isna(),
    }
    reason = np.select(list(reasons.values()), list(reasons), "")
    excluded = np.where(reason == "", "", "whole")
    table = statements.assign(excluded=excluded, reason=reason, other_key=statements["relay_of"])

    own = table[table["excluded"] == ""]
    is_loose = own["window_start"].isna()
    is_wide = own["recap"] | is_loose
    if is_wide.any():
        inside = _find_narrower(own[is_wide], own[~is_wide & own["high"].notna()])
        table.loc[inside.index, ["excluded", "reason"]] = ["whole", "recap"]
        table.loc[inside.index.intersection(own.index[is_loose]), "reason"] = "no_window"
        table.loc[inside.index, "other_key"] = inside

    rivals = pd.Series(dict(_find_overlaps(table[table["excluded"] == ""], lines)), dtype="str")
    table.loc[rivals.index, ["excluded", "reason"]] = ["low", "overlap"]
    table.loc[rivals.index, "other_key"] = rivals
    return table


def _find_narrower(wide: pd.DataFrame, others: pd.DataFrame) -> "pd.Series[str]":
    """For each wide statement, the report_key of one of the same speaker and day inside it.

    A statement without a window holds every other of its day.
    """
    speaker = ["claimant", "claimant_name", "subject", "day"]
    pairs = wide.reset_index().merge(others, on=speaker, suffixes=("", "_inside"))
    is_inside = (pairs["window_start"] <= pairs["window_start_inside"]) & (
        pairs["window_end_inside"] <= pairs["window_end"]
    )
    pairs = pairs[is_inside | pairs["window_start"].isna()]
    pairs = pairs.sort_values("report_key_inside").drop_duplicates("statement")
    return pairs.set_index("statement")["report_key_inside"]


# Overlapping windows ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Interval:
    """A counted statement on the clock, in seconds; the end is open."""

    start: int
    end: int
    report_key: str
    statement: int
    speaker: tuple[object, object]
    zones: frozenset[str]
    low: int
    high: int

    def overlaps(self, other: "_Interval") -> bool:
        return self.start < other.end and other.start < self.end

    def may_count_the_same(self, other: "_Interval") -> bool:
        """Overlapping windows of one speaker, or of two about places that may be the same.

        Two totals of one report over different zones are meant to stand side by side.
        """
        if not self.overlaps(other):
            return False
        if self.zones & other.zones or NO_PLACE in self.zones | other.zones:
            return True
        return self.speaker == other.speaker and self.report_key != other.report_key


def _find_overlaps(statements: pd.DataFrame, lines: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """The statements that the low leaves out, each with the report_key that it overlaps.

    An unknown window overlaps all others of its day.
    """
    table = statements[statements["high"].fillna(0) > 0]
    unknown = table["window_start"].isna()
    start = table["window_start"].dt.as_unit("s").astype("int64").mask(unknown, -(2**62))
    end = table["window_end"].dt.as_unit("s").astype("int64").mask(unknown, 2**62)
    # A window that is one moment still has an extent.
    table = table.assign(start=start, end=end.mask(end == start, end + 1))
    table = table.sort_values(["day", "party", "subject", "start", "end", "report_key"])
    groups = table.groupby(["day", "party", "subject"], sort=False).ngroup()
    reach = table.groupby(groups)["end"].cummax().groupby(groups).shift()
    crowded = groups[table["start"] < reach].unique()
    table = table.assign(group=groups)[groups.isin(crowded)]
    zones: dict[int, set[str]] = {statement: set() for statement in table.index}
    near = lines[lines["statement"].isin(table.index)]
    for statement, some in zip(near["statement"], near["zones"], strict=True):
        zones[statement].update(some)
    intervals: dict[int, list[_Interval]] = {}
    for row in table.reset_index().to_dict("records"):
        intervals.setdefault(row["group"], []).append(
            _Interval(
                row["start"],
                row["end"],
                row["report_key"],
                row["statement"],
                (row["claimant"], row["claimant_name"]),
                frozenset(zones[row["statement"]]),
                row["low"],
                row["high"],
            )
        )
    for group in intervals.values():
        for cluster in _cluster(group):
            yield from _leave_out(cluster)


def _cluster(intervals: list[_Interval]) -> Iterator[list[_Interval]]:
    """Split intervals into the smallest sets between which nothing can be counted twice."""
    clusters: list[list[_Interval]] = []
    for interval in intervals:
        near = [c for c in clusters if any(interval.may_count_the_same(other) for other in c)]
        clusters = [c for c in clusters if c not in near]
        clusters.append([interval, *(other for cluster in near for other in cluster)])
    yield from (cluster for cluster in clusters if len(cluster) > 1)


def _leave_out(cluster: list[_Interval]) -> Iterator[tuple[int, str]]:
    """The intervals outside the heaviest set of intervals that do not overlap.

    Each comes with the report_key of a chosen one that it overlaps. `best[i]` is the heaviest
    set among the first i intervals by their end.
    """
    order = sorted(cluster, key=lambda one: (one.end, one.start, one.report_key))
    best: list[tuple[int, int, tuple[_Interval, ...]]] = [(0, 0, ())]
    for i, interval in enumerate(order):
        before = sum(1 for earlier in order[:i] if earlier.end <= interval.start)
        low, high, chosen = best[before]
        taken = (low + interval.low, high + interval.high, (*chosen, interval))
        best.append(taken if taken[:2] > best[i][:2] else best[i])
    winners = best[-1][2]
    for interval in order:
        if interval not in winners:
            rival = next(winner for winner in winners if winner.overlaps(interval))
            yield interval.statement, rival.report_key
