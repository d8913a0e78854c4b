"""Labels for plans, goals and steps."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import (
    AgreementState,
    DecisionKind,
    FactKind,
    GoalState,
    GoalWhen,
    PersonAgrees,
    RecordKind,
    ReviewDecision,
    Route,
    SnapshotWhy,
    StepActor,
    StepFacts,
    StepState,
    WhoseWords,
)
from followthrough.plans.rules.agreements import WhyNoGoal
from followthrough.plans.rules.carried_on import CarriedOn
from followthrough.plans.rules.natures import is_staff_only, nature_of
from followthrough.plans.rules.step_progress import is_delivered_by_others
from followthrough.policy.kinds_of_work import ForWhom, Nature
from followthrough.policy.pack import Pack

STEP_STATES = {
    StepState.PLANNED: "Not started",
    StepState.WAITING: "Referred, waiting to start",
    StepState.STARTED: "Started",
    StepState.FINISHED: "Done",
    StepState.HELD: "On hold",
    StepState.DROPPED: "Dropped",
    StepState.NOT_DELIVERED: "Not delivered",
}

# How a step is told of once its case is over: nothing of it is still to come.
STATES_AT_THE_END = {
    StepState.PLANNED: "Not started",
    StepState.WAITING: "Was waiting to start",
    StepState.STARTED: "Begun, not finished",
    StepState.FINISHED: "Done",
    StepState.HELD: "Put on hold",
    StepState.DROPPED: "Dropped",
    StepState.NOT_DELIVERED: "Not delivered",
}

STATE_COLOURS = {
    StepState.PLANNED: "grey",
    StepState.WAITING: "yellow",
    StepState.STARTED: "blue",
    StepState.FINISHED: "green",
    StepState.HELD: "purple",
    StepState.DROPPED: "grey",
    StepState.NOT_DELIVERED: "orange",
}

ACTORS: dict[str, str] = {
    StepActor.PERSON: "The person",
    StepActor.PRACTITIONER: "Probation practitioner",
    StepActor.PROVIDER: "Service provider",
    StepActor.AGENCY: "Another agency",
    StepActor.KEY_INDIVIDUAL: "Someone close to them",
    StepActor.OTHER: "Someone else",
}


def say_who_delivers(step: StepFacts) -> str:
    """A referral is with a service, whoever of the two of them sees to the step."""
    goes_by_referral = not is_delivered_by_others("", step.actor) and step.route == Route.REFERRAL
    return ACTORS[StepActor.PROVIDER if goes_by_referral else step.actor]


# How a step runs, and how that stands beside it.
NATURES: dict[str, str] = {
    Nature.ONE_OFF: "Once: a call, a form, a visit",
    Nature.COURSE: "A course: sessions over weeks",
    Nature.ONGOING: "Ongoing: it starts and goes on",
    Nature.LOOK_BACK: "Looking back at work that is done",
}
FOR_WHOM: dict[str, str] = {
    ForWhom.WITH_PERSON: "With the person",
    ForWhom.STAFF_ONLY: "Staff only",
}

ROUTES: dict[str, str] = {
    Route.REFERRAL: "By referral",
    Route.PROBATION_STAFF: "Probation staff",
    Route.PERSON: "The person themselves",
    Route.KEY_INDIVIDUAL: "Someone close to them",
    Route.SIGNPOSTING: "Signposting",
}

# Who does a step and by which route, as one question: nearly always the one follows from the other.
WAYS = {
    "person": (StepActor.PERSON, Route.PERSON),
    "staff": (StepActor.PRACTITIONER, Route.PROBATION_STAFF),
    "service": (StepActor.PROVIDER, Route.REFERRAL),
    "agency": (StepActor.AGENCY, Route.REFERRAL),
    "signposting": (StepActor.PERSON, Route.SIGNPOSTING),
    "close": (StepActor.KEY_INDIVIDUAL, Route.KEY_INDIVIDUAL),
}
OTHER_WAY = "other"
WAYS_ASKED = {
    "person": "{called} does it",
    "staff": "Probation staff do it with {called}",
    "service": "A service does it, after a referral",
    "agency": "Another agency does it, after a referral",
    "signposting": "{called} goes to a service without a referral: we say where",
    "close": "Someone close to {called} does it",
    OTHER_WAY: "Somebody else, or another way",
}

AGREEMENTS: dict[str, str] = {
    AgreementState.DRAFT: "Not agreed yet",
    AgreementState.AGREED: "Agreed",
    AgreementState.DID_NOT_AGREE: "Did not agree",
    AgreementState.COULD_NOT_ANSWER: "Could not answer yet",
    AgreementState.PROVISIONAL: "Provisional: not yet talked through together",
}


def say_agreement(state: str, on: date | None) -> str:
    """With its day, where one is known."""
    if on is None:
        return AGREEMENTS[state]
    if state == AgreementState.PROVISIONAL:
        return f"Provisional since {say_date(on)}: not yet talked through together"
    return f"{AGREEMENTS[state]} on {say_date(on)}"


# The person's answers when they are asked about the plan.
AGREEMENT_ANSWERS = {
    AgreementState.AGREED: "They agree with it",
    AgreementState.DID_NOT_AGREE: "They do not agree with it",
    AgreementState.COULD_NOT_ANSWER: "They could not answer",
    AgreementState.PROVISIONAL: "Not asked yet: the plan is provisional until we talk it through",
}

GOAL_STATES: dict[str, str] = {
    GoalState.ACTIVE: "Working on it",
    GoalState.ACHIEVED: "Achieved",
    GoalState.REMOVED: "Removed",
}

WHEN: dict[str, str] = {GoalWhen.NOW: "For now", GoalWhen.LATER: "For later"}

# Why a version of the plan was kept.
SNAPSHOTS: dict[str, str] = {
    SnapshotWhy.IMPORTED: "As a file brought it",
    SnapshotWhy.CHANGED: "Changed here",
    SnapshotWhy.AGREED: "What the person said of it was recorded",
    SnapshotWhy.REVIEWED: "Reviewed",
}

# How a step's delivery can be recorded, in the order in which a page asks.
STOPPED = "stopped"  # how a page asks of what is not delivered although it had started
RECORDS: dict[str, str] = {
    RecordKind.WORKED: "Some of it was done",
    RecordKind.STARTED: "It started",
    RecordKind.REFERRED: "The referral was made",
    RecordKind.FINISHED: "It is finished",
    DecisionKind.STABLE_ENOUGH: "Things are stable enough for more work",
    DecisionKind.NOT_STABLE: "Things are not stable enough any more",
    RecordKind.NEEDS_HELP: "It needs help from somebody",
    RecordKind.HELP_GIVEN: "It no longer needs help",
    RecordKind.ASKED: "Whoever delivers it was asked: it stands as it was",
    RecordKind.PASSED_ON: "It was passed on to somebody else",
    RecordKind.NOT_DELIVERED: "It was not delivered",
    STOPPED: "It stopped before it was finished",
}

FACTS: dict[str, str] = {
    FactKind.REFERRED: "Referred",
    FactKind.STARTED: "Started",
    FactKind.FINISHED: "Finished",
    FactKind.NOT_DELIVERED: "Not delivered",
    FactKind.NEEDS_HELP: "Needs help",
    FactKind.ASKED: "Asked: it stands as it was",
    FactKind.PASSED_ON: "Passed on to somebody else",
}

# The same of what was arranged elsewhere, after a move: by whether it waits for a place there.
RECORDS_AFTER_MOVE: dict[bool, dict[str, str]] = {
    waits: {
        RecordKind.ASKED: f"Whoever delivers it was asked: {goes_on}",
        RecordKind.PASSED_ON: "It was passed on to somebody here",
        RecordKind.NOT_DELIVERED: f"It has ended there: {ended}",
    }
    for waits, goes_on, ended in (
        (True, "the place there holds", "a new place is needed here, or none"),
        (False, "it goes on there", "it is needed anew here, or not any more"),
    )
}

AGREES: dict[str, str] = {
    PersonAgrees.AGREES: "Agrees with this reason",
    PersonAgrees.DISAGREES: "Does not agree with this reason",
    PersonAgrees.NOT_ASKED: "Has not been asked yet",
}

WHOSE_WORDS: dict[str, str] = {
    WhoseWords.PRACTITIONER: "My words",
    WhoseWords.PERSON: "The person’s own words",
}

# A piece of work that replaces another, in the timeline.
CORRECTED = "Corrected a piece of work"

# About the place of a step, as told afterwards.
DECISIONS: dict[str, str] = {
    DecisionKind.HOLD: "Put on hold",
    DecisionKind.DROP: "Dropped",
    DecisionKind.MOVE: "Moved",
    DecisionKind.RESUME: "Put back in the order",
}

REVIEW_DECISIONS: dict[str, str] = {
    ReviewDecision.KEEP: "Keep the plan",
    ReviewDecision.ADJUST: "Adjust the plan",
    "": "Not decided yet",
}


NO_GOAL_ASKED: dict[WhyNoGoal, str] = {
    WhyNoGoal.SUSPENDED: "Contact is suspended. No new goal is needed.",
    WhyNoGoal.ACHIEVED: (
        "No goal is for now any more. Add one only where something is left to work on."
    ),
}


def say_runs(
    step: StepFacts,
    pack: Pack,
    months: int | None = None,
    hours: RequirementFacts | None = None,
    *,
    repeated: bool = False,
) -> str:
    """How a step runs, with its usual length, the `months` or `hours` that its sentence asks for or
    the length that was planned here, and that only staff do it: "a course, usually 8 sessions over
    16 weeks", "a course of 10 weeks, as planned here", "120 hours ordered, 34 done, 86 left".
    `repeated`: a sentence asks for it again and again."""
    work = pack.known.interventions.get(step.intervention)
    nature = nature_of(step, pack)
    runs = RUNS[nature]
    if repeated and nature is Nature.ONE_OFF:
        runs = REPEATED
    elif nature is Nature.ONGOING and work and work.goes_on:
        runs = work.goes_on
    elif nature is Nature.COURSE and step.weeks:
        runs = f"a course of {_many(step.weeks, 'week')}, as planned here"
    elif nature is Nature.COURSE and hours:
        runs = ""  # how long hours usually take says nothing of these
    elif nature is Nature.COURSE and months:
        runs = f"a course of {_many(months, 'month')}, as the sentence asks"
    elif nature is Nature.COURSE and work:
        runs = (
            f"a course, usually {_many(work.sessions, 'session')} over {_many(work.weeks, 'week')}"
        )
    if hours and hours.ordered is not None:
        left = max(0, hours.ordered - hours.done)
        counted = f"{_many(hours.ordered, 'hour')} ordered, {hours.done} done, {left} left"
        runs = f"{runs}; {counted}" if runs else counted
    return f"{runs}, staff only" if is_staff_only(step, pack) else runs


REPEATED = "each time that it is asked for, while the sentence asks"
RUNS = {
    Nature.ONE_OFF: "once",
    Nature.COURSE: "a course",
    Nature.ONGOING: "goes on from its start",
    Nature.LOOK_BACK: "looks back at work that is done",
}


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def say_carried_on(found: CarriedOn) -> str:
    """A sentence about what goes on beside a course and after it; empty where the plan has neither:
    that is for supervision to see to, and no fault of the plan."""
    beside, after = found
    if beside is None:
        return f"{after.named} follows." if after else ""
    if after is None:
        return f"{beside.named} goes on beside it and after it."
    return f"{beside.named} goes on beside it and after it, and {after.named} follows."
