"""Killed at random moments, out of space, not allowed to write: nothing is lost or half done."""

import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from claims.backup import backup
from claims.ledger import Ledger, open_ledger
from tests.claims.channel import draw_posts, write_json
from tests.claims.conftest import create_database
from tests.claims.kills import SCENARIOS, digest_of

KILLS = 3
"""The short form; `make bench` kills two hundred times on each database."""


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_kills_at_random_moments_leave_the_ledger_whole(
    database: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    server = ["--server", request.getfixturevalue("postgresql")] if database == "postgresql" else []
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.claims.kills", "--times", str(KILLS), *server],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    survived = [json.loads(line) for line in run.stdout.splitlines()]
    assert {row["scenario"]: row["kills"] for row in survived} == {
        scenario.name: KILLS for scenario in SCENARIOS
    }
    with capsys.disabled():
        told = ", ".join(f"{row['kills']} during {row['scenario']}" for row in survived)
        print(f"\n{database}: survived kills: {told}")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    write_json(path, draw_posts(400, 20))
    return path


def skyclaims(url: str, *command: str, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "claims.cli", *command],
        env=os.environ | {"SKYCLAIMS_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
        **options,  # type: ignore[call-overload]
    )


def test_a_full_disk_is_told_and_leaves_the_ledger_as_it_was(tmp_path: Path, export: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.sqlite"
    open_ledger(url).close()
    before = digest_of(url)

    def no_file_may_be_large() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    command = ("ingest", str(export), "--publisher", "mod_russia")
    run = skyclaims(url, *command, preexec_fn=no_file_may_be_large)
    assert run.returncode == 3
    assert "skyclaims ingest: " in run.stderr
    assert "Nothing in it was changed" in run.stderr
    assert "Traceback" not in run.stderr
    assert digest_of(url) == before
    assert skyclaims(url, *command).returncode == 0


@pytest.mark.parametrize("form", ["csv", "gpkg", "parquet"])
def test_an_export_onto_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, form: str) -> None:
    url = f"sqlite:///{tmp_path}/ledger.sqlite"

    def no_file_may_be_large() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    open_ledger(url).close()
    out = str(tmp_path / "out")
    run = skyclaims(url, "export", out, "--format", form, preexec_fn=no_file_may_be_large)
    assert run.returncode == 3, run.stderr
    assert "cannot be written" in run.stderr
    assert "Traceback" not in run.stderr
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def obey_permissions() -> None:
    """Give up root's right to write everywhere, if we are root (PR_CAPBSET_DROP, DAC_OVERRIDE)."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


@contextmanager
def read_only(*paths: Path) -> Iterator[None]:
    """Take the right to write away from files and folders, and give it back."""
    modes = {path: path.stat().st_mode for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & 0o555)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.mark.parametrize("what", [["ledger.sqlite"], ["."], ["ledger.sqlite", "."]])
@pytest.mark.parametrize(
    "command",
    [
        ["ingest", "result.json", "--publisher", "mod_russia"],
        ["restore", "backup.zip", "--replace"],
    ],
    ids=lambda command: command[0],
)
def test_a_read_only_ledger_is_told_and_left_as_it_was(
    tmp_path: Path, built_sqlite: Path, command: list[str], what: list[str]
) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    shutil.copy(built_sqlite, folder / "ledger.sqlite")
    url = f"sqlite:///{folder}/ledger.sqlite"
    with closing(Ledger(url)) as opened:
        backup(opened, tmp_path / "backup.zip", datetime(2026, 1, 1, tzinfo=UTC))
    write_json(tmp_path / "result.json", draw_posts(10, 5))
    before = digest_of(url)
    with read_only(*(folder / name for name in what)):
        run = skyclaims(url, *command, cwd=tmp_path, preexec_fn=obey_permissions)
    assert run.returncode == 3
    assert run.stderr.startswith(
        f"skyclaims {command[0]}: {folder}/ledger.sqlite cannot be used: the file or its folder "
        "is read-only. Nothing in it was changed;"
    )
    assert digest_of(url) == before


def test_no_ledger_is_made_in_a_read_only_folder(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir()
    for path in ("locked/ledger.sqlite", "locked/deeper/ledger.sqlite"):
        with read_only(tmp_path / "locked"):
            run = skyclaims(f"sqlite:///{tmp_path}/{path}", "check", preexec_fn=obey_permissions)
        assert run.returncode == 3
        assert f"{tmp_path}/{path} cannot be " in run.stderr
        assert "Traceback" not in run.stderr
    assert not list((tmp_path / "locked").iterdir())


@pytest.mark.parametrize("command", [["backup", "locked/new.zip"], ["export", "locked/new"]])
def test_a_read_only_folder_takes_no_file(
    tmp_path: Path, built_sqlite: Path, command: list[str]
) -> None:
    (tmp_path / "locked").mkdir()
    shutil.copy(built_sqlite, tmp_path / "ledger.sqlite")
    with read_only(tmp_path / "locked"):
        run = skyclaims(
            f"sqlite:///{tmp_path}/ledger.sqlite",
            *command,
            cwd=tmp_path,
            preexec_fn=obey_permissions,
        )
    assert run.returncode == 3
    assert run.stderr == (
        f"skyclaims {command[0]}: {command[1]} cannot be written: Permission denied\n"
    )
    assert not list((tmp_path / "locked").iterdir())


def test_a_database_that_may_only_be_read_is_told(
    postgresql: str, built_postgresql: str, export: Path
) -> None:
    url = create_database(postgresql, "only_read", built_postgresql)
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute("ALTER DATABASE only_read SET default_transaction_read_only = on")
    before = digest_of(url)
    run = skyclaims(url, "ingest", str(export), "--publisher", "mod_russia")
    assert run.returncode == 3
    assert "cannot execute INSERT in a read-only transaction. Nothing in it was" in run.stderr
    assert digest_of(url) == before
    assert skyclaims(url, "check").returncode == 0
