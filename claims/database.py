"""The database of the ledger, SQLite or PostgreSQL: opened, migrated, used in transactions.

Every change is one transaction: readers see all of it or nothing, and a crash leaves the database
as it was. Nothing that is no ledger of ours, or one of a newer schema, is touched.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

DATABASE_URL = "SKYCLAIMS_DATABASE_URL"
_WRITE_LOCK = 20_251_118
"""The PostgreSQL advisory lock that writers take one after the other."""


_IN_WORDS = {
    "attempt to write a readonly database": "the file or its folder is read-only",
    "unable to open database file": "no file can be opened or made there",
}
"""What SQLite says in terms of its own; it also writes beside the file, even to read."""


class LedgerError(Exception):
    """A ledger that cannot be opened or written; the message says what to do."""


class Database:
    """An open database. Safe to share between threads. `name` tells it without its password."""

    def __init__(self, url: str) -> None:
        try:
            address = sa.make_url(url)
        except sa.exc.ArgumentError as error:
            raise LedgerError(
                f"{DATABASE_URL} names no database that can be used; expected such as "
                "postgresql://user:password@host/name or sqlite:////folder/ledger.sqlite"
            ) from error
        if address.drivername in ("postgresql", "postgres"):
            address = address.set(drivername="postgresql+psycopg")
        self.name = address.render_as_string(hide_password=True)
        self._path = Path(address.database) if address.database and _is_sqlite(address) else None
        if self._path:
            self.name = str(self._path)
        try:
            if self._path:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            self._engine = sa.create_engine(address)
        except OSError as error:
            raise LedgerError(
                f"{self.name} cannot be opened: {error.filename}: {error.strerror}"
            ) from error
        except (ImportError, sa.exc.ArgumentError) as error:
            raise LedgerError(f"{self.name} cannot be opened: {error}") from error
        if _is_sqlite(address):
            sa.event.listen(self._engine, "connect", _set_up_sqlite)
            sa.event.listen(self._engine, "begin", _begin_sqlite)
            self._reader = self._engine
        else:
            self._reader = self._engine.execution_options(isolation_level="REPEATABLE READ")
        self._writer = self._engine.execution_options(is_writer=True)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    # Schema --------------------------------------------------------------------------------

    def migrate(self) -> None:
        """Bring the schema to the newest version.

        Raises LedgerError, without touching anything, if the schema is none of ours.
        """
        scripts = ScriptDirectory.from_config(_alembic_config())
        if self._check_version(scripts) == scripts.get_current_head():
            return
        with self.writing() as connection:
            if self._find_version(connection) != scripts.get_current_head():
                _upgrade(connection, "head")

    def replace_content(
        self, schema_version: str, fill: Callable[[sa.Connection, sa.MetaData], None]
    ) -> None:
        """Replace everything, in one transaction: `fill` inserts rows of `schema_version`.

        `fill` gets the connection and the tables of that version; then the ledger is migrated.
        If anything fails, the ledger stays as it was. Raises LedgerError for a schema version that
        is not known.
        """
        scripts = ScriptDirectory.from_config(_alembic_config())
        if schema_version not in {script.revision for script in scripts.walk_revisions()}:
            raise LedgerError(
                f"schema version {schema_version} is not known; this Skyclaims knows up to "
                f"{scripts.get_current_head()}. {self.name} was left untouched: use a newer one"
            )
        with self.writing() as connection:
            present = sa.MetaData()
            present.reflect(connection)
            present.drop_all(connection)
            _upgrade(connection, schema_version)
            old = sa.MetaData()
            old.reflect(connection)
            fill(connection, old)
            _upgrade(connection, "head")

    def schema_version(self) -> str:
        """The version of the schema, as the migrations name it."""
        with self.reading() as connection:
            return self._find_version(connection) or ""

    def _check_version(self, scripts: ScriptDirectory) -> str | None:
        """The schema version, read without changing the file; None for an empty database."""
        if self._path and self._path.exists() and self._path.stat().st_size:
            address = sa.URL.create(
                "sqlite",
                database=f"file:{quote(str(self._path.absolute()))}",
                query={"mode": "ro", "uri": "true"},
            )
            aside = sa.create_engine(address, poolclass=sa.NullPool)
        else:
            aside = self._engine
        with self._explain_errors(), aside.connect() as connection:
            version = self._find_version(connection)
            tables = sa.inspect(connection).get_table_names()
        known = {script.revision for script in scripts.walk_revisions()}
        if version is not None and version not in known:
            raise LedgerError(
                f"{self.name} is a ledger of schema version {version}; this Skyclaims knows up to "
                f"{scripts.get_current_head()}. It was left untouched: use a newer Skyclaims, or "
                f"set {DATABASE_URL} to another ledger"
            )
        if version is None and tables:
            raise LedgerError(
                f"{self.name} is a database, but no ledger of Skyclaims. It was left untouched: "
                f"set {DATABASE_URL} to an empty database or to a ledger"
            )
        return version

    @staticmethod
    def _find_version(connection: sa.Connection) -> str | None:
        return MigrationContext.configure(connection).get_current_revision()

    # Transactions ----------------------------------------------------------------------------

    @contextmanager
    def _explain_errors(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            reason = str(error.orig).strip().partition("\n")[0]
            raise LedgerError(
                f"{self.name} cannot be used: {_IN_WORDS.get(reason, reason)}. Nothing in it was "
                f"changed; mend this, or set {DATABASE_URL} to another ledger"
            ) from error

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the ledger, whatever others write meanwhile."""
        with self._explain_errors(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that waits for other writers; all of it happens or nothing."""
        with self._explain_errors(), self._writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITE_LOCK)))
            yield connection


# Connections ------------------------------------------------------------------------------


def _is_sqlite(address: sa.URL) -> bool:
    return address.get_backend_name() == "sqlite"


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where _begin_sqlite says so
    for pragma in ("busy_timeout = 60000", "journal_mode = WAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


# Migrations --------------------------------------------------------------------------------------


def _alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: sa.Connection, version: str) -> None:
    config = _alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, version)
