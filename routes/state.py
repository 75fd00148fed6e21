"""What machines ask of the server: whether it lives and how fresh it is, and what they may read."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from claims.ledger import Ledger, LedgerError
from pages import ledger

AT_ONCE_S = 0.5

ROBOTS = """\
User-agent: *
Disallow: /_stcore/
Disallow: /data/
Allow: /

# Every page stands in plain HTML too: /plain/
"""


@cache
def _opening() -> "Future[Ledger]":
    """The ledger, being opened: the first time it is built, and a sign of life does not wait."""
    return ThreadPoolExecutor(1).submit(ledger)


def send_health(_request: Request) -> Response:
    """Whether the ledger can be read, and how fresh it is, for whoever watches the server."""
    never = {"Cache-Control": "no-store"}
    try:
        newest = _opening().result(AT_ONCE_S).newest()
    except TimeoutError:
        return JSONResponse({"status": "starting"}, headers=never)
    except LedgerError as error:
        _opening.cache_clear()
        return JSONResponse({"status": "failing", "reason": str(error)}, 503, never)
    return JSONResponse({"status": "ok"} | newest, headers=never)


def send_robots(_request: Request) -> Response:
    """Which addresses a search engine may read."""
    return PlainTextResponse(ROBOTS, headers={"Cache-Control": "public, max-age=86400"})


ROUTES = (Route("/health", send_health), Route("/robots.txt", send_robots))
