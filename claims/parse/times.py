"""Expressions of time in a sentence: hours, days, nights, periods.

`find_times` marks every token that belongs to an expression of time, so that no clock time, date
or year is ever read as a count. `windows` gives the expressions their windows.
"""

from dataclasses import dataclass, field, replace

from claims.parse.tokens import Token

Clock = tuple[int, int]


@dataclass(slots=True)
class TimeExpression:
    """One expression of time in a sentence; `index` and `last` are positions of its tokens."""

    kind: str  # range, moment, night, nights, part, period, date, month, day_word, later, other
    index: int
    last: int
    clocks: list[Clock] = field(default_factory=list)
    dates: list["PartialDate"] = field(default_factory=list)
    value: str = ""
    zone: str = "3"
    is_tally: bool = False
    is_said: bool = False


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day as the text names it: day, month and year, a weekday, or a word like yesterday."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    word: str = ""


def _number(token: Token) -> int | None:
    if "digits" in token.kinds or "day_number" in token.kinds:
        return int(token.value)
    value = token.kinds.get("number") or token.kinds.get("hour_number")
    return (
        int(str(value))
        if value is not None and str(value).isdecimal() and len(str(value)) < 4
        else None
    )


class _Scanner:
    """Reads expressions of time from the tokens of one sentence."""

    def __init__(self, tokens: list[Token], lang: str) -> None:
        self.tokens = tokens
        self.n = len(tokens)
        self.found: list[TimeExpression] = []
        self.lang = lang

    def kinds(self, i: int) -> dict[str, object]:
        return self.tokens[i].kinds if 0 <= i < self.n else {}  # type: ignore[return-value]

    def scan(self) -> list[TimeExpression]:
        i = 0
        while i < self.n:
            kinds = self.tokens[i].kinds
            if _STARTERS.isdisjoint(kinds):
                following = self.kinds(i + 1)
                if _LEADS.isdisjoint(kinds) or _LED.isdisjoint(following):
                    i += 1
                    continue
            i = self._read(i) or i + 1
        return self.found

    def _take(self, kind: str, i: int, end: int, **values: object) -> int:
        self.found.append(TimeExpression(kind, i, end - 1, **values))  # type: ignore[arg-type]
        for k in range(i, end):
            token = self.tokens[k]
            if "place" not in token.kinds:
                token.kinds = {"time": ""}
        return end

    def _read(self, i: int) -> int | None:
        kinds = self.kinds(i)
        return (
            (self._range(i) if "from" in kinds or "between" in kinds else None)
            or (self._since(i) if "from" in kinds else None)
            or (self._nights(i) if "night_of" in kinds or "night" in kinds else None)
            or (self._date_pair(i) if "from" in kinds or "between" in kinds else None)
            or self._clock_dash(i)
            or self._moment(i)
            or self._date(i)
            or self._word(i)
        )

    # ---------------------------------------------------------------- clocks
    def _clock(self, i: int, is_bare_allowed: bool) -> tuple[Clock, int, bool, str] | None:
        """(clock, next, is it certain, part of day) at position i."""
        kinds = self.kinds(i)
        if "midnight" in kinds:
            return (0, 0), i + 1, True, ""
        if "noon" in kinds:
            return (12, 0), i + 1, True, ""
        token = self.tokens[i] if i < self.n else None
        if token is None:
            return None
        if ("clock" in kinds and token.value is None and ":" in token.word) or (
            "clock" in kinds and "." in token.word
        ):
            hour, minute = map(int, token.word.replace(".", ":").split(":"))
            if hour > 24 or minute > 59:
                return None
            part, end = self._part(i + 1)
            if "hour_word" in self.kinds(end):
                end += 1
            return (_afternoon(hour, part), minute), end, True, part
        if kinds.get("fraction") == "1/2":
            return self._half_hour(i)
        value = _number(token)
        if value is None or ("day_number" in kinds and "clock_part" not in self.kinds(i + 1)):
            return None
        if len(token.word) == 4 and token.word.isdigit() and value < 2400 and value % 100 < 60:
            following = self.kinds(i + 1)
            if (
                "timezone" in following
                or "hour_word" in following
                or (token.word[0] in "012" and not 1990 <= value <= 2100)
            ):
                end = i + 1 + ("hour_word" in following)
                return (value // 100, value % 100), end, "timezone" in following or end > i + 1, ""
        if value > 24:
            return None
        end = i + 1
        is_certain = False
        minute = 0
        if "hour_word" in self.kinds(end):
            end += 1
            is_certain = True
            minutes = _number(self.tokens[end]) if end < self.n else None
            if minutes is not None and minutes < 60 and "minute_word" in self.kinds(end + 1):
                minute = minutes
                end += 2
        part, after = self._part(end)
        if part:
            return (_afternoon(value, part), minute), after, True, part
        if is_certain or is_bare_allowed:
            return (value, minute), end, is_certain, ""
        return None

    def _half_hour(self, i: int) -> tuple[Clock, int, bool, str] | None:
        """«половины шестого» is 5:30, "half past five" too."""
        k = i + 1
        is_past = k < self.n and self.tokens[k].word == "past"
        k += is_past
        hour = _number(self.tokens[k]) if k < self.n else None
        if hour is None or not 1 <= hour <= 12 or not (is_past or "hour_number" in self.kinds(k)):
            return None
        part, end = self._part(k + 1)
        return (_afternoon(hour if is_past else hour - 1, part), 30), end, True, part

    def _part(self, i: int) -> tuple[str, int]:
        part = self.kinds(i).get("clock_part")
        return (str(part), i + 1) if part else ("", i)

    def _zone(self, i: int, inside: bool = False) -> tuple[str | None, int]:
        k = i
        if "open" in self.kinds(k):
            k += 1
        if "in" in self.kinds(k) and "timezone" in self.kinds(k + 1):
            k += 1
        value = self.kinds(k).get("timezone")
        if value is None:
            return None, i
        k += 1
        if "open" in self.kinds(i) and "close" in self.kinds(k):
            k += 1
        del inside
        return str(value), k

    def _range(self, i: int) -> int | None:
        """«с 23:00 [мск] [12 мая] до 7:00 [мск] [13 мая]», "between 9 and 11 a.m."."""
        first = self._clock(i + 1, True)
        if first is None:
            return None
        clock, k, is_certain, part = first
        zone, k = self._zone(k)
        if i and "timezone" in self.kinds(i - 1):
            zone = str(self.kinds(i - 1)["timezone"])
        dates = []
        k, day = self._day(k)
        bare = None
        if day:
            dates.append(day)
            clock, k, is_named = self._in_part_of_day(clock, k)
            is_certain = is_certain or is_named
        elif "of" in self.kinds(k) and k + 1 < self.n:
            bare = _number(self.tokens[k + 1])
            k += 2 if bare else 0
        zone2, k = self._zone(k)
        zone = zone or zone2
        k = self._elsewhere(k)
        if "comma" in self.kinds(k):
            k += 1
        joined = self.kinds(k)
        if not ("to" in joined or "and" in joined or "dash" in joined):
            return None
        second = self._clock(k + 1, True)
        if second is None:
            return None
        clock2, end, is_certain2, part2 = second
        if clock2 == (0, 0):
            clock2 = (24, 0)
        zone3, end = self._zone(end)
        end, day2 = self._day(end)
        if day2 is None and "comma" in self.kinds(end):
            after, day2 = self._day(end + 1)
            end = after if day2 else end
        if day2:
            clock2, end, is_named = self._in_part_of_day(clock2, end)
            is_certain2 = is_certain2 or is_named
        zone4, end = self._zone(end)
        zone = zone or zone3 or zone4
        if not (is_certain or is_certain2 or zone):
            return None
        if self.kinds(i).get("between") is not None and "clock" not in str(self.kinds(i + 1)):
            if part2 and not part:
                clock = _same_half(clock, clock2, part2)
        elif part2 and not part and not is_certain:
            clock = _same_half(clock, clock2, part2)
        if day2:
            if bare and day2.month:
                dates.append(replace(day2, day=bare))
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

    def _in_part_of_day(self, clock: Clock, i: int) -> tuple[Clock, int, bool]:
        """ "ten on Tuesday night", "five on Wednesday morning": the half of the day behind it."""
        kinds = self.kinds(i)
        hour, minute = clock
        if "night" in kinds:
            part = "pm" if 6 <= hour < 12 else "am"
        elif "part_of_day" in kinds:
            part = "am" if kinds["part_of_day"] == "morning" else "pm"
        else:
            return clock, i, False
        return (_afternoon(hour, part) if hour <= 12 else hour, minute), i + 1, True

    def _elsewhere(self, i: int) -> int:
        """Passes the same hour in another time zone: "(20:00 GMT)"."""
        if "open" not in self.kinds(i):
            return i
        clock = self._clock(i + 1, True)
        if clock is None:
            return i
        _, k = self._zone(clock[1])
        return k + 1 if "close" in self.kinds(k) else i

    def _since(self, i: int) -> int | None:
        """«с полуночи», «с восьми вечера»: a start without an end."""
        found = self._clock(i + 1, False)
        if found is None or ("digits" in self.kinds(i + 1) and not found[2]):
            return None
        zone, end = self._zone(found[1])
        if found[0] == (0, 0):
            return self._take("period", i, end, value="day_so_far", zone=zone or "3")
        end, day = self._day(end)
        return self._take(
            "since", i, end, clocks=[found[0]], dates=[day] if day else [], zone=zone or "3"
        )

    def _clock_dash(self, i: int) -> int | None:
        if "clock" not in self.kinds(i) and "digits" not in self.kinds(i):
            return None
        first = self._clock(i, False)
        if not first:
            return None
        lead, k = self._zone(first[1])
        k, day_before = self._day(k)
        joined = self.kinds(k)
        if not ("dash" in joined or "to" in joined):
            return None
        second = self._clock(k + 1, lead is not None)
        if not second:
            return None
        zone, end = self._zone(second[1])
        is_inside = "open" in self.kinds(end)
        after, day = self._day(end + is_inside)
        if day:
            end = after + ("close" in self.kinds(after))
        return self._take(
            "range",
            i,
            end,
            clocks=[first[0], second[0]],
            dates=[d for d in (day_before, day) if d],
            zone=zone or lead or "3",
            value="last" if day else "first",
        )

    def _moment(self, i: int) -> int | None:
        start = i
        kinds = self.kinds(i)
        is_until = "to" in kinds and "around_time" not in kinds
        has_lead = "around_time" in kinds or is_until
        if has_lead:
            i += 1
        found = self._clock(i, False)
        if found is None and has_lead and "to" not in kinds:
            bare = self._clock(i, True)
            if bare and self._zone(bare[1])[0]:
                found = bare
        if found is None:
            return None
        clock, end, is_certain, part = found
        token = self.tokens[i]
        if is_until and not part and "clock" not in token.kinds:
            return None  # «до 24 часов» may be a length
        if "hour_word" in self.kinds(i + 1) and not has_lead and "clock" not in token.kinds:
            return None  # «24 часа» is a length, not a time of day
        if "number" in token.kinds and not has_lead:
            return None
        zone, end = self._zone(end)
        if "clock" in token.kinds and "." in token.word and not is_clock_like(token.word):
            day, month = map(int, token.word.split("."))
            if 1 <= day <= 31 and 1 <= month <= 12 and not zone:
                return self._take("date", start, end, dates=[PartialDate(day, month)])
        if not is_certain and not zone:
            return None
        end, day_found = self._day(end)
        if zone is None:
            zone, end = self._zone(end)
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
    def _day(self, i: int) -> tuple[int, PartialDate | None]:
        """A date, a weekday, today or yesterday at position i (after "of", "on" or a comma)."""
        k = i
        while k < self.n and ("in" in self.kinds(k) or "of" in self.kinds(k)) and k < i + 2:
            k += 1
        kinds = self.kinds(k)
        if "weekday" in kinds:
            end = k + 1
            weekday = int(str(kinds["weekday"]))
            if "comma" in self.kinds(end):
                after, day = self._plain_date(end + 1)
                if day:
                    return after, day
            return end, PartialDate(weekday=weekday)
        if "yesterday" in kinds:
            return k + 1, PartialDate(word="yesterday")
        if "today" in kinds:
            return k + 1, PartialDate(word="today")
        end, day = self._plain_date(k)
        return (end, day) if day else (i, None)

    def _plain_date(self, i: int) -> tuple[int, PartialDate | None]:
        if i < self.n and self.tokens[i].word == "the":
            i += 1
        kinds = self.kinds(i)
        if "date" in kinds:
            day, month, year = (int(x) for x in self.tokens[i].word.split("."))
            if 1 <= day <= 31 and 1 <= month <= 12:
                return self._year_words(i + 1), PartialDate(day, month, _full_year(year))
            return i, None
        if "month" in kinds:
            month = int(str(kinds["month"]))
            k = i + 1
            if k < self.n and self.tokens[k].word == "the":
                k += 1
            number = _number(self.tokens[k]) if k < self.n else None
            if number is not None and 1 <= number <= 31 and "number" not in self.kinds(k):
                named_year, end = self._year(k + 1)
                return end, PartialDate(number, month, named_year)
            return i, None
        if "clock" in kinds and "." in self.tokens[i].word:
            if not is_clock_like(self.tokens[i].word):
                day, month = map(int, self.tokens[i].word.split("."))
                if 1 <= day <= 31 and 1 <= month <= 12:
                    return self._year_words(i + 1), PartialDate(day, month)
            return i, None
        number = _number(self.tokens[i]) if i < self.n else None
        if number is None or not 1 <= number <= 31 or "number" in kinds:
            return i, None
        k = i + 1
        if "of" in self.kinds(k):
            k += 1
        if "month" in self.kinds(k):
            month = int(str(self.kinds(k)["month"]))
            named_year, end = self._year(k + 1)
            return end, PartialDate(number, month, named_year)
        return i, None

    def _year(self, i: int) -> tuple[int | None, int]:
        k = i + 1 if "comma" in self.kinds(i) else i
        token = self.tokens[k] if k < self.n else None
        if (
            token is not None
            and "digits" in token.kinds
            and 1990 <= token.value <= 2100
            and len(token.word) == 4
        ):
            return int(token.value), self._year_words(k + 1)
        if "this_year" in self.kinds(i):
            return None, i + 1
        return None, i

    def _year_words(self, i: int) -> int:
        return i + 1 if "year_word" in self.kinds(i) or "this_year" in self.kinds(i) else i

    def _date(self, i: int) -> int | None:
        kinds = self.kinds(i)
        if "month" in kinds and not self._is_modal(i):
            end, day = self._plain_date(i)
            if day and day.day:
                if "dash" in self.kinds(end) or "to" in self.kinds(end) or "and" in self.kinds(end):
                    number = _number(self.tokens[end + 1]) if end + 1 < self.n else None
                    if (
                        number is not None
                        and day.day < number <= 31
                        and (
                            "dash" in self.kinds(end)
                            or self.tokens[end].end + 4 > self.tokens[end + 1].start
                        )
                        and "subject" not in self.kinds(end + 2)
                    ):
                        year, after = self._year(end + 2)
                        second = PartialDate(number, day.month, year)
                        return self._take(
                            "dates", i, after, dates=[replace(day, year=year), second]
                        )
                return self._take("date", i, end, dates=[day])
            year, end = self._year(i + 1)
            lead = self.kinds(i - 1)
            lead_word = self.tokens[i - 1].word if i else ""
            if (
                year
                or lead_word in ("весь", "цілий", "whole", "entire", "all", "увесь", "за", "of")
                or "in" in lead
                or "to" in lead
                or self.tokens[i].word.endswith(("е", "і"))
            ):
                month = int(str(kinds["month"]))
                return self._take("month", i, end, dates=[PartialDate(None, month, year)])
            return self._take("date", i, end) if self.lang != "en" else None
        if "weekday" in kinds or "today" in kinds or "yesterday" in kinds:
            end, day = self._day(i)
            part = self.kinds(end).get("part_of_day")
            if part is not None:
                return self._take("part", i, end + 1, dates=[day], value=str(part))
            if "night" in self.kinds(end) and "yesterday" not in kinds:
                return self._take("night", i, end + 1, dates=[day] if "weekday" in kinds else [])
            return self._take("day_word", i, end, dates=[day])
        token = self.tokens[i]
        if "digits" in kinds and "dash" in self.kinds(i + 1) and token.value <= 31:
            upper = _number(self.tokens[i + 2]) if i + 2 < self.n else None
            if upper is not None and token.value < upper <= 31 and "month" in self.kinds(i + 3):
                month = int(str(self.kinds(i + 3)["month"]))
                year, end = self._year(i + 4)
                days = [PartialDate(token.value, month, year), PartialDate(upper, month, year)]
                return self._take("dates", i, end, dates=days)
        end, day = self._plain_date(i)
        if day:
            part = self.kinds(end).get("part_of_day")
            if part is not None:
                return self._take("part", i, end + 1, dates=[day], value=str(part))
            return self._take("date", i, end, dates=[day])
        if "digits" in kinds and len(token.word) == 4 and 1990 <= token.value <= 2100:
            following = self.kinds(i + 1)
            before = self.kinds(i - 1)
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
            i > 0 and token.capital and ("in" in self.kinds(i - 1) or "of" in self.kinds(i - 1))
        )

    def _date_pair(self, i: int) -> int | None:
        """«с 8 на 9 апреля», "between March 3 and 4"."""
        weekdays = [self.kinds(k).get("weekday") for k in (i + 1, i + 3)]
        if None not in weekdays and not _JOINTS.isdisjoint(self.kinds(i + 2)):
            days = [PartialDate(weekday=int(str(w))) for w in weekdays]
            return self._take("dates", i, i + 4, dates=days)
        number = _number(self.tokens[i + 1]) if i + 1 < self.n else None
        if number is None or number > 31:
            return None
        k = i + 2
        month = None
        if "month" in self.kinds(k):
            month = int(str(self.kinds(k)["month"]))
            k += 1
        joined = self.kinds(k)
        if not ("in" in joined or "to" in joined or "and" in joined or "dash" in joined):
            return None
        is_night = k < self.n and self.tokens[k].word == "на"
        end, day = self._plain_date(k + 1)
        if day is None or day.day is None:
            return None
        first = PartialDate(number, month or day.month, day.year)
        is_night = is_night or (i > 0 and "night" in self.kinds(i - 1))
        start = i - 1 if i > 0 and "night" in self.kinds(i - 1) else i
        if is_night:
            return self._take("night", start, end, dates=[day])
        return self._take("dates", start, end, dates=[first, day])

    def _nights(self, i: int) -> int | None:
        """«в ночь на 13 мая», «в ночь с 8 на 9 апреля», "on the night of August 20-21"."""
        k = i + 1
        while (
            k < self.n
            and (
                "in" in self.kinds(k)
                or "of" in self.kinds(k)
                or self.tokens[k].word == "the"
                or "from" in self.kinds(k)
                or "between" in self.kinds(k)
            )
            and k < i + 3
        ):
            k += 1
        if "comma" in self.kinds(k):
            k += 1  # "that night, 14 to 15 October"
        number = _number(self.tokens[k]) if k < self.n else None
        second = _number(self.tokens[k + 2]) if k + 2 < self.n else None
        joined = self.kinds(k + 1)
        if (
            number
            and second
            and number <= 31
            and second <= 31
            and ("in" in joined or "to" in joined or "dash" in joined or "and" in joined)
        ):
            end, day = self._plain_date(k + 2)
            if day:
                return self._take("night", i, end, dates=[day])
            if "day_number" in self.kinds(k + 2):
                return self._take("night", i, k + 3, dates=[PartialDate(second)])
        end, day = self._day(k)
        if day is None:
            return None
        joined = self.kinds(end)
        if "in" in joined or "to" in joined or "dash" in joined or "and" in joined:
            after, day2 = self._day(end + 1)
            if day2 is None:
                bare = _number(self.tokens[end + 1]) if end + 1 < self.n else None
                is_noun = "subject" in self.kinds(end + 2)
                if bare and day.day and bare == day.day + 1 and not is_noun:
                    day2, after = replace(day, day=bare), end + 2
                    year, after = self._year(after)
                    day2 = replace(day2, year=year)
            if day2 and (day2.day or day2.weekday is not None):
                return self._take("night", i, after, dates=[day2])
        return self._take("night", i, end, dates=[day])

    # ---------------------------------------------------------------- words
    def _word(self, i: int) -> int | None:
        kinds = self.kinds(i)
        if "other_time" in kinds:
            has_number = not _NUMBERS.isdisjoint(self.kinds(i - 1))
            start = i - 1 if has_number else i  # "ten days earlier"
            return self._take("other", start, i + 1, value=str(kinds["other_time"]))
        if "report_time" in kinds:
            return self._take("report", i, i + 1)
        if "period" in kinds:
            if kinds["period"] == "year":
                year, end = self._year(i + 1)
                if year:  # "in the year 2025"
                    return self._take("year", i, end, dates=[PartialDate(None, None, year)])
            return self._take("period", i, i + 1, value=str(kinds["period"]))
        if "night" in kinds or "night_of" in kinds:
            if (
                "night_of" in kinds
                and "night" not in kinds
                and not self.tokens[i].word.startswith(("ноч", "вноч", "уноч", "overnight"))
            ):
                return None
            end, day = self._day(i + 1)
            if day and (day.word == "yesterday"):
                day = None
            return self._take("night", i, end, dates=[day] if day else [])
        if "part_of_day" in kinds and "report_noun" in self.kinds(i + 1):
            return self._take("report", i, i + 1)  # «утренняя сводка» dates the report
        if "part_of_day" in kinds:
            value = str(kinds["part_of_day"])
            end, day = self._day(i + 1)
            return self._take("part", i, end, dates=[day] if day else [], value=value)
        if "hour_later" in kinds:
            return self._take("later", i, i + 1, value=str(kinds["hour_later"]))
        if "tally" in kinds:
            return self._take("tally", i, i + 1)
        return None


