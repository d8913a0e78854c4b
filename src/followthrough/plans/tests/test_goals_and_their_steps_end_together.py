from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.people.models import Case
from followthrough.plans.actions import agreements, goals, step_progress, steps
from followthrough.plans.actions.agreements import ReviewContent
from followthrough.plans.actions.plan import start_plan
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.models import Goal, Plan, Step
from followthrough.plans.rules import AgreementState, StepState
from followthrough.plans.rules.validation import MOST_GOALS, MOST_STEPS, GoalContent, StepContent
from followthrough.plans.tests.factories import World, days, note
from tests import factories

pytestmark = pytest.mark.django_db

STEP = StepContent("Phone", "person", "person")
GOAL = GoalContent("finance", "I pay my way", "later")


@pytest.fixture
def world() -> World:
    return World.start()


def ended_goal(world: World) -> int:
    """G1 with its only step finished, and achieved."""
    finish = (world.by, world.case, world.ids["T1"], note(), PersonResponse())
    step_progress.record_finish(*finish)
    goals.achieve_goal(world.by, world.case, world.ids["G1"], note(words="A flat"))
    return world.ids["G1"]


def test_the_end_of_a_step_is_not_taken_back_under_a_goal_that_nobody_works_on(
    world: World,
) -> None:
    goal = ended_goal(world)
    with pytest.raises(NotPossible, match="goal is not being worked on"):
        step_progress.take_back_last_fact(world.by, world.case, world.ids["T1"], note())
    goals.take_up_goal(world.by, world.case, goal, note())
    step_progress.take_back_last_fact(world.by, world.case, world.ids["T1"], note())
    assert world.step("T1").state is StepState.STARTED


def test_an_ended_goal_takes_no_new_step_until_it_is_taken_up(world: World) -> None:
    goal = ended_goal(world)
    with pytest.raises(NotPossible, match="takes no new step"):
        steps.add_step(world.by, world.case, goal, STEP, note())
    with pytest.raises(NotPossible, match="not being worked on"):
        goals.achieve_goal(world.by, world.case, goal, note())
    goals.take_up_goal(world.by, world.case, goal, note())
    steps.add_step(world.by, world.case, goal, STEP, note())


def test_the_steps_of_a_removed_goal_are_out_of_the_plan_and_come_back_with_it(
    world: World,
) -> None:
    goal, step = ended_goal(world), world.ids["T1"]
    goals.remove_goal(world.by, world.case, goal, note(words="Not needed"))
    with pytest.raises(NotPossible, match="goal of this step was removed"):
        step_progress.take_back_last_fact(world.by, world.case, step, note())
    with pytest.raises(NotPossible, match="stays as it is"):
        goals.change_goal(world.by, world.case, goal, GOAL, note())
    with pytest.raises(NotPossible, match="removed already"):
        goals.remove_goal(world.by, world.case, goal, note(words="Again"))
    goals.take_up_goal(world.by, world.case, goal, note())
    assert world.step("T1").state is StepState.FINISHED


def test_a_goal_and_a_step_that_the_source_took_back() -> None:
    case = factories.case()
    only = factories.line(plan__goals=factories.LINE["plan"]["goals"][1:])
    factories.imported(only)
    gone = Goal.objects.get(ref="G1")
    assert gone.state == "removed"
    with pytest.raises(NotAllowed, match="no such step"):
        step_progress.record_start(OPERATOR, case, Step.objects.get(ref="T1").pk, note())
    goals.take_up_goal(OPERATOR, case, gone.pk, note())
    made = steps.add_step(OPERATOR, case, gone.pk, STEP, note())
    assert [s.id for s in World(case).goal("G1").steps] == [made.pk]


