"""Boundaries: the outline of every zone of the map, from the shapefile in data/boundaries/.

`load_boundaries` gives them to Python in metres, `map_geometry` to the browser in map units.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from geo.topology import Arcs

FOLDER = Path(__file__).parents[1] / "data" / "boundaries"
SHAPEFILE = "boundaries.shp"
PARTS = tuple(f"boundaries.{part}" for part in ("cpg", "dbf", "prj", "shp", "shx"))
CHECKSUMS = "SHA256SUMS"

EQUAL_AREA = "+proj=aea +lat_1=50 +lat_2=70 +lat_0=56 +lon_0=100 +datum=WGS84"
"""The equal-area conic projection of the shapefile and the map, in metres."""

UNIT_M = 20_000
"""One unit of the map (Leaflet's CRS.Simple, one pixel at zoom 0) in metres."""


@dataclass(frozen=True)
class Level:
    """How finely the map is drawn: a bend smaller than a square of `tolerance_m` is straightened,
    vertices lie on a grid of `grid_m`, islands smaller than `island_km2` are left out."""

    tolerance_m: float
    grid_m: float
    island_km2: float


LEVELS = (Level(3_000, 200, 36), Level(1_000, 200, 4))
"""Level 0 is one pixel true up to zoom 2.7 (the first view), level 1 up to zoom 4.3."""


class BoundaryError(Exception):
    """Boundaries cannot be read or built; the message is one line for the person who started it."""


@cache
def load_boundaries(folder: Path = FOLDER) -> gpd.GeoDataFrame:
    """Return the outlines of all zones, indexed by code; read once, never to be changed.

    Index `code`: ISO 3166-2 for the 83 federal subjects and 27 Ukrainian units, ISO 3166-1 for
    neighbouring countries. Columns: `kind` (subject, ukraine or context); `area_km2`, measured
    on the outlines before they were simplified (context: the part within the map's frame only);
    `geometry`, in metres of EQUAL_AREA.

    Raises BoundaryError if a part of the shapefile is missing or not the one that was built.
    """
    check_parts(folder)
    return gpd.read_file(folder / SHAPEFILE).set_index("code")


def check_parts(folder: Path) -> None:
    """Compare every part of the shapefile with the checksums that were written beside it.

    Raises BoundaryError naming the first part that is missing or differs.
    """
    remedy = (
        f"restore it with `git checkout -- {folder}` or build it anew, see {folder / 'README.md'}"
    )
    for part in (CHECKSUMS, *PARTS):
        if not (folder / part).is_file():
            raise BoundaryError(f"{folder / part} is missing: {remedy}.")
    lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    expected = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    for part in PARTS:
        if hashlib.sha256((folder / part).read_bytes()).hexdigest() != expected.get(part):
            raise BoundaryError(f"{folder / part} is damaged (checksum differs): {remedy}.")


@cache
def map_geometry(level: int) -> dict[str, Any]:
    """Return the map of one of LEVELS as TopoJSON, about 96 kB (level 0) or 185 kB (1) compressed.

    Positions are [x, y] in map units of UNIT_M: x to the east, y to the north, so a Leaflet
    position is [y, x]. Both levels hold the same zones in the same place; level 1 replaces level 0
    when the reader zooms in. North is up at 100 degrees east only. In a conic projection another
    meridian is made upright by a turn of the sheet: for 44 degrees east, the middle of European
    Russia, by 47.76 degrees counter-clockwise about [0, 207.22]. Two objects:

    * `zones`, one MultiPolygon each with the zone's code as `id`; properties: `kind` ('subject',
      'ukraine', 'context'), `area_km2`, `label` (the point of the zone farthest from its border,
      in map units) and `label_radius` (that distance: how much room a label has).
    * `outline`, a MultiLineString: the border of all subjects together, to be drawn stronger.
    """
    boundaries = load_boundaries()
    detail = LEVELS[level]
    outlines = shapely.coverage_simplify(boundaries.geometry.to_numpy(), detail.tolerance_m)
    outlines = drop_islands(outlines, detail.island_km2 * 1e6)
    arcs = Arcs(outlines, detail.grid_m)
    zones = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": arcs.trace(outline),
            "properties": {
                "kind": zone.kind,
                "area_km2": zone.area_km2,
                **find_label(outline),
            },
        }
        for (code, zone), outline in zip(boundaries.iterrows(), outlines, strict=True)
    ]
    scale = detail.grid_m / UNIT_M
    return {
        "type": "Topology",
        "transform": {"scale": [scale, scale], "translate": [0, 0]},
        "objects": {
            "zones": {"type": "GeometryCollection", "geometries": zones},
            "outline": {"type": "MultiLineString", "arcs": find_outline(zones)},
        },
        "arcs": arcs.encode(),
    }


@cache
def geographic_geometry() -> dict[str, dict[str, Any]]:
    """Return the outline of each zone as a GeoJSON geometry in degrees (WGS 84), by its code.

    Bends under 3 km are straightened; what crosses the 180th meridian is cut there (RFC 7946).
    """
    boundaries = load_boundaries()
    outlines = shapely.coverage_simplify(boundaries.geometry.to_numpy(), LEVELS[0].tolerance_m)
    degrees = gpd.GeoSeries(outlines, boundaries.index, crs=EQUAL_AREA).to_crs(4326)
    return {
        str(code): shapely.transform(
            _cut_at_180(outline), lambda places: np.round(places, 3)
        ).__geo_interface__
        for code, outline in degrees.items()
    }


def _cut_at_180(outline: Any) -> Any:
    west, _, east, _ = outline.bounds
    if east - west < 180:
        return outline
    whole = shapely.transform(outline, lambda p: np.column_stack([p[:, 0] % 360, p[:, 1]]))
    whole = shapely.make_valid(whole)
    parts = [whole & shapely.box(0, -90, 180, 90), whole & shapely.box(180, -90, 360, 90)]
    parts[1] = shapely.transform(parts[1], lambda p: p - [360, 0])
    polygons = [p for p in shapely.get_parts(parts) if p.geom_type == "Polygon"]
    return shapely.multipolygons(polygons)


def drop_islands(outlines: NDArray[Any], area_m2: float) -> NDArray[Any]:
    """Return the outlines without islands below an area; each keeps its largest part.

    Small exclaves stay: without them there would be a hole in the land around.
    """
    parts, owner = shapely.get_parts(outlines, return_index=True)
    areas = shapely.area(parts)
    largest = np.zeros(len(outlines))
    np.maximum.at(largest, owner, areas)
    touching, _ = shapely.STRtree(parts).query(parts, predicate="touches")
    keep = (areas >= area_m2) | (areas == largest[owner])
    keep[touching] = True
    return np.asarray(shapely.multipolygons(parts[keep], indices=owner[keep]))


def find_label(outline: shapely.MultiPolygon) -> dict[str, Any]:
    """Return `label` and `label_radius`: the widest circle in the largest part, in map units."""
    largest = max(outline.geoms, key=lambda part: part.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=UNIT_M / 20)
    x, y = radius.coords[0]
    return {
        "label": [round(x / UNIT_M, 2), round(y / UNIT_M, 2)],
        "label_radius": round(radius.length / UNIT_M, 2),
    }


def find_outline(zones: list[dict[str, Any]]) -> list[list[int]]:
    """Return the arcs that only one subject has: the coast and the border with other countries."""
    uses = Counter(
        arc if arc >= 0 else ~arc
        for zone in zones
        if zone["properties"]["kind"] == "subject"
        for rings in zone["arcs"]
        for ring in rings
        for arc in ring
    )
    return [[arc] for arc, count in sorted(uses.items()) if count == 1]
