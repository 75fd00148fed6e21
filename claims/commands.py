"""The commands that fill and keep the ledger: their options, and what they print.

Each imports what it needs when it runs, so that `skyclaims parse` starts quickly. Exit status: 0
done; 1 done, but something was not read or is not in order, as printed; 2 wrong usage; 3 the
source or the ledger could not be used, and nothing was changed.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claims.model import LANGUAGES

if TYPE_CHECKING:
    from claims.capture.sources import Source
    from claims.ingest import Ingest, Summary
    from claims.ledger import Ledger

DONE, NOT_WHOLE, WRONG_USAGE, UNUSABLE = 0, 1, 2, 3
CONTACT = "SKYCLAIMS_CONTACT"


def _moment(text: str) -> datetime:
    """A moment with its zone of time; raises ValueError, which argparse answers."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} has no zone of time; write it such as 2025-11-18T08:10:00+03:00"
        )
    return moment


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal that moves on with each item; nothing where nobody watches."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed:,.0f} items"))
    with Progress(
        *columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task(title, total=None)
        yield lambda count: progress.advance(task, count)


# ingest -----------------------------------------------------------------------------------


def add_ingest_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims ingest`."""
    parser.add_argument(
        "places",
        nargs="*",
        metavar="FILE_OR_ADDRESS",
        help="files, folders or web addresses (default: the address of --source)",
    )
    parser.add_argument("--source", metavar="ID", help="a source of data/sources or of --sources")
    parser.add_argument("--sources", type=Path, metavar="FILE", help="a TOML file of own sources")
    parser.add_argument("--reader", help="how to read it (default: told from the file's name)")
    parser.add_argument("--publisher", help="who put the reports out, without --source")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the reports")
    parser.add_argument(
        "--published", type=_moment, metavar="ISO8601", help="when a text or article was put out"
    )
    parser.add_argument("--url", help="address of a text or of a saved article")
    parser.add_argument("--timezone", help="zone of dates that come without one: Europe/Moscow")
    parser.add_argument("--encoding", help="encoding of text, CSV and JSON Lines (utf-8)")
    parser.add_argument(
        "--since", type=_moment, metavar="ISO8601", help="how far to walk back in a channel"
    )
    parser.add_argument(
        "--seen-at", type=_moment, metavar="ISO8601", help="when the file was saved (default: now)"
    )
    parser.add_argument("--contact", help=f"your mail or web address, for sites (or {CONTACT})")
    parser.add_argument(
        "--dry-run", action="store_true", help="tell what would change, and change nothing"
    )


def run_ingest(arguments: argparse.Namespace) -> int:
    """`skyclaims ingest`: add what sources hold; print a summary for each."""
    from claims.capture import SourceError  # noqa: PLC0415
    from claims.capture.fetch import Fetcher  # noqa: PLC0415
    from claims.ledger import LedgerError, open_ledger  # noqa: PLC0415
    from claims.records import RecordError  # noqa: PLC0415

    try:
        sources, ingests = _plan_ingests(arguments)
        ledger = open_ledger()
        worst = DONE
        for place, source in ingests:
            with _progress(source.id) as report_progress:
                ingest = _start_ingest(arguments, ledger, source, sources)
                ingest.report_progress = report_progress
                if place.startswith(("http://", "https://")):
                    contact = arguments.contact or os.environ.get(CONTACT, "")
                    with Fetcher(contact, private_host=source.private_host) as fetcher:
                        ingest.add_address(fetcher, arguments.since)
                else:
                    ingest.add_file(Path(place))
            print(ingest.summary)
            worst = max(worst, _judge(ingest.summary))
    except (SourceError, LedgerError, RecordError) as error:
        sys.stderr.write(f"skyclaims ingest: {error}\n")
        return UNUSABLE
    if arguments.dry_run:
        print("dry run: nothing was changed")
    return worst


def _judge(summary: "Summary") -> int:
    if summary.error and not summary.reports:
        return UNUSABLE
    return DONE if summary.is_complete else NOT_WHOLE


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
        source = replace(sources[arguments.source], **given)
        if not arguments.places:
            return sources, [(source.address, source)]
    elif not arguments.places or not arguments.publisher:
        raise SourceError("name a --source, or files and their --publisher")
    plan = []
    for place in arguments.places:
        reader = given.get("reader") or tell_reader(place)
        if arguments.source:
            chosen = replace(source, reader=reader)
        else:
            row = given | {"id": arguments.publisher, "publisher": arguments.publisher}
            chosen = to_source(row | {"reader": reader}, "the options")
        if place.startswith(("http://", "https://")):
            chosen = replace(chosen, address=place)
        plan.append((place, chosen))
    return sources, plan


def _start_ingest(
    arguments: argparse.Namespace, ledger: "Ledger", source: "Source", sources: "dict[str, Source]"
) -> "Ingest":
    from claims.capture.telegram import post_of_address  # noqa: PLC0415
    from claims.ingest import Ingest  # noqa: PLC0415

    channels = {
        known[0]: each.publisher
        for each in sources.values()
        if (known := post_of_address(each.address))
    } | {each.name: each.publisher for each in sources.values() if each.name}
    return Ingest(
        ledger,
        source,
        arguments.seen_at or datetime.now(UTC),
        published=arguments.published,
        url=arguments.url,
        channels=channels,
        is_dry_run=arguments.dry_run,
    )


# reparse ----------------------------------------------------------------------------------


def add_reparse_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims reparse`."""
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change, and change nothing"
    )


def run_reparse(arguments: argparse.Namespace) -> int:
    """`skyclaims reparse`: read captured texts anew; print each difference and a summary."""
    from claims.ledger import LedgerError, open_ledger  # noqa: PLC0415
    from claims.reparse import reparse  # noqa: PLC0415

    try:
        difference = reparse(open_ledger(), print, is_dry_run=arguments.dry_run)
    except LedgerError as error:
        sys.stderr.write(f"skyclaims reparse: {error}\n")
        return UNUSABLE
    print(
        f"{difference.reports} reports are read otherwise: {difference.removed} claims gone, "
        f"{difference.added} claims new"
    )
    if arguments.dry_run:
        print("dry run: nothing was changed")
    return DONE
