"""A manager is kept out of a person while an act of theirs on the case waits for that: by real
threads. They may no more, whatever was so before the wait."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.db import connection, transaction

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Role
from followthrough.common.errors import NotAllowed
from followthrough.people.actions import import_rows
from followthrough.people.actions.case_life import (
    LifeNote,
    close_case,
    record_death,
    reopen_case,
    take_back_death,
)
from followthrough.people.actions.deaths import correct_death
from followthrough.people.actions.same_person import Decision, merge_records
from followthrough.people.actions.told import tell_who_waits
from followthrough.people.models import AccessLimit, Case, Person
from followthrough.people.rules import LimitKind
from tests import factories
from tests.acts_at_once import Together, threads, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("monday")]

KEPT, TWICE = "X900001", "X900002"
TODAY = factories.TODAY
NOTE = LifeNote(TODAY, TODAY, "Some words")
CLOSED = {"on": "2026-12-01", "reason": "licence_ended"}

Acts = Callable[[Actor, Case], Any]
# What has to be so before, and what the manager does.
ACTS: dict[str, tuple[Acts | None, Acts]] = {
    "record a death": (None, lambda by, case: record_death(by, case, NOTE)),
    "take it back": (
        lambda by, case: record_death(by, case, NOTE),
        lambda by, case: take_back_death(by, case, NOTE),
    ),
    "correct its day": (
        lambda by, case: record_death(by, case, NOTE),
        lambda by, case: correct_death(by, case, LifeNote(TODAY, TODAY, "Other words")),
    ),
    "tell who waits": (
        lambda by, case: record_death(by, case, NOTE),
        lambda by, case: tell_who_waits(by, case, "prison", NOTE),
    ),
    "open it again": (
        lambda by, case: close_case(by, case, "revoked", NOTE),
        lambda by, case: reopen_case(by, case, NOTE),
    ),
}


def somebody_waits_for_this() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
        )
        return bool(cursor.fetchone()[0])


@pytest.fixture
def helen() -> Actor:
    return actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))


def case_of(crn: str) -> Case:
    return Case.objects.select_related("person", "unit").get(person__crn=crn)


def line(crn: str, **changes: Any) -> dict[str, Any]:
    made = factories.line(crn=crn, **changes)
    made["sentences"] = [{**s, "ref": f"{crn}-{s['ref']}"} for s in made["sentences"]]
    return made


def refusal_of(
    together: Together, keeps_out: Callable[[], Any], act: Callable[[], Any], is_out: Event
) -> Any:
    def act_meanwhile() -> Any:
        assert is_out.wait(60)
        return act()

    _, refusal = together.outcomes(keeps_out, act_meanwhile)
    return refusal


@pytest.mark.parametrize("name", ACTS)
def test_whoever_waited_for_the_person_is_refused(helen: Actor, name: str) -> None:
    factories.imported(line(KEPT))
    case = case_of(KEPT)
    before, act = ACTS[name]
    if before:
        before(helen, case)
    is_out = Event()

    def keep_out() -> None:
        with transaction.atomic():
            person = Person.objects.select_for_update(no_key=True).get(crn=KEPT)
            AccessLimit.objects.append(
                person=person, kind=LimitKind.EXCLUSION, username=helen.username
            )
            Person.objects.filter(pk=person.pk).update(limited=True)
            is_out.set()
            wait_until(somebody_waits_for_this)

    with threads(2) as together:
        refused = refusal_of(together, keep_out, lambda: act(helen, case), is_out)
    assert isinstance(refused, NotAllowed), refused


@pytest.mark.parametrize("name", ACTS)
def test_so_is_who_is_kept_out_by_a_line_of_a_record_that_was_closed_when_it_was_merged(
    helen: Actor, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.imported(line(KEPT), line(TWICE, case__ended=CLOSED))
    case = case_of(KEPT)
    merge_records(helen, case, case_of(TWICE), Decision(TODAY, "I asked him."))
    before, act = ACTS[name]
    if before:
        before(helen, case)
    is_out, goes_on = Event(), import_rows.bring_merged_in_line

    def brought_in_line(people: set[int]) -> None:
        goes_on(people)
        is_out.set()
        wait_until(somebody_waits_for_this)

    monkeypatch.setattr(import_rows, "bring_merged_in_line", brought_in_line)
    excluded = line(TWICE, case__ended=CLOSED, access={"excluded": [helen.username]})
    with threads(2) as together:
        refused = refusal_of(
            together, lambda: factories.imported(excluded), lambda: act(helen, case), is_out
        )
    assert isinstance(refused, NotAllowed), refused
