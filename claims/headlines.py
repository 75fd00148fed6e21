"""The headlines of one speaker over different windows, and whether one may hold the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from claims.aggregate import counted_day
from claims.agreement import STOPPED
from claims.days import DayCount
from claims.statements import Statement
from claims.windows import Relation, relate_windows

Proof = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two headlines of one speaker over different windows, and whether one may hold the other.

    `proof` is a place with its numbers in both reports; None in one whose complete list does not
    name it.
    """

    first: Statement
    second: Statement
    relation: Relation
    is_separate: bool
    proof: Proof | None = None


def find_headlines(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """One statement a report and subject: its total, or its first number if it gives no total."""
    found: dict[tuple[str, str, str], Statement] = {}
    for s in sorted(statements, key=lambda s: s.role != "total"):
        if s.report_key and s.has_number and s.role != "subset":
            outcome = s.outcome if s.role == "total" else "destroyed"
            found.setdefault((s.report_key, s.subject, outcome), s)
    return tuple(found.values())


def find_addends(
    count: DayCount, statements: Iterable[Statement], zone: str | None = None
) -> tuple[Statement, ...]:
    """The statements whose exact numbers make up a count, in order of time; () if none do so.

    `statements` are headlines (`find_headlines`), or all statements about `zone`.
    """
    told = [
        s
        for s in statements
        if (s.party, s.subject) == (count.party, count.subject)
        and s.outcome in STOPPED
        and s.role in ("total", "part")
        and s.low == s.high
        and s.window.start
        and zone in (None, *(s.zones if len(s.zones) == 1 else ()))
    ]
    ordered = sorted(told, key=lambda s: (s.window.start, s.window.end, s.claim_id))
    numbers = [s.low for s in ordered if s.low is not None]
    return tuple(ordered) if sum(numbers) == count.low == count.high else ()


def of_day(statements: Iterable[Statement], day: date) -> tuple[Statement, ...]:
    """The statements that count to a day."""
    return tuple(s for s in statements if counted_day(s.window) == day)


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
) -> Proof | None:
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
    return (zone, parts[keys[0]].get(zone), parts[keys[1]].get(zone))
