"""The commands ingest, reparse, check and watch as an operator runs them, on both databases."""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from claims import reparse, schema, watch
from claims.capture import texts
from claims.capture.fetch import LARGEST_BYTES
from claims.capture.sources import Source
from claims.cli import main
from claims.commands.capture import heed_signals
from claims.ingest import MOST_TOLD, Summary
from claims.ledger import Ledger, open_ledger
from claims.model import ParsedReport, Report
from claims.records import DATA
from tests.claims.channel import Post, draw_posts, render_preview, write_html, write_json
from tests.claims.site import Answer, open_site

NOW = datetime(2025, 11, 18, 6, tzinfo=UTC)
NIGHT = "Минувшей ночью над Тверской областью уничтожены семь беспилотников."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    ledger_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run a command on an empty ledger of its own: exit status, output, errors."""
    monkeypatch.setenv("SKYCLAIMS_DATABASE_URL", ledger_url)

    def run_command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        output = capsys.readouterr()
        return status, output.out, output.err

    return run_command


@pytest.fixture
def held(ledger_url: str) -> Callable[[], Ledger]:
    return lambda: open_ledger(ledger_url)


def test_an_export_twice_is_an_export_once(run: Run, tmp_path: Path) -> None:
    write_json(tmp_path / "result.json", draw_posts(60, 6))
    status, out, _ = run("ingest", tmp_path, "--publisher", "mod_russia")
    assert (status, out.splitlines()[0]) == (0, "mod_russia: 60 new, 0 changed, 0 unchanged")
    assert "54 not_a_claim, 6 parsed" in out
    status, out, _ = run("ingest", tmp_path, "--publisher", "mod_russia")
    assert (status, out.strip()) == (0, "mod_russia: 0 new, 0 changed, 60 unchanged")
    assert run("check")[0] == 0


def test_the_html_export_of_a_channel_adds_nothing_to_its_json_export(
    run: Run, tmp_path: Path
) -> None:
    posts = list(draw_posts(30, 3))
    (tmp_path / "html").mkdir()
    write_json(tmp_path / "result.json", posts)
    write_html(tmp_path / "html", posts)
    run("ingest", tmp_path / "result.json", "--publisher", "mod_russia")
    status, out, _ = run("ingest", tmp_path / "html", "--publisher", "mod_russia")
    assert (status, out.strip()) == (0, "mod_russia: 0 new, 0 changed, 30 unchanged")


def test_a_dry_run_tells_what_would_change_and_changes_nothing(
    run: Run, held: Callable[[], Ledger], tmp_path: Path
) -> None:
    write_json(tmp_path / "result.json", draw_posts(10, 2))
    status, out, _ = run("ingest", tmp_path, "--publisher", "mod_russia", "--dry-run")
    assert status == 0
    assert "mod_russia: 10 new" in out
    assert set(held().native_ids("mod_russia")) == set()


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(
    run: Run, held: Callable[[], Ledger], tmp_path: Path
) -> None:
    file = tmp_path / "r.jsonl"
    row = {"id": "7", "text": NIGHT, "published": "2025-11-18T08:00:00+03:00"}
    seen = "2025-11-18T09:00:00+03:00"
    file.write_text(json.dumps(row))
    run("ingest", file, "--publisher", "mod_russia", "--seen-at", seen)
    file.write_text(json.dumps(row | {"text": NIGHT.replace("семь", "девять")}))
    later = "2025-11-19T09:00:00+03:00"
    status, out, _ = run("ingest", file, "--publisher", "mod_russia", "--seen-at", later)
    assert (status, out.splitlines()[0]) == (0, "mod_russia: 0 new, 1 changed, 0 unchanged")
    ledger = held()
    own = "publisher == 'mod_russia' and parser_version != 'recorded'"
    assert ledger.claims().query(own)["high"].tolist() == [9]
    before = datetime(2025, 11, 18, 12, tzinfo=UTC)
    assert ledger.claims(as_known_at=before).query(own)["high"].tolist() == [7]
    assert run("check")[0] == 0


def test_bad_rows_are_named_and_the_rest_goes_on(
    run: Run, held: Callable[[], Ledger], tmp_path: Path
) -> None:
    file = tmp_path / "r.jsonl"
    rows = [
        '{"id": "1", "text": "' + NIGHT + '"}',
        "{broken",
        "[1]",
        '{"id": "4", "text": ""}',
        '{"id": "5", "text": "x", "published": "2025-13-45"}',
        '{"id": "6", "text": "x", "published": "2025-11-18T08:00:00"}',
        '{"id": "7", "text": "x", "lang": "de"}',
        '{"id": "8", "text": "NUL \\u0000 inside"}',
        '{"id": "9\\u0000", "text": "half a pair \\ud800"}',
        '{"id": "10", "text": 5}',
        '{"id": "11", "text": "the last"}',
    ]
    file.write_text("\n".join(rows))
    status, out, _ = run("ingest", file, "--publisher", "probe")
    assert status == 1
    assert "probe: 4 new" in out
    assert out.count("not read: ") == 7
    for words in ("r.jsonl line 2: no JSON", "r.jsonl line 5: ", "zone of time", "lang is 'de'"):
        assert words in out
    assert set(held().native_ids("probe")) == {"1", "8", "9\ufffd", "11"}


def test_csv_in_another_encoding_is_an_error_until_it_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_bytes(f"id,text,lang\n1,{NIGHT},ru\n2,,ru\n".encode("cp1251"))
    status, out, _ = run("ingest", file, "--publisher", "probe")
    assert status == 3
    assert "name its encoding, such as --encoding cp1251" in out
    status, out, _ = run("ingest", file, "--publisher", "probe", "--encoding", "cp1251")
    assert status == 1
    assert "probe: 1 new" in out
    assert "r.csv line 3: it holds no text" in out


def test_of_very_many_bad_rows_the_first_are_named_and_the_rest_counted(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text("{broken\n" * (MOST_TOLD + 5))
    status, out, _ = run("ingest", file, "--publisher", "probe", "--dry-run")
    assert status == 1
    assert out.count("no JSON") == MOST_TOLD
    assert "not read: 5 more items" in out


def test_a_line_that_is_too_long_is_named_and_the_rest_goes_on(
    run: Run, held: Callable[[], Ledger], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "LONGEST_ROW", 1_000)
    first, last = ('{"id": "1", "text": "first"}', '{"id": "4", "text": "last"}')
    file = tmp_path / "r.jsonl"
    for end in ("\n" + last, ""):
        file.write_text("\n".join([first, "", "x" * 5_000_000]) + end)
        status, out, _ = run("ingest", file, "--publisher", "probe")
        assert status == 1
        assert out.count("not read: ") == 1
        assert "not read: r.jsonl line 3: longer than 1,000 characters; it was left out" in out
    assert set(held().native_ids("probe")) == {"1", "4"}

    table = tmp_path / "r.csv"
    table.write_text(f'id,text\n5,fifth\n6,"{"x" * 5_000_000}"\n7,seventh\n')
    status, out, _ = run("ingest", table, "--publisher", "probe")
    assert status == 1
    assert f"{table} line 3 is longer than 1,000 characters; the rows before it were read" in out

    for text, words in (
        ("x" * 1_001, "is longer than 1,000 characters, so it is no report"),
        (" ", "it holds no text"),
    ):
        (tmp_path / "r.txt").write_text(text)
        status, out, _ = run("ingest", tmp_path / "r.txt", file, "--publisher", "probe")
        assert status == 1
        assert f"{tmp_path / 'r.txt'}" in out
        assert words in out
        assert "probe: 0 new, 0 changed, 1 unchanged" in out
    assert set(held().native_ids("probe")) == {"1", "4", "5"}


def test_a_saved_page_of_impossible_size_is_not_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    with file.open("wb") as huge:
        huge.truncate(LARGEST_BYTES + 1)
    status, out, _ = run("ingest", file, "--publisher", "probe")
    assert status == 3
    assert "is larger than 20 MB" in out


def test_a_text_is_read_with_what_the_operator_tells(
    run: Run, held: Callable[[], Ledger], tmp_path: Path
) -> None:
    file = tmp_path / "night.txt"
    file.write_text(NIGHT)
    told = ("--published", "2025-11-18T08:00:00+03:00", "--url", "https://news.example/1")
    assert run("ingest", file, "--publisher", "mod_russia", *told)[0] == 0
    (claim,) = held().claims().query("url == 'https://news.example/1'").to_dict("records")
    assert (claim["zones"], claim["high"], str(claim["day"])[:10]) == (("RU-TVE",), 7, "2025-11-18")


def test_recorded_claims_of_ones_own_are_kept_beside_ours_and_mended_as_versions(
    run: Run, held: Callable[[], Ledger], tmp_path: Path
) -> None:
    files = (
        "publishers",
        "origins",
        "contradictions",
        "corrections",
        "searches",
        "archived_copies",
    )
    for name in (f"{file}.csv" for file in files):
        header = (DATA / name).read_text().splitlines()[0]
        (tmp_path / name).write_text(header + "\n")
    (tmp_path / "publishers.csv").write_bytes((DATA / "publishers.csv").read_bytes())
    (tmp_path / "origins.csv").write_bytes((DATA / "origins.csv").read_bytes())
    for folder in ("reports", "claims"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2023.csv").write_bytes((DATA / folder / "2023.csv").read_bytes())
    before = len(held().claims())
    status, out, _ = run("ingest", tmp_path, "--reader", "records", "--publisher", "desk")
    assert (status, out.splitlines()[0]) == (0, "desk: 29 new, 0 changed, 0 unchanged")
    assert len(held().claims()) == before + 49
    file = tmp_path / "claims" / "2023.csv"
    text = file.read_text()
    file.write_text(text.replace(" claims ", " says that it claims ", 1))
    status, out, _ = run("ingest", tmp_path, "--reader", "records", "--publisher", "desk")
    assert (status, out.splitlines()[0]) == (0, "desk: 0 new, 1 changed, 28 unchanged")
    file.write_text(text.replace(",drone,", ",saucer,"))
    status, out, _ = run("ingest", tmp_path, "--reader", "records", "--publisher", "desk")
    assert status == 3
    assert "'saucer'; allowed:" in out
    assert run("reparse")[1].startswith("0 reports are read otherwise")
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "name a --source"),
        (("--source", "nobody"), "no source 'nobody'; there are "),
        (("nothing.json", "--publisher", "x"), "cannot be read: No such file"),
        (("thing.bin", "--publisher", "x"), "its name does not tell how to read it"),
        (("thing.txt",), "say who put thing.txt out"),
        (("x.txt", "--publisher", "x", "--reader", "tarot"), "reader = 'tarot'; allowed: "),
        (("x.txt", "--publisher", "x", "--timezone", "Mars/Base"), "Mars/Base"),
        (("https://t.me/s/x", "--publisher", "x"), "fetching needs a contact"),
        (("--source", "mod_russia", "--timezone", "Mars/Base"), "Mars/Base"),
        (("--source", "mod_russia", "--reader", "tarot"), "reader = 'tarot'; allowed: "),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    status, out, err = run("ingest", *arguments)
    assert status == 3
    assert words in out + err
    assert "Traceback" not in err


def test_a_text_that_the_parser_stumbles_over_is_kept_and_named(
    run: Run, held: Callable[[], Ledger], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_: Report) -> ParsedReport:
        raise ZeroDivisionError("over this text")

    file = tmp_path / "night.txt"
    file.write_text(NIGHT)
    with monkeypatch.context() as patch:
        patch.setattr(reparse, "parse_report", stumble)
        status, out, _ = run("ingest", file, "--publisher", "mod_russia")
    assert status == 1
    assert "the parser failed (ZeroDivisionError: over this text)" in out
    readings = held().readings().query("parser_version != 'recorded'")
    assert readings["status"].tolist() == ["rejected"]
    assert run("reparse")[1].startswith("mod_russia")


def test_a_reparse_shows_the_difference_claim_by_claim_and_keeps_the_old_reading(
    run: Run, held: Callable[[], Ledger], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "night.txt"
    file.write_text(NIGHT)
    run("ingest", file, "--publisher", "mod_russia")
    read = reparse.parse_report

    def read_as_nothing(_: Report) -> ParsedReport:
        return ParsedReport("not_a_claim", "ru")

    monkeypatch.setattr(reparse, "parse_report", read_as_nothing)
    monkeypatch.setattr(reparse, "parser_version", lambda: "other")
    status, out, _ = run("reparse", "--dry-run")
    assert status == 0
    assert "(parsed → not_a_claim)" in out
    assert "  - total drone destroyed RU-TVE: 7 to 7 (exact), ru_mod" in out
    assert "1 claims gone, 0 claims new" in out
    own = "publisher == 'mod_russia' and parser_version != 'recorded'"
    assert len(held().claims().query(own)) == 1
    run("reparse")
    assert len(held().claims().query(own)) == 0
    assert run("reparse")[1].startswith("0 reports")
    monkeypatch.setattr(reparse, "parse_report", read)
    monkeypatch.setattr(reparse, "parser_version", lambda: "first")
    assert "  + total drone destroyed RU-TVE: 7" in run("reparse")[1]
    with held().reading() as connection:
        query = sa.select(sa.func.count()).select_from(schema.derivation)
        captured = schema.derivation.c.parser_version != "recorded"
        assert connection.execute(query.where(captured)).scalar() == 3
    assert run("check")[0] == 0


def test_people_correct_and_withdraw_on_top_of_what_was_read(
    run: Run, held: Callable[[], Ledger], tmp_path: Path
) -> None:
    file = tmp_path / "r.jsonl"
    row = {"id": "7", "text": NIGHT, "published": "2025-11-18T08:00:00+03:00"}
    file.write_text(json.dumps(row))
    run("ingest", file, "--publisher", "mod_russia")
    own = "publisher == 'mod_russia' and parser_version != 'recorded'"
    (claim_id,) = held().claims().query(own)["claim_id"]
    decided = ("--reason", "a test", "--by", "the desk")
    for field, value in (("high", "many"), ("zones", "RU-XXX"), ("role", "totl")):
        status, _, err = run("correct", claim_id, field, value, *decided)
        assert (status, "is no correction; allowed: " in err) == (3, True)
    assert run("correct", "nobody", "high", "8", *decided)[0] == 3
    assert run("correct", claim_id, "high", "8", *decided)[0] == 0
    (claim,) = held().claims().query(own).to_dict("records")
    assert (claim["low"], claim["high"], claim["corrected"]) == (7, 8, True)
    status, _, err = run("withdraw", "mod_russia", "8", *decided)
    assert (status, "holds no report 8 of mod_russia" in err) == (3, True)
    assert run("withdraw", "mod_russia", "7", *decided)[0] == 0
    assert len(held().claims().query(own)) == 0
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE report_version SET text = text || '!' WHERE text IS NOT NULL", "is not the one"),
        ("UPDATE claim SET span_end = 100000 WHERE span_end IS NOT NULL", "of a text of"),
        ("UPDATE report_version SET version_no = 3 WHERE text IS NOT NULL", "has no version 1"),
        ("UPDATE report SET native_id = 'x' WHERE native_id = '30'", "bears an id"),
        ("DELETE FROM claim WHERE claim_no = 1 AND span_end IS NOT NULL", "claims are missing"),
        (
            "INSERT INTO withdrawal VALUES ('1', 'nobody', 'r', '2025-01-01T00:00:00Z', 'b')",
            "withdrawal is about report nobody",
        ),
    ],
)
def test_a_check_says_what_is_wrong(
    run: Run, held: Callable[[], Ledger], tmp_path: Path, statement: str, words: str
) -> None:
    write_json(tmp_path / "result.json", draw_posts(30, 3))
    run("ingest", tmp_path, "--publisher", "mod_russia")
    with held().writing() as connection:
        assert connection.execute(sa.text(statement)).rowcount > 0
    status, out, _ = run("check")
    assert status == 1
    assert words in out


PLAN = """
contact = "desk@example.org"
[[watch]]
source = "probe"
every_minutes = 5
[[watch]]
source = "broken"
every_minutes = 5
[[source]]
id = "probe"
publisher = "probe"
reader = "telegram_preview"
address = "{good}"
private_host = "{host}"
[[source]]
id = "broken"
publisher = "broken"
reader = "feed"
address = "{bad}"
private_host = "{host}"
"""


def test_a_watch_captures_every_source_though_one_fails(
    run: Run, held: Callable[[], Ledger], tmp_path: Path
) -> None:
    with open_site() as site:
        posts = [Post(n, NOW - timedelta(hours=5 - n), f"Пост {n}") for n in range(1, 4)]
        site.serve("/s/probe", Answer(render_preview(posts, "probe", False)))
        plan = tmp_path / "watch.toml"
        plan.write_text(
            PLAN.format(good=site.address("/s/probe"), bad=site.address("/x"), host=site.host)
        )
        status, out, _ = run("watch", plan, "--once")
    assert status == 1
    assert "probe: 3 new" in out
    assert "/x answered 404" in out
    assert set(held().native_ids("probe")) == {"1", "2", "3"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("every_minutes = 5", "every_minutes = 1", "from 5 on"),
        ("contact =", "contract =", "contact is missing"),
        ('source = "probe"', 'source = "prob"', "no source 'prob'"),
        ("[[watch]]", "[[watched]]", "no [[watch]] table"),
        ('reader = "feed"', 'reader = "csv"', "can be watched"),
        ('publisher = "probe"', "publisher = 7", "allowed: text in quotes"),
        ("contact", "= contact", "not readable TOML"),
    ],
)
def test_a_wrong_plan_is_told_in_one_line(
    run: Run, tmp_path: Path, old: str, new: str, words: str
) -> None:
    plan = tmp_path / "watch.toml"
    plan.write_text(
        PLAN.format(good="https://t.me/s/x", bad="https://x.example/", host="x").replace(old, new)
    )
    status, _, err = run("watch", plan, "--once")
    assert status == 3
    assert words in err


def test_a_watch_ends_when_it_is_told_to(tmp_path: Path) -> None:
    with open_site() as site:
        site.serve("/s/probe", Answer(render_preview([Post(1, NOW, "Пост")], "probe", False)))
        plan = tmp_path / "watch.toml"
        plan.write_text(
            PLAN.format(good=site.address("/s/probe"), bad=site.address("/x"), host=site.host)
        )
        watch = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "claims.cli", "watch", str(plan)],
            env=os.environ | {"SKYCLAIMS_DATABASE_URL": f"sqlite:///{tmp_path}/l.sqlite"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert watch.stdout
        assert "probe: 1 new" in watch.stdout.readline()
        start = time.monotonic()
        watch.send_signal(signal.SIGTERM)
        assert watch.wait(30) == 0
        assert time.monotonic() - start < 20
        watch.stdout.close()


def _stop_watches() -> None:
    """Watches that never pause, each told to stop at a moment drawn at random."""
    watch._capture = lambda *_: Summary("probe")
    source = Source("probe", publisher="probe", reader="feed")
    plan = watch.Plan("desk@example.org", (watch.Watched(source, timedelta()),), {})

    def tell() -> None:
        time.sleep(random.uniform(0, 1e-4))  # noqa: S311
        os.kill(os.getpid(), signal.SIGTERM)

    for _ in range(500):
        stop = heed_signals()
        teller = threading.Thread(target=tell)
        teller.start()
        for _ in watch.watch(None, plan, stop):
            pass
        teller.join()


def test_a_watch_ends_whenever_it_is_told_to() -> None:
    watches = multiprocessing.get_context("spawn").Process(target=_stop_watches, daemon=True)
    watches.start()
    watches.join(60)
    status = watches.exitcode
    watches.kill()
    assert status == 0
