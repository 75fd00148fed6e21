"""Expressions of time → windows in Moscow time.

A window takes its day from the text or from the time of publication, and remembers what the
report said before.
"""

import calendar
from copy import copy
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from claims.model import MOSCOW, Window, WindowBasis
from claims.parse.times.clocks import Clock
from claims.parse.times.dated import (
    AGO,
    DAY,
    DAY_BEFORE,
    EARLIER,
    FIRST_YEAR,
    NIGHT_BEFORE,
    NIGHT_END,
    NIGHT_START,
    NO_DAY,
    ONLY_START,
    PERIOD_NOTES,
    RUNNING_TALLY,
    UNDATED,
    DatedWindow,
    day_beside,
    day_of,
    hours_between,
    is_of_no_day,
    midnight,
    moment_at,
    month_before,
    night_before,
    safe_date,
    shifted,
    tell_distance,
    tell_untold,
    whole_day,
    whole_days,
    whole_year,
)
from claims.parse.times.dates import LAST_YEAR, YESTERDAY, PartialDate
from claims.parse.times.expressions import (
    TimeExpression,
    complete_dates,
    dates_of_hours,
    lies_within_period,
    night_of_evening,
)

_NOON = 12
_LAST_HOUR = 23
_DAYS_BEFORE = YESTERDAY | {"before_yesterday"}


def _reach_into_next_day(hour: int) -> int:
    """How many hours behind a window the hours of the next day may still go on from it."""
    if hour < NIGHT_END.hour:
        return 18  # "yesterday from 10:00 to 12:00 … from 1 to 4 a.m."
    return 12 if hour < _NOON else 3


