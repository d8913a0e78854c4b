"""Whoever opens a list of which digests are stale asks for them to be made. Somebody else may be
asking at the same moment, in an act that takes long, as where a directory is loaded: the list does
not wait for that, and holds no thread of the web server meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from followthrough.delivery.tasks import ask_for_digests
from tests.acts_at_once import threads

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _somebody_is_asking() -> Iterator[None]:
    with transaction.atomic():
        ask_for_digests()
        yield


@pytest.mark.usefixtures("_somebody_is_asking")
def test_asking_waits_for_nobody_who_asks(caplog: pytest.LogCaptureFixture) -> None:
    assert ProcrastinateJob.objects.count() == 1

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")  # a connection of the web server has one
        ask_for_digests()

    with threads(1) as together:
        assert together.outcomes(ask) == [None]  # while the other goes on
    # Nobody came to that limit, which is logged; the job is there once the other is committed.
    assert caplog.records == []


def test_asking_leaves_the_limit_of_the_connection_as_it_was() -> None:
    def limit() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            return str(cursor.fetchone()[0])

    before = limit()
    ask_for_digests()
    assert limit() == before
    assert ProcrastinateJob.objects.count() == 1
    ask_for_digests()
    assert (ProcrastinateJob.objects.count(), limit()) == (1, before)
