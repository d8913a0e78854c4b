from __future__ import annotations

from datetime import datetime

import pytest
import time_machine

from followthrough.common.actors import Role
from followthrough.common.dates import LONDON
from tests import given


@pytest.fixture
def monday():
    """The day on which the cases of `tests.given` were written."""
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=LONDON)):
        yield


@pytest.fixture
def helen(db, client, monday):
    """The manager, signed in."""
    user = given.user("helen", Role.MANAGER, units=(given.unit(),), name="Helen Castle")
    client.force_login(user)
    return user


@pytest.fixture
def amara(helen):
    return given.user("amara", units=(given.unit(),), name="Amara Osei")


@pytest.fixture
def ben(helen):
    return given.user("ben", units=(given.unit(),), name="Ben Carter")


@pytest.fixture
def case(amara, ben):
    return given.case(amara)
