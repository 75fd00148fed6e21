"""The ledger on SQLite and on PostgreSQL: built alike, added to, corrected, never overwritten."""

import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

import claims.ledger
from claims import schema
from claims.aggregate import daily_table
from claims.database import DATABASE_URL, LedgerError
from claims.ledger import BatchSummary, Ledger, open_ledger
from claims.model import MOSCOW, Check, Claim, ParsedReport, Report, Window
from claims.records import DATA, RecordError
from claims.rows import Captured, Correction

MORNING = datetime(2026, 5, 5, 8, 10, tzinfo=MOSCOW)
NIGHT = Window(
    datetime(2026, 5, 4, 20, tzinfo=MOSCOW), datetime(2026, 5, 5, 7, tzinfo=MOSCOW), "convention"
)
HOUR = timedelta(hours=1)


def make_claim(number: int, text: str, **changes: Any) -> Claim:
    """A claim of so many drones downed over Kursk Oblast on the night to 5 May 2026."""
    values: dict[str, Any] = {
        "role": "total",
        "subject": "drone",
        "outcome": "destroyed",
        "zones": ("RU-KRS",),
        "low": number,
        "high": number,
        "qualifier": "exact",
        "claimant": "ru_mod",
        "attribution": "official_body",
        "window": NIGHT,
        "span": (0, len(text)),
        "notes": ("city named",),
    }
    return Claim(**(values | changes))


def make_report(number: int = 7, post: str | None = "1", **changes: Any) -> Captured:
    """A captured post that says so many drones were downed, and its reading."""
    text = f"Ночью над Курской областью сбили дронов: {number}"
    published = changes.pop("published", MORNING)
    parsed = ParsedReport(
        "parsed",
        "ru",
        changes.pop("claims", (make_claim(number, text),)),
        (Check("parts_sum_to_total", "not_applicable", "no parts"),),
    )
    report = Report(text, "ru", published, "mod_russia", "https://t.me/mod_russia/1", post)
    return Captured(report, parsed, **({"seen_at": MORNING + 2 * HOUR} | changes))


def add(ledger: Ledger, *reports: Captured) -> BatchSummary:
    return ledger.add_reports(reports, source="test", parser_version="1")


def captured(ledger: Ledger, as_known_at: datetime | None = None) -> pd.DataFrame:
    """The claims that do not come from data/."""
    table = ledger.claims(as_known_at)
    return table[table["parser_version"] != "recorded"].reset_index(drop=True)


def dump(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in the order of keys."""
    with ledger.reading() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(sa.select(table).order_by(*table.primary_key))
            ]
            for table in schema.metadata.sorted_tables
        }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the recorded files that a test may change."""
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("bound*")))


# Built from data/ ---------------------------------------------------------------------------


def test_it_holds_every_recorded_claim(ledger: Ledger) -> None:
    table = ledger.claims()
    assert len(table) == 1596
    assert table["report_key"].nunique() == 323
    assert len(ledger.contradictions()) == 152
    assert table["claim_id"].is_unique
    row = table[(table["report_key"] == "2025-11-18_night_ru_mod")].iloc[2]
    assert row["zones"] == ("RU-VOR",)
    assert (row["low"], row["high"], row["party"]) == (10, 10, "ru_mod")
    assert row["window_start"] == pd.Timestamp("2025-11-17T20:00:00+03:00")
    assert row["day"] == pd.Timestamp("2025-11-18")
    assert row["publisher"] == "mod_russia"
    assert row["origin"] == "quantusync"
    assert row["span"] is None
    assert pd.isna(row["quote"])


def test_two_builds_are_the_same_row_by_row(ledger: Ledger, tmp_path: Path) -> None:
    with closing(open_ledger(f"sqlite:///{tmp_path}/other.sqlite")) as other:
        assert dump(ledger) == dump(other)
        pd.testing.assert_frame_equal(ledger.claims(), other.claims())


def test_it_is_built_once_and_again_when_data_change(ledger_url: str, data: Path) -> None:
    with closing(open_ledger(ledger_url, data)) as ledger:
        assert not ledger.build(data)
        add(ledger, make_report())
        path = data / "claims" / "2025.csv"
        old = "2025-11-18_night_ru_mod,3,part,drone,destroyed,RU-VOR,10,10,exact"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, old.replace("10,10", "11,11")), encoding="utf-8")
        before = ledger.claims().set_index("claim_id")
        assert ledger.build(data)
        after = ledger.claims().set_index("claim_id")
        changed = before["low"].compare(after["low"])
        assert changed.to_numpy().tolist() == [[10, 11]]
        assert len(captured(ledger)) == 1  # what was captured stays


