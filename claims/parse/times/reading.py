"""Expressions of time in a sentence: hours, days, nights, periods.

`find_times` marks every token that belongs to an expression of time, so that no clock time, date
or year is ever read as a count. `windows` gives the expressions their windows.
"""

import itertools
from collections.abc import Sequence

from claims.parse.counts.comparing import is_compared
from claims.parse.times.carried import (
    ONES,
    in_same_year,
    read_after,
    read_bare_night,
    read_next_day,
)
from claims.parse.times.clocks import UNTOLD, in_part
from claims.parse.times.dates import (
    LAST_YEAR,
    SAME_YEAR,
    YESTERDAY,
    PartialDate,
    read_date,
    read_day,
    read_year,
)
from claims.parse.times.days import (
    read_date_pair,
    read_day_of,
    read_evening_to_morning,
    read_months,
    read_night_of,
    read_parts_of_days,
)
from claims.parse.times.expressions import TimeExpression
from claims.parse.times.hours import (
    read_clock_dash,
    read_hours_until,
    read_moment,
    read_range,
    read_since,
    read_time_later,
    read_times_ago,
)
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Line, Token

_TIME: Kinds = {"time": ""}
_SPANS = frozenset(["night", "period", "part_of_day"])
_NEAR = 12
# Words that begin an expression of time, and those that only lead to one.
_STARTERS = frozenset(
    """
    night_of clock digits number date month weekday today yesterday day_number other_time
    report_time same_hours months period night part_of_day hour_later tally midnight noon
    minutes_of_hour
    """.split()
)
_DATED = frozenset({"date", "dates", "day_word"})
_OPENS_CLAUSE = frozenset({"comma", "semicolon", "while", "and"})
_BEGINNINGS = _STARTERS | {"from", "between", "around_time", "to"}
_NUMBERS = frozenset({"number", "digits"})
_LED = frozenset(
    """
    clock digits number day_number midnight noon fraction minutes_of_hour month weekday date
    hour_number stop part_of_day around_time timezone today yesterday half_of_day
    """.split()
)


def find_times(tokens: list[Token], traits: set[str], lang: str) -> list[TimeExpression]:
    """The expressions of time of a sentence; their tokens become kind `time`.

    `traits` are all traits of the tokens.
    """
    if "own_day" in traits:
        _settle_own_day(tokens)
    line = Line(tokens)
    ago = read_times_ago(line) if "ago" in traits else []
    for said in ago:
        _mark(line, range(said.index, said.end), _TIME)
    found: list[TimeExpression] = []
    done, has_range = 0, False  # the tokens before `done` are read
    beginnings = [
        i
        for i, t in enumerate(tokens)
        if not (_BEGINNINGS.isdisjoint(t.kinds) and _BEGINS.isdisjoint(t.traits))
    ]
    for i in beginnings:
        time = _read(line, i, lang, has_range) if i >= done and _goes_on(line, i) else None
        time = time or read_bare_night(line, i, found) or read_after(line, i, found)
        if time is None and found:
            time = read_next_day(line, i, found[-1])
        if time is None:
            continue
        if found and (_explains(line, found[-1], time) or _ends_day_long(line, found[-1], time)):
            _mark(line, range(time.index, time.end), {"adjective": ""})
            done = time.end
            continue
        if time.is_bare and found:
            time.clocks = list(in_part(time.clocks[0], time.clocks[1], found[-1].value))
        if found and _ends(line, found[-1], time):
            time = span(found.pop(), time)
        if time.kind in _DATED and found and found[-1].kind == "night" and _is_onto(line, time):
            time.kind = "night"  # «в ночь на понедельник — 20, на вторник — 35»
        if any(day.year == SAME_YEAR for day in time.dates):
            time.dates = [in_same_year(day, found) for day in time.dates]
        found.append(time)
        has_range = has_range or time.kind == "range"
        _mark(line, range(time.index, time.end), _TIME)
        done = time.end
    if sum(t.kind in _DATED for t in found) == 1:
        _begin_with_date(line, found)
    found = sorted(found + ago, key=lambda t: t.index) if ago else found
    return _date_in_months(found) if any(t.kind == "month" for t in found) else found


