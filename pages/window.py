"""One window: what each party claims about it, side by side, and what that rests on."""

import pandas as pd
import streamlit as st

from claims.clock import lay_on_clock
from claims.compare import compare_parties, count_day, find_headlines
from claims.evidence import gather_evidence, grades_of
from pages import draw, draw_header, known_claims, known_days, known_tables, recorded_cases
from pages.choice import chosen_window, draw_trouble, draw_window_choice
from pages.words import _, say_answer, say_day, say_window

claims, tables = known_claims(), known_tables()
chosen = chosen_window(claims)
comparison = compare_parties(claims, recorded_cases(), chosen.start, chosen.end)
headlines = find_headlines(comparison.statements)

if chosen.day:
    counts = count_day(known_days(), chosen.day)
    draw_header(say_answer(say_day(chosen.day), counts), "window")
else:
    counts = ()
    when = say_window(chosen.start, chosen.end, "stated")
    draw_header(_("What was claimed about the {window}.").format(window=when), "window")
draw_trouble(chosen, "window")
draw_window_choice(claims, "window", chosen)
evidence = gather_evidence(claims, comparison.statements, tables.sums, tables.relays)
if comparison.statements:
    draw("comparison.html", comparison=comparison, grades=grades_of(evidence))
    if headlines:
        draw("clock.html", strip=lay_on_clock(headlines), zone=None)
    if chosen.day:
        left_out = tables.exclusions[tables.exclusions["day"] == pd.Timestamp(chosen.day)]
        draw("day.html", day=chosen.day, counts=counts, exclusions=list(left_out.itertuples()))
    draw("evidence.html", evidence=evidence, opened=st.query_params.get("report", ""))
