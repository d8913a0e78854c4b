"""What was recorded and typed about one plan, for the pages that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, F, Q, TextField, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from followthrough.common.actions import TypedText, reads_typed_words
from followthrough.plans.models import (
    Agreement,
    Consolidation,
    GoalDecision,
    PlanReview,
    PlanSnapshot,
    ReasonAnswer,
    StepDecision,
    StepFact,
    WorkRecord,
)
from followthrough.plans.rules import AgreementState
from followthrough.plans.rules.codes import FactKind, GoalDecisionKind, RecordKind, WhoseWords


def typed_texts(rows_named: Iterable[tuple[str, int]]) -> dict[tuple[str, int], TypedText]:
    """What was typed in the rows named by kind (as payloads name them) and id; only those
    with words, in one statement."""
    ids: dict[str, list[int]] = defaultdict(list)
    for kind, row_id in rows_named:
        ids[kind].append(row_id)
    queries = [
        model.objects.filter(pk__in=ids[kind])
        .annotate(of_kind=Value(kind), ours=_trimmed(staff), theirs=_trimmed(person))
        .exclude(ours="", theirs="")
        .values_list("of_kind", "pk", "ours", "theirs")
        for kind, (model, staff, person) in TYPED_COLUMNS.items()
        if ids[kind]
    ]
    if not queries:
        return {}
    rows = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
    return {(kind, row_id): TypedText(staff, person) for kind, row_id, staff, person in rows}


def _trimmed(words: Any) -> Any:
    return Trim(words, output_field=TextField())


PERSONS_WORDS = Q(whose_words=WhoseWords.PERSON)


def _if_persons_words(words: Any) -> Any:
    return Case(When(PERSONS_WORDS, then=words), default=Value(""), output_field=TextField())


def _unless_persons_words(text: Any, instead: Any) -> Any:
    return Case(When(PERSONS_WORDS, then=instead), default=text, output_field=TextField())


def _joined(*names: str) -> Any:
    """Texts of a row, one after the other."""
    parts: list[Any] = [names[0]]
    for name in names[1:]:
        parts += [Value(" "), name]
    return Concat(*parts, output_field=TextField())


def _newer(text: Any, older: Any) -> Any:
    """The first of them with words, of rows that hold what was said before as well."""
    return Coalesce(NullIf(text, Value(""), output_field=TextField()), older)


NONE = Value("")
LEARNT_TEXT = _newer("still", _joined("learnt", "used"))
WORK_TEXT = Concat("what", Value(". "), "how", output_field=TextField())
# By kind: the model, our words, and the person's own.
TYPED_COLUMNS: dict[str, tuple[Any, Any, Any]] = {
    "decision": (StepDecision, F("words"), NONE),
    "goal_decision": (GoalDecision, F("words"), F("person_words")),
    "fact": (StepFact, F("words"), F("person_words")),
    "work": (WorkRecord, _unless_persons_words(WORK_TEXT, F("what")), _if_persons_words("how")),
    "consolidation": (
        Consolidation,
        _unless_persons_words(LEARNT_TEXT, NONE),
        _if_persons_words(LEARNT_TEXT),
    ),
    "answer": (ReasonAnswer, NONE, F("words")),
    "agreement": (Agreement, NONE, F("words")),
    "review": (PlanReview, F("because"), F("person_words")),
}


reads_typed_words(*TYPED_COLUMNS)(typed_texts)


def snapshots_of_case(case_id: int) -> list[PlanSnapshot]:
    """Every earlier version of the plan of a case, the newest first, without its content. The
    caller has made sure that the viewer may see the case."""
    rows = PlanSnapshot.objects.filter(plan__case=case_id).defer("content")
    return list(rows.order_by("-number"))


def snapshot_of_case(case_id: int, snapshot_id: int) -> PlanSnapshot | None:
    """With its content; None where it is not a version of the plan of this case."""
    return PlanSnapshot.objects.filter(plan__case=case_id, pk=snapshot_id).first()


@dataclass(frozen=True)
class StepRecord:
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


def records_of_step(step_id: int) -> list[StepRecord]:
    """What is recorded on the step and counts now, the newest first, in two statements."""
    facts = [
        StepRecord(
            f.kind,
            f.on,
            f.by.name if f.by else f"Source {f.source}",
            text=f.offered,
            words=f.words,
            person_words=f.person_words,
            reason=f.reason,
            agrees=f.person_agrees,
        )
        for f in StepFact.objects.current().filter(step=step_id).select_related("by")
    ]
    work = [
        StepRecord(
            RecordKind.WORKED,
            w.on,
            w.by.name if w.by else "",
            text=w.what,
            words=w.how if w.whose_words != WhoseWords.PERSON else "",
            person_words=w.how if w.whose_words == WhoseWords.PERSON else "",
            work_id=w.pk,
        )
        for w in WorkRecord.objects.current().filter(step=step_id).select_related("by")
    ]
    return sorted(
        [*facts, *work], key=lambda r: (r.on, LIFE_ORDER.index(RecordKind(r.kind))), reverse=True
    )


LIFE_ORDER = (
    RecordKind.REFERRED,
    RecordKind.STARTED,
    RecordKind.WORKED,
    RecordKind.NEEDS_HELP,
    RecordKind.ASKED,
    RecordKind.PASSED_ON,
    RecordKind.NOT_DELIVERED,
    RecordKind.FINISHED,
)


def work_record(step_id: int, work_id: int) -> WorkRecord | None:
    """A piece of work that counts now; None where it is not one of this step."""
    return WorkRecord.objects.current().filter(pk=work_id, step=step_id).first()


def agreements_of_plan(plan_id: int) -> list[Agreement]:
    """What the person said of the plan and who was there, the newest first; not that nobody has
    asked them yet."""
    rows = Agreement.objects.filter(plan=plan_id).exclude(state=AgreementState.DRAFT)
    return list(rows.order_by("-pk"))


def reviews_of_plan(plan_id: int) -> list[PlanReview]:
    """Reviews with their decision, the newest first."""
    rows = PlanReview.objects.current().filter(plan=plan_id).exclude(decision="")
    return list(rows.select_related("by").order_by("-on", "-pk"))


def open_review(plan_id: int) -> PlanReview | None:
    """The review that waits for its decision, if there is one."""
    return PlanReview.objects.current().filter(plan=plan_id, decision="").first()


def own_words(plan_id: int) -> OwnWords:
    """What the person said is better now, only where the record marks the words as theirs; in one
    statement."""
    finished = (
        StepFact.objects.current()
        .filter(step__goal__plan=plan_id, kind=FactKind.FINISHED)
        .values_list(Value("finished"), "step", "person_words")
    )
    learnt = (
        Consolidation.objects.current()
        .filter(step__goal__plan=plan_id, whose_words=WhoseWords.PERSON)
        .values_list(Value("learnt"), "step", _joined("learnt", "used"))
    )
    achieved = (
        GoalDecision.objects.current()
        .filter(goal__plan=plan_id, kind=GoalDecisionKind.ACHIEVED)
        .values_list(Value("achieved"), "goal", "person_words")
    )
    result: dict[str, dict[int, str]] = {"finished": {}, "learnt": {}, "achieved": {}}
    for kind, row_id, words in finished.union(learnt, achieved, all=True):
        if words.strip():
            result[kind][row_id] = words.strip()
    return OwnWords(**result)


@dataclass(frozen=True)
class OwnWords:
    """In the person's own words: of steps that are finished and what was learnt with them, by id
    of the step; of goals that are achieved, by id of the goal."""

    finished: Mapping[int, str] = field(default_factory=dict)
    learnt: Mapping[int, str] = field(default_factory=dict)
    achieved: Mapping[int, str] = field(default_factory=dict)


def answer_of_step(step_id: int) -> ReasonAnswer | None:
    """What the person said last of the reason for which the step was not delivered, where they
    were asked after it was recorded."""
    rows = ReasonAnswer.objects.current().filter(step=step_id)
    return rows.select_related("by").first()


def consolidation_of_step(step_id: int) -> Consolidation | None:
    """What was learnt with the step, as it was said last."""
    rows = Consolidation.objects.current().filter(step=step_id)
    return rows.select_related("by").first()
