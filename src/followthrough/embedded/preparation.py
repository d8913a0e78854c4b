"""What every command needs before it can do anything: a database that answers and is migrated,
and the directory of services in it. So every command works on a fresh data folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.home import home, settings_of

PATIENCE = 30.0  # seconds for a server that may be starting as well
WAITS_FOR_TABLES = "2s"
GIVES_WAY = 1.0  # seconds
PREPARING = 0x466F6C6C  # the advisory lock of those who prepare the same database at once


@contextmanager
def prepared_database(load_directory: bool = True) -> Iterator[None]:
    """`with prepared_database():` around all that a command does with the database."""
    with database_up():
        _prepare_database(load_directory)
        try:
            yield
        finally:
            close_connections()


@contextmanager
def database_up() -> Iterator[None]:
    """Attaches to the embedded database, or starts and stops it. A server of somebody else's,
    named in DATABASE_URL, only has to answer."""
    if url := os.environ.get("DATABASE_URL"):
        wait_for_server(settings_of(url))
        yield
        return
    with EmbeddedDatabase(home()).attached():
        yield


def wait_for_server(settings: dict[str, Any], patience: float = PATIENCE) -> None:
    import psycopg

    until = time.monotonic() + patience
    while True:
        try:
            psycopg.connect(
                host=settings["HOST"],
                port=settings["PORT"],
                user=settings["USER"],
                password=settings["PASSWORD"],
                dbname=settings["NAME"],
                **{"connect_timeout": 5} | settings["OPTIONS"],
            ).close()
        except psycopg.Error as error:
            # A server that says why it refuses will say the same in a second, unless it starts.
            refused = "FATAL" in str(error) and "starting up" not in str(error)
            if refused or time.monotonic() > until:
                cause = str(error).strip().splitlines()[0]
                raise FollowthroughError(
                    f"The PostgreSQL server named in DATABASE_URL does not let us in: {cause}.",
                    "Check that address, or unset it to use the embedded database.",
                ) from error
            time.sleep(0.5)
        else:
            return


def close_connections() -> None:
    from django.db import connections

    connections.close_all()


def optional(module: str, name: str) -> Callable[..., Any] | None:
    """A function of a part that may not be installed. What fails inside that part still fails."""
    if find_spec(module.rpartition(".")[0]) is None or find_spec(module) is None:
        return None
    return getattr(import_module(module), name, None)


def _prepare_database(load_directory: bool) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "followthrough.site.settings")
    django.setup()
    with _one_at_a_time():
        _migrate()
        if load_directory and (
            load := optional("followthrough.services.actions", "load_directory")
        ):
            load()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """One process at a time, on whatever machine. In a transaction of a connection of its own, so
    that it also holds behind a connection pooler."""
    from django.db import connection

    lock = connection.copy("preparing")
    try:
        lock.set_autocommit(False)
        with lock.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PREPARING])
        yield
    finally:
        lock.close()


def _migrate() -> None:
    """Raises FollowthroughError where somebody else holds what has to change for too long."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    until = time.monotonic() + PATIENCE
    while not _migrated():
        if time.monotonic() > until:
            raise FollowthroughError(
                "The database cannot be brought up to date: something has been using a table that "
                "has to change for a long time.",
                "End long readings and exports, or stop other servers, then try again. "
                "What was done so far is kept.",
            )
        time.sleep(GIVES_WAY)


def _migrated() -> bool:
    """False where a table that has to change is in use: whoever comes after a change that waits has
    to wait as well, so it waits for a moment only, gives way, and is tried again."""
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from psycopg.errors import LockNotAvailable

    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAITS_FOR_TABLES}'")
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            return False
        raise
    finally:
        connection.close()  # and with it the setting
    return True
