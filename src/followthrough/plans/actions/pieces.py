"""Pieces of work on a step: what was done, how it went, in whose words.

Each is a row of its own; a correction replaces the row and the old one stays. Work on a day says
that the step had started by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.people.access import work_on_case
from followthrough.people.models import Case
from followthrough.plans.actions.claiming import (
    Said,
    claim_plan,
    first_day_of,
    refuse,
    refuse_texts,
    step_of,
)
from followthrough.plans.actions.progress import store_progress
from followthrough.plans.actions.working import PersonSaid, may_record, store
from followthrough.plans.models import StepFact, WorkRecord
from followthrough.plans.rules import StepFacts, step_state, why_not_on
from followthrough.plans.rules.making import LONGEST_TEXT
from followthrough.plans.rules.working import WHOSE


@dataclass(frozen=True)
class WorkSaid:
    """One piece of work: `how` it went, in whose words ("person" or "practitioner")."""

    what: str
    how: str = ""
    whose_words: str = "practitioner"


@action("step.worked", words="Worked on a step", may=work_on_case, audience=Audience.EVERYONE)
def record_work(
    by: Actor,
    case: Case,
    step_id: int,
    work: WorkSaid,
    said: Said,
    corrects: int | None = None,
) -> Record[WorkRecord]:
    """`corrects` is the id of a piece of work on the same step that this one replaces."""
    claim_plan(case, said.seen_version)
    step = step_of(case, step_id) if corrects else may_record(case, step_id, "worked", said)
    refuse(why_not_on(step, "worked", said.on, said.recorded_on, first_day_of(case)), about="on")
    refuse_texts(work.how)
    refuse_texts(work.what, most=LONGEST_TEXT)
    if not work.what.strip():
        raise NotPossible("Say what was done.")
    if work.whose_words not in WHOSE:
        raise NotPossible("Say in whose words it is told how it went.")
    same = WorkRecord.objects.filter(step=step_id, on=said.on, replaced_on=None, what=work.what)
    if corrects is None and same.filter(how=work.how, whose_words=work.whose_words).exists():
        raise NotPossible(
            "The same work is recorded on that day already, in the same words.",
            "Look at what is recorded on the step. If it was done twice, say what was different.",
        )
    if corrects is not None:
        closed = WorkRecord.objects.filter(pk=corrects, step=step_id, replaced_on=None)
        if not closed.update(replaced_on=timezone.now()):
            raise NotPossible("That piece of work was corrected already.", "Look at it again.")
    # A correction on a step whose start was taken back leaves it so.
    told = "started" in step.facts or corrects is None
    started = _started_by(by, step, said.on) if told else {}
    made = WorkRecord.objects.create(
        step_id=step_id,
        on=said.on,
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
        after={"work": made.pk, "on": said.on.isoformat(), **started},
    )


def _started_by(by: Actor, step: StepFacts, on: date) -> dict[str, int]:
    """Work on a day says that the step had started by then: a start that is missing is added, a
    later one corrected. Gives what the ledger is told. Raises NotPossible where a hold that the
    start came after would count again."""
    known = step.facts.get("started")
    if known is not None and known.on <= on:
        return {}
    if known is None:
        return {"started": store(by, step.id, "started", Said(on)).pk}
    earlier = {**step.facts, "started": known._replace(on=on)}
    if step_state(earlier, step.decision) is not step.state:
        raise NotPossible(
            "The step was put on hold after that day, and would be on hold again.",
            "Put the step back in the order first.",
        )
    before = StepFact.objects.get(step=step.id, kind="started", replaced_on=None)
    StepFact.objects.filter(pk=before.pk).update(replaced_on=timezone.now())
    person = PersonSaid(before.person_words, before.person_agrees)
    return {"started": store(by, step.id, "started", Said(on, words=before.words), person).pk}


@action("step.work-taken-away", words="Took away a piece of work on a step", may=work_on_case)
def take_work_away(by: Actor, case: Case, step_id: int, work_id: int, said: Said) -> Record[None]:
    """It was recorded on the wrong step, or did not happen; the row stays, and no longer counts.
    That the step started is not taken back with it. Raises NotPossible where it does not count any
    more."""
    claim_plan(case, said.seen_version)
    step_of(case, step_id)
    gone = WorkRecord.objects.filter(pk=work_id, step=step_id, replaced_on=None)
    if not gone.update(replaced_on=timezone.now()):
        raise NotPossible("That piece of work was corrected already.", "Look at it again.")
    store_progress([case.pk])
    return Record(None, case_id=case.pk, subject=("step", step_id), before={"work": work_id})
