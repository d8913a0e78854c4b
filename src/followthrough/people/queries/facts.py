"""The facts of many cases as plain values, with two statements.

A nation's caseload is read as well as one case, so each statement gives plain rows, and nothing is
made into a model instance or into JSON on the way: that took three times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Case as Choice
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, When

from followthrough.common.queries import Statement, is_asked_for
from followthrough.people.models import Allocation, Case
from followthrough.people.queries.assessments import (
    ASSESSMENT_FIELDS,
    AssessmentParts,
    assessment_facts,
    parts_of_cases,
)
from followthrough.people.rules import CaseFacts, RequirementFacts, SentenceFacts


def case_facts(case_ids: Iterable[int]) -> dict[int, CaseFacts]:
    """Facts of the cases by id, in two statements whatever their number. The caller has made sure
    that the viewer may see them."""
    ids = list(case_ids)
    parts = parts_of_cases(ids)
    cases: dict[int, tuple[Any, ...]] = {}
    sentences: dict[int, dict[int, tuple[Any, ...]]] = defaultdict(dict)
    asks: dict[int, list[RequirementFacts]] = defaultdict(list)
    for row in CASES.rows(ids):
        case_id, sentence, requirement = row[0], row[SENTENCE_AT:ASKS_AT], row[ASKS_AT:]
        cases[case_id] = row[:SENTENCE_AT]
        if sentence[0] is not None:
            sentences[case_id][sentence[0]] = sentence
        if requirement[0] is not None:
            asks[sentence[0]].append(RequirementFacts._make(requirement))
    return {
        case_id: _case(
            row,
            tuple(
                SentenceFacts._make((*sentence, tuple(asks.get(sentence_id, ()))))
                for sentence_id, sentence in sentences[case_id].items()
            ),
            parts[case_id],
        )
        for case_id, row in cases.items()
    }


CASE_FIELDS = (
    "pk",
    "person__crn",
    "person__first_name",
    "person__last_name",
    "person__preferred_name",
    "person__date_of_birth",
    "person__sex",
    "unit_id",
    "unit__name",
    "unit__region_id",
    "unit__police_area_id",
    "practitioner_id",
    "practitioner__name",
    "opened_on",
    "in_custody",
    "expected_release_on",
    "held__from_on",
    "held_before",
    "has_note",
    *(f"now__{name}" for name in ASSESSMENT_FIELDS),
)
SENTENCE_FIELDS = (
    "id",
    "ref",
    "kind",
    "offence",
    "starts_on",
    "ends_on",
    "regime",
    "regime_why",
    "activity_days_limit",
    "activity_days_used",
)
REQUIREMENT_FIELDS = ("id", "ref", "kind", "amount", "done")
SENTENCE_AT = len(CASE_FIELDS)
ASKS_AT = SENTENCE_AT + len(SENTENCE_FIELDS)


def _cases_query() -> Any:
    """One row for each requirement of each sentence, with the case and its current assessment;
    what starts first stands first."""
    return (
        Case.objects.filter(is_asked_for("pk"))
        .annotate(
            held=FilteredRelation("allocations", condition=Q(allocations__until_on=None)),
            held_before=_held_before(),
            has_note=Choice(When(held__handover_note__gt="", then=True), default=False),
            now=FilteredRelation("assessments", condition=Q(assessments__replaced_on=None)),
            runs=FilteredRelation("sentences", condition=Q(sentences__withdrawn_on=None)),
            asks=FilteredRelation(
                "runs__requirements", condition=Q(runs__requirements__withdrawn_on=None)
            ),
        )
        .order_by("runs__starts_on", "runs__pk", "asks__pk")
        .values_list(
            *CASE_FIELDS,
            *(f"runs__{name}" for name in SENTENCE_FIELDS),
            *(f"asks__{name}" for name in REQUIREMENT_FIELDS),
        )
    )


def _held_before() -> Choice:
    """Asked only of cases that had run before: for most, the first practitioner is the present
    one."""
    others = Allocation.objects.filter(case=OuterRef("pk")).exclude(
        practitioner=OuterRef("practitioner")
    )
    return Choice(When(held__from_on__gt=F("opened_on"), then=Exists(others)), default=False)


CASES = Statement(_cases_query)


def _case(
    row: tuple[Any, ...], sentences: tuple[SentenceFacts, ...], parts: AssessmentParts
) -> CaseFacts:
    case_id, crn, first, last, preferred, born, sex, *of_unit = row[:11]
    practitioner_id, practitioner_name, opened_on, in_custody, release_on = row[11:16]
    held_since, held_before, has_note = row[16:19]
    unit_id, unit_name, region_id, police_area_id = of_unit
    return CaseFacts(
        case_id=case_id,
        crn=crn,
        name=f"{first} {last}".strip(),
        called=preferred or first,
        other_name="" if preferred == first else preferred,
        born=born,
        sex=sex,
        unit_id=unit_id,
        unit_name=unit_name,
        region_id=region_id,
        police_area_id=police_area_id,
        practitioner_id=practitioner_id,
        practitioner_name=practitioner_name or "",
        opened_on=opened_on,
        in_custody=in_custody,
        release_on=release_on,
        sentences=sentences,
        assessment=assessment_facts(row[19:], parts) if row[19] is not None else None,
        held_since=held_since,
        held_before=held_before,
        has_handover_note=has_note,
    )
