"""Days and nights in a sentence as expressions of time: dates, weekdays, nights between days."""

from claims.parse.times.clocks import JOINTS
from claims.parse.times.dates import PartialDate, read_date, read_day, read_year
from claims.parse.times.expressions import TimeExpression
from claims.parse.words.tokens import Line

_OPENS_DATES = frozenset({"open", "line"})


def read_day_of(line: Line, i: int, lang: str) -> TimeExpression | None:
    kinds = line.kinds[i]
    if "month" in kinds and not _is_modal(line, i):
        end, day = read_date(line, i)
        if day and day.day:
            if "dash" in line.kinds[end] or "to" in line.kinds[end] or "and" in line.kinds[end]:
                number = line.number(end + 1)
                if (
                    number is not None
                    and day.day < number <= 31
                    and (
                        "dash" in line.kinds[end]
                        or line.tokens[end].end + 4 > line.tokens[end + 1].start
                    )
                    and "subject" not in line.kinds[end + 2]
                ):
                    year, after = read_year(line, end + 2)
                    second = PartialDate(number, day.month, year)
                    return TimeExpression(
                        "dates", i, after, dates=[day._replace(year=year), second]
                    )
            return TimeExpression("date", i, end, dates=[day])
        year, end = read_year(line, i + 1)
        lead = line.kinds[i - 1]
        if any("part_of_month" in t.traits for t in line.tokens[max(0, i - 2) : i]):
            return TimeExpression("period", i, end, value="month")  # "in the first half of May"
        if (
            year
            or (i and "whole" in line.tokens[i - 1].traits)
            or "in" in lead
            or "to" in lead
            or _is_start(line, i)
            or "locative" in line.tokens[i].traits
        ):
            start = "since" if "from" in lead else ""
            days, end = _months_in_row(line, i, year, end)
            return TimeExpression("month", i, end, dates=days, value=start)
        return TimeExpression("date", i, end) if lang != "en" else None
    if "weekday" in kinds or "today" in kinds or "yesterday" in kinds:
        end, day = read_day(line, i)
        days = [day] if day else []
        part = line.kinds[end].get("part_of_day")
        if part is not None:
            return TimeExpression("part", i, end + 1, dates=days, value=str(part))
        if "night" in line.kinds[end] and "yesterday" not in kinds:
            begins = lang == "en" and "weekday" in kinds  # "Monday night" ends on Tuesday
            dates = days if "weekday" in kinds else []
            value = "begins" if begins else ""
            return TimeExpression("night", i, end + 1, dates=dates, value=value)
        return TimeExpression("day_word", i, end, dates=days)
    token = line.tokens[i]
    is_led = "in" in line.kinds[i - 1] or "for_time" in (line.tokens[i - 1].traits if i else ())
    is_led = is_led or i == 0 or not _OPENS_DATES.isdisjoint(line.kinds[i - 1])
    joint = line.kinds[i + 1]  # «За 16 и 17 ноября», «выходные (1 и 2 июня)»
    if "digits" in kinds and token.value <= 31 and ("dash" in joint or (is_led and "and" in joint)):
        upper = line.number(i + 2)
        if upper is not None and token.value < upper <= 31 and "month" in line.kinds[i + 3]:
            month = int(str(line.kinds[i + 3]["month"]))
            year, end = read_year(line, i + 4)
            days = [PartialDate(token.value, month, year), PartialDate(upper, month, year)]
            return TimeExpression("dates", i, end, dates=days)
    end, day = read_date(line, i)
    if day:
        part = line.kinds[end].get("part_of_day")
        if part is not None:
            return TimeExpression("part", i, end + 1, dates=[day], value=str(part))
        return TimeExpression("date", i, end, dates=[day])
    if "digits" in kinds and len(token.word) == 4 and 1990 <= token.value <= 2100:
        following = line.kinds[i + 1]
        before = line.kinds[i - 1]
        if "year_word" in following or "in" in before or "of" in before or "from" in before:
            if "subject" in following:
                return None
            end = i + 1 + ("year_word" in following)
            start = "since" if "from" in before else ""
            days = [PartialDate(None, None, token.value)]
            return TimeExpression("year", i, end, dates=days, value=start)
    return None


def _months_in_row(line: Line, i: int, year: int | None, end: int) -> tuple[list[PartialDate], int]:
    """«за ноябрь и декабрь», "in June and July 2024": a month and the next one."""
    month = int(str(line.kinds[i]["month"]))
    behind = line.kinds[end + 1].get("month") if "and" in line.kinds[end] else None
    if behind is None or int(str(behind)) != month % 12 + 1 or year:
        return [PartialDate(None, month, year)], end
    year, end = read_year(line, end + 2)
    return [PartialDate(None, m, year) for m in (month, int(str(behind)))], end


