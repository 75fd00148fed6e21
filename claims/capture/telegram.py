"""Telegram channels: the export of Telegram Desktop (JSON, HTML) and the public preview page.

The three show the same post with the same text, so a channel may be captured by one way today
and another tomorrow. Text that the publisher struck out is left out: it is no longer said.
Posts without text (pictures alone, service messages) hold nothing to read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ijson
from lxml import etree, html

from claims.capture import Item, Problem, Results, SourceError, check_moment
from claims.capture.fetch import Fetcher
from claims.capture.sources import Source
from claims.model import Report

_ADDRESS = re.compile(r"^https?://(?:t|telegram)\.me/(?:s/)?(?P<handle>\w+)(?:/(?P<number>\d+))?")
_FIRST_PAGE = 20
"""A page shows about so many posts; a higher number has older posts before it."""
_MEDIA = re.compile(
    r"tgme_widget_message_(photo|video|roundvideo|document|poll|sticker|voice|audio|location"
    r"|contact|game|invoice|giveaway|grouped|story|unsupported)|message_media_not_supported"
)


def read_export(path: Path, source: Source, now: datetime) -> Results:
    """The posts of an export: result.json, messages.html, or the folder that holds one of them.

    A JSON export is read as a stream, so its size does not matter.
    """
    if path.is_dir():
        names = [path / name for name in ("result.json", "messages.html")]
        found = [file for file in names if file.exists()]
        if not found:
            raise SourceError(
                f"{path} holds neither result.json nor messages.html; "
                "name the folder that Telegram Desktop made"
            )
        path = found[0]
    if path.suffix == ".json":
        return _read_json(path, source, now)
    return _read_html(path, source, now)


# JSON export ------------------------------------------------------------------------------


def _read_json(path: Path, source: Source, now: datetime) -> Results:
    last_id = taken = 0
    try:
        with path.open("rb") as file:
            _check_header(file, path)
            file.seek(0)
            for message in ijson.items(file, "messages.item", use_float=True):
                taken += 1
                try:
                    if message["type"] != "message":
                        continue
                    if message["id"] <= last_id:
                        yield Problem(f"post {message['id']}", "its number comes again")
                    last_id = max(last_id, message["id"])
                    text = _join_text(message["text"])
                    if text:
                        yield _to_item(message, text, source, now)
                except (KeyError, TypeError, AttributeError) as error:
                    name = message.get("id", "?") if isinstance(message, dict) else "?"
                    yield Problem(
                        f"post {name} (number {taken} of the file)",
                        f"not the layout of Telegram Desktop ({type(error).__name__}: {error})",
                    )
                except (ValueError, OverflowError, OSError) as error:
                    yield Problem(f"post {message['id']}", str(error))
    except ijson.JSONError as error:
        reason = " ".join(str(error).split())[:200]
        raise SourceError(
            f"{path} ends early or is damaged after {taken} messages ({reason}); "
            "what came before was read. Export it again"
        ) from error
    if not taken:
        raise SourceError(f"{path} holds no messages; is it the export of the right channel?")


def _check_header(file: Any, path: Path) -> None:
    """Raise SourceError unless the file begins as the export of one channel."""
    for prefix, event, value in ijson.parse(file):
        if (prefix, event) == ("messages", "start_array"):
            return
        if prefix == "" and event == "map_key" and value == "chats":
            raise SourceError(
                f"{path} is the export of a whole account; open the channel in Telegram Desktop "
                "and choose “Export chat history” there"
            )
    raise SourceError(f"{path} has no list of messages; expected result.json of Telegram Desktop")


def _join_text(text: str | list[str | dict[str, str]]) -> str:
    pieces = [text] if isinstance(text, str) else text
    kept = (
        piece if isinstance(piece, str) else piece["text"]
        for piece in pieces
        if isinstance(piece, str) or piece["type"] != "strikethrough"
    )
    return "".join(kept).strip()


def _to_item(message: dict[str, Any], text: str, source: Source, now: datetime) -> Item:
    edited = _read_moment(message, "edited", source) if "edited" in message else None
    published = _read_moment(message, "date", source)
    return Item(
        report=Report(
            text=text,
            lang=source.language,
            published=check_moment(published, now),
            publisher=source.publisher,
            url=_post_address(source, str(message["id"])),
            id=str(message["id"]),
        ),
        edited_at=edited and check_moment(edited, now),
        is_edited=edited is not None,
        forwarded_from=message.get("forwarded_from"),
    )


def _read_moment(message: dict[str, Any], key: str, source: Source) -> datetime:
    """Newer exports carry the Unix time; older ones only the time of the exporter's clock."""
    if f"{key}_unixtime" in message:
        return datetime.fromtimestamp(int(message[f"{key}_unixtime"]), UTC)
    return _place_in_zone(datetime.fromisoformat(message[key]), source)


