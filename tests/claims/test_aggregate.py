"""Counting: nights compared with their reports by hand, and what holds for all reports."""

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.aggregate import (
    PARTY_OF,
    counted_day,
    daily_table,
    day_exclusions,
    statement_table,
)
from claims.ledger import Ledger
from claims.model import CLAIMANTS, MOSCOW, Window

SHARES = ("allocated", "joint", "seas", "unallocated")


def make_claims(*rows: dict[str, Any]) -> pd.DataFrame:
    """A claims table of drones downed over Kursk Oblast on the night to 5 March, but for `rows`."""
    usual = {
        "report_key": "report",
        "claimant": "ru_mod",
        "claimant_name": "Ministry",
        "window_start": datetime(2025, 3, 4, 20, tzinfo=MOSCOW),
        "window_end": datetime(2025, 3, 5, 7, tzinfo=MOSCOW),
        "day": "2025-03-05",
        "role": "total",
        "subject": "drone",
        "outcome": "destroyed",
        "zones": ("RU-KRS",),
        "low": None,
        "relay_of": None,
        "recap": False,
    }
    table = pd.DataFrame([usual | row for row in rows])
    table["claim_id"] = [f"claim {row}" for row in range(len(table))]
    if "high" not in table:
        table["high"] = table["low"]
    return table.assign(
        party=table["claimant"].map(PARTY_OF),
        day=pd.to_datetime(table["day"]),
        low=table["low"].astype("Int64"),
        high=table["high"].astype("Int64"),
        window_start=pd.to_datetime(table["window_start"]),
        window_end=pd.to_datetime(table["window_end"]),
    )


def hours(day: int, start: int, end: int) -> dict[str, Any]:
    """A window on one day of March 2025, by the hours."""
    midnight = datetime(2025, 3, day, tzinfo=MOSCOW)
    return {
        "window_start": midnight + timedelta(hours=start),
        "window_end": midnight + timedelta(hours=end),
        "day": f"2025-03-{day:02}",
    }


