from __future__ import annotations

from typing import Any

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.people.access import visible_to
from followthrough.people.models import AccessLimit, Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _amara() -> None:
    factories.practitioner(factories.unit())


def sees_after(**changes: Any) -> bool:
    """Whether Amara sees the case after a file with these changes."""
    from followthrough.accounts.models import User

    factories.known("zed")
    summary, rows = factories.imported(factories.line(**changes))
    assert summary.aside == 0, rows
    assert visible_to(OPERATOR).count() == 1
    return visible_to(actor_for(User.objects.get(username="amara"))).exists()


LIMITS: dict[str, tuple[dict[str, Any], bool]] = {
    "none": ({}, True),
    "excluded": ({"excluded": ["amara"]}, False),
    "excluded in capitals": ({"excluded": ["AMARA"]}, False),
    "somebody else excluded": ({"excluded": ["zed"]}, True),
    "restricted to others": ({"restricted_to": ["zed"]}, False),
    "restricted to her and others": ({"restricted_to": ["Amara", "zed"]}, True),
    "restricted to her, and excluded": (
        {"restricted_to": ["amara"], "excluded": ["amara"]},
        False,
    ),
    "not known": ({"known": False}, False),
    "not known, restricted to her": ({"known": False, "restricted_to": ["amara"]}, False),
    "the same name twice": ({"excluded": ["amara", "Amara"]}, False),
}


@pytest.mark.parametrize(("access", "sees"), LIMITS.values(), ids=LIMITS)
def test_a_limit_is_obeyed_from_the_line_that_brings_it(access: dict[str, Any], sees: bool) -> None:
    assert sees_after(access=access) is sees


@pytest.mark.parametrize(("access", "sees"), LIMITS.values(), ids=LIMITS)
def test_a_limit_stays_through_other_changes_and_ends_when_the_source_says_so(
    access: dict[str, Any], sees: bool
) -> None:
    assert sees_after()
    assert sees_after(access=access) is sees
    assert sees_after(access=access, person__last_name="Brooks") is sees
    assert sees_after()
    assert not AccessLimit.objects.filter(replaced_on=None).exists()
    assert Person.objects.get().limited is False


def test_a_limit_that_is_lifted_and_comes_back_is_obeyed_again() -> None:
    assert not sees_after(access={"excluded": ["amara"]})
    assert sees_after()
    assert not sees_after(access={"excluded": ["amara"]})
    assert AccessLimit.objects.count() == 2


def test_a_line_that_does_not_say_who_may_see_is_not_taken() -> None:
    """Left out is not the same as nobody limited."""
    assert not sees_after(access={"excluded": ["amara"]})
    summary, rows = factories.imported(factories.line(no_access=None))
    assert (summary.aside, rows[0][1:3]) == (1, ["access", "missing"])
    assert AccessLimit.objects.filter(replaced_on=None).exists()


def test_a_person_without_limits_costs_no_look_up_of_lists() -> None:
    assert sees_after()
    assert Person.objects.get().limited is False
    assert not sees_after(access={"known": False})
    assert Person.objects.get().limited is True
