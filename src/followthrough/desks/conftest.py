from __future__ import annotations

from datetime import datetime

import pytest
import time_machine

from followthrough.common.dates import LONDON
from tests import factories


@pytest.fixture
def monday():
    """The day on which the cases of `tests.factories` were written."""
    with time_machine.travel(datetime(2027, 1, 4, 9, tzinfo=LONDON)):
        yield


@pytest.fixture
def amara(db, client, monday):
    """The practitioner, signed in."""
    user = factories.practitioner(factories.unit())
    client.force_login(user)
    return user


@pytest.fixture
def case(amara):
    return factories.case(amara)
