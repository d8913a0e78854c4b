from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from followthrough.common.errors import FollowthroughError
from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.tests.conftest import connected, copied_home

pytestmark = pytest.mark.slow


@pytest.fixture
def long(room: Path, example_home: Path) -> Iterator[EmbeddedDatabase]:
    home = copied_home(example_home, room / ("a folder's name, " * 8) / "home")
    database = EmbeddedDatabase(home, durable=False)
    yield database
    database.stop()


def _socket_folder(database: EmbeddedDatabase) -> Path:
    return Path(database.django_settings()["HOST"])


def test_it_answers_and_another_command_finds_it(long: EmbeddedDatabase) -> None:
    long.start()
    folder = _socket_folder(long)
    assert long.home not in folder.parents
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    with connected(long.home) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert EmbeddedDatabase(long.home).start() is False


def test_the_short_folder_goes_with_the_server(long: EmbeddedDatabase) -> None:
    long.start()
    long.stop()
    assert not _socket_folder(long).exists()


def test_a_folder_that_somebody_else_put_there_is_not_used(long: EmbeddedDatabase) -> None:
    folder = _socket_folder(long)
    folder.mkdir()
    folder.chmod(0o777)
    try:
        with pytest.raises(FollowthroughError, match="is not private"):
            long.start()
        assert not long.is_running()
    finally:
        shutil.rmtree(folder)


def test_a_link_that_somebody_else_put_there_is_not_followed(
    long: EmbeddedDatabase, room: Path
) -> None:
    folder, target = _socket_folder(long), room / "target"
    target.mkdir(mode=0o700)
    folder.symlink_to(target)
    try:
        with pytest.raises(FollowthroughError, match="is not private"):
            long.start()
    finally:
        folder.unlink()


def test_a_server_whose_socket_was_swept_away_is_started_again(long: EmbeddedDatabase) -> None:
    long.start()
    shutil.rmtree(_socket_folder(long))
    assert long.is_running()
    assert long.start() is True
    with connected(long.home) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
