"""Pieces of work on a step: what was done, how it went, in whose words.

Each is a row of its own; a correction replaces the row and the old one stays. Work on a day says
that the step had started by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.people.access import work_on_case
from followthrough.people.models import Case
from followthrough.plans.actions.locking import (
    ChangeNote,
    first_day_of_case,
    lock_plan,
    refuse,
    refuse_texts,
    step_of_case,
)
from followthrough.plans.actions.progress import store_progress
from followthrough.plans.actions.step_progress import (
    PersonResponse,
    check_may_record,
    store_step_fact,
)
from followthrough.plans.models import StepFact, WorkRecord
from followthrough.plans.rules import StepFacts, step_state, why_not_on_day
from followthrough.plans.rules.step_progress import WHOSE_WORDS
from followthrough.plans.rules.validation import LONGEST_TEXT


@dataclass(frozen=True)
class WorkContent:
    """One piece of work: `how` it went, in whose words ("person" or "practitioner")."""

    what: str
    how: str = ""
    whose_words: str = "practitioner"


@action("step.worked", words="Worked on a step", may=work_on_case, audience=Audience.EVERYONE)
def record_work(
    by: Actor,
    case: Case,
    step_id: int,
    work: WorkContent,
    note: ChangeNote,
    corrects: int | None = None,
) -> Record[WorkRecord]:
    """`corrects` is the id of a piece of work on the same step that this one replaces."""
    lock_plan(case, note.seen_version)
    step = (
        step_of_case(case, step_id) if corrects else check_may_record(case, step_id, "worked", note)
    )
    refuse(
        why_not_on_day(step, "worked", note.on, note.recorded_on, first_day_of_case(case)),
        about="on",
    )
    refuse_texts(work.how)
    refuse_texts(work.what, most=LONGEST_TEXT)
    if not work.what.strip():
        raise NotPossible("Say what was done.")
    if work.whose_words not in WHOSE_WORDS:
        raise NotPossible("Say in whose words it is told how it went.")
    same = WorkRecord.objects.current().filter(step=step_id, on=note.on, what=work.what)
    if corrects is None and same.filter(how=work.how, whose_words=work.whose_words).exists():
        raise NotPossible(
            "The same work is recorded on that day already, in the same words.",
            "Look at what is recorded on the step. If it was done twice, say what was different.",
        )
    if corrects is not None:
        _close_work(step_id, corrects)
    # A correction on a step whose start was taken back leaves it so.
    starts = "started" in step.facts or corrects is None
    started = _record_earlier_start(by, step, note.on) if starts else {}
    made = WorkRecord.objects.append(
        step_id=step_id,
        on=note.on,
        what=work.what,
        how=work.how,
        whose_words=work.whose_words,
        by_id=by.user_id,
    )
    store_progress([case.pk])
    return Record(
        made,
        case_id=case.pk,
        subject=("step", step_id),
        before={"work": corrects} if corrects else {},
        after={"work": made.pk, "on": note.on.isoformat(), **started},
    )


def _record_earlier_start(by: Actor, step: StepFacts, on: date) -> dict[str, int]:
    """Work on a day says that the step had started by then: a start that is missing is added, a
    later one corrected. Gives what the ledger is told. Raises NotPossible where a hold that the
    start came after would count again."""
    known = step.facts.get("started")
    if known is not None and known.on <= on:
        return {}
    if known is None:
        return {"started": store_step_fact(by, step.id, "started", ChangeNote(on)).pk}
    earlier = {**step.facts, "started": known._replace(on=on)}
    if step_state(earlier, step.decision) is not step.state:
        raise NotPossible(
            "The step was put on hold after that day, and would be on hold again.",
            "Put the step back in the order first.",
        )
    before = StepFact.objects.current().get(step=step.id, kind="started")
    StepFact.objects.filter(pk=before.pk).close()
    person = PersonResponse(before.person_words, before.person_agrees)
    return {
        "started": store_step_fact(
            by, step.id, "started", ChangeNote(on, words=before.words), person
        ).pk
    }


@action("step.work-taken-away", words="Took away a piece of work on a step", may=work_on_case)
def withdraw_work(
    by: Actor, case: Case, step_id: int, work_id: int, note: ChangeNote
) -> Record[None]:
    """It was recorded on the wrong step, or did not happen; the row stays, and no longer counts.
    That the step started is not taken back with it. Raises NotPossible where it does not count any
    more."""
    lock_plan(case, note.seen_version)
    step_of_case(case, step_id)
    _close_work(step_id, work_id)
    store_progress([case.pk])
    return Record(None, case_id=case.pk, subject=("step", step_id), before={"work": work_id})


def _close_work(step_id: int, work_id: int) -> None:
    if not WorkRecord.objects.filter(pk=work_id, step=step_id).close():
        raise NotPossible("That piece of work was corrected already.", "Look at it again.")
