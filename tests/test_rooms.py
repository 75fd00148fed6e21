"""The architecture's table of rooms (docs/decisions.md), read from the imports themselves."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCREEN = {
    "streamlit",
    "streamlit_folium",
    "folium",
    "branca",
    "geopandas",
    "shapely",
    "pages",
    "app",
}
SHARED = {"__init__", "catalogue", "choice", "map_words", "paper", "quote", "remarks", "words"}
"""What all pages may import from their own room."""


def imported_modules(path: Path) -> Iterator[str]:
    """Every module that the file imports, wherever in the file, dotted and absolute."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import; rooms are told by absolute names"
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def imports_of(pattern: str) -> list[tuple[str, str]]:
    """(file, imported module) for every file of the project that the pattern matches."""
    files = sorted(ROOT.glob(pattern))
    assert files, f"no file matches {pattern}"
    return [
        (str(path.relative_to(ROOT)), name) for path in files for name in imported_modules(path)
    ]


def offences(pattern: str, forbidden: set[str]) -> list[tuple[str, str]]:
    return [
        (file, name)
        for file, name in imports_of(pattern)
        if any(name == room or name.startswith(f"{room}.") for room in forbidden)
    ]


def test_the_gazetteer_knows_only_the_standard_library() -> None:
    strangers = [
        (file, name)
        for file, name in imports_of("geo/gazetteer.py")
        if name.split(".")[0] not in sys.stdlib_module_names
    ]
    assert strangers == []


def test_claims_know_no_screen_and_of_geo_only_the_gazetteer() -> None:
    assert offences("claims/**/*.py", SCREEN) == []
    geo = {name for _, name in imports_of("claims/**/*.py") if name.split(".")[0] == "geo"}
    assert {name for name in geo if not name.startswith("geo.gazetteer")} <= {"geo"}


@pytest.mark.parametrize("room", ["geo/boundaries.py", "geo/choropleth.py"])
def test_shapes_and_map_know_no_claims(room: str) -> None:
    assert offences(room, {"claims", "pages", "app", "streamlit"}) == []


def test_pages_do_not_know_each_other_nor_open_files_or_speak_sql() -> None:
    """What pages share finds templates and catalogues; a page does not."""
    pages = {path.stem for path in ROOT.glob("pages/*.py")} - SHARED
    forbidden = {f"pages.{page}" for page in pages} | {"app", "csv", "sqlalchemy", "sqlite3"}
    assert offences("pages/*.py", forbidden | {"routes"}) == []
    for page in pages | {"choice", "quote", "remarks"}:
        assert offences(f"pages/{page}.py", {"pathlib", "io", "os"}) == []


def test_routes_show_what_pages_say_and_nobody_but_the_door_knows_them() -> None:
    pages = {path.stem for path in ROOT.glob("pages/*.py")} - SHARED
    forbidden = {f"pages.{page}" for page in pages} | {"app", "sqlalchemy"}
    assert offences("routes/*.py", forbidden) == []
    assert offences("claims/**/*.py", {"routes"}) == offences("geo/*.py", {"routes"}) == []


STEPS = (
    "words",
    "places",
    "counts",
    "times",
    "mentions",
    "voices",
    "sentence",
    "sums",
    "dating",
    "report",
)
"""The packages of the parser in their order (docs/parser.md)."""


def test_each_step_of_the_parser_knows_only_those_before_it() -> None:
    packages = {path.parent.name for path in ROOT.glob("claims/parse/*/*.py")}
    assert packages == set(STEPS)
    for k, step in enumerate(STEPS):
        later = {f"claims.parse.{name}" for name in STEPS[k + 1 :]}
        assert offences(f"claims/parse/{step}/*.py", later) == []
