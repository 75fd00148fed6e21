"""Whether statements agree: kinds of agreement, and the comparisons behind them.

Two numbers are compared only if they speak of the same thing, place and window; otherwise the
reason is given why they are not. Nothing here decides what happened.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import inf
from typing import Literal, NamedTuple, cast

from claims.model import Outcome
from claims.statements import TOPIC_OF_CASE, CaseSide, Statement, Topic
from claims.windows import APART, COMPARABLE, relate_windows

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


DIFFERING: frozenset[Kind] = frozenset({"denied", "outcome", "number", "place", "weapon"})

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


class Comparison(NamedTuple):
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

    @property
    def leads(self) -> tuple[Comparison, ...]:
        """One comparison of each kind and subject, so that a reader sees them all at once.

        One that only says what cannot be compared gives way to the others.
        """
        found: dict[tuple[Kind, str], Comparison] = {}
        for c in self.comparisons:
            found.setdefault((c.kind, c.first.subject), c)
        telling = [c for (kind, _), c in found.items() if kind != "not_comparable"]
        return tuple(telling or self.comparisons[:1])

    def beyond(self, leads: Iterable[Comparison]) -> tuple[Comparison, ...]:
        """The comparisons that are not among these."""
        shown = {id(c) for c in leads}
        return tuple(c for c in self.comparisons if id(c) not in shown)


def find_agreement(
    topic: Topic, statements: Sequence[Statement], speaking: Sequence[Statement]
) -> Agreement:
    """Every comparison that a topic allows; the gravest kind names the whole.

    `speaking` has one statement of each party that says anything on the topic.
    """
    computed = list(_COMPARE[topic]([s for s in statements if not s.topic]))
    if recorded := list(_compare_cases(topic, statements)):
        known = {_pair_of(c) for c in computed}
        recorded = [c for c in recorded if _pair_of(c) not in known]
    found = sorted([*computed, *recorded], key=lambda c: KINDS.index(c.kind))
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
        firsts = set(leads.values())
        for first, second in combinations(voices, 2):
            if first in firsts or second in firsts:
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
        chosen = alike or vetted or possible or comparisons[:1]
        yield from (_allow_for_sum(c, ours, theirs) for c in chosen)
    for subject in sorted({s.subject for s in counted}):
        told = [s for s in counted if s.subject == subject]
        if len({s.speaker for s in told}) == 1:
            yield Comparison("one_side", told[0], reason=subject)


def _allow_for_sum(
    comparison: Comparison, ours: Sequence[Statement], theirs: Sequence[Statement]
) -> Comparison:
    """A difference that goes if one speaker's windows are added up is no difference yet.

    One may speak of a night alone and the other of the night and the morning after.
    """
    if comparison.kind != "number" or comparison.second is None:
        return comparison
    pairs = ((comparison.first, theirs), (comparison.second, ours))
    for one, others in pairs:
        told = [s for s in others if (s.subject, s.outcome) == (one.subject, one.outcome)]
        numbers = [s.low for s in told if s.low is not None and s.low == s.high]
        if (
            len(numbers) == len(told) > 1
            and sum(numbers) == one.low == one.high
            and all(
                relate_windows(a.window, b.window) == "disjoint" for a, b in combinations(told, 2)
            )
        ):
            return comparison._replace(kind="not_comparable", reason="makes_sum", gap=None)
    return comparison


def _compare_places(statements: Sequence[Statement]) -> Iterator[Comparison]:
    """Places that two speakers name, or that the list of one leaves out in the same hours."""
    placed = [s for s in statements if s.outcome in STOPPED | {"hit"} and s.zones != ("RU",)]
    elsewhere: dict[tuple[tuple[str, ...], str], list[tuple[str, Statement]]] = {}
    for statement in placed:
        named = elsewhere.setdefault((statement.zones, statement.subject), [])
        named.append((statement.speaker, statement))
    lists = [s for s in placed if s.role == "total" and len(s.zones) > 1 and s.outcome in STOPPED]
    met: dict[tuple[tuple[str, ...], str], set[str]] = {}
    for listed, ((zones, subject), told) in product(lists, elsewhere.items()):
        if subject != listed.subject or any(zone in listed.zones for zone in zones):
            continue
        others = met.setdefault((zones, listed.speaker), {listed.speaker})
        for speaker, other in told:
            if speaker in others or relate_windows(listed.window, other.window) not in COMPARABLE:
                continue
            others.add(speaker)
            yield Comparison("place", listed, other, "list_without_it", zones=zones)
    for ours, theirs in _pairs_of_speakers(placed):
        zones, one, another = ours[0].zones, ours[0].speaker, theirs[0].speaker
        is_told = another in met.get((zones, one), ()) or one in met.get((zones, another), ())
        if not is_told:
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
