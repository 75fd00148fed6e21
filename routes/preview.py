"""What an address says of itself when it is shared: title, the sentence that answers, a picture."""

from collections.abc import Mapping
from functools import lru_cache
from textwrap import shorten
from threading import Lock
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from claims.aggregate import PARTIES
from claims.overview import Regions, describe_regions
from geo.picture import draw_picture
from geo.small_map import Mark
from pages import FIRST_PAGE, known_days, known_reports, known_state, newest_days, paper
from pages.catalogue import _, language, languages
from pages.choice import chosen_days, chosen_window
from pages.paper import Paper
from pages.words import say, say_number

HEADLINE = 140  # characters that those who show links have room for
HEARD = ("lang", "known", "date", "part", "start", "end", "zone", "report", "party", "subject")
"""The parameters that change what a page says: a picture's address holds no others."""

_one_at_a_time = Lock()


def describe(
    request: Request, page: str, sentence: str, asked: Mapping[str, str]
) -> dict[str, object]:
    """What preview.html shows of a page; `sentence` is the one that answers, as HTML or text."""
    told = f"{Markup(sentence).striptags()} {_('Claimed, not verified.')}"  # noqa: S704 (ours)
    base = str(request.base_url).rstrip("/")
    heard = {name: asked[name] for name in HEARD if name in asked}
    here = f"{base}{request.url.path}"
    return {
        "title": f"{say('page', page)} · Skyclaims",
        "headline": shorten(
            _("Claimed, not verified: {sentence}").format(
                sentence=Markup(sentence).striptags()  # noqa: S704 (ours)
            ),
            HEADLINE,
            placeholder="…",
        ),
        "sentence": told,
        "here": _with_query(here, dict(asked)),
        "picture": _with_query(f"{base}/preview/{page}.png", heard | {"lang": language()}),
        "translations": [
            (code, _with_query(here, dict(asked) | {"lang": code})) for code in languages()
        ],
        "language": language(),
    }


def _with_query(address: str, query: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(query)}" if query else address


def tell(page: str, asked: Mapping[str, str]) -> str:
    """The sentence that answers on a page with these parameters."""
    with paper.lay_out(Paper(asked, is_short=True)) as sheet:
        paper.run_page(page)
    return sheet.sentence


def send_picture(request: Request) -> Response:
    """The picture of an address: its sentence beside the map of what is claimed."""
    page = request.path_params["page"]
    if page not in (FIRST_PAGE, "window", "region", "days", "read", "quality", "method"):
        return PlainTextResponse("There is no such page.", status_code=404)
    asked = tuple((name, value) for name, value in request.query_params.items() if name in HEARD)
    with paper.lay_out(Paper(dict(asked))):
        state = known_state()
    with _one_at_a_time:  # a picture takes a core for some time
        picture = _draw(page, asked, state)
    return Response(
        picture,
        media_type="image/png",
        headers={
            "Cache-Control": "public, max-age=600",
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
    )


@lru_cache(maxsize=256)
def _draw(page: str, asked: tuple[tuple[str, str], ...], _state: str) -> bytes:
    sentence = tell(page, dict(asked))
    with paper.lay_out(Paper(dict(asked))):
        marks, caption = _mark(page)
        sentences = [Markup(sentence).striptags(), _("Claimed, not verified.")]  # noqa: S704
        return draw_picture(marks, "Skyclaims", sentences, caption)


def _mark(page: str) -> tuple[dict[str, Mark], str]:
    """The marks of the map for the days of the address, and what they mean."""
    daily = known_days()
    if page == FIRST_PAGE:
        first, last = chosen_days(daily)
    elif page in ("window", "region"):
        newest = newest_days().get(paper.asked().get("zone", "")) if page == "region" else None
        chosen = chosen_window(known_reports(), newest)
        if chosen.whole_day is None:
            return {}, _("A window of hours has no map of its own.")
        first = last = chosen.whole_day
    else:
        return {}, _("Claims of drones shot down over Russian regions, party by party.")
    regions = describe_regions(daily, first, last, "drone")
    party = _choose_party(regions)
    marks = {
        zone: Mark(
            state.state,
            say_number(state.low, state.high) if state.state == "number" else "",
        )
        for zone, states in regions.zones.items()
        if (state := states.get(party)) and state.state != "unnamed"
    }
    caption = _("{measure}, as claimed by: {party}.").format(
        measure=_("Drones claimed shot down or jammed"), party=say("party", party)
    )
    if any(not mark.number for mark in marks.values()):
        caption += " " + _("Tinted without a number: named, or part of a joint number.")
    return marks, caption


def _choose_party(regions: Regions) -> str:
    """The party of the address, or the first one that gives a number."""
    asked = paper.asked().get("party", "")
    return asked if asked in PARTIES else next(iter(regions.placing), next(iter(PARTIES)))


ROUTES = (Route("/preview/{page}.png", send_picture),)
