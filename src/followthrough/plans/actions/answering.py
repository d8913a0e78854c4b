"""What the person says of the reason for which a step was not delivered."""

from __future__ import annotations

from django.utils import timezone

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.people.access import work_on_case
from followthrough.people.models import Case
from followthrough.plans.actions.claiming import Said, claim_plan, refuse_texts, step_of
from followthrough.plans.models import ReasonAnswer
from followthrough.plans.rules.working import ANSWERS


@action(
    "step.reason-answered",
    words="Recorded whether the person agrees with a reason",
    may=work_on_case,
    audience=Audience.EVERYONE,
)
def record_answer(
    by: Actor, case: Case, step_id: int, agrees: str, said: Said
) -> Record[ReasonAnswer]:
    """Where they had not been asked, or think otherwise now; `said.words` are theirs. Replaces
    their last answer. Raises NotPossible where no reason stands, and for no answer."""
    claim_plan(case, said.seen_version)
    if "not_delivered" not in step_of(case, step_id).facts:
        raise NotPossible("This step has no reason to agree or disagree with.")
    if agrees not in ANSWERS:
        raise NotPossible("Say whether the person agrees with the reason.")
    refuse_texts(said.words)
    before = ReasonAnswer.objects.filter(step=step_id, replaced_on=None).first()
    if before is not None:
        ReasonAnswer.objects.filter(pk=before.pk).update(replaced_on=timezone.now())
    made = ReasonAnswer.objects.create(
        step_id=step_id, on=said.on, agrees=agrees, words=said.words.strip(), by_id=by.user_id
    )
    return Record(
        made,
        case_id=case.pk,
        subject=("step", step_id),
        before={"answer": before.pk} if before else {},
        after={"answer": made.pk, "agrees": agrees},
    )
