"""`visible_to` against the same rule written as plain Python, on random small worlds."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import given as for_all
from hypothesis import strategies as st

from followthrough.accounts.models import User
from followthrough.common.actors import Actor, Role
from followthrough.organisations.models import DeliveryUnit, Provider
from followthrough.people.access import visible_to
from followthrough.people.tests.worlds import NOBODY, TODAY, Limits, Row, World, case_in, merge
from tests import factories, sizes

NAMES = ["ann", "bea", "cyd"]
OFFSETS = st.sampled_from([-2, -1, 0, 1, 2])
LISTS = st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple)
EXCLUDED = st.lists(st.sampled_from([*NAMES, NOBODY]), max_size=2, unique=True).map(tuple)
LIMITS = st.builds(
    Limits, known=st.booleans(), excluded=EXCLUDED, restricted_to=LISTS, lifted=EXCLUDED
)


def plainly_visible(actor: Actor, world: World, merged: list[World]) -> bool:
    """`merged`: the other records of the person."""
    if actor.role is Role.OPERATOR:
        return True
    by_unit = actor.role in {Role.PRACTITIONER, Role.MANAGER} and world.unit.pk in actor.unit_ids
    by_row = False
    for row in world.rows:
        mine = row.user is not None and row.user.pk == actor.user_id
        ours = row.provider is not None and row.provider.pk == actor.provider_id
        if (mine or ours) and row.from_ <= 0 and (row.until is None or row.until >= 0):
            by_row = True
    if not (by_unit or by_row):
        return False
    return not any(plainly_denied(actor, one.limits) for one in [world, *merged])


def plainly_denied(actor: Actor, limits: Limits) -> bool:
    if not limits.known or NOBODY in limits.excluded:
        return True
    if actor.username is None:
        return bool(limits.excluded or limits.restricted_to)
    if actor.username in limits.excluded:
        return True
    return bool(limits.restricted_to) and actor.username not in limits.restricted_to


@pytest.fixture
def cast(db: None) -> tuple[list[DeliveryUnit], list[User], list[Provider]]:
    units = [factories.unit("U1"), factories.unit("U2")]
    users = [factories.user(name) for name in NAMES]
    return units, users, [Provider.objects.create(code=c, name=c) for c in ("P1", "P2")]


@sizes.examples(80)
@for_all(data=st.data())
def test_the_database_and_the_plain_rule_agree(cast, data: st.DataObject) -> None:
    units, users, providers = cast
    rows = st.one_of(
        st.builds(Row, user=st.sampled_from(users), from_=OFFSETS, until=st.none() | OFFSETS),
        st.builds(
            Row, provider=st.sampled_from(providers), from_=OFFSETS, until=st.none() | OFFSETS
        ),
    )
    worlds = st.builds(
        World,
        unit=st.sampled_from(units),
        rows=st.lists(rows, max_size=3).map(tuple),
        limits=LIMITS,
        closed=st.booleans(),
    )
    user = data.draw(st.sampled_from([*users, None]))
    actor = Actor(
        # Most often of those who see anything at all.
        role=data.draw(st.sampled_from([Role.PRACTITIONER, Role.MANAGER, *Role])),
        name="Somebody",
        username=user.username if user else None,
        user_id=user.pk if user else None,
        unit_ids=frozenset(data.draw(st.sets(st.sampled_from([u.pk for u in units])))),
        provider_id=data.draw(st.sampled_from([None, *(p.pk for p in providers)])),
    )
    with transaction.atomic():
        made = [(case_in(world), world) for world in data.draw(st.lists(worlds, max_size=4))]
        # The first is kept, the next ones are merged into it.
        one = made[: data.draw(st.sampled_from([0, 2, 2, 3]))]
        for case, _ in one[1:]:
            merge(one[0][0], case)
        seen = sorted(visible_to(actor, TODAY).values_list("pk", flat=True))
        of_one = [world for _, world in one]
        assert seen == sorted(
            case.pk
            for number, (case, world) in enumerate(made)
            if plainly_visible(actor, world, of_one if number < len(one) else [])
        )
        transaction.set_rollback(True)


@sizes.examples(40)
@for_all(
    limits=st.lists(LIMITS, min_size=2, max_size=3),
    name=st.sampled_from([*NAMES, None]),
    kept=st.integers(0, 1),
)
def test_merged_records_are_seen_by_those_alone_whom_each_of_them_lets_in(
    cast, limits: list[Limits], name: str | None, kept: int
) -> None:
    [unit, *_], users, _ = cast
    ids = {user.username: user.pk for user in users}
    actor = Actor(Role.MANAGER, "Somebody", name, ids.get(name or ""), frozenset({unit.pk}))
    with transaction.atomic():
        cases = [case_in(World(unit, limits=one)) for one in limits]
        for case in cases:
            if case is not cases[kept]:
                merge(cases[kept], case)
        seen = visible_to(actor, TODAY).count()
        assert seen == (0 if any(plainly_denied(actor, one) for one in limits) else len(cases))
        transaction.set_rollback(True)
