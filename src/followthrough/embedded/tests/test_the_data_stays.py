from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.postgresql import server_user
from followthrough.embedded.server_process import ServerProcess
from followthrough.embedded.tests.conftest import connected, until

pytestmark = pytest.mark.slow


@pytest.fixture
def safe(ready_home: Path) -> Iterator[EmbeddedDatabase]:
    """As for a user; a throw-away one may lose what was committed when it is killed."""
    database = EmbeddedDatabase(ready_home)
    yield database
    database.stop()


def _keep(database: EmbeddedDatabase) -> None:
    with connected(database.home) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'what was committed' AS words")


def _kept(database: EmbeddedDatabase) -> object:
    with connected(database.home) as connection:
        return connection.execute("SELECT words FROM kept").fetchone()


def _server(database: EmbeddedDatabase) -> int:
    text = (database.data / "postmaster.pid").read_text()
    return int(text.splitlines()[0])


def test_a_second_start_continues_with_the_same_data(database: EmbeddedDatabase) -> None:
    database.start()
    _keep(database)
    database.stop()
    database.start()
    assert _kept(database) == ("what was committed",)


def test_it_starts_again_after_the_server_was_killed(safe: EmbeddedDatabase) -> None:
    safe.start()
    _keep(safe)
    os.kill(_server(safe), signal.SIGKILL)
    until(lambda: not safe.is_running(), "the killed server is gone")
    assert safe.start() is True
    assert _kept(safe) == ("what was committed",)


def test_a_pid_file_whose_number_is_another_programs_by_now_is_survived(
    database: EmbeddedDatabase,
) -> None:
    database.start()
    _keep(database)
    left = (database.data / "postmaster.pid").read_text()
    database.stop()
    # As after a crash of the machine; the tests' own process has the number.
    pid_file = database.data / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n" + left.partition("\n")[2])
    os.chown(pid_file, server_user().uid, server_user().gid)
    assert not ServerProcess(database.data, server_user()).is_alive()
    assert database.start() is True
    assert _kept(database) == ("what was committed",)


def test_half_a_pid_file_is_survived(database: EmbeddedDatabase) -> None:
    database.start()
    database.stop()
    (database.data / "postmaster.pid").write_text("")
    assert database.start() is True


def test_it_waits_for_what_is_left_of_a_killed_server(safe: EmbeddedDatabase) -> None:
    """A part of the old server that still writes would spoil the data of a new one."""
    safe.start()
    with connected(safe.home) as connection:
        left = connection.info.backend_pid
        os.kill(left, signal.SIGSTOP)
        os.kill(_server(safe), signal.SIGKILL)
        until(lambda: not safe.is_running(), "the killed server is gone")
        with ThreadPoolExecutor() as pool:
            start = pool.submit(safe.start)
            until(lambda: "still in use" in safe.log.read_text(), "the new server is held back")
            os.kill(left, signal.SIGCONT)
            assert start.result() is True
