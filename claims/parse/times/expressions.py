"""An expression of time: what one of them says, before it is given a window."""

from dataclasses import dataclass, field, replace

from claims.parse.times.clocks import UNTOLD, Clock
from claims.parse.times.dates import PartialDate


@dataclass(slots=True, eq=False)
class TimeExpression:
    """One expression of time in a sentence; its tokens are those of [index, end)."""

    kind: str  # range, moment, night, nights, part, period, date, month, day_word, later, other
    index: int
    end: int
    clocks: list[Clock] = field(default_factory=list)
    dates: list[PartialDate] = field(default_factory=list)
    value: str = ""
    zone: str = UNTOLD  # hours ahead of Greenwich, a name («Europe/Kyiv»), or LOCAL
    is_tally: bool = False
    is_said: bool = False
    is_bare: bool = False  # hours without minutes, a part of the day or a zone


def complete_dates(dates: list[PartialDate], told: PartialDate | None) -> list[PartialDate]:
    """«Сводка от 17 марта 2024 года: в ночь на 17-е …»: month and year as told before a day.

    A date without a year tells the month: «28 декабря, в ночь на 29-е».
    """
    completed: list[PartialDate] = []
    for day in dates:
        found = day
        if day.day and not day.year and told is not None and told.day is not None:
            month = day.month or (told.month if abs(told.day - day.day) <= 1 else None)
            found = day._replace(month=month, year=told.year if month == told.month else None)
        completed.append(found)
        has_year = told is not None and told.year is not None
        told = found if found.year or (found.month and not has_year) else told
    return completed


def dates_of_hours(
    expressions: list[TimeExpression], dates: list[PartialDate]
) -> list[PartialDate]:
    """ "8 June 2023: between 22:00 on 7 June and 04:00 on 8 June": the days of the hours."""
    k = 0
    for e in expressions:
        if e.kind == "range":
            return dates[k : k + len(e.dates)]
        k += len(e.dates)
    return dates


def lies_within_period(kinds: dict[str, TimeExpression]) -> bool:
    """ "Last week 33 were downed there in a night": some night, of a week without days."""
    period, night = kinds.get("period"), kinds["night"]
    if period is None or period.value not in ("week", "month", "last_month", "year"):
        return False
    return period.index < night.index and not night.dates


def night_of_evening(kinds: dict[str, TimeExpression]) -> TimeExpression:
    """«Вчера вечером и ночью»: the night that begins on the day of the evening before it."""
    night, evening = kinds["night"], kinds.get("part")
    is_behind = evening is not None and evening.value == "evening" and evening.index < night.index
    return replace(night, value="begins") if is_behind and not night.dates else night
