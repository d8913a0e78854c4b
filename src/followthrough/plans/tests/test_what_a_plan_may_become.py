from __future__ import annotations

from datetime import date

import pytest

from followthrough.plans.rules import (
    AgreementFacts,
    GoalFacts,
    PlanFacts,
    StepFacts,
    why_not_agreeable,
    why_not_droppable,
)


def step(
    ref: str = "T1", requirement_id: int | None = None, protects_others: bool = False
) -> StepFacts:
    return StepFacts(
        id=1, ref=ref, text="A step", actor="practitioner", route="probation_staff",
        intervention="", strength="", requirement_id=requirement_id,
        protects_others=protects_others, by_on=None, nature="", for_whom="",
        goal_id=1, area="thinking", when="now",
    )  # fmt: skip


def goal(
    when: str = "now", state: str = "active", steps: int = 1, title: str = "A home"
) -> GoalFacts:
    return GoalFacts(
        1, "G1", "accommodation", title, "", when, state, tuple(step() for _ in range(steps))
    )


@pytest.mark.parametrize(
    ("goals", "reason"),
    [
        ([], "no goal for now"),
        ([goal("later")], "no goal for now"),
        ([goal(state="achieved")], "no goal for now"),
        ([goal(state="removed")], "no goal for now"),
        ([goal(steps=0)], "has no step"),
        ([goal(), goal(steps=0, title="A job")], "“A job” has no step"),
        ([goal()], None),
        ([goal(), goal("later", steps=0)], None),
        ([goal(), goal(state="removed", steps=0)], None),
    ],
)
def test_a_plan_is_agreed_with_a_goal_for_now_and_a_step_for_each(
    goals: list[GoalFacts], reason: str | None
) -> None:
    result = why_not_agreeable(goals)
    assert (result is None) is (reason is None)
    assert reason is None or reason in (result or "")


@pytest.mark.parametrize(
    ("what", "required", "reason"),
    [
        (step(), False, None),
        (step(requirement_id=7), True, "court or the releasing authority"),
        (step(requirement_id=7), False, None),
        (step(protects_others=True), False, "protects other people"),
        (step(requirement_id=7, protects_others=True), True, "court or the releasing authority"),
    ],
)
def test_a_requirement_or_what_protects_others_is_not_dropped_here(
    what: StepFacts, required: bool, reason: str | None
) -> None:
    result = why_not_droppable(what, required)
    assert (result is None) is (reason is None)
    assert reason is None or reason in (result or "")


def test_the_steps_of_a_plan_leave_out_goals_that_were_removed() -> None:
    plan = PlanFacts(
        plan_id=1,
        made_on=date(2026, 10, 20),
        version=1,
        changed_here=False,
        goals=(goal(), goal(state="removed"), goal("later", steps=2), goal(state="achieved")),
        agreement=AgreementFacts("agreed"),
    )
    assert len(plan.steps) == 4
