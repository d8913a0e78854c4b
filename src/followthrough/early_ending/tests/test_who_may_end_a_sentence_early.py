from __future__ import annotations

from collections.abc import Callable

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.early_ending.queries import early_end_of
from followthrough.early_ending.tests.factories import (
    World,
    case_that_may_end_early,
    manager,
    say_why,
)
from followthrough.people.access import SayWhy
from followthrough.people.models import CaseAccess
from tests import factories

pytestmark = pytest.mark.django_db

Act = Callable[[World, Actor], object]


def decided() -> World:
    world = World.start()
    world.decide()
    return world


ACTS: dict[str, tuple[Callable[[], World], Act]] = {
    "decide": (World.start, lambda w, by: w.decide(by)),
    "confirm": (decided, lambda w, by: w.confirm(by)),
    "withdraw": (decided, lambda w, by: w.withdraw(by)),
}
each = pytest.mark.parametrize(("start", "act"), ACTS.values(), ids=ACTS)
OTHERS = [r for r in Role if r not in {Role.PRACTITIONER, Role.MANAGER, Role.OPERATOR}]


def test_whoever_decided_it_does_not_confirm_it() -> None:
    world = World.start()
    world.decide(world.helen)
    with pytest.raises(NotPossible, match="somebody else"):
        world.confirm(world.helen)
    other = manager("grace")
    say_why(other, world.case)
    assert world.confirm(other).is_confirmed


def test_a_practitioner_does_not_confirm_it_whoever_decided() -> None:
    world = decided()
    ben = actor_for(factories.practitioner(factories.unit(), "ben"))
    say_why(ben, world.case)
    for by in (world.amara, ben):
        with pytest.raises(NotAllowed, match="A manager confirms it"):
            world.confirm(by)
    assert not early_end_of(world.sentence.pk).is_confirmed


@each
def test_who_has_no_name_does_none_of_it(start: Callable[[], World], act: Act) -> None:
    with pytest.raises(NotAllowed, match="needs a name"):
        act(start(), OPERATOR)


@each
def test_a_colleague_says_why_first(start: Callable[[], World], act: Act) -> None:
    world, by = start(), manager("grace")
    with pytest.raises(SayWhy):
        act(world, by)
    say_why(by, world.case)
    assert act(world, by)


@each
@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.MANAGER])
def test_staff_of_another_unit_hear_that_there_is_no_case(
    start: Callable[[], World], act: Act, role: Role
) -> None:
    far = factories.user("far", role=role, units=(factories.unit("U2", "Southtown"),))
    with pytest.raises(NotAllowed, match="no case"):
        act(start(), actor_for(far))


@each
@pytest.mark.parametrize("role", OTHERS)
def test_no_other_role_changes_anything(start: Callable[[], World], act: Act, role: Role) -> None:
    world = start()
    by = actor_for(factories.user("me", role=role, units=(factories.unit(),)))
    CaseAccess.objects.create(
        case=world.case, user_id=by.user_id, why="sample", from_on="2020-01-01"
    )
    with pytest.raises(NotAllowed, match="does not change cases"):
        act(world, by)


@pytest.mark.parametrize(
    "access", [{"excluded": ["grace"]}, {"restricted_to": ["amara", "helen"]}, {"known": False}]
)
@pytest.mark.parametrize("act", [act for _, act in ACTS.values()], ids=ACTS)
def test_who_is_denied_the_case_hears_that_there_is_none(act: Act, access: dict) -> None:
    grace = manager("grace")
    amara = factories.practitioner(factories.unit())
    case = case_that_may_end_early(amara, access=access)
    world = World(case, case.sentences.get(), actor_for(amara), grace)
    with pytest.raises(NotAllowed, match="no case"):
        act(world, grace)


@each
def test_a_sentence_of_another_case_does_not_exist(start: Callable[[], World], act: Act) -> None:
    world = start()
    other = case_that_may_end_early(crn="X000002")
    with pytest.raises(NotAllowed, match="no such sentence"):
        act(world.at(other.sentences.get()), world.helen)


@each
def test_a_sentence_that_its_source_took_back_does_not_exist(
    start: Callable[[], World], act: Act
) -> None:
    world = start()
    world.case.sentences.update(withdrawn_on="2027-01-01")
    with pytest.raises(NotAllowed, match="no such sentence"):
        act(world, world.helen)
