"""What parties claim side by side: the night of 18 November 2025, ten cases, and properties."""

from datetime import date, datetime, time, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.aggregate import PARTIES, daily_table, statement_table
from claims.agreement import Comparison
from claims.compare import Row, SideBySide, compare_parties
from claims.days import count_day, count_days, find_zone_days, nearest_days
from claims.headlines import find_headlines
from claims.ledger import Ledger
from claims.model import MOSCOW, Window
from claims.statements import TOPICS
from claims.windows import relate_windows


@pytest.fixture(scope="module")
def claims(recorded: Ledger) -> pd.DataFrame:
    return recorded.claims()


@pytest.fixture(scope="module")
def cases(recorded: Ledger) -> pd.DataFrame:
    return recorded.contradictions()


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


def side_by_side(
    claims: pd.DataFrame, cases: pd.DataFrame, day: date, zone: str | None = None
) -> SideBySide:
    midnight = datetime.combine(day, time(), MOSCOW)
    return compare_parties(
        claims, cases, midnight - timedelta(hours=4), midnight + timedelta(days=1), zone
    )


def row_of(view: SideBySide, topic: str) -> Row:
    return next(row for row in view.rows if row.topic == topic)


def headlines(view: SideBySide, party: str) -> list[tuple[int | None, str]]:
    return [(s.low, s.subject) for s in row_of(view, "how_many").cells[party].statements]


# The night to 18 November 2025 ------------------------------------------------------------


@pytest.fixture(scope="module")
def november(claims: pd.DataFrame, cases: pd.DataFrame) -> SideBySide:
    return side_by_side(claims, cases, date(2025, 11, 18))


def test_the_ministrys_headlines_stand_in_the_order_of_time(november: SideBySide) -> None:
    drones = [n for n, subject in headlines(november, "ru_mod") if subject == "drone"]
    assert drones == [18, 31, 5, 18]


def test_the_18_of_the_evening_are_no_part_of_the_31(november: SideBySide) -> None:
    pair = next(n for n in november.neighbours if (n.first.low, n.second.low) == (18, 31))
    assert pair.relation == "within"  # the convention draws the night from 20:00
    assert pair.is_separate
    assert pair.proof == ("RU-BEL", 10, None)  # 10 of the 18; the 31 are complete without it


def test_the_two_18_are_neither_merged_nor_set_against_each_other(november: SideBySide) -> None:
    counted = row_of(november, "how_many").agreement.comparisons
    assert not [
        c for c in counted if c.second and {c.first.low, c.second.low} == {18} and c.kind == "same"
    ]


def test_the_ministry_and_the_blogger_differ_in_the_number_of_missiles(
    november: SideBySide,
) -> None:
    differing = [
        c for c in row_of(november, "how_many").agreement.comparisons if c.kind == "number"
    ]
    assert [(c.zones, c.first.low, c.gap) for c in differing] == [(("RU-VOR",), 4, 1)]
    assert differing[0].second is not None
    assert (differing[0].second.low, differing[0].second.high) == (5, 6)


def test_only_the_ministry_gives_a_number_of_drones(november: SideBySide) -> None:
    alone = [c for c in row_of(november, "how_many").agreement.comparisons if c.kind == "one_side"]
    assert [(c.first.claimant, c.reason) for c in alone] == [("ru_mod", "drone")]


def test_missiles_at_voronezh_are_said_by_both_sides_of_the_war(november: SideBySide) -> None:
    same = [c for c in row_of(november, "weapon").agreement.comparisons if c.zones == ("RU-VOR",)]
    pairs = {(c.first.claimant, c.second.claimant) for c in same if c.second and c.kind == "same"}
    assert ("ru_mod", "ua_general_staff") in pairs


def test_all_shot_down_stands_beside_hit(november: SideBySide) -> None:
    row = row_of(november, "hit")
    assert row.agreement.kind == "outcome"
    over_voronezh = [c for c in row.agreement.comparisons if c.zones == ("RU-VOR",)]
    assert [(c.first.claimant, c.second and c.second.claimant) for c in over_voronezh] == [
        ("ru_mod", "ua_general_staff")
    ]


