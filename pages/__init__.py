"""What the pages share: the ledger as known on a day, and fragments drawn from templates.

A page reads its choices from the address (pages/choice.py), asks `claims` for a comparison and
draws a template in the reader's words (pages/words.py). Templates escape everything they are given.
"""

from base64 import b64encode
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from claims.aggregate import Counted, count_statements, day_exclusions
from claims.compare import SideBySide, compare_parties
from claims.days import DayCount, count_claims, count_day
from claims.evidence import Evidence, find_relays, gather_evidence
from claims.ledger import Ledger, open_ledger
from claims.listing import list_rows
from claims.model import MOSCOW
from claims.statements import select_claims, select_reports
from claims.tables import Tables, count_record
from pages import paper
from pages.catalogue import (
    KEPT,
    _,
    kept_choice,
    language,
    languages,
    ngettext,
    settle_choices,
    settle_language,
)
from pages.remarks import say_remark, say_remarks
from pages.words import (
    name_language,
    read_day,
    say,
    say_amount,
    say_body,
    say_count,
    say_day,
    say_days,
    say_language,
    say_number,
    say_parts,
    say_place,
    say_speaker,
    say_subject,
    say_window,
    say_zone,
)

HERE = Path(__file__).parent
FIRST_PAGE = "map"
PAGES = ("window", "region", "read", "quality", "method")
"""The other pages by file, which is their name in the address, in the order of the navigation."""
REFRESH = timedelta(minutes=1)  # how soon pages show what was added to the ledger

# The ledger -----------------------------------------------------------------------------


@st.cache_resource(show_spinner=False)
def ledger() -> Ledger:
    """The ledger of this server, opened once."""
    return open_ledger()


def known_on() -> date | None:
    """The day of `?known=`: all pages then show what was known at its end. None: today.

    Before anything was known there is nothing to show, so the first day with a report stands in.
    """
    asked = read_day(kept_choice("known"))
    return asked and max(asked, _first_known_day(known_state()))


@st.cache_resource(show_spinner=False, max_entries=1)
def _first_known_day(state: str) -> date:  # noqa: ARG001
    first: pd.Timestamp = ledger().readings()["known_at"].min()
    return first.tz_convert(MOSCOW).date()


def _end_of(day: date | None) -> datetime | None:
    return day and datetime.combine(day + timedelta(days=1), time(), MOSCOW)


