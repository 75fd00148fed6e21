"""Ledgers of the recorded claims, on SQLite and on a real PostgreSQL."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from claims.ledger import Ledger, open_ledger
from tests.claims.server import start_postgresql

EMPTY = "template1"
BUILT = "built"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the test session."""
    with TemporaryDirectory(prefix="skyclaims-", ignore_cleanup_errors=True) as directory:
        server = start_postgresql(directory)
        yield server.get_uri()
        server.cleanup()


def create_database(server: str, name: str, template: str = EMPTY) -> str:
    """A new database on the server, a copy of `template`; its address."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template))
        )
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
def built_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger file of the recorded claims, to copy."""
    path = tmp_path_factory.mktemp("built") / "ledger.sqlite"
    open_ledger(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def built_postgresql(postgresql: str) -> str:
    """A database with a ledger of the recorded claims, to copy."""
    open_ledger(create_database(postgresql, BUILT)).close()
    return BUILT


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of its own, once for each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/ledger.sqlite"
    return create_database(request.getfixturevalue("postgresql"), f"empty_{uuid4().hex}")


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of the recorded claims of its own, once for each kind of database."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("built_sqlite"), tmp_path / "ledger.sqlite")
        url = f"sqlite:///{path}"
    else:
        server = request.getfixturevalue("postgresql")
        built = request.getfixturevalue("built_postgresql")
        url = create_database(server, f"ledger_{uuid4().hex}", built)
    with closing(open_ledger(url)) as opened:
        yield opened


@pytest.fixture(scope="session")
def recorded(built_sqlite: Path) -> Iterator[Ledger]:
    """A ledger of the recorded claims to read from."""
    with closing(open_ledger(f"sqlite:///{built_sqlite}")) as opened:
        yield opened
