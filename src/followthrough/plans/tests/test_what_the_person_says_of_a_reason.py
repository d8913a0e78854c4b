"""Whether the person agrees with the reason for which something was not delivered can be asked
later; the record of the reason stays as it is, whoever made it."""

from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.errors import NotPossible
from followthrough.early_ending.tests.factories import say_why
from followthrough.plans.actions.reason_answers import record_answer
from followthrough.plans.actions.step_progress import (
    PersonResponse,
    record_not_delivered,
    take_back_last_fact,
)
from followthrough.plans.models import ReasonAnswer, StepFact
from followthrough.plans.queries import answer_of_step
from followthrough.plans.tests.factories import World, days, note
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_answer_stands_beside_the_reason_and_changes_nothing_of_it() -> None:
    world = World.start()
    person = PersonResponse("Not for me.", "not_asked", "A group", days(-3))
    told = note(days(-1), reason="declined_by_person", words="Said on the phone")
    fact = record_not_delivered(world.by, world.case, world.ids["T2"], told, person)
    ben = actor_for(factories.practitioner(factories.unit(), "ben"))
    say_why(ben, world.case)

    made = record_answer(ben, world.case, world.ids["T2"], "disagrees", note(words="No bus."))

    assert (made.agrees, made.words, made.by_id) == ("disagrees", "No bus.", ben.user_id)
    now = StepFact.objects.get(step=world.ids["T2"], kind="not_delivered", replaced_on=None)
    assert (now.pk, now.person_words, now.by_id) == (fact.pk, "Not for me.", fact.by_id)
    assert world.entries()[-1].after == {"answer": made.pk, "agrees": "disagrees"}


def test_a_later_answer_replaces_the_last_which_stays_readable() -> None:
    world = World.start()
    first = record_answer(world.by, world.case, world.ids["T7"], "disagrees", note(words="No."))
    second = record_answer(world.by, world.case, world.ids["T7"], "agrees", note())
    assert answer_of_step(world.ids["T7"]) == second
    first.refresh_from_db()
    assert (first.words, first.replaced_on is None) == ("No.", False)


@pytest.mark.parametrize("answer", ["", "not_asked", "perhaps"])
def test_no_answer_is_none(answer: str) -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="agrees with the reason"):
        record_answer(world.by, world.case, world.ids["T7"], answer, note())


@pytest.mark.parametrize("ref", ["T1", "T4", "T5", "T8"])
def test_only_a_reason_that_stands_is_answered(ref: str) -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="no reason"):
        record_answer(world.by, world.case, world.ids[ref], "agrees", note())


def test_a_reason_that_is_taken_back_takes_its_answer_with_it() -> None:
    world = World.start()
    made = record_answer(world.by, world.case, world.ids["T7"], "agrees", note())
    take_back_last_fact(world.by, world.case, world.ids["T7"], note())
    assert answer_of_step(world.ids["T7"]) is None
    assert ReasonAnswer.objects.count() == 1
    assert world.entries()[-1].before["answer"] == made.pk
