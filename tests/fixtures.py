"""What tests of several rooms ask for by name. It is loaded with `-p tests.fixtures`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import pytest
import time_machine

from tests.clock import morning


@pytest.fixture
def monday() -> Iterator[time_machine.Traveller]:
    """It is the day on which the cases of `tests.factories` were written."""
    with time_machine.travel(morning()) as clock:
        yield clock


@pytest.fixture
def commands_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands use the test's own connection."""
    monkeypatch.setattr(
        "followthrough.embedded.preparation.prepared_database", lambda *_: nullcontext()
    )


@pytest.fixture(autouse=True)
def a_session_is_stored_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a minute passes between two requests of a test, and the second would send
    the statement that stores when somebody was last seen: numbers of statements would differ."""
    monkeypatch.setattr("followthrough.accounts.sessions.STORED_EVERY", 10 * 60)
