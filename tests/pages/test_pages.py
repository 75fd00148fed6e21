"""What the pages say, for good addresses and for bad ones."""

import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from claims.aggregate import PARTIES, day_exclusions
from claims.ledger import open_ledger
from claims.model import CLAIMANTS, MOSCOW, Report
from claims.parse import parse_report
from claims.quality import load_accuracy
from claims.rows import Captured, Correction
from pages import _templates, paper
from pages.catalogue import settle_choices
from pages.paper import Paper
from tests.pages.conftest import Open, html_of, text_of

PAGES = ("window", "region", "read", "quality", "method")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_alone_and_says_that_nothing_is_verified(
    open_page: Open, page: str
) -> None:
    assert "Claimed, not verified." in text_of(open_page(page))


@pytest.mark.parametrize("page", PAGES)
def test_ids_are_unique_and_links_within_a_page_arrive(open_page: Open, page: str) -> None:
    html = html_of(open_page(page, date="2025-11-18"))
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_each_reason_to_leave_a_count_out_has_words_of_its_own() -> None:
    reasons = re.findall(r"\* (\w+):", day_exclusions.__doc__ or "")
    with paper.lay_out(Paper({})), settle_choices():
        say = _templates().get_template("sentences.html").module.excluded  # type: ignore[attr-defined]
        told = {reason: say(reason) for reason in reasons}
    assert len(told) == 12
    assert len(set(told.values())) == len(told)


def test_the_night_to_18_november(open_page: Open) -> None:
    text = text_of(open_page("window", date="2025-11-18"))
    assert text.startswith(
        "18 November 2025. Russian Ministry of Defence: 54 (31 + 5 + 18) drones claimed shot down. "
        "No other party gives a number of drones. "
        "Statements differ on: number of missiles, place, and outcome. Claimed, not verified."
    )
    without = "the list of the second makes up its total without it."
    assert f"Belgorod Oblast alone has 10 in the first report; {without}" in text
    assert "Only the Russian Ministry of Defence gives a number of drones." in text


def test_what_a_day_leaves_out_may_have_no_hours(open_page: Open) -> None:
    text = text_of(open_page("window", date="2026-01-01"))
    assert "Russian Ministry of Defence: 250 drones (time not given)" in text


def test_a_region_on_that_day(open_page: Open) -> None:
    text = text_of(open_page("region", zone="RU-VOR", date="2025-11-18"))
    assert text.startswith("Voronezh Oblast, 18 November 2025. Russian Ministry of Defence: 10 ")


def test_a_window_of_the_readers_own_hours(open_page: Open) -> None:
    app = open_page("window", start="2025-11-17T20:00", end="2025-11-18T08:00")
    assert text_of(app).startswith(
        "Night of 17–18 Nov 2025, 20:00 to 08:00. Russian Ministry of Defence: 49 (18 + 31) drones"
    )


@pytest.mark.parametrize(
    ("zone", "day", "sentence"),
    [
        # The governor's number has no upper bound, and the windows cannot be compared.
        (
            "RU-VOR",
            "2024-03-13",
            "Russian regional and other officials: at least 40 drones claimed shot down. No other "
            "party gives a number of drones. Statements that cannot be compared stand below",
        ),
        # The governor's seven were jammed: a number, but of another kind.
        (
            "RU-SMO",
            "2025-08-25",
            "Russian Ministry of Defence: 7 drones claimed shot down. Russian regional and other "
            "officials: a number that is not of drones shot down here alone, see below.",
        ),
        # 41 are the ministry's 18 of the night and 23 of the morning.
        (
            "RU-NGR",
            "2025-12-29",
            "officials: 41 drones claimed shot down. No other party gives a number of drones. "
            "Statements differ on: a denial.",
        ),
    ],
)
def test_the_first_sentence_does_not_mislead(
    open_page: Open, zone: str, day: str, sentence: str
) -> None:
    assert sentence in text_of(open_page("region", zone=zone, date=day))


def test_a_part_of_the_day_counts_only_what_it_shows(open_page: Open) -> None:
    night = text_of(open_page("window", date="2025-11-18", part="night"))
    assert "Russian Ministry of Defence: 49 (18 + 31) drones" in night
    day = text_of(open_page("window", date="2025-11-18", part="day"))
    assert "Russian Ministry of Defence: 23 (5 + 18) drones" in day


