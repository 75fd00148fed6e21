"""What the parties claim about one window, side by side, and whether they agree.

Pure functions over the ledger's table of claims (`Ledger.claims`) and the recorded cases of
differing statements (data/contradictions.csv). Nothing here decides what happened: two numbers
are compared only if they speak of the same thing, place and window; otherwise the reason is
given why they are not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations, product
from math import inf
from typing import Literal, cast

import pandas as pd

from claims.aggregate import PARTIES
from claims.model import Outcome
from claims.statements import (
    TOPIC_OF_CASE,
    TOPICS,
    CaseSide,
    Statement,
    Topic,
    list_rows,
    read_statements,
    select_claims,
)
from claims.windows import APART, COMPARABLE, Relation, relate_windows

Kind = Literal[
    "denied", "outcome", "number", "place", "weapon", "same", "not_comparable", "one_side", "silent"
]
KINDS: tuple[Kind, ...] = (
    "denied",
    "outcome",
    "number",
    "place",
    "weapon",
    "same",
    "not_comparable",
    "one_side",
    "silent",
)
"""Kinds of agreement; the earlier one names a topic where several kinds meet."""


COUNTED: frozenset[Outcome] = frozenset({"destroyed", "suppressed", "launched"})
STOPPED: frozenset[Outcome] = frozenset({"destroyed", "suppressed"})
MOTIVES: frozenset[Outcome] = frozenset({"intent", "assessment", "denied"})

_NUMBER_CASES = ("count", "window", "outcome")
KIND_OF_CASE: Mapping[str, Kind] = {
    "count": "number",
    "window": "number",
    "place": "place",
    "weapon": "weapon",
    "outcome": "outcome",
    "attribution": "not_comparable",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two statements, or one that stands alone, and how they relate.

    `reason` says why a comparison is not possible or what it rests on: a word of this module
    ("other_window", "list_without_it", …) or the sentence of a recorded case (`is_recorded`).
    `gap` is the distance between two numbers that cannot both hold.
    """

    kind: Kind
    first: Statement
    second: Statement | None = None
    reason: str = ""
    is_recorded: bool = False
    zones: tuple[str, ...] = ()
    gap: int | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the parties agree on a topic: the gravest kind, and every comparison behind it."""

    kind: Kind
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party says on one topic.

    `none_found`: these publishers carry the party's statements, were read for this window, and
    held none on the topic. `not_searched`: no publisher that carries them was read.
    """

    state: Literal["stated", "named", "none_found", "not_searched"]
    statements: tuple[Statement, ...] = ()
    searched: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[tuple[Statement, ...], ...]:
        """The statements report by report, in their order."""
        groups: dict[str, list[Statement]] = {}
        for statement in self.statements:
            groups.setdefault(statement.report_key or statement.claim_id, []).append(statement)
        return tuple(tuple(group) for group in groups.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A topic, what each party says on it, and whether they agree."""

    topic: Topic
    cells: Mapping[str, Cell]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two headlines of one speaker over different windows, and whether one may hold the other."""

    first: Statement
    second: Statement
    relation: Relation
    is_separate: bool
    proof: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class DayCount:
    """The least and the most that a party claims for a day; launched and hit are not counted."""

    party: str
    subject: str
    low: int
    high: int


_KIND_ORDER = ("number", "joint", "named")


@dataclass(frozen=True, slots=True)
class ZoneClaim:
    """What a party claims for a zone on a day: a number, a joint one, or the mere name."""

    kind: Literal["number", "joint", "named"]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The answer to one question: what was claimed here and then, by whom, do they agree?"""

    start: datetime
    end: datetime
    zone: str | None
    statements: tuple[Statement, ...]
    rows: tuple[Row, ...]
    neighbours: tuple[Neighbours, ...]


def compare_parties(
    claims: pd.DataFrame,
    cases: pd.DataFrame,
    start: datetime,
    end: datetime,
    zone: str | None = None,
    reports: pd.DataFrame | None = None,
) -> SideBySide:
    """Put side by side what is claimed about [start, end), in one zone or everywhere.

    `claims` is the ledger's table, relays included; `cases` the recorded cases. If `claims` does
    not hold the whole record, `reports` is the `report_table` of the whole.
    """
    chosen = select_claims(claims, start, end)
    statements = read_statements(chosen, cases, start, end)
    about = select_zone(statements, zone) if zone else statements
    searched = searched_publishers(claims if reports is None else reports, chosen)
    rows = tuple(compare_topic(topic, about, zone, searched) for topic in TOPICS)
    return SideBySide(start, end, zone, about, rows, relate_headlines(statements, zone))


def select_zone(statements: Sequence[Statement], zone: str) -> tuple[Statement, ...]:
    """The statements about one zone; a headline gives way to its own part for that zone."""
    about = [s for s in statements if zone in s.zones]
    split = {(s.report_key, s.subject) for s in about if s.role == "part"}
    return tuple(s for s in about if s.role != "total" or (s.report_key, s.subject) not in split)


# Headlines ------------------------------------------------------------------------------


def find_headlines(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement a report and subject: its total, or its first number if it gives no total."""
    found: dict[tuple[str, str, str], Statement] = {}
    for s in sorted(statements, key=lambda s: s.role != "total"):
        if s.report_key and s.has_number and s.role != "subset":
            outcome = s.outcome if s.role == "total" else "destroyed"
            found.setdefault((s.report_key, s.subject, outcome), s)
    return tuple(found.values())


def relate_headlines(statements: Sequence[Statement], zone: str | None) -> tuple[Neighbours, ...]:
    """The headlines of each speaker over different windows, in pairs that follow or overlap.

    Two that overlap are separate if a place has more in the one that lies inside than in the
    one around it: what is inside cannot be larger.
    """
    parts = _numbers_by_place(statements)
    totals = {s.report_key: s.low for s in statements if s.role == "total" and s.low == s.high}
    series: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        is_number = statement.outcome in STOPPED and statement.has_number and statement.report_key
        about = statement.role == "total" if zone is None else statement.zones == (zone,)
        if is_number and about and statement.window.start:
            series.setdefault((statement.speaker, statement.subject), []).append(statement)
    found = []
    for headlines in series.values():
        ordered = sorted(headlines, key=lambda s: (s.window.start, s.window.end, s.claim_id))
        for first, second in _pairs_in_time(ordered):
            if first.report_key == second.report_key:
                continue
            relation = relate_windows(first.window, second.window)
            proof = _find_excess(first, second, parts, totals)
            separate = relation == "disjoint" or proof is not None
            found.append(Neighbours(first, second, relation, separate, proof))
    return tuple(found)


def _pairs_in_time(ordered: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Of statements ordered by start, each with the next one and with those it overlaps."""
    for i, first in enumerate(ordered):
        end = cast("datetime", first.window.end)
        for j, second in enumerate(ordered[i + 1 :]):
            if j and cast("datetime", second.window.start) >= end:
                break
            yield first, second


def _numbers_by_place(statements: Iterable[Statement]) -> dict[str, dict[str, int]]:
    """Per report the exact number of each single place that it names with one."""
    numbers: dict[str, dict[str, int]] = {}
    for s in statements:
        if s.role == "part" and len(s.zones) == 1 and s.low is not None and s.low == s.high:
            numbers.setdefault(s.report_key, {})[s.zones[0]] = s.low
    return numbers


def _find_excess(
    first: Statement,
    second: Statement,
    parts: Mapping[str, Mapping[str, int]],
    totals: Mapping[str, int | None],
) -> tuple[str, int, int] | None:
    """A place whose numbers prove that neither report holds the other, with both numbers.

    The smaller headline could lie inside the larger one only if each of its places had no
    more there than in the larger one, whose list has to be complete to tell.
    """
    keys = (first.report_key, second.report_key)
    small, large = sorted(keys, key=lambda key: totals.get(key) or 0)
    inner, outer = parts.get(small, {}), parts.get(large, {})
    if not outer or sum(outer.values()) != totals.get(large):
        return None
    excess = [(n - outer.get(zone, 0), zone) for zone, n in inner.items()]
    if not excess or max(excess)[0] <= 0:
        return None
    zone = max(excess)[1]
    return (zone, parts[keys[0]].get(zone, 0), parts[keys[1]].get(zone, 0))


def count_day(daily: pd.DataFrame, day: date, zone: str | None = None) -> tuple[DayCount, ...]:
    """What each party claims for a day, everywhere or for one zone, from the daily table.

    For a zone only numbers of its own count, not those that it shares with other places.
    """
    table = daily[(daily["day"] == pd.Timestamp(day)) & (daily["kind"] != "named")]
    if zone:
        table = table[table["place"] == zone]
    sums = table.groupby(["party", "subject"], sort=False)
    counts = [
        DayCount(str(party), str(subject), int(group["low"].sum()), int(group["high"].sum()))
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


def find_newest_days(claims: pd.DataFrame) -> dict[str, date]:
    """For each zone that a claim with a known day names, the newest such day."""
    newest: dict[str, date] = {}
    for zones, day in claims.dropna(subset=["day"]).groupby("zones")["day"].max().items():
        for zone in cast("tuple[str, ...]", zones):
            newest[zone] = max(newest.get(zone, date.min), pd.Timestamp(day).date())
    return newest


def nearest_days(claims: pd.DataFrame, day: date) -> tuple[date | None, date | None]:
    """The last day before `day` and the first after it that have a report."""
    days = claims["day"].dropna().dt.date
    return (max(days[days < day], default=None), min(days[days > day], default=None))


# Topics ---------------------------------------------------------------------------------


def searched_publishers(reports: pd.DataFrame, chosen: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Per party the publishers that carry its statements and were read for the chosen window.

    `reports` is a table of the whole record with the columns party and publisher_name.
    """
    read = set(chosen["publisher_name"])
    carriers = reports[["party", "publisher_name"]].drop_duplicates()
    carriers = carriers[carriers["publisher_name"].isin(read)]
    groups = carriers.groupby("party")["publisher_name"]
    return {str(party): tuple(sorted(names)) for party, names in groups}


def compare_topic(
    topic: Topic,
    statements: Sequence[Statement],
    zone: str | None,
    searched: Mapping[str, tuple[str, ...]],
) -> Row:
    """What each party says on a topic and how far they agree on it."""
    whole = {(s.report_key, s.subject) for s in statements if s.role == "total"}
    telling = [
        s
        for s in statements
        if answers(s, topic, is_whole=zone is None and (s.report_key, s.subject) in whole)
    ]
    cells = {}
    for party in PARTIES:
        own = tuple(s for s in telling if s.party == party)
        if own:
            is_named = topic == "how_many" and not any(s.has_number for s in own)
            cells[party] = Cell("named" if is_named else "stated", own)
        elif read := searched.get(party):
            cells[party] = Cell("none_found", searched=read)
        else:
            cells[party] = Cell("not_searched")
    return Row(topic, cells, find_agreement(topic, statements, cells))


def answers(statement: Statement, topic: Topic, *, is_whole: bool) -> bool:
    """Whether a statement answers a topic.

    `is_whole`: its report gives a total, which then tells how many, and not each part.
    """
    if statement.topic:
        return statement.topic == topic
    is_counted = statement.outcome in COUNTED and statement.role != "subset"
    by_topic: dict[Topic, bool] = {
        "how_many": is_counted and not (is_whole and statement.role == "part"),
        "where": (is_counted or statement.outcome == "hit") and statement.zones != ("RU",),
        "weapon": is_counted or statement.outcome == "hit",
        "hit": statement.outcome == "hit",
        "why": statement.outcome in MOTIVES,
    }
    return by_topic[topic]


def find_agreement(
    topic: Topic, statements: Sequence[Statement], cells: Mapping[str, Cell]
) -> Agreement:
    """Every comparison that a topic allows; the gravest kind names the whole."""
    computed = list(_COMPARE[topic]([s for s in statements if not s.topic]))
    known = {_pair_of(c) for c in computed}
    recorded = [c for c in _compare_cases(topic, statements) if _pair_of(c) not in known]
    found = sorted([*computed, *recorded], key=lambda c: KINDS.index(c.kind))
    speaking = [cell.statements[0] for cell in cells.values() if cell.statements]
    if not found and len(speaking) == 1:
        found = [Comparison("one_side", speaking[0], zones=speaking[0].zones)]
    elif not found:
        found = [
            Comparison("not_comparable", speaking[0], other, _why_apart(speaking[0], other))
            for other in speaking[1:]
        ]
    return Agreement(found[0].kind if found else "silent", tuple(found))


def _pair_of(comparison: Comparison) -> tuple[object, ...]:
    """What makes two comparisons the same to a reader: two speakers over one place."""
    first, second = comparison.first, comparison.second
    if second is None or first.speaker == second.speaker:
        return (comparison.zones, first.claim_id, second and second.claim_id)
    return (comparison.zones, first.speaker, second.speaker)


def _why_apart(first: Statement, second: Statement) -> str:
    """Why two statements on one topic cannot be compared."""
    if first.zones != second.zones:
        return "other_scope"
    if first.subject != second.subject:
        return "other_subject"
    if first.outcome != second.outcome:
        return "other_outcome"
    relation = relate_windows(first.window, second.window)
    return relation if relation not in COMPARABLE else "no_number"


# Agreement ------------------------------------------------------------------------------


def compare_numbers(first: Statement, second: Statement) -> Comparison:
    """Compare the numbers of two statements about one place, or say why that is not possible."""
    shared = _shared_case(first, second)
    if shared:
        return Comparison("not_comparable", first, second, shared, True, first.zones)
    relation = relate_windows(first.window, second.window)
    outcomes = {first.outcome, second.outcome}
    obstacle = ""
    if first.subject != second.subject:
        obstacle = "other_subject"
    elif shared is None and len(outcomes) > 1 and not outcomes <= STOPPED:
        obstacle = "other_outcome"
    elif shared is None and relation not in COMPARABLE:
        obstacle = relation
    if obstacle:
        return Comparison("not_comparable", first, second, obstacle, zones=first.zones)
    gap = max(_lowest(first) - _highest(second), _lowest(second) - _highest(first), 0)
    if gap:
        return Comparison("number", first, second, relation, zones=first.zones, gap=int(gap))
    if outcomes == STOPPED:
        return Comparison("weapon", first, second, "other_means", zones=first.zones)
    return Comparison("same", first, second, relation, zones=first.zones)


def _may_compare(first: Statement, second: Statement) -> bool:
    """Whether a case or their windows bring two statements together at all."""
    is_near = relate_windows(first.window, second.window) in COMPARABLE
    return is_near or _shared_case(first, second) is not None


def _shared_case(first: Statement, second: Statement) -> str | None:
    """Why a recorded case forbids the comparison; "" if it allows it, None if none speaks of it."""
    if not (first.cases and second.cases):
        return None
    remarks = {case.key: case.remark for case in first.cases}
    for case in second.cases:
        if case.key in remarks:
            return case.remark or remarks[case.key]
    return None


def _lowest(statement: Statement) -> float:
    return 0 if statement.low is None else statement.low


def _highest(statement: Statement) -> float:
    return inf if statement.high is None else statement.high


def _pairs_of_speakers(
    statements: Iterable[Statement],
) -> Iterator[tuple[Sequence[Statement], Sequence[Statement]]]:
    """What two speakers say of exactly the same place, pair by pair.

    Each speaker is set against the first speaker of every party, so that many speakers of one
    place make many lines and not many times many.
    """
    by_place: dict[tuple[str, ...], dict[str, list[Statement]]] = {}
    for statement in statements:
        voices = by_place.setdefault(statement.zones, {})
        voices.setdefault(statement.speaker, []).append(statement)
    for voices in by_place.values():
        leads: dict[str, str] = {}
        for speaker, told in voices.items():
            leads.setdefault(told[0].party, speaker)
        for first, second in combinations(voices, 2):
            if first in leads.values() or second in leads.values():
                yield voices[first], voices[second]


def _compare_counts(statements: Sequence[Statement]) -> Iterator[Comparison]:
    """Numbers of different speakers over one place; of pairs that cannot be compared, one."""
    counted = [
        s for s in statements if s.has_number and s.outcome in COUNTED and s.role != "subset"
    ]
    for ours, theirs in _pairs_of_speakers(counted):
        pairs = [pair for pair in product(ours, theirs) if _may_compare(*pair)]
        comparisons = [compare_numbers(a, b) for a, b in pairs or [(ours[0], theirs[0])]]
        possible = [c for c in comparisons if c.kind != "not_comparable"]
        vetted = [c for c in possible if c.second and _shared_case(c.first, c.second) == ""]
        alike = [c for c in vetted if c.second and c.first.outcome == c.second.outcome]
        yield from alike or vetted or possible or comparisons[:1]
    for subject in sorted({s.subject for s in counted}):
        told = [s for s in counted if s.subject == subject]
        if len({s.speaker for s in told}) == 1:
            yield Comparison("one_side", told[0], reason=subject)


def _compare_places(statements: Sequence[Statement]) -> Iterator[Comparison]:
    """Places that two speakers name, or that the list of one leaves out in the same hours."""
    found: dict[tuple[object, ...], Comparison] = {}
    placed = [s for s in statements if s.outcome in STOPPED | {"hit"} and s.zones != ("RU",)]
    elsewhere: dict[tuple[tuple[str, ...], str], list[Statement]] = {}
    for statement in placed:
        elsewhere.setdefault((statement.zones, statement.subject), []).append(statement)
    lists = [s for s in placed if s.role == "total" and len(s.zones) > 1 and s.outcome in STOPPED]
    for listed, (zones, subject) in product(lists, elsewhere):
        if subject != listed.subject or not set(zones).isdisjoint(listed.zones):
            continue
        for other in elsewhere[zones, subject]:
            key = (zones, listed.speaker, other.speaker)
            is_new = other.speaker != listed.speaker and key not in found
            if is_new and relate_windows(listed.window, other.window) in COMPARABLE:
                found[key] = Comparison("place", listed, other, "list_without_it", zones=zones)
    yield from found.values()
    for ours, theirs in _pairs_of_speakers(placed):
        zones, speakers = ours[0].zones, (ours[0].speaker, theirs[0].speaker)
        if (zones, *speakers) not in found and (zones, *speakers[::-1]) not in found:
            near = _first_near(ours, theirs)
            if near:
                yield Comparison("same", *near, "same_place", zones=zones)


def _first_near(
    ours: Iterable[Statement], theirs: Iterable[Statement]
) -> tuple[Statement, Statement] | None:
    """The first two statements that may be about one event."""
    pairs = product(ours, theirs)
    return next(((a, b) for a, b in pairs if relate_windows(a.window, b.window) not in APART), None)


def _compare_weapons(statements: Sequence[Statement]) -> Iterator[Comparison]:
    """What was stopped or struck over one place, speaker against speaker."""
    armed = [s for s in statements if s.outcome in COUNTED | {"hit"} and s.zones != ("RU",)]
    for ours, theirs in _pairs_of_speakers(armed):
        found: dict[Kind, Comparison] = {}
        for first, second in product(ours, theirs):
            kind, reason = _compare_subjects(first, second)
            if kind not in found and reason not in APART:
                found[kind] = Comparison(kind, first, second, reason, zones=first.zones)
            if "same" in found:
                break
        told = [found[kind] for kind in ("same", "weapon", "not_comparable") if kind in found]
        yield from told[:1]


def _compare_subjects(first: Statement, second: Statement) -> tuple[Kind, str]:
    relation = relate_windows(first.window, second.window)
    if relation in APART:
        return "not_comparable", relation
    if "other" in (first.subject, second.subject):
        return "not_comparable", "weapon_not_named"
    if first.subject == second.subject:
        is_means = {first.outcome, second.outcome} == STOPPED
        return ("weapon", "other_means") if is_means else ("same", first.subject)
    return ("weapon", "other_subject") if relation in COMPARABLE else ("not_comparable", relation)


def _compare_outcomes(statements: Sequence[Statement]) -> Iterator[Comparison]:
    """One speaker says that something struck, another that it was stopped, over one place."""
    hits = [s for s in statements if s.outcome == "hit"]
    places = {s.zones for s in hits}
    stopped = [s for s in statements if s.outcome in STOPPED and s.role != "subset"]
    ends = [s for s in (*stopped, *hits) if s.zones in places]
    for ours, theirs in _pairs_of_speakers(ends):
        for kind, reason in (("outcome", "hit_and_stopped"), ("same", "both_hit")):
            pairs = (
                (a, b)
                for a, b in product(ours, theirs)
                if "hit" in (a.outcome, b.outcome)
                and (a.outcome == b.outcome) == (kind == "same")
                and a.subject == b.subject
                and relate_windows(a.window, b.window) not in APART
            )
            if pair := next(pairs, None):
                yield Comparison(cast("Kind", kind), *pair, reason, zones=ours[0].zones)


def _compare_motives(statements: Sequence[Statement]) -> Iterator[Comparison]:
    """A denial stands against what another speaker says of the same place."""
    for denial in (s for s in statements if s.outcome == "denied"):
        others = [
            s
            for s in statements
            if s.speaker != denial.speaker
            and s.outcome != "denied"
            and (set(s.zones) & set(denial.zones) or "RU" in denial.zones)
            and relate_windows(denial.window, s.window) not in APART
        ]
        if others:
            denied = min(others, key=lambda s: (s.outcome != "launched", s.claim_id))
            yield Comparison("denied", denied, denial, "denied", zones=denial.zones)


_COMPARE: Mapping[Topic, Callable[[Sequence[Statement]], Iterator[Comparison]]] = {
    "how_many": _compare_counts,
    "where": _compare_places,
    "weapon": _compare_weapons,
    "hit": _compare_outcomes,
    "why": _compare_motives,
}


def _compare_cases(topic: Topic, statements: Sequence[Statement]) -> Iterator[Comparison]:
    """The recorded cases of a topic: each side against the first that may be compared."""
    cases: dict[str, list[tuple[Statement, CaseSide]]] = {}
    for statement in statements:
        for case in statement.cases:
            if TOPIC_OF_CASE[case.kind] == topic:
                cases.setdefault(case.key, []).append((statement, case))
    for sides in cases.values():
        base, base_case = next((side for side in sides if not side[1].remark), sides[0])
        for other, case in sides:
            # Two reports of one speaker are told apart by their windows (relate_headlines).
            is_own = other.speaker == base.speaker and base.report_key and other.report_key
            if other is base or is_own:
                continue
            if reason := case.remark or base_case.remark:
                yield Comparison("not_comparable", base, other, reason, True, other.zones)
            elif case.kind in _NUMBER_CASES and base.has_number and other.has_number:
                yield compare_numbers(base, other)
            else:
                kind = KIND_OF_CASE[case.kind]
                yield Comparison(kind, base, other, "recorded", zones=other.zones)
