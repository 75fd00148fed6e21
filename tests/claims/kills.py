"""Kill a command at a random moment, again and again: `python -m tests.claims.kills`.

Each time the ledger must pass the check, and running the command again must give the same rows
as a run that nobody disturbed. Commands run in forked children, so that a kill falls into their
work and not into their start.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from claims import ingest as ingest_module
from claims import ledger, reparse
from claims.capture.sources import Source
from claims.check import find_faults
from claims.exchange import LEDGER_TABLES, read_table
from claims.ingest import Ingest
from claims.ledger import Ledger, open_ledger
from claims.model import ParsedReport, Report
from tests.claims.channel import draw_posts, write_json

NOW = datetime(2025, 12, 1, tzinfo=UTC)
CHANNEL = Source(id="mod_russia", publisher="mod_russia", reader="telegram_export")
POSTS, REPORTS = 100, 20
SCENARIOS = ("ingest", "reparse", "migration")


@dataclass
class Survived:
    """How many kills fell into the run, before its end, and how many left its work undone."""

    scenario: str
    kills: int = 0
    undone: int = 0


class Database:
    """A place for ledgers, each a copy of a prepared one."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self._folder = folder
        self._server = server
        self.base, self.url = self._url("base"), self._url("work")
        self._create("base", None)

    def reset(self) -> None:
        """Make the ledger at `url` a copy of the one at `base`."""
        self._create("work", "base")

    def _url(self, name: str) -> str:
        if self._server is None:
            return f"sqlite:///{self._folder}/{name}.sqlite"
        return self._server.replace("/postgres?", f"/kills_{name}?")

    def _create(self, name: str, template: str | None) -> None:
        if self._server is None:
            for path in self._folder.glob(f"{name}.sqlite*"):
                path.unlink()
            if template and (self._folder / f"{template}.sqlite").exists():
                shutil.copyfile(
                    self._folder / f"{template}.sqlite", self._folder / f"{name}.sqlite"
                )
            return
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS kills_{name} WITH (FORCE)")
            like = f" TEMPLATE kills_{template}" if template else ""
            connection.execute(f"CREATE DATABASE kills_{name}{like}")


def digest_of(url: str) -> str:
    """A hash of every row of a ledger."""
    digest = sha256()
    with open_ledger(url).reading() as connection:
        for table in LEDGER_TABLES:
            for row in read_table(connection, table):
                digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def ingest(url: str, export: Path) -> None:
    Ingest(open_ledger(url), CHANNEL, NOW).add_file(export)


def prepare(scenario: str, url: str, export: Path) -> None:
    """Bring the ledger to where the scenario begins."""
    if scenario == "migration":
        make_first_schema(url, export)
        return
    prepared = open_ledger(url)
    if scenario == "reparse":
        # In this child only: the reports are first read by a parser that sees nothing.
        reparse.parse_report = read_nothing  # type: ignore[attr-defined]
        ingest_module.parser_version = lambda: "blind"  # type: ignore[attr-defined]
        ingest(url, export)
    prepared.close()


def read_nothing(_: Report) -> ParsedReport:
    return ParsedReport("not_a_claim", "ru")


def make_first_schema(url: str, export: Path) -> None:
    """A ledger of the first schema, with captured reports in it."""
    with tempfile.TemporaryDirectory() as folder:
        full = open_ledger(f"sqlite:///{folder}/full.sqlite")
        Ingest(full, CHANNEL, NOW).add_file(export)
        old = Ledger(url)
        config = Config()
        config.set_main_option("script_location", str(Path(ledger.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        with old.writing() as connection, full.reading() as source:
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
            for table in LEDGER_TABLES:
                rows = [dict(row) for row in source.execute(sa.select(table)).mappings()]
                if rows:
                    connection.execute(sa.insert(table), rows)
        old.close()
        full.close()


def act(scenario: str, url: str, export: Path) -> None:
    """What is killed."""
    if scenario == "ingest":
        ingest(url, export)
    elif scenario == "reparse":
        reparse.reparse(open_ledger(url), lambda _: None, is_dry_run=False)
    else:
        open_ledger(url)


def run_forked(work: Callable[[], None], kill_after: float | None = None) -> bool:
    """Run in a child, kill it after so many seconds; whether it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            os._exit(1)
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return False
    assert status == 0, "the command failed without being killed"
    return True


def examine(url: str, note: Path) -> None:
    """Raise AssertionError unless the ledger is in order; note the hash of its rows."""
    faults = list(find_faults(open_ledger(url)))
    assert not faults, faults[:3]
    note.write_text(digest_of(url))


def survive(scenario: str, database: Database, export: Path, times: int, seed: int) -> Survived:
    """Kill a scenario so many times; raises AssertionError if it does not survive one."""
    random_ = random.Random(f"{scenario} {seed}")  # noqa: S311
    note = export.with_suffix(".digest")

    def run(kill_after: float | None = None) -> bool:
        return run_forked(lambda: act(scenario, database.url, export), kill_after)

    def examined() -> str:
        run_forked(lambda: examine(database.url, note))
        return note.read_text()

    run_forked(lambda: prepare(scenario, database.base, export))
    database.reset()
    start = time.monotonic()
    run()
    duration = time.monotonic() - start
    expected = examined()
    result = Survived(scenario)
    while result.kills < times:
        database.reset()
        if run(random_.uniform(0, duration)):
            continue
        result.kills += 1
        if scenario != "migration":  # to look at an old ledger is to migrate it
            result.undone += examined() != expected
        run()
        assert examined() == expected, "the rows differ from those of an undisturbed run"
    return result


def main() -> None:
    """Kill every scenario on one database; print a line of JSON for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--server", help="address of a PostgreSQL server (default: SQLite)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        export = Path(name) / "result.json"
        write_json(export, draw_posts(POSTS, REPORTS))
        reparse.parser_version()  # one for all children, whatever happens to the files meanwhile
        for scenario in SCENARIOS:
            database = Database(Path(name), arguments.server)
            survived = survive(scenario, database, export, arguments.times, arguments.seed)
            print(json.dumps(asdict(survived)), flush=True)


if __name__ == "__main__":
    main()
