"""Hours in a sentence: clock times, hours in words, parts of the day, time zones."""

from claims.parse.places.place import PLACING
from claims.parse.times.dates import is_day_of_clock
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Line

Clock = tuple[int, int]
"""An hour and a minute."""

JOINTS = frozenset({"to", "and", "dash"})
"""What joins two hours to a range."""


def _is_north(line: Line, i: int) -> bool:
    """«Угруповання „Північ“», «над північчю півострова», «на сході та півночі області»."""
    before = line.kinds[i - 1] if i else {}
    if "quote" in before:
        return True
    is_side = "territory" in line.kinds[i] and "to" not in before
    return is_side and not (PLACING.isdisjoint(before) and _REGIONS.isdisjoint(line.kinds[i + 1]))


_REGIONS = frozenset({"place", "region_noun", "region_anaphora"})


def read_clock(line: Line, i: int, is_bare_allowed: bool) -> tuple[Clock, int, bool, str] | None:
    """(clock, next, is it certain, part of day) at position i."""
    kinds = line.kinds[i]
    if _OF_HOURS.isdisjoint(kinds):
        return None
    if "midnight" in kinds and not _is_north(line, i):
        return (0, 0), i + 1, True, ""
    if "noon" in kinds:
        return (12, 0), i + 1, True, ""
    token = line.tokens[i]
    named = line.kinds[i + 1]
    is_named = "noon" in named or "midnight" in named  # "12:00 noon"
    if is_named and token.word[:2] == str(_TWELVE):
        return (_TWELVE if "noon" in named else 0, 0), i + 2, True, ""
    if "clock" in kinds:
        hour, minute = map(int, token.word.replace(".", ":").split(":"))
        if hour > 24 or minute > 59 or is_day_of_clock(line, i):
            return None
        part, end = _part(line, i + 1, hour)
        if "hour_word" in line.kinds[end]:
            end += 1
        return (afternoon(hour, part), minute), end, True, part
    if tells_minutes(line, i):
        return _parted_hour(line, i)
    value, i = _read_hour(line, i)
    is_bare = line.kinds[i + 1].keys().isdisjoint(("clock_part", "hour_word"))
    if value is None or ("day_number" in kinds and is_bare and not is_bare_allowed):
        return None
    if len(token.word) == 4 and token.word.isdigit() and value < 2400 and value % 100 < 60:
        following = line.kinds[i + 1]
        if (
            "timezone" in following
            or "hour_word" in following
            or (token.word[0] in "012" and not 1990 <= value <= 2100)
            or _leads_to_hours(line, i + 1)
        ):
            end = i + 1 + ("hour_word" in following)
            return (value // 100, value % 100), end, "timezone" in following or end > i + 1, ""
    if value > 24:
        return None
    end = i + 1
    is_certain = False
    minute = 0
    if "hour_word" in line.kinds[end]:
        end += 1
        is_certain = True
        minutes = line.number(end)
        if minutes is not None and minutes < 60 and "minute_word" in line.kinds[end + 1]:
            minute = minutes
            end += 2
    part, after = _part(line, end, value)
    if part:
        return (afternoon(value, part), minute), after, True, part
    if is_certain or is_bare_allowed:
        return (value, minute), end, is_certain, ""
    return None


def _leads_to_hours(line: Line, i: int) -> bool:
    """ "Between 2000 and 2300 Moscow time": no year, for what it is joined to is an hour."""
    if line.number(i + 1) is None or JOINTS.isdisjoint(line.kinds[i]):
        return False
    return not _HOURS.isdisjoint(line.kinds[i + 2])


def _read_hour(line: Line, i: int) -> tuple[int | None, int]:
    """The number at a position and where its last word stands: «с двадцати трёх часов»."""
    tens = line.number(i)
    is_word = tens == _TWENTY and not line.tokens[i].word.isdigit()
    units = line.number(i + 1) or 0 if is_word else 0
    if 0 < units < _DAY_HOURS - _TWENTY and "hour_word" in line.kinds[i + 2]:
        return _TWENTY + units, i + 1
    return tens, i


_OF_HOURS = frozenset(
    """
    midnight noon clock digits number day_number hour_number minutes_of_hour fraction
    """.split()
)
_HOURS = frozenset({"timezone", "hour_word"})
_TWENTY, _DAY_HOURS = 20, 25
_TWELVE = 12
_MINUTES = {"1/2": 30, "1/4": 15}


def tells_minutes(line: Line, i: int) -> bool:
    """«половины шестого», "half past five": minutes before an hour, which tell no half of a day."""
    return not _PARTS_OF_HOUR.isdisjoint(line.kinds[i])


_PARTS_OF_HOUR = frozenset({"minutes_of_hour", "fraction"})


def _parted_hour(line: Line, i: int) -> tuple[Clock, int, bool, str] | None:
    """«половины шестого» is 5:30, "half past five" too; «без четверти пять» is 4:45."""
    kinds, following = line.kinds[i], line.kinds[i + 1]
    hour = line.number(i + 1)
    is_of_midnight = "of_midnight" in line.tokens[i].traits  # "ten minutes after midnight"
    if is_of_midnight or ("minutes_of_hour" in kinds and "midnight" in following):
        minutes = int(str(kinds["minutes_of_hour"])) % (24 * 60)
        return (minutes // 60, minutes % 60), i + 2 - is_of_midnight, True, ""
    if hour is None or not 1 <= hour <= 12:
        return None
    if "minutes_of_hour" in kinds:
        minutes = 60 * hour + int(str(kinds["minutes_of_hour"]))
    elif _leads_hour(following) and kinds["fraction"] in _MINUTES:
        minutes = 60 * (hour - 1) + _MINUTES[str(kinds["fraction"])]
    else:
        return None
    end = i + 2 + ("hour_word" in line.kinds[i + 2])
    part, end = _part(line, end, minutes // 60)
    return (afternoon(minutes // 60, part), minutes % 60), end, True, part


def _leads_hour(following: Kinds) -> bool:
    """«половина первого», but not «два с половиной часа»."""
    return "hour_number" in following and "hour_word" not in following


def _part(line: Line, i: int, hour: int) -> tuple[str, int]:
    """("am" or "pm", the position behind it): «11 ночи» is 23:00, and «11 дня» is no such."""
    part = line.kinds[i].get("clock_part")
    if part in _WHOLE_PARTS:
        part = "pm" if (part == "night") == (_LATE <= hour < _TWELVE) else "am"
    return (str(part), i + 1) if part else ("", i)


_WHOLE_PARTS = frozenset({"day", "night"})
_LATE = 8


LOCAL = "local"
"""The time zone of the place that the hour is told of."""
UNTOLD = "3.0"
"""Moscow's time zone, where the text names none: "3" is Moscow's by its words."""
MOST_HOURS_AHEAD = 9
"""Kamchatka's clocks, nine hours ahead of Moscow's."""
_BASES = {"0": 3, "3": 0}
"""Time zones that others are told by, and how far Moscow is ahead of them."""


def read_zone(line: Line, i: int) -> tuple[str | None, int]:
    """(time zone, next) at position i, also in parentheses or behind "in"."""
    k = i
    if "open" in line.kinds[k]:
        k += 1
    if "in" in line.kinds[k] and "timezone" in line.kinds[k + 1]:
        k += 1
    value = line.kinds[k].get("timezone")
    if value is None:
        return None, i
    k += 1
    is_base = "or_more" in line.kinds[k] and value in _BASES
    hours = line.number(k + 1) if is_base else None
    if hours is not None and hours <= MOST_HOURS_AHEAD + _BASES[str(value)]:
        value = str(int(str(value)) + hours)  # «МСК+1», "UTC+4": so many hours ahead of it
        k += 2
    if "open" in line.kinds[k] and "timezone" in line.kinds[k + 1]:
        named, k = read_zone(line, k)
        # «по самарскому времени (МСК+1)», «по местному времени (МСК+1)»
        return named if value == LOCAL else str(value), k
    if "open" in line.kinds[i] and "close" in line.kinds[k]:
        k += 1
    return str(value), k


def pass_elsewhere(line: Line, i: int) -> int:
    """Passes the same hour in another time zone: "(20:00 GMT)", "(3.15am in Moscow)"."""
    if "open" not in line.kinds[i]:
        return i
    clock = read_clock(line, i + 1, True)
    if clock is None:
        return i
    k = clock[1]
    is_city = "in" in line.kinds[k] and k + 1 < line.n and "capital" in line.tokens[k + 1].traits
    k = k + 2 if is_city else read_zone(line, k)[1]
    return k + 1 if "close" in line.kinds[k] else i


def in_part_of_day(line: Line, clock: Clock, i: int) -> tuple[Clock, int, bool]:
    """ "ten on Tuesday night", "five on Wednesday morning": the half of the day behind it."""
    i += i < line.n and "this" in line.tokens[i].traits
    kinds = line.kinds[i]
    hour, minute = clock
    is_joint = joins_night(line, i)
    if "night" in kinds or is_joint:
        part = "pm" if 6 <= hour < 12 else "am"
    elif "part_of_day" in kinds:
        part = "am" if kinds["part_of_day"] == "morning" else "pm"
    elif "clock_part" in kinds:  # «до одиннадцати сегодняшнего утра»
        part = str(kinds["clock_part"])
    else:
        return clock, i, False
    return (afternoon(hour, part) if hour <= 12 else hour, minute), i + (not is_joint), True


def joins_night(line: Line, i: int) -> bool:
    """ "From ten on Sunday night to four": two words that are one token, as in "the night to"."""
    return i < line.n and "night_to" in line.tokens[i].traits


def in_part(first: Clock, second: Clock, part: str) -> tuple[Clock, Clock]:
    """Bare hours behind a part of the day: "in the evening, from 8 to 11"."""
    if part not in ("evening", "day") or max(first, second) > (12, 0):
        return first, second
    halves = [(afternoon(hour, "pm"), minute) for hour, minute in (first, second)]
    return halves[0] if part == "evening" or first[0] < _DAWN else first, halves[1]


_DAWN = 8
"""Hours of the day before this one are hours of the afternoon."""


def afternoon(hour: int, part: str) -> int:
    """The hour on a clock of 24 hours; `part` is "am", "pm" or empty."""
    if part == "pm":
        return hour + 12 if hour < 12 else hour
    if part == "am":
        return 0 if hour == 12 else hour
    return hour


def same_half(clock: Clock, end: Clock, part: str) -> Clock:
    """ "from 9 to 11 p.m.": the first hour lies in the same half of the day if it fits.

    "From 11 to 7 a.m." begins in the evening before.
    """
    hour, minute = clock
    moved = afternoon(hour, part)
    if (moved, minute) < end:
        return (moved, minute)
    return (hour + _TWELVE, minute) if part == "am" and hour < _TWELVE else clock
