"""Saying well done: recognition is delivery, too."""

from __future__ import annotations

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actors import Actor
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import ChangeNote, step_of_plan
from followthrough.plans.queries import plan_facts


@action(
    "person.recognised",
    words="Said well done",
    may=work_on_case,
    audience=Audience.EVERYONE,
    good_news=True,
)
def recognise(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[None]:
    """The person was told that what they did on the step was noticed."""
    step = step_of_plan(plan_facts([case.pk]).get(case.pk), step_id)
    return Record(None, case_id=case.pk, subject=("step", step.id))
