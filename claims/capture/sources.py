"""Sources: who publishes where, in which language, under which terms. Data, not code.

Shipped in data/sources/*.toml (its README is the dictionary), a list of [[source]] tables each.
Nothing is fetched unless an operator names a source to `skyclaims ingest` or `skyclaims watch`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from claims.capture import SourceError
from claims.model import CLAIMANTS, LANGUAGES, Claimant, Language
from claims.records import DATA

SHIPPED = DATA / "sources"

READERS = (
    "telegram_export",
    "telegram_preview",
    "feed",
    "article",
    "text",
    "csv",
    "jsonl",
    "records",
    "package",
)
GRADES = ("A", "B", "C", "D", "E")
"""From a body that speaks for itself (A) to a copy of unknown origin (E)."""


@dataclass(frozen=True, slots=True)
class Source:
    """One place where one publisher puts texts out.

    `claimant` is set if the publisher asserts claims of its own; `searched` says what it means
    that nothing was found there. `timezone` (IANA) is the zone of dates that come without one.
    `private_host` (host:port) permits that one address in a private network, and no other.
    """

    id: str
    publisher: str
    reader: str
    address: str = ""
    name: str = ""
    claimant: Claimant | None = None
    language: Language | None = None
    terms: str = ""
    licence: str = ""
    grade: str = ""
    grade_reason: str = ""
    searched: str = ""
    timezone: str | None = None
    encoding: str = "utf-8"
    private_host: str | None = None

    @property
    def zone_of_time(self) -> ZoneInfo | None:
        """The zone of dates that come without one; None if such dates cannot be read."""
        return ZoneInfo(self.timezone) if self.timezone else None


def load_sources(path: Path = SHIPPED) -> dict[str, Source]:
    """The sources of a TOML file, or of all TOML files of a folder, by id.

    Raises SourceError that names file, source, what came and what is allowed.
    """
    sources: dict[str, Source] = {}
    for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
        for number, row in enumerate(read_toml(file).get("source", []), start=1):
            source = to_source(row, f"{file.name}, source {row.get('id', number)}")
            if source.id in sources:
                raise SourceError(f"{file.name}: the source {source.id} is there twice")
            sources[source.id] = source
    return sources


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises SourceError that names it."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{path} cannot be opened: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} is not readable TOML: {error}") from error


def to_source(row: Mapping[str, Any], place: str) -> Source:
    """A source from its table in a TOML file. Raises SourceError that begins with `place`."""
    known = {field.name: field for field in fields(Source)}
    if strange := sorted(set(row) - set(known)):
        raise SourceError(f"{place}: unknown key {strange[0]}; allowed: {', '.join(known)}")
    required = [name for name, field in known.items() if field.default is MISSING]
    if missing := [name for name in required if not row.get(name)]:
        raise SourceError(f"{place}: {missing[0]} is missing")
    if wrong := [name for name, value in row.items() if not isinstance(value, str)]:
        raise SourceError(f"{place}: {wrong[0]} = {row[wrong[0]]!r}; allowed: text in quotes")
    for name, allowed in (
        ("reader", READERS),
        ("claimant", CLAIMANTS),
        ("language", LANGUAGES),
        ("grade", GRADES),
    ):
        if row.get(name) and row[name] not in allowed:
            raise SourceError(
                f"{place}: {name} = {row[name]!r}; allowed: {', '.join(map(str, allowed))}"
            )
    try:
        "".encode(row.get("encoding") or "utf-8")
        ZoneInfo(row.get("timezone") or "UTC")
    except LookupError as error:  # ZoneInfoNotFoundError is one
        raise SourceError(f"{place}: {error}") from error
    return Source(**{name: value for name, value in row.items() if value})


_READER_OF_SUFFIX = {
    ".json": "telegram_export",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".txt": "text",
    ".htm": "article",
    ".html": "article",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".zip": "package",
}


def tell_reader(place: str) -> str:
    """The reader for a file, folder or address, from its name and what lies in it.

    Raises SourceError if the name does not tell.
    """
    if place.startswith(("http://", "https://")):
        return "telegram_preview" if place.startswith("https://t.me/s/") else "article"
    path = Path(place)
    if path.is_dir():
        if (path / "datapackage.json").exists():
            return "package"
        return "records" if (path / "reports").is_dir() else "telegram_export"
    if path.name.startswith("messages") and path.suffix == ".html":
        return "telegram_export"
    if path.suffix.lower() not in _READER_OF_SUFFIX:
        raise SourceError(
            f"{place}: its name does not tell how to read it; name a --reader: {', '.join(READERS)}"
        )
    return _READER_OF_SUFFIX[path.suffix.lower()]
