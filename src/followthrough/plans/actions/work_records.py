"""Pieces of work on a step: what was done, how it went, in whose words.

Each is a row of its own; a correction replaces the row and the old one stays. Work on a day says
that the step had started by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse_nothing_new, refuse_texts
from followthrough.common.texts import LONGEST_TEXT
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import ChangeNote, lock_plan
from followthrough.plans.actions.step_progress import (
    PersonResponse,
    check_may_record,
    new_step_fact,
    refuse_day,
)
from followthrough.plans.ledger import WorkRecorded
from followthrough.plans.models import StepFact, WorkRecord
from followthrough.plans.rules import StepFacts, step_state
from followthrough.plans.rules.codes import FactKind, RecordKind, WhoseWords
from followthrough.plans.rules.step_progress import needs_own_words


@dataclass(frozen=True)
class WorkContent:
    """One piece of work: `how` it went, in whose words."""

    what: str
    how: str = ""
    whose_words: str = WhoseWords.PRACTITIONER


@action(
    "step.worked",
    words="Worked on a step",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=WorkRecorded,
)
def record_work(
    by: Actor,
    case: Case,
    step_id: int,
    work: WorkContent,
    note: ChangeNote,
    corrects: int | None = None,
) -> Record[WorkRecord]:
    """`corrects` is the id of a piece of work on the same step that this one replaces."""
    plan = lock_plan(case, note.seen_version)
    if corrects is None:
        step = check_may_record(case, plan, step_id, RecordKind.WORKED, note)
    else:
        step = plan.step(step_id)
        refuse_day(case, plan, step, RecordKind.WORKED, note)
    _check_content(work)
    if corrects is None:
        _refuse_repeated(step, work, note.on)
    else:
        _refuse_same(corrects, work, note.on)
        _close_work(corrects, step_id)
    # A correction on a step whose start was taken back leaves it so.
    starts = FactKind.STARTED in step.facts or corrects is None
    started = _record_earlier_start(by, step, note.on) if starts else None
    made = WorkRecord.objects.append(
        step_id=step_id,
        on=note.on,
        what=work.what,
        how=work.how,
        whose_words=work.whose_words,
        by_id=by.user_id,
    )
    return Record(
        made,
        case_id=case.pk,
        subject=("step", step_id),
        before=WorkRecorded(corrects) if corrects else None,
        after=WorkRecorded(made.pk, note.on, started),
    )


def _check_content(work: WorkContent) -> None:
    refuse_texts(work.how)
    refuse_texts(work.what, most=LONGEST_TEXT)
    if needs_own_words(RecordKind.WORKED, work.what):
        raise NotPossible("Say what was done.")
    if work.whose_words not in tuple(WhoseWords):
        raise NotPossible("Say in whose words it is told how it went.")


def _refuse_repeated(step: StepFacts, work: WorkContent, on: date) -> None:
    """Sent twice, it is recorded once. Asked only where there is work on that day or after it."""
    if step.last_worked_on is None or on > step.last_worked_on:
        return
    same = WorkRecord.objects.current().filter(step=step.id, on=on, what=work.what)
    if same.filter(how=work.how, whose_words=work.whose_words).exists():
        raise NotPossible(
            "The same work is recorded on that day already, in the same words.",
            "Look at what is recorded on the step. If it was done twice, say what was different.",
        )


def _refuse_same(corrected: int, work: WorkContent, on: date) -> None:
    """A correction that corrects nothing."""
    for row in WorkRecord.objects.current().filter(pk=corrected):
        stands = WorkContent(row.what, row.how, row.whose_words)
        refuse_nothing_new((work, on), (stands, row.on))


def _close_work(work_id: int, step_id: int) -> None:
    if not WorkRecord.objects.filter(pk=work_id, step=step_id).close():
        raise NotPossible("That piece of work was corrected already.", "Look at it again.")


def _record_earlier_start(by: Actor, step: StepFacts, on: date) -> int | None:
    """Work on a day says that the step had started by then: a start that is missing is added, a
    later one corrected. Gives the id of the new start. Raises NotPossible where a hold that the
    start came after would count again."""
    known = step.facts.get(FactKind.STARTED)
    if known is not None and known.on <= on:
        return None
    if known is None:
        return _store_start(by, step, ChangeNote(on))
    earlier = {**step.facts, FactKind.STARTED: known._replace(on=on)}
    if step_state(earlier, step.decision) is not step.state:
        raise NotPossible(
            "The step was put on hold after that day, and would be on hold again.",
            "Put the step back in the order first.",
        )
    before = StepFact.objects.current().get(step=step.id, kind=FactKind.STARTED)
    StepFact.objects.filter(pk=before.pk).close()
    person = PersonResponse(before.person_words, before.person_agrees)
    return _store_start(by, step, ChangeNote(on, words=before.words), person)


def _store_start(
    by: Actor, step: StepFacts, note: ChangeNote, person: PersonResponse | None = None
) -> int:
    fact = new_step_fact(by, step.id, FactKind.STARTED, note, person)
    fact.save()
    return fact.pk


@action(
    "step.work-taken-away",
    words="Took away a piece of work on a step",
    may=work_on_case,
    payload=WorkRecorded,
)
def withdraw_work(
    by: Actor, case: Case, step_id: int, work_id: int, note: ChangeNote
) -> Record[None]:
    """It was recorded on the wrong step, or did not happen; the row stays, and no longer counts.
    That the step started is not taken back with it. Raises NotPossible where it does not count any
    more."""
    plan = lock_plan(case, note.seen_version)
    plan.step(step_id)
    _close_work(work_id, step_id)
    return Record(None, case_id=case.pk, subject=("step", step_id), before=WorkRecorded(work_id))
