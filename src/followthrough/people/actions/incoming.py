"""A person with their case, as a source tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from followthrough.people.import_schema import AccessIn, AssessmentIn, CaseIn, PersonIn
from followthrough.people.import_sentences import SentenceIn


@dataclass(frozen=True)
class IncomingCase:
    """One person with their case, as a source tells it. `died_on`: None where it says nothing of
    a death."""

    source: str
    crn: str
    former_crns: tuple[str, ...]
    person: PersonIn
    died_on: date | None
    case: CaseIn
    sentences: tuple[SentenceIn, ...]
    assessment: AssessmentIn
    access: AccessIn
