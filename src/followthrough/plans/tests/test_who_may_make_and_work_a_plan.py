from __future__ import annotations

import pytest
from django.db import transaction

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.common.dates import today_in_london
from followthrough.common.errors import NotAllowed
from followthrough.organisations.models import Provider
from followthrough.people.access import SayWhy
from followthrough.people.actions.cover import Cover, cover_case
from followthrough.people.models import Case, CaseAccess
from followthrough.plans.actions.plan import start_plan
from followthrough.plans.tests.factories import ACTIONS, World, note
from tests import factories

pytestmark = pytest.mark.django_db

STAFF = [Role.PRACTITIONER, Role.MANAGER]
OTHERS = [role for role in Role if role not in {*STAFF, Role.OPERATOR}]


def actor(role: Role, username: str = "me", **more: object) -> Actor:
    return actor_for(factories.user(username, role=role, **more))


def say_why(by: Actor, case: Case) -> None:
    cover_case(by, case, Cover(today_in_london(), "duty"))


def try_all(world: World, by: Actor) -> dict[str, bool]:
    """Whether each action was allowed. What is allowed is taken back."""
    allowed = {}
    for code, do in ACTIONS.items():
        before = len(world.entries())
        try:
            with transaction.atomic():
                do(world.seen_by(by), note(words="Why."))
                assert len(world.entries()) == before + 1
                transaction.set_rollback(True)
            allowed[code] = True
        except NotAllowed:
            assert len(world.entries()) == before
            allowed[code] = False
    return allowed


@pytest.mark.parametrize("role", STAFF)
def test_practitioners_and_managers_of_the_unit_may_do_all_of_it(role: Role) -> None:
    world = World.start()
    by = actor(role, units=(factories.unit(),))
    say_why(by, world.case)
    assert all(try_all(world, by).values())


@pytest.mark.parametrize("role", STAFF)
def test_each_of_it_waits_until_they_have_said_why(role: Role) -> None:
    world = World.start()
    by = actor(role, units=(factories.unit(),))
    before = len(world.entries())
    for do in ACTIONS.values():
        with pytest.raises(SayWhy):
            do(world.seen_by(by), note(words="Why."))
    assert len(world.entries()) == before


def test_the_operator_may() -> None:
    assert all(try_all(World.start(), OPERATOR).values())


@pytest.mark.parametrize("role", STAFF)
def test_staff_of_another_unit_may_do_none_of_it(role: Role) -> None:
    world = World.start()
    by = actor(role, units=(factories.unit("U2", "Southtown"),))
    assert not any(try_all(world, by).values())


@pytest.mark.parametrize("role", OTHERS)
def test_whoever_else_may_see_the_case_changes_nothing(role: Role) -> None:
    """Inspectors, workers of a provider, the person themselves: each has an open access row."""
    world = World.start()
    by = actor(role, units=(factories.unit(),))
    CaseAccess.objects.create(
        case=world.case, user_id=by.user_id, why="sample", from_on="2020-01-01"
    )
    assert not any(try_all(world, by).values())
    empty = factories.case(crn="X000002", no_plan=None)
    CaseAccess.objects.create(case=empty, user_id=by.user_id, why="sample", from_on="2020-01-01")
    with pytest.raises(NotAllowed, match="does not change cases"):
        start_plan(by, empty, note())


def test_a_provider_with_access_changes_nothing() -> None:
    world = World.start()
    provider = Provider.objects.create(code="P1", name="Northtown Help")
    CaseAccess.objects.create(
        case=world.case, provider=provider, why="referral", from_on="2020-01-01"
    )
    worker = Actor(Role.PROVIDER_WORKER, "Wes", "wes", None, frozenset(), provider.pk)
    assert not any(try_all(world, worker).values())


@pytest.mark.parametrize(
    "access", [{"excluded": ["me"]}, {"restricted_to": ["amara"]}, {"known": False}]
)
@pytest.mark.parametrize("role", STAFF)
def test_who_is_denied_the_case_hears_that_there_is_none(role: Role, access: dict) -> None:
    by = actor(role, units=(factories.unit(),))
    world = World.start(access=access)
    for do in ACTIONS.values():
        with pytest.raises(NotAllowed, match="no case"):
            do(world.seen_by(by), note(words="Why."))
    empty = factories.case(crn="X000002", no_plan=None, access=access)
    with pytest.raises(NotAllowed, match="no case"):
        start_plan(by, empty, note())


def test_a_goal_or_step_of_another_case_does_not_exist() -> None:
    mine = World.start(crn="X000001")
    other = World.start(crn="X000002")
    crossed = World(mine.case, OPERATOR, "A text", other.ids)
    for code, do in ACTIONS.items():
        if code.startswith(("goal.", "step.")) and code != "goal.added":
            with pytest.raises(NotAllowed, match="no such"):
                do(crossed, note(words="Why."))


def test_a_plan_is_started_by_staff_who_see_the_case() -> None:
    case = factories.case(no_plan=None)
    by = actor(Role.MANAGER, units=(factories.unit(),))
    say_why(by, case)
    start_plan(by, case, note())
    assert Case.objects.get(pk=case.pk).plan.changed_here_on is not None
