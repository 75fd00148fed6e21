"""Fetching from a local site with faults; feeds, articles and channels as they really look."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from claims.capture import Item, Problem, SourceError
from claims.capture.article import read_article
from claims.capture.feed import read_feed
from claims.capture.fetch import LARGEST_BYTES, Fetcher
from claims.capture.sources import Source
from claims.ingest import Ingest
from claims.ledger import Ledger
from claims.model import Report
from claims.parse import parse_report
from claims.rows import Captured, identify_report
from tests.claims.channel import Post, render_preview
from tests.claims.site import Answer, Site, open_site

NOW = datetime(2025, 11, 23, tzinfo=UTC)
NEWS = Source(id="news", publisher="news", reader="feed", address="the feed")


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


def fetcher_for(site: Site, slept: list[float] | None = None, deadline_s: float = 20) -> Fetcher:
    sleep = slept.append if slept is not None else (lambda _: None)
    return Fetcher("desk@example.org", private_host=site.host, deadline_s=deadline_s, sleep=sleep)


# Fetching ---------------------------------------------------------------------------------


def test_it_says_who_asks_and_pauses_between_requests(site: Site) -> None:
    site.serve("/a", Answer(b"one"))
    slept: list[float] = []
    with fetcher_for(site, slept) as fetcher:
        assert [fetcher.get(site.address("/a")) for _ in range(3)] == [b"one"] * 3
    assert slept == [2.0, 2.0]
    assert all("desk@example.org" in agent for _, agent, _ in site.asked)
    with pytest.raises(SourceError, match="needs a contact"):
        Fetcher(" ")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_it_tries_again_after_longer_and_longer_pauses(site: Site, status: int) -> None:
    slept: list[float] = []
    site.serve("/a", Answer(status=status), Answer(status=status), Answer(b"well"))
    with fetcher_for(site, slept) as fetcher:
        assert fetcher.get(site.address("/a")) == b"well"
    assert len(slept) == 2
    assert 2 < slept[0] < slept[1]


def test_it_waits_as_long_as_it_is_asked_to_but_not_for_ever(site: Site) -> None:
    slept: list[float] = []
    site.serve("/a", Answer(status=429, headers={"Retry-After": "17"}), Answer(b"well"))
    site.serve("/b", Answer(status=429, headers={"Retry-After": "86400"}))
    with fetcher_for(site, slept) as fetcher:
        assert fetcher.get(site.address("/a")) == b"well"
        with pytest.raises(SourceError, match="asks for a pause of 86400 s"):
            fetcher.get(site.address("/b"))
    assert slept == [17.0, 2.0]


@pytest.mark.parametrize(
    ("answer", "words", "requests"),
    [
        (Answer(status=403), "answered 403", 1),
        (Answer(status=404), "answered 404", 1),
        (Answer(status=500), "answered 500, 4 times", 4),
        (Answer(b"x" * 1000, is_cut=True), "did not answer", 4),
        (Answer(b"x", is_endless=True), "did not come to an end", 1),
        (Answer(b"x" * (LARGEST_BYTES + 1)), "more than 20 MB", 1),
        (Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "cannot be read", 1),
        (Answer(status=302, headers={"Location": "/a"}), "more than 5 times", 6),
        (
            Answer(status=302, headers={"Location": "file:///etc/passwd"}),
            "no address of the web",
            1,
        ),
        (
            Answer(status=302, headers={"Location": "http://127.0.0.2/"}),
            "private network: refused",
            1,
        ),
        (Answer(status=302, headers={"Location": "http://[::1]/"}), "private network: refused", 1),
        (
            Answer(status=302, headers={"Location": "http://10.1.2.3/"}),
            "private network: refused",
            1,
        ),
        (
            Answer(status=302, headers={"Location": "http://169.254.169.254/latest"}),
            "private network: refused",
            1,
        ),
        (Answer(status=302, headers={"Location": "http://localhost:1/"}), "private network", 1),
    ],
)
def test_a_fault_of_the_site_is_named(
    site: Site, answer: Answer, words: str, requests: int
) -> None:
    site.serve("/a", answer)
    deadline_s = 0.5 if answer.is_endless else 20
    with (
        fetcher_for(site, deadline_s=deadline_s) as fetcher,
        pytest.raises(SourceError, match=words),
    ):
        fetcher.get(site.address("/a"))
    assert len(site.asked) == requests


def test_a_small_answer_that_unpacks_to_a_huge_one_is_left(site: Site) -> None:
    bomb = gzip.compress(b"\0" * (LARGEST_BYTES + 1_000_000))
    site.serve("/a", Answer(bomb, headers={"Content-Encoding": "gzip"}))
    with fetcher_for(site) as fetcher, pytest.raises(SourceError, match="more than 20 MB"):
        fetcher.get(site.address("/a"))


def test_a_private_address_is_refused_unless_the_source_names_it(site: Site) -> None:
    site.serve("/a", Answer(b"inside"))
    with Fetcher("desk@example.org") as fetcher, pytest.raises(SourceError, match="refused"):
        fetcher.get(site.address("/a"))
    assert site.asked == []


# Feeds ------------------------------------------------------------------------------------

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>Лента</title><link>https://news.example/</link>
<item><title>Над областью сбит дрон</title><link>https://news.example/1</link>
<description>&lt;p&gt;Первый абзац.&lt;/p&gt;
&lt;p&gt;Второй &amp;amp; третий.&lt;/p&gt;</description>
<guid>https://news.example/1</guid><pubDate>Tue, 18 Nov 2025 08:10:00 +0300</pubDate></item>
<item><title>Без даты</title><link>https://news.example/2</link></item>
<item><title>Дата не дата</title><guid>n3</guid><pubDate>вчера</pubDate></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>urn:f</id>
<updated>2025-11-18T09:00:00Z</updated>
<entry><title>Two drones downed</title><id>urn:1</id><link href="https://news.example/en/1"/>
<published>2025-11-18T05:10:00Z</published><updated>2025-11-18T06:00:00Z</updated>
<content type="html">&lt;p&gt;Body.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_rss_gives_entries_and_names_what_it_cannot_date(encoding: str) -> None:
    results = list(read_feed(RSS.format(encoding=encoding).encode(encoding), NEWS, NOW))
    first, second, problem = results
    assert isinstance(first, Item)
    assert first.report.text == "Над областью сбит дрон\nПервый абзац.\nВторой & третий."
    assert first.report.published == datetime(2025, 11, 18, 5, 10, tzinfo=UTC)
    assert first.report.id == first.report.url == "https://news.example/1"
    assert isinstance(second, Item)
    assert second.report.published is None
    assert isinstance(problem, Problem)
    assert (problem.item, "'вчера' is no date" in problem.what) == ("entry n3", True)


def test_atom_tells_edits() -> None:
    (item,) = read_feed(ATOM.encode(), NEWS, NOW)
    assert isinstance(item, Item)
    assert (item.report.text, item.report.id) == ("Two drones downed\nBody.", "urn:1")
    assert item.edited_at == datetime(2025, 11, 18, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw", [b"", b"<html><body>Sign in</body></html>", b"{}", ATOM[:120].encode()]
)
def test_no_feed_is_an_error_not_a_day_without_news(raw: bytes) -> None:
    with pytest.raises(SourceError, match="no day without news"):
        list(read_feed(raw, NEWS, NOW))


def test_a_damaged_feed_gives_what_came_before() -> None:
    raw = ATOM.replace("</feed>", "<entry><title>cut off").encode()
    taken: list[Item | Problem] = []
    with pytest.raises(SourceError, match="is damaged after"):
        taken.extend(read_feed(raw, NEWS, NOW))  # what came before the error is kept
    assert isinstance(taken[0], Item)


# Articles ---------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Сводка</title>
<link rel="canonical" href="https://news.example/night"/>{head}</head><body>
<nav><a href="/">Главная</a><a href="/sport">Спорт</a></nav><article><h1>Сводка за ночь</h1>
<p>Минувшей ночью над Тверской областью уничтожены три беспилотника, сообщили в министерстве.</p>
<p>Ещё два сбиты над Псковской областью. Пострадавших и разрушений, по данным ведомства, нет.</p>
<p>Губернатор позднее уточнил, что обломки одного из них упали в поле у деревни.</p></article>
<footer>Все права защищены</footer></body></html>"""
META = '<meta property="article:published_time" content="2025-11-18T08:10:00+03:00"/>'
JSON_LD = (
    '<script type="application/ld+json">'
    '{"@graph": [{"datePublished": "2025-11-18T08:10:00+03:00"}]}</script>'
)


