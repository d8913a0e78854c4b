"""Whether the person agrees with the reason for which something was not delivered can be asked
later, and what they said before stays beside it."""

from __future__ import annotations

import pytest

from followthrough.common.errors import NotPossible
from followthrough.plans.actions.working import PersonSaid, record_answer, record_not_delivered
from followthrough.plans.models import StepFact
from followthrough.plans.tests.doings import TODAY, World, days, said

pytestmark = pytest.mark.django_db


def current(world: World, ref: str) -> StepFact:
    return StepFact.objects.get(step=world.ids[ref], kind="not_delivered", replaced_on=None)


def test_the_answer_is_a_new_row_with_the_same_reason_and_day() -> None:
    world = World.start()
    person = PersonSaid("Not for me.", "not_asked", "A group", days(-3))
    told = said(days(-1), reason="declined_by_person", words="Said on the phone")
    first = record_not_delivered(world.by, world.case, world.ids["T2"], told, person)

    record_answer(world.by, world.case, world.ids["T2"], "disagrees", "I had no bus.", said())

    now = current(world, "T2")
    assert (now.person_agrees, now.person_words) == ("disagrees", "Not for me.\nI had no bus.")
    kept = ("on", "reason", "words", "offered", "offered_on")
    assert [getattr(now, name) for name in kept] == [getattr(first, name) for name in kept]
    first.refresh_from_db()
    assert (first.person_agrees, first.replaced_on is None) == ("not_asked", False)
    assert world.entries()[-1].after == {"fact": now.pk, "agrees": "disagrees"}


def test_an_answer_without_words_leaves_what_was_said_before() -> None:
    world = World.start()
    record_answer(world.by, world.case, world.ids["T7"], "agrees", "  ", said())
    assert (current(world, "T7").person_agrees, current(world, "T7").person_words) == ("agrees", "")


@pytest.mark.parametrize("answer", ["", "not_asked", "perhaps"])
def test_no_answer_is_none(answer: str) -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="agrees with the reason"):
        record_answer(world.by, world.case, world.ids["T7"], answer, "", said())


@pytest.mark.parametrize("ref", ["T1", "T4", "T5", "T8"])
def test_only_a_reason_that_stands_is_answered(ref: str) -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="no reason"):
        record_answer(world.by, world.case, world.ids[ref], "agrees", "", said())


def test_words_that_together_are_too_long_are_refused() -> None:
    world = World.start()
    record_answer(world.by, world.case, world.ids["T7"], "agrees", "x" * 3000, said(TODAY))
    with pytest.raises(NotPossible, match="longer than"):
        record_answer(world.by, world.case, world.ids["T7"], "agrees", "x" * 1000, said(TODAY))