def test_belgorod_is_named_by_its_governor_and_not_in_the_list_of_31(
    november: SideBySide,
) -> None:
    row = row_of(november, "where")
    assert row.agreement.kind == "place"
    first = row.agreement.comparisons[0]
    assert (first.first.low, first.reason, first.zones) == (31, "list_without_it", ("RU-BEL",))


def test_the_next_nights_65_are_not_part_of_the_day(november: SideBySide) -> None:
    assert 65 not in [n for n, _ in headlines(november, "ru_mod")]


def test_every_cell_says_something(november: SideBySide) -> None:
    assert [row.topic for row in november.rows] == list(TOPICS)
    for row in november.rows:
        assert list(row.cells) == list(PARTIES)
        for cell in row.cells.values():
            assert bool(cell.statements) == (cell.state in ("stated", "named"))
            assert bool(cell.searched) == (cell.state == "none_found")


def test_silence_names_what_was_read(november: SideBySide) -> None:
    cells = row_of(november, "why").cells
    assert "UNIAN" in cells["unnamed"].searched
    assert cells["western"].state == "not_searched"


def test_the_ministry_claims_ten_for_voronezh_that_night(
    claims: pd.DataFrame, cases: pd.DataFrame
) -> None:
    view = side_by_side(claims, cases, date(2025, 11, 18), "RU-VOR")
    drones = [n for n, subject in headlines(view, "ru_mod") if subject == "drone"]
    assert drones == [1, 10]  # one in the evening before, ten in the night
    counts = count_day(daily_table(claims), date(2025, 11, 18), "RU-VOR")
    assert ("ru_mod", "drone", 10, 10) in [(c.party, c.subject, c.low, c.high) for c in counts]


def test_days_are_counted_together_with_the_zones_that_they_name(claims: pd.DataFrame) -> None:
    daily = daily_table(claims)
    first, last = date(2025, 11, 17), date(2025, 11, 18)
    apart = [c for day in (first, last) for c in count_day(daily, day)]
    for count in count_days(daily, first, last):
        own = [c for c in apart if (c.party, c.subject) == (count.party, count.subject)]
        assert (count.low, count.high) == (sum(c.low for c in own), sum(c.high for c in own))
        assert max(c.places for c in own) <= count.places <= sum(c.places for c in own)


# Other cases of data/contradictions.csv ---------------------------------------------------

