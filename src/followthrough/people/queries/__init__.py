"""Reading cases for others."""

from followthrough.people.queries.assessments import assessment_of, assessments_of
from followthrough.people.queries.cases import (
    cases_named,
    crns_of,
    current_assessment_id,
    open_cases,
    open_cases_held,
    practitioners_of_case,
    typed_texts_of_case,
)
from followthrough.people.queries.facts import case_facts

__all__ = [
    "assessment_of",
    "assessments_of",
    "case_facts",
    "cases_named",
    "crns_of",
    "current_assessment_id",
    "open_cases",
    "open_cases_held",
    "practitioners_of_case",
    "typed_texts_of_case",
]
