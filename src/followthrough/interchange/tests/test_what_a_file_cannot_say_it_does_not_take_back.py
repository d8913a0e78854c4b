from __future__ import annotations

import pytest

from followthrough.plans.models import Step, StepFact
from tests import factories

pytestmark = pytest.mark.django_db

FACTS = {"delivery": {"started_on": "2026-11-02"}}


def test_a_fact_of_a_kind_that_no_file_tells_stays() -> None:
    factories.unit()
    started = factories.line()
    started["plan"]["goals"][0]["steps"][0] |= FACTS
    factories.imported(started)
    step = Step.objects.get(ref="T1")
    StepFact.objects.create(step=step, kind="needs_help", on=factories.TODAY, source="here")
    factories.imported(factories.line())
    existing = StepFact.objects.filter(step=step, replaced_on=None)
    assert list(existing.values_list("kind", flat=True)) == ["needs_help"]
