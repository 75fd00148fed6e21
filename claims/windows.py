"""How two windows lie to each other, and which of them may be compared."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal, cast

from claims.model import Window

Relation = Literal[
    "same", "likely_same", "contains", "within", "overlapping", "disjoint", "day_only", "unknown"
]

COMPARABLE: frozenset[Relation] = frozenset({"same", "likely_same"})
"""Only numbers of windows related in this way may stand against each other."""

APART: frozenset[Relation] = frozenset({"disjoint", "unknown"})
"""What is said about windows related in this way cannot be about the same event."""

NIGHT_AT_LEAST = timedelta(hours=5)
NIGHT_SLACK = timedelta(hours=3)


def is_about(window: Window, start: datetime, end: datetime) -> bool:
    """Whether a window is about [start, end) by the rule of claims.statements.select_claims.

    An unknown window may be about anything.
    """
    if window.start is None or window.end is None:
        return True
    if window.start == window.end:
        return start <= window.start < end
    shared = min(window.end, end) - max(window.start, start)
    return shared * 2 >= min(window.end - window.start, end - start)


@lru_cache(maxsize=1 << 14)
def relate_windows(first: Window, second: Window) -> Relation:
    """How two windows lie to each other, seen from the first.

    "likely_same": a night without hours against stated hours that fill a night, or the same
    day without hours twice. "day_only": one gives no hours and they share that day.
    """
    if not (first.start and first.end and second.start and second.end):
        return "unknown"
    a, b = (first.start, first.end), (second.start, second.end)
    vague = {"convention", "day", "inferred"}
    relation: Relation = "overlapping"
    if a == b:
        relation = "likely_same" if {first.basis, second.basis} & vague else "same"
    elif not (a[0] < b[1] and b[0] < a[1]) and not (_is_inside(a, b) or _is_inside(b, a)):
        relation = "disjoint"
    elif "day" in (first.basis, second.basis):
        relation = "day_only"
    elif _is_night_of(first, second) or _is_night_of(second, first):
        relation = "likely_same"
    elif _is_inside(b, a):
        relation = "contains"
    elif _is_inside(a, b):
        relation = "within"
    return relation


def _is_inside(inner: tuple[datetime, datetime], outer: tuple[datetime, datetime]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner[0] < outer[1]


def _is_night_of(night: Window, stated: Window) -> bool:
    """Whether stated hours fill the night that the other report leaves without hours."""
    if night.basis != "convention" or stated.basis != "stated":
        return False
    start, end = cast("datetime", stated.start), cast("datetime", stated.end)
    return (
        end - start >= NIGHT_AT_LEAST
        and start >= cast("datetime", night.start) - NIGHT_SLACK
        and end <= cast("datetime", night.end) + NIGHT_SLACK
    )
