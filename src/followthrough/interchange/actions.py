"""Settling the difference between a plan changed here and the one that a file holds."""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import ValidationError

from followthrough import policy
from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.interchange.caseload.format import CaseLine
from followthrough.people.access import work_on_case
from followthrough.people.models import Case
from followthrough.plans.actions.claiming import claim_plan
from followthrough.plans.actions.differences import keep_ours, mark_settled, take_theirs
from followthrough.plans.incoming import PlanIn
from followthrough.plans.models import IncomingPlan
from followthrough.policy import Pack

Keep = Literal["ours", "theirs"]


@action("plan.difference-settled", words="Settled a difference with a file", may=work_on_case)
def settle_difference(
    by: Actor, case: Case, *, keep: Keep, today: date, seen_version: int | None = None
) -> Record[IncomingPlan]:
    """Keeps the plan as it is here or takes the file's; the rest of the line was taken when it
    came. Either way the file's plan counts as seen: the same file brings no new difference."""
    plan = claim_plan(case, seen_version)
    incoming = IncomingPlan.objects.filter(plan=plan, settled_on=None).first()
    if incoming is None:
        raise NotPossible("There is no open difference to settle.", "Go back to the case.")
    if keep == "theirs":
        take_theirs(incoming, case, _plan_of(incoming, policy.on(today)))
    else:
        keep_ours(incoming, _plan_of(incoming, None))
    mark_settled(incoming, by.user_id)
    return Record(
        incoming,
        case_id=case.pk,
        subject=("incoming plan", incoming.pk),
        after={"keep": keep},
    )


def _plan_of(incoming: IncomingPlan, pack: Pack | None) -> PlanIn:
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
