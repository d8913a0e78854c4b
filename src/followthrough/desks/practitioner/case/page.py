"""What the pages of one case share: the case, its facts, and the header with its tabs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from followthrough.common.actors import Actor
from followthrough.common.errors import NotAllowed
from followthrough.delivery.rules import may_be_shown, status_sentence
from followthrough.desks.shared.case import OpenedCase, opened_case
from followthrough.desks.shared.header import case_header
from followthrough.plans.rules import (
    GoalFacts,
    StepFacts,
    delivers_requirement,
    possible_decisions,
    possible_stability,
)
from followthrough.plans.rules.step_decisions import gives_stability


@dataclass(frozen=True)
class CasePage(OpenedCase):
    tab: str

    def shown(self, **more: Any) -> dict[str, Any]:
        """The names that every template of a case has."""
        tabs = [
            {"text": text, "href": reverse(view, args=[self.crn]), "current": view == self.tab}
            for text, view in (TABS_WHEN_OVER if self.is_over else TABS)
        ]
        return {
            "header": case_header(self.facts.case, self.context.pack, self.today, tabs),
            "facts": self.facts,
            "plan": self.plan,
            "status": status_sentence(self.facts, self.context),
            "say_why": self.say_why and not self.is_over,
            "whose": self.whose,
            "crn": self.crn,
            "today": self.today,
            "pack": self.context.pack,
            "pack_on": self.context.pack_on,
            **more,
        }


TABS = (
    ("Overview", "case"),
    ("Plan", "plan"),
    ("Timeline", "case-timeline"),
)
# What is only read.
TABS_WHEN_OVER = (("Overview", "case"), ("Timeline", "case-timeline"))


def open_case(
    actor: Actor, crn: str, tab: str, case_id: int | None = None, *, also_over: bool = False
) -> CasePage:
    """As `opened_case`."""
    opened = opened_case(actor, crn, case_id, also_over=also_over)
    return CasePage(opened.case, opened.plan, opened.context, opened.say_why, opened.reader, tab)


def day_asked(request: HttpRequest) -> date | None:
    """The day that was entered on the page before (`?on=2026-12-30`), where it can be one."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def goal_on(page: CasePage, goal_id: int) -> GoalFacts:
    """A goal of the plan, also a removed one. Raises NotAllowed where the case has no such goal."""
    for goal in page.plan.goals if page.plan else ():
        if goal.id == goal_id:
            return goal
    raise NotAllowed("This case has no such goal.", "Go back to the plan and choose again.")


def step_on(page: CasePage, step_id: int) -> StepFacts:
    """A step of the plan, also of a goal that was removed. Raises NotAllowed where the case has no
    such step."""
    for goal in page.plan.goals if page.plan else ():
        for step in goal.steps:
            if step.id == step_id:
                return step
    raise NotAllowed("This case has no such step.", "Go back to the plan and choose again.")


def steps_shown_together(page: CasePage, steps: Iterable[StepFacts]) -> list[StepFacts]:
    """Those of the steps that are read together with the person."""
    return [s for s in steps if may_be_shown(s, page.facts.case, page.context.pack)]


def is_required(step: StepFacts, page: CasePage) -> bool:
    # Most steps deliver none: no need to read what the sentences require.
    return step.requirement_id is not None and delivers_requirement(
        page.facts.case, step, page.context.pack
    )


def decisions_for(step: StepFacts, page: CasePage) -> tuple[str, ...]:
    """What may be decided about the step, by the rules and the policy pack."""
    return possible_decisions(
        step, stabilising=gives_stability(step, page.context.pack), required=is_required(step, page)
    )


def stability_for(step: StepFacts, page: CasePage) -> tuple[str, ...]:
    """What may be decided about the stability that the step gives."""
    return possible_stability(step, stabilising=gives_stability(step, page.context.pack))
