"""The commands that fill and keep the ledger: their options, and what they print.

Each imports what it needs when it runs, so that `skyclaims parse` starts quickly. Exit status: 0
done; 1 done, but something was not read or is not in order, as printed; 2 wrong usage; 3 the
source or the ledger could not be used, and nothing was changed.
"""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from claims.model import LANGUAGES

if TYPE_CHECKING:
    from claims.capture.sources import Source
    from claims.ingest import Ingest, Summary
    from claims.ledger import Ledger

DONE, NOT_WHOLE, WRONG_USAGE, UNUSABLE = 0, 1, 2, 3
CONTACT = "SKYCLAIMS_CONTACT"
OWN_NAMES = ("package", "records", "csv", "jsonl")
"""Readers whose files can name their publishers themselves."""


def _moment(text: str) -> datetime:
    """A moment with its zone of time; raises ValueError, which argparse answers."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} has no zone of time; write it such as 2025-11-18T08:10:00+03:00"
        )
    return moment


@contextmanager
def _told_in_one_line(command: str, *errors: type[Exception]) -> Iterator[None]:
    """Tell errors of the ledger, of recorded files and of the kinds given, and exit with 3."""
    from claims.ledger import LedgerError  # noqa: PLC0415
    from claims.records import RecordError  # noqa: PLC0415

    told: tuple[type[Exception], ...] = (LedgerError, RecordError, *errors)
    try:
        yield
    except told as error:
        sys.stderr.write(f"skyclaims {command}: {error}\n")
        sys.exit(UNUSABLE)


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
    from claims.ledger import open_ledger  # noqa: PLC0415

    worst = DONE
    with _told_in_one_line("ingest", SourceError):
        sources, plan = _plan_ingests(arguments)
        ledger = open_ledger()
        for place, source in plan:
            if source.reader == "package":
                worst = max(worst, _ingest_package(arguments, ledger, Path(place)))
                continue
            with _progress(source.id) as report_progress:
                ingest = _start_ingest(arguments, ledger, source, sources)
                ingest.report_progress = report_progress
                _run_one(arguments, ingest, place)
            print(ingest.summary)
            worst = max(worst, _judge(ingest.summary))
    if arguments.dry_run:
        print("dry run: nothing was changed")
    return worst


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


def run_watch(arguments: argparse.Namespace) -> int:
    """`skyclaims watch`: capture sources on a schedule until it is told to stop."""
    from claims.capture import SourceError  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.watch import load_plan, watch  # noqa: PLC0415

    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with _told_in_one_line("watch", SourceError):
        plan = load_plan(arguments.file)
        ledger = open_ledger()
        worst = DONE
        for summary in watch(ledger, plan, stop, is_once=arguments.once):
            print(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {summary}", flush=True)
            worst = max(worst, _judge(summary))
    return worst if arguments.once else DONE


# reparse ----------------------------------------------------------------------------------


def add_reparse_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims reparse`."""
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change, and change nothing"
    )


def run_reparse(arguments: argparse.Namespace) -> int:
    """`skyclaims reparse`: read captured texts anew; print each difference and a summary."""
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.reparse import reparse  # noqa: PLC0415

    with _told_in_one_line("reparse"):
        difference = reparse(open_ledger(), print, is_dry_run=arguments.dry_run)
    print(
        f"{difference.reports} reports are read otherwise: {difference.removed} claims gone, "
        f"{difference.added} claims new"
    )
    if arguments.dry_run:
        print("dry run: nothing was changed")
    return DONE


# correct, withdraw --------------------------------------------------------------------------


def _add_decision_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, help="why, for readers")
    parser.add_argument("--by", required=True, help="who decided it, for readers")


