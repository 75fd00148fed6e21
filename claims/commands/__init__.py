"""What the commands share: exit status, errors in one line, progress.

Commands import what they need when they run, so that `skyclaims parse` starts quickly.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

DONE, NOT_WHOLE, WRONG_USAGE, UNUSABLE = 0, 1, 2, 3
EXIT_STATUS = """exit status:
  0  done
  1  done, but something was not read or is not in order; each is printed
  2  the command was typed wrongly
  3  the source or the ledger could not be used; nothing was changed
"""


def read_moment(text: str) -> datetime:
    """A moment with its zone of time; raises ArgumentTypeError, which argparse prints."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no moment with its zone of time, such as 2025-11-18T08:10:00+03:00"
        )
    return moment


def read_day(text: str) -> date:
    """A day; raises ArgumentTypeError, which argparse prints."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day, such as 2025-11-18") from None


@contextmanager
def told_in_one_line(command: str, *errors: type[Exception]) -> Iterator[None]:
    """Tell errors of the ledger, of recorded files and of the kinds given, and exit with 3."""
    from claims.database import LedgerError  # noqa: PLC0415
    from claims.records import RecordError  # noqa: PLC0415

    told: tuple[type[Exception], ...] = (LedgerError, RecordError, *errors)
    try:
        yield
    except told as error:
        sys.stderr.write(f"skyclaims {command}: {error}\n")
        sys.exit(UNUSABLE)


@contextmanager
def progress(title: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal that moves on with each item; nothing where nobody watches."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    told = (
        "{task.completed:,.0f} items"
        if total is None
        else "{task.completed:,.0f} of {task.total:,.0f}"
    )
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn(told))
    with Progress(
        *columns, TimeElapsedColumn(), console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(title, total=total)
        yield lambda count: bar.advance(task, count)
