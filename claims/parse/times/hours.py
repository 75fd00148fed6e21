"""Hours in a sentence as expressions of time: from one to another, since, until, at."""

import itertools

from claims.parse.times.clocks import (
    JOINTS,
    UNTOLD,
    Clock,
    in_part_of_day,
    joins_night,
    pass_elsewhere,
    read_clock,
    read_zone,
    same_half,
    tells_minutes,
)
from claims.parse.times.dates import PartialDate, is_clock_like, read_day
from claims.parse.times.expressions import TimeExpression
from claims.parse.words.tokens import Line, Token

_STATES = frozenset({"report_noun", "tally", "say", "region_anaphora", "comma"})
_CLAUSE_MARKS = frozenset({"comma", "semicolon", "dash", "close", "quote"})
_BEHIND_HOURS = _CLAUSE_MARKS | {"over"}
_NAMED_HOURS = frozenset({"clock", "midnight", "noon"})
_HOURS = _NAMED_HOURS | {"digits"}
_HOUR_REACH = 20


def read_range(line: Line, i: int, has_range: bool = False) -> TimeExpression | None:
    """«с 23:00 [мск] [12 мая] до 7:00 [мск] [13 мая]», "between 9 and 11 a.m.".

    Behind another range of hours the word for them may be left out at the end of a clause: «восемь
    с часа до шести утра, пять над Калужской — с пяти до девяти».
    """
    opens, lead = _read_leading_day(line, i + 1)
    first = read_clock(line, opens, True)
    if first is None:
        return None
    clock, k, is_certain, part = first
    zone, k = _read_zones(line, k)
    if i and "timezone" in line.kinds[i - 1]:
        zone = str(line.kinds[i - 1]["timezone"])
    k, day = (k, lead) if lead else read_day(line, k)
    dates = [day] if day else []
    dawn = _end_of_dawn(line, k)
    if dawn is not None:
        return _end_night(
            line,
            TimeExpression("night", i, dawn, clocks=[clock], dates=dates, zone=zone or UNTOLD),
        )
    bare = None
    clock, k, is_named = in_part_of_day(line, clock, k)
    is_certain = is_certain or is_named
    if not day and "of" in line.kinds[k] and k + 1 < line.n:
        bare = line.number(k + 1)
        k += 2 if bare else 0
    zone2, k = _read_zones(line, k)
    zone = zone or zone2
    joint = _joint_of_hours(line, k)
    if joint is None:
        return None
    k = joint
    start, lead2 = _read_leading_day(line, k + 1)
    second = read_clock(line, start, True)
    if second is None:
        return None
    clock2, end, is_certain2, part2 = second
    is_hour = "clock" in line.kinds[start] or is_certain2 or read_zone(line, end)[0]
    is_named_start = part or day or not _NAMED_HOURS.isdisjoint(line.kinds[opens])
    if is_named_start and "dash" in line.kinds[k] and not is_hour:
        return None  # «с 7 утра — 22», «с 22:00 вчерашнего дня — 12»: a start, and how many since
    zone3, end = _read_zones(line, end)
    end, day2 = (end, lead2) if lead2 else read_day(line, end)
    if day2 is None and "comma" in line.kinds[end]:
        after, day2 = read_day(line, end + 1)
        end = after if day2 else end
    if day2 or "night" not in line.kinds[end]:
        clock2, end, is_named = in_part_of_day(line, clock2, end)
        is_certain2 = is_certain2 or is_named
    zone4, end = _read_zones(line, end)
    zone = zone or zone3 or zone4
    is_start = is_certain and "since" not in line.tokens[i].traits  # "since midnight to 14"
    if not (is_start or is_certain2 or zone or _stands_apart(line, i, end, has_range)):
        return None
    if part2 and not part and clock[0] != 0:  # not "from midnight to 8 p.m."
        clock = same_half(clock, clock2, part2)
    elif not (part2 or day2 or is_certain2):
        clock2 = _in_same_evening(line, i, clock, clock2, start)
    if day2:
        if bare and day2.month:
            dates.append(day2._replace(day=bare))
        dates.append(day2)
    return TimeExpression(
        "range",
        i,
        end,
        clocks=[clock, _end_of_day(clock2, dates)],
        dates=dates,
        zone=zone or UNTOLD,
        value="first" if len(dates) == 1 and not day2 else "last",
        is_bare=not (is_certain or is_certain2 or zone)
        or (tells_minutes(line, i + 1) and not (part or part2 or is_named)),
    )


