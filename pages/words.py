"""The words of the site in the reader's language: vocabularies, names, numbers, days, sentences."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from claims.aggregate import PARTIES
from claims.agreement import Comparison
from claims.compare import SideBySide
from claims.days import DayCount
from claims.statements import Statement
from geo.gazetteer import load_gazetteer
from pages.catalogue import _, language, load_catalogue, ngettext

EVENING = 16  # the hour from which a window that ends on the next day begins with a night


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
        "attribution": {
            "named_official": _("a named official"),
            "official_body": _("an official body"),
            "unnamed_source": _("an unnamed source"),
            "unpublished_document": _("a document that is not published"),
            "media_own": _("a medium in its own words"),
            "unattributed": _("no speaker named"),
        },
        "field": {
            "role": _("kind of claim"),
            "subject": _("what is counted"),
            "outcome": _("what happened to it"),
            "zones": _("place"),
            "low": _("lower bound"),
            "high": _("upper bound"),
            "qualifier": _("how exact"),
            "claimant": _("who claims"),
            "claimant_name": _("name of the speaker"),
            "attribution": _("whose words"),
            "window_start": _("start of the window"),
            "window_end": _("end of the window"),
            "window_basis": _("what the window rests on"),
            "paraphrase": _("our paraphrase"),
            "note": _("our note"),
        },
        "status": {
            "parsed": _("read whole"),
            "partial": _("read in part"),
            "rejected": _("rejected"),
            "not_a_claim": _("no claim in it"),
        },
        "page": {
            "map": _("Map"),
            "window": _("Night"),
            "region": _("Regions"),
            "days": _("All days"),
            "read": _("Read"),
            "quality": _("Quality"),
            "method": _("Method"),
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


def name_language(code: str) -> str:
    """The name of a language in that language."""
    return Locale.parse(code).get_display_name(code) or code


def say_zone(code: str) -> str:
    """The name of a zone in the reader's language; Russia as a whole for `RU`."""
    if code == "RU":
        return _("Russia, no place named")
    zone = load_gazetteer().zones.get(code)
    return zone.name(language()) if zone else code


def say_place(zones: Iterable[str]) -> str:
    """The name of a place, which is a set of zones; the Moscow region has a name of its own."""
    return _say_place(tuple(zones), language())


@lru_cache(maxsize=4096)
def _say_place(zones: tuple[str, ...], lang: str) -> str:
    codes = set(zones)
    names = []
    if {"RU-MOS", "RU-MOW"} <= codes:
        codes -= {"RU-MOS", "RU-MOW"}
        names.append(_("Moscow region (city and oblast)"))
    names.extend(sorted(say_zone(code) for code in codes))
    return format_list(names, locale=lang) if names else ""


def say_number(low: int | None, high: int | None, qualifier: str = "exact") -> str:
    """A claimed number with its bounds: "31", "28 to 31", "at least 31", "about 10"."""
    if low is None and high is None:
        return _("no number")
    if high is None:
        return _("at least {low}").format(low=say_count(low))
    if low is None:
        return _("at most {high}").format(high=say_count(high))
    if low != high:
        return _("{low} to {high}").format(low=say_count(low), high=say_count(high))
    number = say_count(low)
    return _("about {number}").format(number=number) if qualifier == "about" else number


def say_amount(s: Statement) -> Markup:
    """How many of what, and what happened to them: "31 drones, shot down"."""
    return _say_amount(s.low, s.high, s.qualifier, s.subject, s.outcome, language())


@lru_cache(maxsize=4096)
def _say_amount(
    low: int | None, high: int | None, qualifier: str, subject: str, outcome: str, _lang: str
) -> Markup:
    number, happened = say_number(low, high, qualifier), say("outcome", outcome)
    if low is None and high is None:
        return Markup("{}, {}, {}").format(say("subject", subject), number, happened)
    things = say_subject(subject, high or low or 0)
    return Markup("<strong>{}</strong> {}, {}").format(number, things, happened)


