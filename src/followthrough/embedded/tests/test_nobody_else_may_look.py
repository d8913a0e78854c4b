from __future__ import annotations

import stat
from pathlib import Path

import psycopg
import pytest

from followthrough.embedded.database import EmbeddedDatabase

pytestmark = pytest.mark.slow


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folders_are_private_and_so_is_the_password(new_database: EmbeddedDatabase) -> None:
    database = new_database
    database.start()
    assert _mode(database.folder) == 0o700
    assert _mode(database.data) == 0o700
    assert _mode(database.home / "database-password") == 0o600
    assert _mode(database.log) == 0o600
    assert _mode(database.folder / "server.conf") == 0o600
    assert not list(database.folder.glob("password*"))


def test_nobody_is_trusted(new_database: EmbeddedDatabase) -> None:
    database = new_database
    database.init()
    rules = [
        line.split()
        for line in (database.data / "pg_hba.conf").read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert rules
    assert {rule[-1] for rule in rules} == {"scram-sha-256"}


def test_a_wrong_password_is_refused(database: EmbeddedDatabase) -> None:
    database.start()
    settings = database.django_settings()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(
            host=settings["HOST"],
            port=settings["PORT"],
            user=settings["USER"],
            password="guessed",
            dbname=settings["NAME"],
        )


def test_a_server_of_another_user_is_refused(database: EmbeddedDatabase) -> None:
    database.start()
    settings = database.django_settings()
    with pytest.raises(psycopg.OperationalError, match="requirepeer"):
        psycopg.connect(
            host=settings["HOST"],
            port=settings["PORT"],
            user=settings["USER"],
            password=settings["PASSWORD"],
            dbname=settings["NAME"],
            requirepeer="somebody-else",
        )


def test_the_folders_above_keep_their_permissions(room: Path) -> None:
    for mode in (0o755, 0o711):
        parent = room / f"{mode:o}" / "inner"
        parent.mkdir(parents=True)
        for folder in (parent, parent.parent):
            folder.chmod(mode)
        before = [(f, f.stat().st_mode, f.stat().st_uid) for f in parent.parents]
        before.append((parent, parent.stat().st_mode, parent.stat().st_uid))
        database = EmbeddedDatabase(parent, durable=False)
        database.start()
        database.stop()
        assert [(f, f.stat().st_mode, f.stat().st_uid) for f, _, _ in before] == before


def test_the_log_names_no_person(database: EmbeddedDatabase) -> None:
    from followthrough.embedded.tests.conftest import connected

    database.start()
    with connected(database.home) as connection:
        connection.execute("CREATE TABLE people (name text UNIQUE)")
        connection.execute("INSERT INTO people VALUES ('Elsie Ashworth')")
        with pytest.raises(psycopg.Error):
            connection.execute("INSERT INTO people VALUES ('Elsie Ashworth')")
    text = database.log.read_text()
    assert "violates unique constraint" in text
    assert "Elsie" not in text
