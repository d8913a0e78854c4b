"""Labels for the thread of a step: how far it is, who can act where it breaks, and how far a need
has come; the sentences of good news, and
what a case that was opened again let go."""

from __future__ import annotations

from followthrough.common.dates import say_date
from followthrough.delivery.coverage_words import NOT_UNDER_WAY, WHY, why_label
from followthrough.delivery.rules.competition import Competition
from followthrough.delivery.rules.coverage_counts import (
    NO_STEP,
    NOT_DUE,
    NOT_SAID,
    ONLY_MEETINGS,
    OTHER_RECORD,
    UNDER_WAY,
    WAITING,
    Line,
    Reached,
)
from followthrough.delivery.rules.good_news import NewsKind
from followthrough.delivery.rules.stages import Stage
from followthrough.plans.rules.requirements import AMOUNT_LEFT, RUNS_ON
from followthrough.plans.words import say_who_delivers
from followthrough.policy.pack import Pack
from followthrough.policy.periods import say_length
from followthrough.sequencing.rules.opened_again import LetGo, LetGoKind

STAGES = {
    Stage.PLANNED: "Not started",
    Stage.NOT_YET_DUE: "Not yet due",
    Stage.NO_REFERRAL: "No referral made",
    Stage.NO_PLACE: "No place found",
    Stage.REFERRED: "Referred, waiting to start",
    Stage.STARTED: "Started",
    Stage.FINISHED: "Done",
    Stage.HELD: "On hold",
    Stage.DROPPED: "Dropped",
    Stage.NOT_DELIVERED: "Not delivered",
}

# Of what is not yet due, and is arranged before the release on whose day it begins.
TO_PREPARE = "Prepare for the release"

STAGE_COLOURS = {
    Stage.PLANNED: "grey",
    Stage.NOT_YET_DUE: "grey",
    Stage.NO_REFERRAL: "orange",
    Stage.NO_PLACE: "orange",
    Stage.REFERRED: "yellow",
    Stage.STARTED: "blue",
    Stage.FINISHED: "green",
    Stage.HELD: "purple",
    Stage.DROPPED: "grey",
    Stage.NOT_DELIVERED: "orange",
}

# By the code of the policy pack, as the practitioner reads it.
WHO_CAN_ACT = {
    "practitioner": "the practitioner",
    "manager": "your manager",
    "provider": "the service provider",
    "commissioner": "the commissioner of services",
    "person": "the person",
    "court": "the court",
    "nobody": "nobody",
}

HOW_FAR = {
    Reached.IDENTIFIED: "Nothing is planned",
    Reached.PLANNED: "Planned, not started",
    Reached.REFERRED: "Referred, not started",
    Reached.STARTED: "Started",
    Reached.COMPLETED: "Done",
}

# Reasons that "how far" says already.
STAGES_SAID_BY_HOW_FAR = frozenset(
    {NO_STEP, ONLY_MEETINGS, OTHER_RECORD, UNDER_WAY, WAITING, *NOT_UNDER_WAY}
)


# Of what has started, these can only be so of another step.
ANOTHER_STEP = {
    NOT_SAID: "Another step has not started, and no reason is recorded",
    NOT_DUE: "Another step is not yet due",
}

# The family of reasons by which work ends as it should, as where the need was met another way.
NO_LONGER_NEEDED = "need_met_or_plan_changed"
GOES_ON = frozenset({UNDER_WAY, WAITING, AMOUNT_LEFT, RUNS_ON})


def how_far(line: Line) -> str:
    """What started, and is not completed for a reason, is not told as what goes on; of what stopped
    it is told as the plan tells it of the step."""
    if line.reached is Reached.STARTED and line.why in list(NOT_UNDER_WAY):
        return WHY[line.why]
    if line.reached is Reached.STARTED and line.why == NO_LONGER_NEEDED:
        return "Ended"
    if line.reached is Reached.STARTED and line.why not in GOES_ON:
        return "Started, not completed"
    if line.why in {OTHER_RECORD, ONLY_MEETINGS}:
        return WHY[line.why]
    return HOW_FAR[line.reached]


def why_not_further(line: Line, pack: Pack) -> str:
    """Why it is not completed, where how far it has come does not say so already."""
    if not line.why or line.why in STAGES_SAID_BY_HOW_FAR:
        return ""
    if line.reached is Reached.STARTED and line.why in ANOTHER_STEP:
        return ANOTHER_STEP[line.why]
    return "No reason is recorded" if line.why == NOT_SAID else why_label(line.why, pack)


def good_news_sentence(kind: NewsKind, called: str, step: str) -> str:
    """`step` is the text of the step by which it came."""
    if kind is NewsKind.STABLE:
        return f"{called} is stable enough for further work."
    return f"{called} {kind.value} “{step}”."


def requirement_not_started(pack: Pack) -> str:
    """What is so of a requirement that a manager is told of."""
    soon = say_length(pack.timescales["sentence_ending_soon"])
    return f"A step for it is neither started nor done, and the sentence ends within {soon}"


def say_let_go(one: LetGo) -> str:
    """Of a case that was opened again: what stood when it closed."""
    if one.step is None:
        return f"The order of delivery of {say_date(one.on)}" if one.on else ""
    step = one.step
    who = say_who_delivers(step).lower()
    if one.kind is LetGoKind.REFERRAL:
        return f"Referral, and the wait for a place: {step.text} ({who})"
    if one.kind is LetGoKind.PLACE:
        return f"Place: {step.text} ({who})"
    if one.kind is LetGoKind.WORK:
        return f"Work under way: {step.text} ({who})"
    return f"Start on {say_date(one.on)}: {step.text}" if one.on else step.text


def say_competition(of: Competition, *, planned: bool) -> str:
    """About a group that more people could use than it has seats; `planned`: the step waits for its
    referral."""
    seats = "1 seat" if of.seats == 1 else f"{of.seats} seats"
    if of.people is None:
        said = f"It has {seats} free, and more people here are planned for this work than that."
    else:
        said = f"It has {seats} free, and about {of.people} people here are planned for this work."
    hold = "A published order holds a seat until the day to refer by; then only a referral does."
    return f"{said} {hold}" if planned else said
