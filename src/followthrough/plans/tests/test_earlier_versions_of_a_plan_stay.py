from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.plans.actions import goals, step_decisions, step_progress
from followthrough.plans.actions.step_decisions import record_preference
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.queries import snapshots_of_case
from followthrough.plans.tests.factories import ACTIONS, KEEP_A_VERSION, World, each_action, note
from followthrough.plans.tests.versions import assert_says, versions

pytestmark = pytest.mark.django_db


def test_a_change_keeps_the_plan_as_it_then_stands_and_other_work_keeps_none() -> None:
    world = World.start()
    before = versions(world)
    for do in each_action():
        do(world, note(words="Why not."))
        after = versions(world)
        if do.code not in KEEP_A_VERSION:
            assert after == before
            continue
        assert after[:-1] == before
        assert [number for number, _, _ in after] == list(range(1, len(after) + 1))
        assert after[-1][1] in {"changed", "agreed", "reviewed"}
        newest_first = [number for number, _, _ in reversed(after)]
        assert [s.number for s in snapshots_of_case(world.case.pk)] == newest_first
        assert_says(after[-1][2], world)


def test_each_of_many_versions_reads_as_it_was() -> None:
    world = World.start()
    seen = versions(world)
    for code in ("goal.added", "step.added", "goal.changed", "step.changed", "plan.reviewed"):
        ACTIONS[code](world, note(words="Why not."))
        now = versions(world)
        assert now[: len(seen)] == seen
        assert len(now) == len(seen) + 1
        seen = now


def test_a_version_keeps_what_a_step_of_a_removed_goal_delivers() -> None:
    world = World.start()
    step = world.ids["T2"]
    t3 = world.step("T3")
    assert t3.requirement_id is not None
    step_decisions.drop_step(OPERATOR, world.case, step, note(reason="unwilling"))
    revoked = note(reason="sentence_revoked")
    step_progress.record_not_delivered(
        OPERATOR, world.case, t3.id, revoked, PersonResponse(agrees="not_asked")
    )
    goals.remove_goal(OPERATOR, world.case, world.ids["G2"], note(words="Not needed"))

    content = versions(world)[-1][2]
    [goal] = [g for g in content["goals"] if g["ref"] == "G2"]
    assert goal["state"] == "removed"
    assert {s["ref"]: s["requirement"] for s in goal["steps"]} == {"T2": None, "T3": "R2"}


def test_a_version_keeps_the_order_that_the_person_would_like() -> None:
    world = World.start()
    wanted = [world.ids["T2"], world.ids["T1"]]
    record_preference(OPERATOR, world.case, wanted, note(words="Talking first."))
    ACTIONS["goal.added"](world, note())
    assert versions(world)[-1][2]["preference"] == {
        "steps": ["T2", "T1"],
        "on": note().on.isoformat(),
        "words": "Talking first.",
    }
