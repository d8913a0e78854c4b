from __future__ import annotations

import signal
import urllib.request
from pathlib import Path

import pytest

from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.tests.conftest import (
    command,
    connected,
    nothing_runs,
    outcome,
    running,
    serving,
    until,
)

pytestmark = pytest.mark.slow


def _commit(home: Path) -> None:
    with connected(home) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'what was committed' AS words")


def _kept(home: Path) -> object:
    with EmbeddedDatabase(home).attached(), connected(home) as connection:
        return connection.execute("SELECT words FROM kept").fetchone()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_stop_it_stops_everything_and_keeps_the_data(
    ready_home: Path, number: signal.Signals
) -> None:
    with serving(ready_home) as (process, address):
        with urllib.request.urlopen(f"{address}/sign-in", timeout=60) as page:
            assert page.status == 200
        _commit(ready_home)
        process.send_signal(number)
        assert outcome(process)[0] == 0
    assert nothing_runs(ready_home)
    assert _kept(ready_home) == ("what was committed",)


def test_killed_its_guardian_stops_everything_and_the_data_stays(ready_home: Path) -> None:
    with serving(ready_home) as (process, _):
        _commit(ready_home)
        process.kill()
        process.wait()
    assert nothing_runs(ready_home)
    assert _kept(ready_home) == ("what was committed",)


def test_asked_while_it_is_still_preparing_it_leaves_nothing(fresh_home: Path) -> None:
    process = command(fresh_home, "serve", "--port", "0")
    until((fresh_home / "database" / "data").exists, "the database is being made")
    process.terminate()
    assert outcome(process)[0] == 0
    assert nothing_runs(fresh_home)


def test_only_serve_itself_is_in_the_terminals_group(ready_home: Path) -> None:
    """So that a Ctrl-C reaches no other process, and serve stops the rest in order."""
    import os

    with serving(ready_home) as (process, _):
        others = [one for one in running(ready_home) if one.pid != process.pid]
        assert len(others) >= 4
        assert os.getsid(process.pid) not in {os.getsid(one.pid) for one in others}


def test_started_again_at_once_after_a_kill_it_waits_for_the_guardian(ready_home: Path) -> None:
    with serving(ready_home) as (process, _):
        process.kill()
        with serving(ready_home) as (second, address):
            with urllib.request.urlopen(f"{address}/sign-in", timeout=60) as page:
                assert page.status == 200
            second.terminate()
            assert outcome(second)[0] == 0
    assert nothing_runs(ready_home)