CASES = [
    ("2024-09-18", "RU-BRY", "how_many", "number", 2),  # ministry 16, governor 14
    ("2024-07-01", "RU-KRS", "how_many", "number", 2),  # nine against seven
    ("2025-10-25", "RU-SMO", "how_many", "same", None),  # both 11: a control
    ("2025-11-16", "RU-BRY", "how_many", "same", None),  # both five, 14:00 to 17:00
    ("2024-08-14", "RU-VOR", "how_many", "same", None),  # 37 against "more than 35"
    ("2024-07-25", "RU-KRS", "how_many", "not_comparable", None),  # night and the evening before
    ("2024-03-13", "RU-VOR", "how_many", "not_comparable", None),  # the governor's longer window
    ("2025-07-25", "RU-TAM", "how_many", "not_comparable", None),  # a copy with another number
    ("2025-08-25", "RU-SMO", "weapon", "weapon", None),  # seven shot down, seven jammed
    ("2024-03-12", "RU-VOR", "where", "place", None),  # the ministry's list leaves it out
    ("2025-01-11", "RU-TAM", "hit", "outcome", None),  # two intercepted; two houses struck
    ("2025-12-29", "RU-NGR", "why", "denied", None),  # the attack itself is denied
    ("2025-01-29", "RU-TVE", "how_many", "number", 22),  # seven against 29
    ("2025-12-29", "RU-NGR", "how_many", "not_comparable", None),  # 18 and 23 make the other's 41
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def test_a_recorded_case_reads_right(
    claims: pd.DataFrame, cases: pd.DataFrame, case: tuple[str, str, str, str, int | None]
) -> None:
    day, zone, topic, kind, gap = case
    view = side_by_side(claims, cases, date.fromisoformat(day), zone)
    agreement = row_of(view, topic).agreement
    assert agreement.kind == kind
    assert agreement.comparisons[0].gap == gap


def all_comparisons(view: SideBySide) -> list[Comparison]:
    return [c for row in view.rows for c in row.agreement.comparisons]


def test_no_side_marked_as_not_comparable_is_set_against_a_number(
    claims: pd.DataFrame, cases: pd.DataFrame
) -> None:
    for day in cases["date"].dt.date.unique():
        for c in all_comparisons(side_by_side(claims, cases, day)):
            if c.second and c.kind in ("number", "same") and c.first.has_number:
                remarks = {case.key: case.remark for case in c.first.cases}
                shared = [case for case in c.second.cases if case.key in remarks]
                numbers = c.reason in ("same", "likely_same", "day_only")
                assert not (numbers and any(case.remark or remarks[case.key] for case in shared))


def test_no_side_of_a_case_is_lost(claims: pd.DataFrame, cases: pd.DataFrame) -> None:
    for key, sides in cases.groupby("case_key"):
        view = side_by_side(claims, cases, sides["date"].iloc[0].date())
        held = [s for s in view.statements if str(key) in {case.key for case in s.cases}]
        assert {s.claimant for s in held} == set(sides["claimant"]), key
        assert len({s.claim_id for s in held}) >= len(sides) - 1, key


# Properties -------------------------------------------------------------------------------

DAYS = st.dates(date(2023, 2, 28), date(2026, 3, 12))


def told(view: SideBySide) -> list[object]:
    """What a reader sees, without the objects' identities."""
    cells = [(r.topic, p, c.state, c.statements) for r in view.rows for p, c in r.cells.items()]
    return [cells, [row.agreement for row in view.rows], view.neighbours]


@settings(max_examples=15)
@given(day=DAYS, seed=st.integers(0, 1000))
def test_the_order_in_which_claims_arrive_changes_nothing(
    claims: pd.DataFrame, cases: pd.DataFrame, day: date, seed: int
) -> None:
    shuffled = claims.sample(frac=1, random_state=seed)
    assert told(side_by_side(shuffled, cases, day)) == told(side_by_side(claims, cases, day))


@settings(max_examples=15)
@given(day=DAYS)
def test_a_relay_changes_no_number(claims: pd.DataFrame, cases: pd.DataFrame, day: date) -> None:
    originals = claims[(claims["day"].dt.date == day) & claims["relay_of"].isna()]
    copies = originals.assign(
        relay_of=originals["report_key"],
        report_key=originals["report_key"] + "_copy",
        claim_id=originals["claim_id"] + "-copy",
    )
    more = pd.concat([claims, copies], ignore_index=True)
    assert told(side_by_side(more, cases, day)) == told(side_by_side(claims, cases, day))
    pd.testing.assert_frame_equal(daily_table(more), daily_table(claims))


def test_every_headline_is_the_sum_of_its_shares_or_says_by_how_much_not(
    claims: pd.DataFrame,
) -> None:
    sums = statement_table(claims)
    for bound in ("low", "high"):
        shares = sum(sums[f"{s}_{bound}"] for s in ("allocated", "joint", "seas", "unallocated"))
        off = sums[(shares != sums[f"headline_{bound}"]) & (sums["off_by"] == 0)]
        assert off.empty
    assert (sums["headline_low"] <= sums["headline_high"]).all()


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2025, 1, 4)).map(  # noqa: DTZ001
    lambda moment: moment.replace(minute=0, second=0, microsecond=0, tzinfo=MOSCOW)
)
WINDOWS = st.builds(
    lambda start, hours, basis: Window(start, start + timedelta(hours=hours), basis),
    MOMENTS,
    st.integers(0, 30),
    st.sampled_from(["stated", "convention", "day"]),
)
MIRRORED = {"contains": "within", "within": "contains"}


