"""A case that is being taken in is seen by nobody else yet. A fact that many cases share, and that
changes at that moment, makes its digest stale all the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from followthrough.delivery import consequences
from followthrough.delivery.actions import digests
from followthrough.delivery.models import CaseDigest
from tests import factories
from tests.acts_at_once import threads, wait_until

pytestmark = pytest.mark.django_db(transaction=True)


def somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        return bool(cursor.fetchone()[0])


def test_whoever_changes_it_waits_for_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.unit()
    derived: list[Any] = []
    waited: list[bool] = []
    store = digests.store_digests

    def store_and_wait(*given: Any) -> None:
        store(*given)
        derived.append(given)
        wait_until(somebody_waits_for_a_lock)
        waited.append(True)

    monkeypatch.setattr(digests, "store_digests", store_and_wait)

    def load_places() -> None:
        wait_until(lambda: derived)
        factories.places(regions=[{"code": "R1", "name": "Another name"}])

    with threads(2) as together:
        together.outcomes(lambda: factories.imported(factories.line()), load_places)
    assert waited
    assert CaseDigest.objects.get().stale


def test_a_case_that_comes_later_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.unit()
    begun: list[bool] = []
    waited: list[bool] = []
    wait = digests.wait_for_cases_to_come

    def wait_and_hold() -> None:
        wait()
        begun.append(True)
        wait_until(somebody_waits_for_a_lock)
        waited.append(True)

    monkeypatch.setattr(consequences.digests, "wait_for_cases_to_come", wait_and_hold)

    def take_in() -> None:
        wait_until(lambda: begun)
        factories.imported(factories.line())

    with threads(2) as together:
        together.outcomes(
            lambda: factories.places(regions=[{"code": "R1", "name": "Another name"}]), take_in
        )
    assert waited
    assert not CaseDigest.objects.get().stale
