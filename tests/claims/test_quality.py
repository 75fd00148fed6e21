"""The quality of the record, and windows on a clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.clock import lay_on_clock
from claims.ledger import Ledger
from claims.quality import Gap, Quality, find_gaps, measure_quality
from claims.statements import Statement, read_statements


@pytest.fixture(scope="module")
def quality(recorded: Ledger) -> Quality:
    return measure_quality(recorded.claims(), recorded.readings(), recorded.checks())


def test_all_recorded_reports_are_counted(quality: Quality, recorded: Ledger) -> None:
    claims = recorded.claims()
    assert quality.claims == len(claims)
    assert quality.recorded == quality.reports == claims["report_key"].nunique()
    with_day = claims.dropna(subset=["day"])["report_key"].nunique()
    assert sum(sum(counts) for _, counts in quality.parties.rows) == with_day
    assert quality.no_window == quality.reports - with_day


def test_the_altered_copy_of_14_december_2025_is_named(quality: Quality) -> None:
    altered = [(copy.original, copy.relay.altered) for copy in quality.altered]
    assert ("2025-12-14_night_ru_mod", (("drone", ("RU-ROS",), 4, 22),)) in altered


def test_the_overlap_of_19_november_2025_is_named(quality: Quality) -> None:
    pairs = [{row["report_key"], row["other_key"]} for row in quality.overlaps]
    assert {"2025-11-19_night_ru_mod", "2025-11-19_day-0600-0900_ru_mod"} in pairs


@given(st.sets(st.dates(date(2025, 1, 1), date(2025, 3, 1)), min_size=1))
def test_gaps_and_days_fill_the_calendar(days: set[date]) -> None:
    gaps = find_gaps(days)
    empty = {gap.first + timedelta(days=n) for gap in gaps for n in range(gap.days)}
    first, last = min(days), max(days)
    calendar = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    assert empty | days == calendar
    assert not empty & days


def test_a_gap_of_one_day() -> None:
    day = date(2025, 1, 2)
    assert find_gaps({day - timedelta(days=1), day + timedelta(days=1)}) == (Gap(day, day),)


# Clock ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def headlines(recorded: Ledger) -> list[Statement]:
    claims = recorded.claims()
    keys = ("2025-11-17_evening-2000-2300_ru_mod", "2025-11-18_night_ru_mod")
    chosen = claims[claims["report_key"].isin(keys) & (claims["role"] == "total")]
    start = chosen["window_start"].min().to_pydatetime()
    no_cases = recorded.contradictions().iloc[:0]
    return list(read_statements(chosen, no_cases, start, start))


def test_the_evening_lies_in_the_night_without_hours(headlines: list[Statement]) -> None:
    clock = lay_on_clock(headlines)
    evening, night = clock.bars
    assert (evening.left, night.left) == (0, 0)
    assert (evening.width, night.width) == (pytest.approx(3 / 11), 1)
    assert evening.overlaps == night.overlaps == ((0, pytest.approx(3 / 11)),)
    assert [moment.hour for moment, _ in clock.ticks] == [*range(20, 24), *range(8)]


def test_the_order_of_headlines_does_not_move_the_bars(headlines: list[Statement]) -> None:
    assert lay_on_clock(headlines[::-1]) == lay_on_clock(headlines)


def test_nothing_to_draw() -> None:
    assert lay_on_clock([]).bars == ()