@given(first=WINDOWS, second=WINDOWS)
def test_windows_relate_alike_from_both_ends(first: Window, second: Window) -> None:
    relation = relate_windows(first, second)
    assert relate_windows(second, first) == MIRRORED.get(relation, relation)


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        # The evening is not the night that follows, which has no hours of its own.
        (("17T20", "17T23", "stated"), ("17T20", "18T07", "convention"), "within"),
        # Eight hours that fill the night are that night.
        (("17T23", "18T07", "stated"), ("17T20", "18T07", "convention"), "likely_same"),
        (("17T23", "18T07", "stated"), ("17T23", "18T07", "stated"), "same"),
        (("18T08", "18T13", "stated"), ("18T13", "18T23", "stated"), "disjoint"),
        (("18T06", "18T09", "stated"), ("17T23", "18T07", "stated"), "overlapping"),
        # A report that gives only a day is never laid over a night.
        (("18T00", "19T00", "day"), ("17T20", "18T07", "convention"), "day_only"),
        (("18T00", "19T00", "day"), ("18T00", "19T00", "day"), "likely_same"),
    ],
)
def test_how_windows_relate(
    first: tuple[str, str, str], second: tuple[str, str, str], relation: str
) -> None:
    a, b = (
        Window(moscow(f"2025-11-{s}:00"), moscow(f"2025-11-{e}:00"), basis)  # type: ignore[arg-type]
        for s, e, basis in (first, second)
    )
    assert relate_windows(a, b) == relation


def test_a_window_without_hours_is_related_to_nothing() -> None:
    night = Window(moscow("2025-11-17T20:00"), moscow("2025-11-18T07:00"), "convention")
    assert relate_windows(night, Window()) == "unknown"


# Days -------------------------------------------------------------------------------------


def test_the_nearest_days_are_those_with_a_report(claims: pd.DataFrame) -> None:
    days = claims["day"].dropna().dt.date
    assert nearest_days(claims, date(2020, 1, 1)) == (None, days.min())
    assert nearest_days(claims, date(2030, 1, 1)) == (days.max(), None)
    before, after = nearest_days(claims, date(2025, 11, 18))
    assert (before, after) == (date(2025, 11, 17), date(2025, 11, 19))


def test_a_zones_days_tell_a_number_from_a_share_and_from_a_name(claims: pd.DataFrame) -> None:
    daily, day = daily_table(claims), date(2025, 11, 18)
    assert find_zone_days(daily, "RU-VOR")[day]["ru_mod"].kind == "number"
    assert find_zone_days(daily, "RU-KLU")[day]["ru_mod"].kind == "joint"
    assert find_zone_days(daily, "RU-KLU")[day]["ru_mod"].high == 18
    assert day not in find_zone_days(daily, "RU-PSK")


def test_a_part_of_the_day_shows_only_its_own_sides_of_a_case(
    claims: pd.DataFrame, cases: pd.DataFrame
) -> None:
    night = compare_parties(claims, cases, moscow("2025-11-17T20:00"), moscow("2025-11-18T08:00"))
    assert [n for n, _ in headlines(night, "ru_mod")] == [18, 31]


def test_parts_without_a_total_still_tell_how_many(
    claims: pd.DataFrame, cases: pd.DataFrame
) -> None:
    view = side_by_side(claims, cases, date(2025, 12, 14))
    cell = row_of(view, "how_many").cells["ru_mod"]
    assert cell.state == "stated"
    (parts,) = cell.reports
    assert {s.role for s in parts} == {"part"}
    assert sum(s.low or 0 for s in parts) == 141
    assert [s.report_key for s in find_headlines(view.statements)] == ["2025-12-14_night_ru_mod"]
