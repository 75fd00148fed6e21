"""All days on record, on paper: what each party claims for each, and the way to each."""

from claims.aggregate import PARTIES
from claims.overview import list_days
from pages import draw, draw_header, known_days
from pages.catalogue import ngettext
from pages.words import say_day

days = list_days(known_days(), "drone")
newest, oldest = max(days), min(days)
sentence = ngettext(
    "{n} day with reports on record, from {first} to {last}.",
    "{n} days with reports on record, from {first} to {last}.",
    len(days),
).format(n=len(days), first=say_day(oldest), last=say_day(newest))
draw_header(sentence, "days")
years = {
    year: [(d, told) for d, told in days.items() if d.year == year]
    for year in range(newest.year, oldest.year - 1, -1)
}
draw("record.html", years=years, parties=PARTIES)
