"""The document that every page on Streamlit starts from, with what Streamlit leaves out of it.

Streamlit's own file says that it is English and called "Streamlit", and has nothing for readers
without JavaScript. Ours is the same file with the reader's language, the preview of the address,
and the way to the plain page. Addresses that lead nowhere get a page that says so.
"""

import logging
import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from pages import FIRST_PAGE, PAGES, address, draw, fill, paper
from pages.catalogue import _, language, languages
from pages.paper import Paper
from routes.plain import PLAIN_PAGES, PLAIN_PATH, path_of, send_sheet
from routes.preview import describe, tell

STATIC = Path(st.__file__).parent / "static"
STREAMLITS = ("/_stcore/", "/media/", "/component/", "/static/", "/auth/", "/oauth2callback")
"""Where Streamlit answers itself."""
_log = logging.getLogger(__name__)


@cache
def read_index() -> str:
    """Streamlit's own document."""
    return (STATIC / "index.html").read_text(encoding="utf-8")


@cache
def _files() -> frozenset[str]:
    names = (path.name for path in STATIC.iterdir() if path.is_file())
    return frozenset(f"/{name}" for name in names if name != "index.html")


def send_index(request: Request) -> Response:
    """Streamlit's document for a page, in the reader's language, with a preview of its address."""
    page = request.scope["path"].strip("/") or FIRST_PAGE
    asked = dict(request.query_params)
    try:
        sentence = tell(page, asked)
    except Exception:  # the page itself tells its reader what is wrong
        _log.exception("no preview of %s", request.url)
        sentence = ""
    with paper.lay_out(Paper(asked)):
        head = fill("preview.html", **describe(request, page, sentence, asked))
        plain = f"{PLAIN_PATH}/{_keep_query(path_of(page), request)}"
        no_script = fill("noscript.html", plain=plain, sentence=sentence)
        html = dress(read_index(), language(), head, no_script)
        headers = {"Cache-Control": "no-cache", "Content-Language": language()}
    return HTMLResponse(html, headers=headers)


def dress(index: str, lang: str, head: str, no_script: str) -> str:
    """The document with a language, a head and a body for readers without JavaScript."""
    html = index.replace('<html lang="en">', f'<html lang="{lang}">', 1)
    html = html.replace("<title>Streamlit</title>", head, 1)
    return re.sub(
        r"<noscript>.*?</noscript>",
        lambda _: f"<noscript>{no_script}</noscript>",
        html,
        count=1,
        flags=re.DOTALL,
    )


def _keep_query(path: str, request: Request) -> str:
    return f"{path}?{request.url.query}" if request.url.query else path


class Nowhere(Route):
    """A route for all addresses that are neither ours nor Streamlit's."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path = scope.get("path", "")
        if path.startswith(STREAMLITS) or path in _files():
            return Match.NONE, {}
        return super().matches(scope)


def send_nowhere(request: Request) -> Response:
    """A page that says that there is none, in the reader's language, with the nearest that is."""
    path = request.url.path
    known = {path_of(page): page for page in (FIRST_PAGE, *PAGES)}
    if path.endswith("/") and path.strip("/") in known:
        return RedirectResponse(_keep_query(f"/{path.strip('/')}", request), status_code=308)
    asked = {"lang": request.query_params.get("lang") or negotiate_language(request)}
    with paper.lay_out(Paper(asked)) as sheet:
        near = get_close_matches(path.strip("/").split("/")[-1].lower(), PLAIN_PAGES, n=1)
        page = near[0] if near else FIRST_PAGE
        draw("nowhere.html", pages=_links())
        sheet.sentence = _("There is no page at this address.")
        return send_sheet(request, page, sheet, 404)


def send_failure(request: Request, error: Exception) -> Response:
    """A page that says that it failed, in the reader's language; the log says why."""
    _log.error("%s failed", request.url, exc_info=error)
    asked = {"lang": request.query_params.get("lang") or negotiate_language(request)}
    with paper.lay_out(Paper(asked)) as sheet:
        draw("failure.html", pages=_links())
        sheet.sentence = _("This page could not be made.")
        return send_sheet(request, FIRST_PAGE, sheet, 500)


def _links() -> list[tuple[str, str]]:
    return [(page, f"/{address(path_of(page))}") for page in (FIRST_PAGE, *PAGES)]


def negotiate_language(request: Request) -> str:
    """The first language of the browser that the site speaks, or English."""
    wanted = request.headers.get("accept-language", "").lower().split(",")
    weighed = []
    for place, entry in enumerate(wanted):
        code, _sep, weight = entry.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), place, code[:2]))
        except ValueError:
            continue
    spoken = [code for weight, _place, code in sorted(weighed) if weight and code in languages()]
    return spoken[0] if spoken else languages()[0]


ROUTES = (
    Route("/", send_index),
    *(Route(f"/{page}", send_index) for page in PAGES),
)
NOWHERE = Nowhere("/{path:path}", send_nowhere)
"""The last of all routes."""
