"""Bring reports from a source into the ledger: `skyclaims ingest`.

Each file, and each page of a preview, is one batch: the ledger holds all of it or nothing, and a
run that was ended halfway is completed by running it again. What could not be read is named; the
rest goes on.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from claims.capture import Item, Problem, Results, SourceError
from claims.capture.article import read_article
from claims.capture.feed import read_feed
from claims.capture.fetch import LARGEST_BYTES, Fetcher
from claims.capture.recorded import read_records
from claims.capture.sources import Source
from claims.capture.telegram import post_of_address, read_export, read_preview, walk_preview
from claims.capture.texts import read_csv, read_jsonl, read_text
from claims.ledger import Ledger
from claims.model import Report
from claims.reparse import PARSER_FAILED, parser_version, read_report
from claims.rows import RECORDED, UNKNOWN_PUBLISHER, Captured, identify_report, make_storable
from claims.streams import Progress, chunks, hear_nothing, kept_aside

FILE_READERS: Mapping[str, Callable[[Path, Source, datetime], Results]] = {
    "telegram_export": read_export,
    "text": read_text,
    "csv": read_csv,
    "jsonl": read_jsonl,
    "records": read_records,
}
FIRST_WALK = timedelta(days=7)
"""How far back a channel's first walk goes unless a date is given."""
EDITED_WITHIN = timedelta(days=2)
"""A walk also revisits posts that are so young, because publishers still edit them."""

MOST_TOLD = 1_000
"""Problems of one source that are named one by one; of the rest only the number is told."""


@dataclass
class Summary:
    """What an ingest did, or would do: reports by novelty, their readings, what was not read.

    `problems` are the first of what was not read, `untold` how many followed. `gone` are posts that
    the ledger holds and their source no longer shows; they stay. `error` ended the reading early.
    """

    source: str
    reports: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    gone: list[str] = field(default_factory=list)
    error: str | None = None

    def note(self, problem: Problem) -> None:
        """Keep a problem to be told, unless there are too many to be held and read."""
        if len(self.problems) < MOST_TOLD:
            self.problems.append(problem)
        else:
            self.untold += 1

    @property
    def is_complete(self) -> bool:
        """Whether everything that the source showed was read."""
        return not self.problems and self.error is None

    def __str__(self) -> str:
        counts = ", ".join(
            f"{self.reports[novelty]} {novelty}" for novelty in ("new", "changed", "unchanged")
        )
        lines = [f"{self.source}: {counts}"]
        if self.statuses:
            read = ", ".join(f"{count} {status}" for status, count in sorted(self.statuses.items()))
            lines.append(f"  read as: {read}")
        lines += [f"  gone from the source, kept here: post {number}" for number in self.gone]
        lines += [f"  not read: {problem}" for problem in self.problems]
        if self.untold:
            lines.append(f"  not read: {self.untold} more items")
        if self.error:
            lines.append(f"  ended early: {self.error}")
        return "\n".join(lines)


def name_channels(sources: Mapping[str, Source]) -> dict[str, str]:
    """The publishers of the sources that are channels, by handle and by title."""
    return {
        name: source.publisher
        for source in sources.values()
        if (channel := post_of_address(source.address))
        for name in (channel[0], source.name)
        if name
    }


