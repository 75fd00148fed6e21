"""A small still map of a few zones, as SVG text: what one report says, without a browser's help."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import shapely
from jinja2 import Environment, FileSystemLoader, Template

from geo.boundaries import load_boundaries

DETAIL_KM = 9
"""A bend smaller than this is straightened; the map is about 600 pixels wide."""

EUROPEAN_EDGE_KM = -2_100
"""Zones whose middle lies west of this line (in the map's projection) are European Russia."""

UPRIGHT_TURN, TURN_ABOUT_KM = 47.76, (0.0, 4144.4)
"""The turn, in degrees counter-clockwise, that puts north up at 44 degrees east."""

MARGIN_KM = 250
"""From the middle of the outermost zones to the edge of the map."""

State = Literal["number", "joint", "named"]


class Mark(NamedTuple):
    """What a zone shows: its state and, if it has one, its number as text."""

    state: State
    number: str = ""


class _Outline(NamedTuple):
    code: str
    kind: str
    path: str
    label: tuple[float, float]
    bounds: tuple[float, float, float, float]
    is_european: bool


def draw_small_map(marks: Mapping[str, Mark]) -> str:
    """SVG of Russia, or of its European part if all marks lie there. Seas are not drawn."""
    is_european = all(o.is_european for o in _load_outlines(False) if o.code in marks)
    outlines = _load_outlines(is_european)
    points = [o.label for o in outlines if o.kind == "subject" and o.is_european >= is_european]
    left, right = (edge(x for x, _ in points) for edge in (min, max))
    bottom, top = (edge(y for _, y in points) for edge in (min, max))
    zones = [
        {
            "state": marks[o.code].state if o.code in marks else o.kind,
            "number": marks[o.code].number if o.code in marks else "",
            "path": o.path,
            "x": round(o.label[0]),
            "y": round(-o.label[1]),
        }
        for o in outlines
        if o.bounds[0] < right + MARGIN_KM and o.bounds[2] > left - MARGIN_KM
    ]
    edges = (
        left - MARGIN_KM,
        -top - MARGIN_KM,
        right - left + 2 * MARGIN_KM,
        top - bottom + 2 * MARGIN_KM,
    )
    return _template().render(zones=zones, view=" ".join(str(round(edge)) for edge in edges))


@cache
def _template() -> Template:
    folder = Path(__file__).parent / "static"
    return Environment(loader=FileSystemLoader(folder), autoescape=True).get_template(
        "small_map.svg.j2"
    )


@cache
def _load_outlines(is_upright: bool) -> tuple[_Outline, ...]:
    """All zones in km, turned upright for Europe or as projected for the whole of Russia."""
    table = load_boundaries()
    in_km = table.geometry.scale(0.001, 0.001, origin=(0, 0))
    middle = in_km.representative_point().x
    turned = in_km.rotate(UPRIGHT_TURN, origin=TURN_ABOUT_KM) if is_upright else in_km
    outlines = shapely.coverage_simplify(turned.to_numpy(), DETAIL_KM)
    return tuple(
        _Outline(
            str(code),
            kind,
            _path(outline),
            (outline.representative_point().x, outline.representative_point().y),
            outline.bounds,
            bool(x < EUROPEAN_EDGE_KM or kind != "subject"),
        )
        for code, kind, x, outline in zip(table.index, table["kind"], middle, outlines, strict=True)
        if not outline.is_empty
    )


def _path(outline: shapely.Geometry) -> str:
    polygons = [part for part in shapely.get_parts(outline) if isinstance(part, shapely.Polygon)]
    rings = [ring for p in polygons for ring in (p.exterior, *p.interiors)]
    return "".join(
        "M" + "L".join(f"{round(x)} {round(-y)}" for x, y in ring.coords) + "Z" for ring in rings
    )
