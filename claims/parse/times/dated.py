"""A window with what should be said about it, and the days that windows are made of."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from claims.model import MOSCOW, Window
from claims.parse.times.clocks import Clock


class DatedWindow(NamedTuple):
    """A window and what should be said about it."""

    window: Window
    notes: tuple[str, ...] = ()
    is_long: bool = False
    is_elsewhere: bool = False
    part: str = ""  # the part of the day, where the window is the whole day
    is_meant: bool = False  # «Речь о ночи на 19 марта»: the night of what was told before it
    is_relative: bool = False  # "the day before": of another day than what was told before it
    is_added: bool = False  # "later it reported six downed between 8:00 and 10:30": of them only


DAY = timedelta(days=1)
NO_DAY = date(1200, 12, 31)  # the last day of a leap year: every date is one of it, and past
"""Stands for the day of publication where nobody tells it: hours of one day can be compared."""
FIRST_YEAR = 1900
NIGHT_START = time(20)
NIGHT_END = time(7)
UNDATED = DatedWindow(Window())
EARLIER = DatedWindow(Window(), ("of an earlier time that the text does not date",), True, True)
AGO = DatedWindow(Window(), is_elsewhere=True)
"""Of a moment reckoned from when the text was written: "an hour ago"."""
ONLY_START = "the text gives only the start"
NIGHT_BEFORE = "the night before"
DAY_BEFORE = "the day before, which the text does not date"
RUNNING_TALLY = "running tally: a later one replaces it"
PERIOD_NOTES = {
    "24h": "24 hours, not a night",
    "past_midnight": "since the start of the day",
    "day_so_far": "since the start of the day",
    "week": "a week or several days",
    "month": "a month",
    "last_month": "a month",
    "month_so_far": "since the start of the month",
    "year": "a year or longer",
}
"""What should be said about each length of time."""


def is_of_no_day(window: Window) -> bool:
    """Whether a window is of a day that nobody tells, and serves only to be compared."""
    start, end = window.start, window.end
    is_begun = start is not None and start.year < FIRST_YEAR
    return is_begun or (end is not None and end.year < FIRST_YEAR)


def as_told(window: Window) -> Window:
    """The window itself, or an unknown one if nobody tells its day."""
    return Window() if is_of_no_day(window) else window


def tell_untold(found: DatedWindow, kinds: Collection[str]) -> DatedWindow:
    """A window of hours or of a night whose day nobody tells, with the note that says so.

    Notes on what was inferred, or is so by convention, would speak of days that no reader sees.
    """
    untold = [note for kind, note in _UNTOLD.items() if kind in kinds][:1]
    if not untold and found.is_relative:
        untold = [DAY_BEFORE]
    kept = [note for note in found.notes if note in _OF_TELLING]
    return found._replace(notes=(*kept, *untold))


_UNTOLD = {
    "range": "hours without a day",
    "moment": "an hour without a day",
    "night": "a night without a date",
}
_OF_TELLING = frozenset({RUNNING_TALLY, ONLY_START, NIGHT_BEFORE, *PERIOD_NOTES.values()})


def whole_day(day: date) -> DatedWindow:
    """A day from midnight to midnight in Moscow."""
    return DatedWindow(Window(midnight(day), midnight(day + DAY), "day"))


def whole_days(first: date, last: date) -> DatedWindow:
    """All days from one to another."""
    if first > last:
        first -= 7 * DAY  # «з п'ятниці до вівторка»
    window = Window(midnight(first), midnight(last + DAY), "day")
    return DatedWindow(window, (), True)


def whole_year(year: int) -> DatedWindow:
    """A year as a window."""
    window = Window(midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1)), "day")
    return DatedWindow(window, (f"the year {year}",), True)


def tell_distance(published: datetime | None, window: Window) -> str:
    """What should be said of a text that came out long after its window; else nothing."""
    if published is None or window.end is None:
        return ""
    days = (published - window.end).days
    return f"published {days} days after the window" if days >= 7 else ""


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day that three numbers name; None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def midnight(day: date) -> datetime:
    """The moment in Moscow at which a day begins."""
    return datetime.combine(day, time(0), MOSCOW)


def shifted(start: datetime | None, end: datetime, told: str) -> DatedWindow:
    """ "An hour later", and «за следующие восемь часов»: behind the window told before."""
    shift = timedelta(hours=float(told.removeprefix("next ")))
    first = end if told.startswith("next") else (start or end) + shift
    return DatedWindow(Window(first, end + shift, "stated"))


def month_before(last: DatedWindow) -> DatedWindow:
    """ "In March 1,240, up from 980 a month earlier": the month before the one told last."""
    start, end = last.window.start, last.window.end
    if start is None or end is None or not (start.day == end.day == 1):
        return EARLIER
    first = (start - DAY).replace(day=1)
    is_month = timedelta(days=27) < end - start < timedelta(days=32)
    window = Window(first, start, "day")
    return DatedWindow(window, ("a month",), True, is_relative=True) if is_month else EARLIER


def day_of(last: DatedWindow) -> date | None:
    """ "Between 3 and 7 p.m. on 14 October 12. The next night 40": the day that begins it."""
    end = last.window.end
    return (end - timedelta(minutes=1)).date() if end is not None and not last.is_long else None


def day_beside(last: DatedWindow, days: int) -> DatedWindow | None:
    """ "The previous one", "the next day": the day beside the one told last; None for a night."""
    start, basis = last.window.start, last.window.basis
    is_day = basis in ("day", "inferred") and not last.is_long
    is_so_far = basis == "stated" and last.is_long and start is not None and start.time() == time(0)
    if start is not None and (is_day or is_so_far):
        return whole_day(start.date() + days * DAY)._replace(is_relative=True)
    if start is None or last.window.end is None or last.is_long or days > 0:
        return EARLIER
    return None


def night_before(day: date) -> DatedWindow:
    """The night before that which ended on a day."""
    start = datetime.combine(day - 2 * DAY, NIGHT_START, MOSCOW)
    end = datetime.combine(day - DAY, NIGHT_END, MOSCOW)
    return DatedWindow(Window(start, end, "convention"), (NIGHT_BEFORE,))


def moment_at(day: date, clock: Clock, zone: str) -> datetime:
    """An hour of a day, told by the clocks of a zone, in Moscow time."""
    hour, minute = clock
    extra, hour = (1, 0) if hour == 24 else (0, hour)
    moment = datetime.combine(day + timedelta(days=extra), time(hour, minute))
    if "/" in zone:
        return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(MOSCOW)
    return moment.replace(tzinfo=timezone(timedelta(hours=float(zone)))).astimezone(MOSCOW)


def hours_between(
    start_day: date, end_day: date, first: Clock, second: Clock, zone: str
) -> DatedWindow:
    """From an hour of a day to an hour of the same or another."""
    start, end = moment_at(start_day, first, zone), moment_at(end_day, second, zone)
    return DatedWindow(Window(start, end, "stated"))