class WindowReader:
    """Gives expressions of time their days; remembers the last window of the report."""

    def __init__(self, published: datetime | None) -> None:
        self.published = published.astimezone(MOSCOW) if published else None
        self.is_day_only = published is not None and published.time() == time(0)
        self.last_day: date | None = None
        self.last_night: date | None = None
        self.last = UNDATED
        self.last_wide: DatedWindow = self.last
        self.is_moment = False
        self.is_tally = False  # whether the last window ends with the hour of a statement
        self.last_range: TimeExpression | None = None

    @property
    def day(self) -> date | None:
        """The day of publication in Moscow."""
        return self.published.date() if self.published else None

    def _now(self) -> datetime | None:
        if self.published is None:
            return None
        if self.is_day_only:
            return self.published.replace(hour=23, minute=59)
        return self.published

    def resolve_date(self, day: PartialDate) -> tuple[date | None, tuple[str, ...]]:
        """The calendar day that a text means, and a note if the year had to be inferred."""
        today = self.day or NO_DAY
        if day.name:
            if day.name == "before_yesterday":
                return today - 2 * DAY, ()
            is_told = day.name == "day_before" and self.last_day is not None
            near = min(self.last_day or today, today) if is_told else today
            return (near - DAY if day.name in YESTERDAY else today), ()
        if day.weekday is not None:
            return today - timedelta(days=(today.weekday() - day.weekday) % 7), ()
        if day.day is not None and day.month is None:
            near = self.last_day or today
            found = safe_date(near.year, near.month, day.day)
            if found is not None and found <= today + timedelta(days=2):
                return found, ("the month is inferred from the day of publication",)
        if day.day is None or day.month is None:
            return None, ()
        if day.year is not None:
            return safe_date(day.year, day.month, day.day), ()
        found = safe_date(today.year, day.month, day.day)
        if found is None or found > today + timedelta(days=2):
            found = safe_date(today.year - 1, day.month, day.day) or found
        return found, ("the year is inferred from the day of publication",)

    def read(self, expressions: list[TimeExpression], default: PartialDate | None) -> DatedWindow:
        """The window of expressions that stand together, e.g. a night, a date and hours."""
        notes: list[str] = []
        for e in expressions:
            e.dates = [self._in_last_year(d) if d.year == LAST_YEAR else d for d in e.dates]
        dates = [d for e in expressions for d in e.dates]
        if default is not None and default.year == LAST_YEAR:
            default = self._in_last_year(default)
        dates = complete_dates(dates, default) or [d for d in (default,) if d is not None]
        kinds = {e.kind: e for e in expressions}
        if "range" in kinds and len(kinds["range"].dates) > 1:
            dates = dates_of_hours(expressions, dates)
        days: list[date] = []
        for partial in dates:
            found, why = self.resolve_date(partial)
            notes.extend(n for n in why if self.day is not None and n not in notes)
            if (found is not None and partial.day is not None) or (found and partial):
                days.append(found)
        days = [day for day in days if day.year >= FIRST_YEAR] or days  # told by the text itself
        is_named = any(d.day is not None for d in dates)
        result = self._window(kinds, days, dates, is_named)
        if days and not result.is_elsewhere:
            self.last_day = days[-1]
        elif "night" in kinds and self.last_day is not None and result.window.end is not None:
            self.last_day = result.window.end.date()  # "On March 12, … Overnight, … From midnight"
        if result.window.basis != "unknown":
            notes = [n for n in notes if is_named]
            gap = tell_distance(self.published, result.window)
            if gap:
                notes.append(gap)
        result = result._replace(notes=(*result.notes, *notes))
        if is_of_no_day(result.window):
            result = tell_untold(result, kinds)
        if result.is_elsewhere:
            return result  # an aside does not date what follows it
        self.last = result
        self.is_moment = "moment" in kinds
        self.is_tally = "tally" in kinds or any(e.is_tally for e in kinds.values())
        if not self.is_moment:
            self.last_wide = result
        return result

    def _in_last_year(self, day: PartialDate) -> PartialDate:
        return day._replace(year=self.day.year - 1 if self.day is not None else None)

    def _window(
        self,
        kinds: dict[str, TimeExpression],
        days: list[date],
        dates: list[PartialDate],
        is_named: bool,
    ) -> DatedWindow:
        aside = self._aside(kinds, days, dates)
        if aside is not None:
            return aside
        if "range" in kinds:
            return self._stated(kinds, days)
        if "since" in kinds and not (kinds["since"].clocks or "moment" in kinds):
            kinds = {**kinds, "part": kinds["since"]}  # "since the evening", and no end is told
            if {"later", "night", "period", "month", "year"}.isdisjoint(kinds):
                return DatedWindow(Window(), (ONLY_START,))
        elif "since" in kinds and "night" not in kinds:
            return self._since(kinds["since"], days, kinds.get("moment"))
        if "later" in kinds and self.last.window.basis != "stated":
            return self.last  # hours before or after a night are hours of its telling
        if "later" in kinds and self.last.window.end is not None:
            return shifted(self.last.window.start, self.last.window.end, kinds["later"].value)
        if "moment" in kinds:
            if "period" in kinds and kinds["period"].value == "24h":
                end = self._moment(kinds, days).window.end  # "in the 24 hours to 8 a.m."
                start = end - DAY if end is not None else None
                return DatedWindow(Window(start, end, "stated"), ("24 hours, not a night",), True)
            if "period" in kinds and kinds["period"].value == "day_so_far":
                kinds = {**kinds, "tally": kinds["period"]}
            return self._moment(kinds, days)
        if "night" in kinds and not lies_within_period(kinds):
            return self._night(night_of_evening(kinds), days)
        if "period" in kinds and "dates" not in kinds:
            return self._period(kinds["period"], days)
        if "month" in kinds:
            return self._until_now(self._months(kinds["month"].dates), kinds["month"])
        if "year" in kinds:
            return self._until_now(whole_year(kinds["year"].dates[0].year or 0), kinds["year"])
        if "onwards" in kinds and days:
            return self._until_now(whole_day(days[0]), kinds["onwards"])
        if "dates" in kinds and len(days) == 2:
            return whole_days(days[0], days[1])
        return self._whole_day(kinds, days, dates, is_named)

    def _aside(
        self, kinds: dict[str, TimeExpression], days: list[date], dates: list[PartialDate]
    ) -> DatedWindow | None:
        """The window of another time than the one that the report is about."""
        if "other" in kinds and kinds["other"].value == "night":
            return self._previous_night()
        if "other" in kinds and kinds["other"].value in ("previous", "next_day"):
            day = day_beside(self.last, -1 if kinds["other"].value == "previous" else 1)
            end = self.last.window.end
            return night_before(end.date()) if day is None and end is not None else day
        if "other" in kinds and kinds["other"].value == "next":
            eve, night = day_of(self.last), self.last_night
            eve = night if night is not None and (eve is None or night - eve == DAY) else eve
            if eve is None or midnight(eve) > (self._now() or midnight(eve)):
                return DatedWindow(Window(), ("a night after one that is not told",), True)
            rest = {kind: e for kind, e in kinds.items() if kind != "other"}
            if "range" in rest or "moment" in rest:
                rest["night"] = TimeExpression("night", 0, 0, dates=[PartialDate(eve.day)])
                return self._window(rest, [eve + DAY], dates, True)
            return self._night(kinds["other"], [eve + DAY])
        if "other" in kinds and kinds["other"].value == "rest":
            return self._rest_of_night()
        if "other" in kinds and kinds["other"].value == "month":
            return month_before(self.last)
        if "other" in kinds and days:
            told = (
                copy(self)._night(kinds["night"], days) if "night" in kinds else whole_day(days[-1])
            )
            return told._replace(is_elsewhere=True)
        if "other" in kinds:
            return AGO if kinds["other"].value == "ago" else EARLIER
        is_yesterday = bool(dates) and dates[0].name in _DAYS_BEFORE
        if "range" not in kinds and "day_word" in kinds and not days and is_yesterday:
            return DatedWindow(Window(), (DAY_BEFORE,), True, True, is_relative=True)
        return None

    def _until_now(self, long: DatedWindow, expression: TimeExpression) -> DatedWindow:
        """ "Since January 2023", "since March 1": what only begins the window."""
        now = self._now()
        if (
            not {"since", "onwards"} & {expression.value, expression.kind}
            or now is None
            or long.window.start is None
        ):
            return long
        window = Window(long.window.start, now, "day")
        return DatedWindow(window, (ONLY_START,), True)

    def _whole_day(
        self,
        kinds: dict[str, TimeExpression],
        days: list[date],
        dates: list[PartialDate],
        is_named: bool,
    ) -> DatedWindow:
        """A day, or a part of it without hours: the whole of it."""
        if days:
            day = days[0]
        elif "part" in kinds or (self.day is not None and "day_word" in kinds):
            day = self.last_day or self.day or NO_DAY
        else:
            return DatedWindow(Window())
        is_later = "part" in kinds and kinds["part"].value in ("day", "evening")
        now = self._now()
        if dates and dates[0].name == "today" and "part" in kinds:
            is_small_hour = now is not None and now.hour < NIGHT_END.hour
            if is_small_hour and kinds["part"].value == "evening":
                day -= DAY  # "this evening", told after midnight
        if is_later and not is_named and not dates:
            is_open = self.last_day is None and not self.is_day_only
            if now is not None and now.hour < 12 and is_open:
                day -= DAY
        basis: WindowBasis = "day" if is_named else "inferred"
        part = kinds["part"].value if "part" in kinds else ""
        return DatedWindow(
            Window(midnight(day), midnight(day + DAY), basis),
            part=part,
            is_relative=bool(dates) and dates[0].name in _DAYS_BEFORE,
        )

    def _since(
        self, expression: TimeExpression, days: list[date], told: TimeExpression | None
    ) -> DatedWindow:
        """A start without an end: until it was told, the end of the window before, or now."""
        end = self.last.window.end or self._now()
        if told is not None and self._now() is not None:
            # «к 7:00 … с 20:00 среды»: the day is of the start alone
            own = [self.resolve_date(partial)[0] for partial in told.dates]
            named = [day for day in own if day is not None]
            named = named or ([] if expression.dates else days)
            end = self._moment({"moment": told}, named).window.end
            days = days[:1] if own and expression.dates else days
        if not expression.clocks:  # "13 since the evening, he wrote at 3 a.m."
            return DatedWindow(Window(None, end, "stated"))
        day = days[-1] if days else (end.date() if end is not None else None)
        if day is None or end is None:
            return DatedWindow(Window(), ("a start without a day",), True)
        start = moment_at(day, expression.clocks[0], expression.zone)
        now = self._now()
        if not days and now is not None and end < start <= now:
            end = now  # "61 overnight; 11 more since 8 a.m."
        if is_of_no_day(Window(start, None)) and not is_of_no_day(Window(None, end)):
            return DatedWindow(Window(None, end, "stated"))  # "since 8 p.m. on Monday", of no date
        if start > end and day == end.date():
            start -= DAY  # "since 8 p.m., the ministry said on 4 September"
        if start > end:
            return DatedWindow(Window(), ("a start after the end",), True)
        return DatedWindow(Window(start, end, "stated"), (ONLY_START,))

    def _stated(self, kinds: dict[str, TimeExpression], days: list[date]) -> DatedWindow:
        expression = kinds["range"]
        if expression.value == "again":  # "between the same hours on Thursday"
            if self.last_range is None:
                return DatedWindow(Window(), ("hours that the text does not tell",))
            expression = replace(self.last_range, value="first")
        self.last_range = expression
        first, second = expression.clocks
        zone = expression.zone
        crosses = second <= first and second != (24, 0)
        if "night" in kinds:
            days = sorted(days)  # «за ночь на воскресенье, с 10 вечера субботы до 5 утра»
        if len(days) >= 2:
            start, end = moment_at(days[0], first, zone), moment_at(days[-1], second, zone)
            if start < end and end - start <= timedelta(days=3):
                return DatedWindow(Window(start, end, "stated"))
        day = days[-1] if days else None
        if day is None and self.last_day is not None and self.day is None:
            day = self.last_day
        now = self._now()
        if day is not None:
            if not crosses:
                is_again = kinds["range"].value == "again"
                # "(ministry, 17 November)": when it wrote
                if now is not None and day == now.date() and not is_again:
                    day -= DAY * (moment_at(day, first, zone) > now)
                return hours_between(day, day, first, second, zone)
            is_end = ("night" in kinds and bool(kinds["night"].dates)) or (
                expression.value == "last" and len(expression.dates) == 1
            )
            if not is_end and now is not None:
                is_end = moment_at(day + DAY, second, zone) > now + timedelta(minutes=15)
            first_day = day - DAY if is_end else day
            return hours_between(first_day, first_day + DAY, first, second, zone)
        if now is None:
            return hours_between(NO_DAY - crosses * DAY, NO_DAY, first, second, zone)
        end_day = now.date()
        if self.last_day is not None and self.last_day <= end_day and not crosses:
            end_day = self.last_day
        if moment_at(end_day, second, zone) > now + timedelta(minutes=15):
            end_day -= DAY
        elif self._follows_midnight(end_day, first, second, zone, now):
            end_day += DAY
        return hours_between(end_day - DAY if crosses else end_day, end_day, first, second, zone)

    def _follows_midnight(
        self, day: date, first: Clock, second: Clock, zone: str, now: datetime
    ) -> bool:
        """Whether hours go on where the window before them ended, on the next day.

        So too the morning after an evening or a night: «вечером 4 июня — 18, утром — ещё два».
        """
        end = self.last.window.end
        if end is None or self.last.window.basis not in ("stated", "convention"):
            return False
        start = moment_at(day + DAY, first, zone)
        reach = timedelta(hours=_reach_into_next_day(first[0]))
        is_next = timedelta(0) <= start - end <= reach
        return is_next and moment_at(day + DAY, second, zone) <= now + timedelta(minutes=15)

    def _moment(self, kinds: dict[str, TimeExpression], days: list[date]) -> DatedWindow:
        expression = kinds["moment"]
        clock, zone = expression.clocks[0], expression.zone
        now = self._now()
        day = days[-1] if days else None
        if "night" in kinds and kinds["night"].dates and day is not None and clock[0] >= 18:
            day -= DAY
        if day is None:
            day = now.date() if now is not None else NO_DAY
            if now is not None and moment_at(day, clock, zone) > now + timedelta(minutes=15):
                day -= DAY
        moment = moment_at(day, clock, zone)
        if clock == (24, 0) and now is not None and moment > now + timedelta(minutes=15):
            moment -= DAY  # "by midnight on Tuesday", told on Tuesday morning
        told = [e for kind, e in kinds.items() if kind == "tally"]
        if told or expression.is_tally:
            start = self._end_before(moment) if "onward" in {e.value for e in told} else None
            if start is not None:
                return DatedWindow(Window(start, moment, "stated"))
            if "night" in kinds:
                evening = day - DAY if clock[0] < NIGHT_START.hour else day
                start = datetime.combine(evening, NIGHT_START, MOSCOW)
            first_day = (moment - timedelta(minutes=1)).date()  # «до полуночи»
            window = Window(start or midnight(first_day), moment, "stated")
            return DatedWindow(window, (RUNNING_TALLY,))
        return DatedWindow(Window(moment, moment, "stated"))

    def _end_before(self, moment: datetime) -> datetime | None:
        """ "From then until 7 a.m.": where the hours told before ended."""
        end = self.last.window.end if self.last.window.basis == "stated" else None
        return end if end is not None and timedelta(0) < moment - end < 2 * DAY else None

    def _night(self, expression: TimeExpression, days: list[date]) -> DatedWindow:
        if days:
            end_day = days[-1]
            if expression.value == "begins" and (self.day is None or end_day < self.day):
                end_day += DAY
        elif expression.value == "that" and self.last_night is not None:
            end_day = self.last_night
        elif self.last_day is not None and self.day is None:
            end_day = self.last_day
        else:
            end_day = self.day or NO_DAY
            now = self.published
            if now is not None and now.hour >= 20 and expression.value == "now":
                end_day += DAY
        self.last_night = end_day
        start = datetime.combine(end_day - DAY, NIGHT_START, MOSCOW)
        end = datetime.combine(end_day, NIGHT_END, MOSCOW)
        if expression.clocks:
            clock = expression.clocks[0]
            day = end_day if clock < (NIGHT_END.hour, 0) else end_day - DAY
            note = "until dawn: 07:00 by convention"
            start = moment_at(day, clock, expression.zone)
            return DatedWindow(Window(start, end, "convention"), (note,))
        note = "a night without hours: 20:00 to 07:00 by convention"
        return DatedWindow(Window(start, end, "convention"), (note,))

    def _previous_night(self) -> DatedWindow:
        """The night before the one that the text spoke of last."""
        end = self.last.window.end
        day = self.last_night or (end.date() if end is not None else self.day)
        if day is None:
            return DatedWindow(Window(), (NIGHT_BEFORE,), True, True, is_relative=True)
        return night_before(day)

    def _rest_of_night(self) -> DatedWindow:
        """From the end of the hours told before to the end of their night."""
        start = self.last.window.end
        if start is None or self.last.window.basis != "stated":
            return self._night(TimeExpression("night", 0, 0), [])
        end = datetime.combine(start.date(), NIGHT_END, MOSCOW)
        end += DAY if end <= start else timedelta(0)
        note = "the rest of the night: until 07:00 by convention"
        return DatedWindow(Window(start, end, "convention"), (note,))

    def _period(self, expression: TimeExpression, days: list[date]) -> DatedWindow:
        note = PERIOD_NOTES[expression.value]
        now = self._now() or midnight(NO_DAY) + timedelta(hours=_LAST_HOUR)
        if expression.value == "last_month" and self.day is not None:
            return self._months([PartialDate(None, (self.day.replace(day=1) - DAY).month)])
        if expression.value == "month" and self.last.is_long and self.last.window.start:
            return self.last  # «отчёт за ноябрь. За месяц …»
        is_so_far = expression.value in ("day_so_far", "past_midnight")
        if is_so_far and days in ([], [now.date()]):
            end = self.last.window.end if self.last.window.basis == "stated" else None
            if end is None or not midnight(now.date()) < end <= now:
                end = now
            is_tally = expression.value == "day_so_far"
            return DatedWindow(Window(midnight(now.date()), end, "stated"), (note,), is_tally)
        if days and expression.value in ("24h", "day_so_far"):
            start = midnight(days[-1])
            return DatedWindow(Window(start, start + DAY, "day"), (note,), True)
        return DatedWindow(Window(), (note,), True)

    def _months(self, partials: list[PartialDate]) -> DatedWindow:
        """A month, or all months from the first to the last."""
        month, last = partials[0].month or 1, partials[-1].month or 1
        year = partials[-1].year
        notes: tuple[str, ...] = ("a whole month" if month == last else "whole months",)
        if year is None:
            if self.day is None:
                return DatedWindow(Window(), notes, True)
            year = self.day.year if last <= self.day.month else self.day.year - 1
            notes = (*notes, "the year is inferred from the day of publication")
        start = datetime(year - (month > last), month, 1, tzinfo=MOSCOW)
        final = datetime(year, last, calendar.monthrange(year, last)[1], tzinfo=MOSCOW)
        return DatedWindow(Window(start, final + DAY, "day"), notes, True)
