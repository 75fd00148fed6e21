"""The window that a reader chooses: read from the address, put into it, and troubles with it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches

import pandas as pd
import streamlit as st

from claims.days import nearest_days
from claims.model import MOSCOW
from claims.statements import select_claims
from pages import address, draw, kept_choices, ledger, paper, until_known
from pages.catalogue import _
from pages.words import read_day, say_day, say_span

PARTS = ("all", "night", "day")
_OWN_HOURS = ("start", "end", "report")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The window that a reader chose, and a sentence if the address asked for another one.

    `day` is the day that is counted, None for a window of the reader's own hours; `offers`
    are (label, day) of the nearest days that have reports.
    """

    start: datetime
    end: datetime
    day: date | None
    part: str
    trouble: str = ""
    offers: tuple[tuple[str, date], ...] = ()

    @property
    def whole_day(self) -> date | None:
        """The day, if it was chosen with its night and not a part of it."""
        return self.day if self.part == "all" else None

    def say(self) -> str:
        """The window in the reader's words."""
        return say_day(self.day) if self.day and self.whole_day else say_span(self.start, self.end)


def chosen_window(reports: pd.DataFrame, newest: date | None = None) -> Chosen:
    """The window of the address: `start` and `end`, or `date` and `part`; else the newest day.

    `start` and `end` are days, as on the map, or moments (with a clock time).
    The night of a day begins at 20:00 on the day before and ends at 08:00. A page may say what
    is newest for its own subject.
    """
    asked = paper.asked()
    days = reports["day"].dropna().drop_duplicates().dt.date
    first, last = days.min(), days.max()
    newest = newest or last
    part = asked.get("part", "all")
    part = part if part in PARTS else "all"
    trouble = ""
    if "report" in asked:
        return _window_of_report(reports, asked["report"], part)
    if "start" in asked or "end" in asked:
        try:
            start, end = (_read_bound(asked.get(name, ""), name) for name in ("start", "end"))
        except ValueError:
            trouble = _("The window asked for has no start and end that can be read.")
        else:
            if asked["start"] == asked["end"] and start < end:  # one and the same day
                return window_of_day((end - timedelta(days=1)).date(), part)
            if start < end and len(select_claims(reports, start, end)):
                return Chosen(start, end, None, part)
            if start < end:
                trouble = _("No report on record speaks of these hours. That is not a zero.")
                near = (one for one in nearest_days(reports, start.date()) if one)
                return Chosen(
                    start, end, None, part, trouble, tuple((say_day(one), one) for one in near)
                )
            trouble = _("The window asked for ends before it starts.")
        return window_of_day(newest, part, trouble, ((say_day(newest), newest),))
    wanted = asked.get("date", newest.isoformat())
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        trouble = _("“{date}” is no date; dates are written like {example}.")
        trouble = trouble.format(date=wanted, example=newest.isoformat())
        return window_of_day(newest, part, trouble, ((say_day(newest), newest),))
    if day in set(days):
        return window_of_day(day, part)
    if day < first:
        trouble = _("{day} is before the first report on record.").format(day=say_day(day))
    elif day > last:
        trouble = _("{day} is after the newest report on record.").format(day=say_day(day))
    else:
        trouble = _("No report on record counts to {day}. That is not a zero: nothing is known.")
        trouble = trouble.format(day=say_day(day))
    near = (near for near in nearest_days(reports, day) if near)
    return window_of_day(day, part, trouble, tuple((say_day(one), one) for one in near))


