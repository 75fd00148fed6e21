"""Frames of sentences crossed with what may stand in them: each pair says one thing plainly.

A list in any frame gives the same total and parts, a time the same window, a voice its claimant.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

import pytest

from claims.model import MOSCOW, Language, Report
from claims.parse import parse_report

PUBLISHED = datetime(2025, 5, 14, 10, tzinfo=MOSCOW)
TULA, KALUGA, CRIMEA = ("RU-TUL",), ("RU-KLU",), ("UA-43",)

NUMBERED: dict[Language, list[str]] = {
    "en": [
        "The ministry said that {n} shot down over Tula Oblast.",
        "As {n} shot down over Tula Oblast, windows shook, the governor said.",
        "A fire broke out after {n} downed over Tula Oblast, the governor said.",
        "It was over Tula Oblast that {n} destroyed, the governor said.",
        "In Tula Oblast, {n} brought down, according to the governor.",
    ],
    "uk": [
        "Міністерство повідомило, що над Тульською областю збито {n}.",
        "Губернатор сказав, що {n} збито над Тульською областю.",
        "Коли над Тульською областю збили {n}, ніхто не постраждав, каже губернатор.",
        "Губернатор подякував розрахункам, які збили {n} над Тульською областю.",
    ],
}
NUMBERS: dict[Language, dict[str, int]] = {
    "en": {
        "one drone was": 1,
        "two drones were": 2,
        "12 UAVs were": 12,
        "twenty-one drones were": 21,
    },
    "uk": {"один дрон": 1, "два дрони": 2, "12 БпЛА": 12, "двадцять один дрон": 21},
}

TOTALLED: dict[Language, list[str]] = {
    "en": [
        "The ministry said 14 drones were shot down: {l}.",
        "Russia's defence ministry reported that 14 drones had been destroyed overnight — {l}.",
        "14 UAVs shot down ({l}), MoD says.",
    ],
    "uk": [
        "Міністерство заявило про 14 збитих дронів: {l}.",
        "За ніч збито 14 безпілотників, повідомило міністерство: {l}.",
        "Збито 14 БпЛА ({l}), звітує міністерство.",
    ],
}
LISTS: dict[Language, list[str]] = {
    "en": [
        "four over Tula Oblast, four over Kaluga Oblast and six over Crimea",
        "six over Crimea, four over Tula Oblast and as many over Kaluga Oblast",
        "four each over the Tula and Kaluga regions, six over Crimea",
        "over Tula and Kaluga oblasts, four each, and over Crimea, six",
        "Tula and Kaluga oblasts – four each; Crimea – six",
        "Tula Oblast saw four, Kaluga Oblast four and Crimea six",
        "four over Tula, another four over Kaluga and the remaining six over Crimea",
    ],
    "uk": [
        "чотири — над Тульською областю, чотири — над Калузькою, шість — над Кримом",
        "шість — над Кримом, чотири — над Тульською областю, стільки ж — над Калузькою",
        "по чотири над Тульською та Калузькою областями, шість — над Кримом",
        "над Тульською та Калузькою — по чотири, над Кримом — шість",
        "Крим (6), Тульська та Калузька області (по 4)",
        "чотири над Тулою, ще чотири над Калугою, решта — над Кримом",
    ],
}

TIMED: dict[Language, list[str]] = {
    "en": [
        "The ministry said 12 drones were shot down {t} over Tula Oblast.",
        "Crews destroyed 12 drones over Tula Oblast {t}, the ministry reported on Wednesday.",
        "The ministry reported that {t} air defences had destroyed 12 drones over Tula Oblast.",
    ],
    "uk": [
        "Міністерство повідомило, що {t} над Тульською областю збито 12 дронів.",
        "Над Тульською областю {t} знищено 12 дронів, звітує Міноборони РФ.",
        "ППО {t} знищила над Тульською областю 12 БпЛА, повідомило у середу Міноборони РФ.",
    ],
}
TIMES: dict[Language, dict[str, tuple[str, str]]] = {
    "en": {
        "overnight": ("13T20:00", "14T07:00"),
        "on the night of 13 to 14 May": ("13T20:00", "14T07:00"),
        "between 11 p.m. Tuesday and 5 a.m. Wednesday": ("13T23:00", "14T05:00"),
        "from 23:00 on 13 May until 05:00 on 14 May": ("13T23:00", "14T05:00"),
        "at about 3.15 a.m.": ("14T03:15", "14T03:15"),
        "on 12 May": ("12T00:00", "13T00:00"),
        "overnight from Monday to Tuesday": ("12T20:00", "13T07:00"),
    },
    "uk": {
        "минулої ночі": ("13T20:00", "14T07:00"),
        "у ніч із 13 на 14 травня": ("13T20:00", "14T07:00"),
        "від одинадцятої вечора до п'ятої ранку": ("13T23:00", "14T05:00"),
        "з 23:00 13 травня до 05:00 14 травня": ("13T23:00", "14T05:00"),
        "близько 03:15": ("14T03:15", "14T03:15"),
        "12 травня": ("12T00:00", "13T00:00"),
        "у ніч з понеділка на вівторок": ("12T20:00", "13T07:00"),
    },
}

VOICED: dict[Language, list[str]] = {
    "en": [
        "Twelve drones were shot down over Tula Oblast, {s} said.",
        "Twelve drones were shot down over Tula Oblast, according to {s}.",
        "According to {s}, 12 drones were shot down over Tula Oblast.",
    ],
    "uk": [
        "Над Тульською областю збито 12 дронів, заявляє {s}.",
        "«Над Тульською областю знищено 12 БпЛА», — пише {s}.",
        "Як стверджує {s}, над Тульською областю збили 12 дронів.",
    ],
}
VOICES: dict[Language, dict[str, str]] = {
    "en": {
        "the Russian military": "ru_mod",
        "Moscow": "ru_official",
        "the regional governor": "ru_governor",
        "local authorities": "ru_official",
        "an officer in the Russian air defence": "ru_military_unnamed",
        "Western officials": "western_officials",
    },
    "uk": {
        "оборонне відомство РФ": "ru_mod",
        "глава області": "ru_governor",
        "оперштаб області": "ru_official",
        "джерело в російській армії": "ru_military_unnamed",
        "очевидці": "other",
    },
}


def cross(
    frames: Mapping[Language, list[str]], fillings: Mapping[Language, Iterable[str]]
) -> list[tuple[Language, str, str]]:
    """Every frame of a language with everything that may stand in it."""
    return [(lang, f, x) for lang in frames for f in frames[lang] for x in fillings[lang]]


@pytest.mark.parametrize(("lang", "frame", "number"), cross(NUMBERED, NUMBERS))
def test_a_number_in_any_clause(lang: Language, frame: str, number: str) -> None:
    parsed = parse_report(Report(frame.format(n=number), lang=lang))
    numbered = [(c.low, c.high, c.zones, c.outcome) for c in parsed.claims if c.low is not None]
    n = NUMBERS[lang][number]
    assert (parsed.status, numbered) == ("parsed", [(n, n, TULA, "destroyed")])


@pytest.mark.parametrize(("lang", "frame", "listed"), cross(TOTALLED, LISTS))
def test_a_list_behind_its_total(lang: Language, frame: str, listed: str) -> None:
    parsed = parse_report(Report(frame.format(l=listed), lang=lang))
    numbered = sorted((c.role, c.low, c.zones) for c in parsed.claims)
    parts = [("part", 4, KALUGA), ("part", 4, TULA), ("part", 6, CRIMEA)]
    total = ("total", 14, tuple(sorted(KALUGA + TULA + CRIMEA)))
    assert (parsed.status, numbered) == ("parsed", [*parts, total])


@pytest.mark.parametrize(("lang", "frame", "time"), cross(TIMED, TIMES))
def test_a_time_in_any_place(lang: Language, frame: str, time: str) -> None:
    parsed = parse_report(Report(frame.format(t=time), lang=lang, published=PUBLISHED))
    windows = [c.window for c in parsed.claims]
    assert [(w.start, w.end) for w in windows] == [
        tuple(datetime.fromisoformat(f"2025-05-{end}:00+03:00") for end in TIMES[lang][time])
    ]


@pytest.mark.parametrize(("lang", "frame", "voice"), cross(VOICED, VOICES))
def test_a_voice_in_any_place(lang: Language, frame: str, voice: str) -> None:
    parsed = parse_report(Report(frame.format(s=voice), lang=lang))
    assert [c.claimant for c in parsed.claims] == [VOICES[lang][voice]]
