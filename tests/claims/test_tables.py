"""Tables of the record that follow what is added equal those of a record counted as a whole."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import claims.tables
from claims.ledger import Ledger
from claims.model import MOSCOW, Claim, ParsedReport, Report, Window
from claims.rows import Captured, Correction
from claims.tables import Tables, count_record, find_touched_reports

NOW = datetime(2026, 11, 1, tzinfo=UTC)
NIGHT = Window(
    datetime(2025, 11, 17, 20, tzinfo=MOSCOW), datetime(2025, 11, 18, 7, tzinfo=MOSCOW), "stated"
)


def captured(window: Window, number: int, text: str = "a made-up report") -> Captured:
    claim = Claim(
        role="total",
        subject="drone",
        outcome="destroyed",
        zones=("RU-TYU",),
        low=number,
        high=number,
        qualifier="exact",
        claimant="ru_mod",
        attribution="official_body",
        window=window,
        span=(0, 1),
    )
    report = Report(text, "ru", window.end, "mod_russia", None, "made up")
    return Captured(report, ParsedReport("parsed", "ru", (claim,)), NOW)


def later(window: Window, days: int) -> Window:
    assert window.start
    assert window.end
    shift = timedelta(days=days)
    return Window(window.start + shift, window.end + shift, window.basis)


def add(ledger: Ledger) -> None:
    ledger.add_reports([captured(NIGHT, 5)], source="a test", parser_version="1")


def add_on_a_new_day(ledger: Ledger) -> None:
    ledger.add_reports([captured(later(NIGHT, 900), 5)], source="a test", parser_version="1")


def add_without_a_window(ledger: Ledger) -> None:
    unknown = Window(None, None, "unknown")
    ledger.add_reports([captured(unknown, 5)], source="a test", parser_version="1")


def move_to_another_day(ledger: Ledger) -> None:
    add(ledger)
    moved = captured(later(NIGHT, 3), 6, text="the same report, edited")
    ledger.add_reports([moved], source="a test", parser_version="1")


def withdraw(ledger: Ledger) -> None:
    key = ledger.claims()["report_key"].iloc[0]
    ledger.withdraw_report(key, reason="a test", withdrawn_at=NOW, withdrawn_by="a test")


def correct(ledger: Ledger) -> None:
    claims = ledger.claims()
    claim = claims[claims["window_start"].notna()].iloc[0]
    for name, moment in (("window_end", "06:00"), ("window_start", "01:00")):
        value = f"2026-01-05T{moment}+03:00"
        ledger.correct_claim(Correction(claim["claim_id"], name, value, "a test", NOW, "a test"))


def rows_of(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values(list(table.columns), ignore_index=True)


def assert_equal(tables: Tables, whole: Tables) -> None:
    assert tables.marks == whole.marks
    assert_frame_equal(rows_of(tables.days), rows_of(whole.days))
    assert_frame_equal(rows_of(tables.reports), rows_of(whole.reports))
    assert tables.newest_days == whole.newest_days


@pytest.mark.parametrize(
    "change",
    [add, add_on_a_new_day, add_without_a_window, move_to_another_day, withdraw, correct],
)
def test_what_is_carried_on_equals_what_is_counted_whole(
    ledger: Ledger, change: Callable[[Ledger], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = count_record(ledger)
    change(ledger)
    whole = count_record(ledger)
    assert not rows_of(whole.days).equals(rows_of(before.days)) or change is add_without_a_window
    monkeypatch.setattr(Ledger, "claims_by_days", None)  # the record is not read whole again
    assert_equal(count_record(ledger, before=before), whole)


def test_the_first_count_and_a_large_batch_read_the_whole_record(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = count_record(ledger)
    add(ledger)
    monkeypatch.setattr(claims.tables, "MANY_REPORTS", 0)
    assert_equal(count_record(ledger, before=before), count_record(ledger))


def test_nothing_is_touched_where_nothing_is_added(ledger: Ledger) -> None:
    tables = count_record(ledger)
    assert find_touched_reports(ledger, tables.marks, tables.marks) == frozenset()
    assert_equal(count_record(ledger, before=tables), tables)
