from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.interchange.tests.table_rows import all_rows
from followthrough.plans.actions import step_decisions, work_records
from followthrough.plans.actions.work_records import WorkContent
from followthrough.plans.models import Plan, WorkRecord
from followthrough.plans.tests.factories import (
    ACTIONS,
    TODAY,
    PlanAction,
    World,
    days,
    each_action,
    note,
)

pytestmark = pytest.mark.django_db


def test_an_older_version_is_refused_and_the_newest_one_taken() -> None:
    world = World.start()
    before, seen = all_rows(), world.version
    for do in each_action():
        with pytest.raises(SavedElsewhere, match="Somebody else changed this plan") as refused:
            do(world, note(words="Why not.", seen_version=seen - 1))
        assert refused.value.current == seen

        do(world, note(words="Why not.", seen_version=seen))
        assert world.version == seen + 1
    assert all_rows() == before, "refused at first, and then taken back by `each_action`"


def test_the_same_form_sent_twice_is_done_once() -> None:
    world = World.start()
    once = note(words="Why not.", seen_version=world.version)
    for do in each_action():
        do(world, once)
        entries = len(world.entries())
        # Where it is no longer possible after the first time, that may be said instead.
        with pytest.raises((SavedElsewhere, NotPossible)):
            do(world, once)
        assert (len(world.entries()), world.version) == (entries, once.seen_version + 1)


MORE: dict[str, PlanAction] = {
    "step.moved": lambda w, s: step_decisions.move_step(
        w.by, w.case, w.ids["T1"], days(14), replace(s, reason="health")
    ),
    "step.stable-enough": lambda w, s: step_decisions.record_stable_enough(
        w.by, w.case, w.ids["T1"], s
    ),
    "plan.preference-recorded": lambda w, s: step_decisions.record_preference(
        w.by, w.case, [w.ids["T2"], w.ids["T1"]], s
    ),
}
# A second goal or step of the same words is another one, and of what was taken back the fact before
# may be taken back as well.
ANOTHER_ONE = {"goal.added", "step.added", "step.taken-back"}


def test_without_a_version_what_is_recorded_already_is_refused_too() -> None:
    """As by a command, or once the page was opened again: what changes nothing adds nothing, no
    row, no entry and no version of the plan."""
    world = World.start()
    for code, do in (ACTIONS | MORE).items():
        if code in ANOTHER_ONE:
            continue
        point = transaction.savepoint()
        do(world, note(words="Why not."))
        before = all_rows()
        with pytest.raises(NotPossible):
            do(world, note(words="Why not."))
        assert all_rows() == before, code
        transaction.savepoint_rollback(point)


@pytest.mark.parametrize("code", ["plan.agreement-recorded", "step.looked-back", "plan.reviewed"])
def test_on_another_day_it_is_said_again(code: str) -> None:
    world = World.start()
    ACTIONS[code](world, note(days(-2), words="Why not."))
    entries = len(world.entries())
    ACTIONS[code](world, note(words="Why not."))
    assert len(world.entries()) == entries + 1


def test_of_a_plan_that_was_changed_since_the_same_answer_is_another() -> None:
    world = World.start()
    ACTIONS["plan.agreement-recorded"](world, note(words="Why not."))
    ACTIONS["step.added"](world, note())
    ACTIONS["plan.agreement-recorded"](world, note(words="Why not."))
    assert not Plan.objects.get(case=world.case).changed_since_said


@pytest.mark.parametrize(
    ("other", "on"),
    [
        (WorkContent("Met again", "Well", "person"), TODAY),
        (WorkContent("Met", "Hard", "person"), TODAY),
        (WorkContent("Met", "Well", "practitioner"), TODAY),
        (WorkContent("Met", "Well", "person"), days(-1)),
    ],
)
def test_work_that_is_told_otherwise_is_another_piece_of_work(other: WorkContent, on: date) -> None:
    world = World.start()
    step, first = world.ids["T2"], WorkContent("Met", "Well", "person")
    work_records.record_work(world.by, world.case, step, first, note())
    with pytest.raises(NotPossible, match="recorded on that day already"):
        work_records.record_work(world.by, world.case, step, first, note())
    work_records.record_work(world.by, world.case, step, other, note(on))
    assert WorkRecord.objects.filter(step=step, replaced_on=None).count() == 2
