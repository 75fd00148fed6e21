"""Killed at random moments, out of space, not allowed to write: nothing is lost or half done."""

import ctypes
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from claims.ledger import open_ledger
from tests.claims.channel import draw_posts, write_json
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


def ingest(url: str, export: Path, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "claims.cli", "ingest", str(export), "--publisher", "mod_russia"],
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

    run = ingest(url, export, preexec_fn=no_file_may_be_large)
    assert run.returncode == 3
    assert "skyclaims ingest: " in run.stderr
    assert "Nothing in it was changed" in run.stderr
    assert "Traceback" not in run.stderr
    assert digest_of(url) == before
    assert ingest(url, export).returncode == 0


@pytest.mark.parametrize("form", ["csv", "gpkg", "parquet"])
def test_an_export_onto_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, form: str) -> None:
    url = f"sqlite:///{tmp_path}/ledger.sqlite"

    def no_file_may_be_large() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    open_ledger(url).close()
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "claims.cli", "export", str(tmp_path / "out"), "--format", form],
        env=os.environ | {"SKYCLAIMS_DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_file_may_be_large,
    )
    assert run.returncode == 3, run.stderr
    assert "cannot be written" in run.stderr
    assert "Traceback" not in run.stderr
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


def obey_permissions() -> None:
    """Give up root's right to write everywhere, if we are root (PR_CAPBSET_DROP, DAC_OVERRIDE)."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def test_a_read_only_folder_is_told_and_left_as_it_was(tmp_path: Path, export: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    url = f"sqlite:///{folder}/ledger.sqlite"
    open_ledger(url).close()
    before = digest_of(url)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    try:
        run = ingest(url, export, preexec_fn=obey_permissions)
    finally:
        folder.chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o644)
    assert run.returncode == 3
    assert "Nothing in it was changed" in run.stderr
    assert digest_of(url) == before
