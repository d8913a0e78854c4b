"""How the order of delivery is said to people."""

from __future__ import annotations

from datetime import date

from followthrough.common.dates import say_date
from followthrough.plans.rules import ENDED, StepState
from followthrough.plans.rules.natures import nature_of
from followthrough.policy import Pack
from followthrough.policy.kinds_of_work import Nature
from followthrough.sequencing.rules import DateKind, Lane, ProposedStep
from followthrough.sequencing.rules.other_order import OtherOrder, WhyFirst
from followthrough.sequencing.rules.provisional import Lacks

LANES = {
    Lane.NOW: "Now",
    Lane.NEXT: "Next",
    Lane.LATER: "Later",
    Lane.NO_PLACE: "No place found",
    Lane.DONE: "Done",
    Lane.NOT_DELIVERED: "Not delivered or dropped",
}
STOOD = "Stood when the last sentence ended"

DATE_KINDS = {
    DateKind.RECORDED: "Recorded",
    DateKind.GROUP: "Fixed group date",
    DateKind.ESTIMATE: "Estimate from recent starts",
    DateKind.OWN: "First week that suits the order",
    DateKind.ON_RELEASE: "The day of release",
    DateKind.AFTER_RELEASE: "After release",
    DateKind.NOT_KNOWN: "Not known",
    DateKind.NO_PLACE: "No place found",
    DateKind.NONE: "No date",
}

RULES = {
    "S1": "Most immediate needs first",
    "S2": "Safety of others",
    "S3": "What the sentence requires",
    "S4": "Some stability first",
    "S5": "Readiness",
    "S6": "What must come before",
    "S7": "General before specific",
    "S8": "Not too much at once",
    "S9": "Fits the time left",
    "S10": "Something to do while waiting",
    "S11": "Keeping the thread",
    "S12": "What the person would like",
}


def say_start(step: ProposedStep, today: date) -> str:
    """When a step starts, in a way that does not claim more than is known: a group's date as a
    date, an estimate as weeks."""
    if step.date_kind is DateKind.GROUP and step.start:
        return say_date(step.start)
    if step.date_kind is DateKind.RECORDED:
        return f"Started {say_date(step.start)}" if step.start else "Started, day not recorded"
    if step.start is None:
        if step.state is StepState.WAITING and step.date_kind is DateKind.NO_PLACE:
            full = any(r.code == "waiting_until_after_end" for r in step.reasons)
            return "Waiting, with no place in time" if full else "Waiting, date not known"
        return DATE_KINDS[step.date_kind]
    if step.date_kind is DateKind.ESTIMATE:
        weeks = (step.start - today).days // 7
        if weeks <= 0:
            return "About now"
        return f"In about {weeks} {'week' if weeks == 1 else 'weeks'}"
    if step.date_kind is DateKind.ON_RELEASE:
        return f"On release, {say_date(step.start)}"
    if step.start <= today:
        return "This week"
    return f"Week of {say_date(step.start)}"


def say_end(step: ProposedStep) -> str:
    """When it ended, or is expected to by its usual length."""
    if step.should_have_ended:
        return f"Should have ended {say_date(step.should_have_ended)}"
    if step.end is None:
        return "Not known"
    expected = "" if step.state is StepState.FINISHED else "Expected "
    return f"{expected}{say_date(step.end)}"


HOW_FAR = "Record how far it is"  # of work that should have ended


def say_should_have_ended(on: date) -> str:
    return f"By its length it should have ended by {say_date(on)}."


def say_late(step: ProposedStep, pack: Pack) -> str:
    """That the order has the step start, or end, after the day by which the plan wants it done;
    empty where it does not. The order weighs no such day. What goes on without an end is only to
    begin by it."""
    by = step.step.by_on
    if by is None or step.state in ENDED:
        return ""
    if nature_of(step.step, pack) is Nature.ONGOING:
        late = step.start and step.start > by
        return f"Begins after the day it was to begin by, {say_date(by)}" if late else ""
    if step.start and step.start > by:
        return f"Placed after the day it is wanted by, {say_date(by)}"
    if step.start and step.end and step.end > by:
        return f"Expected to end after the day it is wanted by, {say_date(by)}"
    return ""


def requirement_without_place(pack: Pack) -> str:
    """What is so of a requirement that a manager is told of."""
    return "The published order has no place for a step for it"


# Why whoever publishes an order is asked once more, and what it rests on that is not there yet.
LEAVES_OUT = "This order leaves out what has to be delivered."
PROVISIONAL = "This order is provisional."
LACKING = {
    Lacks.ASSESSMENT: "No assessment is recorded: which needs come first is not known.",
    Lacks.TALK: "The plan has not been talked through with {called}.",
    Lacks.AGREEMENT: "The plan is not agreed yet: nobody has recorded what {called} says of it.",
    Lacks.CONSENT: "{called} does not agree with the plan.",
    Lacks.ANSWER: "{called} was asked about the plan, and could not answer.",
    Lacks.TALK_OF_CHANGES: "The plan has changed since {called} agreed to it.",
    Lacks.TALK_SINCE_RECALL: "{called} was recalled to prison since they agreed to the plan.",
    Lacks.DATES: "Nothing that is to come has a date.",
}

# Why one step stands before another that the person would like first.
FIRST_BECAUSE = {
    WhyFirst.PROTECTS: "because it protects other people",
    WhyFirst.REQUIRED: "because the sentence requires it",
    WhyFirst.SOONER: "because the need that it is for is to be met sooner",
    WhyFirst.SEVERE: "because the need that it is for is more severe",
    WhyFirst.NO_DAY: "because the other has no date yet",
    WhyFirst.RELEASE: "because the other waits for the release",
    WhyFirst.GROUP: "because the other begins with its group",
    WhyFirst.PLACE: "because the other waits for a place",
    WhyFirst.PLACE_SOONER: "because its place is free sooner",
    WhyFirst.OTHER: "for the reasons that the rows give",
}


def say_other_order(found: OtherOrder, called: str) -> str:
    """Marcus would like “A room” before “Meetings”; in the proposal “Meetings” starts first,
    because … It speaks of starts: what stands first in the list is what is needed sooner."""
    wished, first = found.wished.step.named, found.first.step.named
    because = FIRST_BECAUSE[found.why]
    comma = "" if found.why is WhyFirst.OTHER else ","
    return (
        f"{called} would like {wished} before {first}; in the proposal {first} starts first"
        f"{comma} {because}."
    )