def _goes_on_from_hours(line: Line, i: int, end: int) -> bool:
    """«…, ещё пять — с пяти до девяти», behind other hours: a number, its hours, and no more.

    Not so "since midnight to 24", «с 20:00 до 23:00 их число выросло с трёх до пяти».
    """
    lead = list(itertools.takewhile(lambda kinds: "time" not in kinds, line.kinds[:i][::-1]))
    is_counted = any(not _NUMBERS.isdisjoint(kinds) for kinds in lead)
    is_last = end == line.n or not _BEHIND_HOURS.isdisjoint(line.kinds[end])
    is_start = "since" not in line.tokens[i].traits
    return is_counted and is_last and is_start and all(map(_NO_HOURS.isdisjoint, lead))


_NUMBERS = frozenset({"digits", "number"})


def _joint_of_hours(line: Line, k: int) -> int | None:
    """Where the word stands that joins an hour before k to another: "until", «и до», a dash."""
    if "comma" in line.kinds[k] and "dash" in line.kinds[k + 1]:
        return None  # «начиная с 20:00, — десять»
    k += "comma" in line.kinds[k]
    k += "and" in line.kinds[k] and "to" in line.kinds[k + 1]  # «после семи утра и до десяти»
    return None if JOINTS.isdisjoint(line.kinds[k]) and not joins_night(line, k) else k


def _in_same_evening(line: Line, i: int, clock: Clock, clock2: Clock, at: int) -> Clock:
    """ "From 8 p.m. to 11", "from noon to three": a bare hour at `at` behind one after noon."""
    if line.number(at) is None:
        return clock2
    is_told = "digits" not in line.kinds[i + 1] or "clock_part" in line.kinds[i + 2]
    later = (clock2[0] + 12, clock2[1])
    return later if is_told and clock2 < (12, 0) <= clock < later else clock2


def _end_of_day(clock: Clock, dates: list[PartialDate]) -> Clock:
    """Midnight as an end is that of the day before, but not in «до 0:00 1 января» of two days."""
    is_of_next = len(dates) > 1 and dates[0] != dates[-1]
    return (24, 0) if clock == (0, 0) and not is_of_next else clock


def _read_zones(line: Line, i: int) -> tuple[str | None, int]:
    """The time zone at position i, and the same hour in another one behind it: "(20:00 GMT)"."""
    zone, end = read_zone(line, i)
    return zone, pass_elsewhere(line, end)


def _read_leading_day(line: Line, i: int) -> tuple[int, PartialDate | None]:
    """«с пятницы 21:00», "from 12 May, 9 p.m.": a day before its hour, and where that stands."""
    k, day = read_day(line, i)
    if day is None:
        return i, None
    k += "part_of_day" in line.kinds[k]  # "from Saturday evening at 9 p.m."
    k += "comma" in line.kinds[k]
    k += k < line.n and "at_hour" in line.tokens[k].traits
    clock = read_clock(line, k, False)
    return (k, day) if clock is not None and clock[2] else (i, None)


def _end_of_dawn(line: Line, i: int) -> int | None:
    """ "Between midnight and dawn", «с 22:00 и до утра»: what follows the words for it."""
    if i < line.n and "until_dawn" in line.tokens[i].traits:
        return i + 1
    i += "and" in line.kinds[i] and "to" in line.kinds[i + 1]
    i += i + 1 < line.n and "the" in line.tokens[i + 1].traits
    end = line.kinds[i + 1]
    is_dawn = i + 1 < line.n and "dawn" in line.tokens[i + 1].traits
    is_morning = end.get("clock_part") == "am" or end.get("part_of_day") == "morning"
    is_dawn = is_dawn or (is_morning and read_day(line, i + 2)[1] is None)
    return i + 2 if is_dawn and not JOINTS.isdisjoint(line.kinds[i]) else None


