"""The connections of the web server have limits of time; those of commands and the worker none."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.home import database_settings
from followthrough.embedded.tests.conftest import SOURCE

LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


@contextmanager
def connected() -> Iterator[psycopg.Connection[Any]]:
    """As Django connects, to the tests' own cluster."""
    settings = database_settings()
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=settings["NAME"],
        **settings["OPTIONS"],
    ) as connection:
        yield connection


def limits() -> list[str]:
    with connected() as connection:
        return [str(connection.execute(f"SHOW {name}").fetchone()[0]) for name in LIMITS]


@pytest.fixture
def _web(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_WEB", "1")


@pytest.mark.usefixtures("_web", "db")
def test_a_connection_of_the_web_server_has_all_three() -> None:
    assert limits() == ["30s", "10s", "1min"]


@pytest.mark.usefixtures("db")
def test_any_other_has_none() -> None:
    assert limits() == ["0", "0", "0"]


@pytest.mark.usefixtures("_web", "db")
def test_a_service_may_set_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_STATEMENT_SECONDS", "90")
    monkeypatch.setenv("FOLLOWTHROUGH_LOCK_SECONDS", "0")
    assert limits() == ["90s", "0", "1min"]


@pytest.mark.usefixtures("_web")
@pytest.mark.parametrize("text", ["soon", "-1", "1.5", "86401", "٣"])
def test_what_is_no_number_of_seconds_is_said(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWTHROUGH_LOCK_SECONDS", text)
    with pytest.raises(FollowthroughError, match=r"FOLLOWTHROUGH_LOCK_SECONDS is .* whole seconds"):
        database_settings()


@pytest.mark.usefixtures("_web")
def test_they_hold_for_a_server_of_somebody_elses_and_what_its_address_says_comes_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://u@h/n?sslmode=require&options=-c%20lock_timeout%3D3s"
    )
    options = database_settings()["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["options"].startswith("-c statement_timeout=30s -c lock_timeout=10s ")
    assert options["options"].endswith(" -c lock_timeout=3s")


def test_the_web_server_says_that_it_is_one_before_it_reads_the_settings() -> None:
    """In a process of its own: here the settings are read already."""
    code = (
        "import followthrough.site.wsgi; from django.conf import settings;"
        "print(settings.DATABASES['default']['OPTIONS']['options'])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"DATABASE_URL": "postgresql://u@h/n", "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.startswith("-c statement_timeout=30s ")