def say_parts(parts: Iterable[Statement]) -> Markup:
    """The places of one report with their numbers, the largest first: "Tula 5 · Orel 2"."""
    ordered = sorted(parts, key=lambda s: s.low or 0, reverse=True)
    lang = language()
    told = (_say_part(s.zones, s.low, s.high, s.qualifier, lang) for s in ordered)
    return Markup(" · ").join(told)


@lru_cache(maxsize=4096)
def _say_part(
    zones: tuple[str, ...], low: int | None, high: int | None, qualifier: str, _lang: str
) -> Markup:
    return Markup("{}&nbsp;<b>{}</b>").format(say_place(zones), say_number(low, high, qualifier))


def say_count(number: int) -> str:
    """A number with its thousands parted as the reader's language does: "12,034"."""
    return _format_count(number, date_locale())


@lru_cache(maxsize=4096)
def _format_count(number: int, locale: str) -> str:
    return format_decimal(number, locale=locale)


def say_day(day: date, *, short: bool = False) -> str:
    """A day written out, "18 November 2025", or in short for a table, "18 Nov 2025"."""
    return _format_day(day, "medium" if short else "long", date_locale())


@lru_cache(maxsize=4096)
def _format_day(day: date, form: Literal["medium", "long"], locale: str) -> str:
    return format_date(day, form, locale=locale)


def say_month(month: str) -> str:
    """The short name of a month that is written as "2025-11"."""
    return format_date(date.fromisoformat(f"{month}-01"), "LLL", locale=date_locale())


def read_day(text: str | None) -> date | None:
    """The day of an ISO date or moment, or None."""
    try:
        return datetime.fromisoformat(text or "").date()
    except ValueError:
        return None


def say_days(first: date, last: date) -> str:
    """A day, or the days from a first to a last one, written out."""
    if first == last:
        return say_day(first)
    return format_interval(first, last, "yMMMMd", locale=date_locale())


def is_night(start: datetime, end: datetime) -> bool:
    """Whether a window can be called the night between two days."""
    is_next_day = end.date() - start.date() == timedelta(days=1)
    return is_next_day and start.hour >= EVENING and end.time() <= time(12)


def say_window(start: datetime | None, end: datetime | None, basis: str) -> str:
    """A window in Moscow time, and how much of it the report itself gives."""
    return _say_window(start, end, basis, language())


@lru_cache(maxsize=4096)
def _say_window(start: datetime | None, end: datetime | None, basis: str, _lang: str) -> str:
    if start is None or end is None:
        return _("time not given")
    if basis == "day" or (basis == "inferred" and _is_whole_day(start, end)):
        return _("{day}, hours not given").format(day=say_day(start.date()))
    last_day = (end - timedelta(microseconds=1)).date() if end > start else end.date()
    if last_day == start.date():
        days = say_day(last_day)
    else:
        days = format_interval(start.date(), last_day, "yMMMMd", locale=date_locale())
    if basis == "convention":
        return _("night of {days}, hours not given").format(days=days)
    if start == end:
        return _("{day}, about {hour}").format(day=days, hour=f"{start:%H:%M}")
    hours = {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}" if end.time() != time() else "24:00"}
    if last_day == start.date():
        return _("{days}, {start} to {end}").format(days=days, **hours)
    if not is_night(start, end):
        return say_span(start, end)
    return _("night of {days}, {start} to {end}").format(days=days, **hours)


def _is_whole_day(start: datetime, end: datetime) -> bool:
    return start.time() == time() and end - start == timedelta(days=1)


def date_locale() -> str:
    """English dates are written day first, as in "18 November 2025"."""
    return "en_GB" if language() == "en" else language()


