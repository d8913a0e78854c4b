"""Working a step: that it was referred, started, finished or not delivered, and why.

Each is a new row; a correction replaces the row and the old one stays. An end recorded on a step
that was not started says that it started on that day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.common.actions import Audience, Record, action
from followthrough.common.actions.ports import Port
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible, refuse, refuse_texts
from followthrough.common.texts import LONGEST_TEXT
from followthrough.people.access import work_on_case
from followthrough.people.queries import Case
from followthrough.plans.actions.dependants import close_fact
from followthrough.plans.actions.locking import (
    ChangeNote,
    LockedPlan,
    first_day_of_work,
    lock_plan,
    packs_of,
)
from followthrough.plans.ledger import StepRecorded, StepTakenBack
from followthrough.plans.models import StepFact
from followthrough.plans.rules import (
    ENDED,
    StepFacts,
    last_fact,
    possible_records,
    why_not_on_day,
)
from followthrough.plans.rules.codes import FactKind, GoalState, PersonAgrees, RecordKind
from followthrough.plans.rules.step_progress import (
    lacks_start,
    missing_for_reason,
    needs_own_words,
    reasons_not_delivered,
    why_not_offered_on,
)

SOURCE_HERE = "here"  # the source of what was recorded on screen

# Rooms above may refuse that something is recorded of a step: they know more of it than its plan.
BEFORE_A_STEP_RECORD: Port[[Case, StepFacts, str, ChangeNote]] = Port(
    "plans: before something is recorded of a step",
    "the case, the step, the kind of record, the note",
)


@dataclass(frozen=True)
class PersonResponse:
    """The person's side: their own words; whether they agree with the reason that was recorded
    (`PersonAgrees`); what they were offered, and when."""

    words: str = ""
    agrees: str = ""
    offered: str = ""
    offered_on: date | None = None


def check_may_record(
    case: Case, plan: LockedPlan, step_id: int, kind: str, note: ChangeNote
) -> StepFacts:
    """The step as it stands. Raises NotPossible where this cannot be recorded on it."""
    step = plan.step(step_id)
    if kind not in possible_records(step):
        raise NotPossible(
            "This cannot be recorded on the step as it stands.",
            "Look at the step as it is now, then choose again.",
        )
    refuse_day(case, plan, step, kind, note)
    refuse_texts(note.words)
    BEFORE_A_STEP_RECORD.ask(case, step, kind, note)
    return step


def refuse_day(case: Case, plan: LockedPlan, step: StepFacts, kind: str, note: ChangeNote) -> None:
    """Raises NotPossible where what is recorded cannot be of that day."""
    since = first_day_of_work(case, plan, note.on)
    refuse(why_not_on_day(step, kind, note.on, note.recorded_on, since), about="on")


def new_step_fact(
    by: Actor, step_id: int, kind: str, note: ChangeNote, person: PersonResponse | None = None
) -> StepFact:
    """To be stored under the lock of the plan, once the rules were asked."""
    person = person or PersonResponse()
    return StepFact(
        step_id=step_id,
        kind=kind,
        on=note.on,
        reason=note.reason,
        words=note.words,
        person_words=person.words,
        person_agrees=person.agrees,
        offered=person.offered,
        offered_on=person.offered_on,
        by_id=by.user_id,
        source=SOURCE_HERE,
    )


def _record_step_fact(
    by: Actor,
    case: Case,
    step_id: int,
    kind: str,
    note: ChangeNote,
    person: PersonResponse | None = None,
) -> Record[StepFact]:
    plan = lock_plan(case, note.seen_version)
    step = check_may_record(case, plan, step_id, kind, note)
    # The ledger holds the reason, so it is a code of the list that goes with the fact, or
    # nothing.
    if note.reason:
        raise NotPossible("Only a step that is not delivered has a reason from the list.")
    return checked_record(by, plan, step, kind, note, person)


def checked_record(
    by: Actor,
    plan: LockedPlan,
    step: StepFacts,
    kind: str,
    note: ChangeNote,
    person: PersonResponse | None,
) -> Record[StepFact]:
    """Stores it, once `check_may_record` has let it pass."""
    if person is not None:
        refuse_texts(person.words)
        refuse_texts(person.offered, most=LONGEST_TEXT)
        if person.agrees and person.agrees not in tuple(PersonAgrees):
            raise NotPossible("Say whether the person agrees, or was not asked.")
        refuse(why_not_offered_on(person.offered_on, note.on))
    fact = new_step_fact(by, step.id, kind, note, person)
    facts = [fact]
    if lacks_start({*step.facts, kind}):
        facts.insert(0, new_step_fact(by, step.id, FactKind.STARTED, ChangeNote(note.on)))
    StepFact.objects.bulk_create(facts)
    return Record(
        fact,
        case_id=plan.row.case_id,
        subject=("step", step.id),
        before=StepRecorded(step.state.value),
        after=StepRecorded(None, fact.pk, note.on, note.reason),
    )


@action(
    "step.referred",
    words="Made a referral",
    may=work_on_case,
    audience=Audience.EVERYONE,
    payload=StepRecorded,
)
def record_referral(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepFact]:
    return _record_step_fact(by, case, step_id, FactKind.REFERRED, note)


@action(
    "step.started",
    words="Started a step",
    may=work_on_case,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=StepRecorded,
)
def record_start(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepFact]:
    return _record_step_fact(by, case, step_id, FactKind.STARTED, note)


@action(
    "step.finished",
    words="Finished a step",
    may=work_on_case,
    audience=Audience.EVERYONE,
    good_news=True,
    payload=StepRecorded,
)
def record_finish(
    by: Actor, case: Case, step_id: int, note: ChangeNote, person: PersonResponse
) -> Record[StepFact]:
    """`note.words`: what changed, and what comes next."""
    return _record_step_fact(by, case, step_id, FactKind.FINISHED, note, person)


@action(
    "step.needs-help",
    words="Said that a step needs help",
    may=work_on_case,
    payload=StepRecorded,
)
def ask_for_help(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[StepFact]:
    """Raises NotPossible without words: nobody can help with what is not said."""
    if needs_own_words(RecordKind.NEEDS_HELP, note.words):
        raise NotPossible("Say what help the step needs.")
    return _record_step_fact(by, case, step_id, FactKind.NEEDS_HELP, note)


@action(
    "step.not-delivered",
    words="Recorded that a step was not delivered",
    may=work_on_case,
    payload=StepRecorded,
)
def record_not_delivered(
    by: Actor, case: Case, step_id: int, note: ChangeNote, person: PersonResponse
) -> Record[StepFact]:
    """Also for work that stopped before it was finished. Raises NotPossible for a reason that the
    step cannot have, and where "the person does not want to take part" lacks what was offered and
    when, or the person's own words (declining voluntary work is never non-compliance)."""
    plan = lock_plan(case, note.seen_version)
    step = check_may_record(case, plan, step_id, RecordKind.NOT_DELIVERED, note)
    _check_reason(step, note, person)
    return checked_record(by, plan, step, FactKind.NOT_DELIVERED, note, person)


