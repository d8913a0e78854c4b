"""The whole table: each role, by each way to a case, under each kind of limit."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Actor, Role
from followthrough.organisations.models import Provider
from followthrough.people.access import visible_to
from followthrough.people.tests.worlds import NOBODY, TODAY, Limits, Row, World, case_in
from tests import factories

pytestmark = pytest.mark.django_db

SIGNED_IN = [role for role in Role if role is not Role.OPERATOR]
STAFF = {Role.PRACTITIONER, Role.MANAGER}
EVERYBODY = set(SIGNED_IN)

# The way to the case: the unit, the access row (own, from, until), and which roles it reaches.
WAYS = {
    "own unit": ("own", None, STAFF),
    "other unit": ("other", None, set()),
    "row open without end": ("other", (-10, None), EVERYBODY),
    "row open from today": ("other", (0, None), EVERYBODY),
    "row open until today": ("other", (-10, 0), EVERYBODY),
    "row ended yesterday": ("other", (-10, -1), set()),
    "row begins tomorrow": ("other", (1, None), set()),
    "own unit and row ended": ("own", (-10, -1), STAFF),
}
ME, SOMEBODY = "Me.Myself", "somebody"

LIMITS = {
    "no list": (Limits(), True),
    "me excluded": (Limits(excluded=("me.myself",)), False),
    "somebody else excluded": (Limits(excluded=(SOMEBODY,)), True),
    "nobody knows who is excluded": (Limits(excluded=(NOBODY,)), False),
    "my exclusion lifted": (Limits(lifted=("me.myself",)), True),
    "my exclusion lifted, another's open": (
        Limits(excluded=(SOMEBODY,), lifted=("me.myself",)),
        True,
    ),
    "restricted without me": (Limits(restricted_to=(SOMEBODY,)), False),
    "restricted with me": (Limits(restricted_to=("me.myself", SOMEBODY)), True),
    "restricted with me, and me excluded": (
        Limits(restricted_to=("me.myself",), excluded=("me.myself",)),
        False,
    ),
    "restricted without me, another excluded": (
        Limits(restricted_to=(SOMEBODY,), excluded=("third",)),
        False,
    ),
    "not known": (Limits(known=False), False),
    "not known, restricted with me": (Limits(known=False, restricted_to=("me.myself",)), False),
}


def someone(role: Role) -> tuple[Actor, Row]:
    """An actor with a capital in the user name, and an access row of theirs."""
    user = factories.user(ME, role=role, units=(factories.unit("own"),))
    return actor_for(user), Row(user=user)


def seen_by(actor: Actor, worlds: list[tuple[str, World]]) -> dict[str, bool]:
    cases = {name: case_in(world) for name, world in worlds}
    visible = set(visible_to(actor, TODAY).values_list("pk", flat=True))
    return {name: case.pk in visible for name, case in cases.items()}


@pytest.mark.parametrize("role", SIGNED_IN)
def test_a_case_is_seen_where_the_role_reaches_it_and_no_list_denies_it(role: Role) -> None:
    actor, row = someone(role)
    worlds, expected = [], {}
    for (way, (unit, dates, reaches)), (limit, (limits, lets)) in product(
        WAYS.items(), LIMITS.items()
    ):
        rows = (replace(row, from_=dates[0], until=dates[1]),) if dates else ()
        name = f"{way}, {limit}"
        worlds.append((name, World(factories.unit(unit), rows, limits)))
        expected[name] = role in reaches and lets
    assert seen_by(actor, worlds) == expected


def test_the_operator_sees_every_case() -> None:
    worlds = [
        (name, World(factories.unit("own"), (), limits)) for name, (limits, _) in LIMITS.items()
    ]
    assert all(seen_by(OPERATOR, worlds).values())


def test_who_has_no_user_name_is_denied_wherever_a_list_is_open() -> None:
    unit = factories.unit("own")
    nameless = Actor(Role.PRACTITIONER, "A job", unit_ids=frozenset({unit.pk}))
    worlds = [(name, World(unit, (), limits)) for name, (limits, _) in LIMITS.items()]
    seen = seen_by(nameless, worlds)
    assert {name for name, sees in seen.items() if sees} == {"no list", "my exclusion lifted"}


@pytest.mark.parametrize("spelt", ["me.myself", "Me.Myself", "ME.MYSELF"])
def test_user_names_are_compared_without_case(spelt: str) -> None:
    unit = factories.unit("own")
    actor = Actor(Role.PRACTITIONER, "Me", username=spelt, unit_ids=frozenset({unit.pk}))
    worlds = [(name, World(unit, (), limits)) for name, (limits, _) in LIMITS.items()]
    assert seen_by(actor, worlds) == {name: lets for name, (_, lets) in LIMITS.items()}


@pytest.mark.parametrize(
    ("dates", "sees"),
    [((-10, None), True), ((-10, 0), True), ((-10, -1), False), ((1, None), False)],
)
def test_a_providers_row_reaches_its_workers_and_nobody_elses(
    dates: tuple[int, int | None], sees: bool
) -> None:
    ours = Provider.objects.create(code="P1", name="Northtown Help")
    theirs = Provider.objects.create(code="P2", name="Southtown Help")
    row = Row(provider=ours, from_=dates[0], until=dates[1])
    case_in(World(factories.unit("own"), (row,)))
    excluded = case_in(World(factories.unit("own"), (row,), Limits(excluded=("worker",))))

    def sees_of(provider: Provider | None, username: str = "worker") -> int:
        actor = Actor(
            Role.PROVIDER_WORKER,
            "Worker",
            username=username,
            user_id=1,
            provider_id=provider.pk if provider else None,
        )
        return visible_to(actor, TODAY).count()

    assert sees_of(ours) == (1 if sees else 0)
    assert sees_of(ours, "colleague") == (2 if sees else 0)
    assert sees_of(theirs) == 0
    assert sees_of(None) == 0
    assert excluded.access_rows.count() == 1


def test_somebody_elses_row_reaches_nobody_but_them() -> None:
    ann, bea = (factories.user(name, role=Role.INSPECTOR) for name in ("ann", "bea"))
    case_in(World(factories.unit("own"), (Row(user=ann),)))
    assert visible_to(actor_for(ann), TODAY).count() == 1
    assert visible_to(actor_for(bea), TODAY).count() == 0


def test_closed_cases_obey_the_same_rules() -> None:
    actor, _ = someone(Role.MANAGER)
    worlds = [
        (name, World(factories.unit("own"), (), limits, closed=True))
        for name, (limits, _) in LIMITS.items()
    ]
    assert seen_by(actor, worlds) == {name: lets for name, (_, lets) in LIMITS.items()}


def test_a_case_with_two_open_rows_is_listed_once() -> None:
    actor, row = someone(Role.PRACTITIONER)
    case_in(World(factories.unit("own"), (row, row)))
    assert visible_to(actor, TODAY).count() == 1
