"""Percentages are shares of the number that they are of."""

import pytest

from claims.model import Report
from claims.parse import parse_report


@pytest.mark.parametrize(
    ("lang", "share", "number"),
    [
        ("en", "40%", 20),
        ("en", "Forty percent", 20),
        ("en", "12%", 6),
        ("ru", "Сорок четыре процента", 22),
        ("uk", "Сорок чотири відсотки", 22),
    ],
)
def test_a_percentage_of_a_number_is_that_share(lang: str, share: str, number: int) -> None:
    assert number in numbers(lang, share)


@pytest.mark.parametrize(
    ("lang", "share"),
    [("en", "Twenty-odd percent"), ("en", "33%"), ("ru", "Пара десятков процентов")],
)
def test_a_percentage_that_gives_no_whole_number_gives_none(lang: str, share: str) -> None:
    assert numbers(lang, share) == {50}


def numbers(lang: str, share: str) -> set[int]:
    told = {
        "en": "of the 50 drones were shot down over Tula region, the ministry said.",
        "ru": "из 50 дронов сбиты над Тульской областью, сообщило Минобороны.",
        "uk": "із 50 дронів збито над Тульською областю, заявило Міноборони РФ.",
    }
    parsed = parse_report(Report(id="x", text=f"{share} {told[lang]}", lang=lang))
    return {claim.low for claim in parsed.claims if claim.low is not None}
