from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.interchange.tests.tables import all_rows
from followthrough.plans.actions import goals, steps
from followthrough.plans.actions.making import start_plan
from followthrough.plans.models import IncomingPlan
from followthrough.plans.rules.making import GoalSaid, StepSaid
from followthrough.plans.tests.doings import DOINGS, GOALS, World, each_alone, said
from tests import given

pytestmark = pytest.mark.django_db

PLANS = "plans_"


def plan_rows() -> dict[str, object]:
    """Every row about plans, but for what is set aside and the version, which only counts on."""
    rows = {table: rows for table, rows in all_rows().items() if table.startswith(PLANS)}
    del rows["plans_incomingplan"]
    for row in rows["plans_plan"]:
        del row["version"]
    return rows


@pytest.mark.parametrize(
    "code", ["goal.added", "goal.removed", "step.added", "step.changed", "step.finished"]
)
def test_a_changed_line_is_set_aside_and_nothing_made_here_is_lost(code: str) -> None:
    world = World.start()
    DOINGS[code](world, said(words="Why."))
    before = plan_rows()
    changed = given.line(plan__goals=[GOALS[0]])
    summary, rows = given.imported(changed)
    assert (summary.aside, [row[2] for row in rows]) == (1, ["changed-here"])
    assert plan_rows() == before
    assert IncomingPlan.objects.get().content == changed
    assert world.plan.differs_since is not None


def test_with_a_difference_open_work_goes_on() -> None:
    world = World.start()
    given.imported(given.line(plan__goals=[GOALS[0]]))
    assert world.plan.differs_since is not None
    for do in each_alone():
        do(world, said(words="Why."))
        assert IncomingPlan.objects.filter(settled_on=None).count() == 1


def test_a_plan_made_from_nothing_is_left_by_the_same_line() -> None:
    line = given.line(no_plan=None)
    case = given.case(no_plan=None)
    made_here(World(case))
    before = all_rows()
    summary, rows = given.imported(line)
    assert (summary.same, summary.aside, rows) == (1, 0, [])
    assert all_rows() == before


def test_a_plan_made_from_nothing_is_left_by_a_line_with_other_news() -> None:
    world = World(given.case(no_plan=None))
    made_here(world)
    before = plan_rows()
    summary, rows = given.imported(given.line(no_plan=None, person__last_name="Brooks"))
    assert (summary.changed, rows) == (1, [])
    assert plan_rows() == before


def test_a_plan_made_from_nothing_keeps_out_the_first_plan_of_the_file() -> None:
    world = World(given.case(no_plan=None))
    made_here(world)
    before = plan_rows()
    summary, rows = given.imported(given.line())
    assert (summary.aside, [row[2] for row in rows]) == (1, ["changed-here"])
    assert plan_rows() == before


def made_here(world: World) -> None:
    start_plan(OPERATOR, world.case, said())
    goal = goals.add_goal(OPERATOR, world.case, GoalSaid("finance", "I pay", "now"), said())
    step = StepSaid("Phone the bank", "person", "person")
    world.ids["T1"] = steps.add_step(OPERATOR, world.case, goal.pk, step, said()).pk
    DOINGS["step.started"](world, said())
