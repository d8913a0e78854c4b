"""Labels for what coverage counts."""

from __future__ import annotations

from followthrough.delivery.rules.coverage import NOT_ASSESSED
from followthrough.delivery.rules.coverage_counts import (
    NO_STEP,
    NOT_DUE,
    NOT_SAID,
    ONLY_MEETINGS,
    OTHER_RECORD,
    UNDER_WAY,
    WAITING,
    CoverageSubject,
)
from followthrough.delivery.rules.lacks import Lack
from followthrough.plans.rules.requirements import AMOUNT_LEFT, RUNS_ON
from followthrough.policy.pack import Pack
from followthrough.sequencing.rules.under_way import UnderWay

ABOUT = {
    CoverageSubject.NEED: "Assessed needs",
    CoverageSubject.REQUIREMENT: "Requirements and licence conditions",
    CoverageSubject.STRENGTH: "Strengths",
}

# Likelihood of reoffending, as HM Inspectorate splits its figures.
BANDS = {"low": "Low", "medium": "Medium", "high": "High and very high", NOT_ASSESSED: "Not known"}

# What is so of a case of medium likelihood or higher, by the value of the filter of Cases.
LACK_WORDS = {
    Lack.LIVE_WORK.value: "Without live work on the most severe need",
    Lack.STRENGTH.value: "Without any strength in use",
    "either": "Without one of these, or both",
}

RESTS = "Waits while contact is suspended"

# What has started and is not told as under way.
NOT_UNDER_WAY = {
    UnderWay.STOPPED: "Stopped by the recall",
    UnderWay.UNSAID: "Not known to go on",
    UnderWay.UNCARRIED: "No sentence in force carries it",
}

WHY = {
    NO_STEP: "No step is planned",
    OTHER_RECORD: "Planned under another record",
    NOT_SAID: "Not started, and no reason is recorded",
    WAITING: "Referred, and waiting to start",
    NOT_DUE: "Not yet due",
    ONLY_MEETINGS: "No step is planned but meetings or tests",
    UNDER_WAY: "Under way",
    **{how.value: label for how, label in NOT_UNDER_WAY.items()},
    AMOUNT_LEFT: "The steps are done; the amount that the order asks for is not",
    RUNS_ON: "The steps are done; it goes on until the sentence ends",
}


def why_label(code: str, pack: Pack) -> str:
    """Of a code that says why something is not completed, or of a reason of the pack."""
    if code in WHY:
        return WHY[code]
    known = pack.known.reasons
    return known[code].label if code in known else code


def code_label(about: CoverageSubject, code: str, pack: Pack) -> str:
    """Of a need area, or of a kind of requirement."""
    if about is CoverageSubject.REQUIREMENT:
        known = pack.known.requirements
        return known[code].label if code in known else code
    return pack.area_label(code)