# Words that begin an expression of time, and those that only lead to one.
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
    ]
)
_LEADS = frozenset(["from", "between", "around_time", "to"])
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
        "month",
        "weekday",
        "date",
        "hour_number",
        "stop",
        "around_time",
        "timezone",
        "today",
        "yesterday",
    ]
)


def is_clock_like(word: str) -> bool:
    """Whether «20.05» is rather a time of day than the 20th of May."""
    hour, minute = word.split(".")
    return int(hour) <= 24 and (
        int(minute) > 12 or minute == "00" or hour[0] == "0" or int(hour) > 31
    )


def _afternoon(hour: int, part: str) -> int:
    if part == "pm":
        return hour + 12 if hour < 12 else hour
    if part == "am":
        return 0 if hour == 12 else hour
    return hour


def _same_half(clock: Clock, end: Clock, part: str) -> Clock:
    """ "from 9 to 11 p.m.": the first hour lies in the same half of the day if it fits."""
    hour, minute = clock
    moved = _afternoon(hour, part)
    return (moved, minute) if (moved, minute) < end else clock


def _full_year(year: int) -> int:
    return year if year > 99 else 2000 + year


def find_times(tokens: list[Token], lang: str) -> list[TimeExpression]:
    """The expressions of time of a sentence; their tokens become kind `time`."""
    return _Scanner(tokens, lang).scan()
