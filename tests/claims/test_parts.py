"""Reading a part of the ledger gives what reading all of it gives, on the recorded claims."""

from datetime import UTC, date, datetime, time, timedelta

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import claims.ledger
from claims.aggregate import count_statements, daily_table, day_exclusions, report_table
from claims.compare import compare_parties
from claims.evidence import find_relays, gather_evidence
from claims.ledger import Ledger
from claims.model import MOSCOW
from claims.rows import Correction
from claims.statements import select_reports

EARLIER = datetime(2025, 11, 19, tzinfo=MOSCOW)
DAYS = [date(2025, 11, 18), date(2025, 12, 14), date(2024, 9, 1), date(2023, 2, 28)]


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of so few claims that the record has many."""
    monkeypatch.setattr(claims.ledger, "ROWS_OF_A_TABLE_AT_ONCE", 40)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("as_known_at", [None, EARLIER])
def test_parts_of_days_make_the_whole(ledger: Ledger, as_known_at: datetime | None) -> None:
    whole = ledger.claims(as_known_at)
    parts = list(ledger.claims_by_days(as_known_at))
    assert len(parts) > 20
    assert all(part["day"].isna().all() for part in parts[-1:])
    assert_frame_equal(pd.concat(parts, ignore_index=True), whole)
    for count in (daily_table, report_table):
        counted = pd.concat([count(part) for part in parts], ignore_index=True)
        assert_frame_equal(counted, count(whole))


@pytest.mark.usefixtures("small_parts")
def test_a_claim_that_a_correction_moves_is_in_the_part_of_its_new_day(ledger: Ledger) -> None:
    claim = ledger.claims().iloc[0]
    now = datetime(2026, 11, 1, tzinfo=UTC)
    for name, value in (("window_end", "2026-01-05T06:00+03:00"), ("window_start", None)):
        moment = value or "2026-01-05T01:00+03:00"
        ledger.correct_claim(Correction(claim["claim_id"], name, moment, "a test", now, "a test"))
    parts = list(ledger.claims_by_days())
    assert_frame_equal(pd.concat(parts, ignore_index=True), ledger.claims())
    (held,) = [part for part in parts if claim["claim_id"] in set(part["claim_id"])]
    assert pd.Timestamp("2026-01-05") in set(held["day"])


def test_reports_by_their_keys(ledger: Ledger) -> None:
    whole = ledger.claims()
    keys = sorted(set(whole["report_key"]))[::7]
    expected = whole[whole["report_key"].isin(keys)].reset_index(drop=True)
    columns = [name for name in whole.columns if name != "relay_of"]
    assert_frame_equal(ledger.claims(report_keys=keys)[columns], expected[columns])
    assert ledger.claims(report_keys=[]).empty


def test_the_reports_of_a_window_tell_what_the_whole_record_tells(recorded: Ledger) -> None:
    whole, cases = recorded.claims(), recorded.contradictions()
    reports = report_table(whole)
    counted, relays, left_out = count_statements(whole), find_relays(whole), day_exclusions(whole)
    copies = recorded.archived_copies()
    for day in DAYS:
        midnight = datetime.combine(day, time(), MOSCOW)
        window = (midnight - timedelta(hours=4), midnight + timedelta(days=1))
        some = recorded.claims(report_keys=select_reports(reports, *window))
        assert len(some) < len(whole) / 3
        view = compare_parties(some, cases, *window, reports=reports)
        assert view == compare_parties(whole, cases, *window)
        assert gather_evidence(
            some, view.statements, count_statements(some), find_relays(some), copies
        ) == gather_evidence(whole, view.statements, counted, relays, copies)
        on_day = day_exclusions(some).query("day == @day").reset_index(drop=True)
        assert_frame_equal(
            on_day, left_out.query("day == @day").reset_index(drop=True), check_dtype=False
        )


def test_the_state_changes_with_what_is_added(ledger: Ledger) -> None:
    before = ledger.state()
    assert ledger.state() == before
    key = ledger.claims()["report_key"].iloc[0]
    when = datetime(2026, 11, 1, tzinfo=UTC)
    ledger.withdraw_report(key, reason="a test", withdrawn_at=when, withdrawn_by="a test")
    assert ledger.state() != before