@pytest.mark.parametrize("head", [META, JSON_LD])
def test_an_article_gives_its_text_address_and_hour(head: str) -> None:
    (item,) = read_article(PAGE.format(head=head).encode(), None, NEWS, NOW)
    assert isinstance(item, Item)
    assert "уничтожены три беспилотника" in item.report.text
    assert "Спорт" not in item.report.text
    assert item.report.url == "https://news.example/night"
    assert item.report.published == datetime(2025, 11, 18, 5, 10, tzinfo=UTC)


def test_an_article_that_tells_only_the_day_is_taken_without_a_moment_and_named() -> None:
    page = PAGE.format(head='<meta property="article:published_time" content="2025-11-18"/>')
    problem, item = read_article(page.encode(), None, NEWS, NOW)
    assert isinstance(problem, Problem)
    assert isinstance(item, Item)
    assert item.report.published is None
    given = datetime(2025, 11, 18, 6, tzinfo=UTC)
    (item,) = read_article(page.encode(), None, NEWS, NOW, given)
    assert isinstance(item, Item)
    assert item.report.published == given


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(SourceError, match="holds no article"):
        list(read_article(b"<html><body></body></html>", "https://news.example/x", NEWS, NOW))


# A channel's preview ----------------------------------------------------------------------


class Channel:
    """A channel of twenty posts a page behind a local site."""

    def __init__(self, site: Site, count: int) -> None:
        self.site = site
        self.posts = [
            Post(number, NOW - timedelta(hours=6 * (count - number)), f"Пост {number}")
            for number in range(1, count + 1)
        ]
        self.fails_before: int | None = None
        site.answers["/s/probe"] = self.answer
        self.source = Source(
            id="probe",
            publisher="probe",
            reader="telegram_preview",
            address=site.address("/s/probe"),
            private_host=site.host,
        )

    def answer(self, query: dict[str, str]) -> Answer:
        before = int(query.get("before", "1000000"))
        if self.fails_before is not None and before < self.fails_before:
            return Answer(status=403)
        shown = [post for post in self.posts if post.number < before][-20:]
        older = bool(shown) and shown[0].number > self.posts[0].number
        return Answer(render_preview(shown, "probe", older))

    def capture(self, ledger: Ledger, since: datetime | None = None, **options: bool) -> Ingest:
        ingest = Ingest(ledger, self.source, NOW, **options)  # type: ignore[arg-type]
        with fetcher_for(self.site) as fetcher:
            ingest.add_address(fetcher, since)
        return ingest


