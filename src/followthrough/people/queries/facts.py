"""The facts of many cases as plain values, with a constant number of statements.

A nation's caseload is read as well as one case, so each statement gives plain rows, and nothing is
made into a model instance or into JSON on the way: that took three times as long.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Case as Choice
from django.db.models import Exists, FilteredRelation, OuterRef, Q, When

from followthrough.common.append_only import current
from followthrough.common.queries import Statement, is_asked_for
from followthrough.people.models import Case
from followthrough.people.queries.assessments import (
    ASSESSMENT_FIELDS,
    AssessmentRow,
    assessment_facts,
    parts_of_cases,
)
from followthrough.people.queries.fact_columns import (
    done_elsewhere,
    held_again,
    held_before,
    last_reopened,
    put_off,
    release_confirmed,
    seen_to_after_death,
    told_of_end,
    when_it_left,
)
from followthrough.people.queries.merges import merges_of_cases
from followthrough.people.queries.mistaken_deaths import mistaken_death
from followthrough.people.rules import AssessmentFacts, CaseFacts, RequirementFacts, SentenceFacts
from followthrough.people.rules.birth import Born
from followthrough.people.rules.end_facts import ToldFacts, reopened_facts
from followthrough.people.rules.merged_facts import Part, with_parts
from followthrough.people.rules.names import called, full_name
from followthrough.people.rules.settled_facts import done_elsewhere_facts, put_off_facts


class CaseRow(NamedTuple):
    """The columns of a case, named; in the order of `CASE_COLUMNS`."""

    case_id: int
    crn: str
    first_name: str
    last_name: str
    preferred_name: str
    born_first: date | None
    birth_known_to: str
    sex: str
    unit_id: int
    unit_name: str
    region_id: int
    police_area_id: int | None
    practitioner_id: int | None
    practitioner_name: str | None
    opened_on: date
    in_custody: bool
    release_on: date | None
    held_since: date | None
    held_before: bool
    held_again: bool
    has_handover_note: bool
    closed_on: date | None
    died_on: date | None
    after_death: list[str] | None
    moved_on: date | None
    moved_at: datetime | None
    away_since: date | None
    away_at: datetime | None
    goes_on_in: int | None
    reopened: list[str] | None
    told: list[list[str]]
    mistaken_death: date | None
    put_off: list[list[str | None]]
    done_elsewhere: list[list[str | None]]
    release_confirmed: date | None
    has_parts: bool


def case_facts(case_ids: Iterable[int]) -> dict[int, CaseFacts]:
    """Facts of the cases by id, in two statements whatever their number, and three more where
    records are merged. The caller has made sure that the viewer may see them."""
    facts, in_parts = facts_of_records(list(case_ids))
    return {**facts, **_with_merged({id_: facts[id_] for id_ in in_parts})}


def facts_of_records(ids: list[int]) -> tuple[dict[int, CaseFacts], list[int]]:
    """By id what stands under each record alone, and the ids of those in which others go on."""
    parts = parts_of_cases(ids)
    cases: dict[int, CaseRow] = {}
    assessments: dict[int, AssessmentFacts] = {}
    sentences: dict[int, dict[int, tuple[Any, ...]]] = defaultdict(dict)
    asks: dict[int, list[RequirementFacts]] = defaultdict(list)
    for row in CASES.rows(ids):
        case_id, sentence, requirement = row[0], row[SENTENCE_AT:ASKS_AT], row[ASKS_AT:]
        if case_id not in cases:
            cases[case_id] = CaseRow._make(row[:ASSESSMENT_AT])
            assessment = row[ASSESSMENT_AT:SENTENCE_AT]
            if assessment[0] is not None:  # a case may have none
                assessments[case_id] = assessment_facts(
                    AssessmentRow._make(assessment), parts[case_id]
                )
        sentence_id, requirement_id = sentence[0], requirement[0]
        if sentence_id is not None:
            sentences[case_id][sentence_id] = sentence
        if requirement_id is not None:
            asks[sentence_id].append(RequirementFacts._make(requirement))
    facts = {
        case_id: _case(
            row,
            tuple(
                _sentence(sentence, tuple(asks.get(sentence_id, ())))
                for sentence_id, sentence in sentences[case_id].items()
            ),
            assessments.get(case_id),
        )
        for case_id, row in cases.items()
    }
    return facts, [case_id for case_id, row in cases.items() if row.has_parts]


def _with_merged(cases: dict[int, CaseFacts]) -> dict[int, CaseFacts]:
    """With what the source says of the person under the other records."""
    if not cases:
        return {}
    merged = merges_of_cases(cases)
    parts, _ = facts_of_records([part_id for theirs in merged.values() for part_id, _ in theirs])
    return {
        case_id: with_parts(cases[case_id], [Part(parts[id_], said) for id_, said in theirs])
        for case_id, theirs in merged.items()
    }


def _sentence(row: tuple[Any, ...], requirements: tuple[RequirementFacts, ...]) -> SentenceFacts:
    *columns, no_end, changes = row
    made = SentenceFacts._make((*columns, requirements, no_end, (), (), ()))
    if changes == "[]":  # as nearly always; a statement gives JSON as its text
        return made
    told = [
        (c["kind"], date.fromisoformat(c["on"]), c.get("words", "")) for c in json.loads(changes)
    ]
    told.sort(key=lambda change: change[1])
    dated = tuple((kind, on) for kind, on, _ in told)
    return made._replace(changes=dated, why_changed=tuple(one for one in told if one[2]))


CASE_COLUMNS = (
    "pk",
    "person__crn",
    "person__first_name",
    "person__last_name",
    "person__preferred_name",
    "person__date_of_birth",
    "person__birth_known_to",
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
    "held_again",
    "has_note",
    "closed_on",
    "person__died_on",
    "seen_to",
    "moved__moved_on",
    "moved__at",
    "away_since",
    "away_at",
    "goes_on_in_id",
    "reopened",
    "told",
    "mistaken_death",
    "away",
    "elsewhere",
    "confirmed",
    "has_parts",
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
    "no_end",
    "changes",
)
REQUIREMENT_FIELDS = ("id", "ref", "kind", "amount", "done")
# Where the columns of the assessment, of a sentence and of a requirement begin in a row.
ASSESSMENT_AT = len(CASE_COLUMNS)
SENTENCE_AT = ASSESSMENT_AT + len(ASSESSMENT_FIELDS)
ASKS_AT = SENTENCE_AT + len(SENTENCE_FIELDS)


def _cases_query() -> Any:
    """One row for each requirement of each sentence, with the case and its current assessment;
    what starts first stands first."""
    return (
        Case.objects.filter(is_asked_for("pk"))
        .annotate(
            held=FilteredRelation("allocations", condition=Q(allocations__until_on=None)),
            held_before=held_before(),
            held_again=held_again(),
            has_note=Choice(When(held__handover_note__gt="", then=True), default=False),
            seen_to=seen_to_after_death(),
            moved=FilteredRelation("moves", condition=current("moves")),
            away_since=when_it_left("moved_on"),
            away_at=when_it_left("at"),
            reopened=last_reopened(),
            told=told_of_end(),
            mistaken_death=mistaken_death(),
            away=put_off(),
            elsewhere=done_elsewhere(),
            confirmed=release_confirmed(),
            has_parts=Exists(Case.objects.filter(goes_on_in=OuterRef("pk"))),
            now=FilteredRelation("assessments", condition=current("assessments")),
            runs=FilteredRelation("sentences", condition=Q(sentences__withdrawn_on=None)),
            asks=FilteredRelation(
                "runs__requirements", condition=Q(runs__requirements__withdrawn_on=None)
            ),
        )
        .order_by("runs__starts_on", "runs__pk", "asks__pk")
        .values_list(
            *CASE_COLUMNS,
            *(f"now__{name}" for name in ASSESSMENT_FIELDS),
            *(f"runs__{name}" for name in SENTENCE_FIELDS),
            *(f"asks__{name}" for name in REQUIREMENT_FIELDS),
        )
    )


CASES = Statement(_cases_query)


def _case(
    row: CaseRow, sentences: tuple[SentenceFacts, ...], assessment: AssessmentFacts | None
) -> CaseFacts:
    preferred, first, last = row.preferred_name, row.first_name, row.last_name
    return CaseFacts(
        case_id=row.case_id,
        crn=row.crn,
        name=full_name(first, last),
        called=called(preferred, first, last),
        preferred_name="" if preferred == called("", first, last) else preferred,
        born=Born(row.born_first, row.birth_known_to),
        sex=row.sex,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        region_id=row.region_id,
        police_area_id=row.police_area_id,
        practitioner_id=row.practitioner_id,
        practitioner_name=row.practitioner_name or "",
        opened_on=row.opened_on,
        in_custody=row.in_custody,
        release_on=row.release_on,
        sentences=sentences,
        assessment=assessment,
        held_since=row.held_since,
        held_before=row.held_before,
        held_again=row.held_again,
        has_handover_note=row.has_handover_note,
        closed_on=row.closed_on,
        died_on=row.died_on,
        after_death=frozenset(row.after_death or ()),
        moved_on=row.moved_on,
        moved_at=row.moved_at,
        away_since=row.away_since,
        away_at=row.away_at,
        goes_on_in=row.goes_on_in,
        reopened=reopened_facts(*row.reopened) if row.reopened else None,
        told=tuple(ToldFacts(about, date.fromisoformat(on)) for about, on in row.told),
        mistaken_death=row.mistaken_death,
        release_confirmed=row.release_confirmed,
        put_off=tuple(map(put_off_facts, row.put_off)),
        done_elsewhere=tuple(map(done_elsewhere_facts, row.done_elsewhere)),
    )
