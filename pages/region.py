"""One region: what each party claims about it, on one day and over the whole record."""

from difflib import get_close_matches
from functools import partial

import streamlit as st

from claims.aggregate import PARTIES
from claims.clock import lay_on_clock
from claims.days import count_day, find_zone_days
from claims.evidence import grades_of
from claims.headlines import of_day
from geo.gazetteer import load_gazetteer
from pages import (
    address,
    compare_window,
    count_window,
    draw,
    draw_header,
    kept_choices,
    known_days,
    known_reports,
    newest_days,
    paper,
    searches,
)
from pages.catalogue import _
from pages.choice import (
    Chosen,
    chosen_window,
    draw_trouble,
    draw_window_choice,
    put_into_address,
)
from pages.quote import add_up, draw_quote
from pages.words import say_answer, say_zone

PAGE = "region"
DAYS_SHOWN = 30

reports, daily, newest = known_reports(), known_days(), newest_days()
codes = [code for code in load_gazetteer().zones if code in newest]
asked = paper.asked().get("zone", "RU-VOR")


def take_zone() -> None:
    """The reader chose a region: it goes into the address."""
    put_into_address(zone=st.session_state["region_zone"])


def say_when(chosen: Chosen, zone: str) -> str:
    """Where and when, in the reader's words."""
    return f"{say_zone(zone)}, {chosen.say()}"


def zone_choice(code: str | None) -> None:
    """A list of all regions that any report names."""
    if paper.current():
        draw("zones.html", zones=sorted(codes, key=say_zone), chosen=code, kept=kept_choices())
        return
    st.selectbox(
        _("Region"),
        sorted(codes, key=say_zone),
        index=sorted(codes, key=say_zone).index(code) if code else None,
        format_func=say_zone,
        key="region_zone",
        on_change=take_zone,
    )


if asked in codes:
    chosen = chosen_window(reports, newest=newest[asked])
    comparison, evidence = compare_window(chosen.start, chosen.end, asked)
    window = (chosen.start, chosen.end)
    day = chosen.whole_day
    counts = count_day(daily, day, asked) if day else count_window(*window, asked)
    counted = of_day(comparison.statements, day) if day else comparison.statements
    addends = add_up(counts, comparison, day)
    draw_header(say_answer(say_when(chosen, asked), addends, comparison), PAGE)
    zone_choice(asked)
    draw_trouble(chosen, PAGE)
    draw_window_choice(reports, PAGE, chosen)
    draw(
        "comparison.html",
        comparison=comparison,
        grades=grades_of(evidence),
        searches=searches(),
        uncounted={s.claim_id for s in comparison.statements} - {s.claim_id for s in counted},
    )
    if headlines := [s for s in comparison.statements if s.has_number]:
        draw("clock.html", strip=lay_on_clock(headlines), zone=asked)
    newest_first = sorted(find_zone_days(daily, asked).items(), reverse=True)
    speaking = [party for party in PARTIES if any(party in told for _day, told in newest_first)]
    draw("days.html", zone=asked, days=newest_first, shown=DAYS_SHOWN, parties=speaking)
    draw("evidence.html", evidence=evidence, opened="")
    draw_quote(chosen, partial(say_when, chosen, asked), addends, comparison)
else:
    near = get_close_matches(asked.upper(), codes, n=3, cutoff=0.3)
    near = near or sorted(codes, key=newest.__getitem__)[-3:]
    draw_header(_("Choose a region to see who claims what about it."), PAGE)
    draw(
        "trouble.html",
        sentence=_("No report on record names a region with the code “{code}”.").format(code=asked),
        offers=[(say_zone(code), address(PAGE, zone=code)) for code in near],
    )
    zone_choice(None)
