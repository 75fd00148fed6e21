"""The headers that every answer carries: who may talk to whom."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COMPONENT_PATH = "/component/"
HTTPS_ONLY = f"max-age={365 * 24 * 3600}"


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
    """Middleware: the same protecting headers on every answer.

    Only the map's frame may run inline scripts: there, folium writes one. A route may set a
    policy of its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        index = Path(st.__file__).parent / "static" / "index.html"
        page_scripts = hash_inline_scripts(index.read_text(encoding="utf-8"))
        self.page_policy = content_security_policy(page_scripts)
        self.frame_policy = content_security_policy("'unsafe-inline'")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_frame = scope["path"].startswith(COMPONENT_PATH)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                policy = self.frame_policy if is_frame else self.page_policy
                headers.setdefault("Content-Security-Policy", policy)
                headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
                if scope["scheme"] == "https":
                    headers["Strict-Transport-Security"] = HTTPS_ONLY
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, send_with_headers)
