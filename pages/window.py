"""One window: what each party claims about it, side by side, and what that rests on."""

import streamlit as st

from claims.clock import lay_on_clock
from claims.compare import count_day, find_headlines
from claims.evidence import grades_of
from pages import compare_window, draw, draw_header, known_days, known_reports, list_exclusions
from pages.choice import chosen_window, draw_trouble, draw_window_choice
from pages.words import _, say_answer, say_day, say_window

reports = known_reports()
chosen = chosen_window(reports)
comparison, evidence = compare_window(chosen.start, chosen.end)
headlines = find_headlines(comparison.statements)

if chosen.day:
    counts = count_day(known_days(), chosen.day)
    draw_header(say_answer(say_day(chosen.day), counts), "window")
else:
    counts = ()
    when = say_window(chosen.start, chosen.end, "stated")
    draw_header(_("What was claimed about the {window}.").format(window=when), "window")
draw_trouble(chosen, "window")
draw_window_choice(reports, "window", chosen)
if comparison.statements:
    draw("comparison.html", comparison=comparison, grades=grades_of(evidence))
    if headlines:
        draw("clock.html", strip=lay_on_clock(headlines), zone=None)
    if chosen.day:
        left_out = list_exclusions(chosen.day)
        draw("day.html", day=chosen.day, counts=counts, exclusions=list(left_out.itertuples()))
    draw("evidence.html", evidence=evidence, opened=st.query_params.get("report", ""))