def add_correct_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims correct`."""
    parser.add_argument("claim_id", help="as in an export or on the claim's page")
    parser.add_argument("field", help="such as high, zones, note")
    parser.add_argument("value", help="as in data/claims: zones joined by +; '' for empty")
    _add_decision_arguments(parser)


def run_correct(arguments: argparse.Namespace) -> int:
    """`skyclaims correct`: lay a correction over one field of a claim."""
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.rows import Correction  # noqa: PLC0415

    with _told_in_one_line("correct"):
        open_ledger().correct_claim(
            Correction(
                arguments.claim_id,
                arguments.field,
                arguments.value or None,
                arguments.reason,
                datetime.now(UTC),
                arguments.by,
            )
        )
    return DONE


def add_withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims withdraw`."""
    parser.add_argument("publisher", help="who put the report out")
    parser.add_argument("number", help="the source's own id, such as the number of a post")
    _add_decision_arguments(parser)


def run_withdraw(arguments: argparse.Namespace) -> int:
    """`skyclaims withdraw`: leave a captured report out of all tables; its rows stay."""
    from claims.ledger import open_ledger  # noqa: PLC0415
    from claims.model import Report  # noqa: PLC0415
    from claims.rows import identify_report  # noqa: PLC0415

    named = Report("", publisher=arguments.publisher, id=arguments.number)
    with _told_in_one_line("withdraw"):
        open_ledger().withdraw_report(
            identify_report(named),
            reason=arguments.reason,
            withdrawn_at=datetime.now(UTC),
            withdrawn_by=arguments.by,
        )
    return DONE


# export -----------------------------------------------------------------------------------


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims export`."""
    parser.add_argument("folder", type=Path, help="a new folder, or a new .zip file")
    parser.add_argument(
        "--format",
        action="append",
        choices=("csv", "jsonl", "parquet", "gpkg"),
        help="may be given several times (csv)",
    )
    parser.add_argument("--from", dest="first_day", type=_day, help="first day, such as 2025-11-01")
    parser.add_argument("--to", dest="last_day", type=_day, help="last day")
    parser.add_argument("--claimant", action="append", default=[], help="may be given again")
    parser.add_argument("--publisher", action="append", default=[], help="may be given again")
    parser.add_argument("--zone", action="append", default=[], help="such as RU-VOR; again")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def run_export(arguments: argparse.Namespace) -> int:
    """`skyclaims export`: write the ledger, or a selection, as a data package."""
    from claims.export import ExportError, Selection, export  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    selection = Selection(
        arguments.first_day,
        arguments.last_day,
        tuple(arguments.claimant),
        tuple(arguments.publisher),
        tuple(arguments.zone),
    )
    with _told_in_one_line("export", ExportError):
        counts = export(
            open_ledger(),
            arguments.folder,
            arguments.format or ["csv"],
            selection,
            datetime.now(UTC),
        )
        print(f"{arguments.folder}: {counts['claims']} claims, {counts['ledger/report']} reports")
    return DONE


# backup, restore, check -----------------------------------------------------------------------


def add_backup_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims backup`."""
    parser.add_argument("file", type=Path, help="a new file, such as backup-2025-11-18.zip")


def run_backup(arguments: argparse.Namespace) -> int:
    """`skyclaims backup`: write the whole ledger to one file."""
    from claims.backup import BackupError, backup  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    with _told_in_one_line("backup", BackupError):
        counts = backup(open_ledger(), arguments.file, datetime.now(UTC))
        print(f"{arguments.file}: {counts['report']} reports, {counts['claim']} claims")
    return DONE


def add_restore_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims restore`."""
    parser.add_argument("file", type=Path, help="a file that `skyclaims backup` wrote")
    parser.add_argument(
        "--replace", action="store_true", help="yes, give up what the ledger holds now"
    )


def run_restore(arguments: argparse.Namespace) -> int:
    """`skyclaims restore`: replace the ledger's content by that of a backup."""
    from claims.backup import BackupError, restore  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    with _told_in_one_line("restore", BackupError):
        ledger = open_ledger()
        has_captured = next(ledger.captured_texts(), None) is not None
        if has_captured and not arguments.replace:
            raise BackupError(
                f"{ledger.name} holds captured reports; back it up, then say --replace"
            )
        counts = restore(ledger, arguments.file)
        print(f"{ledger.name}: {counts['report']} reports, {counts['claim']} claims restored")
    return DONE


def add_check_arguments(_: argparse.ArgumentParser) -> None:
    """`skyclaims check` has no options."""


def run_check(_: argparse.Namespace) -> int:
    """`skyclaims check`: say what in the ledger is not in order."""
    from claims.check import find_faults  # noqa: PLC0415
    from claims.ledger import open_ledger  # noqa: PLC0415

    with _told_in_one_line("check"):
        ledger = open_ledger()
        faults = 0
        for faults, fault in enumerate(find_faults(ledger), start=1):  # noqa: B007
            print(fault)
    if faults:
        print(f"{ledger.name}: {faults} faults; what was right before is in your last backup")
        return NOT_WHOLE
    print(f"{ledger.name} is in order")
    return DONE