def _end_night(line: Line, night: TimeExpression) -> TimeExpression:
    """«С полуночи до рассвета, до 5:30»: with the hour of the dawn, if it is told behind."""
    is_led = "comma" in line.kinds[night.end] and "to" in line.kinds[night.end + 1]
    until = read_clock(line, night.end + 2, False) if is_led else None
    if until is not None:
        night.kind, night.end = "range", until[1]
        night.clocks.append(until[0])
    return night


def _stands_apart(line: Line, i: int, end: int, has_range: bool) -> bool:
    """«За три часа, с 14 до 17, сбито 36», «С 14 до 17 над областью …»: hours without a word.

    So too right behind a part of the day: «утром с 9 до 10 — ещё два».
    """
    if has_range and _goes_on_from_hours(line, i, end):
        return True
    is_timed = "night_from" in line.tokens[i].traits or (i > 0 and "time" in line.kinds[i - 1])
    if is_timed and not _BESIDE_HOURS.isdisjoint(line.kinds[end]):
        around = line.tokens[max(0, i - _HOUR_REACH) : end + 1]
        return all(_NO_HOURS.isdisjoint({*t.kinds, *t.traits}) for t in around)
    if i == 0 or not _CLAUSE_MARKS.isdisjoint(line.kinds[i - 1]):
        is_heading = "dash" in line.kinds[end] and not _COUNTED.isdisjoint(line.kinds[end + 1])
        if is_heading:
            return True  # «с 6 до 9 — ещё четыре»
    if i == 0 or "colon" in line.kinds[i - 1]:
        return not _AFTER_HOURS.isdisjoint(line.kinds[end])
    sides = line.kinds[i - 1], line.kinds[end]
    if i < 2 or any(_SETS_APART.isdisjoint(kinds) for kinds in sides):
        return False
    lead = line.kinds[max(0, i - _TIME_REACH) : i - 1]
    return "hour_word" in lead[-1] or any("time" in kinds for kinds in lead)


_SETS_APART = frozenset({"comma", "dash"})
_NO_HOURS = frozenset({"grew", "raises", "month"})  # «за неделю с 6 по 12 апреля»
_TIME_REACH = 8  # words: "on the morning of the same day, from 9 to 11"
_COUNTED = frozenset({"another", "digits", "number", "vague"})
_AFTER_HOURS = frozenset({"over", "outcome", "doer"})
_BESIDE_HOURS = _AFTER_HOURS | _COUNTED | _SETS_APART | {"in"}


_GOES_ON = frozenset({"to", "and", "dash", "part_of_day", "night", "clock", "in", "around_time"})


def read_since(line: Line, i: int) -> TimeExpression | None:
    """«с полуночи», «с восьми вечера», «с понедельника»: a start without an end."""
    near = line.kinds[i + 1], line.kinds[i + 2]
    if "weekday" in near[0] and _GOES_ON.isdisjoint(near[1]):
        return TimeExpression("period", i, i + 2, value="week")
    is_part = any("weekday" in kinds for kinds in near) and any("part_of_day" in k for k in near)
    if is_part and _GOES_ON.isdisjoint(line.kinds[i + 3]):
        return TimeExpression("period", i, i + 3, value="week")  # «с вечера пятницы»
    found = read_clock(line, i + 1, False) or _read_hour_of_part(line, i + 1)
    if found is None or ("digits" in line.kinds[i + 1] and not found[2]):
        return None
    zone, end = read_zone(line, found[1])
    if found[0] == (0, 0):
        return TimeExpression("period", i, end, value="day_so_far", zone=zone or UNTOLD)
    end, day = read_day(line, end)
    return TimeExpression(
        "since", i, end, clocks=[found[0]], dates=[day] if day else [], zone=zone or UNTOLD
    )


