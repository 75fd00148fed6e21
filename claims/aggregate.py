"""The tables that pages and files show: what is counted, where, and what was left out and why.

All functions take the claims table of `Ledger.claims` (one row a claim) and give a new table.
The unit of counting is the **statement**: what one speaker says of one subject in one window of
one report. Its headline is its total or, without a total, the sum of its parts.

The rule of counting:

* a relay and a recap of windows that are there themselves count nothing;
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
from datetime import date, time

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

_STATEMENT = ["report_key", "claimant", "claimant_name", "window_start", "window_end", "subject"]
_PLACE = ["day", "party", "subject", "place", "kind"]


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
    statements, lines = _count(claims)
    lines = lines[lines["statement"].map(statements["excluded"] != "whole")]
    in_low = lines["statement"].map(statements["excluded"] == "")
    lines = lines.assign(low=lines["low"].where(in_low | lines["low"].isna(), 0))
    groups = lines.groupby(_PLACE, as_index=False)
    table = groups[["low", "high"]].sum(min_count=1)
    table["is_open"] = groups["is_open"].any()["is_open"]
    reported = claims.loc[claims["day"].notna(), ["day", "party"]].drop_duplicates()
    marked = reported.merge(table[["day", "party"]].drop_duplicates(), how="left", indicator=True)
    uncounted = marked.loc[marked["_merge"] == "left_only", ["day", "party"]].assign(
        subject="drone", place=NO_PLACE, kind="named", low=pd.NA, high=pd.NA, is_open=False
    )
    table = pd.concat([table, uncounted.astype(table.dtypes)])
    return table.sort_values(_PLACE, ignore_index=True)


def day_exclusions(claims: pd.DataFrame) -> pd.DataFrame:
    """What the daily table leaves out, each with its reason, so that a reader can open it.

    Columns: day, party, subject, report_key, claim_id (None: the whole statement), window_start,
    window_end, low, high (of what is left out), excluded ('whole': from low and high; 'low': from
    the low alone), reason, other_key (the report that counts instead, or None). Reasons:

    * relay: a copy of other_key's statement;
    * recap: other_key's narrower window is counted;
    * overlap: the windows overlap other_key's, so the low counts only that one;
    * other_total: the report gives a greater total for the same window;
    * subset: already inside a total or part;
    * outcome: launched, hit, denied and the like are not interceptions;
    * subject: neither drones nor missiles, or a mixed count;
    * jammed: no total adds these to the destroyed;
    * stands_alone: a number that belongs to no total.
    """
    statements, lines = _count(claims)
    whole = statements[statements["excluded"] != ""].assign(claim_id=None)
    single = _classify(claims)
    single = single[single["reason"] != ""]
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


def statement_table(claims: pd.DataFrame) -> pd.DataFrame:
    """Headline against sum, one row a statement with a countable number, relays included.

    Columns: report_key, claimant, claimant_name, day, party, subject, window_start, window_end,
    relay_of, headline_low, headline_high, and, each as _low and _high: allocated (one zone on
    land), joint, seas, unallocated; has_total; off_by: by how much the parts exceed the total
    (0: allocated + joint + seas + unallocated = headline).
    """
    statements, lines = _count(claims)
    lines = lines[lines["high"].notna()]
    is_sea = lines["place"].map(lambda place: all(z[:4] == "SEA-" for z in place.split("+")))
    share = lines["kind"].replace({"number": "allocated"}).mask(is_sea, "seas")
    sums = lines.assign(share=share).pivot_table(
        index="statement", columns="share", values=["low", "high"], aggfunc="sum", fill_value=0
    )
    table = statements[statements["high"].notna()].copy()
    for name in ("allocated", "joint", "seas", "unallocated"):
        for bound in ("low", "high"):
            column = sums.get((bound, name), pd.Series(0, index=sums.index))
            table[f"{name}_{bound}"] = column.reindex(table.index).fillna(0).astype("Int64")
    table = table.rename(columns={"low": "headline_low", "high": "headline_high"})
    columns = [*_STATEMENT, "day", "party", "relay_of", "headline_low", "headline_high"]
    columns += [f"{n}_{b}" for n in ("allocated", "joint", "seas", "unallocated") for b in _BOUNDS]
    return table[[*columns, "has_total", "off_by"]].sort_values(
        ["day", "party", *_STATEMENT], ignore_index=True
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


# Counting ---------------------------------------------------------------------------------

_BOUNDS = ("low", "high")


def _count(claims: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The statements with their headline and exclusion, and the lines that they consist of.

    Statements are indexed by number; `excluded` is '', 'low' or 'whole', with `reason` and
    `other_key`. Lines: statement, claim_id (None: a remainder), day, party, subject, place,
    kind, low, high, is_open.
    """
    table = _classify(claims)
    lines = _place(table)
    statements = table.groupby("statement")[
        [*_STATEMENT, "day", "party", "relay_of", "recap", "has_total"]
    ].first()
    sums = lines.groupby("statement")[["low", "high"]].sum(min_count=1)
    totals = table[table["is_headline"]].set_index("statement")[["from", "to"]]
    statements = statements.join(sums).join(totals)
    excess = (statements["low"] - statements["to"]).fillna(0).clip(lower=0)
    statements["off_by"] = excess.astype("Int64")
    for bound, total in (("low", "from"), ("high", "to")):
        off = statements["off_by"] > 0
        statements[bound] = statements[bound].where(~off, statements[total])
    statements = statements.drop(columns=["from", "to"])
    return _exclude(statements, lines), lines


