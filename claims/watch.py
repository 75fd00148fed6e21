"""Capture sources on a schedule: `skyclaims watch`.

The plan is one TOML file: `contact`, a [[watch]] table with `source`, `every_minutes` and, if
wanted, `since` for each source to capture, and [[source]] tables for sources of one's own.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from claims.capture import SourceError
from claims.capture.fetch import Fetcher
from claims.capture.sources import Source, load_sources, read_toml
from claims.database import LedgerError
from claims.ingest import Ingest, Summary, name_channels
from claims.ledger import Ledger

WATCHABLE = ("telegram_preview", "feed", "article")
SHORTEST_EVERY = 5
LONGEST_BACK_OFF = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Watched:
    """A source to capture every so often; its first walk goes back to `since`."""

    source: Source
    every: timedelta
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to watch, in whose name, and the publishers of known channels."""

    contact: str
    watched: tuple[Watched, ...]
    channels: Mapping[str, str]


def load_plan(path: Path) -> Plan:
    """The plan of a TOML file. Raises SourceError that says what is wrong in it."""
    content = read_toml(path)
    sources = load_sources() | load_sources(path)
    rows = content.get("watch", [])
    if not rows or not isinstance(rows, list):
        raise SourceError(f"{path.name} has no [[watch]] table; name what to watch")
    contact = content.get("contact")
    if not isinstance(contact, str) or not contact.strip():
        raise SourceError(f"{path.name}: contact is missing; give a mail or web address")
    watched = tuple(_to_watched(row, sources, path.name) for row in rows)
    return Plan(contact, watched, name_channels(sources))


def _to_watched(row: Mapping[str, Any], sources: Mapping[str, Source], name: str) -> Watched:
    if strange := sorted(set(row) - {"source", "every_minutes", "since"}):
        raise SourceError(
            f"{name}: unknown key {strange[0]} in [[watch]]; allowed: source, every_minutes, since"
        )
    source = sources.get(row.get("source", ""))
    if source is None:
        raise SourceError(
            f"{name}: no source {row.get('source')!r}; there are {', '.join(sorted(sources))}"
        )
    if source.reader not in WATCHABLE:
        raise SourceError(
            f"{name}: {source.id} is read by {source.reader}; only {', '.join(WATCHABLE)} "
            "can be watched"
        )
    every = row.get("every_minutes")
    if isinstance(every, bool) or not isinstance(every, int) or every < SHORTEST_EVERY:
        raise SourceError(
            f"{name}: every_minutes of {source.id} is {every!r}; "
            f"allowed: a whole number from {SHORTEST_EVERY} on"
        )
    since = row.get("since")
    if since is not None and (not isinstance(since, datetime) or since.tzinfo is None):
        raise SourceError(
            f"{name}: since of {source.id} is {since!r}; "
            "allowed: a moment with its zone of time such as 2025-11-01T00:00:00+03:00"
        )
    return Watched(source, timedelta(minutes=every), since)


def watch(
    ledger: Ledger, plan: Plan, stop: "SimpleQueue[int]", *, is_once: bool = False
) -> Iterator[Summary]:
    """Capture each source when it is due, one after another; its summary each time.

    A source that fails is left alone for twice as long each time, at most six hours. Ends when
    something is put into `stop`, after the source that is being captured, or, once, after each
    had its turn.
    """
    due = {watched.source.id: datetime.now(UTC) for watched in plan.watched}
    pending = set(due)
    failures = dict.fromkeys(due, 0)
    while True:
        waiting = [each for each in plan.watched if not is_once or each.source.id in pending]
        watched = min(waiting, key=lambda each: due[each.source.id])
        name = watched.source.id
        with suppress(Empty):
            stop.get(timeout=max(0.0, (due[name] - datetime.now(UTC)).total_seconds()))
            return
        summary = _capture(ledger, plan, watched)
        yield summary
        failures[name] = min(failures[name] + 1, 10) if summary.error else 0
        wait = min(watched.every * 2 ** failures[name], max(watched.every, LONGEST_BACK_OFF))
        due[name] = datetime.now(UTC) + wait
        pending.discard(name)
        if is_once and not pending:
            return


def _capture(ledger: Ledger, plan: Plan, watched: Watched) -> Summary:
    """One capture of one source. What fails is in the summary, so that the others go on."""
    source = watched.source
    ingest = Ingest(ledger, source, datetime.now(UTC), channels=plan.channels)
    try:
        with Fetcher(plan.contact, private_host=source.private_host) as fetcher:
            ingest.add_address(fetcher, watched.since)
    except LedgerError as error:
        ingest.summary.error = str(error)
    return ingest.summary
