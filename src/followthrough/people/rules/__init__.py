"""The facts of a case as plain values, and the rules over them. Pure."""

from followthrough.people.rules.facts import (
    AssessmentFacts,
    CaseFacts,
    CircumstanceFacts,
    KnowsCase,
    NeedFacts,
    RegisterFacts,
    RequirementFacts,
    SentenceFacts,
    StrengthFacts,
    contact_is_suspended,
    days_left,
    handed_over_on,
    is_in_custody,
    work_may_start_on,
)

__all__ = [
    "AssessmentFacts",
    "CaseFacts",
    "CircumstanceFacts",
    "KnowsCase",
    "NeedFacts",
    "RegisterFacts",
    "RequirementFacts",
    "SentenceFacts",
    "StrengthFacts",
    "contact_is_suspended",
    "days_left",
    "handed_over_on",
    "is_in_custody",
    "work_may_start_on",
]
