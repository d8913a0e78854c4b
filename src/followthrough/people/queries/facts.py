"""The facts of many cases as plain values, with two statements.

A nation's caseload is read as well as one case, so each statement gives plain rows, and nothing is
made into a model instance or into JSON on the way: that took three times as long.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    BooleanField,
    DateField,
    F,
    FilteredRelation,
    Q,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from followthrough.common.queries import Statement, is_asked_for
from followthrough.people.models import Case, Circumstance, Need, Register, Strength
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


def case_facts(case_ids: Iterable[int]) -> dict[int, CaseFacts]:
    """Facts of the cases by id, in two statements whatever their number. The caller has made sure
    that the viewer may see them."""
    ids = list(case_ids)
    parts = _parts(ids)
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
    "now__made_on",
    "now__likelihood",
    "now__serious_harm",
    "now__harm_to",
    "now__risk_to_staff",
    "now__victim_contact",
    "now__readiness",
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


def _cases() -> Any:
    """One row for each requirement of each sentence, with the case and its current assessment;
    what starts first stands first."""
    return (
        Case.objects.filter(is_asked_for("pk"))
        .annotate(
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


CASES = Statement(_cases)


@dataclass(slots=True)
class _Parts:
    """What the current assessment of one case found."""

    needs: list[NeedFacts] = field(default_factory=list)
    strengths: list[StrengthFacts] = field(default_factory=list)
    circumstances: list[CircumstanceFacts] = field(default_factory=list)
    registers: list[RegisterFacts] = field(default_factory=list)


def _case(row: tuple[Any, ...], sentences: tuple[SentenceFacts, ...], parts: _Parts) -> CaseFacts:
    case_id, crn, first, last, preferred, born, sex, *of_unit = row[:11]
    practitioner_id, practitioner_name, opened_on, in_custody, release_on = row[11:16]
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
        assessment=_assessment(row[16:], parts) if row[16] is not None else None,
    )


def _assessment(row: tuple[Any, ...], parts: _Parts) -> AssessmentFacts:
    made_on, likelihood, serious_harm, harm_to, risk_to_staff, victim_contact, readiness = row
    return AssessmentFacts(
        made_on=made_on,
        likelihood=likelihood,
        serious_harm=serious_harm,
        harm_to=tuple(harm_to),
        risk_to_staff=risk_to_staff,
        victim_contact=victim_contact,
        readiness=readiness,
        needs=tuple(parts.needs),
        strengths=tuple(parts.strengths),
        circumstances=tuple(parts.circumstances),
        registers=tuple(parts.registers),
    )


# What an assessment names has the same columns, so that one statement reads all of it.
NO_TEXT, NO_FLAG, NO_DAY = (
    Value("", TextField()),
    Cast(Value(None), BooleanField()),
    Cast(Value(None), DateField()),
)


def _parts_of_assessments() -> Any:
    def rows(model: Any, kind: str, *fields: Any) -> Any:
        named = dict(zip("abcdefg", fields, strict=True))
        found = model.objects.filter(is_asked_for("assessment__case"), assessment__replaced_on=None)
        return (
            found.annotate(kind=Value(kind), **named)
            .order_by()
            .values_list("assessment__case_id", "kind", "pk", *named)
        )

    def text(name: str) -> Cast:
        return Cast(name, TextField())

    needs = ("area", "immediacy", "severity", "words")
    strengths = ("ref", "area", "text", "words")
    together = rows(Need, "needs", *map(text, needs), F("linked_to_harm"), NO_DAY, NO_DAY).union(
        rows(Strength, "strengths", *map(text, strengths), NO_FLAG, NO_DAY, NO_DAY),
        rows(
            Circumstance,
            "circumstances",
            text("code"),
            text("note"),
            *(NO_TEXT, NO_TEXT, NO_FLAG, NO_DAY, NO_DAY),
        ),
        rows(
            Register,
            "registers",
            text("code"),
            *(NO_TEXT, NO_TEXT, NO_TEXT, NO_FLAG),
            F("since"),
            F("review_on"),
        ),
        all=True,
    )
    return together.order_by("pk")


PARTS = Statement(_parts_of_assessments)


def _parts(case_ids: list[int]) -> dict[int, _Parts]:
    found: dict[int, _Parts] = defaultdict(_Parts)
    for case_id, kind, _, *told in PARTS.rows(case_ids):
        getattr(found[case_id], kind).append(MAKES[kind](*told))
    return found


MAKES: dict[str, Callable[..., Any]] = {
    "needs": lambda area, how_soon, severe, words, harm, *_: NeedFacts(
        area, how_soon, severe, harm, words
    ),
    "strengths": lambda ref, area, text, words, *_: StrengthFacts(ref, area, text, words),
    "circumstances": lambda code, note, *_: CircumstanceFacts(code, note),
    "registers": lambda code, a, b, c, flag, since, review_on: RegisterFacts(
        code, since, review_on
    ),
}