def _classify(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims with their statement, bounds (from, to), and the reason why one is not counted."""
    table = claims[[*_STATEMENT, "claim_id", "day", "party", "role", "outcome", "low", "high"]]
    table = table.assign(
        zones=claims["zones"],
        relay_of=claims["relay_of"],
        recap=claims["recap"],
        statement=claims.groupby(_STATEMENT, dropna=False, sort=False).ngroup(),
        is_open=claims["high"].isna() & claims["low"].notna(),
    )
    has_number = table["low"].notna() | table["high"].notna()
    table["from"] = table["low"].fillna(0).where(has_number)
    table["to"] = table["high"].fillna(table["low"])
    is_jammed = table["outcome"] == "suppressed"
    is_down = table["outcome"] == "destroyed"
    reasons = [
        (~table["subject"].isin(COUNTED_SUBJECTS), "subject"),
        (table["role"] == "subset", "subset"),
        (~is_down & ~is_jammed, "outcome"),
        (has_number & (table["role"] == "other"), "stands_alone"),
        (has_number & is_jammed, "jammed"),
    ]
    table["reason"] = np.select([rows for rows, _ in reasons], [r for _, r in reasons], "")
    totals = table[(table["reason"] == "") & (table["role"] == "total") & has_number]
    totals = totals.sort_values(["to", "from", "claim_id"], ascending=[False, False, True])
    is_headline = table.index.isin(totals.drop_duplicates("statement").index)
    table["is_headline"] = is_headline
    others = table.index.isin(totals.index) & ~is_headline
    table["reason"] = table["reason"].mask(others, "other_total")
    table["has_total"] = table["statement"].isin(table.loc[is_headline, "statement"])
    return table


def _place(table: pd.DataFrame) -> pd.DataFrame:
    """The lines of all statements: parts, the rest of a total, or a total without parts."""
    numbered = table["to"].notna()
    totals = table[table["is_headline"]].set_index("statement")
    parts = table[numbered & (table["role"] == "part") & (table["reason"] == "")]
    jammed = table[(table["reason"] == "jammed") & (table["role"] == "part") & table["has_total"]]
    down = parts.groupby("statement")["from"].sum()
    room = totals["from"] - down.reindex(totals.index).fillna(0)
    has_room = jammed.groupby("statement")["from"].transform("sum") <= jammed["statement"].map(room)
    parts = pd.concat([parts, jammed[has_room.fillna(False).astype(bool)]])

    # A range counts only as far as the total leaves room for it.
    sums = parts.groupby("statement")[["from", "to"]].sum().reindex(totals.index).fillna(0)
    rest = pd.DataFrame({"from": totals["from"] - sums["from"], "to": totals["to"] - sums["to"]})
    is_tight = rest["to"] < rest["from"].clip(lower=0)
    rest["to"] = rest["to"].mask(is_tight, totals["to"] - sums["from"])
    narrow = parts["statement"].map(is_tight).fillna(False).astype(bool)
    parts = parts.assign(to=parts["to"].mask(narrow, parts["from"]))

    has_parts = totals.index.isin(parts["statement"])
    rest = rest[has_parts].clip(lower=0)
    remainders = totals[has_parts].assign(**{"from": rest["from"], "to": rest["to"]})
    remainders = remainders[remainders["to"] > 0].reset_index()
    remainders = remainders.assign(claim_id=None, place=NO_PLACE)
    wholes = totals[~has_parts].reset_index()
    placed = pd.concat([parts, wholes])
    placed = placed.assign(place=placed["zones"].map("+".join))
    lines = pd.concat([placed, remainders])
    lines["kind"] = np.select(
        [lines["place"] == NO_PLACE, lines["place"].str.contains("+", regex=False)],
        ["unallocated", "joint"],
        "number",
    )
    named = table[~numbered & (table["reason"] == "")].explode("zones")
    named = named.assign(place=named["zones"], kind="named")
    lines = pd.concat([lines, named]).drop(columns=["low", "high"])
    lines = lines.rename(columns={"from": "low", "to": "high"})
    columns = ["statement", "claim_id", *_PLACE, "low", "high", "is_open", "zones"]
    return lines[columns].reset_index(drop=True)


def _exclude(statements: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """The statements with `excluded`, `reason` and `other_key`."""
    table = statements.assign(excluded="", reason="", other_key=None)
    is_relay = table["relay_of"].notna()
    table.loc[is_relay, ["excluded", "reason"]] = ["whole", "relay"]
    table.loc[is_relay, "other_key"] = table["relay_of"]

    speaker = ["claimant", "claimant_name", "subject", "day"]
    recaps = table[table["recap"].astype(bool) & ~is_relay]
    originals = table[~table["recap"].astype(bool) & ~is_relay & table["high"].notna()]
    pairs = recaps.reset_index().merge(originals, on=speaker, suffixes=("", "_inside"))
    pairs = pairs[
        (pairs["window_start"] <= pairs["window_start_inside"])
        & (pairs["window_end_inside"] <= pairs["window_end"])
    ].sort_values("report_key_inside")
    inside = pairs.drop_duplicates("statement").set_index("statement")["report_key_inside"]
    table.loc[inside.index, ["excluded", "reason"]] = ["whole", "recap"]
    table.loc[inside.index, "other_key"] = inside

    places = lines.groupby("statement")["zones"].agg(
        lambda zones: {z for some in zones for z in some}
    )
    for statement, winner in _find_overlaps(table[table["excluded"] == ""], places):
        table.loc[statement, ["excluded", "reason", "other_key"]] = ["low", "overlap", winner]
    return table


# Overlapping windows ------------------------------------------------------------------------


def _find_overlaps(
    statements: pd.DataFrame, zones: "pd.Series[set[str]]"
) -> Iterator[tuple[int, str]]:
    """The statements that the low leaves out, each with the report_key that it overlaps.

    `zones` gives the zones that each statement names. An unknown window overlaps every other.
    """
    table = statements.loc[statements["high"].fillna(0) > 0].copy()
    start = table["window_start"].dt.as_unit("s").astype("int64")
    end = table["window_end"].dt.as_unit("s").astype("int64")
    unknown = table["window_start"].isna()
    table["start"] = start.mask(unknown, np.iinfo("int64").min)
    # A window that is one moment still has an extent.
    table["end"] = end.mask(end == start, end + 1).mask(unknown, np.iinfo("int64").max)
    table = table.sort_values(["day", "party", "subject", "start", "end", "report_key"])
    groups = table.groupby(["day", "party", "subject"], sort=False)
    reach = groups["end"].cummax().groupby(groups.ngroup()).shift()
    crowded = groups.ngroup()[table["start"] < reach]
    for _, group in table[groups.ngroup().isin(crowded)].groupby(
        ["day", "party", "subject"], sort=False
    ):
        for cluster in _cluster(group, zones):
            yield from _leave_out(cluster)


def _cluster(group: pd.DataFrame, zones: "pd.Series[set[str]]") -> list[pd.DataFrame]:
    """Split statements into clusters that cannot count the same thing twice.

    Two belong together if their windows overlap and they have one speaker or a zone in common.
    """
    rows = list(group.itertuples())
    cluster_of = list(range(len(rows)))
    for i, one in enumerate(rows):
        for j in range(i):
            other = rows[j]
            if not (one.start < other.end and other.start < one.end):
                continue
            here, there = zones[one.Index], zones[other.Index]
            same_speaker = (one.claimant, one.claimant_name) == (
                other.claimant,
                other.claimant_name,
            )
            if same_speaker or here & there or NO_PLACE in here | there:
                old, new = cluster_of[i], cluster_of[j]
                cluster_of = [new if cluster == old else cluster for cluster in cluster_of]
    return [cluster for _, cluster in group.groupby(cluster_of, sort=False) if len(cluster) > 1]


def _leave_out(cluster: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """The statements outside the heaviest set whose windows do not overlap (weighted intervals).

    Each comes with the report_key of a chosen statement that it overlaps.
    """
    rows = sorted(cluster.itertuples(), key=lambda row: (row.end, row.start, row.report_key))
    best: list[tuple[int, int, frozenset[int]]] = [(0, 0, frozenset())]
    for i, row in enumerate(rows):
        free = sum(1 for earlier in rows[:i] if earlier.end <= row.start)
        low, high, chosen = best[free]
        taken = (low + row.low, high + row.high, chosen | {i})
        best.append(taken if taken[:2] > best[i][:2] else best[i])
    winners = [rows[i] for i in sorted(best[-1][2])]
    for i, row in enumerate(rows):
        if i not in best[-1][2]:
            rival = next(one for one in winners if one.start < row.end and row.start < one.end)
            yield row.Index, rival.report_key
