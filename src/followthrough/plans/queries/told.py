"""What was recorded and typed about one plan, for the pages that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, TextField, Value
from django.db.models.functions import Concat, Trim

from followthrough.plans.models import (
    Agreement,
    GoalDecision,
    PlanReview,
    PlanSnapshot,
    StepDecision,
    StepFact,
    WorkRecord,
)


def typed_words(told: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """What was typed in the rows named by kind (as in the ledger's `after`) and id; only those
    with words, in one statement."""
    ids: dict[str, list[int]] = defaultdict(list)
    for kind, row_id in told:
        ids[kind].append(row_id)
    found = [
        model.objects.filter(pk__in=ids[kind])
        .annotate(of_kind=Value(kind), typed=Trim(words, output_field=TextField()))
        .exclude(typed="")
        .values_list("of_kind", "pk", "typed")
        for kind, (model, words) in TYPED_IN.items()
        if ids[kind]
    ]
    if not found:
        return {}
    rows = found[0].union(*found[1:], all=True) if len(found) > 1 else found[0]
    return {(kind, row_id): typed for kind, row_id, typed in rows}


TYPED_IN: dict[str, tuple[Any, Any]] = {
    "decision": (StepDecision, F("words")),
    "goal_decision": (GoalDecision, F("words")),
    "fact": (StepFact, Concat("words", Value(" "), "person_words", output_field=TextField())),
    "work": (WorkRecord, Concat("what", Value(". "), "how", output_field=TextField())),
    "agreement": (Agreement, F("words")),
    "review": (PlanReview, F("because")),
}


def snapshots_of(case_id: int) -> list[PlanSnapshot]:
    """Every earlier version of the plan of a case, the newest first, without its content. The
    caller has made sure that the viewer may see the case."""
    found = PlanSnapshot.objects.filter(plan__case=case_id).defer("content")
    return list(found.order_by("-number"))


def snapshot_of(case_id: int, snapshot_id: int) -> PlanSnapshot | None:
    """With its content; None where it is not a version of the plan of this case."""
    return PlanSnapshot.objects.filter(plan__case=case_id, pk=snapshot_id).first()


@dataclass(frozen=True)
class Recorded:
    """Something recorded on a step, for its page. `kind` is "worked" or the kind of the fact;
    `work_id` is set for pieces of work, which can be corrected."""

    kind: str
    on: date
    by: str
    text: str = ""
    words: str = ""
    person_words: str = ""
    reason: str = ""
    agrees: str = ""
    work_id: int | None = None


def records_of(step_id: int) -> list[Recorded]:
    """What is recorded on the step and counts now, the newest first, in two statements."""
    facts = [
        Recorded(
            f.kind,
            f.on,
            f.by.name if f.by else f"Source {f.source}",
            text=f.offered,
            words=f.words,
            person_words=f.person_words,
            reason=f.reason,
            agrees=f.person_agrees,
        )
        for f in StepFact.objects.filter(step=step_id, replaced_on=None).select_related("by")
    ]
    work = [
        Recorded(
            "worked",
            w.on,
            w.by.name if w.by else "",
            text=w.what,
            words=w.how if w.whose_words != "person" else "",
            person_words=w.how if w.whose_words == "person" else "",
            work_id=w.pk,
        )
        for w in WorkRecord.objects.filter(step=step_id, replaced_on=None).select_related("by")
    ]
    return sorted([*facts, *work], key=lambda r: (r.on, LIFE_ORDER.index(r.kind)), reverse=True)


LIFE_ORDER = ("referred", "started", "worked", "needs_help", "not_delivered", "finished")


def work_record(step_id: int, work_id: int) -> WorkRecord | None:
    """A piece of work that counts now; None where it is not one of this step."""
    return WorkRecord.objects.filter(pk=work_id, step=step_id, replaced_on=None).first()


def reviews_of(plan_id: int) -> list[PlanReview]:
    """Reviews with their decision, the newest first."""
    found = PlanReview.objects.filter(plan=plan_id, replaced_on=None).exclude(decision="")
    return list(found.select_related("by").order_by("-on", "-pk"))


def open_review(plan_id: int) -> PlanReview | None:
    """The review that waits for its decision, if there is one."""
    return PlanReview.objects.filter(plan=plan_id, replaced_on=None, decision="").first()


def own_words_of_finished(plan_id: int) -> dict[int, str]:
    """What the person said of steps that are finished, by id of the step; only those with words."""
    found = StepFact.objects.filter(
        step__goal__plan=plan_id, kind="finished", replaced_on=None
    ).exclude(person_words="")
    return dict(found.values_list("step", "person_words"))