def _read_hour_of_part(line: Line, i: int) -> tuple[Clock, int, bool, str] | None:
    """ "Since 7 this morning": an hour by the part of the day behind it."""
    bare = read_clock(line, i, True)
    clock, end, is_named = in_part_of_day(line, bare[0], bare[1]) if bare else ((0, 0), i, False)
    return (clock, end, True, "") if is_named else None


def read_clock_dash(line: Line, i: int) -> TimeExpression | None:
    at = i + ("around_time" in line.kinds[i])  # «о 23:00–01:00»
    at, lead_day = _read_leading_day(line, at)  # "Sunday 23:00 – Monday 06:00"
    if "clock" not in line.kinds[at] and (at > i or _HOURS.isdisjoint(line.kinds[at])):
        return None
    first = read_clock(line, at, False) or _read_bare_hour(line, at)
    if not first:
        return None
    lead, k = read_zone(line, first[1])
    k, day_before = (k, lead_day) if lead_day else read_day(line, k)
    joined = line.kinds[k]
    if not ("dash" in joined or "to" in joined):
        return None
    start, next_day = _read_leading_day(line, k + 1)
    second = read_clock(line, start, lead is not None)
    if not second or (at > i and "clock" not in line.kinds[start]):
        return None  # «в 22:10 мск — один БПЛА»
    is_start = i > 0 and "from" in line.kinds[i - 1] and "clock" in line.kinds[at]
    if is_start and "dash" in joined and not ("clock" in line.kinds[start] or second[3]):
        return None  # «итого с 7:00 — одиннадцать»
    zone, end = read_zone(line, second[1])
    is_inside = "open" in line.kinds[end]
    after, day = (end, next_day) if next_day else read_day(line, end + is_inside)
    if day and not next_day:
        end = after + ("close" in line.kinds[after])
    dates = [d for d in (day_before, day) if d]
    return TimeExpression(
        "range",
        i,
        end,
        clocks=[first[0], _end_of_day(second[0], dates)],
        dates=dates,
        zone=zone or lead or UNTOLD,
        value="last" if day else "first",
    )


def _read_bare_hour(line: Line, i: int) -> tuple[Clock, int, bool, str] | None:
    """The first hour of "(8 to 11 p.m.)": its half of the day stands behind the second."""
    is_led = not (i and _OPENS_HOURS.isdisjoint(line.kinds[i - 1]))
    if not is_led or JOINTS.isdisjoint(line.kinds[i + 1]) or "and" in line.kinds[i + 1]:
        return None
    first, second = read_clock(line, i, True), read_clock(line, i + 2, False)
    if not second or not first or not second[3]:
        return None
    return (same_half(first[0], second[0], second[3]), *first[1:])


_OPENS_HOURS = frozenset({"open", "comma", "colon", "line"})


_LENGTHS = (*range(1, 13), 24)
"""Hours that a length of time has; 13 to 23 are rather hours of the clock."""


def read_hours_until(line: Line, i: int) -> TimeExpression | None:
    """ "In six hours to midnight", "the 24 hours to 8 a.m.": a length of time and its end."""
    hours = line.number(i) if "hour_word" in line.kinds[i + 1] else None
    if hours is None or hours not in _LENGTHS:
        return None
    is_led = "to" in line.kinds[i + 2] or any(
        "before_hour" in t.traits for t in line.tokens[i + 2 : i + 3]
    )
    if not is_led:
        return None
    found = read_clock(line, i + 3, False)
    if found is None:  # "in the 24 hours to Friday morning"
        return TimeExpression("period", i, i + 3, value="24h") if hours == 24 else None
    (hour, minute), end, _, _ = found
    hour = hour or 24
    zone, end = read_zone(line, end)
    end, day = read_day(line, end)
    clocks = [((hour - hours) % 24, minute), (hour, minute)]
    dates = [day] if day else []
    return TimeExpression(
        "range", i, end, clocks=clocks, dates=dates, zone=zone or UNTOLD, value="last"
    )