def _goes_on(line: Line, i: int) -> bool:
    """Whether the word behind one that begins an expression of time may be of it too.

    A number alone is no time unless it may be a year, nor is a word that only leads to one.
    """
    kinds, following, word = line.kinds[i], line.kinds[i + 1], line.tokens[i].word
    if kinds.keys() <= _NUMBERS and not (len(word) == _YEAR and word.isdigit()):
        return not _BEHIND_NUMBER.isdisjoint(following)
    return not (_STARTERS.isdisjoint(kinds) and _LED.isdisjoint(following))


_YEAR = 4  # digits
_BEHIND_NUMBER = (_LED - {"stop", "around_time"}) | frozenset(
    "hour_word minute_word clock_part timezone weekday months of in to and comma dash".split()
)


def _settle_own_day(tokens: list[Token]) -> None:
    """ "Bringing the day's total to 39", "… the day's total so far …": what its day is."""
    for i, (day, whole) in enumerate(itertools.pairwise(tokens)):
        if "own_day" in day.traits and not _SUMS.isdisjoint(whole.kinds):
            is_so_far = any("tally" in t.kinds for t in tokens[i + 2 : i + 3])
            day.kinds = {"period": "day_so_far"} if is_so_far else {"today": ""}
            if is_so_far:
                tokens[i + 2].kinds = {"stop": ""}


_SUMS = frozenset({"total", "figure"})


_BEGINS = ONES | {"after_hour"}


def _explains(line: Line, hours: TimeExpression, time: TimeExpression) -> bool:
    """«С 8:00 до 20:00, то есть днём»: a part of the day that the hours before it tell better."""
    is_apart = hours.kind == "range" and time.index - hours.end <= _EXPLAINS_WITHIN
    is_led = any("that_is" in line.kinds[k] for k in range(hours.end, time.index))
    return is_apart and is_led and time.kind in _OF_DAY and not time.dates


def _ends_day_long(line: Line, length: TimeExpression, time: TimeExpression) -> bool:
    """ "In the 24 hours to Friday morning", «за сутки к утру вторника»: where 24 hours end."""
    between = line.kinds[length.end : time.index]
    is_behind = all(not _LEADS_END.isdisjoint(kinds) for kinds in between)
    is_part = time.kind in _PARTS and not time.clocks and bool(time.dates)
    return length.value == "24h" and is_part and is_behind


_PARTS = frozenset({"night", "part", "day_word"})
_LEADS_END = frozenset({"to", "comma"})
_OF_DAY = frozenset({"night", "period", "part"})
_EXPLAINS_WITHIN = 4


def _is_onto(line: Line, time: TimeExpression) -> bool:
    """Whether a date stands behind «на» right at the beginning of its clause."""
    at = time.index - ("onto" not in line.tokens[time.index].traits)
    is_led = at > 0 and "onto" in line.tokens[at].traits
    before = line.kinds[at - 1] if is_led else {}
    return is_led and not _OPENS_CLAUSE.isdisjoint(before)


def _begin_with_date(line: Line, found: list[TimeExpression]) -> None:
    """ "Since March 1, 640 drones …": a day that only begins the time of a count."""
    for time in (t for t in found if t.kind == "date" and t.dates and t.dates[0].day):
        lead = line.tokens[time.index - 1].traits if time.index else frozenset()
        is_first = time.index == 1 or "comma" in line.kinds[time.index - 2]
        # «Від 24 лютого 2022 року знищено …», but not «у зведенні від 3 березня»
        if "onwards" in lead or (is_first and "onwards_first" in lead):
            time.kind = "onwards"


