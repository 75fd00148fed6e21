"""What readers take away: a sentence to quote, in each language, and a card to embed.

Both say "claimed", who reported it, and when the record stood so.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from claims.compare import SideBySide
from claims.days import DayCount, nearest_days
from claims.headlines import find_addends, find_headlines, of_day
from claims.model import MOSCOW
from claims.statements import Statement
from geo.gazetteer import load_gazetteer
from pages import draw, fill, known_on, latest_view, paper
from pages.catalogue import SOURCE_LANGUAGE, _, languages, settle_language
from pages.choice import PARTS, Chosen, window_of_day
from pages.words import name_language, read_day, say_answer, say_day, say_zone

PUBLISHERS_NAMED = 4

Addends = Mapping[DayCount, Sequence[Statement]]


class Card(NamedTuple):
    """A page of its own for an inline frame, and its HTTP status."""

    html: str
    status: int


def add_up(
    counts: Sequence[DayCount], comparison: SideBySide, day: date | None
) -> dict[DayCount, tuple[Statement, ...]]:
    """Each party's count with the statements that make it up, as far as they simply do."""
    told = comparison.statements
    counted = of_day(told, day) if day else told
    if comparison.zone is None:
        counted = find_headlines(counted)
    return {count: find_addends(count, counted, comparison.zone) for count in counts}


def draw_quote(
    chosen: Chosen, say_when: Callable[[], str], addends: Addends, comparison: SideBySide
) -> None:
    """The sentence to quote in each language, the link to this view, and the card to embed."""
    sheet, asked = paper.current(), dict(paper.asked())
    page = ((sheet.url if sheet else st.context.url) or "").split("?")[0]
    known = known_on()
    here = f"{page}?{urlencode(asked)}" if asked else page
    sentences = []
    for lang in languages():
        with settle_language(lang):
            day = known or datetime.now(MOSCOW).date()
            sentence = write_quote(say_when(), addends, comparison, here, day)
        sentences.append((lang, name_language(lang), sentence))
    card = {"date": chosen.day, "part": chosen.part, "zone": comparison.zone}
    query = urlencode({name: value for name, value in card.items() if value})
    site = page.rpartition("/")[0]
    frame = f'<iframe src="{site}/card?{query}" width="480" height="320"></iframe>'
    draw(
        "quote.html",
        sentences=sentences,
        here=here,
        frame=frame if chosen.day and known is None else "",
    )


def write_quote(
    when: str, addends: Addends, comparison: SideBySide, address: str, day: date
) -> str:
    """The answer as a sentence that can stand alone: claimed, by whom, read where, known when."""
    answer = say_answer(when, addends, comparison).striptags()
    source = _("Source: {publishers}, as recorded by Skyclaims, {address}, state of {day}.")
    told = source.format(
        publishers=", ".join(name_publishers(addends, comparison)) or "–",
        address=address,
        day=say_day(day).removesuffix("."),
    )
    return " ".join((answer, _("Claimed, not verified."), told))


def name_publishers(addends: Addends, comparison: SideBySide) -> list[str]:
    """Who put out the statements with numbers, the first few of them."""
    counted = [s for told in addends.values() for s in told]
    cells = comparison.rows[0].cells.values()
    told = counted or [s for cell in cells for s in cell.statements if s.has_number]
    names = list(dict.fromkeys(s.publisher for s in told if s.publisher))
    return names[:PUBLISHERS_NAMED] + (["…"] if len(names) > PUBLISHERS_NAMED else [])


def make_card(asked: Mapping[str, str]) -> Card:
    """The card of a day, or a part of it, everywhere or for one zone, as known now.

    `asked` has `date`, and may have `part`, `zone` and `lang`. What does not exist gives a card
    that says so and names the nearest day that does, with status 404.
    """
    lang = asked.get("lang", "")
    with settle_language(lang if lang in languages() else SOURCE_LANGUAGE) as settled:
        day, zone = read_day(asked.get("date")), asked.get("zone")
        part = asked.get("part", "all")
        chosen = window_of_day(day or datetime.now(MOSCOW).date(), part if part in PARTS else "all")
        if zone and zone not in load_gazetteer().zones:
            trouble = _("No report on record names a region with the code “{code}”.")
            return _draw_card(settled, trouble.format(code=zone), chosen, None, 404)
        comparison, counts, reports = latest_view(
            chosen.start, chosen.end, chosen.whole_day, zone or None
        )
        held = reports["day"].dropna().dt.date
        if day is None or day not in set(held):
            near = [one for one in nearest_days(reports, chosen.day or held.max()) if one]
            trouble = _(
                "No report on record counts to this day. The nearest days with one: {days}."
            )
            days = ", ".join(say_day(one) for one in near)
            return _draw_card(settled, trouble.format(days=days), chosen, None, 404)
        addends = add_up(counts, comparison, chosen.whole_day)
        when = f"{say_zone(zone)}, {chosen.say()}" if zone else chosen.say()
        publishers = name_publishers(addends, comparison)
        return _draw_card(
            settled, say_answer(when, addends, comparison), chosen, zone, 200, publishers
        )


def _draw_card(
    lang: str,
    sentence: str,
    chosen: Chosen,
    zone: str | None,
    status: int,
    publishers: Sequence[str] = (),
) -> Card:
    choices = {"date": chosen.day, "part": chosen.part, "zone": zone, "lang": lang}
    query = urlencode({name: value for name, value in choices.items() if value})
    html = fill(
        "card.html",
        lang=lang,
        sentence=sentence,
        publishers=publishers,
        today=datetime.now(MOSCOW).date(),
        link=f"{'region' if zone else 'window'}?{query}",
    )
    return Card(html, status)