def until_known(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows of a table that were there on the day of the address; `column` holds moments."""
    end = _end_of(known_on())
    return table if end is None else table[table[column] <= end]


@st.cache_resource(show_spinner=False, ttl=REFRESH)
def known_state() -> str:
    """What is kept of the ledger holds as long as this stays the same."""
    return ledger().state()


def known_claims() -> pd.DataFrame:
    """All claims as known on the day of the address, one row a claim (see claims.ledger)."""
    return _all_claims(known_on(), known_state())


@st.cache_resource(show_spinner=False, max_entries=2)
def _all_claims(day: date | None, state: str) -> pd.DataFrame:  # noqa: ARG001
    return ledger().claims(_end_of(day))


def known_days() -> pd.DataFrame:
    """What each party claims for each day and place, as known on the day of the address."""
    return _overview(known_on(), known_state()).days


def known_reports() -> pd.DataFrame:
    """Which report speaks of which window, as known on the day of the address."""
    return _overview(known_on(), known_state()).reports


def newest_days() -> dict[str, date]:
    """The newest day on which any claim names a zone, as known on the day of the address."""
    return _overview(known_on(), known_state()).newest_days


@st.cache_resource(show_spinner=False)
def _newest_tables() -> dict[str, Tables]:
    """The tables of the record as it is now, to be carried on when something is added."""
    return {}


@st.cache_resource(show_spinner=False, max_entries=2)
def _overview(day: date | None, state: str) -> Tables:  # noqa: ARG001
    newest = _newest_tables()
    tables = count_record(ledger(), _end_of(day), newest.get("tables"))
    if day is None:
        newest["tables"] = tables
    return tables


def known_claims_about(start: datetime, end: datetime) -> pd.DataFrame:
    """The claims that it takes to show what is claimed about [start, end), copies included.

    They hold each day in question whole, so that it can be counted (claims.statements).
    """
    return _claims_about(start, end, known_on(), known_state())


@st.cache_resource(show_spinner=False, max_entries=16)
def _claims_about(start: datetime, end: datetime, day: date | None, state: str) -> pd.DataFrame:
    keys = select_reports(_overview(day, state).reports, start, end)
    return ledger().claims(_end_of(day), keys)


def recorded_cases() -> pd.DataFrame:
    """The recorded cases where statements differ, one row a side.

    They are our notes and do not say when each side became known, so there are none under an
    earlier day of knowledge.
    """
    cases = _all_cases()
    return cases if known_on() is None else cases.iloc[:0]


@st.cache_resource(show_spinner=False, ttl=REFRESH)
def _all_cases() -> pd.DataFrame:
    return ledger().contradictions()


def compare_window(
    start: datetime, end: datetime, zone: str | None = None
) -> tuple[SideBySide, tuple[Evidence, ...]]:
    """The parties side by side for a window, and the reports behind it, as known on the day."""
    return _compare_as_known(start, end, zone, known_on(), known_state())


@st.cache_resource(show_spinner=False, max_entries=64)
def _compare_as_known(
    start: datetime, end: datetime, zone: str | None, day: date | None, state: str
) -> tuple[SideBySide, tuple[Evidence, ...]]:
    claims, reports = _claims_about(start, end, day, state), _overview(day, state).reports
    cases = _all_cases()
    comparison = compare_parties(
        claims, cases.iloc[:0] if day else cases, start, end, zone, reports
    )
    counted, relays = _counted(start, end, day, state), find_relays(claims)
    copies = _all_copies()
    return comparison, gather_evidence(claims, comparison.statements, counted, relays, copies)


@st.cache_resource(show_spinner=False, ttl=REFRESH)
def _all_copies() -> pd.DataFrame:
    return ledger().archived_copies()


@st.cache_resource(show_spinner=False, ttl=REFRESH)
def searches() -> dict[str, list[dict[str, object]]]:
    """How each party's statements were looked for: the rows of the ledger's table, by party."""
    found: dict[str, list[dict[str, object]]] = {}
    for row in list_rows(ledger().searches()):
        found.setdefault(row["party"], []).append(row)
    return found


def count_window(start: datetime, end: datetime, zone: str | None = None) -> tuple[DayCount, ...]:
    """What each party claims for a window that is no whole day, as known on the day."""
    return _count_as_known(start, end, zone, known_on(), known_state())


@st.cache_resource(show_spinner=False, max_entries=64)
def _count_as_known(
    start: datetime, end: datetime, zone: str | None, day: date | None, state: str
) -> tuple[DayCount, ...]:
    return count_claims(select_claims(_claims_about(start, end, day, state), start, end), zone)


@st.cache_resource(show_spinner=False, max_entries=16)
def _counted(start: datetime, end: datetime, day: date | None, state: str) -> list[Counted]:
    return count_statements(_claims_about(start, end, day, state))


def list_exclusions(start: datetime, end: datetime, chosen_day: date) -> pd.DataFrame:
    """What the count of a day of [start, end) leaves out, and why, as known on the day."""
    known, state = known_on(), known_state()
    counted = _counted(start, end, known, state)
    of_day = [one for one in counted if one.day == pd.Timestamp(chosen_day)]
    return day_exclusions(_claims_about(start, end, known, state), of_day)


def latest_view(
    start: datetime, end: datetime, whole_day: date | None, zone: str | None
) -> tuple[SideBySide, tuple[DayCount, ...], pd.DataFrame]:
    """Parties, counts and the table of reports as known now, for a route without an address bar."""
    state = known_state()
    overview = _overview(None, state)
    comparison, _evidence = _compare_as_known(start, end, zone, None, state)
    if whole_day:
        return comparison, count_day(overview.days, whole_day, zone), overview.reports
    return comparison, _count_as_known(start, end, zone, None, state), overview.reports


# Drawing --------------------------------------------------------------------------------


def kept_choices(*more: str) -> dict[str, str]:
    """The choices of the address that a form has to send along, by name."""
    asked = {name: paper.asked().get(name) for name in more}
    kept = asked | {name: kept_choice(name) for name in KEPT}
    return {name: value for name, value in kept.items() if value}


def address(page: str, **choices: object) -> str:
    """The address of a page with choices; language and day of knowledge stay unless given.

    A choice of None is left out.
    """
    kept = {name: kept_choice(name) for name in KEPT}
    chosen = {name: value for name, value in (kept | choices).items() if value is not None}
    query = urlencode(chosen)
    return f"{page or '.'}{'?' + query if query else ''}"


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["base64"] = lambda text: b64encode(text.encode()).decode()
    environment.filters["say_remark"] = say_remark
    environment.filters["host"] = lambda url: urlsplit(url).hostname or url
    environment.globals |= {
        "address": address,
        "language": language,
        "on_paper": paper.current,
        "say": say,
        "say_amount": say_amount,
        "say_body": say_body,
        "say_count": say_count,
        "say_day": say_day,
        "say_days": say_days,
        "say_language": say_language,
        "say_number": say_number,
        "say_parts": say_parts,
        "say_place": say_place,
        "say_remarks": say_remarks,
        "say_speaker": say_speaker,
        "say_subject": say_subject,
        "say_window": say_window,
        "say_zone": say_zone,
    }
    return environment


def fill(template: str, **context: object) -> str:
    """The text of a template under pages/templates, in the reader's language."""
    with settle_choices(), settle_language(language()):
        return _templates().get_template(template).render(**context)


def render(template: str, **context: object) -> str:
    """The HTML of a fragment of a page, which says its language."""
    return f'<div class="sky" lang="{language()}">{fill(template, **context)}</div>'


class _Fragment(str):
    """HTML that Streamlit takes as it is: of a plain text it strips the indentation, slowly."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def draw(template: str, **context: object) -> None:
    """Draw a template on the page."""
    html = render(template, **context)
    if sheet := paper.current():
        sheet.fragments.append(html)
    else:
        st.html(_Fragment(html))


def draw_foot(page: str) -> None:
    """The foot of every page on Streamlit: its claims and the whole record as files."""
    draw("downloads.html", window=list_downloads(page))


def list_downloads(page: str) -> dict[str, str]:
    """The addresses of what a page is about as files, by their form; none if it has no window."""
    if page not in (FIRST_PAGE, "window", "region"):
        return {}
    query = urlencode(dict(paper.asked()))
    forms = {"CSV": "csv", "JSON": "json", "GeoJSON": "geojson"}
    return {name: f"/data/{page}.{form}?{query}" for name, form in forms.items()}


def quiet_frame() -> None:
    """Take from Streamlit's own frame what readers do not need; first on every page."""
    st.html(HERE / "static" / "frame.css")


def draw_header(sentence: str, current: str) -> None:
    """The head of every page: the sentence that answers, "claimed, not verified", languages.

    `current` is the page's own name in the address ("window", "region", …).
    """
    if sheet := paper.current():
        sheet.begin(sentence)
    else:
        for name in KEPT:
            if kept_choice(name) and name not in st.query_params:
                st.query_params[name] = st.session_state[name]
        st.html(HERE / "static" / "pages.css")
    choices = dict(paper.asked())
    asked, known = kept_choice("known"), known_on()
    draw(
        "header.html",
        sentence=sentence,
        asked=asked if asked and asked != (known and known.isoformat()) else "",
        known=known,
        here=address(current, **choices | {"known": None}),
        languages=[
            (
                code,
                name_language(code),
                address(current, **choices | {"lang": code}),
            )
            for code in languages()
        ],
        language=language(),
    )
