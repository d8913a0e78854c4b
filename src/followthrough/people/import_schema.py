"""What a source says about a person, their case, its sentences and the assessment."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from followthrough.common.dates import EARLIEST
from followthrough.common.import_fields import (
    Day,
    ImportModel,
    OptionalText,
    OptionalText100,
    OptionalTextLine,
    RecordedDay,
    Ref,
    Text200,
    Text300,
    Text500,
    TextLine,
    Username,
    check_dates_in_order,
    check_no_repeats,
    check_plausible_date,
    one_of,
    pack_code,
)
from followthrough.people.rules import (
    EndReason,
    HarmTo,
    Immediacy,
    Likelihood,
    NameKind,
    Readiness,
    SeriousHarm,
    Severity,
    Sex,
    Unsaid,
    YesNo,
)
from followthrough.people.rules.birth import OLDEST, YOUNGEST, Born, read_birth
from followthrough.people.rules.names import full_name

NOT_ASKED = Unsaid.NOT_ASKED.value
YesNoUnsaid = Annotated[str, one_of(YesNo, Unsaid)]


class OtherNameIn(ImportModel):
    """A name that the person had `until` a day, or is known by as well. One of its two parts may be
    missing."""

    kind: Annotated[str, one_of(NameKind)]
    first_name: OptionalText100 = ""
    last_name: OptionalText100 = ""
    until: RecordedDay | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        _check_there_is_a_name(self.first_name, self.last_name)
        return self


def _check_there_is_a_name(first: str, last: str) -> None:
    if not first and not last:
        raise PydanticCustomError("missing-name", "has neither a first nor a last name")


def _is_a_birth(text: str, info: ValidationInfo) -> str:
    try:
        born = read_birth(text)
    except ValueError as error:
        raise PydanticCustomError(
            "birth-form", "is no day, month or year: {why}", {"why": str(error)}
        ) from None
    check_plausible_date(born.first or EARLIEST)
    today = (info.context or {}).get("today")
    if today is None:
        return text
    ages = born.ages_on(today)
    if ages.youngest > OLDEST or ages.oldest < YOUNGEST:
        raise PydanticCustomError(
            "implausible-age",
            "would make the person {age} years old",
            {"age": ages.youngest if ages.youngest > OLDEST else max(ages.oldest, 0)},
        )
    return text


# A birth as far as it is known.
Birth = Annotated[
    str,
    AfterValidator(_is_a_birth),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            "description": "A day; a month or a year where no more is known.",
        }
    ),
]


class PersonIn(ImportModel):
    """Texts of the equality fields may also be `not_asked` or `prefers_not_to_say`. Somebody with
    one name has it as first or as last name."""

    first_name: OptionalText100 = ""
    last_name: OptionalText100 = ""
    preferred_name: OptionalText100 = ""
    other_names: Annotated[list[OtherNameIn], Field(max_length=20)] = []
    date_of_birth: Birth | None = None
    died_on: RecordedDay | None = None
    sex: Annotated[str, one_of(Sex, Unsaid)]
    gender_identity: Text200 = NOT_ASKED
    ethnicity: Text200 = NOT_ASKED
    disability: Text200 = NOT_ASKED
    adjustments: Text500 = NOT_ASKED
    neurodiversity: Text200 = NOT_ASKED
    literacy: Text200 = NOT_ASKED
    language: Text200 = NOT_ASKED
    interpreter: YesNoUnsaid = NOT_ASKED
    religion: Text200 = NOT_ASKED
    work_hours: Text200 = NOT_ASKED
    caring_hours: Text200 = NOT_ASKED
    safe_contact: Text300 = NOT_ASKED

    @model_validator(mode="after")
    def _named(self) -> Self:
        _check_there_is_a_name(self.first_name, self.last_name)
        names = [f"{n.kind} {full_name(n.first_name, n.last_name)}" for n in self.other_names]
        check_no_repeats("other name", names)
        return self

    @property
    def born(self) -> Born:
        return read_birth(self.date_of_birth) if self.date_of_birth else Born()


class PractitionerIn(ImportModel):
    """The named practitioner and since when, with those who held the case before."""

    username: Username
    name: Text200
    since: RecordedDay
    until: Day | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        check_dates_in_order(self.since, self.until, "an allocation")
        return self


class NeedIn(ImportModel):
    area: Annotated[str, AfterValidator(pack_code("need_areas"))]
    immediacy: Annotated[str, one_of(Immediacy)]
    severity: Annotated[str, one_of(Severity)]
    linked_to_harm: bool = False
    words: OptionalText = ""


class StrengthIn(ImportModel):
    ref: Ref
    area: Annotated[str, AfterValidator(pack_code("need_areas"))]
    text: TextLine
    words: OptionalText = ""


class CircumstanceIn(ImportModel):
    code: Annotated[str, AfterValidator(pack_code("circumstances"))]
    note: OptionalTextLine = ""


class RegisterIn(ImportModel):
    code: Annotated[str, AfterValidator(pack_code("registers"))]
    since: RecordedDay
    review_on: Day | None = None

    @model_validator(mode="after")
    def _forward(self) -> Self:
        check_dates_in_order(self.since, self.review_on, "a register")
        return self


class AssessmentIn(ImportModel):
    """Risk of serious harm stands apart from the likelihood of reoffending."""

    made_on: RecordedDay
    likelihood: Annotated[str, one_of(Likelihood)]
    serious_harm: Annotated[str, one_of(SeriousHarm)]
    harm_to: Annotated[list[Annotated[str, one_of(HarmTo)]], Field(max_length=20)] = []
    risk_to_staff: bool = False
    victim_contact: YesNoUnsaid = NOT_ASKED
    readiness: Annotated[str, one_of(Readiness, Unsaid)] = NOT_ASKED
    needs: Annotated[list[NeedIn], Field(max_length=20)] = []
    strengths: Annotated[list[StrengthIn], Field(max_length=50)] = []
    circumstances: Annotated[list[CircumstanceIn], Field(max_length=50)] = []
    registers: Annotated[list[RegisterIn], Field(max_length=50)] = []

    @model_validator(mode="after")
    def _once(self) -> Self:
        check_no_repeats("need area", [n.area for n in self.needs])
        check_no_repeats("strength", [s.ref for s in self.strengths])
        since = [f"{register.code} since {register.since}" for register in self.registers]
        check_no_repeats("register", since)
        return self


class AccessIn(ImportModel):
    """Who may not see this person, and the only ones who may. `known` false means that nobody
    could tell: then nobody but the operator sees the person until it is settled."""

    known: bool = True
    excluded: Annotated[list[Username], Field(max_length=500)] = []
    restricted_to: Annotated[list[Username], Field(max_length=500)] = []


class CaseEndIn(ImportModel):
    """That the case ended, on which day and why. Of somebody who died, and of nobody else, the
    reason is `died`."""

    on: RecordedDay
    reason: Annotated[str, one_of(EndReason)]
    words: OptionalText = ""


class CaseIn(ImportModel):
    """`practitioners` from the first to the present one; only the last has no end. Left out, the
    case stays with whoever holds it in that unit; an empty list says that nobody does. A case that
    has `ended` stays on record: without it the line says that the case is open."""

    unit: Ref
    opened_on: Day
    ended: CaseEndIn | None = None
    in_custody: bool = False
    expected_release_on: Day | None = None
    practitioners: Annotated[list[PractitionerIn], Field(max_length=50)] = []

    @property
    def says_who_holds_it(self) -> bool:
        """An empty list does: nobody."""
        return "practitioners" in self.model_fields_set

    @model_validator(mode="after")
    def _one_at_a_time(self) -> Self:
        check_dates_in_order(self.opened_on, self.ended.on if self.ended else None, "the case")
        for earlier, later in zip(self.practitioners, self.practitioners[1:], strict=False):
            check_dates_in_order(earlier.until or later.since, later.since, "a practitioner's time")
            if earlier.until is None:
                check_no_repeats("practitioner without an end", ["present", "present"])
        check_no_repeats(
            "practitioner", [f"{p.username.casefold()} since {p.since}" for p in self.practitioners]
        )
        return self
