"""A window with what should be said about it, and the days that windows are made of."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from claims.model import MOSCOW, Window


@dataclass(frozen=True, slots=True)
class DatedWindow:
    """A window and what should be said about it."""

    window: Window
    notes: tuple[str, ...] = ()
    is_long: bool = False
    is_elsewhere: bool = False
    part: str = ""  # the part of the day, where the window is the whole day
    is_meant: bool = False  # «Речь о ночи на 19 марта»: the night of what was told before it
    is_relative: bool = False  # "the day before": of another day than what was told before it


DAY = timedelta(days=1)
UNDATED = DatedWindow(Window())
PERIOD_NOTES = {
    "24h": "24 hours, not a night",
    "day_so_far": "since the start of the day",
    "week": "a week or several days",
    "month": "a month",
    "month_so_far": "since the start of the month",
    "year": "a year or longer",
}
"""What should be said about each length of time."""


def whole_day(day: date) -> DatedWindow:
    """A day from midnight to midnight in Moscow."""
    return DatedWindow(Window(midnight(day), midnight(day + DAY), "day"))


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day that three numbers name; None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def midnight(day: date) -> datetime:
    """The moment in Moscow at which a day begins."""
    return datetime.combine(day, time(0), MOSCOW)
