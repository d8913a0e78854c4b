"""Whose turn it is, of two steps that could as well start in each other's place. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from followthrough.people.rules import CaseFacts, Severity
from followthrough.plans.rules import PlanFacts, StepFacts
from followthrough.sequencing.engine.problem import Task

NO_END = 100_000  # weeks: beyond any sentence
SEVERITIES = list(Severity)


def severity_of(step: StepFacts, case: CaseFacts) -> Severity:
    need = case.need(step.area)
    return Severity(need.severity) if need else Severity.LOW


@dataclass(frozen=True)
class Turn:
    """Sorts tasks: the more severe need first, then what the person would like first, then the
    sentence that ends first, then as the plan has them (the engine gives the first listed the
    earlier week where it costs nothing)."""

    case: CaseFacts
    plan: PlanFacts
    placed: Mapping[str, StepFacts]

    def __call__(self, task: Task) -> tuple[int, int, int]:
        step = self.placed[task.key]
        preferred = self.plan.preferred
        wish = preferred.index(step.id) if step.id in preferred else len(preferred)
        ends = NO_END if task.not_after is None else task.not_after
        return (-SEVERITIES.index(severity_of(step, self.case)), wish, ends)
