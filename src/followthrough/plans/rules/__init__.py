"""Plans as plain values, and the rules over them. Pure."""

from followthrough.plans.rules.agreements import (
    needs_words,
    possible_agreements,
    why_not_agreeable,
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
from followthrough.plans.rules.step_decisions import (
    delivers_requirement,
    plan_with_step,
    possible_decisions,
    step_after_decision,
    why_not_droppable,
)
from followthrough.plans.rules.step_progress import (
    family_of,
    last_fact,
    missing_for_reason,
    possible_records,
    reasons_not_delivered,
    why_not_on_day,
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
    "delivers_requirement",
    "family_of",
    "is_live",
    "last_fact",
    "last_progress",
    "missing_for_reason",
    "needs_words",
    "plan_with_step",
    "possible_agreements",
    "possible_decisions",
    "possible_records",
    "reasons_not_delivered",
    "step_after_decision",
    "step_state",
    "why_not_agreeable",
    "why_not_droppable",
    "why_not_on_day",
]
