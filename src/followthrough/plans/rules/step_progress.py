"""What may be recorded about the delivery of a step, as it stands. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import pairwise

from followthrough.common.dates import EARLIEST, say_date, why_not_recorded_on
from followthrough.plans.rules.codes import FactKind, PersonAgrees, RecordKind, Route, StepActor
from followthrough.plans.rules.facts import BEGUN, TO_COME, StepFacts, StepState
from followthrough.plans.rules.natures import reasons_for_step
from followthrough.policy.pack import Pack, Reason

UNWILLING, NO_REFERRAL = "unwilling", "no_referral"
DIED = "died"  # said of a step, it says something of the person

# Facts in the order in which they come about; the last one is the one that can be taken back.
LIFE_ORDER: tuple[FactKind, ...] = (
    FactKind.REFERRED,
    FactKind.STARTED,
    FactKind.NOT_DELIVERED,
    FactKind.FINISHED,
)
ENDING_FACTS = (FactKind.NOT_DELIVERED, FactKind.FINISHED)

# What a fact cannot lie before, where that was recorded. Work before the start is an earlier start.
EARLIER_FACTS: Mapping[str, tuple[FactKind, ...]] = {
    **{kind: LIFE_ORDER[:place] for place, kind in enumerate(LIFE_ORDER)},
    RecordKind.WORKED: (FactKind.REFERRED,),
    RecordKind.HELP_GIVEN: (FactKind.NEEDS_HELP,),
    RecordKind.ASKED: (FactKind.REFERRED, FactKind.STARTED),
    RecordKind.PASSED_ON: (FactKind.REFERRED, FactKind.STARTED),
}
FACT_PHRASES = {
    FactKind.REFERRED: "referred",
    FactKind.STARTED: "started",
    FactKind.NOT_DELIVERED: "recorded as not delivered",
    FactKind.NEEDS_HELP: "said to need help",
}

ANSWERS = (PersonAgrees.AGREES, PersonAgrees.DISAGREES)  # of somebody who was asked


def possible_records(step: StepFacts) -> tuple[str, ...]:
    """What may be recorded about the step. A piece of work, or its end, recorded on a step that
    was not started says that it started on that day. What is on hold is first put back."""
    waits = step.state in TO_COME
    goes_on = waits or step.state is StepState.STARTED
    possible = {
        RecordKind.REFERRED: step.route == Route.REFERRAL and step.state is StepState.PLANNED,
        RecordKind.STARTED: waits,
        RecordKind.WORKED: goes_on,
        RecordKind.FINISHED: goes_on,
        RecordKind.NEEDS_HELP: goes_on and FactKind.NEEDS_HELP not in step.facts,
        RecordKind.HELP_GIVEN: goes_on and FactKind.NEEDS_HELP in step.facts,
        RecordKind.ASKED: waits_or_runs_elsewhere(step),
        RecordKind.PASSED_ON: may_be_passed_on(step),
        RecordKind.NOT_DELIVERED: goes_on or step.state is StepState.HELD,
        RecordKind.TAKEN_BACK: last_fact(step) is not None and step.state is not StepState.DROPPED,
    }
    return tuple(kind for kind, may in possible.items() if may)


def waits_or_runs_elsewhere(step: StepFacts) -> bool:
    """Somebody else than the practitioner and the person delivers it, and can be asked."""
    return is_delivered_by_others(step.route, step.actor) and step.state in BEGUN


def may_be_passed_on(step: StepFacts) -> bool:
    """Also what protects others: whoever does it, somebody has to go on with it."""
    return waits_or_runs_elsewhere(step) or (step.protects_others and step.state in BEGUN)


def is_delivered_by_others(route: str, actor: str) -> bool:
    return route == Route.REFERRAL or actor not in {StepActor.PRACTITIONER, StepActor.PERSON}


def why_not_asked_on(on: date, days: Mapping[FactKind, date]) -> str | None:
    """Why nobody can have been asked on that day whether the step stands, by all that was recorded
    of it; None where somebody can: it was referred or had started by then, and had not ended. As
    it was when they were asked: what waited then may have started since."""
    begun = [days[kind] for kind in EARLIER_FACTS[RecordKind.ASKED] if kind in days]
    if not begun or on < min(begun):
        return "before it was referred or started"
    if any(on > days[kind] for kind in ENDING_FACTS if kind in days):
        return "after it ended"
    return None


def last_fact(step: StepFacts) -> str | None:
    """The fact that a correction takes back first: the one furthest on in the step's life."""
    return next((kind for kind in reversed(LIFE_ORDER) if kind in step.facts), None)


