"""Quality: how complete and how consistent the record is, computed from the ledger itself."""

from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from claims.aggregate import PARTIES
from claims.annotate import compare_versions
from claims.listing import list_rows
from claims.quality import Quality, list_reports, load_accuracy, measure_quality
from pages import (
    REFRESH,
    address,
    draw,
    draw_header,
    known_claims,
    known_on,
    known_reports,
    ledger,
    paper,
    searches,
    until_known,
)
from pages.catalogue import _, language, ngettext
from pages.words import (
    read_day,
    say,
    say_count,
    say_day,
    say_days,
    say_month,
    say_place,
    vocabulary,
)

PAGE = "quality"
# What the address calls the columns of the table of reports.
COLUMNS = {"party": "party", "publisher": "publisher_name"}


@st.cache_resource(show_spinner=False, ttl=REFRESH, max_entries=4)
def measure(_claims: pd.DataFrame, known: date | None) -> Quality:  # noqa: ARG001
    """The quality of the record as known on a day, which is what the result is kept by."""
    readings, checks = until_known(ledger().readings(), "known_at"), ledger().checks()
    held = checks.merge(readings[["report_key", "version_no"]])
    return measure_quality(_claims, readings, held)


def last_of(month: str) -> str:
    """The last day of a month, both written as in the address."""
    return pd.Period(month, "M").end_time.date().isoformat()


def asked_versions() -> dict[str, Any]:
    """The report whose versions the address asks for, and what changed from one to the next."""
    key = paper.asked().get("report", "")
    versions = list_rows(until_known(ledger().versions(key), "known_at")) if key else []
    changes = [compare_versions(*pair) for pair in pairwise(v["text"] or "" for v in versions)]
    near = get_close_matches(key, reports["report_key"].unique(), n=1, cutoff=0.3)
    return {
        "key": key,
        "versions": list(zip(versions, [None, *changes], strict=True)) if versions else [],
        "near": [] if versions else near,
    }


def nearest(name: str, value: str) -> tuple[str, str] | None:
    """The party or publisher closest to one that is not on record, with its address."""
    known = sorted(str(one) for one in reports[COLUMNS[name]].unique())
    if value in known:
        return None
    close = (get_close_matches(value, known, n=1, cutoff=0.3) or known)[0]
    label = say("party", close) if name == "party" else close
    return label, address(PAGE, **{name: close}) + "#reports"


def asked_list() -> dict[str, Any] | None:
    """The reports behind one number of the tables, as the address asks for them."""
    asked = paper.asked()
    chosen = {name: asked[name] for name in ("party", "publisher") if name in asked}
    if not chosen and "first" not in asked:
        return None
    first = read_day(asked.get("first")) or quality.first_day
    last = read_day(asked.get("last")) or quality.last_day
    named = {COLUMNS[name]: value for name, value in chosen.items()}
    told = [say("party", value) if value in PARTIES else value for value in chosen.values()]
    near = [nearest(name, value) for name, value in chosen.items()]
    near = [found for found in near if found]
    rows = [] if near else list_reports(reports, first, last, **named)
    days = say_days(min(first, last), max(first, last))
    return {"title": ", ".join([*told, days]), "rows": rows, "near": near}


def say_correction(field: str, value: str | None) -> str:
    """What a field of a claim was corrected to: "lower bound: 7"."""
    if value is None:
        told = _("empty")
    elif field == "zones":
        told = say_place(value.split("+"))
    else:
        told = say(field, value) if field in vocabulary(language()) else value
    return f"{say('field', field)}: {told}"


claims, reports = known_claims(), known_reports()
quality = measure(claims, known_on())
sentence = ngettext(
    "The record holds {n} report with {claims} claims. {covered} of the {days} days from {first} "
    "to {last} have at least one; about the others it knows nothing.",
    "The record holds {n} reports with {claims} claims. {covered} of the {days} days from {first} "
    "to {last} have at least one; about the others it knows nothing.",
    quality.reports,
).format(
    n=say_count(quality.reports),
    claims=say_count(quality.claims),
    covered=say_count(quality.covered_days),
    days=say_count(quality.days),
    first=say_day(quality.first_day),
    last=say_day(quality.last_day),
)
draw_header(sentence, PAGE)
draw(
    "quality.html",
    q=quality,
    asked=asked_versions(),
    listed=asked_list(),
    known=known_on(),
    last_of=last_of,
    say_month=say_month,
    say_correction=say_correction,
    accuracy=load_accuracy(),
    searches=searches(),
    report_of=claims.set_index("claim_id")["report_key"].to_dict(),
    corrections=list(until_known(ledger().corrections(), "corrected_at").itertuples()),
    withdrawals=list(until_known(ledger().withdrawals(), "withdrawn_at").itertuples()),
    origins=list(ledger().origins().itertuples()),
)
