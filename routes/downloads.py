"""Files for readers under /data: the claims of the window they look at, and the whole record."""

import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock

import pandas as pd
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from claims.exchange import write_csv
from claims.export import (
    CAUTION,
    LICENCE,
    TITLE,
    cite,
    export,
    flatten_claims,
    kinds_of_claims,
    load_dictionary,
)
from claims.model import MOSCOW
from claims.records import DATA
from claims.statements import select_claims
from geo.boundaries import geographic_geometry
from pages import (
    FIRST_PAGE,
    draw,
    known_claims_about,
    known_days,
    known_reports,
    known_state,
    ledger,
    newest_days,
    paper,
)
from pages.catalogue import _
from pages.choice import chosen_days, chosen_window, midnight
from pages.paper import Paper
from routes.plain import send_sheet

LONGEST = timedelta(days=31)
MOST_CLAIMS = 5_000
LARGEST_RECORD = 300_000  # claims; about 1 GB of memory while it is packed
FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"} | {
    "geojson": "application/geo+json"
}
RECORDS = {"csv": "csv", "json": "jsonl", "gpkg": "gpkg"}
"""Forms of the whole record, and what `export` calls them."""

FOR_MINUTES = "public, max-age=300"

_one_at_a_time = Lock()


class NoFileError(Exception):
    """There is no file to send; the message says why, in the reader's language."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.status = status


def send_window(request: Request) -> Response:
    """The claims that a page with these parameters is about, one row a claim."""
    page, form = request.path_params["page"], request.path_params["form"]
    with paper.lay_out(Paper(dict(request.query_params))) as sheet:
        try:
            if page not in (FIRST_PAGE, "window", "region") or form not in FORMATS:
                raise NoFileError(_("There is no such file."), 404)
            claims, name = _choose(page)
        except NoFileError as error:
            return _refuse(request, sheet, error)
    headers = _headers(f"{name}.{form}")
    return Response(WRITERS[form](claims), media_type=FORMATS[form], headers=headers)


def _refuse(request: Request, sheet: Paper, error: NoFileError) -> Response:
    sheet.sentence = str(error)
    draw("trouble.html", sentence=sheet.sentence, offers=())
    return send_sheet(request, FIRST_PAGE, sheet, error.status)


def _choose(page: str) -> tuple[pd.DataFrame, str]:
    """The claims that a page is about, copies included, and a name for their file."""
    zone = paper.asked().get("zone", "RU-VOR") if page == "region" else None
    if page == FIRST_PAGE:
        first, last = chosen_days(known_days())
        start, end = midnight(first), midnight(last) + timedelta(days=1)
    else:
        chosen = chosen_window(known_reports(), newest_days().get(zone) if zone else None)
        start, end = chosen.start, chosen.end
    if end - start > LONGEST:
        text = _("A window of more than {n} days is not cut out: take the whole record below.")
        raise NoFileError(text.format(n=LONGEST.days), 400)
    claims = known_claims_about(start, end)
    if page == FIRST_PAGE:
        claims = claims[claims["day"].between(pd.Timestamp(first), pd.Timestamp(last))]
    else:
        claims = select_claims(claims, start, end)
    if zone:
        claims = claims[claims["zones"].map(lambda codes: zone in codes)]
    if len(claims) > MOST_CLAIMS:
        text = _("These are {n} claims, more than {most}: take the whole record below.")
        raise NoFileError(text.format(n=len(claims), most=MOST_CLAIMS), 400)
    hours = (f"{moment:%Y-%m-%dT%H%M}" for moment in (start, end))
    return claims, "_".join(("skyclaims", *hours, *([zone] if zone else [])))


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": FOR_MINUTES,
        "Link": f'<{LICENCE["path"]}>; rel="license", </data/dictionary.csv>; rel="describedby"',
    }


def _to_csv(claims: pd.DataFrame) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        write_csv(path, flatten_claims(claims), kinds_of_claims())
        return path.read_bytes()


def _to_json(claims: pd.DataFrame) -> bytes:
    return _dump(_describe() | {"claims": flatten_claims(claims)})


def _to_geojson(claims: pd.DataFrame) -> bytes:
    """A feature for each claim; a sea, or a claim without a place, has no geometry."""
    features = [
        {
            "type": "Feature",
            "id": row["claim_id"],
            "geometry": _find_geometry(str(row["zones"]).split("+")),
            "properties": row,
        }
        for row in flatten_claims(claims)
    ]
    return _dump({"type": "FeatureCollection"} | _describe() | {"features": features})


WRITERS = {"csv": _to_csv, "json": _to_json, "geojson": _to_geojson}


def _find_geometry(zones: list[str]) -> Mapping[str, object] | None:
    outlines = geographic_geometry()
    polygons = []
    for shape in (outlines[zone] for zone in zones if zone in outlines):
        is_single = shape["type"] == "Polygon"
        polygons += [shape["coordinates"]] if is_single else list(shape["coordinates"])
    return {"type": "MultiPolygon", "coordinates": polygons} if polygons else None


def _describe() -> dict[str, object]:
    today = datetime.now(MOSCOW).date().isoformat()
    return {
        "title": TITLE,
        "caution": CAUTION,
        "licence": LICENCE,
        "citation": cite(today),
        "dictionary": load_dictionary()["claims"],
    }


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# The whole record --------------------------------------------------------------------------


def send_record(request: Request) -> Response:
    """The whole record as a data package: claims, dictionary, licence, how to cite."""
    form = request.path_params["form"]
    with paper.lay_out(Paper(dict(request.query_params))) as sheet:
        if form not in RECORDS:
            return _refuse(request, sheet, NoFileError(_("There is no such file."), 404))
        if ledger().newest()["claims"] > LARGEST_RECORD:
            text = _("The record is too large to be packed here. Ask who runs this server for it.")
            return _refuse(request, sheet, NoFileError(text, 503))
    with _one_at_a_time:
        path = _pack(form, known_state())
    headers = _headers(f"skyclaims-{form}.zip")
    return FileResponse(path, media_type="application/zip", headers=headers)


def _pack(form: str, state: str) -> Path:
    """The record in one form, packed once for each state of the ledger."""
    path = _folder() / f"record-{form}-{hash(state):x}.zip"
    if not path.exists():
        for old in _folder().glob(f"record-{form}-*.zip"):
            old.unlink()
        export(ledger(), path, (RECORDS[form],), now=datetime.now(UTC), with_ledger=False)
    return path


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="skyclaims-"))


# What goes with it -------------------------------------------------------------------------


def send_dictionary(_request: Request) -> Response:
    """What each column of a download means."""
    rows = [{"column": name, "meaning": told} for name, told in load_dictionary()["claims"].items()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dictionary.csv"
        write_csv(path, rows, {"column": "string", "meaning": "string"})
        content = path.read_bytes()
    return Response(content, media_type=FORMATS["csv"], headers=_headers("dictionary.csv"))


def send_licence(_request: Request) -> Response:
    """The licence of the data."""
    return PlainTextResponse((DATA / "LICENSE").read_text(encoding="utf-8"))


ROUTES = (
    Route("/data/dictionary.csv", send_dictionary),
    Route("/data/licence.txt", send_licence),
    Route("/data/record.{form}.zip", send_record),
    Route("/data/{page}.{form}", send_window),
)
