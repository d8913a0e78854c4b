from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.plans.actions import deciding, goals, working
from followthrough.plans.actions.deciding import record_preference
from followthrough.plans.actions.working import PersonSaid
from followthrough.plans.queries import snapshots_of
from followthrough.plans.tests.doings import DOINGS, KEEP_A_VERSION, World, each_alone, said
from followthrough.plans.tests.versions import assert_says, versions

pytestmark = pytest.mark.django_db


def test_a_change_keeps_the_plan_as_it_then_stands_and_other_work_keeps_none() -> None:
    world = World.start()
    before = versions(world)
    for do in each_alone():
        do(world, said(words="Why not."))
        after = versions(world)
        if do.code not in KEEP_A_VERSION:
            assert after == before
            continue
        assert after[:-1] == before
        assert [number for number, _, _ in after] == list(range(1, len(after) + 1))
        assert after[-1][1] in {"changed", "agreed", "reviewed"}
        newest_first = [number for number, _, _ in reversed(after)]
        assert [s.number for s in snapshots_of(world.case.pk)] == newest_first
        assert_says(after[-1][2], world)


def test_each_of_many_versions_reads_as_it_was() -> None:
    world = World.start()
    seen = versions(world)
    for code in ("goal.added", "step.added", "goal.changed", "step.changed", "plan.reviewed"):
        DOINGS[code](world, said(words="Why not."))
        now = versions(world)
        assert now[: len(seen)] == seen
        assert len(now) == len(seen) + 1
        seen = now


def test_a_version_keeps_what_a_step_of_a_removed_goal_delivers() -> None:
    world = World.start()
    step = world.ids["T2"]
    t3 = world.step("T3")
    assert t3.requirement_id is not None
    deciding.drop_step(OPERATOR, world.case, step, said(reason="unwilling"))
    revoked = said(reason="sentence_revoked")
    working.record_not_delivered(
        OPERATOR, world.case, t3.id, revoked, PersonSaid(agrees="not_asked")
    )
    goals.remove_goal(OPERATOR, world.case, world.ids["G2"], said(words="Not needed"))

    content = versions(world)[-1][2]
    [goal] = [g for g in content["goals"] if g["ref"] == "G2"]
    assert goal["state"] == "removed"
    assert {s["ref"]: s["requirement"] for s in goal["steps"]} == {"T2": None, "T3": "R2"}


def test_a_version_keeps_the_order_that_the_person_would_like() -> None:
    world = World.start()
    wanted = [world.ids["T2"], world.ids["T1"]]
    record_preference(OPERATOR, world.case, wanted, said(words="Talking first."))
    DOINGS["goal.added"](world, said())
    assert versions(world)[-1][2]["preference"] == {
        "steps": ["T2", "T1"],
        "on": said().on.isoformat(),
        "words": "Talking first.",
    }
