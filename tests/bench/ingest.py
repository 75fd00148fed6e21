"""A channel of 40,000 posts with 3,500 reports: time and memory; then kills, the long form."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claims.commands import DONE, NOT_WHOLE
from tests.claims.channel import draw_posts, write_json
from tests.claims.server import start_postgresql

POSTS, REPORTS = 40_000, 3_500
TIMES_LARGER = 4
LONG_LINE = 200_000_000
KILLS = 67
"""For each of three scenarios, so two hundred on each database."""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_json(folder / "result.json", draw_posts(POSTS, REPORTS))
        print_run("first ingest", folder, folder / "result.json")
        print_run("second ingest", folder, folder / "result.json")
        print_run("check", folder)
        write_json(folder / "large.json", draw_posts(POSTS * TIMES_LARGER, 0))
        print_run(f"{TIMES_LARGER} times as large", folder, folder / "large.json", "--dry-run")
        with (folder / "line.jsonl").open("wb") as file:
            file.truncate(LONG_LINE)  # of NUL characters; the file takes no room on the disk
        print_run("a line of that length", folder, folder / "line.jsonl", expected=NOT_WHOLE)
    print_kills()


def print_run(title: str, folder: Path, *arguments: object, expected: int = DONE) -> None:
    """Time of one command on one core, and the most memory that it held."""
    verb = ["ingest", *map(str, arguments), "--publisher", "probe"] if arguments else ["check"]
    environment = os.environ | {"SKYCLAIMS_DATABASE_URL": f"sqlite:///{folder}/ledger.sqlite"}
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})  # the child inherits it
    start = time.perf_counter()
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "claims.cli", *verb],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    os.sched_setaffinity(0, cores)
    cpu = usage.ru_utime + usage.ru_stime
    size = arguments and Path(str(arguments[0])).stat().st_size / 1e6
    print(
        f"{title:<20}{seconds:7.1f} s {cpu:7.1f} s of CPU {usage.ru_maxrss / 1e3:7.0f} MB"
        f"{f'   file of {size:.0f} MB' if size else ''}"
        f"{'' if os.waitstatus_to_exitcode(status) == expected else f'   FAILED ({status})'}",
        flush=True,
    )


def print_kills() -> None:
    """Kill commands on both databases at once; raises CalledProcessError if one is not survived."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        server = start_postgresql(name)
        kills = [sys.executable, "-m", "tests.claims.kills", "--times", str(KILLS)]
        runs = {
            "SQLite": subprocess.Popen(kills),  # noqa: S603
            "PostgreSQL": subprocess.Popen([*kills, "--server", server.get_uri()]),  # noqa: S603
        }
        for database, run in runs.items():
            if run.wait() != 0:
                raise subprocess.CalledProcessError(run.returncode, f"kills on {database}")
        server.cleanup()
    print(f"survived {KILLS} kills of each command on {' and on '.join(runs)}", flush=True)