def _check_reason(step: StepFacts, note: ChangeNote, person: PersonResponse) -> None:
    reasons = {
        reason.code: reason
        for pack in packs_of(note)
        for first, seconds in reasons_not_delivered(step, pack)
        for reason in (first, *seconds)
    }
    if note.reason not in reasons:
        raise NotPossible("Choose a reason from the list.")
    if person.agrees not in tuple(PersonAgrees):
        raise NotPossible("Say whether the person agrees with the reason, or was not asked.")
    if missing_for_reason(reasons[note.reason], person.offered, person.offered_on, person.words):
        raise NotPossible("Say what was offered and when, and what the person said.")


@action(
    "step.help-given",
    words="Said that a step no longer needs help",
    may=work_on_case,
    payload=StepTakenBack,
)
def record_help(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[None]:
    plan = lock_plan(case, note.seen_version)
    step = check_may_record(case, plan, step_id, RecordKind.HELP_GIVEN, note)
    return _take_away_fact(plan, step, FactKind.NEEDS_HELP)


@action(
    "step.taken-back",
    words="Took back what was recorded on a step",
    may=work_on_case,
    payload=StepTakenBack,
)
def take_back_last_fact(by: Actor, case: Case, step_id: int, note: ChangeNote) -> Record[None]:
    """Takes back the fact that is furthest on in the step's life: the end before the start. Raises
    NotPossible where a step that ended would go on under a goal that nobody works on."""
    plan = lock_plan(case, note.seen_version)
    step = check_may_record(case, plan, step_id, RecordKind.TAKEN_BACK, note)
    if step.state in ENDED and plan.goal(step.goal_id).state != GoalState.ACTIVE:
        raise NotPossible(
            "This step would go on, and its goal is not being worked on.",
            "Take up the goal again first.",
        )
    return _take_away_fact(plan, step, last_fact(step) or "")


def _take_away_fact(plan: LockedPlan, step: StepFacts, kind: str) -> Record[None]:
    """And what was said about it."""
    closed = close_fact(step, kind)
    return Record(
        None,
        case_id=plan.row.case_id,
        subject=("step", step.id),
        before=StepTakenBack(kind=kind, on=step.facts[kind].on, **closed),
    )
