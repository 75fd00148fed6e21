"""Ten outlets that relay one statement count once; statements that only look alike count apart."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.aggregate import daily_table
from claims.model import MOSCOW
from claims.relays import link_relays
from tests.claims.test_aggregate import make_claims, reports

NIGHT = datetime(2025, 3, 5, 7, tzinfo=MOSCOW)
HOURS = {"window_start": datetime(2025, 3, 4, 23, tzinfo=MOSCOW), "window_basis": "stated"}


def link(*rows: dict[str, Any]) -> dict[str, str | None]:
    """What is a relay of what, for one claim a report; usually captured and without hours."""
    usual = {
        "publisher_claimant": None,
        "parser_version": "1",
        "known_at": NIGHT,
        "window_basis": "convention",
        "low": 31,
    }
    named = [
        usual | {"report_key": row.get("publisher", "paper"), "publisher": "paper"} | row
        for row in rows
    ]
    linked = link_relays(make_claims(*named))
    counted = daily_table(linked)
    own = linked[linked["relay_of"].isna() & (linked["outcome"] == "destroyed")]
    assert counted["high"].sum() == own["high"].sum()
    return {
        row.report_key: None if pd.isna(row.relay_of) else row.relay_of
        for row in linked.itertuples()
    }


def test_outlets_relay_the_ministrys_own_channel() -> None:
    own = {"publisher": "mod_russia", "publisher_claimant": "ru_mod"}
    late = {"known_at": NIGHT + timedelta(hours=3)}
    assert link({"publisher": "rbc"}, own | late, {"publisher": "tass"}) == {
        "rbc": "mod_russia",
        "mod_russia": None,
        "tass": "mod_russia",
    }


def test_without_the_own_channel_the_recorded_and_then_the_first_is_the_original() -> None:
    assert link({"publisher": "rbc"}, {"publisher": "tass", "parser_version": "recorded"}) == {
        "rbc": "tass",
        "tass": None,
    }
    later = {"publisher": "rbc", "known_at": NIGHT + timedelta(hours=1)}
    assert link(later, {"publisher": "tass"}) == {"rbc": "tass", "tass": None}


def test_stated_hours_and_a_night_without_hours_may_be_one_statement() -> None:
    assert link({"publisher": "tass"} | HOURS, {"publisher": "rbc"})["tass"] == "rbc"


def test_another_number_for_the_same_hours_is_an_altered_copy() -> None:
    linked = link({"publisher": "rbc", "low": 30} | HOURS, {"publisher": "tass"} | HOURS)
    assert linked == {"rbc": None, "tass": "rbc"}


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"low": 30}, "another number without hours may be another statement"),
        ({"day": "2025-03-06"}, "the same number on another night"),
        ({"claimant": "ru_governor"}, "another speaker"),
        ({"zones": ("RU-TUL",)}, "another place"),
        ({"publisher": "tass", "report_key": "again"}, "one publisher puts out two statements"),
        ({"outcome": "launched"}, "not what was downed"),
    ],
)
def test_what_only_looks_alike_stays_apart(other: dict[str, Any], reason: str) -> None:
    assert set(link({"publisher": "tass"}, {"publisher": "rbc"} | other).values()) == {None}, reason


def test_two_windows_with_hours_are_two_statements() -> None:
    evening = HOURS | {"window_end": datetime(2025, 3, 5, 3, tzinfo=MOSCOW)}
    assert set(link({"publisher": "tass"} | HOURS, {"publisher": "rbc"} | evening).values()) == {
        None
    }


def test_recorded_reports_are_linked_by_hand_only() -> None:
    by_hand = {"parser_version": "recorded"}
    linked = link({"publisher": "tass"} | by_hand, {"publisher": "rbc"} | by_hand)
    assert set(linked.values()) == {None}


@given(reports(), st.sampled_from(["stated", "convention"]))
@settings(max_examples=30)
def test_a_copy_by_another_outlet_changes_no_number(rows: list[dict[str, Any]], basis: str) -> None:
    claims = make_claims(*rows)
    claims = claims.assign(
        publisher=claims["report_key"],
        publisher_claimant=None,
        parser_version="1",
        known_at=NIGHT,
        window_basis=basis,
    )
    copied = claims[claims["report_key"] == "report 0"]
    copy = copied.assign(
        report_key="copy",
        publisher="copier",
        claim_id=copied["claim_id"] + " copied",
        known_at=NIGHT + timedelta(hours=1),
    )
    both = pd.concat([claims, copy], ignore_index=True)
    pd.testing.assert_frame_equal(daily_table(link_relays(claims)), daily_table(link_relays(both)))
