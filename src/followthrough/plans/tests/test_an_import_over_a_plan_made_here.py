from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.interchange.tests.table_rows import all_rows
from followthrough.plans.actions import goals, steps
from followthrough.plans.actions.plan import start_plan
from followthrough.plans.models import IncomingPlan
from followthrough.plans.rules.validation import GoalContent, StepContent
from followthrough.plans.tests.factories import ACTIONS, GOALS, World, each_action, note
from tests import factories

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
    ACTIONS[code](world, note(words="Why."))
    before = plan_rows()
    changed = factories.line(plan__goals=[GOALS[0]])
    summary, rows = factories.imported(changed)
    assert (summary.aside, [row[2] for row in rows]) == (1, ["changed-here"])
    assert plan_rows() == before
    assert IncomingPlan.objects.get().content == changed
    assert world.plan.differs_since is not None


def test_with_a_difference_open_work_goes_on() -> None:
    world = World.start()
    factories.imported(factories.line(plan__goals=[GOALS[0]]))
    assert world.plan.differs_since is not None
    for do in each_action():
        do(world, note(words="Why."))
        assert IncomingPlan.objects.filter(settled_on=None).count() == 1


def test_a_plan_made_from_nothing_is_left_by_the_same_line() -> None:
    line = factories.line(no_plan=None)
    case = factories.case(no_plan=None)
    made_here(World(case))
    before = all_rows()
    summary, rows = factories.imported(line)
    assert (summary.same, summary.aside, rows) == (1, 0, [])
    assert all_rows() == before


def test_a_plan_made_from_nothing_is_left_by_a_line_with_other_news() -> None:
    world = World(factories.case(no_plan=None))
    made_here(world)
    before = plan_rows()
    summary, rows = factories.imported(factories.line(no_plan=None, person__last_name="Brooks"))
    assert (summary.changed, rows) == (1, [])
    assert plan_rows() == before


def test_a_plan_made_from_nothing_keeps_out_the_first_plan_of_the_file() -> None:
    world = World(factories.case(no_plan=None))
    made_here(world)
    before = plan_rows()
    summary, rows = factories.imported(factories.line())
    assert (summary.aside, [row[2] for row in rows]) == (1, ["changed-here"])
    assert plan_rows() == before


def made_here(world: World) -> None:
    start_plan(OPERATOR, world.case, note())
    goal = goals.add_goal(OPERATOR, world.case, GoalContent("finance", "I pay", "now"), note())
    step = StepContent("Phone the bank", "person", "person")
    world.ids["T1"] = steps.add_step(OPERATOR, world.case, goal.pk, step, note()).pk
    ACTIONS["step.started"](world, note())
