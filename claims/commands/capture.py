"""The commands that capture: `skyclaims ingest` and `skyclaims watch`."""

import argparse
import os
import signal
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from claims.commands import DONE, NOT_WHOLE, UNUSABLE, progress, read_moment, told_in_one_line
from claims.model import LANGUAGES

if TYPE_CHECKING:
    from claims.capture.sources import Source
    from claims.ingest import Ingest, Summary
    from claims.ledger import Ledger

CONTACT = "SKYCLAIMS_CONTACT"
OWN_NAMES = ("package", "records", "csv", "jsonl")
"""Readers whose files can name their publishers themselves."""

INGEST = """Add the reports of a source to the ledger. What is there already changes nothing, an
edited text becomes a new version, and a run that was ended halfway is completed by running it
again.

examples:
  a Telegram export (a folder, result.json or messages.html), first only looked at:
    skyclaims ingest ChatExport --source mod_russia --dry-run
    skyclaims ingest ChatExport --publisher governor_kaluga --lang ru
  a channel's public page, back to a date:
    skyclaims ingest --source mod_russia --since 2025-11-01T00:00:00+03:00 --contact you@example.org
  a feed, an article, a text, a table (id, text, lang, published, publisher, url):
    skyclaims ingest feed.xml --publisher tass
    skyclaims ingest https://paper.example/news/1 --publisher paper --contact you@example.org
    skyclaims ingest night.txt --publisher tass --published 2025-11-18T08:10:00+03:00
    skyclaims ingest reports.csv --encoding cp1251
  claims that you recorded in the format of data/, and an export of another Skyclaims:
    skyclaims ingest FOLDER --reader records --publisher desk
    skyclaims ingest EXPORT
"""
WATCH = """Capture sources on a schedule, until Ctrl-C or SIGTERM. A source that fails is asked ever
more rarely; the others go on.

the file, in TOML:
  contact = "desk@example.org"

  [[watch]]
  source = "mod_russia"                # an id of data/sources, or of a [[source]] table below
  every_minutes = 15
  since = 2025-11-01T00:00:00+03:00    # how far the first walk goes back (7 days)

  [[source]]                           # a source of your own; keys: data/sources/README.md
  id = "our_paper"
  publisher = "our_paper"
  reader = "feed"
  address = "https://paper.example/rss"
"""


# ingest -----------------------------------------------------------------------------------