def test_days_of_the_address_mean_the_same_as_on_the_map(open_page: Open) -> None:
    def answer(**parameters: str) -> str:
        return text_of(open_page("window", **parameters)).partition("Claimed, not verified.")[0]

    assert answer(start="2025-11-18", end="2025-11-18") == answer(date="2025-11-18")
    days = answer(start="2025-11-17", end="2025-11-18")
    assert days == answer(start="2025-11-16T20:00", end="2025-11-19T00:00")


@pytest.mark.parametrize(
    ("parameters", "sentence", "offer"),
    [
        ({"date": "2020-01-01"}, "before the first report on record", "date=2023-02-28"),
        ({"date": "2030-01-01"}, "after the newest report on record", "date=2026-03-12"),
        ({"date": "2025-02-02"}, "That is not a zero: nothing is known.", "date="),
        ({"date": "yesterday"}, "“yesterday” is no date", "date=2026-03-12"),
        ({"date": "<b>1</b>"}, "“<b>1</b>” is no date", "date=2026-03-12"),
        ({"start": "x", "end": "y"}, "no start and end that can be read", "date=2026-03-12"),
        (
            {"start": "2025-11-18T08:00", "end": "2025-11-17T20:00"},
            "ends before it starts",
            "date=2026-03-12",
        ),
        ({"report": "2025-11-18_night_ru_mid"}, "No report on record has the key", "2025-11-18"),
        (
            {"start": "2025-02-02", "end": "2025-02-03"},
            "No report on record speaks of these hours.",
            "date=2025-01-29",
        ),
    ],
)
def test_an_address_that_does_not_exist_says_so_and_offers_the_nearest(
    open_page: Open, parameters: dict[str, str], sentence: str, offer: str
) -> None:
    app = open_page("window", **parameters)
    assert sentence in text_of(app)
    trouble = next(e.proto.body for e in app.get("html") if "sky-trouble" in e.proto.body)
    assert offer in trouble


def test_an_unknown_region_offers_names_that_are_near(open_page: Open) -> None:
    app = open_page("region", zone="RU-VOX")
    assert "names a region with the code “RU-VOX”" in text_of(app)
    assert "zone=RU-VOR" in html_of(app)


@pytest.mark.parametrize("page", [*PAGES, "map"])
def test_before_anything_was_known_the_first_day_stands_in(open_page: Open, page: str) -> None:
    text = text_of(open_page(page, known="2020-01-01"))
    assert "Nothing was on record by the end of 2020-01-01" in text
    assert "As known on 28 February 2023." in text


def test_a_day_of_knowledge_that_is_no_date_says_so(open_page: Open) -> None:
    text = text_of(open_page("method", known="<i>then</i>"))
    assert "“<i>then</i>” is no date, so what is known now is shown." in text


@pytest.mark.parametrize(
    ("party", "zone", "first"),
    [
        ("ru_mod", None, "<strong>31</strong> drones"),
        ("ru_regional", "RU-VOR", "air targets of a kind not named"),
    ],
)
def test_beside_the_map_claims_come_before_our_notes(
    open_page: Open, party: str, zone: str | None, first: str
) -> None:
    asked = {"start": "2025-11-18", "end": "2025-11-18"} | ({"zone": zone} if zone else {})
    cards = html_of(open_page("map", **asked)).partition(f'data-party="{party}"')[2]
    card = re.search(r'<p class="sky-amount">(.*?)</p>', cards, re.DOTALL)
    assert card
    assert first in card[1]


def test_the_map_shows_what_was_known_on_a_day(open_page: Open) -> None:
    window = {"start": "2025-11-18", "end": "2025-11-18"}
    assert "54 drones" in text_of(open_page("map", **window))
    earlier = text_of(open_page("map", **window, known="2025-11-17"))
    assert "As known on 17 November 2025." in earlier
    assert "18 November 2025 is outside the record" in earlier


def test_a_withdrawn_report_says_why(open_page: Open, own_ledger_url: str) -> None:
    book = open_ledger(own_ledger_url)
    key = "2025-01-11_night_gov_tambov"
    when = datetime(2026, 11, 1, tzinfo=UTC)
    book.withdraw_report(key, reason="Counted twice.", withdrawn_at=when, withdrawn_by="a test")
    text = text_of(open_page("window", report=key))
    assert f"The report “{key}” was withdrawn: Counted twice." in text


