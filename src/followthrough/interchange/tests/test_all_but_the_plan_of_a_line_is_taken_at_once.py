"""A line whose plan differs from one changed here is good: only its plan waits for somebody."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.models import LedgerEntry
from followthrough.interchange.actions import settle_difference
from followthrough.interchange.models import SourceLine
from followthrough.people.access import visible_to
from followthrough.people.models import Assessment, Case, Person, Requirement, Sentence
from followthrough.plans.models import Goal, IncomingPlan, Plan
from followthrough.plans.rules import PlanSide
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db

TITLE = "Another goal"


def offered(**changes: Any) -> dict[str, Any]:
    return factories.line(plan__goals__0__title=TITLE, **changes)


@pytest.fixture
def case() -> Case:
    factories.practitioner(factories.unit())
    made = factories.case()
    Plan.objects.update(changed_here_on=timezone.now())
    return made


def test_identity_case_sentence_and_assessment_are_taken(case: Case) -> None:
    summary, rows = factories.imported(
        offered(
            person__last_name="Brooks",
            case__in_custody=True,
            sentences__0__ends_on="2027-12-31",
            assessment__serious_harm="high",
        )
    )
    assert [row[:3] for row in rows] == [["1", "plan", "changed-here"]]
    assert "All but the plan is taken." in rows[0][4]
    assert (summary.read, summary.new, summary.changed, summary.same, summary.aside) == (
        (1, 0, 0, 0, 1)
    )
    assert Person.objects.get().last_name == "Brooks"
    assert Case.objects.get().in_custody
    assert str(Sentence.objects.get().ends_on) == "2027-12-31"
    assert Assessment.objects.get(replaced_on=None).serious_harm == "high"
    assert SourceLine.objects.get(replaced_on=None).payload["person"]["last_name"] == "Brooks"


def test_the_plan_waits(case: Case) -> None:
    before = Plan.objects.values().get()
    factories.imported(offered())
    assert not Goal.objects.filter(title=TITLE).exists()
    assert IncomingPlan.objects.get(settled_on=None).content == offered()
    # Only counted on, so that a page made before does not settle what it does not show.
    assert Plan.objects.values().get() == before | {"version": before["version"] + 1}


def test_both_are_in_the_ledger(case: Case) -> None:
    factories.imported(offered())
    entries = LedgerEntry.objects.filter(case_id=case.pk).order_by("id")
    assert list(entries.values_list("action", flat=True)) == [
        "caseload.line-taken",
        "caseload.line-taken",
        "caseload.plan-differs",
    ]


@pytest.mark.parametrize(
    ("first", "then", "sees"),
    [
        ({}, {}, True),
        ({}, {"excluded": ["amara"]}, False),
        ({}, {"restricted_to": ["bea"]}, False),
        ({}, {"restricted_to": ["amara"]}, True),
        ({}, {"known": False}, False),
        ({"excluded": ["amara"]}, {}, True),
        ({"restricted_to": ["bea"]}, {"restricted_to": ["bea", "amara"]}, True),
        ({"restricted_to": ["bea"]}, {}, True),
        ({"known": False}, {}, True),
        ({"excluded": ["amara"]}, {"excluded": ["amara"]}, False),
    ],
)
def test_who_may_see_the_case_is_what_the_line_says(
    first: dict[str, Any], then: dict[str, Any], sees: bool
) -> None:
    amara = factories.practitioner(factories.unit())
    case = factories.case(access=first)
    Plan.objects.filter(case=case).update(changed_here_on=timezone.now())
    summary, _ = factories.imported(offered(access=then))
    assert summary.rules == {"changed-here": 1}
    assert visible_to(actor_for(amara)).filter(pk=case.pk).exists() is sees


def test_the_same_file_again_says_so_again_and_changes_nothing(case: Case) -> None:
    factories.imported(offered())
    before = all_rows()
    summary, rows = factories.imported(offered())
    assert (summary.same, summary.aside, rows[0][2]) == (0, 1, "changed-here")
    assert all_rows() == before


@pytest.mark.parametrize("keep", ["ours", "theirs"])
def test_once_it_is_settled_the_same_file_is_quiet(case: Case, keep: PlanSide) -> None:
    factories.imported(offered(person__last_name="Brooks"))
    lines = SourceLine.objects.count()
    settle_difference(OPERATOR, case, keep=keep, today=factories.TODAY)
    before = all_rows()
    summary, rows = factories.imported(offered(person__last_name="Brooks"))
    assert (summary.same, rows) == (1, [])
    assert all_rows() == before
    assert SourceLine.objects.count() == lines


@pytest.mark.parametrize(("keep", "changed"), [("ours", 1), ("theirs", 1)])
def test_once_it_is_settled_the_same_plan_in_a_newer_line_is_no_difference(
    case: Case, keep: PlanSide, changed: int
) -> None:
    factories.imported(offered())
    settle_difference(OPERATOR, case, keep=keep, today=factories.TODAY)
    summary, rows = factories.imported(offered(assessment__likelihood="high"))
    assert (summary.changed, rows) == (changed, [])
    assert Goal.objects.filter(title=TITLE).exists() is (keep == "theirs")


def test_a_requirement_that_goes_leaves_the_step_that_delivers_it(case: Case) -> None:
    """The plan here may deliver what the sentence no longer has: the step stays, and settling
    works either way."""
    line = offered()
    del line["sentences"][0]["requirements"][1]
    del line["plan"]["goals"][1]["steps"][1]["requirement"]
    factories.imported(line)
    assert Requirement.objects.get(ref="R2").withdrawn_on == factories.TODAY
    step = Goal.objects.get(ref="G2").steps.get(ref="T3")
    assert step.requirement is not None
    settle_difference(OPERATOR, case, keep="theirs", today=factories.TODAY)
    step.refresh_from_db()
    assert step.requirement is None


def test_a_line_that_the_database_refuses_leaves_no_difference(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import IntegrityError

    from followthrough.interchange.caseload import actions

    def refuse(*_: object) -> None:
        raise IntegrityError("no")

    monkeypatch.setattr(actions, "write_cases", refuse)
    summary, rows = factories.imported(offered())
    assert (summary.read, summary.aside) == (1, 1)
    assert [row[2] for row in rows] == ["changed-here", "database-refused"]
    assert not IncomingPlan.objects.exists()


def test_a_dry_run_takes_neither(case: Case) -> None:
    before = all_rows()
    summary, _ = factories.imported(offered(person__last_name="Brooks"), dry_run=True)
    assert summary.aside == 1
    assert all_rows() == before


def test_an_account_of_a_new_practitioner_is_made(case: Case) -> None:
    held = [{"username": "newcomer", "name": "New Comer", "since": "2026-12-01"}]
    factories.imported(offered(case__practitioners=held))
    assert Case.objects.get().practitioner == User.objects.get(username="newcomer")
