"""Labels for plans, goals and steps."""

from __future__ import annotations

from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import AgreementState, StepState
from followthrough.policy.pack import RequirementKind

STEP_STATES = {
    StepState.PLANNED: "Not started",
    StepState.WAITING: "Referred, waiting to start",
    StepState.STARTED: "Started",
    StepState.FINISHED: "Done",
    StepState.HELD: "On hold",
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

ACTORS = {
    "person": "The person",
    "practitioner": "Probation practitioner",
    "provider": "Service provider",
    "agency": "Another agency",
    "key_individual": "Someone close to them",
    "other": "Someone else",
}

ROUTES = {
    "referral": "By referral",
    "probation_staff": "Probation staff",
    "person": "The person themselves",
    "key_individual": "Someone close to them",
    "signposting": "Signposting",
}

# Who does a step and by which route, as one question: nearly always the one follows from the other.
WAYS = {
    "person": ("person", "person"),
    "staff": ("practitioner", "probation_staff"),
    "service": ("provider", "referral"),
    "agency": ("agency", "referral"),
    "signposting": ("person", "signposting"),
    "close": ("key_individual", "key_individual"),
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

AGREEMENTS = {
    AgreementState.DRAFT: "Not agreed yet",
    AgreementState.AGREED: "Agreed",
    AgreementState.DID_NOT_AGREE: "Did not agree",
    AgreementState.COULD_NOT_ANSWER: "Could not answer yet",
    AgreementState.PROVISIONAL: "Provisional: not yet talked through together",
}

# The person's answers when they are asked about the plan.
AGREEMENT_ANSWERS = {
    AgreementState.AGREED: "They agree with it",
    AgreementState.DID_NOT_AGREE: "They do not agree with it",
    AgreementState.COULD_NOT_ANSWER: "They could not answer",
    AgreementState.PROVISIONAL: "Not asked yet: the plan is provisional until we have met",
}

GOAL_STATES = {"active": "Working on it", "achieved": "Achieved", "removed": "Removed"}

WHEN = {"now": "For now", "later": "For later"}

# Why a version of the plan was kept.
SNAPSHOTS = {
    "imported": "As a file brought it",
    "changed": "Changed here",
    "agreed": "What the person said of it was recorded",
    "reviewed": "Reviewed",
}

# How a step's delivery can be recorded, in the order in which a page asks.
RECORDS = {
    "worked": "Some of it was done",
    "started": "It started",
    "referred": "The referral was made",
    "finished": "It is finished",
    "stable_enough": "Things are stable enough for more work",
    "not_stable": "Things are not stable enough any more",
    "needs_help": "It needs help from somebody",
    "help_given": "It no longer needs help",
    "not_delivered": "It was not delivered",
    "stopped": "It stopped before it was finished",
}

FACTS = {
    "referred": "Referred",
    "started": "Started",
    "finished": "Finished",
    "not_delivered": "Not delivered",
    "needs_help": "Needs help",
}

AGREES = {
    "agrees": "Agrees with this reason",
    "disagrees": "Does not agree with this reason",
    "not_asked": "Has not been asked yet",
}

WHOSE_WORDS = {"practitioner": "My words", "person": "The person’s own words"}

# A piece of work that replaces another, in the timeline.
CORRECTED = "Corrected a piece of work"

# About the place of a step, as told afterwards.
DECISIONS = {
    "hold": "Put on hold",
    "drop": "Dropped",
    "move": "Moved",
    "resume": "Put back in the order",
}

REVIEW_DECISIONS = {"keep": "Keep the plan", "adjust": "Adjust the plan", "": "Not decided yet"}


def how_much(requirement: RequirementFacts, kind: RequirementKind | None) -> str:
    """'12 of 60 hours', '4 of at most 20 days used' where the order only sets a most; empty where
    it sets no amount."""
    if requirement.amount is None:
        return ""
    unit = f" {kind.unit}" if kind and kind.unit != "none" else ""
    if kind and kind.fixes_maximum:
        return f"{requirement.done} of at most {requirement.amount}{unit} used"
    return f"{requirement.done} of {requirement.amount}{unit}"
