"""The database itself refuses; it does not matter through which door the change comes."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from followthrough.common.models import LedgerEntry
from followthrough.common.triggers import LEDGER_ONLY_GROWS

# It would pass for a test's own if the underscore of the pattern stood for any character.
NOT_A_TEST_DATABASE = "testing_in_earnest"


@pytest.fixture
def entry(db: None) -> LedgerEntry:
    return LedgerEntry.objects.create(by_name="Amara", by_role="practitioner", action="a.b")


WAYS = {
    "update": "UPDATE common_ledgerentry SET by_name = 'Somebody else'",
    "update to the same": "UPDATE common_ledgerentry SET by_name = by_name",
    "delete": "DELETE FROM common_ledgerentry",
    "merge": (
        "INSERT INTO common_ledgerentry (id, by_name, by_role, action, case_id, subject_kind, "
        "subject_id, why, before, after) SELECT id, by_name, by_role, action, 1, '', 1, '', '{}', "
        "'{}' FROM common_ledgerentry ON CONFLICT (id) DO UPDATE SET why = 'changed'"
    ),
}


@pytest.mark.parametrize("sql", WAYS.values(), ids=WAYS)
def test_raw_sql_cannot_change_an_entry(entry: LedgerEntry, sql: str) -> None:
    with (
        pytest.raises(IntegrityError, match="only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    entry.refresh_from_db()
    assert (entry.by_name, entry.why) == ("Amara", "")


def test_neither_can_a_model(entry: LedgerEntry) -> None:
    entry.why = "changed"
    with pytest.raises(IntegrityError, match="correction"), transaction.atomic():
        entry.save()
    with pytest.raises(IntegrityError, match="correction"), transaction.atomic():
        entry.delete()
    assert LedgerEntry.objects.get().why == ""


def test_a_test_database_may_be_emptied_between_tests(entry: LedgerEntry) -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE common_ledgerentry")
    assert not LedgerEntry.objects.exists()


@pytest.fixture
def in_earnest(db: None) -> Iterator[psycopg.Connection]:
    """A database beside the test's own, with another kind of name and the same trigger."""
    where = connection.get_connection_params()
    where = {k: where[k] for k in ("host", "port", "user", "password") if where.get(k)}
    with psycopg.connect(**where, dbname="postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NOT_A_TEST_DATABASE}")
        server.execute(f"CREATE DATABASE {NOT_A_TEST_DATABASE}")
        try:
            with psycopg.connect(**where, dbname=NOT_A_TEST_DATABASE, autocommit=True) as real:
                real.execute("CREATE TABLE common_ledgerentry (id int PRIMARY KEY, why text)")
                real.execute(LEDGER_ONLY_GROWS.sql)
                real.execute("INSERT INTO common_ledgerentry VALUES (1, 'first')")
                yield real
        finally:
            server.execute(f"DROP DATABASE {NOT_A_TEST_DATABASE} WITH (FORCE)")


@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE common_ledgerentry",
        "TRUNCATE common_ledgerentry CASCADE",
        "DELETE FROM common_ledgerentry",
        "UPDATE common_ledgerentry SET why = 'changed'",
    ],
)
def test_any_other_database_refuses_to_empty_it(in_earnest: psycopg.Connection, sql: str) -> None:
    with pytest.raises(psycopg.errors.RestrictViolation, match="only grows"):
        in_earnest.execute(sql)
    assert in_earnest.execute("SELECT * FROM common_ledgerentry").fetchall() == [(1, "first")]
