"""Read a report: a pasted text, the words of each claim in it, the checks, a small map.

The text stays in the reader's own session; nothing of it is written down or sent on.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

import streamlit as st

from claims.annotate import mark_spans
from claims.model import MOSCOW, Claim, Report
from claims.parse import parse_report
from geo.small_map import Mark, draw_small_map
from pages import draw, draw_header, paper
from pages.catalogue import _
from pages.words import name_language, read_day, say_language, say_number

PAGE = "read"
LONGEST = 200_000  # characters
DETECT = ""
LANGUAGES = (DETECT, "ru", "en", "uk")
# Statements of our own making, about the night that the project began with.
EXAMPLES = {
    "en": (
        "Russia's Ministry of Defence said its air defences destroyed 31 drones overnight. "
        "Ten drones were shot down over the Voronezh and Tambov regions, three each over Rostov "
        "and Yaroslavl, two over Smolensk, and one each over Bryansk, Kursk and Oryol. "
        "The governor of Voronezh Region wrote that several drones had been suppressed."
    ),
    "ru": (
        "В течение прошедшей ночи дежурными средствами ПВО уничтожен 31 украинский беспилотник: "
        "10 над территориями Воронежской и Тамбовской областей, по три над Ростовской и "
        "Ярославской, два над Смоленской, по одному над Брянской, Курской и Орловской областями, "
        "сообщили в Минобороны России."
    ),
    "uk": (
        "Міноборони Росії заявило, що за ніч сили ППО збили 31 безпілотник: 10 над Воронезькою "
        "та Тамбовською областями, по три над Ростовською та Ярославською, два над Смоленською, "
        "по одному над Брянською, Курською та Орловською областями."
    ),
}


def marks_of(claims: Iterable[Claim]) -> dict[str, Mark]:
    """What the small map shows of a report: stopped drones, a zone's own number first."""
    marks: dict[str, Mark] = {}
    for claim in claims:
        is_stopped = claim.subject == "drone" and claim.outcome in ("destroyed", "suppressed")
        if not is_stopped or claim.role == "subset" or claim.zones == ("RU",):
            continue
        has_number = claim.low is not None or claim.high is not None
        for zone in claim.zones:
            known = marks.get(zone)
            if has_number and len(claim.zones) == 1:
                marks[zone] = Mark("number", say_number(claim.low, claim.high, claim.qualifier))
            elif known is None or known.state == "named":
                marks[zone] = Mark("joint" if has_number else "named")
    return marks


def take_example(code: str) -> None:
    """The reader chose an example: it fills the field, as if pasted."""
    st.session_state["read_text"] = EXAMPLES[code]
    st.session_state["read_lang"] = DETECT
    st.session_state["read_day"] = date(2025, 11, 18)


def ask_on_paper(sheet: paper.Paper) -> tuple[str, str, date | None]:
    """The form as sent: the text, its language, the day of its publication."""
    form = sheet.form
    lang = form.get("language", DETECT)
    draw("read_form.html", form=form, languages=LANGUAGES)
    return form.get("text", ""), lang if lang in LANGUAGES else DETECT, read_day(form.get("day"))


def ask() -> tuple[str, str, date | None]:
    """The text that a reader pastes, its language, the day of its publication; asks for a text."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_("Try an example:"), width="content")
        for code in EXAMPLES:
            st.button(
                name_language(code),
                key=f"read_example_{code}",
                on_click=take_example,
                args=(code,),
            )
    with st.form("read_form", border=False):
        text = st.text_area(
            _("The report, unchanged. It is read here and not kept."), height=220, key="read_text"
        )
        language_column, day_column, _rest = st.columns([1, 1, 2])
        lang = language_column.selectbox(
            _("Language"),
            LANGUAGES,
            format_func=lambda code: say_language(code) if code else _("Detect"),
            key="read_lang",
        )
        day = day_column.date_input(
            _("Published on (gives the year)"), value=None, format="YYYY-MM-DD", key="read_day"
        )
        is_sent = st.form_submit_button(_("Read"), key="read_submit")
    if is_sent and not text.strip():
        nothing = _("There is nothing to read yet: paste a report, or try an example.")
        draw("trouble.html", sentence=nothing, offers=())
    return text, lang, day


draw_header(_("Paste a report and see which claims are in it, word by word."), PAGE)
text, lang, day = ask_on_paper(sheet) if (sheet := paper.current()) else ask()

if len(text) > LONGEST:
    too_long = _("This text has {n} characters; the longest we read here is {longest}.")
    draw(
        "trouble.html",
        sentence=too_long.format(n=len(text), longest=LONGEST)
        + " "
        + _("Paste one report, or use the command line for many."),
        offers=(),
    )
elif text.strip():
    published = datetime.combine(day, time(12), MOSCOW) if day else None
    parsed = parse_report(Report(text=text, lang=lang or None, published=published))
    marks = marks_of(parsed.claims)
    draw(
        "read.html",
        parsed=parsed,
        pieces=mark_spans(text, [claim.span for claim in parsed.claims]),
        picture=draw_small_map(marks) if marks else "",
    )
