"""Reading cases for others."""

from followthrough.people.queries.assessments import assessment_of, assessments_of
from followthrough.people.queries.facts import case_facts
from followthrough.people.queries.told import (
    crns_of,
    current_assessment_id,
    named,
    open_cases,
    open_cases_held,
    practitioners_of,
    typed_about_case,
)

__all__ = [
    "assessment_of",
    "assessments_of",
    "case_facts",
    "crns_of",
    "current_assessment_id",
    "named",
    "open_cases",
    "open_cases_held",
    "practitioners_of",
    "typed_about_case",
]
