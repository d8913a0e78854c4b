from __future__ import annotations

from followthrough.embedded.database import EmbeddedDatabase
from followthrough.embedded.tests.conftest import connected, nothing_runs


def test_it_starts_where_there_was_nothing_and_leaves_nothing_running(
    new_database: EmbeddedDatabase,
) -> None:
    assert new_database.start() is True
    assert new_database.is_running()
    new_database.stop()
    assert not new_database.is_running()
    assert nothing_runs(new_database.home)


def test_it_says_that_it_was_running_already(database: EmbeddedDatabase) -> None:
    database.start()
    assert database.start() is False


def test_it_listens_on_no_network_and_speaks_utf8(database: EmbeddedDatabase) -> None:
    database.start()
    with connected(database.home) as connection:
        result = connection.execute(
            "SELECT current_setting('listen_addresses'), current_setting('server_encoding'),"
            " lower('ÄŴ'), current_setting('jit')"
        ).fetchone()
    assert result == ("", "UTF8", "äŵ", "off")


def test_pages_and_commands_sign_in_without_power_over_the_server(
    database: EmbeddedDatabase,
) -> None:
    database.start()
    with connected(database.home) as connection:
        result = connection.execute(
            "SELECT rolsuper, rolreplication, rolcreaterole FROM pg_roles"
            " WHERE rolname = current_user"
        ).fetchone()
    assert result == (False, False, False)


def test_only_a_throw_away_cluster_forgoes_safety(database: EmbeddedDatabase) -> None:
    question = "SELECT current_setting('fsync'), current_setting('full_page_writes')"
    database.start()
    with connected(database.home) as connection:
        assert connection.execute(question).fetchone() == ("off", "off")
    database.stop()
    safe = EmbeddedDatabase(database.home)
    safe.start()
    with connected(safe.home) as connection:
        assert connection.execute(question).fetchone() == ("on", "on")
    safe.stop()
