"""The card of a night that other sites may show in a frame (pages/quote.py)."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from pages.quote import make_card

CARD_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors *",
    )
)
"""The card has no script, no picture and no form; it alone may be framed by anybody."""


def send_card(request: Request) -> Response:
    """The card of a day, or of a part of it, everywhere or for one region."""
    card = make_card(request.query_params)
    headers = {
        "Cache-Control": "public, max-age=300",
        "Content-Security-Policy": CARD_POLICY,
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return HTMLResponse(card.html, status_code=card.status, headers=headers)


ROUTES = (Route("/card", send_card),)
