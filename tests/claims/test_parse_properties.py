"""What holds of the parser for any text."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.model import (
    CLAIMANTS,
    OUTCOMES,
    QUALIFIERS,
    ROLES,
    STATUSES,
    SUBJECTS,
    ParsedReport,
    Report,
)
from claims.parse import parse_report
from geo.gazetteer import load_gazetteer

WORDS = (
    "сбито 12 дронов над Курской областью , . : — и по пять (три) ночью ракет Минобороны из них "
    "остальные всего ещё « » \n губернатор с 23:00 до 7:00 мая 2024 each over the Tula regions "
    "downed drones half of them Crimea 5-7 збито безпілотників решта Кримом"
).split(" ")
REGIONS = ["Курской", "Тульской", "Орловской", "Тверской", "Псковской", "Рязанской", "Пензенской"]
FEWER = settings(max_examples=60)


def check_valid(parsed: ParsedReport, text: str) -> None:
    zones = load_gazetteer().zones
    assert parsed.status in STATUSES
    assert bool(parsed.reasons) == (parsed.status in ("partial", "rejected"))
    for claim in parsed.claims:
        assert claim.role in ROLES
        assert claim.subject in SUBJECTS
        assert claim.outcome in OUTCOMES
        assert claim.qualifier in QUALIFIERS
        assert claim.claimant in CLAIMANTS
        assert claim.zones == tuple(sorted(set(claim.zones)))
        assert all(zone in zones for zone in claim.zones)
        start, end = claim.span
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
        if claim.low is not None and claim.high is not None:
            assert 0 <= claim.low <= claim.high
        window = claim.window
        assert (window.basis == "unknown") == (window.start is None) == (window.end is None)
        if window.start and window.end:
            assert window.start <= window.end


@FEWER
@given(st.text(max_size=300))
def test_any_text_ends_in_a_valid_output(text: str) -> None:
    check_valid(parse_report(Report(text)), text)


@FEWER
@example(["12", "23:00", "ракет"])
@example("В Москву прилетели 8 дронов , сбиты . Москву authorities".split())
@given(st.lists(st.sampled_from(WORDS), max_size=60))
@example(
    "Саратовской, Самарской 18 БПЛА. К уточнило Минобороны, пяти трёх Крымом. Всего 18.".split()
)
@example("hours, two 1,340 214th drones shot down".split())  # an ordinal above all tables
@example(["each", "of", "drones,"])  # "each of" with no place named anywhere
def test_any_words_end_in_a_valid_output(words: list[str]) -> None:
    text = " ".join(words)
    check_valid(parse_report(Report(text)), text)


@FEWER
@given(
    st.lists(st.integers(1, 40), min_size=2, max_size=6),
    st.integers(-5, 5),
    st.randoms(use_true_random=False),
)
def test_parts_make_the_total_or_the_check_fails(
    counts: list[int], error: int, random: "object"
) -> None:
    total = sum(counts) + error
    items = [f"{n} — над {r} областью" for n, r in zip(counts, REGIONS, strict=False)]
    parsed = parse_report(Report(f"Сбито {max(total, 1)} БПЛА: {', '.join(items)}.", "ru"))
    sums = [check.state for check in parsed.checks if check.rule == "parts_sum_to_total"]
    assert sums == ["ok" if max(total, 1) == sum(counts) else "failed"]
    assert (parsed.status == "parsed") == (max(total, 1) == sum(counts))
    # the order of the items changes nothing
    random.shuffle(items)  # type: ignore[attr-defined]
    again = parse_report(Report(f"Сбито {max(total, 1)} БПЛА: {', '.join(items)}.", "ru"))
    key = {(c.role, c.zones, c.low) for c in parsed.claims}
    assert {(c.role, c.zones, c.low) for c in again.claims} == key


@pytest.mark.parametrize(
    "piece",
    [
        *("7", "12 ", "(", "<b", ".", "пять ", "\n", "а-", "а", "23:00 ", "ночью ", "1) сбит\n"),
        *("дрон сбит над Курской областью, ", "Курской ", "«", ", "),
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = "Сбит дрон. " + piece * (size // len(piece))
        parse_report(Report(text))
        start = time.process_time()
        parse_report(Report(text))
        return time.process_time() - start

    small, large = seconds(10_000), seconds(100_000)
    assert large < 40 * small + 0.5
