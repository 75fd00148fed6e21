"""The choropleth and its timeline as one folium element, and the files that a browser loads for it.

The element's own script is the same in each rerun, so that the map is mounted once; geometry,
claims and words are files named after their content, which a browser keeps for good
(`find_file` gives them to the routes of app.py under FILES_PATH). Everything else happens in the
browser: geo/static/ holds its script, style and template, claims.js says how sums are made.
"""

import gzip
import hashlib
import json
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import folium
import numpy as np
import pandas as pd
import xstatic.pkg.leaflet
from branca.element import MacroElement
from folium.template import Template

from geo.boundaries import load_boundaries, map_geometry

STATIC = Path(__file__).parent / "static"
SCRIPTS = (
    "claims.js",
    "dates.js",
    "address.js",
    "geometry.js",
    "timeline.js",
    "figures.js",
    "shapes.js",
    "words.js",
    "share.js",
    "element.js",
)
FILES_PATH = "/map"

MOSCOW_REGION = "RU-MOS+RU-MOW"
"""Claims about "the Moscow region" mean city and oblast together; they have a tile of their own."""

BESIDE_MAP = (
    "SEA-BLACK",
    "SEA-AZOV",
    "SEA-CASPIAN",
    "SEA-BALTIC",
    "SEA-FINLAND",
    "SEA-BARENTS",
    "SEA-WHITE",
    "UA-43",
    "UA-40",
)
"""Zones with a tile beside the map: the seas, which have no outline, and Crimea and Sevastopol,
which are never on the scale of the federal subjects."""

VIEWS = {
    "europe": {
        "turn": 47.76,
        "bounds": [[-83.0, -72.0], [54.0, 62.0]],
        "land": [[-97.5, -150.0], [87.5, 130.0]],
    },
    "russia": {
        "turn": 0.0,
        "bounds": [[-48.0, -219.0], [176.0, 185.0]],
        "land": [[-80.0, -260.0], [200.0, 210.0]],
    },
}
"""What the two buttons show: European Russia upright, and all of Russia as on a wall map.

turn: degrees by which the sheet is turned, counter-clockwise about PIVOT (see geo.boundaries).
bounds: what has to be seen. land: how far land is drawn, beyond which no reader can go. Both as
[[y, x], [y, x]] in map units after the turn."""

PIVOT = (0.0, 207.22)
"""The point [x, y] about which a turn makes another meridian upright."""

SPANS = (1, 7, 30, 365)
"""Lengths of window, in days, that have a scale each: a year's sums would leave a night blank."""

CLASSES = 6
SAMPLE = 20_000  # values that tell the quantiles of any number of them
SHARE_BREAKS = [1, 2, 5, 10, 20, 100]
KINDS = ("number", "joint", "named", "unallocated")
MEASURES = ("number", "density", "nights", "share")
BOUNDS = ("range", "low", "high")


@dataclass(frozen=True)
class MapFile:
    """A file for the browser: its content packed with gzip, and what it is."""

    packed: bytes
    media_type: str


_files: dict[str, MapFile] = {}


def find_file(name: str) -> MapFile | None:
    """The published file of that name, or None."""
    return _files.get(name)


def publish(stem: str, suffix: str, content: bytes, media_type: str) -> str:
    """Keep a file for the browser under a name made of its content; return its address."""
    name = f"{stem}-{hashlib.sha256(content).hexdigest()[:16]}.{suffix}"
    if name not in _files:
        _files[name] = MapFile(gzip.compress(content, mtime=0), media_type)
    return f"{FILES_PATH}/{name}"


def publish_json(stem: str, content: object) -> str:
    """Keep a value as a JSON file for the browser; return its address."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return publish(stem, "json", text.encode(), "application/json")


@cache
def publish_static() -> tuple[str, str]:
    """Publish Leaflet with the element's scripts, and their styles; return the addresses (js, css).

    One file each: a frame asks for the next script only when it has run the one before.
    """
    leaflet = Path(xstatic.pkg.leaflet.BASE_DIR)
    scripts = (_without_map(leaflet / "leaflet.js"), *_read_all(SCRIPTS))
    styles = ((leaflet / "leaflet.css").read_bytes(), *_read_all(["map.css"]))
    return (
        publish("map", "js", b"\n".join(scripts), "text/javascript"),
        publish("map", "css", b"\n".join(styles), "text/css"),
    )


def _read_all(names: Iterable[str]) -> list[bytes]:
    return [(STATIC / name).read_bytes() for name in names]


def _without_map(script: Path) -> bytes:
    """A script without the last line that asks the browser for a source map."""
    return script.read_bytes().partition(b"\n//# sourceMappingURL")[0]


@cache
def publish_geometry() -> list[str]:
    """Publish the outlines, coarse and fine; return their addresses."""
    return [
        publish_json(f"shapes-{level}", {**map_geometry(level), "views": VIEWS, "pivot": PIVOT})
        for level in (0, 1)
    ]


class ClaimsMap(folium.Map):
    """folium's map in plain x and y, with Leaflet from this server and nothing from any other."""

    def __init__(self) -> None:
        super().__init__(
            crs="Simple",
            tiles=None,
            zoom_control=False,
            keyboard=False,
            zoom_snap=0,
        )
        self._id = "div"  # the id that st_folium gives: the same HTML in the first and each rerun
        script, style = publish_static()
        self.default_js = [("map", script)]
        self.default_css = [("map", style)]


