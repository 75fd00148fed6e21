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

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import lru_cache
from itertools import chain
from math import inf
from typing import Any, NamedTuple

import pandas as pd

from claims.listing import list_values
from claims.model import Subject, Window

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
LONGEST_WINDOW = timedelta(hours=24).total_seconds()
"""A count of a longer window (a week, a month) is no count of a day."""

STATEMENT = ["report_key", "claimant", "claimant_name", "window_start", "window_end", "subject"]
"""The columns that tell one statement from another."""

Bounds = tuple[int, int]
"""Low and high."""


class Shares(NamedTuple):
    """Of a headline: in one zone on land, in several zones together, over seas, not placed."""

    allocated: Bounds
    joint: Bounds
    seas: Bounds
    unallocated: Bounds


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
    statements = count_statements(claims)
    sums: dict[tuple[Any, ...], tuple[int, int, bool]] = {}
    for s in statements:
        for line in s.lines if s.excluded != "whole" else ():
            place = (s.day, s.party, s.subject, line.place, line.kind)
            low, high, is_open = sums.get(place, (0, 0, False))
            low += 0 if s.excluded else line.low
            sums[place] = (low, high + line.high, is_open or line.is_open)
    counted = {place[:2] for place in sums}
    for s in statements:
        if s.day is not None and (s.day, s.party) not in counted:
            sums[s.day, s.party, "drone", NO_PLACE, "named"] = (0, 0, False)
    kinds = {"day": claims["day"].dtype, "party": "str", "subject": "str", "place": "str"}
    kinds |= {"kind": "str", "low": "Int64", "high": "Int64", "is_open": "bool"}
    nothing = (None, None, False)
    rows = [(*place, *(nothing if place[4] == "named" else sums[place])) for place in sorted(sums)]
    return pd.DataFrame(_typed(rows, kinds))


def day_exclusions(
    claims: pd.DataFrame, counted: Sequence["Counted"] | None = None
) -> pd.DataFrame:
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
    left_out: list[tuple[Any, ...]] = []
    for s in count_statements(claims) if counted is None else counted:
        if s.excluded:
            bounds = (s.low, s.high) if s.has_number else (None, None)
            left_out.append((s.claims[0].row, None, *bounds, s.excluded, s.reason, s.other_key))
        left_out += [
            (c.row, c.claim_id, c.low, c.high, "whole", c.reason, None)
            for c in s.claims
            if c.reason and c.has_number
        ]
    columns = ["day", "party", "subject", "report_key", "window_start", "window_end"]
    kinds = {"low": "Int64", "high": "Int64", "excluded": "str", "reason": "str"}
    kinds = {"claim_id": "str"} | kinds | {"other_key": "str"}
    table = _rows_of(claims[columns], left_out, kinds)
    table.insert(4, "claim_id", table.pop("claim_id"))
    return table.sort_values(
        ["day", "party", "subject", "report_key", "claim_id"], ignore_index=True
    )


def statement_table(
    claims: pd.DataFrame, counted: Sequence["Counted"] | None = None
) -> pd.DataFrame:
    """Headline against sum, one row a statement with a countable number, relays included.

    Columns: report_key, claimant, claimant_name, day, party, subject, window_start, window_end,
    relay_of, headline_low, headline_high, and, each as _low and _high: allocated (one zone on
    land), joint, seas, unallocated; has_total; off_by: by how much the parts exceed the total
    (0: allocated + joint + seas + unallocated = headline).
    """
    rows = [
        (s.claims[0].row, s.low, s.high, *chain(*s.shares()), s.total is not None, s.off_by)
        for s in (count_statements(claims) if counted is None else counted)
        if s.has_number
    ]
    columns = [*STATEMENT, "day", "party", "relay_of"]
    bounds = [f"{name}_{end}" for name in ("headline", *Shares._fields) for end in ("low", "high")]
    kinds = dict.fromkeys(bounds, "Int64") | {"has_total": "bool", "off_by": "Int64"}
    table = _rows_of(claims[columns], rows, kinds)
    return table.sort_values(["day", "party", *STATEMENT], ignore_index=True)


