"""What steps are called, whatever has become of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from followthrough.plans.models import Step


class StepTitle(NamedTuple):
    step: str
    goal: str
    case_id: int


def step_titles(step_ids: Iterable[int]) -> dict[int, StepTitle]:
    """By id, as they are called now, also of steps and goals that were taken back."""
    rows = Step.objects.filter(pk__in=list(step_ids))
    return {
        id_: StepTitle(step, goal, case_id)
        for id_, step, goal, case_id in rows.values_list(
            "pk", "text", "goal__title", "goal__plan__case_id"
        )
    }