def read_time_later(line: Line, i: int) -> TimeExpression | None:
    """ "40 minutes later", «через 40 минут», «за час до этого»: counted from what was told last."""
    to_hour = line.kinds[i].get("minutes_of_hour")  # «за двадцять хвилин» is one phrase
    is_hour = "hour_number" in line.kinds[i + 1]  # «за двадцять хвилин шоста»
    is_led = "in_span" in line.tokens[i].traits and not is_hour
    if to_hour is not None and is_led and _tells_more(line, i + 1):
        end = i + 1 + (not _UNITS.isdisjoint(line.kinds[i + 1]))  # «за п'ятнадцять хвилин»
        return TimeExpression("later", i, end, value=str(-int(str(to_hour)) / 60))
    number, unit = line.number(i), line.kinds[i + 1]
    lead = line.tokens[i - 1].traits if i else frozenset()
    if number is not None and "span_next" in lead and "comma" in unit:
        # «за два часа сбили восемь, за следующие три, до 18:00, — …»: three hours
        told = "to" in line.kinds[i + 2] or any("hour_word" in kinds for kinds in line.kinds[:i])
        return TimeExpression("later", i - 1, i + 1, value=f"next {number}") if told else None
    if number is None or _UNITS.isdisjoint(unit):
        return None
    behind = line.tokens[i + 2].traits if i + 2 < line.n else frozenset()
    if "hour_word" in unit and ("span_next" in lead or "span_followed" in behind):
        end = i + 2 + ("span_followed" in behind)  # "in the following eight hours"
        return TimeExpression("later", i - ("span_next" in lead), end, value=f"next {number}")
    is_led = "after_span" in lead or ("in_span" in lead and _tells_more(line, i))
    is_earlier = "span_earlier" in behind
    if not (is_led or is_earlier or "span_later" in behind):
        return None
    hours = (number / 60 if "minute_word" in unit else number) * (-1 if is_earlier else 1)
    has_word = is_earlier or "span_later" in behind
    return TimeExpression("later", i - is_led, i + 2 + has_word, value=str(hours))


def read_times_ago(line: Line) -> list[TimeExpression]:
    """ "Half an hour ago", «двадцать минут назад»: no hours of the window told before them."""
    found = []
    for end in (i for i, t in enumerate(line.tokens) if i and "ago" in t.traits):
        start = end - 1  # «минут двадцать назад» has its unit first
        is_turned = start > 0 and "number" in line.kinds[start]
        start -= is_turned and not _UNITS.isdisjoint(line.kinds[start - 1])
        if not _UNITS.isdisjoint(line.kinds[start]):
            start = _start_of_length(line, start)
        elif "length_of_time" not in line.tokens[start].traits:
            continue
        if not start or _COUNTS.isdisjoint(line.kinds[start - 1]):  # "up from 18 an hour ago"
            found.append(TimeExpression("other", start, end + 1, value="ago"))
    return found


def _start_of_length(line: Line, unit: int) -> int:
    """The first word of "half an hour", «около двух часов»."""
    start, lead = unit, line.tokens[unit - 1].traits if unit else frozenset()
    if not _PARTS_OF_LENGTH.isdisjoint(lead) or (unit and _NUMBERS & line.kinds[unit - 1].keys()):
        start -= 1
    lead_kinds = line.kinds[start - 1] if start else {}
    return start - ("about" in lead_kinds or (start < unit and "fraction" in lead_kinds))


_COUNTS = frozenset({"number", "digits"})
_PARTS_OF_LENGTH = frozenset({"part_of_length", "indefinite"})
_NUMBERS = _COUNTS | {"fraction", "vague"}


def _tells_more(line: Line, i: int) -> bool:
    """«…, за сорок хвилин там-таки збито ще чотири»: later; «збито сім за сорок хвилин»: within."""
    opens = i == 1 or not _OPENS_CLAUSE.isdisjoint(line.kinds[i - 2])
    clause = itertools.takewhile({"comma", "semicolon"}.isdisjoint, line.kinds[i:])
    return opens and any("another" in kinds for kinds in clause)


_UNITS = frozenset({"minute_word", "hour_word"})
_OPENS_CLAUSE = frozenset({"comma", "semicolon", "and", "while", "dash"})


