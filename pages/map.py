"""The first page: a sentence that answers, the map with its timeline, the parties side by side."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import folium
import pandas as pd
import streamlit as st
from markupsafe import Markup

from claims.aggregate import COUNTED_SUBJECTS, PARTIES
from claims.compare import compare_topic, searched_publishers, select_zone
from claims.days import count_days
from claims.model import MOSCOW
from claims.overview import describe_regions
from claims.statements import Statement, read_statements
from geo.choropleth import BOUNDS, MEASURES, build_map
from geo.gazetteer import load_gazetteer
from pages import (
    FIRST_PAGE,
    draw,
    draw_foot,
    draw_header,
    kept_choices,
    known_claims_about,
    known_days,
    known_on,
    known_reports,
    known_state,
    paper,
    recorded_cases,
)
from pages.catalogue import _, language
from pages.choice import chosen_days
from pages.map_words import map_words, quote_words
from pages.words import read_day, say, say_day, say_days, say_days_answer, say_zone

FRAME_HEIGHT = 1180  # pixels until the element has measured itself
NOT_THE_MAPS = ("lang", "known")  # parameters of the address that the map leaves alone
LONGEST_SIDE_BY_SIDE = 3  # days; more statements than that cannot be read side by side


@st.cache_resource(show_spinner=False, max_entries=8)
def claims_map(
    lang: str,
    known: date | None,  # noqa: ARG001
    state: str,  # noqa: ARG001
    _table: pd.DataFrame,
) -> folium.Map:
    """The folium map of a table of days, in one language; kept as long as the table is the same."""
    newest = _table["day"].max().date()
    return build_map(_table, map_words(lang, newest), quote_words(newest), party="ru_mod")


def take_choice() -> None:
    """Put what the reader chose on the map into the address; the page reads nothing else."""
    chosen: dict[str, Any] = st.session_state["map"]
    kept = {name: st.query_params[name] for name in NOT_THE_MAPS if name in st.query_params}
    st.query_params.from_dict(kept | {name: value for name, value in chosen.items() if value})


def find_troubles(table: pd.DataFrame) -> list[str]:
    """A sentence for each thing in the address that does not exist, with what is shown instead."""
    asked = paper.asked()
    first, newest = table["day"].min().date(), table["day"].max().date()
    troubles = []
    for name in ("start", "end"):
        day = read_day(asked.get(name))
        if name in asked and day is None:
            troubles.append(
                _("“{date}” is no date; dates are written like {example}.").format(
                    date=asked[name], example=newest.isoformat()
                )
            )
        elif day and not first <= day <= newest:
            troubles.append(
                _("{day} is outside the record, which runs from {first} to {newest}.").format(
                    day=say_day(day), first=say_day(first), newest=say_day(newest)
                )
            )
    known = {
        **dict.fromkeys(("zone", "other"), load_gazetteer().zones),
        "party": (*PARTIES, "all"),
        "subject": COUNTED_SUBJECTS,
        "measure": MEASURES,
        "bound": BOUNDS,
    }
    for name, values in known.items():
        if name in asked and asked[name] not in values:
            troubles.append(
                _("There is no “{value}” for “{name}”; the usual choice is shown.").format(
                    value=asked[name], name=map_words(language(), newest)["choices"][name]
                )
            )
    return list(dict.fromkeys(troubles))


def answer(table: pd.DataFrame, first: date, last: date) -> Markup:
    """The sentence that answers: who claims how many, over how many places, and who does not."""
    has_report = not select_days(table, first, last).empty
    counts = count_days(table, first, last)
    return say_days_answer(say_days(first, last), counts, has_report=has_report)


def select_days(table: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """The rows of a table that count to the days from first to last."""
    return table[table["day"].between(pd.Timestamp(first), pd.Timestamp(last))]


def draw_panel(first: date, last: date, zone: str | None) -> None:
    """What each party claims about the window and one zone (None: everywhere), card by card."""
    days = (last - first).days + 1
    start = datetime.combine(first, time(), MOSCOW)
    end = start + timedelta(days=days)
    statements: tuple[Statement, ...] = ()
    if days <= LONGEST_SIDE_BY_SIDE:
        claims = select_days(known_claims_about(start, end), first, last)
        statements = read_statements(claims, recorded_cases(), start, end)
    about = statements if zone is None else select_zone(statements, zone)
    reports = known_reports()
    searched = searched_publishers(reports, select_days(reports, first, last))
    row = compare_topic("how_many", about, zone, searched)
    draw(
        "panel.html",
        zone=zone,
        days=say_days(first, last),
        is_long=days > LONGEST_SIDE_BY_SIDE,
        longest=LONGEST_SIDE_BY_SIDE,
        day=first if first == last else None,
        row=row,
        reports={party: group_reports(about, party) for party in PARTIES},
    )


def group_reports(statements: Sequence[Statement], party: str) -> list[list[Statement]]:
    """A party's statements, one list a report; numbers come first, our notes last.

    In a report its headline comes first.
    """
    reports: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.party == party and statement.role != "subset":
            reports.setdefault(statement.report_key or statement.claim_id, []).append(statement)
    groups = [sorted(group, key=lambda s: s.role != "total") for group in reports.values()]
    return sorted(
        groups, key=lambda group: (bool(group[0].topic), not any(s.has_number for s in group))
    )


def draw_head(table: pd.DataFrame, first: date, last: date) -> None:
    """The sentence that answers, and what of the address could not be shown."""
    draw_header(answer(table, first, last), "")
    for trouble in find_troubles(table):
        draw("trouble.html", sentence=trouble, offers=[])


def draw_panels(first: date, last: date) -> None:
    """The panels of the chosen zones, or one about everywhere."""
    zones = [paper.asked().get(name) for name in ("zone", "other")]
    known = [zone for zone in zones if zone in load_gazetteer().zones]
    for zone in known or [None]:
        draw_panel(first, last, zone)


def print_map() -> None:
    """The map as words: each region with its state, and where each party's number lies."""
    table = known_days()
    first, last = chosen_days(table)
    draw_head(table, first, last)
    reported = table["day"].drop_duplicates()
    subject = paper.asked().get("subject", "drone")
    subject = subject if subject in COUNTED_SUBJECTS else "drone"
    regions = describe_regions(table, first, last, subject)
    subjects = {code for code in load_gazetteer().zones if code.startswith("RU-")}
    draw(
        "regions.html",
        first=first,
        last=last,
        record=(table["day"].min().date(), table["day"].max().date()),
        earlier=max(reported[reported < pd.Timestamp(first)], default=None),
        later=min(reported[reported > pd.Timestamp(last)], default=None),
        subject=subject,
        subjects=COUNTED_SUBJECTS,
        regions=regions,
        named=sorted(regions.zones, key=say_zone),
        unnamed=sorted(map(say_zone, subjects - regions.zones.keys())),
        silent=[say("party", party) for party in PARTIES if party not in regions.parties],
        kept=kept_choices(),
    )
    draw_panels(first, last)


@st.fragment
def show() -> None:
    """Everything that follows the reader's choice. Alone rerun when the reader lets go."""
    # Imported first outside of a reader's run, its frame would be registered nowhere: 404.
    from streamlit_folium import st_folium  # noqa: PLC0415

    table = known_days()
    first, last = chosen_days(table)
    head = st.container()
    with st.container(key="map_page"):
        map_column, panel_column = st.columns([2, 1], gap="medium")
    with map_column:  # before the head: its frame takes longest to load
        st_folium(
            claims_map(language(), known_on(), known_state(), table),
            key="map",
            height=FRAME_HEIGHT,
            use_container_width=True,
            returned_objects=[],
            on_change=take_choice,
        )
    with head:
        draw_head(table, first, last)
    with panel_column:
        draw_panels(first, last)
    draw_foot(FIRST_PAGE)


if paper.current():
    print_map()
else:
    show()
