"""Labels for the thread of a step: how far it is, and who can act where it breaks."""

from __future__ import annotations

from followthrough.delivery.rules.thread import Stage

STAGES = {
    Stage.PLANNED: "Planned",
    Stage.NOT_YET_DUE: "Not yet due",
    Stage.NO_REFERRAL: "No referral made",
    Stage.REFERRED: "Referred, waiting to start",
    Stage.STARTED: "Started",
    Stage.FINISHED: "Finished",
    Stage.HELD: "On hold",
    Stage.DROPPED: "Dropped",
    Stage.NOT_DELIVERED: "Not delivered",
}

WHO_CAN_ACT = {
    "practitioner": "The practitioner",
    "manager": "The manager",
    "provider": "The service provider",
    "commissioner": "The commissioner of services",
    "person": "The person",
    "court": "The court",
    "nobody": "Nobody",
}
