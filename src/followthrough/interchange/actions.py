"""Settling the difference between a plan changed here and the one that a file holds."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError

from followthrough import policy
from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.ledger import DifferenceSettled
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import lock_plan
from followthrough.plans.actions.plan_differences import (
    keep_plan_here,
    mark_difference_settled,
    take_plan_of_file,
)
from followthrough.plans.import_schema import PlanIn
from followthrough.plans.queries.differences import waiting_plan
from followthrough.plans.rules import PlanSide
from followthrough.policy import Pack

if TYPE_CHECKING:
    from followthrough.plans.models import IncomingPlan


@action(
    "plan.difference-settled",
    words="Settled a difference with a file",
    may=work_on_case,
    payload=DifferenceSettled,
)
def settle_difference(
    by: Actor, case: Case, *, keep: PlanSide, today: date, seen_version: int | None = None
) -> Record[IncomingPlan]:
    """Keeps the plan as it is here or takes the file's; the rest of the line was taken when it
    came. Either way the file's plan counts as seen: the same file brings no new difference."""
    plan = lock_plan(case, seen_version).row
    incoming = waiting_plan(plan.pk)
    if incoming is None:
        raise NotPossible("There is no open difference to settle.", "Go back to the case.")
    if keep == PlanSide.THEIRS:
        take_plan_of_file(incoming, case, _plan_of_file(incoming, policy.on(today)))
    else:
        keep_plan_here(incoming, _plan_of_file(incoming, None))
    mark_difference_settled(incoming, by.user_id)
    return Record(
        incoming,
        case_id=case.pk,
        subject=("incoming plan", incoming.pk),
        after=DifferenceSettled(keep),
    )


def _plan_of_file(incoming: IncomingPlan, pack: Pack | None) -> PlanIn:
    """Read again, under `pack` where one is given: a code may have been withdrawn since."""
    try:
        line = CaseLine.model_validate_json(json.dumps(incoming.content), context={"pack": pack})
    except ValidationError:
        line = None
    if line is None or line.plan is None:
        raise NotPossible(
            "The file's plan no longer fits the policy pack.", "Ask the source to send it again."
        )
    return line.plan