def _read(line: Line, i: int, lang: str, has_range: bool) -> TimeExpression | None:
    """The expression of time that begins at a position."""
    kinds = line.kinds[i]
    is_denied = i > 0 and "instead" in line.kinds[i - 1]
    if is_denied and not _OF_A_DAY.isdisjoint(kinds):
        _mark(line, (i,), {"adjective": ""})  # «днём, а не ночью»
        return None
    is_led = "from" in kinds or "between" in kinds
    time = None
    is_after = "after_hour" in line.tokens[i].traits
    if is_led or is_after:
        time = read_range(line, i, has_range)
    if is_after and time is not None and any("dash" in k for k in line.kinds[i : time.end]):
        time = None  # «после трёх — семь»
    if is_led:
        time = time or read_evening_to_morning(line, i)
    time = time or read_hours_until(line, i) or read_time_later(line, i)
    if time is None and "from" in kinds:
        time = read_since(line, i)
    if time is None and ("night_of" in kinds or "night" in kinds):
        time = read_night_of(line, i)
    if time is None and "night_from" in line.tokens[i].traits:
        time = read_range(line, i)  # «ночью с 1 до 5 — ещё 12»
    is_of_days = i > 0 and "of" in line.kinds[i - 1] and "to" in line.kinds[i + 1]
    is_of_days = is_of_days and "month" in line.kinds[i + 3]  # "the week of 6 to 12 October"
    if time is None and (is_led or is_of_days):
        time = read_date_pair(line, i - is_of_days)
    time = time or read_clock_dash(line, i) or read_moment(line, i) or read_day_of(line, i, lang)
    time = time or read_parts_of_days(line, i)
    if time is not None and time.kind != "range" and "from" in kinds and _ranks(line, i):
        _mark(line, range(i, time.end), {"adjective": ""})
        return None
    if time is not None:
        time.kind = "since" if time.kind == "part" and _begins(line, i, time.value) else time.kind
        return time
    if _is_length(line, i):
        _mark(line, (i - 1, i), {"noise": ""})
        return None
    before = line.kinds[i - 1] if i else {}
    is_ranked = "ordinal" in before or ("nth" in before and "within_part" in line.tokens[i].traits)
    is_one_of_row = is_ranked and not _runs_on(line, i)  # «четвёртый за утро»
    if (is_one_of_row or _is_of_row(line, i)) and not _SPANS.isdisjoint(kinds):
        _mark(line, (i,), {"adjective": ""})  # «седьмой за день беспилотник»: its place in a row
        return None
    return _read_date_behind(line, i, lang) or _read_word(line, i)


_OF_A_DAY = frozenset({"night", "part_of_day"})


def _is_of_row(line: Line, i: int) -> bool:
    """ "The fifth drone of the evening was shot down at 21:40": its rank, and its hour."""
    k = i - (i > 0 and "the" in line.tokens[i - 1].traits)
    k -= "of" in line.kinds[k - 1]
    return (
        k < i - 1
        and _ranks(line, k)
        and any("clock" in kinds for kinds in line.kinds[i : i + _NEAR])
    )


def _date_in_months(times: list[TimeExpression]) -> list[TimeExpression]:
    """«В феврале 2024 года … в ночь на 24 февраля»: without months that only give the year."""
    kept = list(times)
    for month in (t for t in times if t.kind == "month" and len(t.dates) == 1):
        whole = month.dates[0]
        for time in times:
            if whole.year and any(d.day and d.month == whole.month for d in time.dates):
                time.dates = [d._replace(year=d.year or whole.year) for d in time.dates]
                kept = [t for t in kept if t is not month]
    return kept


def _ranks(line: Line, i: int) -> bool:
    """ "Already the second since midnight", «второй дрон с полуночи»: its place in a row."""
    at = i - 1 - ("subject" in line.kinds[i - 1])
    return not _RANKS.isdisjoint(line.kinds[at])


def _ends(line: Line, first: TimeExpression, last: TimeExpression) -> bool:
    """ "The raid began at 22:10 and lasted until 4:00": whether two hours are its ends.

    «Первый сбит в 22:40, последний — в 4:15».
    """
    if not first.kind == last.kind == "moment":
        return False
    between = line.kinds[first.end : last.index]
    lead = line.kinds[max(0, first.index - _FIRST_REACH) : first.index]
    is_from_first = any("ordinal" in kinds and kinds.get("nth", "1") == "1" for kinds in lead)
    is_to_last = is_from_first and any("last_one" in kinds for kinds in between)
    return is_to_last or any("lasting" in kinds for kinds in between)


_FIRST_REACH = 5
_RANKS = frozenset({"ordinal", "nth"})


