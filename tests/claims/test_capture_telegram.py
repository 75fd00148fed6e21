"""Telegram in its three layouts: the same posts, faults named, nothing taken for silence."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claims.capture import Item, Problem, SourceError
from claims.capture.sources import Source
from claims.capture.telegram import read_export, read_preview
from tests.claims.channel import Post, draw_posts, render_preview, write_html, write_json

NOW = datetime(2026, 11, 23, tzinfo=UTC)
CHANNEL = Source(
    id="test", publisher="test", reader="telegram_export", address="https://t.me/s/probe_channel"
)
FIRST = datetime(2025, 3, 4, 5, 30, tzinfo=UTC)
POSTS = [
    Post(11, FIRST, "Две строки:\n▫️ 3 – над Тверской областью", bold="Две"),
    Post(12, FIRST + timedelta(hours=1), "шесть & «семь» <8>", edited=FIRST + timedelta(hours=2)),
    Post(13, FIRST + timedelta(hours=3), "сбито 16", struck="сбито 14 "),
    Post(
        14,
        FIRST + timedelta(hours=4),
        "переслано",
        forwarded_from="Другой канал",
        forwarded_address="https://t.me/other_channel/77",
    ),
]


def write(folder: Path, messages: object) -> Path:
    path = folder / "result.json"
    path.write_text(json.dumps({"name": "x", "type": "public_channel", "messages": messages}))
    return path


def items_of(results: object) -> list[Item]:
    found = list(results)  # type: ignore[call-overload]
    assert [result for result in found if isinstance(result, Problem)] == []
    return found


def test_the_three_layouts_give_the_same_reports(tmp_path: Path) -> None:
    write_json(tmp_path / "result.json", POSTS)
    (tmp_path / "html").mkdir()
    write_html(tmp_path / "html", POSTS, per_page=3)
    from_json = items_of(read_export(tmp_path, CHANNEL, NOW))
    from_html = items_of(read_export(tmp_path / "html", CHANNEL, NOW))
    page = read_preview(render_preview(POSTS, "probe_channel", True), CHANNEL, NOW)
    from_preview = items_of(page.results)
    assert [item.report for item in from_json] == [item.report for item in from_html]
    assert [item.report for item in from_json] == [item.report for item in from_preview]
    assert [item.report.text for item in from_json] == [post.text for post in POSTS]
    assert from_json[0].report.url == "https://t.me/probe_channel/11"
    assert from_json[0].report.published == FIRST
    assert (page.numbers, page.before) == ((11, 12, 13, 14), 11)


def test_edits_and_forwards_are_told(tmp_path: Path) -> None:
    write_json(tmp_path / "result.json", POSTS)
    items = items_of(read_export(tmp_path / "result.json", CHANNEL, NOW))
    assert [item.edited_at for item in items] == [None, FIRST + timedelta(hours=2), None, None]
    assert [item.forwarded_from for item in items] == [None, None, None, "Другой канал"]
    preview = items_of(read_preview(render_preview(POSTS, "x", False), CHANNEL, NOW).results)
    assert [item.is_edited for item in preview] == [False, True, False, False]
    assert preview[3].forwarded_from == "https://t.me/other_channel/77"


def test_a_truncated_export_gives_what_came_before_and_says_so(tmp_path: Path) -> None:
    write_json(tmp_path / "result.json", draw_posts(50, 5))
    path = tmp_path / "result.json"
    path.write_bytes(path.read_bytes()[:-9000])
    taken: list[Item | Problem] = []
    with pytest.raises(SourceError, match="ends early or is damaged") as error:
        taken.extend(read_export(path, CHANNEL, NOW))  # what came before the error is kept
    assert all(isinstance(result, Item) for result in taken)
    # the export begins with a service message, which is no post
    assert f"after {len(taken) + 1} messages" in str(error.value)
    assert 20 < len(taken) < 50


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ends early or is damaged after 0"),
        (b"not json", "ends early or is damaged after 0"),
        ('{"messages": []}'.encode("utf-16"), "ends early or is damaged"),
        (b'{"about": "x"}', "no list of messages"),
        (b'{"chats": {"list": []}}', "whole account"),
        (b'{"messages": []}', "holds no messages"),
    ],
)
def test_a_file_that_is_no_export_is_an_error_not_silence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=words):
        list(read_export(path, CHANNEL, NOW))


GOOD = {"id": 5, "type": "message", "date_unixtime": "1741066200", "text": "ж"}


@pytest.mark.parametrize(
    ("message", "words"),
    [
        (GOOD | {"date_unixtime": "9999999999"}, "future"),
        (GOOD | {"date_unixtime": "0"}, "before any post"),
        (GOOD | {"date_unixtime": "yesterday"}, "invalid literal"),
        (GOOD | {"text": [{"bold": "x"}]}, "not the layout"),
        ({"id": 5, "type": "message", "date": "2025-03-04T08:30:00", "text": "ж"}, "no zone"),
        ("a bare string", "not the layout"),
    ],
)
def test_a_bad_message_is_named_and_the_rest_goes_on(
    tmp_path: Path, message: object, words: str
) -> None:
    results = list(read_export(write(tmp_path, [message, GOOD | {"id": 6}]), CHANNEL, NOW))
    problem, item = results
    assert isinstance(problem, Problem)
    assert words in problem.what
    assert isinstance(item, Item)
    assert item.report.id == "6"


def test_a_number_that_comes_again_is_named_and_kept(tmp_path: Path) -> None:
    results = list(read_export(write(tmp_path, [GOOD, GOOD | {"text": "з"}]), CHANNEL, NOW))
    assert [str(result) for result in results if isinstance(result, Problem)] == [
        "post 5: its number comes again"
    ]
    assert [item.report.text for item in results if isinstance(item, Item)] == ["ж", "з"]


def test_dates_without_a_zone_are_read_in_the_zone_of_the_source(tmp_path: Path) -> None:
    old = {"id": 5, "type": "message", "date": "2025-03-04T08:30:00", "text": "ж"}
    source = replace(CHANNEL, timezone="Europe/Moscow")
    (item,) = items_of(read_export(write(tmp_path, [old]), source, NOW))
    assert item.report.published == FIRST


def test_the_html_export_needs_posts_and_its_own_end(tmp_path: Path) -> None:
    page = tmp_path / "messages.html"
    page.write_text("<html><body><p>Not found</p></body></html>")
    with pytest.raises(SourceError, match="no post"):
        list(read_export(page, CHANNEL, NOW))
    write_html(tmp_path, POSTS)
    page.write_bytes(page.read_bytes()[:-400])
    problem, *items = read_export(page, CHANNEL, NOW)
    assert isinstance(problem, Problem)
    assert "cut off" in problem.what
    assert [item.report.id for item in items if isinstance(item, Item)] == ["11", "12", "13"]


def test_a_preview_of_another_layout_is_an_error_not_an_empty_day() -> None:
    page = render_preview(POSTS, "probe_channel", False)
    with pytest.raises(SourceError, match="no day without posts"):
        read_preview(page.replace(b"data-post", b"data-entry"), CHANNEL, NOW)
    with pytest.raises(SourceError, match="no day without posts"):
        read_preview(b"<html><body>This channel is private</body></html>", CHANNEL, NOW)


@pytest.mark.parametrize(
    ("part", "words"),
    [(b"tgme_widget_message_text", "neither text nor media"), (b"datetime=", "date is not where")],
)
def test_a_renamed_part_of_the_preview_is_named_post_by_post(part: bytes, words: str) -> None:
    page = render_preview(POSTS, "probe_channel", False)
    results = read_preview(page.replace(part, b"x-renamed="), CHANNEL, NOW).results
    assert len(results) == len(POSTS)
    assert all(isinstance(result, Problem) and words in result.what for result in results)
