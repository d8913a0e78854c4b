"""The person, their case, its sentences, what the assessment says, and who may see it. Stable
things have one row; an assessment is never changed, a newer one replaces it (`replaced_on`)."""

from followthrough.people.models.access import AccessLimit, CaseAccess
from followthrough.people.models.assessment import (
    Assessment,
    Circumstance,
    Need,
    PartOfAssessment,
    Register,
    Strength,
    stands_in,
)
from followthrough.people.models.case import Allocation, Case, Requirement, Sentence
from followthrough.people.models.ending import (
    CaseEnd,
    CaseReopening,
    Death,
    DeathTask,
    ToldOfEnd,
    ToldOfMistake,
)
from followthrough.people.models.merging import (
    CarriedOver,
    Merge,
    MergeUndone,
    ToldAsOne,
    TwoPeople,
)
from followthrough.people.models.moving import CaseMove, MoveTakenBack, SourceHandover
from followthrough.people.models.person import FormerCrn, OtherName, Person, SearchToken
from followthrough.people.models.release import ReleaseConfirmed
from followthrough.people.models.settling import DoneElsewhere, PutOff

__all__ = [
    "AccessLimit",
    "Allocation",
    "Assessment",
    "CarriedOver",
    "Case",
    "CaseAccess",
    "CaseEnd",
    "CaseMove",
    "CaseReopening",
    "Circumstance",
    "Death",
    "DeathTask",
    "DoneElsewhere",
    "FormerCrn",
    "Merge",
    "MergeUndone",
    "MoveTakenBack",
    "Need",
    "OtherName",
    "PartOfAssessment",
    "Person",
    "PutOff",
    "Register",
    "ReleaseConfirmed",
    "Requirement",
    "SearchToken",
    "Sentence",
    "SourceHandover",
    "Strength",
    "ToldAsOne",
    "ToldOfEnd",
    "ToldOfMistake",
    "TwoPeople",
    "stands_in",
]
