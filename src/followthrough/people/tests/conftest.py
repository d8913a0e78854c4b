"""The people whom most of these tests are about; a file that needs others has its own."""

from __future__ import annotations

import pytest

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Role
from followthrough.people.models import Case
from tests import factories


@pytest.fixture
def amara() -> User:
    """A practitioner of the unit."""
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def helen() -> Actor:
    """Who manages the unit."""
    return actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))


@pytest.fixture
def case(amara: User) -> Case:
    """Amara's."""
    return factories.case(amara)
