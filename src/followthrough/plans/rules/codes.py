"""The codes of plans that the program branches on, each defined here and nowhere else: the models
hold them in the database, rules and forms compare them, files are checked against them. What they
are called is in `plans/words.py`. A stored code is never renamed. Pure."""

from __future__ import annotations

from enum import StrEnum


class StepActor(StrEnum):
    """Who does a step."""

    PERSON = "person"
    PRACTITIONER = "practitioner"
    PROVIDER = "provider"
    AGENCY = "agency"
    KEY_INDIVIDUAL = "key_individual"
    OTHER = "other"


class Route(StrEnum):
    """By which way a step is done."""

    REFERRAL = "referral"
    PROBATION_STAFF = "probation_staff"
    PERSON = "person"
    KEY_INDIVIDUAL = "key_individual"
    SIGNPOSTING = "signposting"


class GoalWhen(StrEnum):
    NOW = "now"
    LATER = "later"


class GoalState(StrEnum):
    ACTIVE = "active"
    ACHIEVED = "achieved"
    REMOVED = "removed"


class GoalDecisionKind(StrEnum):
    ACHIEVED = "achieved"
    REMOVED = "removed"
    TAKEN_UP = "taken_up"


class FactKind(StrEnum):
    """What is recorded about the delivery of a step, and stays until it is corrected."""

    REFERRED = "referred"
    STARTED = "started"
    FINISHED = "finished"
    NOT_DELIVERED = "not_delivered"
    NEEDS_HELP = "needs_help"
    ASKED = "asked"  # whoever delivers it: it stands, waiting or under way
    PASSED_ON = "passed_on"  # somebody else delivers it, waiting or under way as it was


class RecordKind(StrEnum):
    """What may be recorded on a step as it stands: facts, pieces of work, what takes them back."""

    REFERRED = "referred"
    STARTED = "started"
    WORKED = "worked"
    FINISHED = "finished"
    NEEDS_HELP = "needs_help"
    HELP_GIVEN = "help_given"
    ASKED = "asked"
    PASSED_ON = "passed_on"
    NOT_DELIVERED = "not_delivered"
    TAKEN_BACK = "taken_back"


class DecisionAbout(StrEnum):
    """The two questions about a step that a person decides, each apart from the other."""

    PLACEMENT = "placement"
    STABILITY = "stability"


class DecisionKind(StrEnum):
    HOLD = "hold"
    DROP = "drop"
    MOVE = "move"
    RESUME = "resume"
    STABLE_ENOUGH = "stable_enough"
    NOT_STABLE = "not_stable"


class AgreementState(StrEnum):
    DRAFT = "draft"
    AGREED = "agreed"
    DID_NOT_AGREE = "did_not_agree"
    COULD_NOT_ANSWER = "could_not_answer"
    PROVISIONAL = "provisional"


NO_PLAN = "none"  # stands beside the states of an agreement where there is no plan


class PersonAgrees(StrEnum):
    """What the person says of the reason for which a step was not delivered."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    NOT_ASKED = "not_asked"


class WhoseWords(StrEnum):
    """In whose words something is told."""

    PRACTITIONER = "practitioner"
    PERSON = "person"


class SnapshotWhy(StrEnum):
    """Why a version of the plan was kept."""

    IMPORTED = "imported"
    CHANGED = "changed"
    AGREED = "agreed"  # whatever the person said of it
    REVIEWED = "reviewed"


class ReviewDecision(StrEnum):
    KEEP = "keep"
    ADJUST = "adjust"


class PlanSide(StrEnum):
    """Which plan stands where that of a file differs."""

    OURS = "ours"
    THEIRS = "theirs"
