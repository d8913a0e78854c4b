"""What the pages of one case share: the case, its facts, and the header with its tabs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.common.dates import today_in_london
from followthrough.delivery.attention import context_on
from followthrough.delivery.facts import work_facts
from followthrough.delivery.rules import Context, WorkFacts, status_sentence
from followthrough.desks.shared.header import CaseHeader, case_header
from followthrough.people.access import case_for
from followthrough.people.actions.reading import note_reading
from followthrough.people.models import Case
from followthrough.plans.rules import StepFacts, delivers_requirement, possible_decisions


@dataclass(frozen=True)
class CasePage:
    case: Case
    facts: WorkFacts
    context: Context
    header: CaseHeader
    status: str

    @property
    def today(self) -> date:
        return self.context.today

    def shown(self, **more: Any) -> dict[str, Any]:
        """The names that every template of a case has."""
        return {
            "header": self.header,
            "facts": self.facts,
            "plan": self.facts.plan,
            "status": self.status,
            "crn": self.facts.case.crn,
            "today": self.today,
            "pack": self.context.pack,
            **more,
        }


TABS = (("Overview", "case"), ("Plan and order", "plan"), ("Timeline", "case-timeline"))


def open_case(actor: Actor, crn: str, tab: str) -> CasePage:
    """Raises NotAllowed, in the same words, where there is no such case and where it may not be
    seen. Notes the reading of somebody who is not on the case."""
    case = case_for(actor, crn)
    context = context_on(today_in_london())
    note_reading(actor, case, context.today)
    facts = work_facts([case.pk])[case.pk]
    tabs = [
        {"text": text, "href": reverse(view, args=[facts.case.crn]), "current": view == tab}
        for text, view in TABS
    ]
    return CasePage(
        case,
        facts,
        context,
        case_header(facts.case, context.pack, context.today, tabs),
        status_sentence(facts, context),
    )


def is_required(step: StepFacts, page: CasePage) -> bool:
    return delivers_requirement(page.facts.case, step, page.context.pack)


def decisions_for(step: StepFacts, page: CasePage) -> tuple[str, ...]:
    """What may be decided about the step, by the rules and the policy pack."""
    work = page.context.pack.interventions.get(step.intervention)
    return possible_decisions(
        step, stabilising=bool(work and work.stabilising), required=is_required(step, page)
    )
