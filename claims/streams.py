"""Streams: in handfuls, and kept aside, so that none is ever held whole in memory."""

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from tempfile import SpooledTemporaryFile, gettempdir
from typing import TypeVar

from claims.database import LedgerError

ROWS_AT_ONCE = 1_000
_BYTES_IN_MEMORY = 16_000_000

Item = TypeVar("Item")
Progress = Callable[[int], None]
"""Hears how many items were done since it was called last."""


def hear_nothing(_: int) -> None:
    """For work that nobody watches."""


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of at most a thousand."""
    iterator = iter(items)
    while some := list(islice(iterator, ROWS_AT_ONCE)):
        yield some


def counted(items: Iterable[Item], report_progress: Progress) -> Iterator[Item]:
    """The items; `report_progress` hears from time to time how many went by since."""
    for some in chunks(items):
        yield from some
        report_progress(len(some))


@contextmanager
def kept_aside(items: Iterable[Item]) -> Iterator[Iterator[Item]]:
    """Take in all items before the block begins; the block gets them one by one.

    What is large lies packed in a temporary file that vanishes with the block. Raises LedgerError
    if there is no room for it.
    """
    with SpooledTemporaryFile(_BYTES_IN_MEMORY) as file:
        sizes = []
        for some in chunks(items):
            packed = zlib.compress(pickle.dumps(some), level=1)
            try:
                file.write(packed)
            except OSError as error:
                raise LedgerError(
                    f"there is no room to work in {gettempdir()}: {error.strerror}. Nothing in the "
                    "ledger was changed; free some, or name another folder in TMPDIR"
                ) from error
            sizes.append(len(packed))
        file.seek(0)
        # Nobody else can have written into a file without a name.
        yield (
            item
            for size in sizes
            for item in pickle.loads(zlib.decompress(file.read(size)))  # noqa: S301
        )