def test_bad_data_leave_the_ledger_as_it_was(ledger_url: str, data: Path) -> None:
    with closing(open_ledger(ledger_url, data)) as ledger:
        before = dump(ledger)
        with (data / "claims" / "2026.csv").open("a", encoding="utf-8") as file:
            file.write("nothing,1,total,drone,destroyed,RU-KRS,1,1,exact,1 drone,\n")
        with pytest.raises(RecordError, match="column report_key: 'nothing'"):
            open_ledger(ledger_url, data)
        assert dump(ledger) == before


def test_a_crash_while_building_leaves_the_ledger_as_it_was(
    ledger_url: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_ledger(ledger_url, data)) as ledger:
        before = dump(ledger)
        (data / "corrections.csv").write_text(
            "report_key,claim_no,field,value,reason,corrected_at,corrected_by\n"
            "2025-11-18_night_ru_mod,1,note,,no reason,2026-01-01T00:00:00+03:00,us\n",
            encoding="utf-8",
        )

        def crash(*_: object) -> Iterator[Any]:
            yield schema.meta, [{"key": "data_fingerprint", "value": "half"}]
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(claims.ledger, "derive_recorded", crash)
            with pytest.raises(KeyboardInterrupt):
                ledger.build(data)
        assert dump(ledger) == before
        assert ledger.build(data)
        assert ledger.claims()["corrected"].sum() == 1


def test_the_schema_is_what_the_migrations_make(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_an_older_ledger_is_brought_forward_with_its_reports(ledger_url: str) -> None:
    config = Config()
    migrations = Path(claims.ledger.__file__).parent / "migrations"
    config.set_main_option("script_location", str(migrations))
    config.set_main_option("path_separator", "os")
    with closing(Ledger(ledger_url)) as ledger:
        with ledger.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
        add(ledger, make_report())
        before = list(ledger.captured_texts())
    with closing(open_ledger(ledger_url)) as ledger:
        assert before
        assert list(ledger.captured_texts()) == before
        assert len(ledger.searches())
        test_the_schema_is_what_the_migrations_make(ledger)


# What is no ledger of ours -------------------------------------------------------------------


def test_a_newer_ledger_is_left_untouched(ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    before = dump(ledger)
    with pytest.raises(LedgerError, match="is a ledger of schema version 9999; this Skyclaims"):
        ledger.migrate()
    assert dump(ledger) == before


def test_a_newer_ledger_keeps_its_very_bytes(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="schema version 9999"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "bees.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bees (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="no ledger of Skyclaims"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no database, only words\n" * 100)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=f"{path} cannot be used: file is not a database"):
        open_ledger(f"sqlite:///{path}")
    assert path.read_bytes() == before


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file stands here")
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(f"sqlite:///{tmp_path}/var/ledger.sqlite")


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(LedgerError, match="cannot be used") as caught:
        open_ledger("postgresql://somebody:secret@127.0.0.1:1/ledger")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_environment_names_the_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATABASE_URL, f"sqlite:///{tmp_path}/here.sqlite")
    with closing(open_ledger()) as ledger:
        assert ledger.name == f"{tmp_path}/here.sqlite"
    assert (tmp_path / "here.sqlite").exists()


# Captured reports ---------------------------------------------------------------------------


def test_a_captured_report_is_read_back(ledger: Ledger) -> None:
    assert add(ledger, make_report()) == BatchSummary(new=1)
    row = captured(ledger).iloc[0]
    assert row["quote"] == "Ночью над Курской областью сбили дронов: 7"
    assert row["span"] == (0, 42)
    assert row["note"] == "city named"
    assert row["publisher_name"] == "Telegram channel of the Ministry of Defence of Russia"
    assert row["published_at"] == row["known_at"] == pd.Timestamp(MORNING)
    assert row["seen_at"] == pd.Timestamp(MORNING + 2 * HOUR)
    assert row["day"] == pd.Timestamp("2026-05-05")
    assert ledger.checks()["detail"].tolist() == ["no parts"]
    night = daily_table(ledger.claims())
    assert night[night["day"] == "2026-05-05"]["low"].tolist() == [7]


def test_adding_twice_equals_adding_once(ledger: Ledger) -> None:
    reports = [make_report(number, str(number)) for number in range(5)]
    assert add(ledger, *reports) == BatchSummary(new=5)
    before = dump(ledger)
    assert add(ledger, *reports) == BatchSummary(unchanged=5)
    assert dump(ledger) == before


