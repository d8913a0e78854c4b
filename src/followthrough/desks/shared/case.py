"""Opening a case, as every desk of staff does: may it be seen, is the reading noted, its facts, and
does the viewer have to say why before a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.delivery.facts import work_facts
from followthrough.delivery.rules import Context, WorkFacts
from followthrough.delivery.worklist import context_on
from followthrough.people.access import case_for, holder_sentence, is_asked_why
from followthrough.people.actions.case_readings import note_case_reading
from followthrough.people.models import Case


@dataclass(frozen=True)
class OpenedCase:
    case: Case
    facts: WorkFacts
    context: Context
    say_why: bool  # the viewer has to, before a change

    @property
    def today(self) -> date:
        return self.context.today

    @property
    def whose(self) -> str:
        return holder_sentence(self.case)


def opened_case(actor: Actor, crn: str) -> OpenedCase:
    """Raises NotAllowed, in the same words, where there is no such case and where it may not be
    seen. Notes the reading of somebody who is not on the case."""
    case = case_for(actor, crn)
    context = context_on(today_in_london())
    note_case_reading(actor, case, context.today)
    return OpenedCase(case, work_facts([case.pk])[case.pk], context, is_asked_why(actor, case))
