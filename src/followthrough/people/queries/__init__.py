"""Reading cases for others."""

from followthrough.people.models import Case
from followthrough.people.queries.assessments import assessment_of, assessments_of
from followthrough.people.queries.cases import (
    BY_NAME,
    by_name,
    cases_named,
    crns_of,
    current_assessment_id,
    number_of_people,
    open_case_ids,
    open_case_of_source,
    open_cases,
    open_cases_held,
    people_of_others,
    practitioners_of_case,
    present_allocation,
    typed_texts_of_case,
)
from followthrough.people.queries.facts import case_facts
from followthrough.people.queries.sentences import (
    crn_of_sentenced,
    name_of_sentenced,
    requirement_ids,
    requirement_refs,
    requirements_ending,
    requirements_owed,
    sentence_starts,
    sentences_of_case,
    sentences_that_stand,
)

__all__ = [
    "BY_NAME",
    "Case",
    "assessment_of",
    "assessments_of",
    "by_name",
    "case_facts",
    "cases_named",
    "crn_of_sentenced",
    "crns_of",
    "current_assessment_id",
    "name_of_sentenced",
    "number_of_people",
    "open_case_ids",
    "open_case_of_source",
    "open_cases",
    "open_cases_held",
    "people_of_others",
    "practitioners_of_case",
    "present_allocation",
    "requirement_ids",
    "requirement_refs",
    "requirements_ending",
    "requirements_owed",
    "sentence_starts",
    "sentences_of_case",
    "sentences_that_stand",
    "typed_texts_of_case",
]
