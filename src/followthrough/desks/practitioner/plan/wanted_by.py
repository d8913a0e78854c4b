"""What a row says of the day by which the plan wants its step done."""

from __future__ import annotations

from followthrough.desks.practitioner.case.page import CasePage
from followthrough.plans.rules import ENDED, StepFacts, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.plans.words_of_days import say_wanted_by
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.rules import ProposedStep
from followthrough.sequencing.words import say_late


def late_sentence(placed: ProposedStep, page: CasePage) -> str:
    """Of a day that is past, the page says that."""
    by = placed.step.by_on
    return say_late(placed, page.context.pack) if by and by >= page.today else ""


def due_sentence(step: StepFacts, page: CasePage) -> str:
    """The day by which the plan wants a step done, while the step can still be done; not of what
    goes on without an end once it has begun."""
    if step.state in ENDED:
        return ""
    if step.state is StepState.STARTED and nature_of(step, page.context.pack) is Nature.ONGOING:
        return ""
    return say_wanted_by(step, page.context.pack, page.today)
