"""What machines ask of the server: whether it lives and how fresh it is, and what they may read."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from claims.ledger import LedgerError
from pages import ledger

ROBOTS = """\
User-agent: *
Disallow: /_stcore/
Disallow: /data/
Allow: /

# Every page stands in plain HTML too: /plain/
"""


def send_health(_request: Request) -> Response:
    """Whether the ledger can be read, and how fresh it is, for whoever watches the server."""
    never = {"Cache-Control": "no-store"}
    try:
        newest = ledger().newest()
    except LedgerError as error:
        return JSONResponse({"status": "failing", "reason": str(error)}, 503, never)
    return JSONResponse({"status": "ok"} | newest, headers=never)


def send_robots(_request: Request) -> Response:
    """Which addresses a search engine may read."""
    return PlainTextResponse(ROBOTS, headers={"Cache-Control": "public, max-age=86400"})


ROUTES = (Route("/health", send_health), Route("/robots.txt", send_robots))
