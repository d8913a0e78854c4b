"""What the person says of the reason for which a step was not delivered."""

from __future__ import annotations

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse, refuse_nothing_new, refuse_texts
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import ChangeNote, lock_plan
from followthrough.plans.ledger import ReasonAnswered
from followthrough.plans.models import ReasonAnswer
from followthrough.plans.rules.step_progress import ANSWERS, why_not_answered


@action(
    "step.reason-answered",
    words="Recorded whether the person agrees with a reason",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=ReasonAnswered,
)
def record_answer(
    by: Actor, case: Case, step_id: int, agrees: str, note: ChangeNote
) -> Record[ReasonAnswer]:
    """Where they had not been asked, or think otherwise now; `note.words` are theirs. Replaces
    their last answer. Raises NotPossible where no reason stands, and for no answer."""
    plan = lock_plan(case, note.seen_version)
    refuse(why_not_answered(plan.step(step_id)))
    if agrees not in ANSWERS:
        raise NotPossible("Say whether the person agrees with the reason.")
    refuse_texts(note.words)
    before = ReasonAnswer.objects.current().filter(step=step_id).first()
    if before:
        refuse_nothing_new((agrees, note.words.strip()), (before.agrees, before.words))
    made = ReasonAnswer.objects.replace(
        before,
        step_id=step_id,
        on=note.on,
        agrees=agrees,
        words=note.words.strip(),
        by_id=by.user_id,
    )
    return Record(
        made,
        case_id=case.pk,
        subject=("step", step_id),
        before=ReasonAnswered(before.pk) if before else None,
        after=ReasonAnswered(made.pk, agrees),
    )
