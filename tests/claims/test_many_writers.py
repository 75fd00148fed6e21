"""Several processes ingest at once while others read: nothing lost, nothing seen half."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from claims import schema
from claims.capture import Item, Results
from claims.capture.sources import Source
from claims.check import find_faults
from claims.ingest import FILE_READERS, Ingest
from claims.ledger import Ledger, open_ledger
from claims.model import Report
from tests.claims.channel import draw_posts, write_json

WRITERS = 3
PUBLISHER = ("--publisher", "mod_russia")


def test_writers_at_once_add_what_one_after_another_would(
    ledger_url: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Each ingests the channel from another post on, so that they overlap."""
    posts = list(draw_posts(120, 12))
    ledger = open_ledger(ledger_url)
    writers = []
    for number in range(WRITERS):
        export = tmp_path / f"result{number}.json"
        write_json(export, posts[30 * number : 30 * number + 60])
        writers.append(
            subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "claims.cli", "ingest", str(export), *PUBLISHER],
                env=os.environ | {"SKYCLAIMS_DATABASE_URL": ledger_url},
                cwd=pytestconfig.rootpath,
            )
        )
    seen = set()
    while any(writer.poll() is None for writer in writers):
        with ledger.reading() as connection:
            captured = sa.select(sa.func.count()).where(~schema.report.c.is_recorded)
            seen.add(connection.execute(captured).scalar())
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    assert set(ledger.native_ids("mod_russia")) == {str(n) for n in range(1, 121)}
    assert list(find_faults(ledger)) == []
    # A batch is 60 posts, less those that another writer added before it.
    assert seen <= {0, 60, 90, 120}


def test_nobody_waits_while_another_reads_its_source(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large source takes its time; the ledger is locked only while rows are written."""

    def read_slowly(_: Path, source: Source, now: datetime) -> Results:
        for number in range(1, 4):
            pool.submit(ledger.keep_note, "another writer", str(number)).result(timeout=20)
            report = Report(f"text {number}", "ru", now, source.publisher, id=str(number))
            yield Item(report)

    monkeypatch.setitem(FILE_READERS, "text", read_slowly)  # type: ignore[arg-type]
    source = Source(id="slow", publisher="slow", reader="text")
    with ThreadPoolExecutor() as pool:
        ingest = Ingest(ledger, source, datetime(2025, 12, 1, tzinfo=UTC))
        ingest.add_file(tmp_path)
    assert ingest.summary.reports["new"] == 3
    assert ledger.read_note("another writer") == "3"
