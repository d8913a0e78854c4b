"""Rooms above know more of a step than its plan does, and may say that a record cannot be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from followthrough.common.errors import NotPossible
from followthrough.common.tests.declarations import forgotten_afterwards
from followthrough.plans.actions.step_progress import (
    BEFORE_A_STEP_RECORD,
    PersonResponse,
    record_finish,
    record_start,
    take_back_last_fact,
)
from followthrough.plans.actions.work_records import WorkContent, record_work
from followthrough.plans.tests.factories import World, note

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _checks_are_forgotten() -> Iterator[None]:
    with forgotten_afterwards():
        yield


RECORDS = {
    "started": lambda world, step: record_start(world.by, world.case, step, note()),
    "finished": lambda world, step: record_finish(
        world.by, world.case, step, note(), PersonResponse()
    ),
    "worked": lambda world, step: record_work(
        world.by, world.case, step, WorkContent("Rang"), note()
    ),
    "taken_back": lambda world, step: take_back_last_fact(world.by, world.case, step, note()),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_a_check_is_asked_before_anything_is_written(kind) -> None:
    world = World.start()
    step = world.ids["T4" if kind == "taken_back" else "T1"]
    before = (len(world.entries()), world.version, world.plan)
    asked = []

    @BEFORE_A_STEP_RECORD.check
    def why_not(case, step, kind, note) -> str | None:
        asked.append((case.pk, step.id, kind))
        return "The provider has not answered yet."

    with pytest.raises(NotPossible, match="The provider has not answered yet"):
        RECORDS[kind](world, step)
    assert asked == [(world.case.pk, step, kind)]
    assert (len(world.entries()), world.version, world.plan) == before
