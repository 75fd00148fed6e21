"""Kill a command at a random moment, again and again: `python -m tests.claims.kills`.

Each time the ledger must hold all of a step or nothing of it and pass the check, and running the
command again must give the same rows as a run that nobody disturbed. The ledger is small, so that
moments lie close together; commands run in forked children, so that a kill falls into their work
and not into their start.
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
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from claims import database, reparse
from claims import ingest as ingest_module
from claims.capture.sources import Source
from claims.check import check_database, find_faults
from claims.exchange import LEDGER_TABLES, to_plain
from claims.ingest import Ingest
from claims.ledger import Ledger, open_ledger
from claims.model import ParsedReport, Report
from claims.records import DATA
from tests.claims.channel import draw_posts, write_json

NOW = datetime(2025, 12, 1, tzinfo=UTC)
CHANNEL = Source(id="mod_russia", publisher="mod_russia", reader="telegram_export")
POSTS, REPORTS = 100, 20
RECORDED_YEAR = "2023"
"""The ledger also holds the claims recorded for this year, the first and shortest."""


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
        self.kind = "PostgreSQL" if server else "SQLite"
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
            for path in self._folder.glob(f"{template}.sqlite*"):
                shutil.copyfile(path, path.with_name(path.name.replace(str(template), name)))
            return
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS kills_{name} WITH (FORCE)")
            like = f" TEMPLATE kills_{template}" if template else ""
            connection.execute(f"CREATE DATABASE kills_{name}{like}")


@dataclass(frozen=True)
class Scenario:
    """A ledger as it was prepared, and the command that is killed.

    `steps` are the transactions of the command: a kill leaves the ledger between two of them.
    """

    name: str
    prepare: Callable[[str, Path], None]
    act: Callable[[str, Path], None]
    steps: int = 1


def open_small(url: str, export: Path) -> Ledger:
    """Open the ledger with the few recorded claims that lie beside the export."""
    return open_ledger(url, export.parent / "data")


def make_built(url: str, export: Path) -> None:
    """A ledger of recorded claims alone."""
    open_small(url, export).close()


def ingest(url: str, export: Path) -> None:
    with closing(open_small(url, export)) as opened:
        Ingest(opened, CHANNEL, NOW).add_file(export)


def make_read_blindly(url: str, export: Path) -> None:
    """A ledger whose reports were read by a parser that sees nothing; in this child only."""
    reparse.parse_report = read_nothing  # type: ignore[attr-defined]
    ingest_module.parser_version = lambda: "blind"  # type: ignore[attr-defined]
    ingest(url, export)


def read_nothing(_: Report) -> ParsedReport:
    return ParsedReport("not_a_claim", "ru")


def reparse_all(url: str, export: Path) -> None:
    with closing(open_small(url, export)) as opened:
        reparse.reparse(opened, lambda _: None, is_dry_run=False)


def make_first_schema(url: str, export: Path) -> None:
    """A ledger of the first schema, with captured reports in it."""
    full_url = f"sqlite:///{export.parent}/full.sqlite"
    ingest(full_url, export)
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with (
        closing(Ledger(full_url)) as full,
        closing(Ledger(url)) as old,
        full.reading() as source,
        old.writing() as connection,
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        present = sa.inspect(connection).get_table_names()
        for table in LEDGER_TABLES:
            rows = [dict(row) for row in source.execute(sa.select(table)).mappings()]
            if rows and table.name in present:
                connection.execute(sa.insert(table), rows)


def migrate(url: str, export: Path) -> None:
    open_small(url, export).close()


SCENARIOS = (
    Scenario("ingest", make_built, ingest),
    Scenario("reparse", make_read_blindly, reparse_all),
    Scenario("migration", make_first_schema, migrate, steps=2),  # the second builds from data/
)


def digest_of(url: str) -> dict[str, str]:
    """A hash of the rows of each table of a ledger as it lies there, whatever its schema."""
    digests = {}
    present = sa.MetaData()
    with closing(Ledger(url)) as opened, opened.reading() as connection:
        present.reflect(connection)
        for table in present.sorted_tables:
            digest = sha256()
            for row in connection.execute(sa.select(table).order_by(*table.primary_key)):
                digest.update(json.dumps([to_plain(value) for value in row]).encode())
            digests[table.name] = digest.hexdigest()
    return digests


def run_forked(work: Callable[[], None], kill_after: float | None = None) -> bool:
    """Run in a child, kill it after so many seconds; whether it came to its end before."""
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


def check(url: str, export: Path, *, are_rows_known: bool) -> None:
    """Raise AssertionError unless the ledger is in order.

    Rows that were found in order are so in each copy: then only the database itself is looked at.
    """
    if are_rows_known:
        with closing(Ledger(url)) as left, left.reading() as connection:
            faults = list(check_database(connection))
    else:
        with closing(open_small(url, export)) as opened:
            faults = list(find_faults(opened))
    assert not faults, faults[:3]


def survive(
    scenario: Scenario, database: Database, export: Path, times: int, seed: int
) -> Survived:
    """Kill a scenario so many times; raises AssertionError if it does not survive one."""
    random_ = random.Random(f"{scenario.name} {seed}")  # noqa: S311

    def run(kill_after: float | None = None) -> bool:
        return run_forked(lambda: scenario.act(database.url, export), kill_after)

    run_forked(lambda: scenario.prepare(database.base, export))
    database.reset()
    before = digest_of(database.url)
    start = time.monotonic()
    run()
    duration = time.monotonic() - start
    expected = digest_of(database.url)
    assert expected != before, f"nothing was there to do for {scenario.name}"
    result, seen, checked = Survived(scenario.name), [before, expected], []
    while result.kills < times:
        database.reset()
        if run(random_.uniform(0, duration)):
            continue
        result.kills += 1
        left = digest_of(database.url)
        if left not in seen:
            seen.append(left)
        assert len(seen) <= scenario.steps + 1, f"a step was done halfway: {tell(seen)}"
        result.undone += left != expected
        is_known = left in checked
        check(database.url, export, are_rows_known=is_known)
        start = time.monotonic()
        run()
        if left == before and is_known:
            duration = time.monotonic() - start  # how busy the machine is may have changed
        elif not is_known:
            checked.append(left)
        done = digest_of(database.url)
        assert done == expected, f"not as after an undisturbed run: {tell([expected, done])}"
    return result


def tell(states: list[dict[str, str]]) -> str:
    """In which tables states of a ledger differ, with the beginnings of their hashes."""
    names = sorted({name for state in states for name in state})
    hashes = {name: [state.get(name, "none")[:6] for state in states] for name in names}
    return ", ".join(f"{name} {found}" for name, found in hashes.items() if len(set(found)) > 1)


def write_small_data(folder: Path) -> None:
    """A copy of data/ with the recorded claims of one year."""
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("boundaries"))
    for path in [*folder.glob("claims/*.csv"), *folder.glob("reports/*.csv")]:
        if path.stem != RECORDED_YEAR:
            path.unlink()


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
        write_small_data(Path(name) / "data")
        reparse.parser_version()  # one for all children, whatever happens to the files meanwhile
        reparse.read_report(Report("Над Тульской областью сбит беспилотник.", "ru"))  # load tables
        for scenario in SCENARIOS:
            database = Database(Path(name), arguments.server)
            survived = survive(scenario, database, export, arguments.times, arguments.seed)
            print(json.dumps({"database": database.kind} | asdict(survived)), flush=True)


if __name__ == "__main__":
    main()
