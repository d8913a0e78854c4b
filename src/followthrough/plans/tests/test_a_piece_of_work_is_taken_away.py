"""A piece of work that was recorded on the wrong step no longer counts, and stays readable."""

from __future__ import annotations

import pytest

from followthrough.common.errors import NotPossible
from followthrough.plans.actions.work_records import withdraw_work
from followthrough.plans.models import WorkRecord
from followthrough.plans.queries import work_record
from followthrough.plans.tests.factories import World, note, work_of

pytestmark = pytest.mark.django_db


def test_it_no_longer_counts_and_the_row_stays() -> None:
    world = World.start()
    step, work = world.ids["T4"], world.ids["work"]
    withdraw_work(world.by, world.case, step, work, note())
    assert (work_of(world), world.step("T4").times_worked) == ([], 0)
    assert work_record(step, work) is None
    assert WorkRecord.objects.get(pk=work).what == "Met"
    assert world.entries()[-1].before == {"work": work}


def test_that_the_step_started_is_not_taken_back_with_it() -> None:
    world = World.start()
    withdraw_work(world.by, world.case, world.ids["T4"], world.ids["work"], note())
    assert world.step("T4").on("started") is not None


def test_it_is_taken_away_once_and_only_from_its_own_step() -> None:
    world = World.start()
    with pytest.raises(NotPossible):
        withdraw_work(world.by, world.case, world.ids["T2"], world.ids["work"], note())
    withdraw_work(world.by, world.case, world.ids["T4"], world.ids["work"], note())
    with pytest.raises(NotPossible):
        withdraw_work(world.by, world.case, world.ids["T4"], world.ids["work"], note())
