"""Reading plans beside what a source says of them, for `interchange`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import FilteredRelation, Q

from followthrough.plans.models import IncomingPlan, Plan, Preference, StepFact


@dataclass(frozen=True)
class TakenPlan:
    """`fingerprint` of the plan as it was last taken or settled; `waiting` that of a different one
    which waits to be settled, if one does."""

    fingerprint: str | None
    changed_here: bool
    waiting: str | None


NO_PLAN = TakenPlan(None, False, None)


def taken_plans(case_ids: Iterable[int]) -> dict[int, TakenPlan]:
    """By case id."""
    rows = Plan.objects.filter(case__in=list(case_ids)).annotate(
        waits=FilteredRelation("incoming", condition=Q(incoming__settled_on=None))
    )
    return {
        case_id: TakenPlan(fingerprint, changed is not None, waiting)
        for case_id, fingerprint, changed, waiting in rows.values_list(
            "case_id", "fingerprint", "changed_here_on", "waits__fingerprint"
        )
    }


def waiting_plan(plan_id: int) -> IncomingPlan | None:
    """A file's plan that differs from the one here and is not settled."""
    return IncomingPlan.objects.filter(plan=plan_id, settled_on=None).first()


def preferred_on(plan_id: int) -> date | None:
    """The day on which the person said in which order they would like the steps."""
    wish = Preference.objects.current().filter(plan=plan_id)
    return wish.values_list("on", flat=True).first()


def said_of_steps(plan_id: int, kinds: Iterable[str]) -> dict[tuple[int, str], str]:
    """The words with what was recorded of these kinds, by id of the step and kind. Not among the
    facts: no rule reads them."""
    rows = StepFact.objects.current().filter(step__goal__plan=plan_id, kind__in=[*kinds])
    found = rows.exclude(words="").values_list("step_id", "kind", "words")
    return {(step_id, kind): words for step_id, kind, words in found}
