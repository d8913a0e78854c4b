from __future__ import annotations

from datetime import date

import pytest

from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.interchange.tests.table_rows import all_rows
from followthrough.plans.actions import work_records
from followthrough.plans.actions.work_records import WorkContent
from followthrough.plans.models import WorkRecord
from followthrough.plans.tests.factories import TODAY, World, days, each_action, note

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


def test_without_a_version_what_is_recorded_already_is_refused_too() -> None:
    """As by a command: reviews and what the person says can be many, everything else is recorded
    once; of work, the same in the same words."""
    world = World.start()
    again = {"goal.added", "step.added", "goal.changed", "step.changed", "step.length-changed"}
    again |= {"plan.reviewed", "plan.reviewed (open)", "plan.agreement-recorded"}
    again |= {"step.consolidated", "step.looked-back", "step.reason-answered"}
    for do in each_action():
        do(world, note(words="Why not."))
        if do.code in again:
            do(world, note(words="Why not."))
        elif do.code == "step.taken-back":
            continue  # another fact may be taken back next
        else:
            with pytest.raises(NotPossible):
                do(world, note(words="Why not."))


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
