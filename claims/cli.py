"""The command line: `skyclaims <command>`. Commands import what they need when they run."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from claims.commands import EXIT_STATUS, capture, upkeep
from claims.lines import lines_up_to
from claims.model import LANGUAGES, MOSCOW, Report

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of a JSON Lines row; a longer one is refused as an error row, and never held."""
CHUNK_ROWS, CHUNK_CHARACTERS = 200, 1_000_000


class InputError(ValueError):
    """A report that cannot be read; the message says what came and what was expected."""


def read_published(value: object) -> datetime | None:
    """A moment of publication from ISO 8601; without an offset it is Moscow time."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"published: expected an ISO 8601 date, got {value!r}")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise InputError(f"published: {value[:60]!r} is no ISO 8601 date") from None
    return moment.replace(tzinfo=MOSCOW) if moment.tzinfo is None else moment


def read_report(row: object) -> Report:
    """A report from a JSON Lines row of the contract; raises InputError."""
    if not isinstance(row, dict):
        raise InputError("expected a JSON object with id and text")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("text: expected a text that is not empty")
    lang = row.get("lang")
    if lang is not None and lang not in LANGUAGES:
        raise InputError(f"lang: expected one of {', '.join(LANGUAGES)} or null, got {lang!r}")
    for key in ("publisher", "url"):
        if row.get(key) is not None and not isinstance(row[key], str):
            raise InputError(f"{key}: expected a text or null, got {row[key]!r}")
    return Report(
        text, lang, read_published(row.get("published")), row.get("publisher"), row.get("url")
    )


def parse_line(line: str | None) -> dict[str, Any]:
    """The output row for one line of JSON Lines: claims, or an error and no claims.

    None stands for a line that is too long.
    """
    from claims.parse import parse_report  # noqa: PLC0415

    row: Any = None
    try:
        if line is None:
            raise InputError(f"the row is longer than {LONGEST_LINE:,} bytes")
        row = json.loads(line)
        report = read_report(row)
    except (InputError, ValueError, RecursionError) as error:
        message = str(error) if isinstance(error, InputError) else f"bad JSON: {error}"
        row_id = row.get("id") if isinstance(row, dict) else None
        return {"id": row_id, "error": message, "claims": [], "checks": []}
    try:
        parsed = parse_report(report).as_dict()
    except Exception as error:
        message = (
            f"the parser failed on this text ({type(error).__name__}: {error}); please report it"
        )
        return {"id": row.get("id"), "error": message, "claims": [], "checks": []}
    parsed["id"] = row.get("id")
    return parsed


def parse_lines(lines: list[str | None]) -> list[str]:
    """Output rows as JSON texts, in order."""
    return [json.dumps(parse_line(line), ensure_ascii=False) for line in lines]


def _chunks(lines: Iterable[str | None]) -> Iterator[list[str | None]]:
    chunk: list[str | None] = []
    size = 0
    for line in lines:
        if line is None or line.strip():
            chunk.append(line)
            size += len(line or "")
        if len(chunk) >= CHUNK_ROWS or size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _parse_stream(jobs: int) -> int:
    has_error = False
    chunks = _chunks(_input_lines())
    results = _parse_in_processes(chunks, jobs) if jobs > 1 else map(parse_lines, chunks)
    for rows in results:
        for row in rows:
            has_error = has_error or ('"error":' in row[:400] and "error" in json.loads(row))
            sys.stdout.write(row + "\n")
        sys.stdout.flush()
    return 1 if has_error else 0


def _input_lines() -> Iterator[str | None]:
    for raw in lines_up_to(LONGEST_LINE, sys.stdin.buffer):
        yield raw and raw.decode("utf-8", "replace")


def _parse_in_processes(chunks: Iterator[list[str | None]], jobs: int) -> Iterator[list[str]]:
    """Parse in several processes with a bounded queue, so that memory stays constant."""
    from collections import deque  # noqa: PLC0415
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[str]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(parse_lines, chunk))
            if len(waiting) > 2 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def run_parse(args: argparse.Namespace) -> int:
    """`skyclaims parse`: one report from standard input, or JSON Lines."""
    if args.jsonl:
        return _parse_stream(args.jobs)
    from claims.parse import parse_report  # noqa: PLC0415

    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    if not text.strip():
        raise InputError("no text on standard input")
    report = Report(
        text, args.lang, read_published(args.published), args.publisher, args.url, args.id
    )
    json.dump(parse_report(report).as_dict(), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
    return 0


def add_parse_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `skyclaims parse`."""
    parser.add_argument("--jsonl", action="store_true", help="read and write JSON Lines")
    parser.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="processes for --jsonl (1)"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the text (default: detect)")
    parser.add_argument("--published", metavar="ISO8601", help="when the report was put out")
    parser.add_argument("--publisher", help="who put the report out")
    parser.add_argument("--url", help="address of the report")
    parser.add_argument("--id", help="an identifier to keep in the output")


