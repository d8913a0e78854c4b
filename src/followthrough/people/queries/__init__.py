"""Reading cases for others."""

from followthrough.people.models import Case
from followthrough.people.queries.assessments import assessment_of, assessments_of
from followthrough.people.queries.cases import (
    cases_named,
    crns_of,
    current_assessment_id,
    every_open_case,
    known_people,
    last_case_ids,
    number_of_people,
    open_case_ids,
    open_cases,
    open_cases_held,
    people_of_others,
    people_of_source,
    practitioners_of_case,
    those_open,
    typed_texts_of_case,
)
from followthrough.people.queries.closed import ClosedCase, ClosedCases
from followthrough.people.queries.facts import case_facts
from followthrough.people.queries.life import (
    Period,
    death_of_person,
    other_cases_of,
    periods_of_case,
    seen_to_after_death,
)
from followthrough.people.queries.listing import (
    BY_NAME_IN_SQL,
    NAMES,
    ListedCase,
    cases_in_sql,
)
from followthrough.people.queries.names import (
    OtherIdentity,
    other_identities_of,
    other_identities_that_found,
)
from followthrough.people.queries.sentences import (
    case_of_sentence,
    requirement_ids,
    requirement_refs,
    sentence_starts,
)

__all__ = [
    "BY_NAME_IN_SQL",
    "NAMES",
    "Case",
    "ClosedCase",
    "ClosedCases",
    "ListedCase",
    "OtherIdentity",
    "Period",
    "assessment_of",
    "assessments_of",
    "case_facts",
    "case_of_sentence",
    "cases_in_sql",
    "cases_named",
    "crns_of",
    "current_assessment_id",
    "death_of_person",
    "every_open_case",
    "known_people",
    "last_case_ids",
    "number_of_people",
    "open_case_ids",
    "open_cases",
    "open_cases_held",
    "other_cases_of",
    "other_identities_of",
    "other_identities_that_found",
    "people_of_others",
    "people_of_source",
    "periods_of_case",
    "practitioners_of_case",
    "requirement_ids",
    "requirement_refs",
    "seen_to_after_death",
    "sentence_starts",
    "those_open",
    "typed_texts_of_case",
]
