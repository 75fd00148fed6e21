"""The windows of claims by cases: how a text says when, and what it must give."""

from datetime import datetime

import pytest

from claims.model import MOSCOW, Report
from claims.parse import parse_report

PUBLISHED = datetime(2024, 6, 12, 8, 30, tzinfo=MOSCOW)  # a Wednesday

# (text, start, end): the day of June and the hour in Moscow time
WINDOWS = [
    ("За ночь сбит дрон над Тулой.", "11T20:00", "12T07:00"),
    ("С 23.00 до 7.00 мск сбит дрон над Тулой.", "11T23:00", "12T07:00"),
    ("С 20.00 до 24.00 11 июня сбит дрон над Тулой.", "11T20:00", "12T00:00"),
    ("From 9 to 11 p.m. a drone was downed over Tula.", "11T21:00", "11T23:00"),
    ("О 02:30 за Києвом збито дрон над Тулою.", "12T02:30", "12T02:30"),
    ("В ночь на 10 июня сбит дрон над Тулой.", "09T20:00", "10T07:00"),
    # the night or the morning behind its hour
    (
        "From 22:00 last night until 5:30 this morning 8 drones were downed over Tula.",
        "11T22:00",
        "12T05:30",
    ),
    (
        "Between 9.30 last night and 5 this morning 8 drones were downed over Tula.",
        "11T21:30",
        "12T05:00",
    ),
    ("From 23:00 to 07:00 overnight, 8 drones were downed over Tula.", "11T23:00", "12T07:00"),
    ("За три часа, с 3 до 6, над Тулой сбито 8 дронов.", "12T03:00", "12T06:00"),
    ("З 8-ї до 11-ї вечора 10 червня збито 8 дронів над Тулою.", "10T20:00", "10T23:00"),
    ("С семи до одиннадцати вечера над Тулой сбито 8 дронов.", "11T19:00", "11T23:00"),
    # local time is that of the region
    ("At 04:10 local time eight drones were downed over Samara.", "12T03:10", "12T03:10"),
    ("Сбит дрон над Тулой. По местному времени в 4:30.", "12T04:30", "12T04:30"),
    ("За місцевим часом о 6:30 збито дрон над Пермським краєм.", "12T04:30", "12T04:30"),
    # midnight ends the day that is named with it
    (
        "21:00 Moscow time until midnight on 10 June: 8 drones downed over Tula.",
        "10T21:00",
        "11T00:00",
    ),
    # parts of an hour
    ("В половине третьего ночи над Тулой сбит дрон.", "12T02:30", "12T02:30"),
    ("Без четверти три ночи над Тулой сбит дрон.", "12T02:45", "12T02:45"),
    ("О чверть на третю ночі над Тулою збито дрон.", "12T02:15", "12T02:15"),
    ("Half past two in the morning saw a drone shot down over Tula.", "12T02:30", "12T02:30"),
    (
        "From half past nine in the evening to a quarter to six in the morning 8 drones fell.",
        "11T21:30",
        "12T05:45",
    ),
    ("В час ночи над Тулой сбит дрон.", "12T01:00", "12T01:00"),
    ("Між 2-ю та 4-ю годинами ночі над Тулою збито 8 дронів.", "12T02:00", "12T04:00"),
    # from one part of a day to another
    ("С вечера 10 июня до утра 11 июня над Тулой сбито 8 дронов.", "10T20:00", "11T07:00"),
    ("8 drones were downed over Tula from late Monday to early Tuesday.", "10T20:00", "11T07:00"),
    ("С 20:00 вчерашнего дня до 7:00 сегодняшнего над Тулой сбит дрон.", "11T20:00", "12T07:00"),
    # an English night begins on the evening of its weekday
    ("On Monday night, 8 drones were shot down over Tula.", "10T20:00", "11T07:00"),
    ("Overnight into Tuesday 8 drones were shot down over Tula.", "10T20:00", "11T07:00"),
    # the day on which something was said is not when it happened
    (
        "More than 50 drones downed overnight\n\nRussia's Defence Ministry said on Wednesday that "
        "it had intercepted 54 drones over Tula.",
        "11T20:00",
        "12T07:00",
    ),
    (
        "Минувшей ночью сбит 61 дрон. Об этом в среду утром сообщило ведомство. По его данным, "
        "60 сбиты над Тулой, один — над Калугой.",
        "11T20:00",
        "12T07:00",
    ),
    # a tally of a night that ends before the evening began the evening before
    ("Сбито 8 дронов над Тулой ночью до 18:00 10 июня.", "09T20:00", "10T18:00"),
    # a night without another one to be told from
    ("Рекорд: за одну ночь над Тулой сбито 105 дронов.", "11T20:00", "12T07:00"),
]


@pytest.mark.parametrize(("text", "start", "end"), WINDOWS)
def test_reads_windows(text: str, start: str, end: str) -> None:
    claims = parse_report(Report(text, published=PUBLISHED, publisher="mod_russia")).claims
    for window in {claim.window for claim in claims}:
        assert window.start is not None
        assert window.end is not None
        assert (f"{window.start:%dT%H:%M}", f"{window.end:%dT%H:%M}") == (start, end)
    assert claims


# texts that nobody dated, or of which only a part has a date
UNDATED = [
    "12 drones were shot down over Tula on 3 March 2026. Another 30 since 8 p.m. on Monday.",
    "Five drones were shot down over Tula from 8 p.m. to 11 p.m. From then until 7 a.m. on "
    "3 March 2026, 12 more were shot down over Kursk.",
    "Ночью над Тулой сбиты 12 дронов, 3 марта 2026 года — 30, сообщило Минобороны. Всего 42.",
    "С понедельника по 3 марта 2026 года над Тулой сбиты 43 дрона, 5 марта — ещё два.",
    "Увечері над Тулою збито 12 дронів, уночі — 40, о 9:15 — ще один. Напередодні було п'ять.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_shows_no_day_that_nobody_tells(text: str) -> None:
    report = parse_report(Report(text))
    assert report.claims
    for claim in report.claims:
        bounds = (claim.window.start, claim.window.end)
        assert all(at is None or at.year == 2026 for at in bounds)
    shown = " ".join([*(n for c in report.claims for n in c.notes), *map(str, report.checks)])
    assert "12-31" not in shown
    assert "31 Dec" not in shown


def test_a_day_told_beats_one_that_nobody_tells() -> None:
    (claim,) = parse_report(Report("Сегодня, 3 марта 2026 года, над Тулой сбит 21 дрон.")).claims
    assert claim.window.start == datetime(2026, 3, 3, tzinfo=MOSCOW)
