"""Assessments: what the current ones name, for many cases, and every version of one case's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import BooleanField, DateField, F, Q, TextField, Value
from django.db.models.functions import Cast

from followthrough.common.queries import Statement, is_asked_for
from followthrough.people.models import (
    Assessment,
    Circumstance,
    Need,
    Register,
    Strength,
    stands_in,
)
from followthrough.people.rules import (
    AssessmentFacts,
    CircumstanceFacts,
    NeedFacts,
    RegisterFacts,
    StrengthFacts,
)


class AssessmentRow(NamedTuple):
    """What an assessment says of itself, by the names of its columns."""

    made_on: date
    likelihood: str
    serious_harm: str
    harm_to: list[str]
    risk_to_staff: bool
    victim_contact: str
    readiness: str


ASSESSMENT_FIELDS = AssessmentRow._fields


@dataclass(slots=True)
class AssessmentParts:
    """What one assessment names."""

    needs: list[NeedFacts] = field(default_factory=list)
    strengths: list[StrengthFacts] = field(default_factory=list)
    circumstances: list[CircumstanceFacts] = field(default_factory=list)
    registers: list[RegisterFacts] = field(default_factory=list)


def assessment_facts(row: AssessmentRow, parts: AssessmentParts) -> AssessmentFacts:
    return AssessmentFacts(
        made_on=row.made_on,
        likelihood=row.likelihood,
        serious_harm=row.serious_harm,
        harm_to=tuple(row.harm_to),
        risk_to_staff=row.risk_to_staff,
        victim_contact=row.victim_contact,
        readiness=row.readiness,
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


def _parts_query(*which: Any) -> Any:
    """The parts of all kinds for which that holds, in one order for each kind."""

    def rows(model: Any, kind: str, *fields: Any) -> Any:
        named = dict(zip("abcdefg", fields, strict=True))
        queryset = model.objects.filter(*which)
        return (
            queryset.annotate(kind=Value(kind), **named)
            .order_by()
            .values_list("case_id", "kind", "pk", *named)
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
            *(NO_TEXT, NO_TEXT, NO_FLAG),
            F("said_on"),
            NO_DAY,
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


PARTS_OF_CASES = Statement(lambda: _parts_query(is_asked_for("case_id"), Q(gone_in=None)))


def parts_of_cases(case_ids: Iterable[int]) -> dict[int, AssessmentParts]:
    """What the current assessments name, by case id, in one statement."""
    return _parts_by_case(PARTS_OF_CASES.rows(case_ids))


def _parts_by_case(rows: Iterable[tuple[Any, ...]]) -> dict[int, AssessmentParts]:
    parts: dict[int, AssessmentParts] = defaultdict(AssessmentParts)
    for case_id, kind, _, *columns in rows:
        getattr(parts[case_id], kind).append(FACTS_OF_PART[kind](*columns))
    return parts


FACTS_OF_PART: dict[str, Callable[..., Any]] = {
    "needs": lambda area, how_soon, severe, words, harm, *_: NeedFacts(
        area, how_soon, severe, harm, words
    ),
    "strengths": lambda ref, area, text, words, *_: StrengthFacts(ref, area, text, words),
    "circumstances": lambda code, note, b, c, flag, said_on, _: CircumstanceFacts(
        code, note, said_on
    ),
    "registers": lambda code, a, b, c, flag, since, review_on: RegisterFacts(
        code, since, review_on
    ),
}


def assessments_of(case_id: int) -> list[Assessment]:
    """Every version of the assessment of a case, the newest first, with who said something here.
    The caller has made sure that the viewer may see the case."""
    rows = Assessment.objects.filter(case=case_id).select_related("by")
    return list(rows.order_by("-pk"))


def assessment_of(case_id: int, assessment_id: int) -> AssessmentFacts | None:
    """One version with all that it names; None where it is not one of this case."""
    rows = Assessment.objects.filter(case=case_id, pk=assessment_id)
    row = rows.values_list(*ASSESSMENT_FIELDS).first()
    if row is None:
        return None
    parts = _parts_by_case(_parts_query(Q(case=case_id), stands_in(assessment_id)))
    return assessment_facts(AssessmentRow._make(row), parts[case_id])