def _place_in_zone(moment: datetime, source: Source) -> datetime:
    if moment.tzinfo is not None:
        return moment
    if source.zone_of_time is None:
        raise ValueError(
            f"its date {moment.isoformat()} has no zone of time; say in which zone the export was "
            "made, such as timezone = 'Europe/Moscow' (--timezone)"
        )
    return moment.replace(tzinfo=source.zone_of_time)


# HTML export ------------------------------------------------------------------------------


def _read_html(first: Path, source: Source, now: datetime) -> Results:
    pages = sorted(
        first.parent.glob("messages*.html"),
        key=lambda page: int(re.sub(r"\D", "", page.stem) or 1),
    )
    if first not in pages:
        pages = [first]
    found = 0
    for page in pages:
        raw = page.read_bytes()
        messages = _select(_parse(raw, page.name), ".//div[@id]", "message")
        if b"</html>" not in raw[-200:] and messages:
            yield Problem(page.name, "the file is cut off; its last post was left out")
            messages.pop()
        for message in messages:
            number = message.get("id", "").removeprefix("message")
            if "service" in _classes(message):
                found += 1
                continue
            try:
                item = _to_item_from_html(message, number, source, now)
                found += 1
                if item:
                    yield item
            except ValueError as error:
                yield Problem(f"{page.name}, post {number}", str(error))
    if not found:
        raise SourceError(
            f"{first} shows no post that can be read; expected the HTML export of Telegram Desktop"
        )


def _to_item_from_html(
    message: html.HtmlElement, number: str, source: Source, now: datetime
) -> Item | None:
    dates = _select(message, "./div/div[@title]", "date")
    if not dates:
        raise ValueError("it shows no date where the HTML export has one")
    texts = _select(message, ".//div", "text")
    text = _read_text(texts[0]) if texts else ""
    if not text:
        return None
    forwards = _select(message, ".//div", "forwarded")
    authors = _select(forwards[0], "./div", "from_name") if forwards else []
    return Item(
        report=Report(
            text=text,
            lang=source.language,
            published=check_moment(_read_title(dates[0].get("title", ""), source), now),
            publisher=source.publisher,
            url=_post_address(source, number),
            id=number,
        ),
        forwarded_from=(authors[0].text or "").strip() or None if authors else None,
    )


def _read_title(title: str, source: Source) -> datetime:
    """A date such as 18.11.2025 08:10:00 UTC+03:00; older exports leave the zone out."""
    form = "%d.%m.%Y %H:%M:%S UTC%z" if "UTC" in title else "%d.%m.%Y %H:%M:%S"
    return _place_in_zone(datetime.strptime(title, form), source)  # noqa: DTZ007


