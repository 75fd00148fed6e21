"""Articles: the text and date of a news page, as fetched or as saved to a file."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import trafilatura
from lxml import etree, html

from claims.capture import Item, Problem, Results, SourceError, check_moment
from claims.capture.sources import Source
from claims.model import Report

_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)
_MODIFIED = ("//meta[@property='article:modified_time']/@content",)


def read_article(
    raw: bytes,
    address: str | None,
    source: Source,
    now: datetime,
    published: datetime | None = None,
) -> Results:
    """The text of one news page, under its own address if the page tells it.

    `published` is for a page that does not tell its hour; without it such a page gives a text
    without a moment, and a Problem that says so.
    """
    try:
        page = html.document_fromstring(raw)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{address or 'the file'} is not a page of HTML: {error}") from error
    text = trafilatura.extract(
        raw, url=address, include_comments=False, include_tables=False, favor_recall=True
    )
    if not text:
        raise SourceError(
            f"{address or 'the file'} holds no article that can be told from its page; "
            "save its text and read it with --reader text"
        )
    own_address = next(iter(page.xpath("//link[@rel='canonical']/@href")), None)
    name = str(own_address or address or "the article")
    published = published or _find_moment(page, _PUBLISHED, "datePublished")
    edited = _find_moment(page, _MODIFIED, "dateModified")
    if published is None:
        yield Problem(
            name, "the page does not tell the hour of publication; give it with --published"
        )
    try:
        published = published and check_moment(published, now)
        edited = edited and check_moment(edited, now)
    except ValueError as error:
        raise SourceError(f"{name}: {error}; give the right one with --published") from error
    is_edited = bool(edited and published and edited > published)
    yield Item(
        report=Report(
            text=text,
            lang=source.language,
            published=published,
            publisher=source.publisher,
            url=name if name.startswith("http") else None,
            id=name if name.startswith("http") else None,
        ),
        edited_at=edited if is_edited else None,
        is_edited=is_edited,
    )


def _find_moment(page: html.HtmlElement, paths: tuple[str, ...], key: str) -> datetime | None:
    """The first moment with its zone of time that the page tells."""
    told = [str(value) for path in paths for value in page.xpath(path)]
    for value in [*told, *_find_in_metadata(page, key)]:
        try:
            moment = datetime.fromisoformat(value.strip())
        except ValueError:
            continue
        if moment.tzinfo is not None:
            return moment
    return None


def _find_in_metadata(page: html.HtmlElement, key: str) -> Iterator[str]:
    """The values of a key in the page's JSON-LD, however deep."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            stack: list[Any] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                if isinstance(node.get(key), str):
                    yield node[key]
                stack.extend(node.values())
            elif isinstance(node, list):
                stack.extend(node)
