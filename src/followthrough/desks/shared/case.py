"""Opening a case, as every desk of staff does: may it be seen, is the reading noted, its facts."""

from __future__ import annotations

from dataclasses import dataclass

from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.delivery.facts import work_facts
from followthrough.delivery.rules import Context, WorkFacts
from followthrough.delivery.worklist import context_on
from followthrough.people.access import case_for
from followthrough.people.actions.case_readings import note_case_reading
from followthrough.people.models import Case


@dataclass(frozen=True)
class OpenedCase:
    case: Case
    facts: WorkFacts
    context: Context


def opened_case(actor: Actor, crn: str) -> OpenedCase:
    """Raises NotAllowed, in the same words, where there is no such case and where it may not be
    seen. Notes the reading of somebody who is not on the case."""
    case = case_for(actor, crn)
    context = context_on(today_in_london())
    note_case_reading(actor, case, context.today)
    return OpenedCase(case, work_facts([case.pk])[case.pk], context)
