"""The files that a browser keeps for good: their names are made of their content.

Ours are published by the map. Streamlit's own and those of the map's frame are kept in memory and
packed as well: read from the disk in pieces and sent unpacked, nearly a hundred of them are most of
what a server does for a new reader.
"""

import gzip
import mimetypes
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.choropleth import FILES_PATH, find_file

FOR_GOOD = f"public, max-age={365 * 24 * 3600}, immutable"
PACKED = (".js", ".css")  # fonts are packed already


def _folder(path: str) -> Path:
    """A folder of a package, which is not imported for it: see pages/map.py."""
    name = path.partition("/")[0]
    return Path(str(distribution(name).locate_file(path)))


FRAME = "/component/streamlit_folium.st_folium/static/"
FOLDERS = {
    "/static/": _folder("streamlit/static/static"),
    FRAME: _folder("streamlit_folium/frontend/build/static"),
}
"""Where packages keep files whose names are made of their content, by the start of the address."""


@cache
def packaged_files() -> dict[str, Path]:
    """The files of packages by their address."""
    return {
        start + path.relative_to(folder).as_posix(): path
        for start, folder in FOLDERS.items()
        for path in folder.rglob("*")
        if path.is_file()
    }


@cache
def _read(path: Path) -> tuple[bytes, str | None, dict[str, str]]:
    content, headers = path.read_bytes(), {"Cache-Control": FOR_GOOD}
    if path.suffix in PACKED:
        content = gzip.compress(content, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return content, mimetypes.guess_type(path.name)[0], headers


class PackagedFiles:
    """Middleware: answers for the files of packages, before Streamlit looks for them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = packaged_files().get(scope["path"]) if scope["type"] == "http" else None
        if path is None:
            await self.app(scope, receive, send)
            return
        content, kind, headers = _read(path)
        await Response(content, media_type=kind, headers=headers)(scope, receive, send)


async def send_file(request: Request) -> Response:
    """A published file, packed."""
    file = find_file(request.path_params["name"])
    if file is None:
        return PlainTextResponse("No such file. Reload the page.", status_code=404)
    return Response(
        file.packed,
        media_type=file.media_type,
        headers={"Content-Encoding": "gzip", "Cache-Control": FOR_GOOD},
    )


ROUTES = (Route(FILES_PATH + "/{name}", send_file),)
