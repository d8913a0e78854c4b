"""Whether work that has started goes on, as far as anybody said. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from followthrough.people.rules.facts import CaseFacts, SentenceFacts
from followthrough.people.rules.sentence_ends import (
    is_revoked_on,
    last_of_all,
    over_since,
)
from followthrough.plans.rules import StepFacts, StepState
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.opened_again import closed_over_on
from followthrough.sequencing.rules.when_it_can_run import interrupted_on, stopped_on


class UnderWay(StrEnum):
    GOES_ON = "goes_on"
    STOPPED = "stopped"  # a recall did, and it waits for the release
    UNSAID = "unsaid"  # whether it goes on: nothing is recorded since a recall, or since the case
    # was opened again
    UNCARRIED = "uncarried"  # no sentence in force carries it any more: nobody has to do it


class Interrupted(NamedTuple):
    """What came between, on which day. `unasked`: nothing has been recorded since."""

    by_recall: bool
    on: date
    unasked: bool


def interrupted(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> Interrupted | None:
    """Of work that had begun: what came between, and a recall first; None where it goes on."""
    unasked, stopped = (
        interrupted_on(step, case, pack, today),
        stopped_on(step, case, pack, today),
    )
    if recalled := unasked or stopped:
        return Interrupted(by_recall=True, on=recalled, unasked=unasked is not None)
    if closed := closed_over_on(step, case):
        return Interrupted(by_recall=False, on=closed, unasked=True)
    return None


def stopped_or_unsaid_on(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> date | None:
    """The day up to which work that had started is known to have gone on; None where it goes on,
    and of work that has not started or is over."""
    if under_way(step, case, pack, today) in {None, UnderWay.GOES_ON}:
        return None
    if over := uncarried(step, case, today):
        return over.on
    between = interrupted(step, case, pack, today)
    return between.on if between else None


class Uncarried(NamedTuple):
    """The sentence that carried a step last, and the day on which it ended or was revoked."""

    sentence: SentenceFacts
    on: date


def uncarried(step: StepFacts, case: CaseFacts, today: date) -> Uncarried | None:
    """Of a step that no sentence in force carries: every one is over, or the one that requires it
    was revoked. None while one carries it, or is to; what was required under a sentence that ran
    to its end goes on under another."""
    last = last_of_all(case, today)
    if last is not None and (on := over_since(last, today)):
        return Uncarried(last, on)
    for sentence in case.sentences:
        if any(requirement.id == step.requirement_id for requirement in sentence.requirements):
            on = over_since(sentence, today)
            if on is not None and is_revoked_on(sentence, on):
                return Uncarried(sentence, on)
    return None


def under_way(step: StepFacts, case: CaseFacts, pack: Pack, today: date) -> UnderWay | None:
    """None of work that has not started or is over."""
    if step.state is not StepState.STARTED:
        return None
    if uncarried(step, case, today) is not None:
        return UnderWay.UNCARRIED
    if stopped_on(step, case, pack, today) is not None:
        return UnderWay.STOPPED
    between = interrupted(step, case, pack, today)
    return UnderWay.GOES_ON if between is None else UnderWay.UNSAID
