"""The start, the pieces of work and the end of a step cannot disagree."""

from __future__ import annotations

import pytest

from followthrough.common.errors import NotPossible
from followthrough.plans.actions import step_progress, work_records
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.actions.work_records import WorkContent
from followthrough.plans.models import StepFact
from followthrough.plans.rules import StepState
from followthrough.plans.tests.factories import World, days, note

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return World.start()


def worked(world: World, ref: str, on: int, corrects: int | None = None) -> int:
    at = note(days(on))
    step = world.ids[ref]
    return work_records.record_work(world.by, world.case, step, WorkContent("Met"), at, corrects).pk


def test_the_first_piece_of_work_starts_the_step(world: World) -> None:
    worked(world, "T2", -3)
    step = world.step("T2")
    assert (step.state, step.on("started"), step.times_worked) == (StepState.STARTED, days(-3), 1)
    assert "started" in world.entries()[-1].after


def test_work_entered_late_corrects_the_start_and_keeps_its_words(world: World) -> None:
    step_progress.record_start(world.by, world.case, world.ids["T2"], note(words="At the office"))
    worked(world, "T2", -5)
    worked(world, "T2", -2)
    step = world.step("T2")
    assert (step.on("started"), step.times_worked, step.last_worked_on) == (days(-5), 2, days(-2))
    old, new = StepFact.objects.filter(step=step.id, kind="started").order_by("pk")
    assert (old.on, new.on, new.words) == (days(0), days(-5), "At the office")
    assert old.replaced_on is not None


def test_a_correction_to_an_earlier_day_takes_the_start_along(world: World) -> None:
    first = worked(world, "T2", -1)
    worked(world, "T2", -4, corrects=first)
    step = world.step("T2")
    assert (step.on("started"), step.times_worked, step.last_worked_on) == (days(-4), 1, days(-4))


def test_work_does_not_lie_before_the_referral(world: World) -> None:
    """Nor does the start that it says: a file with such a step would be refused."""
    step_progress.record_referral(world.by, world.case, world.ids["T1"], note(days(-2)))
    with pytest.raises(NotPossible, match="referred"):
        worked(world, "T1", -3)
    assert world.step("T1").state is StepState.WAITING
    worked(world, "T1", -2)


@pytest.mark.parametrize("end", ["finished", "not_delivered"])
def test_an_ended_step_takes_corrections_up_to_its_end_and_no_new_work(
    world: World, end: str
) -> None:
    first = worked(world, "T2", -5)
    step = world.ids["T2"]
    if end == "finished":
        step_progress.record_finish(world.by, world.case, step, note(days(-2)), PersonResponse())
    else:
        told = note(days(-2), reason="health")
        step_progress.record_not_delivered(
            world.by, world.case, step, told, PersonResponse(agrees="agrees")
        )
    second = worked(world, "T2", -2, corrects=first)
    for day, corrects in ((-1, second), (-3, None), (-3, first)):
        with pytest.raises(NotPossible):
            worked(world, "T2", day, corrects)
    assert world.step("T2").times_worked == 1


def test_a_step_does_not_end_before_the_last_work_on_it(world: World) -> None:
    worked(world, "T2", -5)
    worked(world, "T2", -1)
    with pytest.raises(NotPossible, match="worked on this step"):
        step_progress.record_finish(
            world.by, world.case, world.ids["T2"], note(days(-2)), PersonResponse()
        )
    assert world.step("T2").state is StepState.STARTED


def test_a_correction_names_work_of_the_same_step_that_stands(world: World) -> None:
    first = worked(world, "T2", -1)
    for ref, corrects in (("T4", first), ("T2", 0), ("T2", -1), ("T2", 10**12)):
        with pytest.raises(NotPossible):
            worked(world, ref, -1, corrects)
    second = worked(world, "T2", 0, corrects=first)
    with pytest.raises(NotPossible, match="corrected already"):
        worked(world, "T2", -1, corrects=first)
    assert worked(world, "T2", -1, corrects=second)


def test_what_is_on_hold_is_put_back_first(world: World) -> None:
    with pytest.raises(NotPossible, match="as it stands"):
        worked(world, "T5", 0)


def test_what_was_offered_lies_before_it_was_declined(world: World) -> None:
    told = note(days(-3), reason="unwilling")
    for offered_on, may in ((days(-2), False), (days(-3), True)):
        person = PersonResponse("No.", "agrees", "A group", offered_on)
        if may:
            step_progress.record_not_delivered(world.by, world.case, world.ids["T2"], told, person)
        else:
            with pytest.raises(NotPossible, match="offered"):
                step_progress.record_not_delivered(
                    world.by, world.case, world.ids["T2"], told, person
                )


@pytest.mark.parametrize(
    "person",
    [
        PersonResponse("No.", "agrees", "A group"),
        PersonResponse("No.", "agrees", " ", days(0)),
        PersonResponse(" ", "agrees", "A group", days(0)),
        PersonResponse("No.", "", "A group", days(0)),
        PersonResponse("No.", "perhaps", "A group", days(0)),
    ],
)
def test_that_somebody_is_unwilling_needs_all_of_it(world: World, person: PersonResponse) -> None:
    with pytest.raises(NotPossible):
        step_progress.record_not_delivered(
            world.by, world.case, world.ids["T2"], note(reason="not_engaged"), person
        )
    assert world.step("T2").state is StepState.PLANNED