PARSE = """Read reports into claims and print them as JSON (docs/contract.md). Nothing is stored.

examples:
  skyclaims parse --lang ru --published 2025-11-18T08:10:00+03:00 < report.txt
  skyclaims parse --jsonl --jobs 4 < reports.jsonl > parsed.jsonl
"""
ABOUT = """Reads claims about downed drones from reports, and keeps them in a ledger.

The ledger is var/ledger.sqlite, or the database that SKYCLAIMS_DATABASE_URL names
(postgresql://user:password@host/name). `skyclaims COMMAND --help` shows examples;
docs/operate.md leads from a first export to a page that shows it.
"""


class Command(NamedTuple):
    """A command: its help in a line and in full, how it adds its options, and what it runs."""

    summary: str
    description: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


COMMANDS: dict[str, Command] = {
    "parse": Command("read reports into claims", PARSE, add_parse_arguments, run_parse),
    "ingest": Command(
        "add the reports of sources to the ledger",
        capture.INGEST,
        capture.add_ingest_arguments,
        capture.run_ingest,
    ),
    "watch": Command(
        "capture sources on a schedule",
        capture.WATCH,
        capture.add_watch_arguments,
        capture.run_watch,
    ),
    "reparse": Command(
        "read captured reports anew, and show what changes",
        upkeep.REPARSE,
        upkeep.add_reparse_arguments,
        upkeep.run_reparse,
    ),
    "correct": Command(
        "replace a field of a claim, with a reason",
        upkeep.CORRECT,
        upkeep.add_correct_arguments,
        upkeep.run_correct,
    ),
    "withdraw": Command(
        "leave a report out of all tables, with a reason",
        upkeep.WITHDRAW,
        upkeep.add_withdraw_arguments,
        upkeep.run_withdraw,
    ),
    "check": Command(
        "verify the ledger", upkeep.CHECK, upkeep.add_check_arguments, upkeep.run_check
    ),
    "export": Command(
        "write the ledger as a data package",
        upkeep.EXPORT,
        upkeep.add_export_arguments,
        upkeep.run_export,
    ),
    "backup": Command(
        "write the ledger to one file",
        upkeep.BACKUP,
        upkeep.add_backup_arguments,
        upkeep.run_backup,
    ),
    "restore": Command(
        "replace the ledger by a backup",
        upkeep.RESTORE,
        upkeep.add_restore_arguments,
        upkeep.run_restore,
    ),
}
"""Every command by its name. A new one is one entry here; import heavy modules in `run`."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; wrong input comes as one line on standard error and exit status 2."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        "skyclaims", description=ABOUT, epilog=EXIT_STATUS, formatter_class=formatter
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        command.add_arguments(
            subparsers.add_parser(
                name,
                help=command.summary,
                description=command.description,
                epilog=EXIT_STATUS,
                formatter_class=formatter,
            )
        )
    args = parser.parse_args(argv)
    try:
        return COMMANDS[args.command].run(args)
    except (InputError, BrokenPipeError) as error:
        sys.stderr.write(f"skyclaims {args.command}: {error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
