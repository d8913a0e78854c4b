from __future__ import annotations

import pytest

from followthrough.common.actors import Role
from tests import factories


@pytest.fixture
def helen(db, client, monday):
    """The manager, signed in."""
    user = factories.user("helen", Role.MANAGER, units=(factories.unit(),), name="Helen Castle")
    client.force_login(user)
    return user


@pytest.fixture
def amara(helen):
    return factories.user("amara", units=(factories.unit(),), name="Amara Osei")


@pytest.fixture
def ben(helen):
    return factories.user("ben", units=(factories.unit(),), name="Ben Carter")


@pytest.fixture
def case(amara, ben):
    return factories.case(amara)
