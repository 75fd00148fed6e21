"""Several processes ingest at once while others read: nothing lost, nothing seen half."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from claims import schema
from claims.check import find_faults
from claims.ledger import open_ledger
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