def read_moment(line: Line, i: int) -> TimeExpression | None:
    start = i
    kinds = line.kinds[i]
    is_until = "to" in kinds and "around_time" not in kinds
    has_lead = "around_time" in kinds or is_until
    if has_lead:
        i += 1
    found = read_clock(line, i, False)
    if found is None and has_lead:
        bare = read_clock(line, i, True)
        is_at = bare is not None and "to" not in kinds
        if bare and is_at and read_zone(line, bare[1])[0]:
            found = bare
        elif (
            bare
            and is_at
            and "shortly" in line.tokens[start].traits
            and _ends_clause(line, bare[1])
        ):
            return TimeExpression("moment", start, bare[1], clocks=[bare[0]])
        elif bare and "dash" in line.kinds[bare[1]] and (earlier := _led_before(line, start)):
            is_pm = any(t.entry.kinds.get("clock_part") in ("pm", "day") for t in earlier)
            hour = bare[0][0] + 12 * (is_pm and bare[0][0] < 12)
            is_tally = "as_of" in line.tokens[start].traits
            return TimeExpression(
                "moment", start, bare[1], clocks=[(hour, bare[0][1])], is_tally=is_tally
            )
    if found is None:
        return None
    clock, end, is_certain, part = found
    token = line.tokens[i]
    is_named = not {"midnight", "noon"}.isdisjoint(token.kinds) and not (
        start and "hour_word" in line.kinds[start - 1]
    )
    if is_until and not (part or is_named) and "clock" not in token.kinds:
        return None  # «до 24 часов» may be a length, «за час до полуночи» is no tally
    if "hour_word" in line.kinds[i + 1] and not has_lead and "clock" not in token.kinds:
        return None  # «24 часа» is a length, not a time of day
    if "span" in line.kinds[i + 1] and "onto" in line.tokens[start].traits and _lasts(line, start):
        return None
    if "number" in token.kinds and not has_lead:
        return None
    if not has_lead and "part_of_day" in line.kinds[i + 1] and "clock" not in token.kinds:
        return None  # "30 drones: 11 in the morning", rather than at 11
    zone, end = read_zone(line, end)
    if "clock" in token.kinds and "." in token.word and not is_clock_like(token.word):
        day, month = map(int, token.word.split("."))
        is_hour = zone or part or (start < i and "at_hour" in line.tokens[start].traits)
        is_hour = is_hour or "about" in line.kinds[i - 1]  # "at around 23.10"
        if 1 <= day <= 31 and 1 <= month <= 12 and not is_hour:
            return TimeExpression("date", start, end, dates=[PartialDate(day, month)])
    if not is_certain and not zone:
        return None
    end, day_found = read_day(line, end)
    if zone is None:
        zone, end = read_zone(line, end)
    if zone is None and start and "timezone" in line.kinds[start - 1]:
        zone = str(line.kinds[start - 1]["timezone"])  # «за київським часом о 5:15»
    # "at 4.15am local time (3.15am in Moscow)"
    end = end if zone is None else pass_elsewhere(line, end)
    is_up_to = is_until or "up_to_hour" in line.tokens[start].traits
    return TimeExpression(
        "moment",
        start,
        end,
        clocks=[(24, 0) if is_up_to and clock == (0, 0) else clock],
        dates=[day_found] if day_found else [],
        zone=zone or UNTOLD,
        is_tally=is_until or "as_of" in line.tokens[start].traits,
    )


def _led_before(line: Line, i: int) -> list[Token]:
    """«К семи утра — 40, к девяти — 46»: the hour before that has the same small word."""
    near = range(max(0, i - _HOUR_REACH), i)
    leads = [
        k for k in near if "time" in line.kinds[k] and line.tokens[k].word == line.tokens[i].word
    ]
    return line.tokens[leads[-1] : i] if leads else []


def _ends_clause(line: Line, i: int) -> bool:
    return i >= line.n or not _CLAUSE_MARKS.isdisjoint(line.kinds[i])


def _lasts(line: Line, i: int) -> bool:
    """«Закрыли на два часа», «на три дня», but «сводка на 8 часов»: a length of time."""
    return i > 0 and _STATES.isdisjoint(line.kinds[i - 1])
