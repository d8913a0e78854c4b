from __future__ import annotations

from datetime import datetime

import pytest
import time_machine

from followthrough.common.actors import Role
from followthrough.common.dates import LONDON
from tests import factories


@pytest.fixture
def monday():
    """The day on which the cases of `tests.factories` were written."""
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=LONDON)):
        yield


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