def read_months(line: Line, i: int) -> TimeExpression | None:
    """«За лето», "in the first quarter of 2025": months in a row, and no aside ("this winter")."""
    year, end = read_year(line, i + 1 + ("of" in line.kinds[i + 1]))
    first, last = map(int, str(line.kinds[i]["months"]).split("-"))
    is_part_of_year = first % 3 == 1 and "of" not in line.kinds[i + 1]  # and no season
    is_part_of_year = is_part_of_year and "of_what" not in line.tokens[i].traits
    lead = i - 1 - (i > 1 and "the" in line.tokens[i - 1].traits)
    is_led = i > 0 and "whole" in line.tokens[i - 1].traits
    is_in = lead >= 0 and "in" in line.kinds[lead] and "onto" not in line.tokens[lead].traits
    is_led = is_led or (is_in and is_part_of_year)  # not «арестовали на два месяца»
    if year is None and not is_led:
        return None
    days = [PartialDate(None, month, year) for month in (first, last)]
    return TimeExpression("month", i, end if year else i + 1, dates=days)


def _is_start(line: Line, i: int) -> bool:
    """ "Since March", but not "the 40th drone since March": where a count begins."""
    lead = line.kinds[max(0, i - 3)].keys() | line.kinds[i - 2].keys()
    return i > 0 and "onwards" in line.tokens[i - 1].traits and lead.isdisjoint({"nth", "ordinal"})


def _is_modal(line: Line, i: int) -> bool:
    """The English word "may" without a day or a year is no month; nor is "march"."""
    token = line.tokens[i]
    if "modal_month" not in token.traits:
        return False
    beside = [line.tokens[k] for k in (i - 1, i + 1) if 0 <= k < line.n]
    if any("digits" in t.kinds or "day_number" in t.kinds for t in beside):
        return False
    lead = line.tokens[i - 1] if i else token
    is_led = not {"in", "of"}.isdisjoint(lead.kinds) or "onwards" in lead.traits
    return not (is_led and token.capital)


def read_date_pair(line: Line, i: int) -> TimeExpression | None:
    """«с 8 на 9 апреля», "between March 3 and 4"."""
    weekdays = [line.kinds[k].get("weekday") for k in (i + 1, i + 3)]
    days = [PartialDate(weekday=int(str(w))) for w in weekdays if w is not None]
    if len(days) == len(weekdays) and "onto" in line.tokens[i + 2].traits:
        return TimeExpression("night", i, i + 4, dates=days[1:])  # «с субботы на воскресенье»
    if len(days) == len(weekdays) and not JOINTS.isdisjoint(line.kinds[i + 2]):
        return TimeExpression("dates", i, i + 4, dates=days)
    months = [line.kinds[k].get("month") for k in (i + 1, i + 3)]
    if None not in months and not JOINTS.isdisjoint(line.kinds[i + 2]):
        year, end = read_year(line, i + 4)
        spanned = [PartialDate(None, int(str(m)), year) for m in months]
        return TimeExpression("month", i, end, dates=spanned)  # "between January and March"
    number = line.number(i + 1)
    if number is None or number > 31:
        return _read_two_dates(line, i)
    k = i + 2
    month = None
    if "month" in line.kinds[k]:
        month = int(str(line.kinds[k]["month"]))
        k += 1
    joined = line.kinds[k]
    if not ("in" in joined or "to" in joined or "and" in joined or "dash" in joined):
        return None
    is_night = k < line.n and "onto" in line.tokens[k].traits
    end, day = read_date(line, k + 1)
    if day is None or day.day is None:
        return None
    first = PartialDate(number, month or day.month, day.year)
    is_night = is_night or (i > 0 and "night" in line.kinds[i - 1])
    start = i - 1 if i > 0 and "night" in line.kinds[i - 1] else i
    if is_night:
        return TimeExpression("night", start, end, dates=[day])
    return TimeExpression("dates", start, end, dates=[first, day])


def _read_two_dates(line: Line, i: int) -> TimeExpression | None:
    """ "From September 1 to September 30"."""
    joint, first = read_date(line, i + 1)
    if first is None or JOINTS.isdisjoint(line.kinds[joint]):
        return None
    end, last = read_date(line, joint + 1)
    return TimeExpression("dates", i, end, dates=[first, last]) if last is not None else None


