"""What a source says about the sentences of a case."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from followthrough.common.import_fields import (
    Day,
    EndDay,
    ImportModel,
    OptionalText,
    OptionalText200,
    OptionalText300,
    RecordedDay,
    Ref,
    check_dates_in_order,
    check_no_repeats,
    one_of,
    pack_code,
)
from followthrough.people.rules import Regime, SentenceChange, SentenceFacts, SentenceKind
from followthrough.people.rules.recall import can_be_recalled

# Some systems have to give every sentence an end, and write one that nobody lives to see.
NO_END_FROM = date(2099, 1, 1)


class RequirementIn(ImportModel):
    """`amount` and `done` are in days, hours or months, as the kind of requirement says, and whole:
    of `done` what is completed, rounded down."""

    ref: Ref
    kind: Annotated[str, AfterValidator(pack_code("requirements"))]
    amount: Annotated[int, Field(ge=0, le=10000)] | None = None
    done: Annotated[int, Field(ge=0, le=10000)] = 0


class SentenceChangeIn(ImportModel):
    """What was done with a sentence on a day. Its new end stands in `ends_on`; a sentence that was
    revoked ended on the day of that. `recalled`: the person went back to prison from a licence,
    which runs on; each recall is a change of its own. Only a licence can be recalled."""

    kind: Annotated[str, one_of(SentenceChange)]
    on: RecordedDay
    words: OptionalText = ""


class SentenceIn(ImportModel):
    """`ends_on` may be missing: then the sentence has no end (`no_end`, as a licence for life), or
    its end is not known. A day from 2099 on is read as no end, as some systems write it."""

    ref: Ref
    kind: Annotated[str, one_of(SentenceKind)]
    offence: OptionalText200 = ""
    starts_on: Day
    ends_on: EndDay | None = None
    no_end: bool = False
    changes: Annotated[list[SentenceChangeIn], Field(max_length=50)] = []
    regime: Annotated[str, one_of(Regime)] = Regime.ACTIVE.value
    regime_why: OptionalText300 = ""
    activity_days_limit: Annotated[int, Field(ge=0, le=1000)] | None = None
    activity_days_used: Annotated[int, Field(ge=0, le=1000)] = 0
    requirements: Annotated[list[RequirementIn], Field(max_length=50)] = []

    @model_validator(mode="after")
    def _forward(self) -> Self:
        check_dates_in_order(self.starts_on, self.ends_on, "the sentence")
        check_no_repeats("requirement", [r.ref for r in self.requirements])
        if self.no_end and self.ends_on is not None and self.ends_on < NO_END_FROM:
            raise PydanticCustomError(
                "contradiction",
                "says that it has no end, and that it ends on {end}",
                {"end": self.ends_on.isoformat()},
            )
        for change in self.changes:
            check_dates_in_order(self.starts_on, change.on, "what was done with the sentence")
            if change.kind == SentenceChange.RECALLED and not can_be_recalled(self.kind):
                raise PydanticCustomError(
                    "recall-without-licence",
                    "is a {kind}, and says that the person was recalled on {on}",
                    {"kind": self.kind, "on": change.on.isoformat()},
                )
        return self

    def as_facts(self) -> SentenceFacts:
        """As the rules read it, of what no record is here yet."""
        return SentenceFacts(
            0,
            self.ref,
            self.kind,
            self.offence,
            self.starts_on,
            self.last_day,
            self.regime,
            self.regime_why,
            self.activity_days_limit,
            self.activity_days_used,
            no_end=self.has_no_end,
            changes=tuple((change.kind, change.on) for change in self.changes),
        )

    @property
    def has_no_end(self) -> bool:
        said = self.ends_on is not None and self.ends_on >= NO_END_FROM
        return (self.no_end or said) and self.revoked_on is None

    @property
    def revoked_on(self) -> date | None:
        revoked = [c.on for c in self.changes if c.kind == SentenceChange.REVOKED]
        return min(revoked, default=None)

    @property
    def last_day(self) -> date | None:
        """The day on which it ends or ended; None where it has no end, and where none is known."""
        ends = [day for day in (self.ends_on, self.revoked_on) if day and day < NO_END_FROM]
        return min(ends, default=None)
