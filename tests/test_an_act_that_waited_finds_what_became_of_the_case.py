"""Somebody closes a case, or records that the person died, while a colleague's act on it waits for
that: by real threads. What was looked at before the wait holds no more, and the act is refused."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotPossible
from followthrough.people.actions.case_life import LifeNote, close_case, record_death
from followthrough.people.actions.same_person import DeathNotKnown, Decision, merge_records
from followthrough.people.models import Case, Person
from tests import factories
from tests.acts_at_once import ACTS, Shared, threads, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]

NOTE = LifeNote(factories.TODAY, factories.TODAY, "Some words")
ENDS: dict[str, tuple[Callable[[Case], Any], str]] = {
    "closed": (lambda case: close_case(OPERATOR, case, "revoked", NOTE), "This case ended on"),
    "died": (lambda case: record_death(OPERATOR, case, NOTE), "The person died on"),
}
WAITING = [name for name in ACTS if name != "import a line"]  # a file says of each line what it did


@pytest.fixture
def shared() -> Shared:
    shared = Shared.start()
    ACTS["record work"](shared, 0)  # the plan is the practitioner's from now on
    ACTS["import a line"](shared, 0)  # so that the file's plan waits
    return shared


def somebody_waits_for_this() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        )
        return bool(cursor.fetchone()[0])


def test_a_merge_that_waited_for_a_death_joins_nobody_alive_with_the_dead(shared: Shared) -> None:
    """Nobody who looked at the two has said that they know of it."""
    other = factories.case(shared.amara, crn="X900002")
    died = Event()

    def die_and_hold() -> None:
        with transaction.atomic():
            record_death(OPERATOR, other, NOTE)
            died.set()
            wait_until(somebody_waits_for_this)

    def merge_meanwhile() -> Any:
        assert died.wait(60)
        return merge_records(shared.helen, shared.case, other, Decision(factories.TODAY, "Why"))

    with threads(2) as together:
        _, refusal = together.outcomes(die_and_hold, merge_meanwhile)
    assert isinstance(refusal, DeathNotKnown), refusal
    assert Person.objects.get(crn=shared.case.person.crn).died_on is None


@pytest.mark.parametrize("act", WAITING)
@pytest.mark.parametrize("how", ENDS)
def test_it_is_refused(shared: Shared, how: str, act: str) -> None:
    end, cause = ENDS[how]
    ended = Event()

    def end_and_hold() -> None:
        with transaction.atomic():
            end(shared.case)
            ended.set()
            wait_until(somebody_waits_for_this)

    def act_meanwhile() -> Any:
        assert ended.wait(60)
        return ACTS[act](shared, 0)

    with threads(2) as together:
        _, refusal = together.outcomes(end_and_hold, act_meanwhile)
    assert isinstance(refusal, NotPossible), refusal
    assert cause in str(refusal)
