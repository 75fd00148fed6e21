"""Days in a sentence: dates, weekdays, today and yesterday, years."""

from typing import NamedTuple

from claims.parse.words.tokens import Line, Token


class PartialDate(NamedTuple):
    """A day as the text names it: day, month and year, a weekday, or a word like yesterday."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    name: str = ""


YESTERDAY = frozenset({"yesterday", "day_before"})
_NAMES = {"": "yesterday", "before": "day_before", "two": "before_yesterday"}
"""The day before that of the publication, and the day before one that the text tells."""
SAME_YEAR = 0
"""The year of a date that the text calls that of the date before it."""
LAST_YEAR = -1
"""The year before that of the publication."""
_YEARS = frozenset({"digits", "day_number"})  # 2024, «2024-го»


def read_day(line: Line, i: int) -> tuple[int, PartialDate | None]:
    """A date, a weekday, today or yesterday at position i (after "of", "on" or a comma)."""
    k = i
    while k < line.n and ("in" in line.kinds[k] or "of" in line.kinds[k]) and k < i + 2:
        k += 1
    kinds = line.kinds[k]
    if "weekday" in kinds:
        end = k + 1
        weekday = int(str(kinds["weekday"]))
        if "comma" in line.kinds[end]:
            after, day = read_date(line, end + 1)
            if day:
                return after, day
        return end, PartialDate(weekday=weekday)
    if "yesterday" in kinds:
        return k + 1, PartialDate(name=_NAMES[str(kinds["yesterday"])])
    if "today" in kinds:  # "this morning" is a day, and goes on as its part
        return k + ("part_of_day" not in kinds), PartialDate(name="today")
    end, day = read_date(line, k)
    return (end, day) if day else (i, None)


def read_date(line: Line, i: int) -> tuple[int, PartialDate | None]:
    """A date at position i: (next, date), or (i, None)."""
    if i < line.n and "the" in line.tokens[i].traits:
        i += 1
    kinds = line.kinds[i]
    if "date" in kinds:
        day, month, year = (int(x) for x in line.tokens[i].word.split("."))
        if 1 <= day <= 31 and 1 <= month <= 12:
            return _pass_year_words(line, i + 1), PartialDate(day, month, _full_year(year))
        return i, None
    if "month" in kinds:
        month = int(str(kinds["month"]))
        k = i + 1
        if k < line.n and "the" in line.tokens[k].traits:
            k += 1
        number = line.number(k)
        if number is not None and 1 <= number <= 31 and "number" not in line.kinds[k]:
            named_year, end = read_year(line, k + 1)
            return end, PartialDate(number, month, named_year)
        return i, None
    if "clock" in kinds and "." in line.tokens[i].word:
        is_clock = is_clock_like(line.tokens[i].word) or "clock_part" in line.kinds[i + 1]
        is_clock |= "about" in line.kinds[i - 1]  # "at around 23.10"
        if is_day_of_clock(line, i) or not is_clock:
            day, month = map(int, line.tokens[i].word.split("."))
            if 1 <= day <= 31 and 1 <= month <= 12:
                return _pass_year_words(line, i + 1), PartialDate(day, month)
        return i, None
    number = line.number(i)
    if number is None or not 1 <= number <= 31 or "number" in kinds:
        return i, None
    k = i + 1
    if "of" in line.kinds[k]:
        k += 1
    if "month" in line.kinds[k]:
        month = int(str(line.kinds[k]["month"]))
        named_year, end = read_year(line, k + 1)
        return end, PartialDate(number, month, named_year)
    return i, None


def read_year(line: Line, i: int) -> tuple[int | None, int]:
    """(year, next) at position i; no year, but a step, for «текущего года»."""
    k = i + 1 if "comma" in line.kinds[i] else i
    token = line.tokens[k] if k < line.n else None
    if (
        token is not None
        and not _YEARS.isdisjoint(token.kinds)
        and 1990 <= token.value <= 2100
        and len(token.word) == 4
    ):
        return int(token.value), _pass_year_words(line, k + 1)
    if "this_year" in line.kinds[i]:
        return None, i + 1
    if "last_year" in line.kinds[i]:
        return LAST_YEAR, i + 1
    if "same_year" in line.kinds[i]:
        return SAME_YEAR, i + 1
    return None, i


def _pass_year_words(line: Line, i: int) -> int:
    return i + 1 if "year_word" in line.kinds[i] or "this_year" in line.kinds[i] else i


def is_clock_like(word: str) -> bool:
    """Whether «20.05» is rather a time of day than the 20th of May."""
    hour, minute = word.split(".")
    return int(hour) <= 24 and (
        int(minute) > 12 or minute == "00" or hour[0] == "0" or int(hour) > 31
    )


def is_day_of_clock(line: Line, i: int) -> bool:
    """«03.10 23:00», «до 06:00 04.10»: a day and month right beside an hour with a colon."""
    if "." not in line.tokens[i].word:
        return False
    day, month = map(int, line.tokens[i].word.split("."))
    beside = (k for k in (i - 1, i + 1) if 0 <= k < line.n and "clock" in line.kinds[k])
    return 1 <= day <= 31 and 1 <= month <= 12 and any(":" in line.tokens[k].word for k in beside)


def names_past_century(tokens: list[Token]) -> bool:
    """ "In 1943": whether a year is named in which nobody counted drones."""
    words = [t.word for t in tokens if t.word[:2] == "19"]
    return any(len(word) == 4 and word.isdigit() for word in words)


def _full_year(year: int) -> int:
    return year if year > 99 else 2000 + year
