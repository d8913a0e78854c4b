from __future__ import annotations

from datetime import date

import pytest

from followthrough.common.errors import NotPossible, SavedElsewhere
from followthrough.interchange.tests.tables import all_rows
from followthrough.plans.actions import pieces
from followthrough.plans.actions.pieces import WorkSaid
from followthrough.plans.models import WorkRecord
from followthrough.plans.tests.doings import TODAY, World, days, each_alone, said

pytestmark = pytest.mark.django_db


def test_an_older_version_is_refused_and_the_newest_one_taken() -> None:
    world = World.start()
    before, seen = all_rows(), world.version
    for do in each_alone():
        with pytest.raises(SavedElsewhere, match="Somebody else changed this plan") as refused:
            do(world, said(words="Why not.", seen_version=seen - 1))
        assert refused.value.current == seen

        do(world, said(words="Why not.", seen_version=seen))
        assert world.version == seen + 1
    assert all_rows() == before, "refused at first, and then taken back by `each_alone`"


def test_the_same_form_sent_twice_is_done_once() -> None:
    world = World.start()
    once = said(words="Why not.", seen_version=world.version)
    for do in each_alone():
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
    again = {"goal.added", "step.added", "goal.changed", "step.changed"}
    again |= {"plan.reviewed", "plan.reviewed (open)", "plan.agreement-recorded"}
    again |= {"step.consolidated", "step.looked-back", "step.reason-answered"}
    for do in each_alone():
        do(world, said(words="Why not."))
        if do.code in again:
            do(world, said(words="Why not."))
        elif do.code == "step.taken-back":
            continue  # another fact may be taken back next
        else:
            with pytest.raises(NotPossible):
                do(world, said(words="Why not."))


@pytest.mark.parametrize(
    ("other", "on"),
    [
        (WorkSaid("Met again", "Well", "person"), TODAY),
        (WorkSaid("Met", "Hard", "person"), TODAY),
        (WorkSaid("Met", "Well", "practitioner"), TODAY),
        (WorkSaid("Met", "Well", "person"), days(-1)),
    ],
)
def test_work_that_is_told_otherwise_is_another_piece_of_work(other: WorkSaid, on: date) -> None:
    world = World.start()
    step, first = world.ids["T2"], WorkSaid("Met", "Well", "person")
    pieces.record_work(world.by, world.case, step, first, said())
    with pytest.raises(NotPossible, match="recorded on that day already"):
        pieces.record_work(world.by, world.case, step, first, said())
    pieces.record_work(world.by, world.case, step, other, said(on))
    assert WorkRecord.objects.filter(step=step, replaced_on=None).count() == 2
