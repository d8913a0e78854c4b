"""Random lives of a case: it begins, moves, ends, goes on, its person dies and did not, its
sentence is varied and revoked, from pages and files. Nothing is asked of the dead or of a case that
has ended, nothing required falls out of sight, and nobody sees more than before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor
from followthrough.common.errors import FollowthroughError
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.people.access import visible_to
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.models import Case, CaseEnd, Death, Person
from followthrough.people.queries import case_facts, periods_of_case
from tests import factories, sizes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TODAY = factories.TODAY
AFTER_DEATH = {"after-death", "close-case"}
AFTER_END = {
    "sentence-ended",
    "requirement-ended-undone",
    "counts-differ",
    "others-after-end",
    "close-case",
}
REASONS = ["order_completed", "revoked", "died", "moved_to_another_service", "no_such"]
UNPAID = {"ref": "R1", "kind": "unpaid_work", "amount": 100, "done": 20}

Life = Callable[[Case, int], object]


def _note(n: int) -> LifeNote:
    return LifeNote(TODAY - timedelta(days=n % 5), TODAY, "Words of somebody.")


def _line(n: int, **changes: Any) -> dict[str, Any]:
    """What a file says: with an exclusion that never goes."""
    made = factories.line(access={"excluded": ["ben"]}, person__last_name=f"Rivers{n}", **changes)
    made["sentences"][0]["requirements"] = [UNPAID]
    for goal in made["plan"]["goals"]:
        for step in goal["steps"]:
            step.pop("requirement", None)
    return made


def _file(n: int, **changes: Any) -> None:
    factories.imported(_line(n, **changes))


def _varied(n: int) -> None:
    made = _line(n)
    kind = ("varied", "extended", "revoked")[n % 3]
    made["sentences"][0]["changes"] = [{"kind": kind, "on": "2026-12-20"}]
    factories.imported(made)


def _new_crn(n: int) -> None:
    present = Person.objects.get().crn
    made = _line(n) | {"crn": f"X10000{n % 9}", "former_crns": [present]}
    factories.imported(made)


LIVES: dict[str, Life] = {
    "dies": lambda case, n: case_life.record_death(OPERATOR, case, _note(n)),
    "dies and all is seen to": lambda case, n: factories.died_and_closed(case, _note(n)),
    "did not die": lambda case, n: case_life.take_back_death(OPERATOR, case, _note(n)),
    "is seen to": lambda case, n: case_life.see_to_after_death(
        OPERATOR, case, ("report", "family", "victim_liaison")[n % 3], _note(n)
    ),
    "ends": lambda case, n: case_life.close_case(OPERATOR, case, REASONS[n % 5], _note(n)),
    "goes on": lambda case, n: case_life.reopen_case(OPERATOR, case, _note(n)),
    "moves": lambda case, n: move_case(OPERATOR, case, Move(TODAY, f"U{n % 2 + 1}", "Words")),
    "file": lambda case, n: _file(n),
    "file: died": lambda case, n: _file(n, person__died_on="2026-12-20"),
    "file: ended": lambda case, n: _file(n, case__ended={"on": "2026-12-20", "reason": "revoked"}),
    "file: elsewhere": lambda case, n: _file(n, case__unit="U2"),
    "file: another case": lambda case, n: _file(n, case__opened_on="2027-01-04"),
    "file: sentence": lambda case, n: _varied(n),
    "file: new CRN": lambda case, n: _new_crn(n),
}


@pytest.fixture
def ben() -> Actor:
    units = (factories.unit(), factories.unit("U2", "Southtown"))
    return actor_for(factories.user("ben", units=units))


@pytest.fixture
def case(ben: Actor) -> Case:
    factories.user("amara", units=(factories.unit(),))
    _file(0)
    return Case.objects.get()


@sizes.examples(30)
@given(life=st.lists(st.tuples(st.sampled_from(list(LIVES)), st.integers(0, 30)), max_size=7))
def test_any_life_keeps_the_promises(case: Case, ben: Actor, life: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        for what, n in life:
            now = Case.objects.order_by("-pk").first()
            assert now is not None
            point = transaction.savepoint()
            try:
                LIVES[what](now, n)
            except FollowthroughError:
                transaction.savepoint_rollback(point)
            holds(ben)
        transaction.set_rollback(True)


def holds(ben: Actor) -> None:
    assert compared() == EQUAL
    assert not visible_to(ben).exists()  # the exclusion stands whatever happens
    assert User.objects.filter(username="ben").exists()
    person = Person.objects.get()  # nobody becomes two
    stands = Death.objects.current().filter(died_on__isnull=False).values_list("died_on", flat=True)
    assert list(stands) == ([person.died_on] if person.died_on else [])
    assert Case.objects.filter(closed_on=None).count() <= 1
    for case in Case.objects.select_related("digest"):
        due = {item["kind"] for item in case.digest.due}
        facts = case_facts([case.pk])[case.pk]
        assert (case.closed_on is not None) == CaseEnd.objects.current().filter(case=case).exists()
        periods_follow_each_other(case)
        if case.closed_on is not None:
            assert due == set()
        elif person.died_on is not None:
            assert due <= AFTER_DEATH
            assert due
        elif facts.ends_on is not None and facts.ends_on < TODAY:
            assert due <= AFTER_END
            assert "close-case" in due
            assert "requirement-ended-undone" in due
        else:
            assert "requirement-without-step" in due


def periods_follow_each_other(case: Case) -> None:
    periods = periods_of_case(case)
    assert periods[0].from_on == case.opened_on
    assert [p.end is None for p in periods] == [False] * (len(periods) - 1) + [
        case.closed_on is None
    ]
    days: list[date] = []
    for period in periods:
        days += [period.from_on, *([period.end.ended_on] if period.end else [])]
    assert days == sorted(days)
