"""Whose turn it is, of the steps of one class: who comes later takes none of the things at once
that who comes first could have used to start earlier. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from followthrough.people.rules import CaseFacts, Severity
from followthrough.plans.rules import PlanFacts, StepFacts
from followthrough.sequencing.engine.problem import Task

NO_END = 100_000  # weeks: beyond any sentence
SEVERITIES = list(Severity)


def severity_of(step: StepFacts, case: CaseFacts) -> Severity:
    need = case.need(step.area)
    return Severity(need.severity) if need else Severity.LOW


def is_more_severe(one: StepFacts, other: StepFacts, case: CaseFacts) -> bool:
    """The need that it serves is."""
    found = [SEVERITIES.index(severity_of(step, case)) for step in (one, other)]
    return found[0] > found[1]


@dataclass(frozen=True)
class Turn:
    """The more severe need first, then what the person would like first, then the sentence that
    ends first (design.md section 4). Of the same turn are steps of which none of that tells which
    comes first: there the shorter work does, then as the plan has them."""

    case: CaseFacts
    plan: PlanFacts
    placed: Mapping[str, StepFacts]

    def __call__(self, task: Task) -> tuple[int, int, int]:
        step = self.placed[task.key]
        preferred = self.plan.preferred
        wish = preferred.index(step.id) if step.id in preferred else len(preferred)
        ends = NO_END if task.not_after is None else task.not_after
        return (-SEVERITIES.index(severity_of(step, self.case)), wish, ends)


def in_turn(tasks: Sequence[Task], turn: Turn) -> tuple[Task, ...]:
    """Sorted, each with the number of its turn."""
    turns = {task.key: turn(task) for task in tasks}
    number = {at: n for n, at in enumerate(sorted(set(turns.values())))}
    found = (replace(task, turn=number[turns[task.key]]) for task in tasks)
    return tuple(sorted(found, key=lambda task: task.turn))
