"""What the pages share: the reader's language, the ledger as known on a day, drawn fragments.

A page reads its choices from the address, asks `claims` for a comparison and draws a template.
Templates escape everything they are given. Page discovery skips this file, so every page can
stand alone.
"""

import gettext as catalogues
from base64 import b64encode
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st
from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from claims.aggregate import PARTIES, daily_table, day_exclusions, statement_table
from claims.compare import DayCount, nearest_days
from claims.evidence import Relay, find_relays
from claims.ledger import Ledger, open_ledger
from claims.model import MOSCOW, Claim
from claims.statements import Statement
from geo.gazetteer import load_gazetteer
from geo.small_map import Mark

HERE = Path(__file__).parent
LOCALE = HERE.parent / "locale"
SOURCE_LANGUAGE = "en"
REFRESH = timedelta(minutes=5)  # how soon pages show what was added to the ledger

KEPT = ("lang", "known")
"""Choices of the address that go along from page to page."""


def kept_choice(name: str) -> str | None:
    """A kept choice: from the address, or from the page before, which the navigation drops."""
    if name in st.query_params:
        st.session_state[name] = st.query_params[name]
    return st.session_state.get(name)


# Language -------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages a reader can choose: English, and each with a catalogue under locale/."""
    return (SOURCE_LANGUAGE, *sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/*.po")))


@lru_cache(maxsize=8)
def load_catalogue(lang: str) -> catalogues.NullTranslations:
    """The translations of one language, compiled in memory; English is the source itself."""
    path = LOCALE / lang / "LC_MESSAGES" / "skyclaims.po"
    if lang == SOURCE_LANGUAGE or not path.exists():
        return catalogues.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=lang))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


def language() -> str:
    """The reader's language: `?lang=` of the address if there is a catalogue, else English."""
    if lang := _rendering.get():
        return lang
    asked = kept_choice("lang")
    return asked if asked in languages() else SOURCE_LANGUAGE


_rendering: ContextVar[str] = ContextVar("_rendering", default="")
"""The language of the template that is being drawn: it asks for each of a thousand words."""


def _(message: str) -> str:
    """The message in the reader's language."""
    return load_catalogue(language()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message in the reader's language, in the form that `n` asks for."""
    return load_catalogue(language()).ngettext(singular, plural, n)


# Words ----------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def vocabulary(lang: str) -> dict[str, dict[str, str]]:
    """The contract's vocabularies in plain words of one language."""
    _ = load_catalogue(lang).gettext
    return {
        "party": {
            "ru_mod": _("Russian Ministry of Defence"),
            "ru_regional": _("Russian regional and other officials"),
            "ua": _("Ukrainian officials and military"),
            "western": _("Western officials"),
            "media": _("Independent media"),
            "unnamed": _("Unnamed sources and others"),
        },
        "claimant": {
            "ru_mod": _("Russian Ministry of Defence"),
            "ru_governor": _("Russian governor"),
            "ru_official": _("Russian official"),
            "ru_military_unnamed": _("unnamed Russian military"),
            "ua_general_staff": _("General Staff of Ukraine"),
            "ua_official": _("Ukrainian official"),
            "ua_military_unnamed": _("unnamed Ukrainian military"),
            "us_official": _("US official"),
            "western_officials": _("Western officials"),
            "independent_media": _("independent media"),
            "other": _("another speaker"),
        },
        "subject": {
            "drone": _("drones"),
            "missile": _("missiles"),
            "boat": _("boats"),
            "aircraft": _("aircraft"),
            "other": _("air targets of a kind not named"),
        },
        "outcome": {
            "destroyed": _("shot down"),
            "suppressed": _("jammed"),
            "launched": _("launched"),
            "hit": _("hit"),
            "denied": _("denied"),
            "intent": _("purpose"),
            "assessment": _("assessment"),
        },
        "role": {
            "total": _("headline"),
            "part": _("part of the headline"),
            "subset": _("already inside a part"),
            "other": _("stands alone"),
        },
        "status": {
            "parsed": _("read whole"),
            "partial": _("read in part"),
            "rejected": _("rejected"),
            "not_a_claim": _("no claim in it"),
        },
        "topic": {
            "how_many": _("How many"),
            "where": _("Where"),
            "weapon": _("With what weapon"),
            "hit": _("What was hit"),
            "why": _("Why"),
        },
    }


def say(kind: str, word: str) -> str:
    """A word of a vocabulary ("party", "claimant", "subject", …) in the reader's language."""
    return vocabulary(language())[kind][word]


def say_speaker(statement: Statement) -> str:
    """Who speaks, in the reader's language where it is a body, else as recorded."""
    if statement.claimant in ("ru_mod", "ua_general_staff") or not statement.claimant_name:
        return say("claimant", statement.claimant)
    return statement.claimant_name


def say_subject(subject: str, number: int) -> str:
    """What is counted, in the form that goes with its number: "1 drone", "2 drones"."""
    return {
        "drone": ngettext("drone", "drones", number),
        "missile": ngettext("missile", "missiles", number),
        "boat": ngettext("boat", "boats", number),
        "aircraft": ngettext("aircraft", "aircraft", number),
        "other": ngettext("air target", "air targets", number),
    }[subject]


def say_language(code: str) -> str:
    """The name of a report's language in the reader's language."""
    return Locale(language()).languages.get(code, code)


def say_zone(code: str) -> str:
    """The name of a zone in the reader's language; Russia as a whole for `RU`."""
    if code == "RU":
        return _("Russia, no place named")
    zone = load_gazetteer().zones.get(code)
    return zone.name(language()) if zone else code


def say_place(zones: Iterable[str]) -> str:
    """The name of a place, which is a set of zones; the Moscow region has a name of its own."""
    codes = set(zones)
    names = []
    if {"RU-MOS", "RU-MOW"} <= codes:
        codes -= {"RU-MOS", "RU-MOW"}
        names.append(_("Moscow region (city and oblast)"))
    names.extend(sorted(say_zone(code) for code in codes))
    return format_list(names, locale=language()) if names else ""


def say_number(low: int | None, high: int | None, qualifier: str = "exact") -> str:
    """A claimed number with its bounds: "31", "28 to 31", "at least 31", "about 10"."""
    if low is None and high is None:
        return _("no number")
    if high is None:
        return _("at least {low}").format(low=low)
    if low is None:
        return _("at most {high}").format(high=high)
    if low != high:
        return _("{low} to {high}").format(low=low, high=high)
    return _("about {number}").format(number=low) if qualifier == "about" else str(low)


def say_day(day: date) -> str:
    """A day written out: "18 November 2025"."""
    return _format_day(day, _date_locale())


@lru_cache(maxsize=4096)
def _format_day(day: date, locale: str) -> str:
    return format_date(day, "long", locale=locale)


def say_days(first: date, last: date) -> str:
    """A day, or the days from a first to a last one, written out."""
    if first == last:
        return say_day(first)
    return format_interval(first, last, "yMMMMd", locale=_date_locale())


def say_window(start: datetime | None, end: datetime | None, basis: str) -> str:
    """A window in Moscow time, and how much of it the report itself gives."""
    if start is None or end is None:
        return _("time not given")
    if basis == "day" or (basis == "inferred" and _is_whole_day(start, end)):
        return _("{day}, hours not given").format(day=say_day(start.date()))
    last_day = (end - timedelta(microseconds=1)).date() if end > start else end.date()
    if last_day == start.date():
        days = say_day(last_day)
    else:
        days = _format_days(start.date(), last_day, _date_locale())
    if basis == "convention":
        return _("night of {days}, hours not given").format(days=days)
    if start == end:
        return _("{day}, about {hour}").format(day=days, hour=f"{start:%H:%M}")
    hours = {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}" if end.time() != time() else "24:00"}
    if last_day == start.date():
        return _("{days}, {start} to {end}").format(days=days, **hours)
    return _("night of {days}, {start} to {end}").format(days=days, **hours)


@lru_cache(maxsize=4096)
def _format_days(first: date, last: date, locale: str) -> str:
    return format_interval(first, last, "yMMMMd", locale=locale)


def _is_whole_day(start: datetime, end: datetime) -> bool:
    return start.time() == time() and end - start == timedelta(days=1)


def _date_locale() -> str:
    """English dates are written day first, as in "18 November 2025"."""
    return "en_GB" if language() == "en" else language()


# The ledger -----------------------------------------------------------------------------


@st.cache_resource
def ledger() -> Ledger:
    """The ledger of this server, opened once."""
    return open_ledger()


def known_on() -> date | None:
    """The day of `?known=`: all pages then show what was known at its end. None: today."""
    try:
        return date.fromisoformat(kept_choice("known") or "")
    except ValueError:
        return None


def known_claims() -> pd.DataFrame:
    """All claims as known on the day of the address, one row a claim (see claims.ledger)."""
    return _claims_as_known(known_on())


@st.cache_resource(ttl=REFRESH, max_entries=4)
def _claims_as_known(day: date | None) -> pd.DataFrame:
    if day is None:
        return ledger().claims()
    return ledger().claims(datetime.combine(day + timedelta(days=1), time(), MOSCOW))


def known_days() -> pd.DataFrame:
    """What each party claims for each day and place, as known on the day of the address."""
    return _days_as_known(known_on())


@st.cache_resource(ttl=REFRESH, max_entries=4)
def _days_as_known(day: date | None) -> pd.DataFrame:
    return daily_table(_claims_as_known(day))


@dataclass(frozen=True)
class Tables:
    """What pages draw from all claims, made once for each day of knowledge (claims.aggregate)."""

    exclusions: pd.DataFrame
    sums: pd.DataFrame
    relays: dict[str, tuple[Relay, ...]]


def known_tables() -> Tables:
    """The tables made of the claims as known on the day of the address."""
    return _tables_as_known(known_on())


@st.cache_resource(ttl=REFRESH, max_entries=4)
def _tables_as_known(day: date | None) -> Tables:
    claims = _claims_as_known(day)
    return Tables(day_exclusions(claims), statement_table(claims), find_relays(claims))


def recorded_cases() -> pd.DataFrame:
    """The recorded cases where statements differ, one row a side.

    They are our notes and do not say when each side became known, so there are none under an
    earlier day of knowledge.
    """
    cases = _all_cases()
    return cases if known_on() is None else cases.iloc[:0]


@st.cache_resource(ttl=REFRESH)
def _all_cases() -> pd.DataFrame:
    return ledger().contradictions()


# Choosing -------------------------------------------------------------------------------

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


def chosen_window(claims: pd.DataFrame, newest: date | None = None) -> Chosen:
    """The window of the address: `start` and `end`, or `date` and `part`; else the newest day.

    The night of a day begins at 20:00 on the day before and ends at 08:00. A page may say what
    is newest for its own subject.
    """
    asked = st.query_params
    days = claims["day"].dropna().dt.date
    first, last = days.min(), days.max()
    newest = newest or last
    part = asked.get("part", "all")
    part = part if part in PARTS else "all"
    trouble = ""
    if "report" in asked:
        return _window_of_report(claims, asked["report"], part)
    if "start" in asked or "end" in asked:
        try:
            start, end = (_moment(asked.get(name, "")) for name in ("start", "end"))
        except ValueError:
            trouble = _("The window asked for has no start and end that can be read.")
        else:
            if start < end:
                return Chosen(start, end, None, part)
            trouble = _("The window asked for ends before it starts.")
        return _window_of_day(newest, part, trouble, ((say_day(newest), newest),))
    wanted = asked.get("date", newest.isoformat())
    try:
        day = date.fromisoformat(wanted)
    except ValueError:
        trouble = _("“{date}” is no date; dates are written like {example}.")
        trouble = trouble.format(date=wanted, example=newest.isoformat())
        return _window_of_day(newest, part, trouble, ((say_day(newest), newest),))
    if day in set(days):
        return _window_of_day(day, part)
    if day < first:
        trouble = _("{day} is before the first report on record.").format(day=say_day(day))
    elif day > last:
        trouble = _("{day} is after the newest report on record.").format(day=say_day(day))
    else:
        trouble = _("No report on record counts to {day}. That is not a zero: nothing is known.")
        trouble = trouble.format(day=say_day(day))
    near = (near for near in nearest_days(claims, day) if near)
    return _window_of_day(day, part, trouble, tuple((say_day(one), one) for one in near))


def _window_of_report(claims: pd.DataFrame, key: str, part: str) -> Chosen:
    """The day of one report; if it is not there (any more), why, and the nearest that is."""
    days = claims.set_index("report_key")["day"].dropna()
    withdrawals = ledger().withdrawals().set_index("report_key")["reason"]
    if key in days.index:
        return _window_of_day(days.loc[[key]].iloc[0].date(), part)
    if key in withdrawals.index:
        trouble = _("The report “{key}” was withdrawn: {reason}")
        trouble = trouble.format(key=key, reason=withdrawals.loc[[key]].iloc[0])
    else:
        trouble = _("No report on record has the key “{key}”.").format(key=key)
    near = get_close_matches(key, days.index.unique(), n=1, cutoff=0.3)
    day = days.loc[near].iloc[0].date() if near else days.max().date()
    return _window_of_day(day, part, trouble, ((say_day(day), day),))


def _window_of_day(
    day: date, part: str, trouble: str = "", offers: tuple[tuple[str, date], ...] = ()
) -> Chosen:
    midnight = datetime.combine(day, time(), MOSCOW)
    evening, morning = midnight - timedelta(hours=4), midnight + timedelta(hours=8)
    start = morning if part == "day" else evening
    end = morning if part == "night" else midnight + timedelta(days=1)
    return Chosen(start, end, day, part, trouble, offers)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=MOSCOW) if moment.tzinfo is None else moment.astimezone(MOSCOW)


def draw_window_choice(claims: pd.DataFrame, page: str, chosen: Chosen) -> None:
    """The reader's choice of a day and a part of it; what is chosen goes into the address."""
    days = claims["day"].dropna().dt.date

    def take_day() -> None:
        put_into_address(date=st.session_state[f"{page}_date"].isoformat())

    def take_part() -> None:
        put_into_address(part=st.session_state[f"{page}_part"])

    parts = {"all": _("Night and day"), "night": _("Night"), "day": _("Day")}
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


# Drawing --------------------------------------------------------------------------------


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
    environment.filters["host"] = lambda url: urlsplit(url).hostname or url
    environment.globals |= {
        "address": address,
        "say": say,
        "say_day": say_day,
        "say_language": say_language,
        "say_number": say_number,
        "say_place": say_place,
        "say_speaker": say_speaker,
        "say_subject": say_subject,
        "say_window": say_window,
        "say_zone": say_zone,
    }
    return environment


def render(template: str, **context: object) -> str:
    """The HTML of a template under pages/templates, in the reader's language."""
    lang = language()
    token = _rendering.set(lang)
    try:
        body = _templates().get_template(template).render(**context)
    finally:
        _rendering.reset(token)
    return f'<div class="sky" lang="{lang}">{body}</div>'


def draw(template: str, **context: object) -> None:
    """Draw a template on the page."""
    st.html(render(template, **context))


def marks_of(claims: Iterable[Claim]) -> dict[str, Mark]:
    """What the small map shows of a report: stopped drones, a zone's own number first."""
    marks: dict[str, Mark] = {}
    for claim in claims:
        is_stopped = claim.subject == "drone" and claim.outcome in ("destroyed", "suppressed")
        if not is_stopped or claim.role == "subset" or claim.zones == ("RU",):
            continue
        has_number = claim.low is not None or claim.high is not None
        for zone in claim.zones:
            known = marks.get(zone)
            if has_number and len(claim.zones) == 1:
                marks[zone] = Mark("number", say_number(claim.low, claim.high, claim.qualifier))
            elif known is None or known.state == "named":
                marks[zone] = Mark("joint" if has_number else "named")
    return marks


def say_answer(where_and_when: str, counts: Iterable[DayCount]) -> str:
    """The sentence that answers: what each party claims, and that the others give no number."""
    drones = {count.party: count for count in counts if count.subject == "drone"}
    sentences = [where_and_when.rstrip(".") + "."]
    for party, count in drones.items():
        number = say_number(count.low, count.high)
        claim = ngettext(
            "{party}: {number} drone claimed shot down.",
            "{party}: {number} drones claimed shot down.",
            count.high,
        )
        sentences.append(claim.format(party=say("party", party), number=number))
    if not drones:
        sentences.append(_("No party gives a number of drones shot down."))
    elif len(drones) < len(PARTIES):
        sentences.append(_("No other party gives a number of its own."))
    return " ".join(sentences)


def quiet_frame() -> None:
    """Take from Streamlit's own frame what readers do not need; first on every page."""
    st.html(HERE / "static" / "frame.css")


def draw_header(sentence: str, current: str) -> None:
    """The head of every page: the sentence that answers, "claimed, not verified", languages.

    `current` is the page's own name in the address ("window", "region", …).
    """
    for name in KEPT:
        if kept_choice(name) and name not in st.query_params:
            st.query_params[name] = st.session_state[name]
    st.html(HERE / "static" / "pages.css")
    choices = st.query_params.to_dict()
    draw(
        "header.html",
        sentence=sentence,
        known=known_on(),
        here=address(current, **choices | {"known": None}),
        languages=[
            (
                code,
                Locale.parse(code).get_display_name(code),
                address(current, **choices | {"lang": code}),
            )
            for code in languages()
        ],
        language=language(),
    )
