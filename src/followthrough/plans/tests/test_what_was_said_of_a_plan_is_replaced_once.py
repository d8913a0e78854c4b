"""The database itself keeps what was recorded: no row changes, none is replaced twice."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from followthrough.plans.models import GoalDecision, PlanReview, StepFact, WorkRecord
from followthrough.plans.tests.factories import ACTIONS, World, note

pytestmark = pytest.mark.django_db

KEPT: list[tuple[type[models.Model], str]] = [
    (WorkRecord, "step.worked"),
    (StepFact, "step.finished"),
    (GoalDecision, "goal.achieved"),
    (PlanReview, "plan.reviewed"),
]


@pytest.mark.parametrize(("model", "code"), KEPT)
def test_a_row_is_never_changed_and_replaced_once(model: type[models.Model], code: str) -> None:
    world = World.start()
    ACTIONS[code](world, note(words="As it was said"))
    row = model._default_manager.filter(replaced_on=None).latest("pk")
    stands = model._default_manager.values().get(pk=row.pk)
    for field in model._meta.concrete_fields:
        if field.get_internal_type() in {"TextField", "CharField"}:
            with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
                model._default_manager.filter(pk=row.pk).update(**{field.name: "Another"})
    assert model._default_manager.values().get(pk=row.pk) == stands

    model._default_manager.filter(pk=row.pk).update(replaced_on=timezone.now())
    with pytest.raises(IntegrityError, match="replaced already"), transaction.atomic():
        model._default_manager.filter(pk=row.pk).update(replaced_on=timezone.now())


def test_a_correction_leaves_the_old_row_readable() -> None:
    world = World.start()
    ACTIONS["step.worked (corrected)"](world.seen_by(world.by, "Met and talked"), note())
    old = WorkRecord.objects.get(pk=world.ids["work"])
    new = WorkRecord.objects.get(step=world.ids["T4"], replaced_on=None)
    assert (old.what, new.what) == ("Met", "Met and talked")
    assert old.replaced_on is not None


def test_an_open_review_is_completed_by_a_new_row() -> None:
    world = World.start()
    ACTIONS["plan.reviewed (open)"](world.seen_by(world.by, "Half way"), note())
    assert world.plan.review_open_since
    ACTIONS["plan.reviewed"](world, note())
    assert not world.plan.review_open_since
    assert world.plan.reviewed_on == note().on
    assert [r.keeping for r in PlanReview.objects.order_by("pk")] == ["Half way", "A text"]
    assert PlanReview.objects.filter(replaced_on=None).count() == 1
