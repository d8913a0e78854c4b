"""Real threads, each with a connection of its own."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.common.errors import SavedElsewhere
from followthrough.plans.actions import goals, step_progress, steps
from followthrough.plans.actions.plan import start_plan
from followthrough.plans.models import Agreement, Plan, PlanSnapshot, Step, StepFact
from followthrough.plans.rules.validation import GoalContent, StepContent
from followthrough.plans.tests.factories import World, note
from tests import factories
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_plan_is_started_once() -> None:
    case = factories.case(no_plan=None)
    result = at_once(*[lambda: start_plan(OPERATOR, case, note())] * 3)
    assert sorted(type(one) is Plan for one in result) == [False, False, True]
    assert sum(type(one) is SavedElsewhere for one in result) == 2
    assert Plan.objects.count() == Agreement.objects.count() == PlanSnapshot.objects.count() == 1
    assert [e.action for e in World(case).entries()].count("plan.started") == 1


def test_two_editors_add_steps_and_goals_and_all_are_kept() -> None:
    world = World.start()
    before = PlanSnapshot.objects.count()

    def add(name: str) -> Any:
        step = StepContent(name, "person", "person")
        return steps.add_step(OPERATOR, world.case, world.ids["G1"], step, note())

    result = at_once(
        *(lambda name=name: add(name) for name in ("One", "Two", "Three")),
        *(
            lambda title=title: goals.add_goal(
                OPERATOR, world.case, GoalContent("finance", title, "later"), note()
            )
            for title in ("Save", "Spend")
        ),
    )
    assert [one for one in result if isinstance(one, Exception)] == []
    made, wanted = result[:3], result[3:]
    assert {step.text for step in made} == {"One", "Two", "Three"}
    for rows in (made, wanted):
        assert len({row.ref for row in rows}) == len({row.position for row in rows}) == len(rows)
    numbers = PlanSnapshot.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, before + 6))


def test_of_two_who_saw_the_same_version_the_second_is_told() -> None:
    world = World.start()
    seen = world.version

    def add(name: str) -> Any:
        step = StepContent(name, "person", "person")
        told = note(seen_version=seen)
        return steps.add_step(OPERATOR, world.case, world.ids["G1"], step, told)

    result = at_once(lambda: add("One"), lambda: add("Two"))
    assert sorted(type(one) is Step for one in result) == [False, True]
    assert any(type(one) is SavedElsewhere for one in result)
    assert world.version == seen + 1


def test_the_same_start_sent_twice_is_recorded_once() -> None:
    world = World.start()
    step = world.ids["T2"]
    result = at_once(*[lambda: step_progress.record_start(OPERATOR, world.case, step, note())] * 2)
    assert sorted(type(one) is StepFact for one in result) == [False, True]
    assert StepFact.objects.filter(step=step, kind="started").count() == 1
