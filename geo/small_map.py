"""A small still map of a few zones, as SVG text: what one report says, without a browser's help."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import shapely
from jinja2 import Environment, FileSystemLoader, Template

from geo.boundaries import load_boundaries

State = Literal["number", "joint", "named"]

DETAIL_KM = 9
"""A bend smaller than this is straightened; the map is about 600 pixels wide."""

EUROPEAN_EDGE_KM = -1_500
"""Zones west of this line (in the map's projection) need only the European part."""

MARGIN_KM = 100


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


def draw_small_map(marks: Mapping[str, Mark]) -> str:
    """SVG of Russia, or of its European part if all marks lie there. Seas are not drawn."""
    outlines = _load_outlines()
    marked = [outline for outline in outlines if outline.code in marks]
    is_european = all(outline.label[0] < EUROPEAN_EDGE_KM for outline in marked)
    shown = [
        outline
        for outline in outlines
        if outline.kind != "context" and (not is_european or outline.bounds[0] < EUROPEAN_EDGE_KM)
    ]
    left = min(outline.bounds[0] for outline in shown) - MARGIN_KM
    right = max(outline.bounds[2] for outline in shown) + MARGIN_KM
    right = min(right, EUROPEAN_EDGE_KM + MARGIN_KM) if is_european else right
    bottom = min(outline.bounds[1] for outline in shown) - MARGIN_KM
    top = max(outline.bounds[3] for outline in shown if outline.bounds[0] < right) + MARGIN_KM
    zones = [
        {
            "state": marks[outline.code].state if outline.code in marks else outline.kind,
            "number": marks[outline.code].number if outline.code in marks else "",
            "path": outline.path,
            "x": round(outline.label[0]),
            "y": round(-outline.label[1]),
        }
        for outline in outlines
        if outline.bounds[0] < right
    ]
    view = " ".join(str(round(edge)) for edge in (left, -top, right - left, top - bottom))
    return _template().render(zones=zones, view=view)


@cache
def _template() -> Template:
    folder = Path(__file__).parent / "static"
    return Environment(loader=FileSystemLoader(folder), autoescape=True).get_template(
        "small_map.svg.j2"
    )


@cache
def _load_outlines() -> tuple[_Outline, ...]:
    table = load_boundaries()
    in_km = table.geometry.scale(0.001, 0.001, origin=(0, 0))
    geometry = in_km.simplify(DETAIL_KM)
    return tuple(
        _Outline(
            str(code),
            kind,
            _path(outline),
            (outline.representative_point().x, outline.representative_point().y),
            outline.bounds,
        )
        for code, kind, outline in zip(table.index, table["kind"], geometry, strict=True)
        if not outline.is_empty
    )


def _path(outline: shapely.Geometry) -> str:
    polygons = [part for part in shapely.get_parts(outline) if isinstance(part, shapely.Polygon)]
    rings = [ring for p in polygons for ring in (p.exterior, *p.interiors)]
    return "".join(
        "M" + "L".join(f"{round(x)} {round(-y)}" for x, y in ring.coords) + "Z" for ring in rings
    )
