"""Plain pages under /plain: the site's pages on paper, which need no JavaScript.

Each has the name and the parameters of its twin on Streamlit; `days` lists all days.
"""

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

import pages
from geo.choropleth import publish
from pages import FIRST_PAGE, PAGES, address, fill, list_downloads, paper
from pages.catalogue import language
from pages.paper import Paper
from routes.preview import describe

PLAIN_PATH = "/plain"
PLAIN_PAGES = (FIRST_PAGE, PAGES[0], PAGES[1], "days", *PAGES[2:])
SENT_AT_MOST = 2_000_000  # bytes of a pasted report
CACHE = "public, max-age=60, stale-while-revalidate=600"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
"""No script at all runs on a plain page, and it asks no other host for anything."""


def path_of(page: str) -> str:
    """The name of a page in the address: the first one has none."""
    return "" if page == FIRST_PAGE else page


def send_page(request: Request) -> Response:
    """A page of the record in plain HTML."""
    page = request.scope["path"].removeprefix(PLAIN_PATH).strip("/") or FIRST_PAGE
    return _print(request, page, Paper(dict(request.query_params), url=_url(request, page)))


async def read_report(request: Request) -> Response:
    """The page Read with the claims of the report that was sent. Nothing of it is kept."""
    async with request.form(max_fields=8, max_files=0, max_part_size=SENT_AT_MOST) as form:
        sent = {name: value for name, value in form.items() if isinstance(value, str)}
    sheet = Paper(dict(request.query_params), sent, url=_url(request, "read"))
    answer = await run_in_threadpool(_print, request, "read", sheet)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _url(request: Request, page: str) -> str:
    return f"{request.base_url}{path_of(page)}"


def _print(request: Request, page: str, sheet: Paper) -> Response:
    with paper.lay_out(sheet):
        paper.run_page(page)
        return send_sheet(request, page, sheet)


def send_sheet(request: Request, page: str, sheet: Paper, status: int = 200) -> Response:
    """What was drawn on the current sheet as a whole document."""
    twin = None if page not in (FIRST_PAGE, *PAGES) else _twin(page, sheet)
    html = fill(
        "paper.html",
        current=page,
        style=publish_style(),
        pages=[(name, f"{PLAIN_PATH}/{address(path_of(name))}") for name in PLAIN_PAGES],
        fragments=sheet.fragments,
        twin=twin,
        window=list_downloads(page),
        **describe(request, page, sheet.sentence, sheet.asked),
    )
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": CACHE}
    headers["Content-Language"] = language()
    return HTMLResponse(html, status_code=status, headers=headers)


def _twin(page: str, sheet: Paper) -> str:
    query = urlencode(dict(sheet.asked))
    return f"/{path_of(page)}{'?' + query if query else ''}"


@cache
def publish_style() -> str:
    """Publish the style of plain pages; its address."""
    static = Path(pages.__file__).parent / "static"
    text = "\n".join((static / name).read_text() for name in ("pages.css", "paper.css"))
    return publish("paper", "css", text.encode(), "text/css")


def send_first_page(_request: Request) -> Response:
    """The plain pages have an address with a slash, so that links between them hold."""
    return RedirectResponse(f"{PLAIN_PATH}/", status_code=308)


ROUTES = (
    Route(PLAIN_PATH, send_first_page),
    Route(f"{PLAIN_PATH}/read", read_report, methods=["POST"]),
    *(Route(f"{PLAIN_PATH}/{path_of(page)}", send_page) for page in PLAIN_PAGES),
)
