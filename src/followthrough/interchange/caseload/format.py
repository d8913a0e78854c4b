"""One line of a caseload file: the definition from which `docs/formats/caseload.schema.json`
is generated."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from followthrough.common.import_fields import (
    ImportModel,
    Ref,
    check_dates_in_order,
    check_no_repeats,
    days_of,
)
from followthrough.people.import_schema import AccessIn, AssessmentIn, CaseIn, PersonIn
from followthrough.people.import_sentences import SentenceIn
from followthrough.people.rules import EndReason
from followthrough.people.rules.birth import KnownTo
from followthrough.people.rules.recall import last_recalled_on
from followthrough.plans.import_schema import PlanIn
from followthrough.plans.rules.step_progress import DIED

Crn = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{2,19}$", to_upper=True)]


class CaseLine(ImportModel):
    """One person with their case, open or ended. The source owns identity, sentence and
    assessment. `former_crns` are those under which it told of the same person before. That a person
    died is said with them (`died_on`); where only steps say so, as the reason why they were not
    delivered, their first day is taken for it."""

    source: Ref
    crn: Crn
    former_crns: Annotated[list[Crn], Field(max_length=10)] = []
    person: PersonIn
    case: CaseIn
    access: AccessIn
    sentences: Annotated[list[SentenceIn], Field(min_length=1, max_length=20)]
    assessment: AssessmentIn
    plan: PlanIn | None = None

    @property
    def died_on(self) -> date | None:
        if self.person.died_on is not None:
            return self.person.died_on
        delivered = [
            step.delivery
            for goal in (self.plan.goals if self.plan else ())
            for step in goal.steps
            if step.delivery is not None and step.delivery.not_delivered_reason == DIED
        ]
        return min((d.not_delivered_on for d in delivered if d.not_delivered_on), default=None)

    @property
    def is_revoked_though_recalled(self) -> bool:
        """It ends the case as revoked, of somebody whose licence was recalled and runs on: a page
        refuses that (`why_not_ended`)."""
        ended = self.case.ended
        if ended is None or ended.reason != EndReason.REVOKED or not self.case.in_custody:
            return False
        sentences = [s.as_facts() for s in self.sentences if s.revoked_on is None]
        return last_recalled_on(sentences, ended.on) is not None

    @property
    def says_that_nobody_holds_it(self) -> bool:
        """By an empty list, of a case that is open: easily sent without meaning it."""
        said = self.case.says_who_holds_it and not self.case.practitioners
        return said and self.case.ended is None

    @property
    def crns(self) -> tuple[str, ...]:
        """The present one first."""
        return self.crn, *self.former_crns

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        check_no_repeats("CRN", list(self.crns))
        check_no_repeats("sentence", [s.ref for s in self.sentences])
        requirements = [r.ref for s in self.sentences for r in s.requirements]
        check_no_repeats("requirement", requirements)
        check_dates_in_order(self.person.born.first, self.case.opened_on, "the time since birth")
        self._nothing_before_birth()
        self._ends_as_the_life_did()
        strengths = {s.ref for s in self.assessment.strengths}
        for goal in self.plan.goals if self.plan else ():
            for step in goal.steps:
                _points_to("strength", step.strength, strengths)
                _points_to("requirement", step.requirement, set(requirements))
        return self

    def _ends_as_the_life_did(self) -> None:
        ended, died_on = self.case.ended, self.died_on
        if ended is None:
            return
        if (ended.reason == EndReason.DIED) is not (died_on is not None):
            raise PydanticCustomError(
                "contradiction",
                "ends the case with the reason {reason}, and the person {died}",
                {
                    "reason": ended.reason,
                    "died": f"died on {died_on.isoformat()}" if died_on else "did not die",
                },
            )
        check_dates_in_order(died_on, ended.on, "the case of a person who died")

    def _birth_text(self) -> str:
        of_a_day = self.person.born.known_to == KnownTo.DAY
        return f"{'on' if of_a_day else 'in'} {self.person.date_of_birth}"

    def _nothing_before_birth(self) -> None:
        """What cannot be: of a birth that is known to the year, nothing of that year is."""
        born = self.person.born
        for place, day in days_of(self):
            if born.is_certainly_after(day):
                raise PydanticCustomError(
                    "before-birth",
                    "says {day} in {place}, before the person was born {born}",
                    {"day": day.isoformat(), "place": place, "born": self._birth_text()},
                )


def _points_to(what: str, ref: str | None, known: set[str]) -> None:
    if ref is not None and ref not in known:
        raise PydanticCustomError(
            "unknown-ref",
            "names the {what} {ref}, which the line does not hold",
            {"what": what, "ref": ref},
        )