class ChoroplethTimeline(MacroElement):
    """Choropleth, timeline and all that stands beside them; a child of ClaimsMap."""

    _template = Template((STATIC / "element.html.j2").read_text(encoding="utf-8"))

    def __init__(
        self,
        sources: Mapping[str, Any],
        words: Mapping[str, Any],
        first_date: date,
        last_date: date,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ChoroplethTimeline"
        self._id = "div_0"  # as for ClaimsMap
        self.sources = sources
        self.words = words
        self.first_date = first_date.isoformat()
        self.last_date = last_date.isoformat()
        self.choices = [
            _choice("party", words, words["parties"].items()),
            _choice("subject", words, words["subjects"].items()),
            _choice("measure", words, [(m, words["measures"][m]) for m in MEASURES]),
            _choice("bound", words, [(b, words["bounds"][b]) for b in BOUNDS]),
            _choice("zone", words, [("", words["no_region"])]),
            _choice("other", words, [("", words["no_region"])]),
        ]


def _choice(
    name: str, words: Mapping[str, Any], options: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    return {"name": name, "label": words["choices"][name], "options": list(options)}


def build_map(
    table: pd.DataFrame,
    words: Mapping[str, Any],
    quotes: Mapping[str, Mapping[str, Any]],
    party: str,
) -> folium.Map:
    """The folium map with its choropleth and timeline, ready for st_folium.

    `table` has a row for each day, party, subject, place and kind with a count (see
    claims.aggregate.daily_table). `words` is the message table of one language: each string that
    the reader sees, by name, and the names of `parties`, `subjects` and `zones`. `quotes` are the
    words of a quotation, by language. `party` is the one whose claims are shown first.
    Raises ValueError if there is no row at all.
    """
    if table.empty:
        raise ValueError("there is no claim to draw: the table of days is empty")
    first, last = table["day"].min(), table["day"].max()
    days = (last - first).days + 1
    numbered = table.assign(day_number=(table["day"] - first).dt.days)
    newest = days - 1
    sources = {
        "geometry": publish_geometry()[0],
        "fineGeometry": publish_geometry()[1],
        "words": publish_json(f"words-{words['language']}", words),
        "quotes": publish_json("quotes", quotes),
        "claims": {
            name: publish_json(f"claims-{name.replace('_', '-')}", encode_party(rows))
            for name, rows in _by_party(numbered, words["parties"])
        },
        "parties": [name for name in words["parties"] if name != "all"],
        "composite": MOSCOW_REGION,
        "beside": list(BESIDE_MAP),
        "scales": build_scales(numbered, days),
        "choices": {
            "firstDate": first.date().isoformat(),
            "days": days,
            "zones": _selectable_zones(table),
            "views": list(VIEWS),
            "defaults": {
                "first": newest,
                "last": newest,
                "zone": None,
                "other": None,
                "view": "europe",
                "place": None,
                "party": party,
                "subject": "drone",
                "measure": "number",
                "bound": "range",
            },
            "options": {
                "party": list(words["parties"]),
                "subject": list(words["subjects"]),
                "measure": list(MEASURES),
                "bound": list(BOUNDS),
            },
        },
    }
    claims_map = ClaimsMap()
    claims_map.add_child(ChoroplethTimeline(sources, words, first.date(), last.date()))
    return claims_map


def _selectable_zones(table: pd.DataFrame) -> list[str]:
    """Zones that a reader can open: the regions drawn, the tiles, and any other that was named."""
    boundaries = load_boundaries()
    drawn = set(boundaries.index[boundaries["kind"] != "context"])
    named = {zone for place in table["place"].unique() for zone in place.split("+")}
    return sorted((drawn | named | set(BESIDE_MAP)) - {"RU"})


def _by_party(table: pd.DataFrame, parties: Iterable[str]) -> Iterable[tuple[str, pd.DataFrame]]:
    for party in parties:
        if party != "all":
            yield party, table[table["party"] == party]


def encode_party(rows: pd.DataFrame) -> dict[str, Any]:
    """One party's rows as claims.js reads them.

    `reported`: the days with a report, as gaps from each to the next. `subjects`: subject → kind →
    place → [days as gaps, low of each, high of each or 0 if it equals the low, days (as gaps) whose
    number is a lower bound only].
    """
    subjects: dict[str, dict[str, dict[str, list[Any]]]] = {}
    ordered = rows.sort_values(["subject", "kind", "place", "day_number"])
    for (subject, kind, place), group in ordered.groupby(["subject", "kind", "place"], sort=False):
        days = group["day_number"].to_numpy()
        if kind == "named":
            entry: list[Any] = [_gaps(days)]
        else:
            low = group["low"].fillna(0).astype(int).tolist()
            high = group["high"].fillna(group["low"]).fillna(0).astype(int).tolist()
            opened = days[group["is_open"].to_numpy(dtype=bool)]
            entry = [_gaps(days), low, 0 if high == low else high, _gaps(opened)]
        subjects.setdefault(str(subject), {}).setdefault(str(kind), {})[str(place)] = entry
    return {"reported": _gaps(np.unique(rows["day_number"])), "subjects": subjects}


def _gaps(days: "np.ndarray[Any, Any]") -> list[int]:
    gaps: list[int] = np.diff(days, prepend=0).tolist()
    return gaps


def build_scales(table: pd.DataFrame, days: int) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The breaks of the colour classes: subject → measure → one scale a length of window.

    A scale is {days: longest window it is for, None: any; breaks: upper bounds of the classes}.
    The values behind it are those of every federal subject in every window of that length over
    the whole record and all parties, so that any two days, and any two parties, compare.
    """
    areas = load_boundaries()["area_km2"]
    scales: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for subject in sorted(set(table["subject"])):
        counts, nights, codes = _matrices(table[table["subject"] == subject], days)
        per_area = 10_000 / areas.reindex(codes).to_numpy(dtype=float)
        scales[subject] = {"number": [], "density": [], "nights": [], "share": []}
        for span in (*SPANS, None):
            number, named = (_window_sums(matrix, span) for matrix in (counts, nights))
            for measure, values in (
                ("number", number),
                ("density", number * per_area),
                ("nights", named),
            ):
                breaks = choose_breaks(values[values > 0], is_whole=measure != "density")
                scales[subject][measure].append({"days": span, "breaks": breaks})
        scales[subject]["share"].append({"days": None, "breaks": SHARE_BREAKS})
    return scales


def _matrices(table: pd.DataFrame, days: int) -> tuple[Any, Any, list[str]]:
    """High counts and days named, as arrays of party × day × federal subject, and the subjects."""
    table = table[table["kind"] != "unallocated"]
    table = table.assign(zone=table["place"].str.split("+")).explode("zone")
    table = table[table["zone"].str.startswith("RU-")]
    codes = sorted(set(table["zone"]))
    parties = sorted(set(table["party"]))
    counts = np.zeros((len(parties), days, len(codes)), dtype=np.int32)
    nights = np.zeros_like(counts, dtype=np.int16)
    where = (
        table["party"].map({party: i for i, party in enumerate(parties)}).to_numpy(),
        table["day_number"].to_numpy(),
        table["zone"].map({code: i for i, code in enumerate(codes)}).to_numpy(),
    )
    nights[where] = 1
    own = (table["kind"] == "number").to_numpy()
    high = table["high"].fillna(0).to_numpy(dtype=int)
    counts[tuple(axis[own] for axis in where)] = high[own]
    return counts, nights, codes


def _window_sums(matrix: Any, span: int | None) -> Any:
    """Sums over every window of `span` days (None: the whole record), one row a window."""
    length = matrix.shape[1]
    span = length if span is None else min(span, length)
    sums = np.concatenate([np.zeros_like(matrix[:, :1]), matrix], axis=1).cumsum(axis=1)
    step = max(1, span // 7)
    windows = sums[:, span::step] - sums[:, :-span:step]
    return windows.reshape(-1, matrix.shape[2])


def choose_breaks(values: "np.ndarray[Any, Any]", *, is_whole: bool) -> list[float]:
    """Upper bounds of at most six classes, as round numbers.

    Quantiles, since a few nights exceed most others tenfold: equal or natural steps would leave
    nine regions in ten in the lightest class. Rounded so that a reader can keep them in mind.
    """
    if not len(values):
        return [1]
    sample = np.sort(values)[:: len(values) // SAMPLE + 1]
    import mapclassify  # noqa: PLC0415 (takes a second: the server starts without it)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # few different values make fewer classes: as it should be
        bounds = mapclassify.Quantiles(sample, k=CLASSES).bins
    breaks = sorted({_round_number(float(bound), is_whole=is_whole) for bound in bounds})
    return breaks


def _round_number(value: float, *, is_whole: bool) -> float:
    """The next number at or above `value` with one or two digits: 1, 2, 3, 5, 7, 10, 15, 20, …"""
    for exponent in range(-3, 9):
        for digit in (1, 1.5, 2, 3, 5, 7):
            number = round(digit * 10.0**exponent, 3)
            if number >= value and (not is_whole or number == int(number)):
                return int(number) if number == int(number) else number
    return value
