"""What was learnt with a finished step is recorded, and looked back at on an agreed day."""

from __future__ import annotations

import copy
from datetime import timedelta

import pytest

from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.interchange.actions import settle_difference
from followthrough.plans.actions.consolidation import (
    ConsolidationContent,
    record_consolidation,
    record_look_back,
)
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_progress import take_back_last_fact
from followthrough.plans.models import Consolidation
from followthrough.plans.queries import consolidation_of_step
from followthrough.plans.rules import StepState
from followthrough.plans.rules.consolidation import suggested_look_back, why_not_look_back_on
from followthrough.plans.tests.factories import GOALS, TODAY, World, days, note
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "ends", "cause"),
    [
        (None, None, None),
        (days(-1), None, "has to lie ahead"),
        (TODAY, None, "has to lie ahead"),
        (days(1), None, None),
        (days(731), None, None),
        (days(732), None, "too far ahead"),
        (days(30), days(30), None),
        (days(31), days(30), "after the sentence, which ends on 3 February 2027"),
    ],
)
def test_the_day_to_look_back_lies_ahead_within_two_years_and_the_sentence(day, ends, cause):
    result = why_not_look_back_on(day, TODAY, ends)
    assert (cause in result) if cause else result is None


@pytest.mark.parametrize(
    ("ends", "suggested"),
    [(None, 42), (100, 42), (42, 42), (41, 41), (1, 1), (0, None), (-9, None)],
)
def test_six_weeks_are_suggested_or_the_end_of_the_sentence(ends, suggested):
    ends_on = None if ends is None else days(ends)
    wanted = None if suggested is None else days(suggested)
    assert suggested_look_back(TODAY, ends_on) == wanted


def test_it_is_told_with_whose_words_and_the_day_is_part_of_the_facts() -> None:
    world = World.start()
    learnt = ConsolidationContent("To ask first", "At work", "person", days(30))
    made = record_consolidation(world.by, world.case, world.ids["T8"], learnt, note())
    assert (made.learnt, made.used, made.whose_words) == ("To ask first", "At work", "person")
    assert world.step("T8").look_back_on == days(30)
    assert consolidation_of_step(world.ids["T8"]) == made
    before = Consolidation.objects.get(replaced_on__isnull=False)
    assert before.learnt == "To ask"  # what the world began with stays readable


@pytest.mark.parametrize("ref", ["T1", "T2", "T4", "T5", "T7"])
def test_only_a_finished_step_is_held_on_to(ref: str) -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="not finished"):
        record_consolidation(
            world.by, world.case, world.ids[ref], ConsolidationContent("To ask"), note()
        )
    assert Consolidation.objects.filter(step=world.ids[ref]).count() == 0


@pytest.mark.parametrize(
    ("learnt", "cause"),
    [
        (ConsolidationContent("  "), "what was learnt"),
        (ConsolidationContent("To ask", whose_words="nobody"), "in whose words"),
        (ConsolidationContent("To ask", look_back_on=TODAY), "lie ahead"),
        (ConsolidationContent("x" * 4001), "longer than"),
        (ConsolidationContent("To ask", "\0"), "cannot be kept"),
    ],
)
def test_what_cannot_be_held_on_to_is_refused(learnt: ConsolidationContent, cause: str) -> None:
    world = World.start()
    entries, version = len(world.entries()), world.version
    with pytest.raises(NotPossible, match=cause):
        record_consolidation(world.by, world.case, world.ids["T8"], learnt, note())
    assert (len(world.entries()), world.version) == (entries, version)


def test_a_day_that_has_come_may_stay_when_the_words_are_put_right() -> None:
    """It lay ahead when it was agreed."""
    world = World.start()
    late = ChangeNote(days(20), today=days(20))
    kept = ConsolidationContent("To ask first", look_back_on=days(7))
    made = record_consolidation(world.by, world.case, world.ids["T8"], kept, late)
    assert made.look_back_on == days(7)


def test_looking_back_closes_the_day_and_may_set_the_next() -> None:
    world = World.start()
    step = world.ids["T8"]
    record_look_back(world.by, world.case, step, "Still does it", None, note())
    assert world.step("T8").look_back_on is None
    now = consolidation_of_step(step)
    assert (now.learnt, now.still, now.looked_back_on) == ("To ask", "Still does it", TODAY)
    record_look_back(world.by, world.case, step, "And again", TODAY + timedelta(40), note())
    assert world.step("T8").look_back_on == days(40)


def test_there_has_to_be_something_to_look_back_at() -> None:
    world = World.start()
    with pytest.raises(NotPossible, match="Nothing is recorded"):
        record_look_back(world.by, world.case, world.ids["T2"], "Fine", None, note())
    with pytest.raises(NotPossible, match="how it goes now"):
        record_look_back(world.by, world.case, world.ids["T8"], " ", None, note())
    other = factories.case(crn="X000002").plan.goals.first().steps.first()
    with pytest.raises(NotAllowed):
        record_look_back(world.by, world.case, other.pk, "Fine", None, note())


def test_words_put_right_after_looking_back_leave_what_was_found_then() -> None:
    world = World.start()
    step = world.ids["T8"]
    record_look_back(world.by, world.case, step, "Still does it", None, note())
    made = record_consolidation(
        world.by, world.case, step, ConsolidationContent("To ask twice"), note()
    )
    assert (made.learnt, made.still, made.looked_back_on) == (
        "To ask twice",
        "Still does it",
        TODAY,
    )


def test_a_plan_of_a_file_that_knows_no_end_closes_what_was_learnt() -> None:
    """Settled for the file's plan, in which the step goes on."""
    world = World.start()
    goals = copy.deepcopy(GOALS)
    goals[-1]["steps"][-1]["delivery"] = {"started_on": "2026-11-02"}
    factories.imported(factories.line(plan__goals=goals))
    settle_difference(world.by, world.case, keep="theirs", today=TODAY)
    assert world.step("T8").state is StepState.STARTED
    assert world.step("T8").look_back_on is None
    assert consolidation_of_step(world.ids["T8"]) is None


def test_an_end_that_is_taken_back_takes_what_was_learnt_with_it() -> None:
    world = World.start()
    learnt = consolidation_of_step(world.ids["T8"])
    take_back_last_fact(world.by, world.case, world.ids["T8"], note())
    assert world.entries()[-1].before["consolidation"] == learnt.pk
    assert world.step("T8").look_back_on is None
    assert consolidation_of_step(world.ids["T8"]) is None
    assert Consolidation.objects.filter(step=world.ids["T8"]).count() == 1