@dataclass
class Ingest:
    """One run of capturing one source into a ledger.

    `now` is when the source is seen. `published` and `url` tell of a text or an article what it
    does not tell itself. `channels` maps handles of channels to publishers, for forwarded posts.
    `report_progress` hears how many items were read.
    """

    ledger: Ledger
    source: Source
    now: datetime
    published: datetime | None = None
    url: str | None = None
    channels: Mapping[str, str] = field(default_factory=dict)
    is_dry_run: bool = False
    report_progress: Progress = hear_nothing
    summary: Summary = field(init=False)

    def __post_init__(self) -> None:
        self.summary = Summary(self.source.id)

    def add_file(self, path: Path) -> None:
        """Add what one file of the source holds."""
        read = FILE_READERS.get(self.source.reader)
        try:
            if read is not None:
                self._add(read(path, self.source, self.now))
            else:
                if path.stat().st_size > LARGEST_BYTES:
                    raise SourceError(
                        f"{path} is larger than {LARGEST_BYTES // 1_000_000} MB, so it is no page"
                    )
                self._add_page(path.read_bytes(), None)
        except SourceError as error:
            self.summary.error = str(error)
        except OSError as error:
            self.summary.error = f"{path} cannot be read: {error.strerror}"

    def add_address(self, fetcher: Fetcher, since: datetime | None = None) -> None:
        """Fetch the source's address and add what it shows, of a channel back to `since`."""
        try:
            if self.source.reader == "telegram_preview":
                self._walk(fetcher, since or self.now - FIRST_WALK)
            else:
                self._add_page(fetcher.get(self.source.address), self.source.address)
        except SourceError as error:
            self.summary.error = str(error)

    def _add_page(self, raw: bytes, address: str | None) -> None:
        if self.source.reader == "feed":
            self._add(read_feed(raw, self.source, self.now))
        elif self.source.reader == "article":
            address = address or self.url
            self._add(read_article(raw, address, self.source, self.now, self.published))
        else:
            self._add(read_preview(raw, self.source, self.now).results)

    # A channel's preview ----------------------------------------------------------------

    def _walk(self, fetcher: Fetcher, since: datetime) -> None:
        """Walk back from the newest post; first end a walk that an earlier run left halfway."""
        key = f"walk:{self.source.id}"
        walk = _Walk(**json.loads(self.ledger.read_note(key) or "{}"))
        if walk.before is not None and walk.since is not None:
            self._walk_back(fetcher, walk, key)
        is_further = walk.since is None or since < datetime.fromisoformat(walk.since)
        walk.until = None if is_further else walk.newest
        if is_further:
            walk.since = since.isoformat()
        walk.before = None
        self._walk_back(fetcher, walk, key)

    def _walk_back(self, fetcher: Fetcher, walk: "_Walk", key: str) -> None:
        """Add page by page; keep after each how far the walk has come."""
        since = datetime.fromisoformat(walk.since or "")
        for page in walk_preview(self.source, fetcher, self.now, walk.before):
            self._add(page.results)
            days = [r.report.published for r in page.results if isinstance(r, Item)]
            oldest = min((day for day in days if day), default=self.now)
            is_known = walk.until is not None and min(page.numbers) <= walk.until
            is_settled = oldest < self.now - EDITED_WITHIN
            is_done = page.before is None or oldest < since or (is_known and is_settled)
            walk.newest = max(walk.newest or 0, *page.numbers)
            walk.before = None if is_done else page.before
            if not self.is_dry_run:
                self.ledger.keep_note(key, json.dumps(asdict(walk)))
            if is_done:
                return

    # Adding -----------------------------------------------------------------------------

    def _add(self, results: Iterable[Item | Problem]) -> None:
        """Add what a reader gives as one batch, and count it.

        A SourceError of the reader ends the batch there; what came before it is kept.
        """
        captured = self._capture(results)
        if self.is_dry_run:
            deque(captured, maxlen=0)
            return
        version = RECORDED if self.source.reader == "records" else parser_version()
        with kept_aside(captured) as read:  # so that no other writer waits for the parser
            added = self.ledger.add_reports(read, source=self.source.id, parser_version=version)
        self.summary.reports.update(new=added.new, changed=added.changed, unchanged=added.unchanged)

    def _capture(self, results: Iterable[Item | Problem]) -> Iterator[Captured]:
        """What the ledger does not hold yet, with its reading; the rest is only counted."""
        shown = _Numbers()
        for items in chunks(self._take(results)):
            novelties = self.ledger.compare_reports(
                [(item.report, item.edited_at) for item in items]
            )
            for item, novelty in zip(items, novelties, strict=True):
                shown.add(item.report.id)
                if novelty == "unchanged" or self.is_dry_run:
                    self.summary.reports[novelty] += 1
                if novelty != "unchanged":
                    yield self._read(item)
        if self.source.reader.startswith("telegram_"):
            held = self.ledger.native_ids(self.source.publisher)
            gone = sorted(int(name) for name in held if shown.skipped(name))
            self.summary.gone += map(str, gone)

    def _take(self, results: Iterable[Item | Problem]) -> Iterator[Item]:
        try:
            for result in results:
                self.report_progress(1)
                if isinstance(result, Problem):
                    self.summary.note(result)
                else:
                    yield self._complete(result)
        except SourceError as error:
            self.summary.error = str(error)
        except OSError as error:
            self.summary.error = f"{error.filename} cannot be read: {error.strerror}"

    def _complete(self, item: Item) -> Item:
        """The item with what the operator tells of it, in characters that databases can hold."""
        report = item.report
        url = report.url or self.url
        complete = replace(
            report,
            text=make_storable(report.text),
            published=report.published or self.published,
            publisher=report.publisher and make_storable(report.publisher),
            url=url and make_storable(url),
            id=report.id and make_storable(report.id),
        )
        return replace(item, report=complete)

    def _read(self, item: Item) -> Captured:
        """An item with its reading. A forwarded text is read as its author's, not the channel's."""
        author = relay_of = None
        if item.forwarded_from:
            handle, number = post_of_address(item.forwarded_from) or (item.forwarded_from, None)
            author = self.channels.get(handle, UNKNOWN_PUBLISHER)
            if number and author != UNKNOWN_PUBLISHER:
                relay_of = identify_report(Report("", publisher=author, id=number))
        parsed = item.parsed or read_report(
            replace(item.report, publisher=author or item.report.publisher)
        )
        self.summary.statuses[parsed.status] += 1
        if any(reason.startswith(PARSER_FAILED) for reason in parsed.reasons):
            self.summary.note(Problem(f"report {item.report.id}", parsed.reasons[0]))
        return Captured(
            report=item.report,
            parsed=parsed,
            seen_at=self.now,
            edited_at=item.edited_at,
            is_edited=item.is_edited,
            relay_of=relay_of,
            text_from=author,
        )


