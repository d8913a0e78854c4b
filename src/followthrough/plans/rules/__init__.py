"""Plans as plain values, and the rules over them. Pure."""

from followthrough.plans.rules.agreeing import (
    lacks_words,
    possible_agreements,
    why_not_agreeable,
)
from followthrough.plans.rules.deciding import (
    as_decided,
    delivers_requirement,
    possible_decisions,
    why_not_droppable,
    with_step,
)
from followthrough.plans.rules.facts import (
    ENDED,
    FINAL,
    LIVE,
    OWN_ROUTES,
    AgreementFacts,
    AgreementState,
    Decision,
    Fact,
    GoalFacts,
    PlanFacts,
    StepFacts,
    StepState,
    step_state,
)
from followthrough.plans.rules.progress import is_live, last_progress
from followthrough.plans.rules.working import (
    family_of,
    lacks_for,
    last_fact,
    possible_records,
    reasons_not_delivered,
    why_not_on,
)

__all__ = [
    "ENDED",
    "FINAL",
    "LIVE",
    "OWN_ROUTES",
    "AgreementFacts",
    "AgreementState",
    "Decision",
    "Fact",
    "GoalFacts",
    "PlanFacts",
    "StepFacts",
    "StepState",
    "as_decided",
    "delivers_requirement",
    "family_of",
    "is_live",
    "lacks_for",
    "lacks_words",
    "last_fact",
    "last_progress",
    "possible_agreements",
    "possible_decisions",
    "possible_records",
    "reasons_not_delivered",
    "step_state",
    "why_not_agreeable",
    "why_not_droppable",
    "why_not_on",
    "with_step",
]
