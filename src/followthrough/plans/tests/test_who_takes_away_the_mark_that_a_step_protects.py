from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.dates import today_in_london
from followthrough.common.errors import NotPossible
from followthrough.people.actions.cover import Cover, cover_case
from followthrough.plans.actions import steps
from followthrough.plans.rules.validation import StepContent
from followthrough.plans.tests.factories import World, note
from tests import factories

pytestmark = pytest.mark.django_db

MARKED = StepContent(
    "Talk about the children", "practitioner", "probation_staff", protects_others=True
)
UNMARKED = replace(MARKED, protects_others=False)


def staff(role: Role, world: World) -> Actor:
    """Of the unit, and said why they work on the case, which somebody else holds."""
    by = actor_for(factories.user("me", role=role, units=(factories.unit(),)))
    cover_case(by, world.case, Cover(today_in_london(), "duty"))
    return by


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.OPERATOR])
def test_only_a_manager(role: Role) -> None:
    world = World.start()
    by = OPERATOR if role is Role.OPERATOR else staff(role, world)
    with pytest.raises(NotPossible, match="Only a manager"):
        steps.change_step(by, world.case, world.ids["T6"], UNMARKED, note())
    assert world.step("T6").protects_others
    steps.change_step(by, world.case, world.ids["T6"], MARKED, note())
    assert world.step("T6").text == MARKED.text


def test_a_manager_does_and_the_ledger_says_so() -> None:
    world = World.start()
    steps.change_step(staff(Role.MANAGER, world), world.case, world.ids["T6"], UNMARKED, note())
    assert not world.step("T6").protects_others
    entry = world.entries()[-1]
    assert (entry.before["protects_others"], entry.after["protects_others"]) == (True, False)


def test_not_even_a_manager_where_the_kind_of_work_protects() -> None:
    world = World.start()
    kind = replace(UNMARKED, intervention="safety_planning")
    steps.change_step(staff(Role.MANAGER, world), world.case, world.ids["T6"], kind, note())
    assert world.step("T6").protects_others
    steps.add_step(OPERATOR, world.case, world.ids["G1"], kind, note())
    assert world.goal("G1").steps[-1].protects_others


def test_anybody_gives_the_mark() -> None:
    world = World.start()
    steps.change_step(staff(Role.PRACTITIONER, world), world.case, world.ids["T2"], MARKED, note())
    assert world.step("T2").protects_others