# Public preview page ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page of a channel's preview: its posts by number, and where the page before begins.

    `numbers` are all posts that the page shows, with text or without.
    """

    results: tuple[Item | Problem, ...]
    numbers: tuple[int, ...]
    before: int | None


def read_preview(raw: bytes, source: Source, now: datetime) -> PreviewPage:
    """The posts of one preview page. Raises SourceError if it shows none that can be read."""
    page = _parse(raw, source.address)
    messages = _select(page, ".//div[@data-post]", "tgme_widget_message")
    results = tuple(_read_preview_posts(messages, source, now))
    numbers = tuple(
        int(number)
        for message in messages
        if (number := message.get("data-post", "").rpartition("/")[2]).isdigit()
    )
    if not numbers:
        raise SourceError(
            f"{source.address} shows no post: the channel has no preview, or the page's layout "
            "changed. Nothing was taken; this is no day without posts"
        )
    more = _select(page, ".//a[@data-before]", "tme_messages_more")
    before = [int(link.get("data-before", "0")) for link in more]
    return PreviewPage(results, numbers, before[0] if before else None)


def walk_preview(
    source: Source, fetcher: Fetcher, now: datetime, before: int | None = None
) -> Iterator[PreviewPage]:
    """The channel's pages from the newest post, or from below `before`, back to the first.

    Raises SourceError for a page that cannot be fetched or read, or that leads in a circle.
    """
    while True:
        address = f"{source.address}?before={before}" if before else source.address
        page = read_preview(fetcher.get(address), source, now)
        if before is None and page.before is None and min(page.numbers) > _FIRST_PAGE:
            problem = Problem(
                source.address, "the page shows no way to older posts; did its layout change?"
            )
            page = replace(page, results=(*page.results, problem))
        yield page
        if page.before is None:
            return
        if before is not None and page.before >= before:
            raise SourceError(f"{address} leads back to itself; the walk was ended there")
        before = page.before


def _read_preview_posts(
    messages: Iterable[html.HtmlElement], source: Source, now: datetime
) -> Results:
    for message in messages:
        post = message.get("data-post", "")
        try:
            item = _to_item_from_preview(message, post, source, now)
            if item:
                yield item
        except ValueError as error:
            yield Problem(f"post {post}", str(error))


def _to_item_from_preview(
    message: html.HtmlElement, post: str, source: Source, now: datetime
) -> Item | None:
    number = post.rpartition("/")[2]
    if not number.isdigit():
        raise ValueError("its number is not where the preview page has it")
    if "service_message" in _classes(message):
        return None
    # A reply shows the text of the post that it answers before its own.
    texts = [
        text
        for text in _select(message, ".//div", "tgme_widget_message_text")
        if not any("reply" in name for node in text.iterancestors() for name in _classes(node))
        and "js-message_reply_text" not in _classes(text)
    ]
    text = _read_text(texts[0]) if texts else ""
    if not text:
        if not any(_MEDIA.search(node.get("class", "")) for node in message.iter("div", "a", "i")):
            raise ValueError("neither text nor media are where the preview page has them")
        return None
    moments = message.xpath(".//a[contains(@class, 'tgme_widget_message_date')]//time/@datetime")
    if not moments:
        raise ValueError("its date is not where the preview page has it")
    marks = _select(message, ".//span", "tgme_widget_message_meta")
    forwards = _select(message, ".//*", "tgme_widget_message_forwarded_from_name")
    return Item(
        report=Report(
            text=text,
            lang=source.language,
            published=check_moment(datetime.fromisoformat(str(moments[0])), now),
            publisher=source.publisher,
            url=f"https://t.me/{post}",
            id=number,
        ),
        is_edited=bool(marks) and (marks[0].text or "").strip() == "edited",
        forwarded_from=(forwards[0].get("href") or forwards[0].text_content().strip())
        if forwards
        else None,
    )


# What all three share -------------------------------------------------------------------------


def post_of_address(address: str) -> tuple[str, str | None] | None:
    """The handle and, if there is one, the post's number in an address of Telegram."""
    match = _ADDRESS.match(address)
    return (match["handle"], match["number"]) if match else None


def _post_address(source: Source, number: str) -> str | None:
    channel = post_of_address(source.address)
    return f"https://t.me/{channel[0]}/{number}" if channel else None


def _parse(raw: bytes, name: str) -> html.HtmlElement:
    try:
        return html.document_fromstring(
            raw.decode("utf-8"), parser=html.HTMLParser(huge_tree=False)
        )
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name} is not UTF-8, which Telegram writes (byte {error.start}); save it again"
        ) from error
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{name} is not a page of HTML: {error}") from error


def _classes(node: html.HtmlElement) -> list[str]:
    return (node.get("class") or "").split()


def _select(node: html.HtmlElement, path: str, name: str) -> list[html.HtmlElement]:
    """The nodes of an XPath that bear a class."""
    return [found for found in node.xpath(path) if name in _classes(found)]


def _read_text(node: html.HtmlElement) -> str:
    """The visible text: line breaks kept, struck-out text left out, nothing else changed."""
    return "".join(_text_pieces(node)).strip()


def _text_pieces(node: html.HtmlElement) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag == "br":
            yield "\n"
        elif isinstance(child.tag, str) and child.tag not in ("s", "del", "strike"):
            yield from _text_pieces(child)
        yield child.tail or ""
