"""What is addressed to a manager is listed and counted for whoever may do it, as the page of the
case shows it, and for nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.common.actors import Actor, Capability, Role
from followthrough.delivery.facts import facts_with
from followthrough.delivery.queries.digests import Digests
from followthrough.delivery.queries.things import Asked, ThingsToDo, number_at_once
from followthrough.delivery.rules import due
from followthrough.delivery.rules.digest import parts_read
from followthrough.delivery.tests.facts import TODAY, case
from followthrough.early_ending.tests.factories import World
from followthrough.people.models import Case
from followthrough.people.rules.due_item import HOLDER, MANAGER, Due, DueKind, Urgency
from followthrough.policy import context_on

CONTEXT = context_on(TODAY)


@pytest.fixture
def world(db: None, monday: object) -> World:
    return World.start()


def listed(addressee: str, actor: Actor) -> list[str]:
    digests = Digests(Case.objects.all(), CONTEXT)
    asked = Asked(addressee, by=actor)
    things = [thing.item.occasion for thing in ThingsToDo(digests, asked, actor.user_id)]
    assert number_at_once(digests, asked) == len(things)
    return things


def shown(addressee: str, actor: Actor, world: World) -> list[str]:
    facts = facts_with([world.case.pk], parts_read())[world.case.pk]
    items = due(facts, CONTEXT)
    return [
        item.occasion for item in items if item.addressee == addressee and item.is_shown_to(actor)
    ]


@pytest.mark.parametrize("decider", ["amara", "helen"])
def test_lists_and_the_page_of_the_case_agree(world: World, decider: str) -> None:
    world.decide(getattr(world, decider))
    olu = replace(world.helen, user_id=world.helen.user_id + 1_000)
    for reader, expected in (
        (world.amara, 0),
        (world.helen, int(decider == "amara")),
        (olu, 1),
        (replace(olu, role=Role.INSPECTOR), 0),
    ):
        things = listed(MANAGER, reader)
        assert len(things) == expected
        assert things == shown(MANAGER, reader, world)


def test_what_the_holder_has_to_do_is_shown_to_everybody(world: World) -> None:
    world.decide()
    inspector = replace(world.helen, role=Role.INSPECTOR)
    theirs = shown(HOLDER, world.amara, world)
    assert theirs
    assert shown(HOLDER, inspector, world) == theirs


def an_item(addressee: str, not_for: int | None) -> Due:
    kind = DueKind("any", Urgency(1, "any", "Any"))
    needs = Capability.CONFIRM_EARLY_END
    return kind.item(case().case, TODAY, addressee=addressee, not_for=not_for, needs=needs)


@pytest.mark.parametrize(
    ("addressee", "not_for", "reader", "is_shown"),
    [
        (MANAGER, None, Role.MANAGER, True),
        (MANAGER, 2, Role.MANAGER, True),
        (MANAGER, 1, Role.MANAGER, False),
        (MANAGER, None, Role.PRACTITIONER, False),
        (HOLDER, 1, Role.PRACTITIONER, True),
    ],
)
def test_to_whom_it_is_shown(addressee, not_for, reader, is_shown) -> None:
    actor = Actor(reader, "Anybody", user_id=1)
    assert an_item(addressee, not_for).is_shown_to(actor) is is_shown


def test_somebody_without_an_account_is_nobody_for_whom_it_is_not() -> None:
    assert an_item(MANAGER, None).is_shown_to(Actor(Role.MANAGER, "Anybody"))
