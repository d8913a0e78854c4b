"""The plan, its goals and steps, what was agreed, decided and recorded about them.

Goals and steps keep their identity for life. What is said about a step is appended: a person's
*decision* (hold, drop, move, stable enough) and recorded *facts* (referred, started, finished).
Whether a step is waiting, started or delivered is never stored: `plans.rules.step_state` derives
it from these.
"""

from followthrough.plans.models.decisions import (
    Agreement,
    GoalDecision,
    PlanReview,
    Preference,
    StepDecision,
)
from followthrough.plans.models.plan import Goal, IncomingPlan, Plan, PlanSnapshot, Step
from followthrough.plans.models.work import Consolidation, ReasonAnswer, StepFact, WorkRecord

__all__ = [
    "Agreement",
    "Consolidation",
    "Goal",
    "GoalDecision",
    "IncomingPlan",
    "Plan",
    "PlanReview",
    "PlanSnapshot",
    "Preference",
    "ReasonAnswer",
    "Step",
    "StepDecision",
    "StepFact",
    "WorkRecord",
]
