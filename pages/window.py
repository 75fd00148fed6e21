"""One window: what each party claims about it, side by side, and what that rests on."""

from claims.clock import lay_on_clock
from claims.days import count_day
from claims.evidence import grades_of
from claims.headlines import find_headlines, of_day
from claims.listing import list_rows
from pages import (
    compare_window,
    count_window,
    draw,
    draw_header,
    known_days,
    known_reports,
    list_exclusions,
    paper,
    searches,
)
from pages.choice import chosen_window, draw_trouble, draw_window_choice
from pages.quote import add_up, draw_quote
from pages.words import say_answer

reports = known_reports()
chosen = chosen_window(reports)
comparison, evidence = compare_window(chosen.start, chosen.end)
headlines = find_headlines(comparison.statements)
day = chosen.whole_day
counts = count_day(known_days(), day) if day else count_window(chosen.start, chosen.end)
counted = of_day(headlines, day) if day else headlines
addends = add_up(counts, comparison, day)

draw_header(say_answer(chosen.say(), addends, comparison), "window")
draw_trouble(chosen, "window")
draw_window_choice(reports, "window", chosen)
if comparison.statements:
    draw(
        "comparison.html",
        comparison=comparison,
        grades=grades_of(evidence),
        searches=searches(),
        uncounted={s.claim_id for s in headlines} - {s.claim_id for s in counted},
    )
    if headlines:
        draw("clock.html", strip=lay_on_clock(headlines), zone=None)
    if day:
        left_out = list_exclusions(chosen.start, chosen.end, day)
        draw("day.html", day=day, counts=counts, exclusions=list_rows(left_out))
    draw("evidence.html", evidence=evidence, opened=paper.asked().get("report", ""))
    draw_quote(chosen, chosen.say, addends, comparison)
