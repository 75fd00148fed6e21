"""Claims that do not fit one another or their text: a failed check, and the claims stand."""

from datetime import UTC, datetime

import pytest

from claims.model import Claim, Claimant, Report, Role, Window
from claims.parse import parse_report
from claims.parse.report.coherence import check_coherence

NIGHT = Window(datetime(2025, 3, 4, 17, tzinfo=UTC), datetime(2025, 3, 5, 4, tzinfo=UTC), "stated")
DAY = Window(datetime(2025, 3, 5, 6, tzinfo=UTC), datetime(2025, 3, 5, 9, tzinfo=UTC), "stated")


def a_claim(
    role: Role,
    number: int,
    *zones: str,
    claimant: Claimant = "ru_mod",
    window: Window = NIGHT,
) -> Claim:
    return Claim(
        role=role,
        subject="drone",
        outcome="destroyed",
        zones=zones,
        low=number,
        high=number,
        qualifier="exact",
        claimant=claimant,
        attribution="official_body",
        window=window,
        span=(number, number + 1),
    )


def misfits(*claims: Claim) -> list[str]:
    checks = check_coherence([], [], list(claims), "")
    return [check.detail for check in checks if check.state == "failed"]


def misfits_of(text: str, lang: str) -> list[str]:
    parsed = parse_report(Report(text=text, lang=lang))
    return [c.detail for c in parsed.checks if (c.rule, c.state) == ("claims_fit", "failed")]


def test_parts_of_their_total_fit() -> None:
    claims = [
        a_claim("total", 20, "RU-BRY", "RU-KRS"),
        a_claim("part", 14, "RU-KRS"),
        a_claim("part", 6, "RU-BRY"),
    ]
    assert [c.state for c in check_coherence([], [], claims, "")] == ["ok"]


def test_a_report_without_a_number_has_no_such_check() -> None:
    assert check_coherence([], [], [], "") == []


@pytest.mark.parametrize(
    ("claims", "misfit"),
    [
        pytest.param(
            [a_claim("total", 28, "RU-PER"), a_claim("part", 16, "RU-ROS")],
            "places outside those of the total 28: RU-ROS",
            id="parts-elsewhere",
        ),
        pytest.param(
            [
                a_claim("total", 18, "RU"),
                a_claim("part", 12, "RU-KLU"),
                a_claim("part", 6, "RU-TUL"),
            ],
            "the parts make the total 18, which is told of other places",
            id="total-without-its-places",
        ),
        pytest.param(
            [
                a_claim("part", 33, "RU-KRS"),
                a_claim("part", 14, "RU-BRY"),
                a_claim("total", 47, "RU", window=DAY),
            ],
            "the parts make 47, a number that the text gives to something else",
            id="total-of-another-window",
        ),
        pytest.param(
            [a_claim("total", 13, "RU"), a_claim("total", 11, "RU-SAM")],
            "two totals for one window: 13 and 11",
            id="country-and-region",
        ),
        pytest.param(
            [
                a_claim("total", 26, "RU-PSK", "RU-SMO"),
                a_claim("total", 1, "RU", claimant="independent_media"),
            ],
            "no place in common: ru_mod and independent_media",
            id="claimants-apart",
        ),
    ],
)
def test_numbers_that_do_not_fit_one_another(claims: list[Claim], misfit: str) -> None:
    assert misfits(*claims) == [misfit]


def test_two_offices_may_tell_of_different_places() -> None:
    claims = [a_claim("total", 9, "RU-BEL"), a_claim("total", 4, "RU-TUL", claimant="ru_governor")]
    assert misfits(*claims) == []


@pytest.mark.parametrize(
    ("lang", "text", "beginning"),
    [
        (
            "ru",
            "Над Калужской областью сбит дрон, сообщил губернатор; Тульская область не пострадала.",
            "places without a count (RU-TUL): “",
        ),
        (
            "ru",
            "Киев опроверг, что бил по Твери; Москва настаивает на восьми сбитых дронах.",
            "a number without a place beside places (8): “",
        ),
        (
            "uk",
            "Міноборони РФ: 20 дронів збито над Курською областю, 11 — над Брянською. "
            "Губернатор каже, що над областю збито 13.",
            "a governor's region that the text does not settle: ",
        ),
    ],
)
def test_places_that_do_not_fit_the_numbers(lang: str, text: str, beginning: str) -> None:
    found = misfits_of(text, lang)
    assert any(detail.startswith(beginning) for detail in found), found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Большая часть из 48 дронов сбита над Тульской областью, сообщили в Минобороны."),
        ("en", "Nationwide, 90 drones were shot down after the attack on Tula, the ministry said."),
        ("uk", "Над Калузькою областю збито сім дронів, що летіли на Москву, каже губернатор."),
    ],
)
def test_what_is_meant_so_is_no_misfit(lang: str, text: str) -> None:
    assert misfits_of(text, lang) == []
