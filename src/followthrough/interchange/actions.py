"""Settling the difference between a plan changed here and the one that a file holds."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.utils import timezone

from followthrough import policy
from followthrough.common.actions import Record, action, append
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.common.identifiers import fingerprint
from followthrough.interchange.caseload.actions import incoming_case
from followthrough.interchange.caseload.format import CaseLine
from followthrough.interchange.models import SourceLine
from followthrough.people.access import work_on_case
from followthrough.people.actions.incoming import write_cases
from followthrough.people.models import Case
from followthrough.plans.actions.deciding import claim_plan
from followthrough.plans.actions.incoming import IncomingPlanOf, write_plans
from followthrough.plans.models import IncomingPlan, Plan

Keep = Literal["ours", "theirs"]


@action("plan.difference-settled", words="Settled a difference with a file", may=work_on_case)
def settle_difference(
    by: Actor, case: Case, *, keep: Keep, today: date, seen_version: int | None = None
) -> Record[IncomingPlan]:
    """Takes the rest of the line that was set aside (identity, sentence, assessment), and either
    keeps the plan as it is here or takes the file's. Either way the file's plan counts as seen:
    the same file brings no new difference."""
    plan = claim_plan(case, seen_version)
    incoming = IncomingPlan.objects.filter(plan=plan, settled_on=None).first()
    if incoming is None:
        raise NotPossible("There is no open difference to settle.", "Go back to the case.")
    line = _line_of(incoming, today)
    write_cases([incoming_case(line)], today)
    if line.plan is not None and keep == "theirs":
        write_plans([IncomingPlanOf(case, line.source, line.plan)])
        Plan.objects.filter(pk=plan.pk).update(changed_here_on=None)
    elif line.plan is not None:
        seen = fingerprint(line.plan.model_dump(mode="json"))
        Plan.objects.filter(pk=plan.pk).update(fingerprint=seen)
    _keep_line(line, case, incoming)
    IncomingPlan.objects.filter(pk=incoming.pk).update(
        settled_on=timezone.now(), settled_by_id=by.user_id
    )
    return Record(
        incoming,
        case_id=case.pk,
        subject=("incoming plan", incoming.pk),
        after={"keep": keep},
    )


def _line_of(incoming: IncomingPlan, today: date) -> CaseLine:
    """Read again under today's pack: a code may have been withdrawn since."""
    import json

    from pydantic import ValidationError

    try:
        return CaseLine.model_validate_json(
            json.dumps(incoming.content), context={"pack": policy.on(today)}
        )
    except ValidationError:
        raise NotPossible(
            "The file's line no longer fits the policy pack.", "Ask the source to send it again."
        ) from None


def _keep_line(line: CaseLine, case: Case, incoming: IncomingPlan) -> None:
    standing = {s.crn: s for s in SourceLine.objects.filter(crn=line.crn, replaced_on=None)}
    append(
        SourceLine,
        {
            line.crn: {
                "source": line.source,
                "crn": line.crn,
                "case": case,
                "fingerprint": incoming.fingerprint,
                "payload": incoming.content,
                "line": 0,
            }
        },
        standing,
    )
