"""Whether a sentence may end before its date, and who says so. Pure."""

from followthrough.early_ending.rules.codes import EndStage, JudgementAnswer
from followthrough.early_ending.rules.early_end import (
    EarlyEnd,
    EarlyEndFacts,
    KnowsEarlyEnds,
    StageBy,
    days_told,
)
from followthrough.early_ending.rules.panel import (
    ConditionState,
    EarlyEndPanel,
    ShownCondition,
    changed_conditions,
    early_end_panel,
)
from followthrough.early_ending.rules.stages import (
    Judgement,
    is_against,
    why_not_decided,
    why_not_end_day,
    why_not_met,
    why_not_second,
    why_not_told,
    why_not_withdrawn,
)

__all__ = [
    "ConditionState",
    "EarlyEnd",
    "EarlyEndFacts",
    "EarlyEndPanel",
    "EndStage",
    "Judgement",
    "JudgementAnswer",
    "KnowsEarlyEnds",
    "ShownCondition",
    "StageBy",
    "changed_conditions",
    "days_told",
    "early_end_panel",
    "is_against",
    "why_not_decided",
    "why_not_end_day",
    "why_not_met",
    "why_not_second",
    "why_not_told",
    "why_not_withdrawn",
]
