"""Expressions of time in a sentence: hours, days, nights, periods.

`find_times` marks every token that belongs to an expression of time, so that no clock time, date
or year is ever read as a count. `windows` gives the expressions their windows.
"""

from dataclasses import dataclass, field

from claims.parse.clocks import (
    Clock,
    in_part_of_day,
    pass_elsewhere,
    read_clock,
    read_zone,
    same_half,
)
from claims.parse.dates import PartialDate, is_clock_like, read_date, read_day, read_year
from claims.parse.lexicon import Kinds
from claims.parse.tokens import Line, Token


@dataclass(slots=True, eq=False)
class TimeExpression:
    """One expression of time in a sentence; `index` and `last` are positions of its tokens."""

    kind: str  # range, moment, night, nights, part, period, date, month, day_word, later, other
    index: int
    last: int
    clocks: list[Clock] = field(default_factory=list)
    dates: list[PartialDate] = field(default_factory=list)
    value: str = ""
    zone: str = "3"
    is_tally: bool = False
    is_said: bool = False


class _Scanner:
    """Reads expressions of time from the tokens of one sentence."""

    def __init__(self, tokens: list[Token], lang: str) -> None:
        self.line = Line(tokens)
        self.tokens = tokens
        self.kinds = self.line.kinds
        self.number = self.line.number
        self.n = self.line.n
        self.found: list[TimeExpression] = []
        self.lang = lang

    def scan(self) -> list[TimeExpression]:
        i = 0
        while i < self.n:
            kinds = self.kinds[i]
            if _BEGINNINGS.isdisjoint(kinds) or (
                _STARTERS.isdisjoint(kinds) and _LED.isdisjoint(self.kinds[i + 1])
            ):
                i += 1
            else:
                i = self._read(i) or i + 1
        return self.found

    def _take(self, kind: str, i: int, end: int, **values: object) -> int:
        self.found.append(TimeExpression(kind, i, end - 1, **values))  # type: ignore[arg-type]
        for k in range(i, end):
            if "place" not in self.kinds[k]:
                self.tokens[k].kinds = self.kinds[k] = _TIME
        return end

    def _read(self, i: int) -> int | None:
        kinds = self.kinds[i]
        return (
            (self._range(i) if "from" in kinds or "between" in kinds else None)
            or (self._evening_to_morning(i) if "from" in kinds or "between" in kinds else None)
            or self._hours_until(i)
            or (self._since(i) if "from" in kinds else None)
            or (self._nights(i) if "night_of" in kinds or "night" in kinds else None)
            or (self._date_pair(i) if "from" in kinds or "between" in kinds else None)
            or self._clock_dash(i)
            or self._moment(i)
            or self._date(i)
            or self._word(i)
        )

    # ---------------------------------------------------------------- clocks
    def _range(self, i: int) -> int | None:
        """«с 23:00 [мск] [12 мая] до 7:00 [мск] [13 мая]», "between 9 and 11 a.m."."""
        first = read_clock(self.line, i + 1, True)
        if first is None:
            return None
        clock, k, is_certain, part = first
        zone, k = read_zone(self.line, k)
        if i and "timezone" in self.kinds[i - 1]:
            zone = str(self.kinds[i - 1]["timezone"])
        dates = []
        k, day = read_day(self.line, k)
        bare = None
        clock, k, is_named = in_part_of_day(self.line, clock, k)
        is_certain = is_certain or is_named
        if day:
            dates.append(day)
        elif "of" in self.kinds[k] and k + 1 < self.n:
            bare = self.number(k + 1)
            k += 2 if bare else 0
        zone2, k = read_zone(self.line, k)
        zone = zone or zone2
        k = pass_elsewhere(self.line, k)
        if "comma" in self.kinds[k]:
            k += 1
        joined = self.kinds[k]
        if not ("to" in joined or "and" in joined or "dash" in joined):
            return None
        second = read_clock(self.line, k + 1, True)
        if second is None:
            return None
        clock2, end, is_certain2, part2 = second
        if clock2 == (0, 0):
            clock2 = (24, 0)
        zone3, end = read_zone(self.line, end)
        end, day2 = read_day(self.line, end)
        if day2 is None and "comma" in self.kinds[end]:
            after, day2 = read_day(self.line, end + 1)
            end = after if day2 else end
        if day2 or "night" not in self.kinds[end]:
            clock2, end, is_named = in_part_of_day(self.line, clock2, end)
            is_certain2 = is_certain2 or is_named
        zone4, end = read_zone(self.line, end)
        zone = zone or zone3 or zone4
        if not (is_certain or is_certain2 or zone or self._stands_apart(i, end)):
            return None
        if self.kinds[i].get("between") is not None and "clock" not in str(self.kinds[i + 1]):
            if part2 and not part:
                clock = same_half(clock, clock2, part2)
        elif part2 and not part and not is_certain:
            clock = same_half(clock, clock2, part2)
        if day2:
            if bare and day2.month:
                dates.append(day2._replace(day=bare))
            dates.append(day2)
        return self._take(
            "range",
            i,
            end,
            clocks=[clock, clock2],
            dates=dates,
            zone=zone or "3",
            value="first" if len(dates) == 1 and not day2 else "last",
        )

    def _stands_apart(self, i: int, end: int) -> bool:
        """«За три часа, с 14 до 17, сбито 36»: bare hours between commas behind a length."""
        is_length = "hour_word" in self.kinds[i - 2] and "comma" in self.kinds[i - 1]
        return i > 1 and is_length and "comma" in self.kinds[end]

    def _since(self, i: int) -> int | None:
        """«с полуночи», «с восьми вечера»: a start without an end."""
        found = read_clock(self.line, i + 1, False)
        if found is None or ("digits" in self.kinds[i + 1] and not found[2]):
            return None
        zone, end = read_zone(self.line, found[1])
        if found[0] == (0, 0):
            return self._take("period", i, end, value="day_so_far", zone=zone or "3")
        end, day = read_day(self.line, end)
        return self._take(
            "since", i, end, clocks=[found[0]], dates=[day] if day else [], zone=zone or "3"
        )

    def _clock_dash(self, i: int) -> int | None:
        if "clock" not in self.kinds[i] and "digits" not in self.kinds[i]:
            return None
        first = read_clock(self.line, i, False)
        if not first:
            return None
        lead, k = read_zone(self.line, first[1])
        k, day_before = read_day(self.line, k)
        joined = self.kinds[k]
        if not ("dash" in joined or "to" in joined):
            return None
        second = read_clock(self.line, k + 1, lead is not None)
        if not second:
            return None
        zone, end = read_zone(self.line, second[1])
        is_inside = "open" in self.kinds[end]
        after, day = read_day(self.line, end + is_inside)
        if day:
            end = after + ("close" in self.kinds[after])
        return self._take(
            "range",
            i,
            end,
            clocks=[first[0], second[0] if second[0] != (0, 0) else (24, 0)],
            dates=[d for d in (day_before, day) if d],
            zone=zone or lead or "3",
            value="last" if day else "first",
        )

    def _hours_until(self, i: int) -> int | None:
        """ "In six hours to midnight": a length of time and its end."""
        hours = self.number(i) if "hour_word" in self.kinds[i + 1] else None
        if hours is None or not 0 < hours <= 12 or "to" not in self.kinds[i + 2]:
            return None
        found = read_clock(self.line, i + 3, False)
        if found is None:
            return None
        (hour, minute), end, _, _ = found
        hour = hour or 24
        zone, end = read_zone(self.line, end)
        clocks = [((hour - hours) % 24, minute), (hour, minute)]
        return self._take("range", i, end, clocks=clocks, zone=zone or "3", value="last")

    def _evening_to_morning(self, i: int) -> int | None:
        """ "Between Tuesday evening and Wednesday morning": the night between."""
        part, _, k = self._part_and_day(i + 1)
        if part != "evening" or _JOINTS.isdisjoint(self.kinds[k]):
            return None
        part, day, end = self._part_and_day(k + 1)
        if part != "morning":
            return None
        return self._take("night", i, end, dates=[day] if day else [])

    def _part_and_day(self, i: int) -> tuple[str, PartialDate | None, int]:
        """ "Tuesday evening", "the evening of March 8th": the part, the day, what follows."""
        i += i < self.n and self.tokens[i].word == "the"
        half = self.kinds[i].get("half_of_day")
        if half is not None:  # "late Monday"
            k, day = read_day(self.line, i + 1)
            return str(half), day, k
        k, day = read_day(self.line, i)
        part = str(self.kinds[k].get("part_of_day", ""))
        if not part and self.kinds[k].get("clock_part") == "am":
            part = "morning"  # «до утра»
        if part and day is None:
            end, day = read_day(self.line, k + 1)
            return part, day, end
        return part, day, k + 1

    def _moment(self, i: int) -> int | None:
        start = i
        kinds = self.kinds[i]
        is_until = "to" in kinds and "around_time" not in kinds
        has_lead = "around_time" in kinds or is_until
        if has_lead:
            i += 1
        found = read_clock(self.line, i, False)
        if found is None and has_lead and "to" not in kinds:
            bare = read_clock(self.line, i, True)
            if bare and read_zone(self.line, bare[1])[0]:
                found = bare
        if found is None:
            return None
        clock, end, is_certain, part = found
        token = self.tokens[i]
        if is_until and not part and "clock" not in token.kinds:
            return None  # «до 24 часов» may be a length
        if "hour_word" in self.kinds[i + 1] and not has_lead and "clock" not in token.kinds:
            return None  # «24 часа» is a length, not a time of day
        if "number" in token.kinds and not has_lead:
            return None
        if not has_lead and "part_of_day" in self.kinds[i + 1] and "clock" not in token.kinds:
            return None  # "30 drones: 11 in the morning", rather than at 11
        zone, end = read_zone(self.line, end)
        if "clock" in token.kinds and "." in token.word and not is_clock_like(token.word):
            day, month = map(int, token.word.split("."))
            if 1 <= day <= 31 and 1 <= month <= 12 and not zone:
                return self._take("date", start, end, dates=[PartialDate(day, month)])
        if not is_certain and not zone:
            return None
        end, day_found = read_day(self.line, end)
        if zone is None:
            zone, end = read_zone(self.line, end)
        return self._take(
            "moment",
            start,
            end,
            clocks=[clock],
            dates=[day_found] if day_found else [],
            zone=zone or "3",
            is_tally=is_until,
        )

    # ---------------------------------------------------------------- days
    def _date(self, i: int) -> int | None:
        kinds = self.kinds[i]
        if "month" in kinds and not self._is_modal(i):
            end, day = read_date(self.line, i)
            if day and day.day:
                if "dash" in self.kinds[end] or "to" in self.kinds[end] or "and" in self.kinds[end]:
                    number = self.number(end + 1)
                    if (
                        number is not None
                        and day.day < number <= 31
                        and (
                            "dash" in self.kinds[end]
                            or self.tokens[end].end + 4 > self.tokens[end + 1].start
                        )
                        and "subject" not in self.kinds[end + 2]
                    ):
                        year, after = read_year(self.line, end + 2)
                        second = PartialDate(number, day.month, year)
                        return self._take(
                            "dates", i, after, dates=[day._replace(year=year), second]
                        )
                return self._take("date", i, end, dates=[day])
            year, end = read_year(self.line, i + 1)
            lead = self.kinds[i - 1]
            lead_word = self.tokens[i - 1].word if i else ""
            if (
                year
                or lead_word in _WHOLE
                or "in" in lead
                or "to" in lead
                or self.tokens[i].word.endswith(("е", "і"))
            ):
                month = int(str(kinds["month"]))
                return self._take("month", i, end, dates=[PartialDate(None, month, year)])
            return self._take("date", i, end) if self.lang != "en" else None
        if "weekday" in kinds or "today" in kinds or "yesterday" in kinds:
            end, day = read_day(self.line, i)
            part = self.kinds[end].get("part_of_day")
            if part is not None:
                return self._take("part", i, end + 1, dates=[day], value=str(part))
            if "night" in self.kinds[end] and "yesterday" not in kinds:
                begins = self.lang == "en" and "weekday" in kinds  # "Monday night" ends on Tuesday
                dates = [day] if "weekday" in kinds else []
                value = "begins" if begins else ""
                return self._take("night", i, end + 1, dates=dates, value=value)
            return self._take("day_word", i, end, dates=[day])
        token = self.tokens[i]
        if "digits" in kinds and "dash" in self.kinds[i + 1] and token.value <= 31:
            upper = self.number(i + 2)
            if upper is not None and token.value < upper <= 31 and "month" in self.kinds[i + 3]:
                month = int(str(self.kinds[i + 3]["month"]))
                year, end = read_year(self.line, i + 4)
                days = [PartialDate(token.value, month, year), PartialDate(upper, month, year)]
                return self._take("dates", i, end, dates=days)
        end, day = read_date(self.line, i)
        if day:
            part = self.kinds[end].get("part_of_day")
            if part is not None:
                return self._take("part", i, end + 1, dates=[day], value=str(part))
            return self._take("date", i, end, dates=[day])
        if "digits" in kinds and len(token.word) == 4 and 1990 <= token.value <= 2100:
            following = self.kinds[i + 1]
            before = self.kinds[i - 1]
            if "year_word" in following or "in" in before or "of" in before or "from" in before:
                if "subject" in following:
                    return None
                end = i + 1 + ("year_word" in following)
                start = "since" if "from" in before else ""
                days = [PartialDate(None, None, token.value)]
                return self._take("year", i, end, dates=days, value=start)
        return None

    def _is_modal(self, i: int) -> bool:
        """The English word "may" without a day or a year is no month; nor is "march"."""
        token = self.tokens[i]
        if token.word not in ("may", "march"):
            return False
        beside = [self.tokens[k] for k in (i - 1, i + 1) if 0 <= k < self.n]
        return not any("digits" in t.kinds or "day_number" in t.kinds for t in beside) and not (
            i > 0 and token.capital and ("in" in self.kinds[i - 1] or "of" in self.kinds[i - 1])
        )

    def _date_pair(self, i: int) -> int | None:
        """«с 8 на 9 апреля», "between March 3 and 4"."""
        weekdays = [self.kinds[k].get("weekday") for k in (i + 1, i + 3)]
        if None not in weekdays and not _JOINTS.isdisjoint(self.kinds[i + 2]):
            days = [PartialDate(weekday=int(str(w))) for w in weekdays]
            return self._take("dates", i, i + 4, dates=days)
        months = [self.kinds[k].get("month") for k in (i + 1, i + 3)]
        if None not in months and not _JOINTS.isdisjoint(self.kinds[i + 2]):
            year, end = read_year(self.line, i + 4)
            spanned = [PartialDate(None, int(str(m)), year) for m in months]
            return self._take("month", i, end, dates=spanned)  # "between January and March"
        number = self.number(i + 1)
        if number is None or number > 31:
            return None
        k = i + 2
        month = None
        if "month" in self.kinds[k]:
            month = int(str(self.kinds[k]["month"]))
            k += 1
        joined = self.kinds[k]
        if not ("in" in joined or "to" in joined or "and" in joined or "dash" in joined):
            return None
        is_night = k < self.n and self.tokens[k].word == "на"
        end, day = read_date(self.line, k + 1)
        if day is None or day.day is None:
            return None
        first = PartialDate(number, month or day.month, day.year)
        is_night = is_night or (i > 0 and "night" in self.kinds[i - 1])
        start = i - 1 if i > 0 and "night" in self.kinds[i - 1] else i
        if is_night:
            return self._take("night", start, end, dates=[day])
        return self._take("dates", start, end, dates=[first, day])

    def _nights(self, i: int) -> int | None:
        """«в ночь на 13 мая», «в ночь с 8 на 9 апреля», "on the night of August 20-21"."""
        k = i + 1
        while (
            k < self.n
            and (
                "in" in self.kinds[k]
                or "of" in self.kinds[k]
                or self.tokens[k].word == "the"
                or "from" in self.kinds[k]
                or "between" in self.kinds[k]
            )
            and k < i + 3
        ):
            k += 1
        if "comma" in self.kinds[k]:
            k += 1  # "that night, 14 to 15 October"
        number = self.number(k)
        second = self.number(k + 2)
        joined = self.kinds[k + 1]
        if (
            number
            and second
            and number <= 31
            and second <= 31
            and ("in" in joined or "to" in joined or "dash" in joined or "and" in joined)
        ):
            end, day = read_date(self.line, k + 2)
            if day:
                return self._take("night", i, end, dates=[day])
            if "day_number" in self.kinds[k + 2]:
                return self._take("night", i, k + 3, dates=[PartialDate(second)])
        end, day = read_day(self.line, k)
        if day is None:
            return None
        joined = self.kinds[end]
        if "in" in joined or "to" in joined or "dash" in joined or "and" in joined:
            after, day2 = read_day(self.line, end + 1)
            if day2 is None:
                bare = self.number(end + 1)
                is_noun = "subject" in self.kinds[end + 2]
                if bare and day.day and bare == day.day + 1 and not is_noun:
                    day2, after = day._replace(day=bare), end + 2
                    year, after = read_year(self.line, after)
                    day2 = day2._replace(year=year)
            if day2 and (day2.day or day2.weekday is not None):
                return self._take("night", i, after, dates=[day2])
        return self._take("night", i, end, dates=[day])

    # ---------------------------------------------------------------- words
    def _is_length(self, i: int) -> bool:
        """«тривала дві ночі», «через трое суток»: how long, not when."""
        if i == 0 or self.kinds[i].keys().isdisjoint(("night", "period")):
            return False
        is_single = " " not in self.tokens[i].word and self.tokens[i].word not in _ADVERBS
        number = self.number(i - 1) if is_single else None
        return number is not None and number > 1 and "in" not in self.kinds[max(0, i - 2)]

    def _word(self, i: int) -> int | None:
        kinds = self.kinds[i]
        if self._is_length(i):
            for k in (i - 1, i):
                self.tokens[k].kinds = self.kinds[k] = {"noise": ""}
            return i + 1
        if i and "ordinal" in self.kinds[i - 1] and not _SPANS.isdisjoint(kinds):
            self.tokens[i].kinds = self.kinds[i] = {"adjective": ""}
            return i + 1  # «седьмой за день беспилотник»: its place in a row
        if "other_time" in kinds:
            has_number = not _NUMBERS.isdisjoint(self.kinds[i - 1])
            start = i - 1 if has_number else i  # "ten days earlier"
            return self._take("other", start, i + 1, value=str(kinds["other_time"]))
        if "report_time" in kinds:
            return self._take("report", i, i + 1)
        if "period" in kinds:
            if kinds["period"] == "year":
                year, end = read_year(self.line, i + 1)
                if year:  # "in the year 2025"
                    return self._take("year", i, end, dates=[PartialDate(None, None, year)])
            if "report_noun" in self.kinds[i + 1]:
                return self._take("report", i, i + 1)  # "in its monthly summary"
            return self._take("period", i, i + 1, value=str(kinds["period"]))
        if "night" in kinds or "night_of" in kinds:
            if (
                "night_of" in kinds
                and "night" not in kinds
                and not self.tokens[i].word.startswith(("ноч", "вноч", "уноч", "overnight"))
            ):
                return None
            end, day = read_day(self.line, i + 1)
            if day and (day.word == "yesterday"):
                day = None
            is_told = i > 0 and self.tokens[i - 1].word in _THAT
            dates = [day] if day else []
            return self._take("night", i, end, dates=dates, value="that" if is_told else "")
        if "part_of_day" in kinds and "report_noun" in self.kinds[i + 1]:
            return self._take("report", i, i + 1)  # «утренняя сводка» dates the report
        if "part_of_day" in kinds:
            value = str(kinds["part_of_day"])
            end, day = read_day(self.line, i + 1)
            return self._take("part", i, end, dates=[day] if day else [], value=value)
        if "hour_later" in kinds:
            return self._take("later", i, i + 1, value=str(kinds["hour_later"]))
        if "tally" in kinds:
            return self._take("tally", i, i + 1)
        return None


