"""Labels for the thread of a step: how far it is, who can act where it breaks, and how far a need
has come."""

from __future__ import annotations

from followthrough.delivery.rules.coverage import Reached
from followthrough.delivery.rules.thread import Stage

STAGES = {
    Stage.PLANNED: "Not started",
    Stage.NOT_YET_DUE: "Not yet due",
    Stage.NO_REFERRAL: "No referral made",
    Stage.REFERRED: "Referred, waiting to start",
    Stage.STARTED: "Started",
    Stage.FINISHED: "Done",
    Stage.HELD: "On hold",
    Stage.DROPPED: "Dropped",
    Stage.NOT_DELIVERED: "Not delivered",
}

STAGE_COLOURS = {
    Stage.PLANNED: "grey",
    Stage.NOT_YET_DUE: "grey",
    Stage.NO_REFERRAL: "orange",
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
