"""Reports from files of one's own: plain text, CSV and JSON Lines.

The columns of CSV and the keys of JSON Lines are those of the parse contract: id, text, lang,
published, publisher, url. Only the text is required; the source fills in what a row leaves out.
"""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from claims.capture import Item, Problem, Results, SourceError, check_moment
from claims.capture.sources import Source
from claims.lines import lines_up_to
from claims.model import LANGUAGES, Language, Report

KEYS = ("id", "text", "lang", "published", "publisher", "url")
LONGEST_ROW = 2_000_000
"""Characters of a text or a line; what is longer is no report, and is not held in memory."""


def read_text(path: Path, source: Source, now: datetime) -> Results:
    """The whole file as one report; `--published` tells when it was put out."""
    with _open(path, source) as file:
        text = file.read(LONGEST_ROW + 1)
        if len(text) > LONGEST_ROW:
            raise SourceError(
                f"{path} is longer than {LONGEST_ROW:,} characters, so it is no report; it was "
                "left out"
            )
        yield from _try_row(str(path), {"text": text}, source, now)


def read_csv(path: Path, source: Source, now: datetime) -> Results:
    """A report for each row of a CSV file with a header."""
    csv.field_size_limit(LONGEST_ROW)
    with _open(path, source) as file:
        rows = csv.DictReader(_lines_of_csv(path, file), strict=True)
        try:
            header = [name for name in rows.fieldnames or [] if name in KEYS]
            if "text" not in header:
                raise SourceError(
                    f"{path} has the columns {', '.join(rows.fieldnames or [])}; expected text "
                    f"and, if known, {', '.join(key for key in KEYS if key != 'text')}"
                )
            for row in rows:
                yield from _try_row(f"{path.name} line {rows.line_num}", row, source, now)
        except csv.Error as error:
            raise SourceError(
                f"{path} line {rows.line_num} is no CSV ({error}); the rows before it were read"
            ) from error


def _lines_of_csv(path: Path, file: IO[str]) -> Iterator[str]:
    """The lines. One that is too long ends the reading: nobody knows how many rows it holds."""
    for number, line in enumerate(lines_up_to(LONGEST_ROW, file), start=1):
        if line is None:
            raise SourceError(
                f"{path} line {number} is longer than {LONGEST_ROW:,} characters; the rows before "
                "it were read"
            )
        yield line


def read_jsonl(path: Path, source: Source, now: datetime) -> Results:
    """A report for each line of a JSON Lines file."""
    with _open(path, source) as file:
        for number, line in enumerate(lines_up_to(LONGEST_ROW, file), start=1):
            name = f"{path.name} line {number}"
            if line is None:
                yield Problem(name, f"longer than {LONGEST_ROW:,} characters; it was left out")
            elif line.strip():
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError) as error:
                    yield Problem(name, f"no JSON ({error})")
                else:
                    yield from _try_row(name, row, source, now)


@contextmanager
def _open(path: Path, source: Source) -> Iterator[IO[str]]:
    """The file as text. Raises SourceError for a wrong encoding, also while it is read."""
    encoding = "utf-8-sig" if source.encoding == "utf-8" else source.encoding
    try:
        with path.open(encoding=encoding, newline="") as file:
            yield file
    except UnicodeError as error:
        raise SourceError(
            f"{path} is not written in {source.encoding} ({error}); "
            "name its encoding, such as --encoding cp1251"
        ) from error


def _try_row(name: str, row: object, source: Source, now: datetime) -> Results:
    try:
        yield _to_item(row, source, now)
    except ValueError as error:
        yield Problem(name, str(error))


def _to_item(row: object, source: Source, now: datetime) -> Item:
    if not isinstance(row, dict):
        raise ValueError("no object with the keys " + ", ".join(KEYS))
    for key in KEYS:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise ValueError(f"{key} is {row[key]!r}; expected text")
    text = row.get("text") or ""
    if not text.strip():
        raise ValueError("it holds no text")
    lang = row.get("lang") or source.language
    if lang is not None and lang not in LANGUAGES:
        raise ValueError(f"lang is {lang!r}; allowed: {', '.join(LANGUAGES)}")
    return Item(
        report=Report(
            text=text,
            lang=cast(Language | None, lang),
            published=_read_published(row.get("published") or "", source, now),
            publisher=row.get("publisher") or source.publisher,
            url=row.get("url") or None,
            id=row.get("id") or None,
        )
    )


def _read_published(text: str, source: Source, now: datetime) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        if source.zone_of_time is None:
            raise ValueError(
                f"published is {text!r} without a zone of time; write it such as "
                "2025-11-18T08:10:00+03:00"
            )
        moment = moment.replace(tzinfo=source.zone_of_time)
    return check_moment(moment, now)