def lacks_start(kinds: Collection[str]) -> bool:
    """What is finished had started. On a page the end says so; a file says both."""
    return FactKind.FINISHED in kinds and FactKind.STARTED not in kinds


def has_two_ends(kinds: Collection[str]) -> bool:
    return all(kind in kinds for kind in ENDING_FACTS)


def first_out_of_order(days: Mapping[FactKind, date]) -> tuple[FactKind, FactKind] | None:
    """Two facts that follow each other in a step's life, of which the later one lies before the
    earlier; None where there are no such two. Of two ends, which no step has, the last counts."""
    other_end = {FactKind.NOT_DELIVERED} if has_two_ends(days) else set()
    life = [kind for kind in LIFE_ORDER if kind in days and kind not in other_end]
    return next(((a, b) for a, b in pairwise(life) if days[b] < days[a]), None)


def why_not_offered_on(offered_on: date | None, on: date) -> str | None:
    """Why that cannot be the day of what was offered to somebody who did not want it, recorded as
    of `on`; None where it can."""
    if offered_on is not None and offered_on > on:
        return "What was offered lies after the day on which this is recorded."
    return None


# What is recorded of a step only with words: of work, what was done; of help, what is needed; of
# whoever was asked, what they said; of what was passed on, to whom.
IN_WORDS = frozenset(
    {RecordKind.WORKED, RecordKind.NEEDS_HELP, RecordKind.ASKED, RecordKind.PASSED_ON}
)


def needs_own_words(kind: str, words: str) -> bool:
    return kind in IN_WORDS and not words.strip()


def why_not_on_day(
    step: StepFacts, kind: str, on: date, today: date, since: date = EARLIEST
) -> str | None:
    """Why the fact cannot be of that day; None where it can. `since`: the first day of which work
    on the case can be told."""
    if cause := why_not_recorded_on(on, today):
        return cause
    if on < EARLIEST:
        return "The day lies too far back. Look at the year."
    if on < since:
        began = f"The day lies before {say_date(since)}, when work on this case began."
        return f"{began} Look at the year."
    for earlier in EARLIER_FACTS.get(kind, ()):
        before = step.on(earlier)
        if before is not None and on < before:
            return f"The day lies before the day on which this step was {FACT_PHRASES[earlier]}."
    if kind in ENDING_FACTS:
        worked = step.last_worked_on
        if worked is not None and on < worked:
            return "The day lies before the last day on which somebody worked on this step."
    elif kind == RecordKind.WORKED:
        ends = [day for day in map(step.on, ENDING_FACTS) if day is not None]
        if any(on > day for day in ends):
            return "The day lies after the day on which this step ended."
    return None


def family_of(reason: Reason) -> str:
    """The first-level code under which a reason is counted."""
    return reason.parent or reason.code


def reasons_not_delivered(step: StepFacts, pack: Pack) -> list[tuple[Reason, list[Reason]]]:
    """First-level reasons, each with its second level. That no referral was made is a reason only
    for work that goes by referral."""
    known = reasons_for_step(step, "not_delivered", pack)
    return [
        (first, [second for second in known if second.parent == first.code])
        for first in known
        if first.level == 1 and (first.code != NO_REFERRAL or step.route == Route.REFERRAL)
    ]


def why_not_answered(step: StepFacts) -> str | None:
    """Why the person cannot be asked about a reason; None where one stands."""
    if FactKind.NOT_DELIVERED in step.facts:
        return None
    return "This step has no reason to agree or disagree with."


def missing_for_reason(
    reason: Reason, offered: str, offered_on: date | None, person_words: str
) -> tuple[str, ...]:
    """What is still missing before "the person does not want to take part" may be recorded: what
    was offered and when, and the person's own words."""
    if family_of(reason) != UNWILLING:
        return ()
    there = {
        "offered": bool(offered.strip()),
        "offered_on": offered_on is not None,
        "person_words": bool(person_words.strip()),
    }
    return tuple(name for name, is_there in there.items() if not is_there)
