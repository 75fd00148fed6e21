"""What readers take away: a sentence to quote and a card to embed."""

import pytest

from pages.quote import make_card
from tests.pages.conftest import Open, html_of, text_of


def test_a_sentence_to_quote_in_each_language_says_claimed_source_and_date(
    open_page: Open,
) -> None:
    html = html_of(open_page("window", date="2025-11-18", known="2025-12-01", lang="ru"))
    quotes = html[html.index('id="quote"') :]
    for lang, caveat, state in (
        ("en", "Claimed, not verified.", "state of 1 December 2025"),
        ("ru", "Заявлено, не проверено.", "состояние на 1 декабря 2025"),
        ("uk", "Заявлено, не перевірено.", "стан на 1 грудня 2025"),
    ):
        quote = quotes.split(f'<blockquote lang="{lang}">')[1].split("</blockquote>")[0]
        assert "54 (31 + 5 + 18)" in quote
        assert caveat in quote
        assert "Telegram channel of the Ministry of Defence of Russia" in quote
        assert state in quote


@pytest.mark.usefixtures("open_page")
@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({"date": "2025-11-18"}, 200, "<strong>54</strong> (31 + 5 + 18) drones claimed shot down"),
        (
            {"date": "2025-11-18", "part": "night", "lang": "uk"},
            200,
            "<strong>49</strong> (18 + 31)",
        ),
        ({"date": "2025-11-18", "zone": "RU-VOR"}, 200, "Voronezh Oblast, 18 November 2025."),
        ({"date": "2025-11-18", "zone": "<b>"}, 404, "with the code “&lt;b&gt;”"),
        ({"date": "2025-02-02"}, 404, "The nearest days with one: "),
        ({"date": "1990-01-01"}, 404, "The nearest days with one: 28 February 2023."),
        ({"date": "soon"}, 404, "The nearest days with one: 12 March 2026."),
        ({}, 404, "The nearest days with one: 12 March 2026."),
    ],
)
def test_a_card(asked: dict[str, str], status: int, told: str) -> None:
    card = make_card(asked)
    assert card.status == status
    assert told in card.html
    assert f'<html lang="{asked.get("lang", "en")}">' in card.html
    assert "<script" not in card.html


def test_a_view_of_earlier_knowledge_offers_no_card(open_page: Open) -> None:
    assert "iframe" in text_of(open_page("region", zone="RU-VOR", date="2025-11-18"))
    assert "iframe" not in text_of(open_page("window", date="2025-11-18", known="2025-12-01"))