def test_a_corrected_claim_says_what_was_corrected_and_why(
    open_page: Open, own_ledger_url: str
) -> None:
    book = open_ledger(own_ledger_url)
    claim = book.claims(report_keys=["2025-01-11_night_gov_tambov"]).iloc[0]
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    correction = Correction(claim["claim_id"], "low", "7", "A slip of the pen.", moment, "a test")
    book.correct_claim(correction)
    html = html_of(open_page("window", report=claim["report_key"]))
    assert "We corrected our reading of it." in html
    link = re.search(r'href="quality\?(report=[^"]*)"', html)
    assert link, "no way to the versions and corrections"
    key = parse_qs(unescape(link[1]))["report"][0]
    assert "lower bound: 7. A slip of the pen." in text_of(open_page("quality", report=key))


def test_a_captured_report_shows_its_speaker_in_words(open_page: Open, own_ledger_url: str) -> None:
    published = datetime(2026, 4, 2, 9, tzinfo=MOSCOW)
    texts = (
        ("mod_russia", "В течение ночи над Тульской областью сбиты пять беспилотников."),
        ("governor_tula", "Ночью над Тульской областью сбили три беспилотника."),
        ("general_staff_ua", "У ніч на 2 квітня уражено нафтобазу в Тульській області."),
    )
    reports = [Report(text, published=published, publisher=who) for who, text in texts]
    open_ledger(own_ledger_url).add_reports(
        [Captured(report, parse_report(report), published) for report in reports],
        source="a test",
        parser_version="a test",
    )
    text = text_of(open_page("map", start="2026-04-02", end="2026-04-02", zone="RU-TUL"))
    assert "Russian Ministry of Defence: 5 drones" in text
    assert not [code for code in {*CLAIMANTS, *PARTIES} if "_" in code and code in text]


def test_as_known_on_a_day_nothing_later_is_shown(open_page: Open) -> None:
    text = text_of(open_page("window", known="2025-11-18"))
    assert text.startswith("18 November 2025.")
    assert "As known on 18 November 2025." in text
    assert "19 November" not in text.split("Is one number part of another?")[0]


def test_the_choice_of_a_day_goes_into_the_address(open_page: Open) -> None:
    app = open_page("window", start="2025-11-17T20:00", end="2025-11-18T08:00", lang="en")
    app.date_input(key="window_date").set_value(datetime(2025, 11, 19).date()).run()  # noqa: DTZ001
    assert app.query_params["date"] in ("2025-11-19", ["2025-11-19"])
    assert "start" not in app.query_params
    assert text_of(app).startswith("19 November 2025.")


# Read a report ----------------------------------------------------------------------------


def read(open_page: Open, text: str) -> AppTest:
    app = open_page("read")
    app.text_area(key="read_text").set_value(text)
    return app.button(key="read_submit").click().run()


def test_the_words_of_each_claim_are_marked_and_numbered(open_page: Open) -> None:
    app = read(
        open_page,
        "The Ministry of Defence said 12 drones were shot down overnight: seven over Kursk "
        "Oblast and five over Tula Oblast.",
    )
    html = html_of(app)
    marked = re.findall(r'<mark class="sky-mark[^"]*" data-claims="([\d ]+)">', html)
    assert {n for numbers in marked for n in numbers.split()} == {"1", "2", "3"}
    assert 'data-status="parsed"' in html
    assert "7 + 5 = 12" in text_of(app)
    assert "data:image/svg+xml;base64," in html


def test_markup_in_a_report_is_text(open_page: Open) -> None:
    script = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    html = html_of(
        read(open_page, f"The ministry shot down five drones over Kursk Oblast. {script}")
    )
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "&lt;script&gt;" in html


def test_a_text_that_is_too_long_is_refused(open_page: Open) -> None:
    text = text_of(read(open_page, "a" * 200_001))
    assert "This text has 200001 characters; the longest we read here is 200000." in text
    assert "How it was read" not in text


def test_a_text_without_a_claim_says_so(open_page: Open) -> None:
    assert "There is no claim of this kind in it." in text_of(read(open_page, "Good morning."))


def test_a_check_that_fails_is_told_beside_the_number_of_claims(open_page: Open) -> None:
    doubt = "A check fails: look at the words before you use a number."
    ministry = (
        "Russia's Defence Ministry: 20 drones were shot down over Kursk Oblast, 11 over Bryansk."
    )
    assert doubt not in text_of(read(open_page, ministry))
    governor = " The governor said 13 drones had been shot down over the region."
    text = text_of(read(open_page, ministry + governor))
    assert "Read: 3 claims." in text
    assert doubt in text


def test_without_a_text_the_page_asks_for_one(open_page: Open) -> None:
    app = open_page("read")
    assert "nothing to read" not in text_of(app)
    app.text_area(key="read_text").set_value("  \n ")
    app.button(key="read_submit").click().run()
    assert "There is nothing to read yet" in text_of(app)