def test_reports_without_an_id_are_known_by_their_text(ledger: Ledger) -> None:
    assert add(ledger, make_report(7, None), make_report(7, None), make_report(8, None)) == (
        BatchSummary(new=2, unchanged=1)
    )


def test_a_changed_text_is_a_new_version(ledger: Ledger) -> None:
    add(ledger, make_report(26))
    edited = MORNING + HOUR
    assert add(ledger, make_report(28, edited_at=edited)) == BatchSummary(changed=1)
    assert captured(ledger)["low"].tolist() == [28]
    assert captured(ledger, MORNING + HOUR / 2)["low"].tolist() == [26]
    assert captured(ledger, MORNING - HOUR).empty
    versions = ledger.versions(captured(ledger)["report_key"].iloc[0])
    assert versions["version_no"].tolist() == [1, 2]
    assert [text[-2:] for text in versions["text"]] == ["26", "28"]
    # An old export that is read later brings nothing back.
    assert add(ledger, make_report(26)) == BatchSummary(unchanged=1)
    assert captured(ledger)["low"].tolist() == [28]


def test_a_text_that_is_put_back_is_a_new_version_again(ledger: Ledger) -> None:
    add(ledger, make_report(26))
    add(ledger, make_report(28, edited_at=MORNING + HOUR))
    back = make_report(26, edited_at=MORNING + 2 * HOUR)
    assert ledger.compare_reports([(back.report, back.edited_at)]) == ["changed"]
    assert add(ledger, back) == BatchSummary(changed=1)
    assert captured(ledger)["low"].tolist() == [26]
    assert captured(ledger, MORNING + 1.5 * HOUR)["low"].tolist() == [28]
    assert add(ledger, back) == BatchSummary(unchanged=1)
    assert captured(ledger)["version_no"].tolist() == [3]


def test_characters_that_no_database_holds_are_replaced_in_place(ledger: Ledger) -> None:
    text = "Сбили\0 дронов\ud83d: 7"
    odd = Report(text, "ru", MORNING, "mod_russia", None, "1")
    parsed = ParsedReport("parsed", "ru", (make_claim(7, text, span=(15, 16)),))
    for _ in range(2):
        add(ledger, Captured(odd, parsed, MORNING))
    versions = ledger.versions(captured(ledger)["report_key"].iloc[0])
    assert versions["text"].tolist() == ["Сбили\ufffd дронов?: 7"]
    assert captured(ledger)["quote"].tolist() == [text[15:16]]


def test_a_batch_is_there_whole_or_not_at_all(ledger: Ledger) -> None:
    before = dump(ledger)

    def reports() -> Iterator[Captured]:
        for number in range(2500):
            yield make_report(number, str(number))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add_reports(reports(), source="test", parser_version="1")
    assert dump(ledger) == before


def test_readers_do_not_wait_for_a_writer_and_see_none_of_its_batch(ledger: Ledger) -> None:
    seen = []

    def reports() -> Iterator[Captured]:
        for number in range(1500):
            yield make_report(number, str(number))
        seen.append(len(captured(ledger)))

    ledger.add_reports(reports(), source="test", parser_version="1")
    assert seen == [0]
    assert len(captured(ledger)) == 1500


def test_writers_at_once_lose_nothing_and_double_nothing(ledger: Ledger) -> None:
    reports = [make_report(number, str(number)) for number in range(40)]
    shares = [reports[:30], reports[10:], reports[::2], reports[::-1]]
    with ThreadPoolExecutor(4) as pool:
        summaries = list(pool.map(lambda share: add(ledger, *share), shares))
    assert sum(summary.new for summary in summaries) == 40
    assert sum(summary.changed for summary in summaries) == 0
    assert sorted(captured(ledger)["low"]) == list(range(40))


def test_a_report_sums_up_its_own_narrower_window(ledger: Ledger) -> None:
    text = "С 23:00 до 7:00 сбили 30, всего за ночь 41"
    late = Window(datetime(2026, 5, 4, 23, tzinfo=MOSCOW), NIGHT.end, "stated")
    claims_made = (make_claim(30, text, window=late), make_claim(41, text))
    add(ledger, make_report(41, claims=claims_made))
    assert captured(ledger)["recap"].tolist() == [False, True]
    night = daily_table(captured(ledger))
    assert night["high"].tolist() == [30]