def read_night_of(line: Line, i: int) -> TimeExpression | None:
    """«в ночь на 13 мая», «в ночь с 8 на 9 апреля», "on the night of August 20-21"."""
    k = i + 1
    while (
        k < line.n
        and (
            "in" in line.kinds[k]
            or "of" in line.kinds[k]
            or "the" in line.tokens[k].traits
            or "from" in line.kinds[k]
            or "between" in line.kinds[k]
        )
        and k < i + 3
    ):
        k += 1
    if "comma" in line.kinds[k]:
        k += 1  # "that night, 14 to 15 October"
    number = line.number(k)
    behind = k + 2 + (k + 2 < line.n and "the" in line.tokens[k + 2].traits)  # "8th to the 9th"
    second = line.number(behind)
    if number and second and number <= 31 and second <= 31 and _joins_days(line, k + 1):
        end, day = read_date(line, behind)
        if day:
            return TimeExpression("night", i, end, dates=[day])
        if "day_number" in line.kinds[behind]:
            return TimeExpression("night", i, behind + 1, dates=[PartialDate(second)])
    end, day = read_day(line, k)
    if day is None and number and number <= 31 and "day_number" in line.kinds[k]:
        return TimeExpression("night", i, k + 1, dates=[PartialDate(number)])  # «на 15-е»
    if day is None:
        return None
    if _joins_days(line, end):
        after, day2 = read_day(line, end + 1)
        if day2 is None:
            bare = line.number(end + 1)
            is_noun = "subject" in line.kinds[end + 2]
            if bare and day.day and bare == day.day + 1 and not is_noun:
                day2, after = day._replace(day=bare), end + 2
                year, after = read_year(line, after)
                day2 = day2._replace(year=year)
        if day2 and (day2.day or day2.weekday is not None):
            return TimeExpression("night", i, after, dates=[day2])
    return TimeExpression("night", i, end, dates=[day])


_DAY_JOINTS = frozenset({"in", "to", "dash", "and"})


def _joins_days(line: Line, i: int) -> bool:
    """ "August 20-21", «с 8 на 9», "9/10 March": what stands between the days of a night."""
    is_slash = any("slash" in t.traits for t in line.tokens[i : i + 1])
    return is_slash or not _DAY_JOINTS.isdisjoint(line.kinds[i])


def read_evening_to_morning(line: Line, i: int) -> TimeExpression | None:
    """ "Between Tuesday evening and Wednesday morning": the night between, or several days."""
    part, first, k = _part_and_day(line, i + 1)
    if not part or JOINTS.isdisjoint(line.kinds[k]):
        return None
    end_part, day, end = _part_and_day(line, k + 1)
    is_night = (part, end_part) == ("evening", "morning")
    if first and day and end_part and first != day and not (is_night and _follows(first, day)):
        return TimeExpression("period", i, end, value="week")  # "Friday evening to Sunday morning"
    return TimeExpression("night", i, end, dates=[day] if day else []) if is_night else None


def read_parts_of_days(line: Line, i: int) -> TimeExpression | None:
    """«С утра пятницы до вечера воскресенья»: «с утра» and «до вечера» are words of a part."""
    k, first = read_day(line, i + 1) if "part_of_day" in line.kinds[i] else (i, None)
    if first is None or "part_of_day" not in line.kinds[k]:
        return None
    end, day = read_day(line, k + 1)
    is_long = day is not None and day != first
    return TimeExpression("period", i, end, value="week") if is_long else None


def _follows(first: PartialDate, day: PartialDate) -> bool:
    """Whether the second of two days may follow the first: weekdays, or days of a month."""
    if first.weekday is not None and day.weekday is not None:
        return (day.weekday - first.weekday) % 7 == 1
    return not (first.day and day.day) or day.day in (first.day + 1, 1)


def _part_and_day(line: Line, i: int) -> tuple[str, PartialDate | None, int]:
    """ "Tuesday evening", "the evening of March 8th": the part, the day, what follows."""
    i += i < line.n and "the" in line.tokens[i].traits
    half = line.kinds[i].get("half_of_day")
    if half is not None:  # "late Monday"
        k, day = read_day(line, i + 1)
        return str(half), day, k + ("part_of_day" in line.kinds[k])  # "late Monday evening"
    k, day = read_day(line, i)
    part = str(line.kinds[k].get("part_of_day", ""))
    if not part and line.kinds[k].get("clock_part") in ("am", "night"):
        part = "morning"  # «до утра»
    if part and day is None:
        end, day = read_day(line, k + 1)
        return part, day, end
    return part, day, k + 1
