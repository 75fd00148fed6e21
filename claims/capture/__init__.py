"""Readers of sources: each gives the texts that a source shows, and nothing else.

A reader yields an Item for each text and a Problem for each item that it cannot read; the rest
goes on. It raises SourceError when the source as a whole cannot be read, or no further. A reader
that meets a layout it does not know says so: it never takes a page without posts for a day
without posts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from claims.model import MOSCOW, ParsedReport, Report

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""No post is older; an earlier date is a fault of the source."""

CLOCK_SKEW = timedelta(days=1)
"""How far ahead of ours a source's clock or a mistaken zone of time may be."""


@dataclass(frozen=True, slots=True)
class Item:
    """One text as its source shows it.

    `report.id` is the source's own id. `edited_at` is set if the source says when the text was
    changed; `is_edited` if it says that it was. `forwarded_from` is the address of the original
    of a forwarded text or, where the source shows no address, the name of its author. `parsed`
    is set where people recorded the claims themselves.
    """

    report: Report
    edited_at: datetime | None = None
    is_edited: bool = False
    forwarded_from: str | None = None
    parsed: ParsedReport | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """An item that was not read, or not wholly: which one, and why, in a sentence for people."""

    item: str
    what: str

    def __str__(self) -> str:
        return f"{self.item}: {self.what}"


Results = Iterator[Item | Problem]


class SourceError(Exception):
    """A source that cannot be read, or no further; the message says what came and what to do."""


def check_moment(moment: datetime, now: datetime) -> datetime:
    """The moment in Moscow time. Raises ValueError if no post can have been published then."""
    if moment < EARLIEST:
        raise ValueError(f"its date {moment:%Y-%m-%d} is before any post there can be")
    if moment > now + CLOCK_SKEW:
        raise ValueError(f"its date {moment:%Y-%m-%d %H:%M} lies in the future")
    return moment.astimezone(MOSCOW)