def places(table: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Low and high by place, of the places with a number."""
    counted = table[table["high"].notna()]
    return {row.place: (row.low, row.high) for row in counted.itertuples()}


def sums(table: pd.DataFrame) -> tuple[int, int]:
    return int(table["low"].sum()), int(table["high"].sum())


def once(table: pd.DataFrame) -> dict[str, int]:
    """The numbers by place where low and high are the same."""
    found = places(table)
    assert all(low == high for low, high in found.values())
    return {place: low for place, (low, _) in found.items()}


# Nights compared by hand with the reports themselves ----------------------------------------


@pytest.fixture(scope="module")
def claims(recorded: Ledger) -> pd.DataFrame:
    return recorded.claims()


@pytest.fixture(scope="module")
def daily(claims: pd.DataFrame) -> pd.DataFrame:
    return daily_table(claims)


def on(daily: pd.DataFrame, day: str, party: str = "ru_mod", subject: str = "drone") -> Any:
    return daily[(daily["day"] == day) & (daily["party"] == party) & (daily["subject"] == subject)]


def test_18_november_2025_the_night_and_two_windows_of_the_day(daily: pd.DataFrame) -> None:
    # Night 31: Tambov 10, Voronezh 10, Rostov 3, Yaroslavl 3, Smolensk 2, Bryansk 1, Kursk 1,
    # Oryol 1. 08:00 to 13:00, 5: Bryansk 3, Kursk 2. 13:00 to 23:00: 18 over eight zones, no split.
    jointly = "RU-BEL+RU-BRY+RU-KLU+RU-KRS+RU-MOS+RU-MOW+RU-ROS+RU-TUL"
    assert once(on(daily, "2025-11-18")) == {
        "RU-TAM": 10,
        "RU-VOR": 10,
        "RU-ROS": 3,
        "RU-YAR": 3,
        "RU-SMO": 2,
        "RU-BRY": 1 + 3,
        "RU-KRS": 1 + 2,
        "RU-ORL": 1,
        jointly: 18,
    }
    assert sums(on(daily, "2025-11-18")) == (31 + 5 + 18, 31 + 5 + 18)
    # Four ATACMS over Voronezh are missiles: in no count of drones.
    assert once(on(daily, "2025-11-18", subject="missile")) == {"RU-VOR": 4}


def test_17_november_2025_has_the_evening_that_precedes_the_night(daily: pd.DataFrame) -> None:
    # The night to the 17th has 36; 20:00 to 23:00 has 18, and is no part of the next night's 31.
    assert sums(on(daily, "2025-11-17")) == (36 + 18, 36 + 18)
    assert once(on(daily, "2025-11-17"))["RU-BEL"] == 10


def test_19_november_2025_keeps_the_unplaced_and_drops_an_overlap_from_the_low(
    daily: pd.DataFrame, claims: pd.DataFrame
) -> None:
    # Night 65, of which 40 are placed; 06:00 to 09:00 has 11 and overlaps the night's last hour;
    # 09:00 to 13:00 has 4, 13:00 to 20:00 has 26. A paper's copy of the night counts nothing.
    table = on(daily, "2025-11-19")
    assert sums(table) == (65 + 4 + 26, 65 + 11 + 4 + 26)
    assert places(table)["RU"] == (25, 25)
    assert table.loc[table["place"] == "RU", "kind"].tolist() == ["unallocated"]
    assert places(table)["RU-RYA"] == (0, 8)
    left_out = day_exclusions(claims)
    left_out = left_out[left_out["day"] == "2025-11-19"].set_index("reason")
    assert left_out.loc["overlap", "report_key"] == "2025-11-19_day-0600-0900_ru_mod"
    assert left_out.loc["overlap", "other_key"] == "2025-11-19_night_ru_mod"
    assert left_out.loc["relay", "other_key"] == "2025-11-19_night_ru_mod"


def test_25_september_2025_leaves_out_the_recap(daily: pd.DataFrame) -> None:
    # 23:00 to 07:00: 45 jointly; the same text has 55 for the whole night. By day 7.
    assert once(on(daily, "2025-09-25")) == {
        "RU-KDA+RU-ROS+SEA-AZOV+SEA-BLACK+UA-43": 45,
        "RU-BEL": 5,
        "RU-BRY": 2,
    }


def test_15_march_2025_counts_the_jammed_that_the_total_includes(daily: pd.DataFrame) -> None:
    # 126: Volgograd 64, Voronezh 38, Belgorod 14, Bryansk 7, Rostov 2 (jammed), Kursk 1; and one
    # over Kursk about noon.
    assert once(on(daily, "2025-03-15")) == {
        "RU-VGG": 64,
        "RU-VOR": 38,
        "RU-BEL": 14,
        "RU-BRY": 7,
        "RU-ROS": 2,
        "RU-KRS": 1 + 1,
    }


def test_14_june_2024_counts_a_headline_of_its_own_over_another_place(daily: pd.DataFrame) -> None:
    assert sums(on(daily, "2024-06-14")) == (86 + 1, 86 + 1)


def test_13_march_2024_bounds_and_a_day_without_hours(daily: pd.DataFrame) -> None:
    # Night 58. "Seven more in the morning" comes without hours, so it may overlap the night.
    assert sums(on(daily, "2024-03-13")) == (58, 58 + 7)
    # The governors: one over Leningrad Oblast, at least 40 over Voronezh Oblast.
    governors = on(daily, "2024-03-13", "ru_regional").set_index("place")
    assert governors["low"].to_dict() == {"RU-LEN": 1, "RU-VOR": 40}
    assert governors["is_open"].to_dict() == {"RU-LEN": False, "RU-VOR": True}


def test_30_august_2023_governors_of_different_oblasts_do_not_overlap(daily: pd.DataFrame) -> None:
    # Bryansk 3 at night and 3 in the morning (no hours); Oryol 2. The ministry gives parts only.
    assert places(on(daily, "2023-08-30", "ru_regional")) == {"RU-BRY": (3, 6), "RU-ORL": (2, 2)}
    assert once(on(daily, "2023-08-30")) == {
        "RU-BRY": 3,
        "RU-RYA": 2,
        "RU-ORL": 1,
        "RU-KLU": 1,
        "RU-MOS+RU-MOW": 1,
    }
    assert once(on(daily, "2023-08-30", "unnamed")) == {"RU-KLU": 3}


def test_1_january_2026_a_past_day_without_hours_is_not_laid_over_the_night(
    daily: pd.DataFrame,
) -> None:
    # The night in two copies, 53 and 61 (their windows overlap); 16:00 to 23:00: 201; past day 250.
    assert sums(on(daily, "2026-01-01")) == (61 + 201, 53 + 61 + 201)


def test_a_party_that_claims_no_interception_still_has_a_row(daily: pd.DataFrame) -> None:
    # The General Staff spoke of missiles that hit, and gave no number.
    row = on(daily, "2025-11-18", "ua")
    assert row[["place", "kind"]].to_numpy().tolist() == [["RU", "named"]]
    assert row["high"].isna().all()


def test_every_recorded_statement_adds_up(claims: pd.DataFrame) -> None:
    table = statement_table(claims)
    for bound in ("low", "high"):
        placed = sum(table[f"{share}_{bound}"] for share in SHARES)
        assert (placed == table[f"headline_{bound}"]).all()
    assert (table["off_by"] == 0).all()
    assert len(table) == 300


# Rules, one at a time ------------------------------------------------------------------------


def test_a_total_over_a_list_is_joint_and_over_no_list_unallocated() -> None:
    joint = make_claims({"low": 22, "zones": ("RU-BEL", "RU-KRS", "UA-43")})
    assert daily_table(joint)[["place", "kind"]].to_numpy().tolist() == [
        ["RU-BEL+RU-KRS+UA-43", "joint"]
    ]
    nowhere = make_claims({"low": 22, "zones": ("RU",)})
    assert daily_table(nowhere)[["place", "kind"]].to_numpy().tolist() == [["RU", "unallocated"]]


def test_places_without_a_number_are_named_and_not_zero() -> None:
    table = daily_table(make_claims({"role": "other", "zones": ("RU-BEL", "RU-KRS")}))
    assert table["kind"].tolist() == ["named", "named"]
    assert table["place"].tolist() == ["RU-BEL", "RU-KRS"]
    assert table["low"].isna().all()
    assert table["high"].isna().all()


def test_a_claimed_zero_is_a_number() -> None:
    assert once(daily_table(make_claims({"low": 0}))) == {"RU-KRS": 0}


def test_the_rest_of_an_open_list_is_unallocated() -> None:
    table = make_claims(
        {"low": 44, "zones": ("RU",)}, {"role": "part", "low": 21, "zones": ("RU-ROS",)}
    )
    assert once(daily_table(table)) == {"RU-ROS": 21, "RU": 23}


def test_parts_above_their_total_are_shown_and_flagged() -> None:
    table = make_claims(
        {"low": 40},
        {"role": "part", "low": 25, "zones": ("RU-KRS",)},
        {"role": "part", "low": 17, "zones": ("RU-TUL",)},
    )
    assert once(daily_table(table)) == {"RU-KRS": 25, "RU-TUL": 17}
    row = statement_table(table).iloc[0]
    assert (row["headline_low"], row["headline_high"], row["off_by"]) == (40, 40, 2)


def test_a_range_of_a_part_goes_as_far_as_the_total_lets_it() -> None:
    table = make_claims(
        {"low": 12, "zones": ("RU",)},
        {"role": "part", "low": 8, "high": 16, "zones": ("RU-ROS", "RU-SAR")},
        {"role": "part", "low": 4, "zones": ("UA-43",)},
    )
    assert once(daily_table(table.assign(high=[12, 16, 4]))) == {"RU-ROS+RU-SAR": 8, "UA-43": 4}


def test_without_a_total_the_jammed_do_not_count() -> None:
    table = make_claims(
        {"role": "part", "low": 6, "zones": ("UA-43",)},
        {"role": "part", "low": 4, "zones": ("UA-43",), "outcome": "suppressed"},
    )
    assert once(daily_table(table)) == {"UA-43": 6}
    assert day_exclusions(table)["reason"].tolist() == ["jammed"]


def test_subsets_and_other_outcomes_and_subjects_do_not_count() -> None:
    table = make_claims(
        {"low": 6},
        {"role": "subset", "low": 4},
        {"low": 9, "outcome": "launched"},
        {"low": 3, "subject": "boat"},
    )
    assert once(daily_table(table)) == {"RU-KRS": 6}
    assert set(day_exclusions(table)["reason"]) == {"subset", "outcome", "subject"}


def test_a_second_total_over_the_same_place_does_not_count() -> None:
    table = make_claims({"low": 6}, {"low": 4})
    assert once(daily_table(table)) == {"RU-KRS": 6}
    assert day_exclusions(table)["reason"].tolist() == ["other_total"]


def test_the_low_takes_the_heaviest_windows_that_do_not_overlap() -> None:
    table = make_claims(
        {"report_key": "morning", "low": 5, **hours(5, 8, 12)},
        {"report_key": "noon", "low": 8, **hours(5, 11, 14)},
        {"report_key": "afternoon", "low": 4, **hours(5, 13, 18)},
    )
    assert places(daily_table(table)) == {"RU-KRS": (5 + 4, 5 + 8 + 4)}
    left_out = day_exclusions(table).iloc[0]
    assert (left_out["report_key"], left_out["excluded"]) == ("noon", "low")


def test_windows_that_meet_do_not_overlap_and_a_moment_inside_does() -> None:
    meeting = make_claims(
        {"report_key": "one", "low": 5, **hours(5, 8, 12)},
        {"report_key": "two", "low": 8, **hours(5, 12, 14)},
    )
    assert places(daily_table(meeting)) == {"RU-KRS": (13, 13)}
    moment = make_claims(
        {"report_key": "one", "low": 5, **hours(5, 8, 12)},
        {"report_key": "two", "low": 1, **hours(5, 10, 10)},
    )
    assert places(daily_table(moment)) == {"RU-KRS": (5, 6)}


def test_speakers_about_different_places_do_not_overlap() -> None:
    governor = {"claimant": "ru_governor"}
    table = make_claims(
        {"report_key": "one", "low": 5, "claimant_name": "A", **governor},
        {
            "report_key": "two",
            "low": 7,
            "claimant_name": "B",
            "zones": ("RU-TUL",),
            **governor,
        },
    )
    assert once(daily_table(table)) == {"RU-KRS": 5, "RU-TUL": 7}


def test_a_count_of_a_month_is_no_count_of_a_day() -> None:
    table = make_claims({"low": 3150, **hours(1, 0, 24 * 31)})
    assert sums(daily_table(table)) == (0, 0)
    assert day_exclusions(table)["reason"].tolist() == ["long_window"]


def test_a_claim_without_any_day_is_left_out_with_its_reason() -> None:
    unknown = {"window_start": None, "window_end": None, "day": None}
    table = make_claims({"low": 5} | unknown, {"low": 3, "report_key": "other"})
    assert once(daily_table(table)) == {"RU-KRS": 3}
    assert day_exclusions(table)["reason"].tolist() == ["no_day"]


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        ("2025-11-17T20:00", "2025-11-18T07:00", "2025-11-18"),  # a night counts where it ends
        ("2025-11-17T20:00", "2025-11-18T00:00", "2025-11-17"),  # an evening ends at midnight
        ("2025-11-18T00:00", "2025-11-18T07:00", "2025-11-18"),  # after midnight
        ("2025-11-18T00:00", "2025-11-19T00:00", "2025-11-18"),  # a day
        ("2025-11-18T05:30", "2025-11-18T05:30", "2025-11-18"),  # a moment
        ("2025-11-18T13:00", "2025-11-19T20:00", "2025-11-18"),  # ends in the evening: no night
        ("2025-12-31T23:00", "2026-01-01T12:00", "2026-01-01"),  # ends at noon
    ],
)
def test_a_window_counts_to_one_day(start: str, end: str, day: str) -> None:
    moments = (datetime.fromisoformat(moment).replace(tzinfo=MOSCOW) for moment in (start, end))
    assert counted_day(Window(*moments, "stated")) == date.fromisoformat(day)


def test_an_unknown_window_counts_to_no_day() -> None:
    assert counted_day(Window()) is None


def test_every_claimant_belongs_to_one_party() -> None:
    assert sorted(PARTY_OF) == sorted(CLAIMANTS)


def test_no_claims_give_empty_tables() -> None:
    empty = make_claims({"low": 1}).iloc[:0]
    assert daily_table(empty).empty
    assert day_exclusions(empty).empty
    assert statement_table(empty).empty


# What holds for all reports -------------------------------------------------------------------

ZONES = ("RU-BEL", "RU-KRS", "RU-TUL", "SEA-AZOV", "UA-43")
SPEAKERS = (("ru_mod", "Ministry"), ("ru_governor", "A"), ("ru_governor", "B"), ("other", None))

bounds = st.one_of(
    st.integers(0, 60).map(lambda n: (n, n)),
    st.tuples(st.integers(0, 30), st.integers(30, 60)),
    st.integers(0, 60).map(lambda n: (n, None)),
    st.integers(0, 60).map(lambda n: (None, n)),
    st.just((None, None)),
)
zone_sets = st.sets(st.sampled_from(ZONES), min_size=1).map(lambda some: tuple(sorted(some)))


@st.composite
def reports(draw: st.DrawFn) -> list[dict[str, Any]]:
    """The claims of a few reports of one or two days, as rows of make_claims."""
    rows = []
    for number in range(draw(st.integers(1, 5))):
        claimant, name = draw(st.sampled_from(SPEAKERS))
        window = draw(
            st.one_of(
                st.tuples(st.integers(5, 6), st.integers(0, 20), st.integers(0, 12)).map(
                    lambda w: hours(w[0], w[1], min(24, w[1] + w[2]))
                ),
                st.just({}),
                st.just({"window_start": None, "window_end": None}),
            )
        )
        for _ in range(draw(st.integers(1, 5))):
            low, high = draw(bounds)
            rows.append(
                {
                    "report_key": f"report {number}",
                    "claimant": claimant,
                    "claimant_name": name,
                    "role": draw(st.sampled_from(["total", "part", "part", "subset", "other"])),
                    "outcome": draw(st.sampled_from(["destroyed", "destroyed", "suppressed"])),
                    "zones": draw(st.one_of(zone_sets, st.just(("RU",)))),
                    "low": low,
                    "high": high,
                }
                | window
            )
    return rows


@given(reports())
@settings(max_examples=30)
def test_each_statement_adds_up_or_says_by_how_much_not(rows: list[dict[str, Any]]) -> None:
    table = statement_table(make_claims(*rows))
    is_off = table["off_by"] > 0
    for bound in ("low", "high"):
        placed = sum(table[f"{share}_{bound}"] for share in SHARES)
        assert (placed[~is_off] == table.loc[~is_off, f"headline_{bound}"]).all()
        assert (placed[is_off] > table.loc[is_off, f"headline_{bound}"]).all()
    assert (table["off_by"] >= 0).all()


@given(reports())
@settings(max_examples=30)
def test_low_never_exceeds_high_and_the_table_is_the_sum_of_its_statements(
    rows: list[dict[str, Any]],
) -> None:
    claims = make_claims(*rows)
    table = daily_table(claims)
    counted = table[table["high"].notna()]
    assert (counted["low"] >= 0).all()
    assert (counted["low"] <= counted["high"]).all()
    assert table[table["high"].isna()]["kind"].eq("named").all()
    statements = statement_table(claims)
    placed = sum(statements[f"{share}_high"].sum() for share in SHARES)
    left_out = day_exclusions(claims)
    gone = left_out[left_out["claim_id"].isna() & (left_out["excluded"] == "whole")]
    if gone.empty:
        assert table["high"].sum() == placed
    assert set(zip(claims["day"], claims["party"], strict=True)) == set(
        zip(table["day"], table["party"], strict=True)
    )


@given(reports(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_reports_changes_nothing(rows: list[dict[str, Any]], random: Any) -> None:
    claims = make_claims(*rows)
    order = list(range(len(claims)))
    random.shuffle(order)
    shuffled = claims.iloc[order]
    pd.testing.assert_frame_equal(daily_table(claims), daily_table(shuffled))
    pd.testing.assert_frame_equal(day_exclusions(claims), day_exclusions(shuffled))


@given(reports())
@settings(max_examples=30)
def test_a_relay_changes_no_number(rows: list[dict[str, Any]]) -> None:
    claims = make_claims(*rows)
    first = claims[claims["report_key"] == "report 0"]
    relay = first.assign(
        report_key="relay", relay_of="report 0", claim_id=first["claim_id"] + " relayed"
    )
    both = pd.concat([claims, relay], ignore_index=True)
    pd.testing.assert_frame_equal(daily_table(claims), daily_table(both))
