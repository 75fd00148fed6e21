"""RSS and Atom feeds: each entry's title and text."""

from calendar import timegm
from datetime import UTC, datetime
from time import struct_time
from typing import Any

import feedparser
from lxml import etree, html

from claims.capture import Item, Problem, Results, SourceError, check_moment
from claims.capture.sources import Source
from claims.model import Report

_BLOCKS = ("p", "br", "div", "li", "blockquote", "h1", "h2", "h3")


def read_feed(raw: bytes, source: Source, now: datetime) -> Results:
    """The entries of a feed. Raises SourceError if it is none, or holds no entry."""
    feed = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=False)
    where = source.address or "the feed"
    if not feed.entries:
        reason = feed.get("bozo_exception") or "no entry in it"
        raise SourceError(
            f"{where} is no feed that can be read ({reason}); nothing was taken, and this is no "
            "day without news"
        )
    for number, entry in enumerate(feed.entries, start=1):
        name = f"entry {entry.get('id') or entry.get('link') or number}"
        try:
            yield _to_item(entry, source, now)
        except ValueError as error:
            yield Problem(name, str(error))
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        raise SourceError(
            f"{where} is damaged after {len(feed.entries)} entries ({feed.bozo_exception}); "
            "these were read"
        )


def _to_item(entry: Any, source: Source, now: datetime) -> Item:
    body = entry.content[0].value if entry.get("content") else entry.get("summary", "")
    pieces = [_strip_markup(piece) for piece in (entry.get("title", ""), body)]
    text = "\n".join(piece for piece in pieces if piece)
    if not text:
        raise ValueError("it holds no text")
    published = _to_moment(entry.get("published_parsed") or entry.get("updated_parsed"))
    if published is None and (entry.get("published") or entry.get("updated")):
        raise ValueError(
            f"{entry.get('published') or entry.get('updated')!r} is no date of RSS or Atom"
        )
    updated = _to_moment(entry.get("updated_parsed"))
    is_edited = bool(updated and published and updated > published)
    return Item(
        report=Report(
            text=text,
            lang=source.language,
            published=published and check_moment(published, now),
            publisher=source.publisher,
            url=entry.get("link"),
            id=entry.get("id") or entry.get("link"),
        ),
        edited_at=check_moment(updated, now) if updated and is_edited else None,
        is_edited=is_edited,
    )


def _to_moment(parsed: struct_time | None) -> datetime | None:
    """feedparser gives UTC, and takes dates without a zone of time for it."""
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


def _strip_markup(text: str) -> str:
    if "<" not in text and "&" not in text:
        return text.strip()
    try:
        node = html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return text.strip()
    for block in node.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "")
    lines = (" ".join(line.split()) for line in node.text_content().splitlines())
    return "\n".join(line for line in lines if line)