def _window_of_report(reports: pd.DataFrame, key: str, part: str) -> Chosen:
    """The day of one report; if it is not there (any more), why, and the nearest that is."""
    days = reports.set_index("report_key")["day"].dropna()
    withdrawn = until_known(ledger().withdrawals(), "withdrawn_at")
    withdrawals = withdrawn.set_index("report_key")["reason"]
    if key in days.index:
        return window_of_day(days.loc[[key]].iloc[0].date(), part)
    if key in withdrawals.index:
        trouble = _("The report “{key}” was withdrawn: {reason}")
        trouble = trouble.format(key=key, reason=withdrawals.loc[[key]].iloc[0])
    else:
        trouble = _("No report on record has the key “{key}”.").format(key=key)
    near = get_close_matches(key, days.index.unique(), n=1, cutoff=0.3)
    day = days.loc[near].iloc[0].date() if near else days.max().date()
    return window_of_day(day, part, trouble, ((say_day(day), day),))


def window_of_day(
    day: date, part: str, trouble: str = "", offers: tuple[tuple[str, date], ...] = ()
) -> Chosen:
    """The window of a day with its night, or of a part of it."""
    evening, morning = midnight(day) - timedelta(hours=4), midnight(day) + timedelta(hours=8)
    start = morning if part == "day" else evening
    end = morning if part == "night" else midnight(day) + timedelta(days=1)
    return Chosen(start, end, day, part, trouble, offers)


def chosen_days(table: pd.DataFrame) -> tuple[date, date]:
    """First and last day of the address, within the record; without them the newest day."""
    first, newest = table["day"].min().date(), table["day"].max().date()
    asked = [read_day(paper.asked().get(name)) for name in ("start", "end")]
    days = [min(max(day, first), newest) for day in asked if day]
    return (min(days), max(days)) if days else (newest, newest)


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Moscow."""
    return datetime.combine(day, time(), MOSCOW)


def _read_bound(text: str, name: str) -> datetime:
    """Where a window starts or ends; of a whole day, with its night or at its end."""
    try:
        whole = window_of_day(date.fromisoformat(text), "all")
    except ValueError:
        return _moment(text)
    return whole.start if name == "start" else whole.end


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=MOSCOW) if moment.tzinfo is None else moment.astimezone(MOSCOW)


def draw_window_choice(reports: pd.DataFrame, page: str, chosen: Chosen) -> None:
    """The reader's choice of a day and a part of it; what is chosen goes into the address."""
    days = reports["day"].dropna().drop_duplicates().dt.date

    def take_day() -> None:
        put_into_address(date=st.session_state[f"{page}_date"].isoformat())

    def take_part() -> None:
        put_into_address(part=st.session_state[f"{page}_part"])

    parts = {"all": _("Night and day"), "night": _("Night"), "day": _("Day")}
    if paper.current():
        shown = chosen.day or chosen.start.date()
        earlier, later = nearest_days(reports, shown)
        draw(
            "choice.html",
            page=page,
            chosen=chosen,
            shown=shown,
            parts=parts,
            first=days.min(),
            last=days.max(),
            earlier=earlier,
            later=later,
            kept=kept_choices("zone"),
        )
        return
    day_column, part_column = st.columns([1, 3], vertical_alignment="bottom")
    day_column.date_input(
        _("Day on which the night ends"),
        value=min(max(chosen.day or chosen.start.date(), days.min()), days.max()),
        min_value=days.min(),
        max_value=days.max(),
        format="YYYY-MM-DD",
        key=f"{page}_date",
        on_change=take_day,
    )
    part_column.segmented_control(
        _("Part"),
        list(parts),
        default=chosen.part,
        format_func=parts.__getitem__,
        required=True,
        key=f"{page}_part",
        on_change=take_part,
    )


def put_into_address(**choices: str) -> None:
    """Add the reader's choices to the address; a window of the reader's own hours gives way."""
    kept = {name: value for name, value in st.query_params.items() if name not in _OWN_HOURS}
    st.query_params.from_dict(kept | choices)


def draw_trouble(chosen: Chosen, page: str) -> None:
    """Say what of the address could not be shown, and offer the nearest thing that exists."""
    if chosen.trouble:
        offers = [(label, address(page, date=day)) for label, day in chosen.offers]
        draw("trouble.html", sentence=chosen.trouble, offers=offers)
