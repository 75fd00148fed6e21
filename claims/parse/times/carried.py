"""Expressions of time that lean on one before them: no noun, no month, an hour told again."""

from claims.parse.times.clocks import read_clock
from claims.parse.times.dates import (
    SAME_YEAR,
    PartialDate,
)
from claims.parse.times.expressions import TimeExpression
from claims.parse.words.tokens import Line

_NEAR = 12  # expressions before one
_DAYS = frozenset({"date", "night", "part", "range"})
_OPENS_CLAUSE = frozenset({"comma", "semicolon", "while", "and"})
ONES = frozenset({"previous_one", "this_one"})


def read_bare_night(line: Line, i: int, found: list[TimeExpression]) -> TimeExpression | None:
    """«Этой ночью 58, прошлой — 40», «Предыдущая обошлась девятью»: with its noun left out."""
    traits = line.tokens[i].traits
    if i + 1 >= line.n or ONES.isdisjoint(traits):
        return None
    is_after_other = any(t.kind == "other" and t.value == "night" for t in found)
    if "this_one" in traits and not is_after_other:
        return None
    is_told = bool(found)
    behind = line.tokens[i + 1]
    is_led = i == 0 or not _OPENS_CLAUSE.isdisjoint(line.kinds[i - 1])
    is_led |= is_told or (i == 1 and not _LEADS_PREVIOUS.isdisjoint(line.kinds[0]))
    is_bare = not (_AFTER_PREVIOUS.isdisjoint(behind.kinds) and _PAST.isdisjoint(behind.traits))
    is_for = is_told and i > 0 and "for_time" in line.tokens[i - 1].traits
    is_bare |= is_for and "comma" in behind.kinds  # «19 за эту ночь и 27 за прошлую, сообщило»
    if not (is_led and is_bare):
        return None
    if is_after_other:  # «позапрошлой ночью — 40, прошлой — 18»
        return TimeExpression("night", i, i + 1, value="last")
    return TimeExpression("other", i, i + 1, value="previous")


def read_after(line: Line, i: int, found: list[TimeExpression]) -> TimeExpression | None:
    """«С десяти вечера до шести утра — семь, после шести — два»: an hour that was told before."""
    told = {clock[0] for time in found for clock in time.clocks}
    if told and "after_hour" in line.tokens[i].traits and "dash" in line.kinds[i + 1]:
        return TimeExpression("since", i, i + 1)  # «до полуночи 12, после — 23»
    bare = read_clock(line, i + 1, True) if "after_hour" in line.tokens[i].traits else None
    if bare is None or bare[2]:
        return None
    (hour, _), end, _, _ = bare
    is_apart = end == line.n or not _AFTER_HOUR.isdisjoint(line.kinds[end])
    is_told = not told.isdisjoint({hour, hour + _HALF_DAY})
    return TimeExpression("since", i, end) if is_told and is_apart else None


_HALF_DAY = 12
_AFTER_HOUR = frozenset({"dash", "comma", "digits", "number", "outcome"})
_LEADS_PREVIOUS = frozenset({"in", "stop"})
_AFTER_PREVIOUS = frozenset({"dash", "aux", "digits", "number", "another"})
_PAST = frozenset({"past", "object"})


def read_next_day(line: Line, i: int, before: TimeExpression) -> TimeExpression | None:
    """«7 мая — 251, 8-го — 120», «…, 8-го с 6:00 до 8:00»: a day with the month before it."""
    number = line.number(i) if "day_number" in line.kinds[i] else None
    day = before.dates[-1] if before.kind in _DAYS and before.dates else None
    if number is None or day is None or day.day is None or number <= day.day:
        return None
    at = i - (i > 0 and "onto" in line.tokens[i - 1].traits)
    is_head = at > 0 and not _OPENS_CLAUSE.isdisjoint(line.kinds[at - 1])
    if number > 31 or not is_head or _AFTER_DAY.isdisjoint(line.kinds[i + 1]):
        return None
    kind = "night" if before.kind == "night" else "date"
    return TimeExpression(kind, i, i + 1, dates=[day._replace(day=number)])


_AFTER_DAY = frozenset({"dash", "from", "between"})


def in_same_year(day: PartialDate, found: list[TimeExpression]) -> PartialDate:
    """«21 ноября того же года»: the year of the last date before it."""
    years = [d.year for time in found[-_NEAR:] for d in time.dates if d.year]
    return day if day.year != SAME_YEAR else day._replace(year=years[-1] if years else None)
