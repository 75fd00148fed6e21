"""Quality: how complete and how consistent the record is, computed from the ledger itself."""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd
import streamlit as st

from claims.annotate import compare_versions
from claims.quality import Quality, measure_quality
from claims.statements import list_rows
from pages import REFRESH, draw, draw_header, known_claims, known_on, ledger
from pages.words import ngettext, say_day


@st.cache_resource(ttl=REFRESH, max_entries=4)
def measure(_claims: pd.DataFrame, known: date | None) -> Quality:  # noqa: ARG001
    """The quality of the record as known on a day, which is what the result is kept by."""
    return measure_quality(_claims, ledger().readings(), ledger().checks())


claims = known_claims()
quality = measure(claims, known_on())
sentence = ngettext(
    "{n} report on record, {first} to {last}; {gaps} stretches of days have none.",
    "{n} reports on record, {first} to {last}; {gaps} stretches of days have none.",
    quality.reports,
).format(
    n=quality.reports,
    first=say_day(quality.first_day),
    last=say_day(quality.last_day),
    gaps=len(quality.gaps),
)
draw_header(sentence, "quality")
asked: dict[str, Any] = {"key": st.query_params.get("report", ""), "versions": []}
if asked["key"]:
    versions = list_rows(ledger().versions(asked["key"]))
    texts = [version["text"] or "" for version in versions]
    changes = [compare_versions(*pair) for pair in pairwise(texts)]
    asked["versions"] = list(zip(versions, [None, *changes], strict=True))
draw(
    "quality.html",
    q=quality,
    asked=asked,
    known=known_on(),
    month_after=lambda month: str(pd.Period(month, "M") + 1),
    key_of=dict(zip(claims["claim_id"], claims["report_key"], strict=True)),
    corrections=list(ledger().corrections().itertuples()),
    withdrawals=list(ledger().withdrawals().itertuples()),
    origins=list(ledger().origins().itertuples()),
)
