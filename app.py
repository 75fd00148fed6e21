"""The door: Streamlit's ASGI app with our routes and the headers that every answer carries.

`streamlit run app.py` or any ASGI server (`uvicorn app:app`) starts it. The pages and the order in
which readers find them are in pages/navigation.py.
"""

import base64
import gc
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.choropleth import FILES_PATH, find_file, publish_geometry, publish_static

NAVIGATION = Path(__file__).parent / "pages" / "navigation.py"
COMPONENT_PATH = "/component/"
FOR_GOOD = f"public, max-age={365 * 24 * 3600}, immutable"


def send_map_file(request: Request) -> Response:
    """A file of the map, packed, to be kept for good: its name is made of its content."""
    file = find_file(request.path_params["name"])
    if file is None:
        return PlainTextResponse("No such file. Reload the page.", status_code=404)
    return Response(
        file.packed,
        media_type=file.media_type,
        headers={
            "Content-Encoding": "gzip",
            "Cache-Control": FOR_GOOD,
        },
    )


def send_health(_request: Request) -> Response:
    """A sign of life for whoever watches the server."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def send_card(request: Request) -> Response:
    """The card of a night that other sites may show in a frame (pages/quote.py)."""
    from pages.quote import make_card  # noqa: PLC0415 (the first card, not the start, pays for it)

    card = make_card(request.query_params)
    headers = {"Cache-Control": "public, max-age=300"}
    return HTMLResponse(card.html, status_code=card.status, headers=headers)


CARD_PATH = "/card"
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


def content_security_policy(inline_scripts: str) -> str:
    """The rule that no page may talk to another host or run a stranger's script."""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {inline_scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def hash_inline_scripts(page: str) -> str:
    """The inline scripts of a page as hashes that a content security policy takes."""
    digests = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    )
    return " ".join(f"'sha256-{digest}'" for digest in digests)


class SecurityHeaders:
    """Middleware: the same protecting headers on every answer, and what a browser may fetch ahead.

    Only the map's frame may run inline scripts: there, folium writes one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        index = Path(st.__file__).parent / "static" / "index.html"
        page_scripts = hash_inline_scripts(index.read_text(encoding="utf-8"))
        self.page_policy = content_security_policy(page_scripts)
        self.frame_policy = content_security_policy("'unsafe-inline'")
        self.ahead: str | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_frame = scope["path"].startswith(COMPONENT_PATH)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = (
                    CARD_POLICY
                    if scope["path"] == CARD_PATH
                    else self.frame_policy
                    if is_frame
                    else self.page_policy
                )
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                if is_frame and "/static/" in scope["path"] and message["status"] == 200:
                    headers["Cache-Control"] = FOR_GOOD  # its name is made of its content
                if scope["path"] == "/":
                    headers["Link"] = self.links()
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def links(self) -> str:
        """What the map's frame will ask for: it may come along with Streamlit's own scripts."""
        if self.ahead is None:
            scripts, styles = publish_static()
            addresses = (*scripts, *styles, publish_geometry()[0])
            self.ahead = ", ".join(f"<{address}>; rel=prefetch" for address in addresses)
        return self.ahead


@asynccontextmanager
async def prepare(_app: st.App) -> AsyncIterator[None]:
    """Publish the map's files before the first reader comes."""
    publish_static()
    publish_geometry()
    # What is there from the start stays: searching it for garbage cost a third of each view.
    gc.collect()
    gc.freeze()
    yield


ROUTES = (
    Route(FILES_PATH + "/{name}", send_map_file),
    Route("/health", send_health),
    Route(CARD_PATH, send_card),
)
MIDDLEWARE = (Middleware(SecurityHeaders),)

app = st.App(NAVIGATION, lifespan=prepare, routes=ROUTES, middleware=MIDDLEWARE)
