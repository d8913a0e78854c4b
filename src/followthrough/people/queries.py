"""Reading cases for others: the facts of many cases with two statements, and the caseload list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import JSONObject

from followthrough.common.names import fold
from followthrough.people.models import (
    Allocation,
    Assessment,
    Case,
    CaseAccess,
    Circumstance,
    Need,
    Register,
    Requirement,
    SearchToken,
    Sentence,
    Strength,
)
from followthrough.people.rules import (
    AssessmentFacts,
    CaseFacts,
    CircumstanceFacts,
    NeedFacts,
    RegisterFacts,
    RequirementFacts,
    SentenceFacts,
    StrengthFacts,
)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def case_facts(case_ids: Iterable[int]) -> dict[int, CaseFacts]:
    """Facts of the cases by id, in two statements whatever their number. The caller has made sure
    that the viewer may see them."""
    ids = list(case_ids)
    assessments = _assessments(ids)
    cases = (
        Case.objects.filter(pk__in=ids)
        .select_related("person", "unit", "practitioner")
        .annotate(sentence_rows=_sentence_rows())
    )
    return {case.pk: _case(case, assessments.get(case.pk)) for case in cases}


def _sentence_rows() -> ArraySubquery:
    requirements = (
        Requirement.objects.filter(sentence=OuterRef("pk"), withdrawn_on=None)
        .order_by("pk")
        .values(row=JSONObject(id="id", ref="ref", kind="kind", amount="amount", done="done"))
    )
    return ArraySubquery(
        Sentence.objects.filter(case=OuterRef("pk"), withdrawn_on=None)
        .order_by("starts_on", "pk")
        .values(
            row=JSONObject(
                id="id",
                ref="ref",
                kind="kind",
                offence="offence",
                starts_on="starts_on",
                ends_on="ends_on",
                regime="regime",
                regime_why="regime_why",
                days_limit="activity_days_limit",
                days_used="activity_days_used",
                requirements=ArraySubquery(requirements),
            )
        )
    )


def _case(case: Any, assessment: AssessmentFacts | None) -> CaseFacts:
    preferred = case.person.preferred_name
    return CaseFacts(
        case_id=case.pk,
        crn=case.person.crn,
        name=case.person.name,
        called=case.person.called,
        other_name="" if preferred == case.person.first_name else preferred,
        born=case.person.date_of_birth,
        sex=case.person.sex,
        unit_id=case.unit_id,
        unit_name=case.unit.name,
        region_id=case.unit.region_id,
        police_area_id=case.unit.police_area_id,
        practitioner_id=case.practitioner_id,
        practitioner_name=case.practitioner.name if case.practitioner else "",
        opened_on=case.opened_on,
        in_custody=case.in_custody,
        release_on=case.expected_release_on,
        sentences=tuple(_sentence(row) for row in case.sentence_rows),
        assessment=assessment,
    )


def _sentence(row: dict[str, Any]) -> SentenceFacts:
    return SentenceFacts(
        **{
            **row,
            "starts_on": day(row["starts_on"]),
            "ends_on": day(row["ends_on"]),
            "requirements": tuple(RequirementFacts(**r) for r in row["requirements"]),
        }
    )


def _assessments(case_ids: list[int]) -> dict[int, AssessmentFacts]:
    def parts(model: Any, **fields: str) -> ArraySubquery:
        rows = model.objects.filter(assessment=OuterRef("pk")).order_by("pk")
        return ArraySubquery(rows.values(row=JSONObject(**fields)))

    found = Assessment.objects.filter(case__in=case_ids, replaced_on=None).annotate(
        need_rows=parts(
            Need,
            area="area",
            immediacy="immediacy",
            severity="severity",
            linked_to_harm="linked_to_harm",
            words="words",
        ),
        strength_rows=parts(Strength, ref="ref", area="area", text="text", words="words"),
        circumstance_rows=parts(Circumstance, code="code", note="note"),
        register_rows=parts(Register, code="code", since="since", review_on="review_on"),
    )
    return {row.case_id: _assessment(row) for row in found}


def _assessment(row: Any) -> AssessmentFacts:
    return AssessmentFacts(
        made_on=row.made_on,
        likelihood=row.likelihood,
        serious_harm=row.serious_harm,
        harm_to=tuple(row.harm_to),
        risk_to_staff=row.risk_to_staff,
        victim_contact=row.victim_contact,
        readiness=row.readiness,
        needs=tuple(NeedFacts(**n) for n in row.need_rows),
        strengths=tuple(StrengthFacts(**s) for s in row.strength_rows),
        circumstances=tuple(CircumstanceFacts(**c) for c in row.circumstance_rows),
        registers=tuple(
            RegisterFacts(r["code"], date.fromisoformat(r["since"]), day(r["review_on"]))
            for r in row.register_rows
        ),
    )


def crns_of(case_ids: Iterable[int]) -> dict[int, str]:
    """CRNs by case id. The caller has made sure that the viewer may see the cases."""
    return dict(Case.objects.filter(pk__in=list(case_ids)).values_list("pk", "person__crn"))


def open_cases(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.filter(closed_on=None)


def named(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """The cases whose person has, for every word typed, a name or CRN that begins with it.
    Signs alone are no name: they find nobody."""
    typed = fold(words).split()
    if words.strip() and not typed:
        return cases.none()
    for word in typed:
        cases = cases.filter(
            Exists(
                SearchToken.objects.filter(
                    person=OuterRef("person_id"), token__startswith=word[: SearchToken.LONGEST]
                )
            )
        )
    return cases


def practitioners_of(case_id: int) -> list[Allocation]:
    """Who held the case, the present one first."""
    return list(
        Allocation.objects.filter(case=case_id)
        .select_related("practitioner")
        .order_by(F("until_on").desc(nulls_first=True), "-from_on")
    )


def current_assessment_id(case: Case) -> int | None:
    """Names the version of the assessment that a form was made from."""
    current = Assessment.objects.filter(case=case, replaced_on=None)
    return current.values_list("pk", flat=True).first()


def typed_about_case(told: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """What was typed with a cover ("access") or a reallocation ("allocation"), by kind as in the
    ledger's `after` and id of the row; only those with words, in one statement at most."""
    asked = list(told)
    if not asked:
        return {}
    access = CaseAccess.objects.filter(pk__in=[id_ for kind, id_ in asked if kind == "access"])
    notes = Allocation.objects.filter(pk__in=[id_ for kind, id_ in asked if kind == "allocation"])
    rows = (
        access.exclude(words="")
        .values_list(Value("access"), "pk", "words")
        .union(
            notes.exclude(handover_note="").values_list(Value("allocation"), "pk", "handover_note"),
            all=True,
        )
    )
    return {(kind, row_id): typed for kind, row_id, typed in rows}
