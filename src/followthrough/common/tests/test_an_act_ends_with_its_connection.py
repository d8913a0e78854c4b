"""Where the connection is lost while something follows from an act, the act is undone with it:
nobody is told that it was done, and no log says that it stands."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError, connection

from followthrough.common.actions import Record, action, consequence_of
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.database_ended import ended_by_the_database
from followthrough.common.models import LedgerEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _another_connection_afterwards() -> Iterator[None]:
    yield
    connection.close()


def loses_the_connection(by: Actor, entries: Sequence[LedgerEntry]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


def test_an_act_whose_connection_is_lost_is_not_said_to_be_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    @action("group.made", words="Made a group", may=lambda *_, **__: None)
    def make(by: Actor, name: str) -> Record[Group]:
        return Record(Group.objects.create(name=name))

    consequence_of("group.made")(loses_the_connection)
    with caplog.at_level(logging.ERROR), pytest.raises(OperationalError) as raised:
        make(OPERATOR, "Tuesdays")
    assert ended_by_the_database(raised.value)
    connection.close()
    assert not Group.objects.exists()
    assert not LedgerEntry.objects.exists()
    assert "stands" not in caplog.text
