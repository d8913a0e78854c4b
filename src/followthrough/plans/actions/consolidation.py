"""Holding on to what was learnt with a finished step, and looking back at it together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse, refuse_nothing_new, refuse_texts
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case, case_facts
from followthrough.plans.actions.locking import ChangeNote, lock_plan
from followthrough.plans.ledger import Consolidated
from followthrough.plans.models import Consolidation
from followthrough.plans.rules.codes import WhoseWords
from followthrough.plans.rules.consolidation import why_not_consolidated, why_not_look_back_on


@dataclass(frozen=True)
class ConsolidationContent:
    """What was learnt, where it is used, whose words these are, and
    when to look back (None: not at all)."""

    learnt: str
    used: str = ""
    whose_words: str = WhoseWords.PRACTITIONER
    look_back_on: date | None = None


@action(
    "step.consolidated",
    words="Recorded what was learnt with a step",
    may=work_on_case,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=Consolidated,
)
def record_consolidation(
    by: Actor, case: Case, step_id: int, learnt: ConsolidationContent, note: ChangeNote
) -> Record[Consolidation]:
    """Replaces what was recorded before. Raises NotPossible for a step that is not finished,
    without words, and for a day to look back that does not lie ahead."""
    plan = lock_plan(case, note.seen_version)
    refuse(why_not_consolidated(plan.step(step_id)))
    ends_on = case_facts([case.pk])[case.pk].ends_on
    refuse_texts(learnt.learnt, learnt.used)
    if not learnt.learnt.strip():
        raise NotPossible("Say what was learnt.")
    if learnt.whose_words not in tuple(WhoseWords):
        raise NotPossible("Say in whose words it is told what was learnt.")
    before = _current_consolidation(step_id)
    if before:
        refuse_nothing_new(
            learnt,
            ConsolidationContent(
                before.learnt, before.used, before.whose_words, before.look_back_on
            ),
        )
    # A day that was ahead when it was agreed may stay, also once it has come.
    if before is None or learnt.look_back_on != before.look_back_on:
        refuse(why_not_look_back_on(learnt.look_back_on, note.recorded_on, ends_on))
    made = Consolidation.objects.replace(
        before,
        step_id=step_id,
        on=note.on,
        learnt=learnt.learnt,
        used=learnt.used,
        whose_words=learnt.whose_words,
        look_back_on=learnt.look_back_on,
        looked_back_on=before.looked_back_on if before else None,
        still=before.still if before else "",
        by_id=by.user_id,
    )
    return _record(case, before, made)


@action(
    "step.looked-back",
    words="Looked back together at what was learnt",
    may=work_on_case,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=Consolidated,
)
def record_look_back(
    by: Actor, case: Case, step_id: int, still: str, again_on: date | None, note: ChangeNote
) -> Record[Consolidation]:
    """`still`: how it goes now; `again_on`: when to look back next, if at all. Raises NotPossible
    where nothing was recorded to look back at, without words, and where `again_on` does not lie
    ahead."""
    lock_plan(case, note.seen_version).step(step_id)
    before = _current_consolidation(step_id)
    if before is None:
        raise NotPossible("Nothing is recorded to look back at.", "Record what was learnt first.")
    refuse_texts(still)
    if not still.strip():
        raise NotPossible("Say how it goes now.")
    refuse_nothing_new(
        (still, again_on, note.on), (before.still, before.look_back_on, before.looked_back_on)
    )
    ends_on = case_facts([case.pk])[case.pk].ends_on
    refuse(why_not_look_back_on(again_on, note.recorded_on, ends_on))
    made = Consolidation.objects.amend(
        before, look_back_on=again_on, looked_back_on=note.on, still=still, by_id=by.user_id
    )
    return _record(case, before, made)


def _current_consolidation(step_id: int) -> Consolidation | None:
    return Consolidation.objects.current().filter(step=step_id).first()


def _record(case: Case, before: Consolidation | None, made: Consolidation) -> Record[Consolidation]:
    again = made.look_back_on.isoformat() if made.look_back_on else ""
    return Record(
        made,
        case_id=case.pk,
        subject=("step", made.step_id),
        before=Consolidated(before.pk) if before else None,
        after=Consolidated(made.pk, again),
    )