def test_a_step_of_another_persons_requirement_is_refused(world: World) -> None:
    other = factories.case(crn="X000002")
    foreign = Step.objects.get(ref="T3", goal__plan__case=other).requirement_id
    own = Step.objects.get(ref="T3", goal__plan__case=world.case).requirement_id
    said_of = StepContent("Phone", "person", "person", requirement_id=foreign)
    with pytest.raises(NotPossible, match="requirement"):
        steps.add_step(world.by, world.case, world.ids["G1"], said_of, note())
    with pytest.raises(NotPossible, match="requirement"):
        steps.change_step(world.by, world.case, world.ids["T2"], said_of, note())
    mine = StepContent("Phone", "person", "person", requirement_id=own, strength="ST1")
    steps.add_step(world.by, world.case, world.ids["G1"], mine, note())


def test_a_plan_holds_so_many_goals_also_when_one_is_taken_up_again(world: World) -> None:
    plan = Plan.objects.get(case=world.case)
    there = Goal.objects.filter(plan=plan).exclude(state="removed").count()
    Goal.objects.bulk_create(
        Goal(plan=plan, ref=f"M{n}", position=n, area="thinking", title="M", when="later")
        for n in range(MOST_GOALS - there)
    )
    for refused in (
        lambda: goals.add_goal(world.by, world.case, GOAL, note()),
        lambda: goals.take_up_goal(world.by, world.case, world.ids["G4"], note()),
    ):
        with pytest.raises(NotPossible, match="at most 60 goals"):
            refused()
    goals.remove_goal(world.by, world.case, world.ids["G3"], note(words="Room"))
    goals.take_up_goal(world.by, world.case, world.ids["G4"], note())


def test_a_plan_holds_so_many_steps(world: World) -> None:
    there = Step.objects.filter(goal__plan__case=world.case).count()
    Step.objects.bulk_create(
        Step(goal_id=world.ids["G1"], ref=f"M{n}", position=n, text="M", actor="person",
             route="person")
        for n in range(MOST_STEPS - there - 1)
    )  # fmt: skip
    steps.add_step(world.by, world.case, world.ids["G2"], STEP, note())
    with pytest.raises(NotPossible, match="at most 200 steps"):
        steps.add_step(world.by, world.case, world.ids["G2"], STEP, note())


def test_nothing_about_the_plan_lies_in_the_future(world: World) -> None:
    later = note(days(1), words="Tomorrow")
    for refused in (
        lambda: goals.achieve_goal(world.by, world.case, world.ids["G3"], later),
        lambda: goals.remove_goal(world.by, world.case, world.ids["G3"], later),
        lambda: goals.take_up_goal(world.by, world.case, world.ids["G4"], later),
        lambda: agreements.record_agreement(
            world.by, world.case, AgreementState.AGREED, "Sam", later
        ),
        lambda: agreements.record_review(world.by, world.case, ReviewContent("So"), later),
        lambda: start_plan(world.by, factories.case(crn="X000002", no_plan=None), later),
    ):
        with pytest.raises(NotPossible, match="future"):
            refused()


def test_no_plan_is_started_for_a_closed_case() -> None:
    case = factories.case(no_plan=None)
    Case.objects.filter(pk=case.pk).update(closed_on=days(-1))
    with pytest.raises(NotPossible, match="This case ended"):
        start_plan(OPERATOR, case, note())
    assert not Plan.objects.exists()


@pytest.mark.parametrize("plan", [True, False])
def test_without_a_plan_there_is_nothing_to_change(plan: bool) -> None:
    case = factories.case(no_plan=None)
    if plan:
        start_plan(OPERATOR, case, note())
    with pytest.raises(NotPossible, match="no goal for now" if plan else "no plan yet"):
        agreements.record_agreement(OPERATOR, case, AgreementState.AGREED, "Sam", note())
    if not plan:
        with pytest.raises(NotPossible, match="no plan yet"):
            goals.add_goal(OPERATOR, case, GOAL, note())


def test_what_the_person_said_is_about_the_plan_as_it_was(world: World) -> None:
    assert not world.plan.changed_since_said
    steps.add_step(world.by, world.case, world.ids["G1"], STEP, note())
    assert world.plan.changed_since_said
    agreements.record_agreement(world.by, world.case, AgreementState.AGREED, "Sam", note())
    assert not world.plan.changed_since_said
