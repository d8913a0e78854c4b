"""`Plan.is_live` and `last_progress_on` are stored for lists; after every change they are what the
rules derive from the steps."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.people.models import Case
from followthrough.plans.actions import step_decisions
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.models import Plan, Step
from followthrough.plans.queries import plan_facts
from followthrough.plans.rules import is_live, last_progress
from tests import factories

pytestmark = pytest.mark.django_db


def stored(case: Case) -> tuple[bool, date | None]:
    plan = Plan.objects.get(case=case)
    facts = plan_facts([case.pk])[case.pk]
    assert (plan.is_live, plan.last_progress_on) == (is_live(facts), last_progress(facts))
    return plan.is_live, plan.last_progress_on


def one_step(**delivery: str) -> list[dict[str, object]]:
    steps = [factories.step("T1", delivery=delivery)]
    return [{"ref": "G1", "area": "thinking", "title": "A goal", "when": "now", "steps": steps}]


def test_an_import_stores_it_and_a_later_one_brings_it_up_to_date() -> None:
    case = factories.case(plan__goals=one_step())
    assert stored(case) == (True, date(2026, 10, 20))

    factories.imported(factories.line(plan__goals=one_step(started_on="2026-11-02")))
    assert stored(case) == (True, date(2026, 11, 2))

    told = {"started_on": "2026-11-02", "finished_on": "2026-12-01"}
    factories.imported(factories.line(plan__goals=one_step(**told)))
    assert stored(case) == (False, date(2026, 12, 1))


def test_decisions_store_it() -> None:
    case = factories.case(plan__goals=one_step())
    step = Step.objects.get().pk

    step_decisions.hold_step(OPERATOR, case, step, ChangeNote(factories.TODAY, "waiting_list"))
    assert stored(case)[0] is False
    step_decisions.resume_step(OPERATOR, case, step, ChangeNote(factories.TODAY))
    assert stored(case)[0] is True
    step_decisions.drop_step(OPERATOR, case, step, ChangeNote(factories.TODAY, "no_longer_wanted"))
    assert stored(case)[0] is False