_TIME: Kinds = {"time": ""}
_SPANS = frozenset(["night", "period", "part_of_day"])
_WHOLE = frozenset(
    ["весь", "увесь", "цілий", "whole", "entire", "all", "за", "of", "течение", "протягом"]
)
# Words that begin an expression of time, and those that only lead to one.
_ADVERBS = frozenset({"overnight", "tonight", "nightly", "ночью", "вночі", "уночі"})
_THAT = frozenset({"that", "same", "ту", "той", "тієї", "тої"})
_STARTERS = frozenset(
    [
        "night_of",
        "clock",
        "digits",
        "number",
        "date",
        "month",
        "weekday",
        "today",
        "yesterday",
        "day_number",
        "other_time",
        "report_time",
        "period",
        "night",
        "part_of_day",
        "hour_later",
        "tally",
        "midnight",
        "noon",
        "minutes_of_hour",
    ]
)
_BEGINNINGS = _STARTERS | {"from", "between", "around_time", "to"}
_JOINTS = frozenset({"to", "and", "dash"})
_NUMBERS = frozenset({"number", "digits"})
_LED = frozenset(
    [
        "clock",
        "digits",
        "number",
        "day_number",
        "midnight",
        "noon",
        "fraction",
        "minutes_of_hour",
        "month",
        "weekday",
        "date",
        "hour_number",
        "stop",
        "part_of_day",
        "around_time",
        "timezone",
        "today",
        "yesterday",
        "half_of_day",
    ]
)


def find_times(tokens: list[Token], lang: str) -> list[TimeExpression]:
    """The expressions of time of a sentence; their tokens become kind `time`."""
    return _Scanner(tokens, lang).scan()