def test_a_new_parser_reads_anew_and_the_old_reading_stays(ledger: Ledger) -> None:
    add(ledger, make_report(7))
    ((version_id, report),) = ledger.captured_texts()
    assert report == make_report(7).report
    anew = ParsedReport("parsed", "ru", (make_claim(8, report.text),))

    def reread() -> int:
        return ledger.add_readings([(version_id, anew)], source="reparse", parser_version="2")

    assert reread() == 1
    assert captured(ledger)["low"].tolist() == [8]
    assert ledger.readings()["parser_version"].tolist().count("2") == 1
    assert sum(row[3] == "1" for row in dump(ledger)["derivation"]) == 1
    assert reread() == 0


# What people do to claims ---------------------------------------------------------------------


def test_a_correction_lies_over_the_claim_from_its_day_on(ledger: Ledger) -> None:
    claim = ledger.claims().iloc[-1]
    corrected_at = datetime(2026, 6, 1, tzinfo=MOSCOW)

    def correct(field: str, value: str | None) -> None:
        ledger.correct_claim(
            Correction(claim["claim_id"], field, value, "misread", corrected_at, "us")
        )

    correct("high", "99")
    correct("zones", "RU-MOS+RU-MOW")
    correct("window_end", "2026-03-13T07:00:00+03:00")
    correct("window_start", "2026-03-12T20:00:00+03:00")

    def look(as_known_at: datetime | None = None) -> pd.Series:
        table = ledger.claims(as_known_at).set_index("claim_id")
        return table.loc[claim["claim_id"]]

    now, then = look(), look(corrected_at - HOUR)
    assert (now["high"], now["zones"], now["corrected"]) == (99, ("RU-MOS", "RU-MOW"), True)
    assert now["day"] == pd.Timestamp("2026-03-13")
    assert (then["high"], then["corrected"]) == (claim["high"], False)
    assert then["day"] == claim["day"]
    assert ledger.corrections()["reason"].tolist() == ["misread"] * 4
    held = [row for row in dump(ledger)["claim"] if row[0] == claim["claim_id"]]
    assert held[0][8] == claim["high"]


def test_what_cannot_be_corrected_is_named(ledger: Ledger) -> None:
    claim_id = ledger.claims()["claim_id"].iloc[0]
    now = datetime(2026, 6, 1, tzinfo=MOSCOW)
    with pytest.raises(LedgerError, match="'party' cannot be corrected; allowed: role, subject"):
        ledger.correct_claim(Correction(claim_id, "party", "ua", "because", now, "us"))
    with pytest.raises(LedgerError, match="holds no claim 'nothing'"):
        ledger.correct_claim(Correction("nothing", "low", "1", "because", now, "us"))
    with pytest.raises(LedgerError, match="holds no report 'nothing'"):
        ledger.withdraw_report("nothing", reason="because", withdrawn_at=now, withdrawn_by="us")


def test_a_withdrawn_report_is_left_out_and_kept(ledger: Ledger) -> None:
    key = "2025-11-18_night_ru_mod"
    withdrawn_at = datetime(2026, 6, 1, tzinfo=MOSCOW)
    ledger.withdraw_report(key, reason="never said", withdrawn_at=withdrawn_at, withdrawn_by="us")
    assert key not in set(ledger.claims()["report_key"])
    assert key in set(ledger.claims(withdrawn_at - HOUR)["report_key"])
    assert ledger.withdrawals()[["report_key", "reason"]].to_numpy().tolist() == [
        [key, "never said"]
    ]


def test_recorded_reports_are_known_from_the_end_of_their_window(recorded: Ledger) -> None:
    def known(as_known_at: datetime) -> set[str]:
        return set(recorded.claims(as_known_at)["report_key"])

    night = "2025-11-18_night_ru_mod"
    assert night not in known(datetime(2025, 11, 18, 6, 59, tzinfo=MOSCOW))
    assert night in known(datetime(2025, 11, 18, 7, 0, tzinfo=MOSCOW))
    # The ministry spoke of the ATACMS of 18 November a day later.
    missiles = "2025-11-18_day-1431-1431_ru_mod"
    assert missiles not in known(datetime(2025, 11, 19, 12, 0, tzinfo=MOSCOW))
    assert missiles in known(datetime(2025, 11, 20, 0, 0, tzinfo=MOSCOW))


def test_moments_without_a_zone_of_time_are_refused(ledger: Ledger) -> None:
    with pytest.raises(sa.exc.StatementError, match="no zone of time"):
        ledger.claims(datetime(2025, 11, 18))  # noqa: DTZ001
