"""Turn a coverage of polygons into TopoJSON: each shared border once, as whole numbers.

Half the size of GeoJSON, and two neighbours can never be drawn with different borders. The form is
that of https://github.com/topojson/topojson-specification, so any TopoJSON reader takes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from shapely.geometry import MultiPolygon, Polygon

Point = tuple[int, int]
Line = list[Point]


class Arcs:
    """The borders of a coverage, cut where three areas meet, each kept once.

    `lines` are the borders in whole numbers of the grid. A reference to a border is its index, or
    `~index` (negative) where it is walked backwards, as in TopoJSON.
    """

    def __init__(self, outlines: Iterable[Polygon | MultiPolygon], grid: float) -> None:
        """Cut the borders of `outlines`, with every vertex rounded to a multiple of `grid`."""
        self._grid = grid
        self.lines: list[Line] = []
        self._index: dict[tuple[Point, ...], int] = {}
        self._meeting_points = self._find_meeting_points(outlines)

    def trace(self, outline: Polygon | MultiPolygon) -> list[list[list[int]]]:
        """Return the outline as references: a list of polygons, each a list of rings."""
        polygons = []
        for polygon in _polygons(outline):
            rings = [self._refer(ring) for ring in _rings(polygon, self._grid)]
            if rings:
                polygons.append(rings)
        return polygons

    def encode(self) -> list[list[list[int]]]:
        """Return the lines as TopoJSON has them: the first point, then the steps between points."""
        return [
            [list(line[0]), *([x2 - x1, y2 - y1] for (x1, y1), (x2, y2) in pairwise(line))]
            for line in self.lines
        ]

    def _find_meeting_points(self, outlines: Iterable[Polygon | MultiPolygon]) -> set[Point]:
        neighbours: defaultdict[Point, set[Point]] = defaultdict(set)
        for outline in outlines:
            for polygon in _polygons(outline):
                for ring in _rings(polygon, self._grid):
                    for start, end in pairwise([*ring, ring[0]]):
                        neighbours[start].add(end)
                        neighbours[end].add(start)
        return {point for point, others in neighbours.items() if len(others) > 2}

    def _refer(self, ring: Line) -> list[int]:
        cuts = [i for i, point in enumerate(ring) if point in self._meeting_points]
        # A ring without a meeting point (an island, an enclave) starts at its least point, so that
        # the enclave and the hole around it are cut alike.
        first = cuts[0] if cuts else ring.index(min(ring))
        ring = [*ring[first:], *ring[: first + 1]]
        ends = [cut - first for cut in cuts[1:]] + [len(ring) - 1]
        return [
            self._keep(ring[start : end + 1]) for start, end in zip([0, *ends], ends, strict=False)
        ]

    def _keep(self, line: Line) -> int:
        forwards, backwards = tuple(line), tuple(reversed(line))
        if backwards in self._index:
            return ~self._index[backwards]
        if forwards not in self._index:
            self._index[forwards] = len(self.lines)
            self.lines.append(line)
        return self._index[forwards]


def _polygons(outline: Polygon | MultiPolygon) -> list[Polygon]:
    return list(outline.geoms) if isinstance(outline, MultiPolygon) else [outline]


def _rings(polygon: Polygon, grid: float) -> Iterator[Line]:
    """Yield the rings on the grid, open, without repeated points or rings that vanish."""
    for ring in (polygon.exterior, *polygon.interiors):
        vertices = np.round(np.asarray(ring.coords) / grid).astype(int)
        moved = (vertices[1:] != vertices[:-1]).any(axis=1)
        points: Line = [(x, y) for x, y in vertices[1:][moved].tolist()]
        if len(points) > 2:
            yield points
