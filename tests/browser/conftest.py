from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import NoBrowser, arguments, find_chromium
from tests.browser.world import World, build


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    try:
        path = find_chromium()
    except NoBrowser as missing:
        pytest.fail(str(missing), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=arguments(),
            # As people have it: Back shows the page as it was, where nothing forbids that.
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """One server and one set of cases for all tests of a file: pytest-django's own `live_server`
    would empty the database after each test. The tests carry the mark `django_db` so that there is
    a database to fill."""
    with django_db_blocker.unblock(), served(build) as world:
        yield world


@contextmanager
def served(make: Callable[[], dict[str, Any]]) -> Iterator[World]:
    """A server over what `make` makes, the parts of a `World`; after it the database is empty."""
    server = LiveServer("127.0.0.1")
    try:
        yield World(server.url, **make())
    finally:
        server.stop()
        _end_other_sessions()
        # Not the sequences: worlds are copied under the ids that they had (tests/copies.py).
        call_command("flush", interactive=False, verbosity=0, reset_sequences=False)


def _end_other_sessions() -> None:
    """A browser may keep its line open, and with it a thread of the server and its session in the
    test database, which then could not be dropped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND backend_type = 'client backend'"  # not what cleans up in the background
        )


@pytest.fixture
def sign_in(chromium: Browser, world: World) -> Iterator[Callable[..., Page]]:
    """A page of a new browser, signed in: `sign_in("amara", width=320, scripts=False)`."""
    contexts = []

    def open_page(who: str | None = "amara", *, width: int = 1280, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=world.base,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        contexts.append(context)
        if who is not None:
            cookie = {"name": "sessionid", "value": world.sessions[who], "url": world.base}
            context.add_cookies([cookie])
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
