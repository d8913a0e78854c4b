"""Keeping the plan of a file that differs from one changed here, and what becomes of it.

Called by `interchange` inside its actions, which check who may and write the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from followthrough.common.identifiers import fingerprint
from followthrough.people.queries import Case, open_case_ids
from followthrough.plans.actions.dependants import close_dependants
from followthrough.plans.actions.import_rows import IncomingCasePlan, write_plans
from followthrough.plans.import_schema import PlanIn
from followthrough.plans.models import GoalDecision, IncomingPlan, Plan, Step


@dataclass(frozen=True)
class DifferingPlan:
    """`content` is the whole line, `fingerprint` its print."""

    crn: str
    source: str
    content: dict[str, Any]
    fingerprint: str


def keep_differing_plans(differing: Sequence[DifferingPlan]) -> list[IncomingPlan]:
    """The rows that wait, in the order given, each with its plan; an older one gives
    way. The cases must be open and have plans."""
    cases = open_case_ids(item.crn for item in differing)
    by_case = {plan.case_id: plan for plan in Plan.objects.filter(case__in=cases.values())}
    plans = {crn: by_case[case_id] for crn, case_id in cases.items()}
    close_differences(cases.values())
    # A page made before this difference came does not show it: its form is out of date.
    Plan.objects.filter(pk__in=[plan.pk for plan in plans.values()]).update(
        version=F("version") + 1
    )
    return IncomingPlan.objects.bulk_create(
        IncomingPlan(
            plan=plans[item.crn],
            source=item.source,
            content=item.content,
            fingerprint=item.fingerprint,
        )
        for item in differing
    )


def refuse_plans_changed_here(crns: Iterable[str]) -> None:
    """Locks the plans of the open cases. A practitioner may change a plan between the look at what
    stands and this transaction: the lock makes them wait, and what they changed before is refused.
    Raises IntegrityError, with which a bulk action takes the other lines one by one."""
    cases = open_case_ids(crns).values()
    locked = Plan.objects.select_for_update().filter(case__in=cases)
    # Looked at only after the lock is held: before it, an open transaction would not be seen.
    if any(plan.changed_here_on is not None for plan in locked):
        raise IntegrityError(
            "The plan was changed here while the file was being read. Take in the file again."
        )


def close_differences(case_ids: Iterable[int]) -> None:
    """Something newer came: what waited has nothing left to settle."""
    IncomingPlan.objects.filter(plan__case__in=list(case_ids), settled_on=None).update(
        settled_on=timezone.now()
    )


def take_plan_of_file(incoming: IncomingPlan, case: Case, plan: PlanIn) -> None:
    """The plan of the file takes the place of the one here, which stays readable as a version.
    The file says whether goals are achieved or removed, and what the person said of its plan."""
    write_plans([IncomingCasePlan(case, incoming.source, plan)])
    Plan.objects.filter(pk=incoming.plan_id).update(changed_here_on=None, changed_since_said=False)
    GoalDecision.objects.filter(goal__plan=incoming.plan_id).close()
    steps = Step.objects.filter(goal__plan=incoming.plan_id).values_list("pk", flat=True)
    close_dependants(steps)


def keep_plan_here(incoming: IncomingPlan, plan: PlanIn) -> None:
    """The plan here stands, and the file's counts as seen: it brings no new difference."""
    seen = fingerprint(plan.model_dump(mode="json"))
    Plan.objects.filter(pk=incoming.plan_id).update(fingerprint=seen)


def mark_difference_settled(incoming: IncomingPlan, by_id: int | None) -> None:
    IncomingPlan.objects.filter(pk=incoming.pk).update(
        settled_on=timezone.now(), settled_by_id=by_id
    )
