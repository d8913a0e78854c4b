"""What is counted for a unit is what the rules say of its cases."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Role
from followthrough.delivery.queries.caseload import unit_cases
from followthrough.delivery.queries.coverage import coverage_over
from followthrough.delivery.queries.derived import derived_digests
from followthrough.insight.queries import (
    due_for_requirements,
    not_delivered_by_reason,
    team_of,
    unallocated,
    unit_digests,
    without_agreed_plan,
)
from followthrough.people.alerts import requirement_alerts
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.plans.models import Goal, Step
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import StepState
from followthrough.plans.rules.step_progress import family_of
from followthrough.policy import context_on
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY
CONTEXT = context_on(TODAY)
ENDS = [-200, -120, -90, -1, 0, 30, 89, 91, 95, 130, 300]
FACTS = [
    {},
    {"started_on": "2026-12-01"},
    {"started_on": "2026-12-01", "finished_on": "2026-12-20"},
    {"not_delivered_on": "2026-12-20", "not_delivered_reason": "unwilling"},
    {"not_delivered_on": "2026-12-20", "not_delivered_reason": "travel"},
]


@pytest.fixture
def helen():
    return actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))


@pytest.fixture
def unit(helen):
    """Cases whose sentence ends on each of the days, with each delivery of the required step."""
    made = []
    for number, (ends, fact) in enumerate(
        ((ends, fact) for ends in ENDS for fact in FACTS), start=1
    ):
        line = factories.line(
            crn=f"X{number:06}",
            sentences__0__starts_on=str(TODAY - timedelta(days=400)),
            sentences__0__ends_on=str(TODAY + timedelta(days=ends)),
        )
        step = line["plan"]["goals"][1]["steps"][1]
        if fact:
            step["delivery"] = fact
        if number % 4 == 0:
            step.pop("requirement")
        if number % 7 == 0:
            line["sentences"][0]["requirements"][1] |= {"amount": 20, "done": 20}
        if number % 15 == 3:
            months = {"kind": "alcohol_treatment", "amount": 6}
            line["sentences"][0]["requirements"][1] |= months
        made.append(line)
    summary, rows = factories.imported(*made)
    assert summary.aside == 0, rows
    for step in Step.objects.filter(ref="T3").order_by("pk")[::7]:
        if not step.facts.exists():
            hold_step(
                OPERATOR, step.goal.plan.case, step.pk, ChangeNote(TODAY, "waiting_list", "Wait")
            )
    runs_on = Step.objects.get(ref="T3", goal__plan__case__person__crn="X000051")
    if runs_on.requirement_id is not None and not runs_on.decisions.current().exists():
        hold_step(
            OPERATOR,
            runs_on.goal.plan.case,
            runs_on.pk,
            ChangeNote(TODAY, "waiting_list", "Wait"),
        )
    for step in Step.objects.filter(ref="T3", requirement__isnull=False).order_by("pk")[::5]:
        order = PublishedOrder.objects.create(
            case=step.goal.plan.case, number=1, pack="test", as_of=TODAY
        )
        OrderedStep.objects.create(
            order=order, step=step, position=1, state="planned", date_kind="no_place"
        )
    Goal.objects.filter(plan__case__person__crn="X000004", ref="G2").update(state="removed")


def test_requirement_alerts_are_all_that_the_rules_find(helen, unit):
    kinds = {alert.kind.code for alert in requirement_alerts()}
    derived = derived_digests(unit_cases(helen, TODAY).values_list("pk", flat=True), CONTEXT)
    expected = {
        (one.case_id, item.occasion)
        for one in derived.digests
        for item in one.due
        if item.kind in kinds
    }
    assert {occasion.split("/")[0] for _, occasion in expected} == kinds
    listed = due_for_requirements(helen, unit_digests(helen, CONTEXT))
    assert {(one.case.case_id, one.item.occasion) for one in listed} == expected
    assert len(listed) == len(expected)


def test_what_was_not_delivered_is_counted_by_first_level_reason(helen, unit):
    ids = unit_cases(helen, TODAY).values_list("pk", flat=True)
    counted = Counter(
        CONTEXT.pack.reasons[
            family_of(CONTEXT.pack.reasons[step.facts["not_delivered"].reason])
        ].label
        for plan in plan_facts(ids).values()
        for step in plan.steps
        if step.state is StepState.NOT_DELIVERED
    )
    assert len(counted) > 1
    coverage = coverage_over(unit_digests(helen, CONTEXT))
    assert dict(not_delivered_by_reason(coverage, CONTEXT.pack)) == counted


def test_colleagues_are_in_the_order_of_their_names_whatever_they_hold(helen):
    for name in ("zoe", "Ben", "amara"):
        factories.user(name.lower(), units=(factories.unit(),), name=name)
    factories.user("far", units=(factories.unit("U2", "Southtown"),))
    factories.case(_user("zoe"), crn="X000001")
    factories.case(crn="X000002", no_plan=None)
    team = team_of(helen, unit_digests(helen, CONTEXT))
    assert [(c.name, c.cases) for c in team.colleagues] == [
        ("amara", 0),
        ("Ben", 0),
        ("zoe", 1),
    ]
    assert (team.unallocated, team.without_agreed_plan) == (1, 1)


def _user(username):
    from followthrough.accounts.models import User

    return User.objects.get(username=username)


def test_counts_are_those_of_the_lists(helen):
    factories.case(crn="X000001")
    factories.case(crn="X000002", no_plan=None)
    for number, state in enumerate(["draft", "provisional", "could_not_answer", "did_not_agree"]):
        factories.case(
            crn=f"X00001{number}",
            plan__agreement={"state": state, "on": "2026-10-20", "words": "No."},
        )
    team = team_of(helen, unit_digests(helen, CONTEXT))
    assert (
        team.without_agreed_plan == without_agreed_plan(unit_digests(helen, CONTEXT)).count() == 5
    )
    assert team.unallocated == unallocated(helen, CONTEXT).count() == 6


@pytest.mark.parametrize(
    "access", [{"excluded": ["helen"]}, {"restricted_to": ["amara"]}, {"known": False}]
)
def test_nothing_counts_a_case_that_the_manager_may_not_see(helen, access):
    factories.case(factories.user("amara", units=(factories.unit(),)), access=access)
    factories.case(crn="X000002", access=access, no_plan=None)
    team = team_of(helen, unit_digests(helen, CONTEXT))
    assert [c.cases for c in team.colleagues] == [0]
    assert (team.unallocated, team.without_agreed_plan) == (0, 0)
    assert not unit_cases(helen, TODAY).exists()
