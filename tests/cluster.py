"""Every test run has a database cluster of its own, in a temporary folder, and never touches the
user's. It is loaded with `-p tests.cluster`, before pytest-django reads the settings.

FOLLOWTHROUGH_TEST_DATABASE_URL names a real server in place of it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Playwright's sync interface runs an event loop in the thread that also asks the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    asked = early_config.known_args_namespace
    # A worker of xdist has the cluster of the process that started it.
    if not (asked.help or asked.version or "PYTEST_XDIST_WORKER" in os.environ):
        stack = _throw_away_home()
        early_config.add_cleanup(stack.close)
        atexit.register(stack.close)  # where pytest fails before its own clean-up
    return (yield)


@pytest.fixture(scope="session", autouse=True)
def _passwords_are_hashed_quickly() -> None:
    """Hashing one as the product does takes a tenth of a second, on purpose."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _no_name_stands_in_a_token_by_chance() -> None:
    """Forms hold some hundred random letters and digits. Once in some hundred runs a short name
    that a test looks for is among them."""
    from django.middleware import csrf

    from followthrough.desks.shared import form_numbers

    csrf.CSRF_ALLOWED_CHARS = "zZ"
    form_numbers.SIGNS = "zZ"


def pytest_configure(config: pytest.Config) -> None:
    """The databases go with their cluster; a server of somebody else's is left as it was found."""
    config.option.reuse_db = "FOLLOWTHROUGH_TEST_DATABASE_URL" not in os.environ
    # A time says something about the machine only: left to itself, hypothesis asserts one.
    settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("house")


# What a test asks for when it needs the database, a page, or a database or command of its own.
ASKS_DATABASE = {"db", "transactional_db"}
ASKS_PAGES = {"client"}
ASKS_HOME = {"database", "new_database", "fresh_home", "ready_home", "room"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make test-quick` leaves out what reads or writes the database: mostly rules remain. What
    opens pages is not tried again on another PostgreSQL (tools/test-on-debian-postgresql)."""
    for item in items:
        asks = set(getattr(item, "fixturenames", ()))
        if asks & ASKS_PAGES or "/desks/" in str(item.path):
            item.add_marker("pages")
        if asks & (ASKS_DATABASE | ASKS_PAGES | ASKS_HOME) or item.get_closest_marker("django_db"):
            item.add_marker("database")


def _throw_away_home() -> ExitStack:
    """Gone when the stack is closed, and by its guardian when this process is killed."""
    from followthrough.embedded.database import EmbeddedDatabase
    from followthrough.embedded.guardian import Guardian

    home = Path(tempfile.mkdtemp(prefix="followthrough-tests-"))
    if os.geteuid() == 0:
        home.chmod(0o711)  # the database's unprivileged user has its folder inside
    url = os.environ.get("FOLLOWTHROUGH_TEST_DATABASE_URL")
    os.environ.pop("DATABASE_URL", None)
    os.environ["FOLLOWTHROUGH_HOME"] = str(home)
    guardian = Guardian(home, database=not url, remove=True)
    with ExitStack() as stack:
        stack.callback(guardian.dismiss)
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        if url:
            os.environ["DATABASE_URL"] = url
        else:
            stack.enter_context(EmbeddedDatabase(home, durable=False).attached())
        return stack.pop_all()
