"""What whoever delivers a step says of it when they are asked, as after a move or a recall."""

from __future__ import annotations

from followthrough.common.actions import Record, action
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.locking import ChangeNote, lock_plan
from followthrough.plans.actions.step_progress import check_may_record, checked_record
from followthrough.plans.ledger import StepRecorded
from followthrough.plans.models import StepFact
from followthrough.plans.rules.codes import FactKind, RecordKind
from followthrough.plans.rules.step_progress import needs_own_words


@action(
    "step.asked-about",
    words="Asked whether a step stands",
    may=work_on_case,
    payload=StepRecorded,
)
def record_asked(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepFact]:
    """Of what waits or goes on with somebody else: it stands as it was. `note.words` is what they
    said; NotPossible without, and for the same once more."""
    if needs_own_words(RecordKind.ASKED, note.words):
        raise NotPossible("Say what they said.")
    return _said_of(by, case, step_id, RecordKind.ASKED, FactKind.ASKED, note)


@action(
    "step.passed-on",
    words="Recorded that a step was passed on",
    may=work_on_case,
    payload=StepRecorded,
)
def record_passed_on(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepFact]:
    """Somebody else delivers it from then on, waiting or under way as it was. `note.words` says to
    whom it went and who said so; NotPossible without, and for the same once more."""
    if needs_own_words(RecordKind.PASSED_ON, note.words):
        raise NotPossible("Say to whom, and who said so.")
    return _said_of(by, case, step_id, RecordKind.PASSED_ON, FactKind.PASSED_ON, note)


def _said_of(
    by: Actor, case: Case, step_id: int, record: RecordKind, kind: FactKind, note: ChangeNote
) -> Record[StepFact]:
    plan = lock_plan(case, note.seen_version)
    step = check_may_record(case, plan, step_id, record, note)
    before = StepFact.objects.current().filter(step=step.id, kind=kind)
    if before.filter(on=note.on, words=note.words).exists():
        raise NotPossible("This is recorded already, in the same words.")
    before.close()
    return checked_record(by, plan, step, kind, note, None)
