"""What is known of a kind of work or of requirement does not go away with its last day: work that
protects others goes on doing so, and what a court asked for is still asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followthrough.common.errors import NotPossible
from followthrough.people.queries import case_facts
from followthrough.plans.actions.step_decisions import drop_step, record_stable_enough
from followthrough.plans.rules import delivers_requirement
from followthrough.plans.rules.natures import protects
from followthrough.plans.rules.requirements import Cover, requirement_coverage
from followthrough.plans.rules.validation import StepContent
from followthrough.plans.tests.factories import World, note
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force
from tests.factories import TODAY

ENDED = [
    Change("requirement.accredited_programme", TODAY),
    Change("intervention.accommodation_support", TODAY),
]


@pytest.mark.parametrize("offset", [-1, 0, 1])
def test_work_that_protects_others_goes_on_doing_so(offset):
    protecting = [k.code for k in changed().on(TODAY).interventions.values() if k.protects_others]
    assert protecting
    packs = changed(*(Change(f"intervention.{code}", TODAY) for code in protecting))
    pack = packs.on(TODAY + timedelta(days=offset))
    for code in protecting:
        assert protects(StepContent("A step", "practitioner", "probation_staff", code), pack)


@pytest.mark.django_db
def test_a_requirement_that_is_no_longer_made_is_still_not_dropped(monkeypatch):
    world = World.start()
    put_in_force(monkeypatch, changed(*ENDED))
    with pytest.raises(NotPossible, match="Only the court or the releasing"):
        drop_step(world.by, world.case, world.ids["T3"], note(reason="unwilling"))
    case = case_facts([world.case.pk])[world.case.pk]
    pack = changed(*ENDED).on(TODAY)
    assert delivers_requirement(case, world.step("T3"), pack)
    [row] = [r for r in requirement_coverage(case, None, pack) if r.requirement.ref == "R2"]
    assert (row.label, row.cover) == ("Accredited programme", Cover.NOT_COVERED)


@pytest.mark.django_db
def test_work_that_gives_stability_still_does(monkeypatch):
    world = World.start()
    put_in_force(monkeypatch, changed(*ENDED))
    record_stable_enough(world.by, world.case, world.ids["T1"], note())
    assert world.step("T1").stable_on == TODAY
