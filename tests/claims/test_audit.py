"""What a text tells and no claim took up is never silent: the report is `partial`."""

from datetime import UTC, datetime

import pytest

from claims.model import ParsedReport, Report
from claims.parse import parse_report


def read(text: str) -> ParsedReport:
    published = datetime(2025, 3, 12, 9, tzinfo=UTC)
    return parse_report(Report(text=text, lang=None, published=published, publisher="some_outlet"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # a verb of things found or handed over, and a place in the sky
        ("Над Тверской областью сбиты 4 БПЛА, сообщило Минобороны, 18 нашли над Крымом.", "18"),
        # bare numbers in sentences that count nothing else
        ("Над Крымом за март сбито 140 дронов. Эксперт насчитал: вышло 118.", "118"),
        ("Минобороны: над Крымом сбито 140 дронов. Инспекция насчитала 118.", "118"),
        ("Russia said 24 drones were shot down over Tver Oblast. Nearly 29, in other words.", "29"),
        # a number of just the size that the total leaves
        ("Минобороны: 38 БПЛА за ночь. 26 взорвались в Псковской области, 12 — в Тверской.", "26"),
        # one thing in the singular that no count counts
        ("Twelve drones were downed over Tver Oblast, and a missile, said Moscow.", "missile"),
        # a region, and a place within it as a part of its own
        ("Губернатор: над Тверской областью сбито 9 БПЛА. В Ржевском районе — два.", "RU-TVE"),
        # a number split in part, and a place that took none of it
        (
            "Of the 78 drones downed, 20 fell over Tver Oblast, 30 over Kaluga, and whatever "
            "else there was went to Tula and Oryol.",
            "RU-TUL",
        ),
        # a number for all Russia, and one place that it may well be of
        ("Минобороны: сбито 13 дронов ночью. Дроны летели на Тверь.", "RU-TVE"),
        # a place that only the text before could name
        ("Минобороны: над этим же морем за ночь сбиты восемь беспилотников.", "морем"),
    ],
)
def test_what_is_left_over_is_told(text: str, word: str) -> None:
    parsed = read(text)
    assert parsed.status == "partial"
    assert any(word in reason for reason in parsed.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Над Тверской областью сбиты 4 БПЛА, обломки трёх упали на крышу. Ранены двое.",
        "Over Tula Oblast 6 drones were shot down. A man of 54 was hurt, 12 flats were damaged.",
        "Over Tula Oblast 6 drones were shot down. “It was loud,” said Anna, 61, from her window.",
        "Над Псковщиною збито 14 дронів. Кількість постраждалих зросла до п’яти, сказав він.",
        "Над Тверской областью сбиты 4 БПЛА. Муж насчитал восемь вспышек, сосед — одиннадцать.",
        "Взрывы слышали жители Твери. Минобороны РФ заявило о 30 сбитых за ночь дронах.",
        "Moscow said 40 drones were shot down; one crashed into a block of flats in Tver.",
        "1. Над Тверской областью сбиты 4 БПЛА. 2. Курс доллара вырос. 3. Снега не будет.",
    ],
)
def test_noise_stays_noise(text: str) -> None:
    assert (read(text).status, read(text).reasons) == ("parsed", ())


@pytest.mark.parametrize(
    ("text", "low"),
    [
        (
            "Moscow said 25 UAVs were downed overnight. The night before it had claimed 61.",
            61,
        ),
        (
            "За ніч над Орловщиною збито 11 БпЛА, заявив губернатор. Вчора він звітував про шість.",
            6,
        ),
        ("Мэр Москвы в 2:14: сбито восемь БПЛА. В 3:40 он же: уже 15.", 15),
    ],
)
def test_a_pronoun_tells_a_number_of_its_own(text: str, low: int) -> None:
    parsed = read(text)
    assert low in [claim.low for claim in parsed.claims]
    assert len({claim.window for claim in parsed.claims}) == 2


def test_each_time_dates_its_own_count() -> None:
    parsed = read(
        "К 5:00 число БПЛА, сбитых над Тверской областью, достигло 31, написал губернатор. "
        "В 1:20 он сообщал о 12, в 3:40 — о 20."
    )
    ends = {claim.low: claim.window.end for claim in parsed.claims}
    assert {n: f"{end:%H:%M}" for n, end in ends.items() if end} == {
        31: "05:00",
        12: "01:20",
        20: "03:40",
    }