def test_a_walk_goes_back_to_the_date_and_later_only_as_far_as_needed(
    ledger: Ledger, site: Site
) -> None:
    channel = Channel(site, 200)
    first = channel.capture(ledger, NOW - timedelta(days=20))
    assert first.summary.error is None
    assert first.summary.reports["new"] == 100  # 80 posts in 20 days: five pages of twenty
    assert len(site.asked) == 5
    channel.posts.append(Post(201, NOW, "Пост 201"))
    second = channel.capture(ledger, NOW - timedelta(days=20))
    assert len(site.asked) == 6
    assert (second.summary.reports["new"], second.summary.reports["unchanged"]) == (1, 19)
    third = channel.capture(ledger, NOW - timedelta(days=30))
    assert third.summary.reports["new"] == 39  # pages of twenty from 201 down to 62
    assert len(set(ledger.native_ids("probe"))) == 140


def test_a_walk_that_broke_off_is_resumed_where_it_ended(ledger: Ledger, site: Site) -> None:
    channel = Channel(site, 200)
    channel.fails_before = 150
    broken = channel.capture(ledger, NOW - timedelta(days=40))
    assert "403" in (broken.summary.error or "")
    assert broken.summary.reports["new"] == 60
    channel.fails_before = None
    channel.posts.append(Post(201, NOW, "Пост 201"))
    site.asked.clear()
    resumed = channel.capture(ledger, NOW - timedelta(days=40))
    assert resumed.summary.error is None
    assert site.asked[0][0] == "/s/probe?before=141"
    assert len(site.asked) < 9
    assert len(set(ledger.native_ids("probe"))) == 181  # whole pages: to post 21


def test_an_edit_is_a_new_version_and_a_deleted_post_stays(ledger: Ledger, site: Site) -> None:
    channel = Channel(site, 40)
    channel.capture(ledger)
    channel.posts[37] = replace(channel.posts[37], text="Пост 38, исправлен", edited=NOW)
    del channel.posts[36]
    summary = channel.capture(ledger).summary
    assert summary.reports["changed"] == 1
    assert summary.gone == ["37"]
    assert summary.is_complete
    held = {report.id: report.text for _, report in ledger.captured_texts()}
    assert "37" in held
    key = identify_report(Report("", publisher="probe", id="38"))
    assert ledger.versions(key)["text"].tolist() == ["Пост 38", "Пост 38, исправлен"]


def test_a_dry_run_changes_nothing(ledger: Ledger, site: Site) -> None:
    channel = Channel(site, 40)
    summary = channel.capture(ledger, is_dry_run=True).summary
    assert summary.reports["new"] == 40
    assert set(ledger.native_ids("probe")) == set()
    assert ledger.read_note("walk:probe") is None


def test_a_forwarded_post_is_its_authors_and_a_relay_of_the_original(
    ledger: Ledger, site: Site
) -> None:
    text = "За ночь уничтожены семь беспилотников над Тверской областью."
    channel = Channel(site, 1)
    channel.posts[0] = Post(
        1, NOW, text, forwarded_from="М", forwarded_address="https://t.me/mod_russia/5"
    )
    ingest = Ingest(ledger, channel.source, NOW, channels={"mod_russia": "mod_russia"})
    with fetcher_for(site) as fetcher:
        ingest.add_address(fetcher)
    (copy,) = ledger.claims().query("publisher == 'probe'").to_dict("records")
    assert (copy["claimant"], copy["text_from"]) == ("ru_mod", "mod_russia")
    assert isinstance(copy["relay_of"], float)  # the original is not held: the copy counts
    original = Report(text, "ru", NOW, "mod_russia", id="5")
    parsed = parse_report(original)
    ledger.add_reports([Captured(original, parsed, NOW)], source="test", parser_version="1")
    (copy,) = ledger.claims().query("publisher == 'probe'").to_dict("records")
    assert copy["relay_of"] == identify_report(original)
