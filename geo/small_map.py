"""A small still map of a few zones, as SVG text: what one report says, without a browser's help."""

from collections.abc import Collection, Mapping
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


Ring = tuple[tuple[int, int], ...]


class Outline(NamedTuple):
    """A zone as drawn: rings of (x, y) in km, y downwards; `label` is where its number goes."""

    code: str
    kind: str
    rings: tuple[Ring, ...]
    label: tuple[int, int]
    is_european: bool

    @property
    def path(self) -> str:
        """The rings as the data of an SVG path."""
        return "".join("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in self.rings)


class Frame(NamedTuple):
    """The part of the sheet that a map shows, and the zones in it."""

    left: int
    top: int
    width: int
    height: int
    outlines: tuple[Outline, ...]


def draw_small_map(marks: Mapping[str, Mark]) -> str:
    """SVG of Russia, or of its European part if all marks lie there. Seas are not drawn."""
    frame = frame_marks(marks)
    zones = [
        {
            "state": marks[o.code].state if o.code in marks else o.kind,
            "number": marks[o.code].number if o.code in marks else "",
            "path": o.path,
            "x": o.label[0],
            "y": o.label[1],
        }
        for o in frame.outlines
    ]
    return _template().render(zones=zones, view=" ".join(map(str, frame[:4])))


def frame_marks(marks: Collection[str]) -> Frame:
    """Russia, or its European part if all zones with a mark lie there."""
    is_european = all(o.is_european for o in _load_outlines(False) if o.code in marks)
    outlines = _load_outlines(is_european)
    points = [o.label for o in outlines if o.kind == "subject" and o.is_european >= is_european]
    left, right = (edge(x for x, _ in points) for edge in (min, max))
    top, bottom = (edge(y for _, y in points) for edge in (min, max))
    left, top = left - MARGIN_KM, top - MARGIN_KM
    right, bottom = right + MARGIN_KM, bottom + MARGIN_KM
    seen = tuple(o for o in outlines if _reaches(o, left, right))
    return Frame(left, top, right - left, bottom - top, seen)


def _reaches(outline: Outline, left: int, right: int) -> bool:
    xs = [x for ring in outline.rings for x, _ in ring]
    return min(xs) < right and max(xs) > left


@cache
def _template() -> Template:
    folder = Path(__file__).parent / "static"
    return Environment(loader=FileSystemLoader(folder), autoescape=True).get_template(
        "small_map.svg.j2"
    )


@cache
def _load_outlines(is_upright: bool) -> tuple[Outline, ...]:
    """All zones in km, turned upright for Europe or as projected for the whole of Russia."""
    table = load_boundaries()
    in_km = table.geometry.scale(0.001, 0.001, origin=(0, 0))
    middle = in_km.representative_point().x
    turned = in_km.rotate(UPRIGHT_TURN, origin=TURN_ABOUT_KM) if is_upright else in_km
    outlines = shapely.coverage_simplify(turned.to_numpy(), DETAIL_KM)
    return tuple(
        Outline(
            str(code),
            kind,
            _rings(outline),
            (round(outline.representative_point().x), round(-outline.representative_point().y)),
            bool(x < EUROPEAN_EDGE_KM or kind != "subject"),
        )
        for code, kind, x, outline in zip(table.index, table["kind"], middle, outlines, strict=True)
        if not outline.is_empty
    )


def _rings(outline: shapely.Geometry) -> tuple[Ring, ...]:
    polygons = [part for part in shapely.get_parts(outline) if isinstance(part, shapely.Polygon)]
    rings = [ring for p in polygons for ring in (p.exterior, *p.interiors)]
    return tuple(tuple((round(x), round(-y)) for x, y in ring.coords) for ring in rings)