def say_answer(
    where_and_when: str,
    addends: Mapping[DayCount, Sequence[Statement]],
    comparison: SideBySide,
) -> Markup:
    """The sentences that answer: who claims how many, who gives no number, where they differ.

    `addends` has each party's count with the statements that make it up, if they simply do.
    """
    drones = {count: told for count, told in addends.items() if count.subject == "drone"}
    sentences = [where_and_when[:1].upper() + where_and_when[1:].rstrip(".") + "."]
    for count, told in drones.items():
        high = None if count.is_open else count.high
        number = Markup("<strong>{}</strong>").format(say_number(count.low, high))
        if len(told) > 1:
            number += Markup(" ({})").format(" + ".join(str(s.low) for s in told))
        claim = ngettext(
            "{party}: {number} drone claimed shot down.",
            "{party}: {number} drones claimed shot down.",
            count.high,
        )
        sentences.append(_fill(claim, party=say("party", count.party), number=number))
    told_otherwise = [
        party
        for party, cell in comparison.rows[0].cells.items()
        if party not in {count.party for count in drones}
        and any(s.subject == "drone" and s.has_number and not s.topic for s in cell.statements)
    ]
    sentences.extend(
        _("{party}: a number that is not of drones shot down here alone, see below.").format(
            party=say("party", party)
        )
        for party in told_otherwise
    )
    if not comparison.statements:
        sentences.append(_("No report on record. Silence is not zero."))
    elif not drones:
        sentences.append(_("No party gives a number of drones shot down."))
    elif len({count.party for count in drones}) + len(told_otherwise) < len(PARTIES):
        sentences.append(_("No other party gives a number of drones."))
    if differing := list(dict.fromkeys(say_difference(c) for c in comparison.differing)):
        topics = format_list(differing, locale=language())
        sentences.append(_("Statements differ on: {topics}.").format(topics=topics))
    elif any(row.agreement.kind == "not_comparable" for row in comparison.rows):
        sentences.append(_("Statements that cannot be compared stand below with the reason."))
    elif len(comparison.speaking) > 1:
        sentences.append(_("No statement on record contradicts another."))
    return Markup(" ").join(sentences)


def _fill(message: str, **values: object) -> Markup:
    return Markup(message).format(**values)  # noqa: S704 (our own message; values are escaped)


def say_days_answer(when: str, counts: Iterable[DayCount], *, has_report: bool) -> Markup:
    """The sentences that answer for days: who claims how many, over how many places, who none."""
    drones = [count for count in counts if count.subject == "drone"]
    sentences: list[str] = [when.rstrip(".") + "."]
    for count in drones:
        claim = ngettext(
            "{party}: {number} drone claimed shot down or jammed{places}.",
            "{party}: {number} drones claimed shot down or jammed{places}.",
            count.high,
        )
        number = say_number(count.low, None if count.is_open else count.high)
        over = ngettext(" over {n} place", " over {n} places", count.places)
        sentences.append(
            _fill(
                claim,
                party=say("party", count.party),
                number=Markup("<strong>{}</strong>").format(number),
                places=over.format(n=count.places) if count.places > 1 else "",
            )
        )
    if not has_report:
        sentences.append(_("No report on record. Silence is not zero."))
    elif not drones:
        sentences.append(_("No party gives a number of drones shot down."))
    elif len(drones) < len(PARTIES):
        sentences.append(_("No other party gives a number of drones."))
    return Markup(" ").join(sentences)


def say_difference(comparison: Comparison) -> str:
    """In what two statements differ, in few words."""
    return {
        "number": _("number of {subject}").format(subject=say_subject(comparison.first.subject, 5)),
        "place": _("place"),
        "weapon": _("weapon or means"),
        "outcome": _("outcome"),
        "denied": _("a denial"),
    }[comparison.kind]


def say_body(statement: Statement) -> str:
    """Who speaks, as it stands inside a sentence."""
    if statement.claimant == "ru_mod":
        return _("the Russian Ministry of Defence")
    if statement.claimant == "ua_general_staff":
        return _("the General Staff of Ukraine")
    return say_speaker(statement)


def say_span(start: datetime, end: datetime) -> str:
    """A window of the reader's own choice: days without hours where it is whole days."""
    last_day = (end - timedelta(microseconds=1)).date()
    if start.time() == end.time() == time():
        return say_days(start.date(), last_day)
    if last_day == start.date() or is_night(start, end):
        return say_window(start, end, "stated")
    ends = (f"{say_day(end_.date())}, {end_:%H:%M}" for end_ in (start, end))
    return _("{start} to {end}").format(**dict(zip(("start", "end"), ends, strict=True)))
