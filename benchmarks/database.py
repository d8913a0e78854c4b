"""A database of the benchmark's own, as durable as in real use, and gone afterwards."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

OURS = "FOLLOWTHROUGH_GEORGIA"  # the one setting of the product's environment that is of the bench


@contextmanager
def own_database() -> Iterator[Path]:
    """The folder in which it lies, gone with all its processes also where this one is killed."""
    folder = Path(tempfile.mkdtemp(prefix="followthrough-bench-"))
    if os.geteuid() == 0:
        folder.chmod(0o711)  # the database's unprivileged user has its folder inside
    _forget_the_users_settings()
    os.environ["FOLLOWTHROUGH_HOME"] = str(folder)
    from followthrough.embedded.guardian import Guardian
    from followthrough.embedded.preparation import prepared_database

    guardian = Guardian(folder, remove=True)
    with ExitStack() as stack:
        stack.callback(guardian.dismiss)
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(prepared_database())
        yield folder


def _forget_the_users_settings() -> None:
    """Whoever runs the bench may have an installation of their own, on a server, behind TLS."""
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    for name in [name for name in os.environ if name.startswith("FOLLOWTHROUGH_")]:
        if name != OURS:
            del os.environ[name]


@contextmanager
def another_database(name: str) -> Iterator[None]:
    """An empty one in the same cluster, for cases that are measured by themselves."""
    from django.db import connection

    from followthrough.embedded.database import EmbeddedDatabase
    from followthrough.embedded.home import home
    from followthrough.embedded.preparation import prepared_database

    usual = connection.settings_dict["NAME"]
    EmbeddedDatabase(home()).ensure_database(name)
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        with prepared_database():
            yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def settle() -> None:
    """What autovacuum does in the minutes after many rows were written."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def postgresql_version() -> str:
    return str(_value("SHOW server_version"))


def database_bytes() -> int:
    return int(_value("SELECT pg_database_size(current_database())"))


def _value(sql: str) -> Any:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def disconnect() -> None:
    """After a failure nobody knows what state a connection is in: the next statement opens one."""
    from django.db import connections

    connections.close_all()