@lru_cache(maxsize=4096)
def _share_of(place: str, kind: str) -> str:
    """The share of the headline to which a number belongs."""
    if all(zone.startswith("SEA-") for zone in place.split("+")):
        return "seas"
    return "allocated" if kind == "number" else kind


def _rows_of(
    claims: pd.DataFrame, rows: Sequence[tuple[Any, ...]], kinds: Mapping[str, Any]
) -> pd.DataFrame:
    """Rows of `claims`, by the number that each of `rows` begins with, with further columns."""
    table = claims.take([row[0] for row in rows]).reset_index(drop=True)
    return table.assign(**_typed([row[1:] for row in rows], kinds))


def _typed(rows: Sequence[tuple[Any, ...]], kinds: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a table, each of its kind."""
    columns = zip(*rows, strict=True) if rows else [()] * len(kinds)
    told = zip(kinds.items(), columns, strict=True)
    return {name: pd.array(values, dtype=kind) for (name, kind), values in told}


def report_table(claims: pd.DataFrame) -> pd.DataFrame:
    """Which report speaks of which window, one row each: by it, pages find the claims they show.

    Columns: report_key, day, party, publisher_name, window_start, window_end, relay_of.
    """
    columns = ["report_key", "day", "party", "publisher_name"]
    columns += ["window_start", "window_end", "relay_of"]
    return claims[columns].drop_duplicates(ignore_index=True)


# Counting ---------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Claim:
    """A claim, the number of its row, and the reason why it does not count ("": it may).

    low and high are bounds to add: "at least 31" is 31 and is_open, "at most 15" is 0 to 15.
    """

    row: int
    claim_id: str
    role: str
    outcome: str
    zones: tuple[str, ...]
    relay_of: str | None
    recap: bool
    low: int
    high: int
    has_number: bool
    is_open: bool
    reason: str = ""


class _Line(NamedTuple):
    """What a statement says of one place; low and high are 0 where it is merely named."""

    place: str
    kind: str
    low: int = 0
    high: int = 0
    is_open: bool = False


@dataclass(slots=True, eq=False)
class Counted:
    """A statement as it is counted.

    Its lines add up to low and high, unless `off_by` says by how much they exceed its total.
    start and end are seconds, without limit if the window is unknown. `excluded` is "", "low" or
    "whole", with `reason` and `other_key` (see `day_exclusions`).
    """

    report_key: str
    speaker: tuple[str, str | None]
    subject: Subject
    day: pd.Timestamp | None
    start: float
    end: float
    claims: list[_Claim]
    total: _Claim | None
    lines: list[_Line] = field(default_factory=list)
    zones: set[str] = field(default_factory=set)
    has_number: bool = False
    low: int = 0
    high: int = 0
    off_by: int = 0
    excluded: str = ""
    reason: str = ""
    other_key: str | None = None

    @property
    def party(self) -> str:
        """The party of the speaker."""
        return PARTY_OF[self.speaker[0]]

    @property
    def after(self) -> float:
        """The first second after it: a window that is one moment still has an extent."""
        return max(self.end, self.start + 1)

    def shares(self) -> Shares:
        """What of its low and high belongs to which share."""
        found = dict.fromkeys(Shares._fields, (0, 0))
        for line in self.lines:
            if line.kind != "named":
                share = _share_of(line.place, line.kind)
                low, high = found[share]
                found[share] = (low + line.low, high + line.high)
        return Shares(**found)

    def exclude(self, excluded: str, reason: str, other_key: str | None = None) -> None:
        """Leave it out of both bounds or of the low, for a reason."""
        self.excluded, self.reason, self.other_key = excluded, reason, other_key

    def overlaps(self, other: "Counted") -> bool:
        """Whether the two windows share a moment."""
        return self.start < other.after and other.start < self.after

    def may_count_the_same(self, other: "Counted") -> bool:
        """Overlapping windows of one speaker, or of two about places that may be the same.

        Two totals of one report over different zones are meant to stand side by side.
        """
        if not self.overlaps(other):
            return False
        if not self.zones.isdisjoint(other.zones) or NO_PLACE in self.zones | other.zones:
            return True
        return self.speaker == other.speaker and self.report_key != other.report_key


def count_statements(claims: pd.DataFrame) -> list[Counted]:
    """The statements of a claims table, laid out in lines, with what is excluded and why."""
    facts = ("claim_id", "role", "outcome", "zones", "relay_of", "recap", "low", "high")
    keys = zip(*(list_values(claims[name]) for name in (*STATEMENT, "day")), strict=True)
    told = zip(*(list_values(claims[name]) for name in facts), strict=True)
    groups: dict[tuple[Any, ...], list[_Claim]] = {}
    for row, (key, (*fields, low, high)) in enumerate(zip(keys, told, strict=True)):
        has_number = low is not None or high is not None
        bounds = (low or 0, (low or 0) if high is None else high)
        values = (*fields, *bounds, has_number, has_number and high is None)
        groups.setdefault(key, []).append(_Claim(row, *values))
    statements = []
    for (report_key, claimant, name, start, end, subject, day), group in groups.items():
        for claim in group:
            claim.reason = _find_obstacle(claim, subject)
        window = (-inf, inf)
        if start is not None and end is not None:
            window = (start.timestamp(), end.timestamp())
        for total, own in _split(group):
            statement = Counted(report_key, (claimant, name), subject, day, *window, own, total)
            _place(statement)
            statements.append(statement)
    _exclude(statements)
    return statements


def _find_obstacle(claim: _Claim, subject: str) -> str:
    """Why a claim cannot count; "" if it may."""
    if subject not in COUNTED_SUBJECTS:
        return "subject"
    if claim.role == "subset":
        return "subset"
    if claim.outcome not in ("destroyed", "suppressed"):
        return "outcome"
    if claim.has_number and claim.role == "other":
        return "stands_alone"
    return "jammed" if claim.has_number and claim.outcome == "suppressed" else ""


def _split(claims: list[_Claim]) -> list[tuple[_Claim | None, list[_Claim]]]:
    """A statement's claims with its headline, the greatest of its totals.

    Each further total becomes a statement of its own, if its zones are, with the parts inside;
    otherwise it says again what the headline says.
    """
    totals = [c for c in claims if c.role == "total" and c.has_number and not c.reason]
    if len(totals) < 2:
        return [(totals[0] if totals else None, claims)]
    headline, *others = sorted(totals, key=lambda c: (-c.high, -c.low, c.claim_id))
    taken = set(headline.zones)
    apart: list[tuple[_Claim | None, list[_Claim]]] = []
    for total in others:
        zones = set(total.zones)
        if taken & zones or NO_PLACE in taken | zones:
            total.reason = "other_total"
            continue
        taken |= zones
        own = [c for c in claims if c is total or (c.role != "total" and zones.issuperset(c.zones))]
        claims = [c for c in claims if c not in own]
        apart.append((total, own))
    return [(headline, claims), *apart]


def _place(statement: Counted) -> None:
    """Lay a statement out in lines: parts, the rest of its total, or a total without parts."""
    total = statement.total
    numbered = [c for c in statement.claims if c.role == "part" and c.has_number]
    parts = [c for c in numbered if not c.reason]
    jammed = [c for c in numbered if c.reason == "jammed"]
    if total and sum(c.low for c in (*parts, *jammed)) <= total.low:
        for claim in jammed:
            claim.reason = ""
        parts += jammed
    rest = (0, 0)
    if total and parts:
        least, most = sum(c.low for c in parts), sum(c.high for c in parts)
        # A range counts only as far as the total leaves room for it.
        if total.high - most < max(total.low - least, 0):
            most = least
            for claim in parts:
                claim.high = claim.low
        rest = (max(total.low - least, 0), max(total.high - most, 0))
    elif total:
        parts = [total]
    for claim in parts:
        place = "+".join(claim.zones)
        kind = "unallocated" if place == NO_PLACE else "joint" if "+" in place else "number"
        statement.lines.append(_Line(place, kind, claim.low, claim.high, claim.is_open))
        statement.zones.update(claim.zones)
    if total and rest[1]:
        statement.lines.append(_Line(NO_PLACE, "unallocated", *rest, total.is_open))
        statement.zones.update(total.zones)
    for claim in statement.claims:
        if not (claim.has_number or claim.reason):
            statement.lines += [_Line(zone, "named") for zone in claim.zones]
            statement.zones.update(claim.zones)
    statement.has_number = bool(parts)
    statement.low = sum(line.low for line in statement.lines)
    statement.high = sum(line.high for line in statement.lines)
    if total and statement.low > total.high:
        statement.off_by = statement.low - total.high
        statement.low, statement.high = total.low, total.high


def _exclude(statements: Iterable[Counted]) -> None:
    """Find out which statements do not count, or only in the high."""
    groups: dict[tuple[Any, ...], list[Counted]] = {}
    for statement in statements:
        if relay_of := statement.claims[0].relay_of:
            statement.exclude("whole", "relay", relay_of)
        elif LONGEST_WINDOW < statement.end - statement.start < inf:
            statement.exclude("whole", "long_window")
        elif statement.day is None:
            statement.exclude("whole", "no_day")
        else:
            key = (statement.day, statement.party, statement.subject)
            groups.setdefault(key, []).append(statement)
    for group in groups.values():
        _exclude_wide(group)
        _exclude_overlaps([s for s in group if not s.excluded and s.high > 0])


def _exclude_wide(group: Iterable[Counted]) -> None:
    """Exclude a recap, or a statement without hours, that holds another of the same speaker."""
    wide = [s for s in group if s.claims[0].recap or s.end == inf]
    others = [s for s in group if s.has_number and s not in wide]
    for s in wide:
        inside = [
            other.report_key
            for other in others
            if other.speaker == s.speaker and s.start <= other.start and other.end <= s.end
        ]
        if inside:
            s.exclude("whole", "no_window" if s.end == inf else "recap", min(inside))


# Overlapping windows ------------------------------------------------------------------------


def _exclude_overlaps(group: Iterable[Counted]) -> None:
    """Exclude from the low all but the heaviest set of statements that do not overlap."""
    ordered = sorted(group, key=lambda s: (s.start, s.after, s.report_key))
    for cluster in _cluster(ordered):
        order = sorted(cluster, key=lambda s: (s.after, s.start, s.report_key))
        winners = _choose_heaviest(order)
        for s in order:
            if s not in winners:
                rival = next(winner for winner in winners if winner.overlaps(s))
                s.exclude("low", "overlap", rival.report_key)


def _cluster(statements: Iterable[Counted]) -> Iterator[list[Counted]]:
    """Split statements into the smallest sets between which nothing can be counted twice."""
    clusters: list[list[Counted]] = []
    for s in statements:
        near = [c for c in clusters if any(s.may_count_the_same(other) for other in c)]
        clusters = [c for c in clusters if c not in near]
        clusters.append([s, *(other for cluster in near for other in cluster)])
    yield from (cluster for cluster in clusters if len(cluster) > 1)


def _choose_heaviest(order: Sequence[Counted]) -> tuple[Counted, ...]:
    """The heaviest of statements, ordered by their end, that do not overlap.

    `best[i]` is the heaviest set among the first i.
    """
    ends = [s.after for s in order]
    best: list[tuple[int, int, tuple[Counted, ...]]] = [(0, 0, ())]
    for s in order:
        low, high, chosen = best[bisect_right(ends, s.start)]
        taken = (low + s.low, high + s.high, (*chosen, s))
        best.append(taken if taken[:2] > best[-1][:2] else best[-1])
    return best[-1][2]
