"""Labels for plans, goals and steps."""

from __future__ import annotations

from followthrough.plans.rules import AgreementState, StepState

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

AGREEMENTS = {
    AgreementState.DRAFT: "Not agreed yet",
    AgreementState.AGREED: "Agreed",
    AgreementState.DID_NOT_AGREE: "Did not agree",
    AgreementState.COULD_NOT_ANSWER: "Could not answer yet",
    AgreementState.PROVISIONAL: "Provisional: not yet talked through together",
}

GOAL_STATES = {"active": "Working on it", "achieved": "Achieved", "removed": "Removed"}

WHEN = {"now": "For now", "later": "For later"}
