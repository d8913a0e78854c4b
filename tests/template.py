"""The test database of a worker is a copy of the one that the first of them migrated: that takes a
worker twelve seconds, and a copy less than one.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest

TEMPLATE = "template_of_tests"


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """By the time that pytest-django makes a test database it has its name, with that of the
    worker in it."""
    if fixturedef.argname != "django_db_setup" or not _is_shared():
        return (yield)
    with request.getfixturevalue("django_db_blocker").unblock(), _one_at_a_time():
        if _exists(TEMPLATE):
            _copy(TEMPLATE, _name())
        else:
            made = yield
            _copy(_name(), TEMPLATE)
            return made
    return (yield)


def _is_shared() -> bool:
    """There are several workers, and the cluster is theirs alone."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    return workers > 1 and "FOLLOWTHROUGH_TEST_DATABASE_URL" not in os.environ


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    from followthrough.embedded.home import home

    with (home() / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _name() -> str:
    from django.db import connection

    return connection.creation._get_test_db_name()


def _exists(name: str) -> bool:
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _copy(of: str, name: str) -> None:
    """What is copied must be open to nobody meanwhile."""
    from django.db import connection

    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{of}"')
