from __future__ import annotations

import pytest

from tests import factories


@pytest.fixture
def amara(db, client, monday):
    """The practitioner, signed in."""
    user = factories.practitioner(factories.unit())
    client.force_login(user)
    return user


@pytest.fixture
def case(amara):
    return factories.case(amara)