def span(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    """The time from one moment to another."""
    zone = last.zone if first.zone == UNTOLD else first.zone
    return TimeExpression(
        "range",
        first.index,
        last.end,
        clocks=[*first.clocks, *last.clocks],
        dates=[*first.dates, *last.dates],
        zone=zone,
        value="first" if not last.dates else "last",
    )


def _runs_on(line: Line, i: int) -> bool:
    """ "For the fourth night running", «третью ночь подряд»: the last of them, this night."""
    runs = i + 1 < line.n and "running" in line.tokens[i + 1].traits
    return "night" in line.kinds[i] and runs


def _mark(line: Line, positions: Sequence[int], kinds: Kinds) -> None:
    for k in positions:
        is_zone = "close" in line.kinds[k + 1] and k + 1 in positions  # "(3.15am in Moscow)"
        if "place" not in line.kinds[k] or is_zone:
            line.tokens[k].kinds = line.kinds[k] = kinds


def _read_date_behind(line: Line, i: int, lang: str) -> TimeExpression | None:
    """«Торік, 21 червня», «торік у жовтні», "a week ago, on 7 May": the date or the month."""
    kinds = line.kinds[i]
    is_apart = "comma" in line.kinds[i + 1]
    if not ("last_year" in kinds or (is_apart and kinds.get("other_time") == "")):
        return None
    k = i + 1 + is_apart
    if "night_of" in line.kinds[k]:
        time = read_night_of(line, k)
    else:
        start = k + ("in" in line.kinds[k])
        end, day = read_date(line, start)
        time = TimeExpression("date", i, end, dates=[day]) if day is not None else None
        if time is None and "last_year" in kinds and "month" in line.kinds[start]:
            time = read_day_of(line, start, lang)
    if time is not None:
        time.index = i - _counts_length(line, i)  # "two days earlier, on 7 May"
        if "last_year" in kinds:
            time.dates = [d._replace(year=d.year or LAST_YEAR) for d in time.dates]
    return time


def _is_length(line: Line, i: int) -> bool:
    """«тривала дві ночі», «через трое суток»: how long, not when."""
    if i == 0 or line.kinds[i].keys().isdisjoint(("night", "period")):
        return False
    if "nightly" in line.tokens[i].traits:
        return False  # «вслед за двенадцатью ночными дронами»
    is_single = " " not in line.tokens[i].word and "night_adverb" not in line.tokens[i].traits
    is_single = is_single and "ordinal" not in line.kinds[i - 1] and not _runs_on(line, i)
    number = line.number(i - 1) if is_single else None
    return number is not None and number > 1 and "in" not in line.kinds[max(0, i - 2)]


def _read_part(line: Line, i: int, value: str) -> TimeExpression:
    """A part of a day; "since the evening" is a start that has no hour."""
    end, day = read_day(line, i + 1)
    if day is None:
        end, day = _read_number_of_day(line, i + 1)
    kind = "since" if _begins(line, i, value) else "part"
    return TimeExpression(kind, i, end, dates=[day] if day else [], value=value)


def _read_number_of_day(line: Line, i: int) -> tuple[int, PartialDate | None]:
    """«утром 14-го», "on the morning of the 14th": a day whose month was told before."""
    k = i + ("of" in line.kinds[i])
    k += k < line.n and "the" in line.tokens[k].traits
    number = line.number(k) if "day_number" in line.kinds[k] else None
    is_day = number is not None and 1 <= number <= 31 and "subject" not in line.kinds[k + 1]
    return (k + 1, PartialDate(number)) if is_day else (i, None)


def _begins(line: Line, i: int, value: str) -> bool:
    """«з учорашнього вечора», "since the evening": what only begins, and has no hour."""
    k = i - 1 - (i > 0 and "the" in line.tokens[i - 1].traits)
    is_led = k >= 0 and not _LEADS_START.isdisjoint(line.tokens[k].traits)
    return value == "evening" and is_led


_LEADS_START = frozenset({"onwards", "evening_on"})


def _is_compared(line: Line, i: int) -> bool:
    """«для сравнения: прошлой ночью», "fewer than last night"."""
    near = range(max(0, i - _NEAR), i)
    is_said = any("comparison" in line.kinds[k] for k in near)
    return is_said or is_compared(line.tokens, i, 1)


def _counts_length(line: Line, i: int) -> bool:
    is_length = "length_earlier" in line.tokens[i].traits
    return is_length and not _NUMBERS.isdisjoint(line.kinds[i - 1])


def _read_other(line: Line, i: int, value: str) -> TimeExpression:
    """Another time than what the text is about; a next day that heads no clause dates nothing."""
    start = i - _counts_length(line, i)  # "ten days earlier"
    is_head = i == 0 or not _OPENS_CLAUSE.isdisjoint(line.kinds[i - 1])
    k = i + 1 + ("comma" in line.kinds[i + 1])
    is_told = "say" in line.kinds[k] or "speaker" in line.kinds[k]
    if value == "next_day" and (not is_head or is_told):
        return TimeExpression("report", i, i + 1)  # "the ministry reported the next day"
    return TimeExpression("other", start, i + 1, value=value)


def _read_season(line: Line, i: int) -> TimeExpression | None:
    """«Весной здесь за ночь сбивали и по 33»: some night of another time, without its year."""
    is_head = i == 0 or (i < _SEASON_WITHIN and "in" in line.kinds[0])
    has_night = any("night" in kinds for kinds in line.kinds[i + 1 : i + _NEAR])
    return TimeExpression("other", i, i + 1) if is_head and has_night else None


_SEASON_WITHIN = 3


def _read_night(line: Line, i: int) -> TimeExpression | None:
    """A night, with the day behind it if there is one."""
    kinds = line.kinds[i]
    is_of = "night" not in kinds and "at_night" not in line.tokens[i].traits
    if is_of and not ("night_to" in line.tokens[i].traits and line.number(i + 1)):
        return None  # but "brings the count for the night to 61"
    end, day = read_day(line, i + 1)
    if day and day.name in YESTERDAY:
        day = None
    is_told = i > 0 and "same_night" in line.tokens[i - 1].traits
    dates = [day] if day else []
    value = "last" if "last_night" in line.tokens[i].traits else "that" if is_told else ""
    is_record = i > 0 and "record_noun" in line.tokens[i - 1].traits and not dates
    if is_record:  # «Рекорд за одну ночь — 337»
        return TimeExpression("other", i, end)
    return TimeExpression("night", i, end, dates=dates, value=value)


def _read_word(line: Line, i: int) -> TimeExpression | None:
    """A word that is an expression of time by itself, or with a day behind it."""
    kinds = line.kinds[i]
    if "other_time" in kinds:
        return _read_other(line, i, str(kinds["other_time"]))
    if "months" in kinds:
        return read_months(line, i) or _read_season(line, i)
    if "same_hours" in kinds:
        end, day = read_day(line, i + 1)
        return TimeExpression("range", i, end, dates=[day] if day else [], value="again")
    if "report_time" in kinds:
        return TimeExpression("report", i, i + 1)
    if "period" in kinds:
        if kinds["period"] == "year":
            year, end = read_year(line, i + 1)
            if year:  # "in the year 2025", "since January 2023"
                days = [PartialDate(None, None, year)]
                begins = "since" if "since" in line.tokens[i].traits else ""
                return TimeExpression("year", i, end, dates=days, value=begins)
        if "report_noun" in line.kinds[i + 1]:
            return TimeExpression("report", i, i + 1)  # "in its monthly summary"
        end, day = read_day(line, i + 1) if kinds["period"] == "day_so_far" else (i + 1, None)
        dates = [day] if day else []  # «с начала суток 3 марта»
        return TimeExpression("period", i, end, dates=dates, value=str(kinds["period"]))
    if "last_night" in line.tokens[i].traits and _is_compared(line, i):
        return TimeExpression("other", i, i + 1, value="night")  # «для сравнения: прошлой ночью»
    if "night" in kinds or "night_of" in kinds:
        return _read_night(line, i)
    if "part_of_day" in kinds and "report_noun" in line.kinds[i + 1]:
        return TimeExpression("report", i, i + 1)  # «утренняя сводка» dates the report
    if "part_of_day" in kinds:
        return _read_part(line, i, str(kinds["part_of_day"]))
    if "hour_later" in kinds:
        return TimeExpression("later", i, i + 1, value=str(kinds["hour_later"]))
    if "tally" in kinds:
        return TimeExpression("tally", i, i + 1, value=str(kinds["tally"]))
    return None
