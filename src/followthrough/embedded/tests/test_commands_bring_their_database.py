from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.tests.conftest import (
    command,
    connected,
    nothing_runs,
    outcome,
    serving,
    until,
)

pytestmark = pytest.mark.slow


def test_on_a_fresh_home_a_command_starts_migrates_loads_and_stops(fresh_home: Path) -> None:
    assert outcome(command(fresh_home, "migrate")) == (0, "The database is up to date.\n", "")
    assert nothing_runs(fresh_home)
    with EmbeddedDatabase(fresh_home).attached(), connected(fresh_home) as connection:
        loaded = connection.execute("SELECT count(*) FROM organisations_region").fetchone()
    assert loaded is not None
    assert loaded[0] > 0


def test_a_command_attaches_to_a_running_serve_and_leaves_it_running(ready_home: Path) -> None:
    with serving(ready_home):
        server = (ready_home / "database" / "data" / "postmaster.pid").read_text().split()[0]
        assert outcome(command(ready_home, "migrate"))[0] == 0
        os.kill(int(server), 0)
        with connected(ready_home) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_command_that_is_stopped_puts_its_database_away(
    fresh_home: Path, number: signal.Signals
) -> None:
    process = command(fresh_home, "migrate")
    until((fresh_home / "database" / "data").exists, "it is at work")
    process.send_signal(number)
    assert outcome(process)[0] in {0, 130}  # it may have been done already
    assert nothing_runs(fresh_home)
