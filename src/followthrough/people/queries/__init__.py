"""Reading cases for others."""

from followthrough.people.models import Case
from followthrough.people.queries.assessments import assessment_of, assessments_of
from followthrough.people.queries.cases import (
    BY_NAME,
    by_name,
    cases_named,
    crns_of,
    current_assessment_id,
    every_open_case,
    number_of_people,
    open_case_ids,
    open_case_of_source,
    open_cases,
    open_cases_held,
    people_of_others,
    people_of_source,
    practitioners_of_case,
    those_open,
    typed_texts_of_case,
)
from followthrough.people.queries.facts import case_facts
from followthrough.people.queries.listing import (
    BY_NAME_IN_SQL,
    NAMES,
    ListedCase,
    cases_in_sql,
)
from followthrough.people.queries.sentences import (
    case_of_sentence,
    requirement_ids,
    requirement_refs,
    sentence_starts,
)

__all__ = [
    "BY_NAME",
    "BY_NAME_IN_SQL",
    "NAMES",
    "Case",
    "ListedCase",
    "assessment_of",
    "assessments_of",
    "by_name",
    "case_facts",
    "case_of_sentence",
    "cases_in_sql",
    "cases_named",
    "crns_of",
    "current_assessment_id",
    "every_open_case",
    "number_of_people",
    "open_case_ids",
    "open_case_of_source",
    "open_cases",
    "open_cases_held",
    "people_of_others",
    "people_of_source",
    "practitioners_of_case",
    "requirement_ids",
    "requirement_refs",
    "sentence_starts",
    "those_open",
    "typed_texts_of_case",
]
