"""Several times in a row, and a number that is told of each: «О 23:40 та 04:15 збито по два»."""

from dataclasses import replace

from claims.parse.mentions.mention import Mention
from claims.parse.sentence.passages import Sentence
from claims.parse.times.dates import PartialDate
from claims.parse.times.expressions import TimeExpression
from claims.parse.times.reading import span
from claims.parse.times.windows import WindowReader

_JOINS = frozenset({"and", "comma", "time", "around_time", "in", "stop", "another"})
_LONGEST_ROW = 6
_PAIRS = ({"date"}, {"day_word"}, {"night"}, {"night", "part"})  # «вночі й удень збито по п'ять»
_ROWS = ({"moment"}, {"range"}, {"date", "day_word"}, {"night", "part"})


Head = tuple[int, list[TimeExpression]]
"""A time of a sentence: where it stands in the text, and its expressions."""


def date_each(
    windows: WindowReader,
    sentence: Sentence,
    m: Mention,
    dated: list[Head],
    heads: list[int],
    default: PartialDate | None,
) -> bool:
    """Whether a count is told of each of several heads; then it takes the windows of all.

    The last one stays in `dated` as its own, alone where two times stood in one head. Hours that
    a number has together become there the time from the first to the last of them.
    """
    told = [dated[h] for h in heads]
    row = _times_of_each(sentence, m, told)
    if not m.is_each and m.quantity.low != 1 and len(told) > 1 and _is_row_of_hours(sentence, told):
        first, last = sorted(told, key=lambda head: head[0])[:: len(told) - 1]
        dated[heads[-1]] = (dated[heads[-1]][0], [span(first[1][0], last[1][0])])
        return True
    if row:
        m.also_dated = [windows.read(times, default) for times in row[:-1]]
        dated[heads[-1]] = (dated[heads[-1]][0], row[-1])
    return bool(row)


def _times_of_each(sentence: Sentence, m: Mention, heads: list[Head]) -> list[list[TimeExpression]]:
    """The times of each of which a number is told, in order; none if it is told of one alone.

    `heads` are the times before the number, or those behind it.
    """
    is_each = m.is_each or _names_both(sentence, m)
    if not is_each or len(m.zone_sets) > 1:
        return []
    times = [head for _, head in heads]
    if len(times) == 1:
        time = times[0][0]
        if time.kind == "dates" and len(times[0]) == 1:  # «19 і 20 червня збито по 15»
            return [[replace(time, kind="date", dates=[day])] for day in time.dates]
        is_pair = len(times[0]) > 1 and {t.kind for t in times[0]} in _PAIRS
        return [[t] for t in times[0]] if is_pair else []
    kinds = {time.kind for head in times for time in head if time.kind != "date"} or {"date"}
    is_row = any(kinds <= row for row in _ROWS)
    return times if is_row and _are_joined(sentence, heads) else []


def _names_both(sentence: Sentence, m: Mention) -> bool:
    """«дважды подряд, в ночь на вторник и на среду, насчитали 58», "on both Monday and …"."""
    lead = [t.traits for t in sentence.tokens[: m.index]]
    nights = [t for t in sentence.times if t.kind == "night" and t.dates]
    is_row = len(nights) > 1 and len(sentence.reading.mentions) == 1
    return is_row and any(not _TELLS_BOTH.isdisjoint(traits) for traits in lead)


_TELLS_BOTH = frozenset({"both", "running"})


def _is_row_of_hours(sentence: Sentence, heads: list[Head]) -> bool:
    """«Два дрони збито о 16:40 та 18:05»: nothing but moments, next to each other."""
    is_hours = all([t.kind for t in times] == ["moment"] for _, times in heads)
    return is_hours and _are_joined(sentence, heads)


def _are_joined(sentence: Sentence, heads: list[Head]) -> bool:
    """Whether nothing but times and what joins them stands between the times of a row.

    A row that is too long counts as not joined.
    """
    if len(heads) > _LONGEST_ROW:
        return False
    starts = [at for at, _ in heads]
    between = [t for t in sentence.tokens if min(starts) <= t.start < max(starts)]
    return all(not _JOINS.isdisjoint(t.kinds) for t in between)