def test_a_document_that_nobody_published_is_told_as_one(open_page: Open) -> None:
    app = open_page("read")
    app.text_area(key="read_text").set_value(
        "Nine drones were shot down over Tula Oblast overnight, according to a classified "
        "document seen by this newspaper."
    )
    app.button(key="read_submit").click().run()
    assert "a document that is not published" in text_of(app)


def test_nothing_pasted_reaches_the_ledger(open_page: Open, ledger_url: str) -> None:
    before = open_ledger(ledger_url).claims()
    read(open_page, "The Russian Ministry of Defence said 77 drones were shot down overnight.")
    assert len(open_ledger(ledger_url).claims()) == len(before)


def test_a_region_with_hits_alone_has_a_page(open_page: Open, ledger_url: str) -> None:
    claims = open_ledger(ledger_url).claims()
    counted = claims[claims["outcome"].isin(["destroyed", "suppressed"])]
    others = {z for zones in claims["zones"] for z in zones} - {
        z for zones in counted["zones"] for z in zones
    }
    for zone in others - {"RU"}:
        text = text_of(open_page("region", zone=zone))
        assert "No report on record claims drones shot down there." in text


def test_a_region_in_the_readers_own_hours(open_page: Open) -> None:
    app = open_page("region", zone="RU-VOR", start="2025-11-17T20:00", end="2025-11-18T08:00")
    assert text_of(app).startswith(
        "Voronezh Oblast, night of 17–18 Nov 2025, 20:00 to 08:00. Russian Ministry of Defence: "
        "11 (1 + 10) drones claimed shot down."
    )


# Quality ----------------------------------------------------------------------------------


def test_the_quality_page_first_says_what_the_record_covers(open_page: Open) -> None:
    text = text_of(open_page("quality"))
    assert text.startswith("The record holds 323 reports with 1,596 claims. 184 of the ")


def test_a_number_of_the_coverage_opens_exactly_its_reports(open_page: Open) -> None:
    html = html_of(open_page("quality"))
    cells = re.findall(r'<a href="quality\?((?:party|publisher)=[^"]*)#reports">(\d+)</a>', html)
    assert len(cells) > 50
    for query, number in (cells[0], cells[7], cells[-1], cells[len(cells) // 2]):
        chosen = {name: values[0] for name, values in parse_qs(unescape(query)).items()}
        listed = html_of(open_page("quality", **chosen))
        section = listed[listed.index('id="reports"') :].split("</section>")[0]
        assert section.count("<li>") == int(number), query


@pytest.mark.parametrize(
    ("parameters", "sentence", "offer"),
    [
        ({"publisher": "Kyiv Independant"}, "There is no such report on record.", "Kyiv+Indep"),
        ({"party": "ru_mid"}, "There is no such report on record.", "party=ru_mod"),
        ({"report": "2025-11-18_night_ru_mid"}, "has the key “2025-11-18_night_ru_mid”", "ru_mod"),
        ({"party": "ua", "first": "2020-01-01", "last": "2020-02-01"}, "0 reports", ""),
    ],
)
def test_a_list_that_does_not_exist_says_so(
    open_page: Open, parameters: dict[str, str], sentence: str, offer: str
) -> None:
    app = open_page("quality", **parameters)
    assert sentence in text_of(app)
    assert offer in html_of(app)


def test_the_parsers_accuracy_stands_with_its_date(open_page: Open) -> None:
    text = text_of(open_page("quality"))
    accuracy = text[text.index("How well the parser reads") :]
    rows = (row for row in load_accuracy() if (row.kind, row.lang) == ("first_sight", "uk"))
    last = next(rows)  # the newest
    share = 100 * last.exact // last.rows  # 100 % of all rows only, so never rounded up
    figures = rf"{last.rows:,} {last.exact:,} \({share} %\) {last.silently_wrong}"
    day = rf"{last.measured_on.day} \w+ {last.measured_on.year}"
    assert re.search(f"Ukrainian, at first sight {day} {figures}", accuracy)


def test_corrections_made_later_are_not_known_earlier(open_page: Open, own_ledger_url: str) -> None:
    book = open_ledger(own_ledger_url)
    claim = book.claims().iloc[0]
    moment = datetime(2026, 11, 2, tzinfo=UTC)
    book.correct_claim(Correction(claim["claim_id"], "note", "So.", "Slip.", moment, "a test"))
    assert "Slip." in text_of(open_page("quality"))
    assert "Slip." not in text_of(open_page("quality", known="2026-11-01"))
