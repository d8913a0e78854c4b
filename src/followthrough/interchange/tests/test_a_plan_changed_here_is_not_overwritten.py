from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from followthrough.interchange.models import SourceLine
from followthrough.people.models import Person
from followthrough.plans.models import Goal, IncomingPlan, Plan, PlanSnapshot
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db

OTHER_PLAN = {"plan__goals__0__title": "I have a home"}


@pytest.fixture(autouse=True)
def _plan_changed_here() -> None:
    factories.case()
    Plan.objects.update(changed_here_on=timezone.now())
    Goal.objects.filter(ref="G1").update(title="As it was agreed here")


def offered(**changes: Any) -> tuple[Any, list[list[str]]]:
    return factories.imported(factories.line(crn="X000009"), factories.line(**changes))


def test_a_different_plan_is_kept_to_be_settled() -> None:
    summary, rows = offered(**OTHER_PLAN)
    assert (summary.new, summary.aside) == (1, 1)
    assert [row[:3] for row in rows] == [["2", "plan", "changed-here"]]
    assert "practitioner" in rows[0][4]
    assert Goal.objects.get(ref="G1", plan__case__person__crn="X000001").title == (
        "As it was agreed here"
    )
    kept = IncomingPlan.objects.get()
    assert kept.content == factories.line(**OTHER_PLAN)
    assert (kept.source, kept.settled_on) == ("test", None)


def test_the_same_file_again_keeps_it_only_once() -> None:
    offered(**OTHER_PLAN)
    before = all_rows()
    summary, rows = offered(**OTHER_PLAN)
    assert (summary.same, summary.aside) == (1, 1)
    assert rows[0][2] == "changed-here"
    assert all_rows() == before


def test_a_newer_difference_takes_the_place_of_the_older_one() -> None:
    offered(**OTHER_PLAN)
    offered(plan__goals__0__title="I have keys of my own")
    old, new = IncomingPlan.objects.order_by("id")
    assert old.settled_on is not None
    assert new.settled_on is None
    assert new.content["plan"]["goals"][0]["title"] == "I have keys of my own"


def test_the_plan_as_it_came_before_is_taken_with_what_is_new_beside_it() -> None:
    """The source still says the plan that the change here began from: no difference to settle."""
    snapshots = PlanSnapshot.objects.count()
    summary, rows = factories.imported(factories.line(person__last_name="Brooks"))
    assert (summary.changed, rows) == (1, [])
    assert Person.objects.get().last_name == "Brooks"
    assert Goal.objects.get(ref="G1").title == "As it was agreed here"
    assert Plan.objects.get().changed_here_on is not None
    assert PlanSnapshot.objects.count() == snapshots
    assert SourceLine.objects.get(replaced_on=None).payload["person"]["last_name"] == "Brooks"


def test_a_line_without_a_plan_is_taken() -> None:
    summary, rows = factories.imported(factories.line(no_plan=None, person__last_name="Brooks"))
    assert (summary.changed, rows) == (1, [])
    assert Goal.objects.get(ref="G1").title == "As it was agreed here"


def test_two_different_plans_in_one_file_set_aside_one_each_way() -> None:
    """The first differs; the second stands twice. Only the first is something to settle."""
    _, rows = factories.imported(
        factories.line(**OTHER_PLAN), factories.line(plan__goals__0__title="Another")
    )
    assert [row[2] for row in rows] == ["changed-here", "twice-in-file"]
    assert IncomingPlan.objects.get().content == factories.line(**OTHER_PLAN)