class _Numbers:
    """Numbers of posts, a bit each, so that millions need no memory to speak of."""

    _HIGHEST = 100_000_000

    def __init__(self) -> None:
        self._bits = bytearray()
        self._first = self._HIGHEST

    def add(self, name: str | None) -> None:
        """Take in the number of a post, if it is one."""
        number = self._read(name)
        if number is not None:
            self._first = min(self._first, number)
            self._bits.extend(bytes(max(0, number // 8 + 1 - len(self._bits))))
            self._bits[number // 8] |= 1 << number % 8

    def skipped(self, name: str) -> bool:
        """Whether a number lies between those taken in without being one of them."""
        number = self._read(name)
        if number is None or not self._first < number < len(self._bits) * 8:
            return False
        is_last_byte = number // 8 == len(self._bits) - 1
        is_after_last = is_last_byte and not self._bits[-1] >> number % 8
        return not is_after_last and not self._bits[number // 8] >> number % 8 & 1

    def _read(self, name: str | None) -> int | None:
        is_number = name is not None and name.isascii() and name.isdigit()
        number = int(name) if is_number and name else self._HIGHEST
        return number if number < self._HIGHEST else None


@dataclass
class _Walk:
    """How far the walk through a channel's preview has come.

    All posts from `newest` down to `until`, or to those of `since`, are in the ledger, except
    those below `before` where a walk was ended halfway.
    """

    newest: int | None = None
    before: int | None = None
    until: int | None = None
    since: str | None = None
