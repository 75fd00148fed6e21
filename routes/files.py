"""The files that a browser keeps for good: their names are made of their content."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.choropleth import FILES_PATH, find_file
from routes.headers import FOR_GOOD


def send_file(request: Request) -> Response:
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