def add_ingest_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims ingest`."""
    parser.add_argument(
        "places",
        nargs="*",
        metavar="FILE_OR_ADDRESS",
        help="files, folders or web addresses (default: the address of --source)",
    )
    parser.add_argument(
        "--source",
        metavar="ID",
        help="a source of data/sources or of --sources; a wrong one lists all",
    )
    parser.add_argument("--sources", type=Path, metavar="FILE", help="a TOML file of own sources")
    parser.add_argument(
        "--reader",
        help="telegram_export, telegram_preview, feed, article, text, csv, jsonl, records, package "
        "(default: told from the name)",
    )
    parser.add_argument("--publisher", help="who put the reports out, without --source")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the reports")
    parser.add_argument(
        "--published",
        type=read_moment,
        metavar="ISO8601",
        help="when a text or article was put out",
    )
    parser.add_argument("--url", help="address of a text or of a saved article")
    parser.add_argument("--timezone", help="zone of dates that come without one: Europe/Moscow")
    parser.add_argument("--encoding", help="encoding of text, CSV and JSON Lines (utf-8)")
    parser.add_argument(
        "--since", type=read_moment, metavar="ISO8601", help="how far to walk back in a channel"
    )
    parser.add_argument(
        "--seen-at",
        type=read_moment,
        metavar="ISO8601",
        help="when the file was saved (default: now)",
    )
    parser.add_argument("--contact", help=f"your mail or web address, for sites (or {CONTACT})")
    parser.add_argument(
        "--dry-run", action="store_true", help="tell what would change, and change nothing"
    )


def run_ingest(arguments: argparse.Namespace) -> int:
    """`skyclaims ingest`: add what sources hold; print a summary for each."""
    from claims.capture import SourceError  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    statuses: set[int] = set()
    with told_in_one_line("ingest", SourceError):
        sources, plan = _plan_ingests(arguments)
        ledger = open_ledger()
        for place, source in plan:
            if source.reader == "package":
                statuses.add(_ingest_package(arguments, ledger, Path(place)))
                continue
            with progress(source.id) as report_progress:
                ingest = _start_ingest(arguments, ledger, source, sources)
                ingest.report_progress = report_progress
                _run_one(arguments, ingest, place)
            print(ingest.summary)
            statuses.add(_judge(ingest.summary))
    if arguments.dry_run:
        print("dry run: nothing was changed")
    return _judge_all(statuses)


def _run_one(arguments: argparse.Namespace, ingest: "Ingest", place: str) -> None:
    from claims.capture.fetch import Fetcher  # noqa: PLC0415

    if not place.startswith(("http://", "https://")):
        ingest.add_file(Path(place))
        return
    contact = arguments.contact or os.environ.get(CONTACT, "")
    with Fetcher(contact, private_host=ingest.source.private_host) as fetcher:
        ingest.add_address(fetcher, arguments.since)


def _ingest_package(arguments: argparse.Namespace, ledger: "Ledger", path: Path) -> int:
    """Take an export back; print what it added."""
    from claims.package import add_package  # noqa: PLC0415

    merge = add_package(ledger, path, is_dry_run=arguments.dry_run)
    print(
        f"{path}: {merge.added['report']} reports new, {merge.held['report']} held already; "
        f"{merge.added['report_version']} versions and {merge.added['claim']} claims new"
    )
    for problem in merge.problems:
        print(f"  not taken: {problem}")
    return NOT_WHOLE if merge.problems else DONE


def _judge(summary: "Summary") -> int:
    if summary.error and not summary.reports.total():
        return UNUSABLE
    return DONE if summary.is_complete else NOT_WHOLE


def _judge_all(statuses: set[int]) -> int:
    """Unusable only if every source was: otherwise something was changed, and something not."""
    return min(max(statuses), NOT_WHOLE) if min(statuses) < UNUSABLE else UNUSABLE


def _plan_ingests(
    arguments: argparse.Namespace,
) -> "tuple[dict[str, Source], list[tuple[str, Source]]]":
    """All sources known, and each place to read with its source."""
    from claims.capture import SourceError  # noqa: PLC0415
    from claims.capture.sources import load_sources, tell_reader, to_source  # noqa: PLC0415

    sources = load_sources()
    if arguments.sources:
        sources |= load_sources(arguments.sources)
    given = {
        "reader": arguments.reader,
        "language": arguments.lang,
        "timezone": arguments.timezone,
        "encoding": arguments.encoding,
    }
    given = {name: value for name, value in given.items() if value}
    if arguments.source:
        if arguments.source not in sources:
            raise SourceError(
                f"no source {arguments.source!r}; there are {', '.join(sorted(sources))}"
            )
        known = {name: value for name, value in asdict(sources[arguments.source]).items() if value}
        source = to_source(known | given, f"the options for {arguments.source}")
        if not arguments.places:
            return sources, [(source.address, source)]
    elif not arguments.places:
        raise SourceError("name a --source, or files to read")
    plan = []
    for place in arguments.places:
        reader = given.get("reader") or tell_reader(place)
        if arguments.source:
            chosen = replace(source, reader=reader)
        else:
            publisher = arguments.publisher or (Path(place).stem if reader in OWN_NAMES else "")
            if not publisher:
                raise SourceError(f"say who put {place} out: --publisher, or a --source")
            row = given | {"id": publisher, "publisher": publisher, "reader": reader}
            chosen = to_source(row, "the options")
        if place.startswith(("http://", "https://")):
            chosen = replace(chosen, address=place)
        plan.append((place, chosen))
    return sources, plan


def _start_ingest(
    arguments: argparse.Namespace, ledger: "Ledger", source: "Source", sources: "dict[str, Source]"
) -> "Ingest":
    from claims.ingest import Ingest, name_channels  # noqa: PLC0415

    return Ingest(
        ledger,
        source,
        arguments.seen_at or datetime.now(UTC),
        published=arguments.published,
        url=arguments.url,
        channels=name_channels(sources),
        is_dry_run=arguments.dry_run,
    )


# watch ------------------------------------------------------------------------------------


def add_watch_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims watch`."""
    parser.add_argument("file", type=Path, help="a TOML file with contact and [[watch]] tables")
    parser.add_argument("--once", action="store_true", help="capture each source once, then end")


def heed_signals() -> "SimpleQueue[int]":
    """A queue that holds each Ctrl-C and SIGTERM from now on.

    No Event: a signal that comes while this thread is about to wait for it would wait for the
    lock that the thread holds, for ever. SimpleQueue.put may interrupt its own get.
    """
    heard: SimpleQueue[int] = SimpleQueue()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: heard.put(number))
    return heard


def run_watch(arguments: argparse.Namespace) -> int:
    """`skyclaims watch`: capture sources on a schedule until it is told to stop."""
    from claims.capture import SourceError  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.watch import load_plan, watch  # noqa: PLC0415

    stop = heed_signals()
    with told_in_one_line("watch", SourceError):
        plan = load_plan(arguments.file)
        ledger = open_ledger()
        statuses: set[int] = set()
        for summary in watch(ledger, plan, stop, is_once=arguments.once):
            print(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {summary}", flush=True)
            statuses.add(_judge(summary))
    return _judge_all(statuses) if arguments.once and statuses else DONE
