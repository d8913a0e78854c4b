"""Each change of an assessment makes a version that stays readable; what did not change is not
written again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor
from followthrough.common.errors import NotPossible
from followthrough.people.actions.assessment_parts import PARTS
from followthrough.people.actions.assessments import (
    CircumstanceContent,
    NeedContent,
    SeenAssessment,
    StrengthContent,
    record_circumstance,
    record_need,
    record_strength,
    take_circumstance_away,
    take_need_away,
    take_strength_away,
)
from followthrough.people.models import Assessment, Case, Strength
from followthrough.people.queries import assessment_of, assessments_of, case_facts
from followthrough.people.rules import AssessmentFacts
from tests import factories, sizes

pytestmark = pytest.mark.django_db

SEEN = SeenAssessment(factories.TODAY)
AREAS = ["accommodation", "alcohol"]
NEEDS = [NeedContent(area, "soon", how) for area in AREAS for how in ("low", "high")]
STRENGTHS = [StrengthContent("alcohol", text, ref=ref) for text in "ab" for ref in ("", "ST1")]
CIRCUMSTANCES = [CircumstanceContent("long_journey", note) for note in ("", "Two buses")]
LINES: list[dict[str, Any]] = [
    {"assessment__needs": [], "assessment__strengths": []},
    {"assessment__needs__0__severity": "low"},
    {"assessment__circumstances": [{"code": "long_journey", "note": "Two buses"}] * 2},
    {"assessment__registers": [{"code": "rcpr", "since": "2026-01-05", "review_on": None}]},
    {},
]
CHANGES = (
    [(record_need, need) for need in NEEDS]
    + [(take_need_away, area) for area in AREAS]
    + [(record_strength, strength) for strength in STRENGTHS]
    + [(take_strength_away, "ST1")]
    + [(record_circumstance, circumstance) for circumstance in CIRCUMSTANCES]
    + [(take_circumstance_away, "long_journey")]
    + [("file", changed) for changed in LINES]
)


def found(case: Case) -> AssessmentFacts | None:
    return case_facts([case.pk])[case.pk].assessment


def changed(by: Actor, case: Case, change: Any, content: Any) -> None:
    if change == "file":
        made_on = date(2026, 11, 1 + Assessment.objects.count() % 28)
        factories.imported(factories.line(**content, assessment__made_on=str(made_on)))
        return
    try:
        change(by, case, content, SEEN)
    except NotPossible:
        return


@pytest.fixture
def by_and_case(monday: object) -> tuple[Actor, Case]:
    return begun()


def begun() -> tuple[Actor, Case]:
    amara = factories.practitioner(factories.unit())
    return actor_for(amara), factories.case(amara)


@sizes.examples(15)
@given(st.lists(st.sampled_from(CHANGES), min_size=3, max_size=8))
@pytest.mark.usefixtures("monday")
def test_every_version_reads_as_it_did_when_it_was_the_current_one(changes):
    with transaction.atomic():
        by, case = begun()
        was = {assessments_of(case.pk)[0].pk: found(case)}
        for change in changes:
            changed(by, case, *change)
            current = assessments_of(case.pk)[0].pk
            assert was.setdefault(current, found(case)) == found(case)
            assert {id_: assessment_of(case.pk, id_) for id_ in was} == was
        transaction.set_rollback(True)


def test_strengths_that_are_added_one_by_one_are_a_row_each(by_and_case):
    by, case = by_and_case
    before = [model._default_manager.count() for model in PARTS]
    for number in range(20):
        record_strength(by, case, StrengthContent("alcohol", f"Strength {number}"), SEEN)
    rows = dict(zip(PARTS, before, strict=True)) | {Strength: before[1] + 20}
    assert {model: model._default_manager.count() for model in PARTS} == rows
    assert len(assessments_of(case.pk)) == 21


@pytest.mark.parametrize("model", PARTS)
@pytest.mark.usefixtures("by_and_case")
def test_a_part_ends_once_and_nothing_else_of_it_changes(model):
    factories.imported(factories.line(**LINES[2], **LINES[3]))
    row = model._default_manager.filter(gone_in=None).first()
    rows = model._default_manager.filter(pk=row.pk)
    for column in ("id", "assessment_id"):
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            rows.update(**{column: F(column) + 1000})
    rows.update(gone_in=row.assessment)
    for again in (None, row.assessment):
        with pytest.raises(IntegrityError, match="ended already"), transaction.atomic():
            rows.update(gone_in=again)
