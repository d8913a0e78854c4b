"""Who may see a case is asked of the day on which it is asked, also by a process that runs long."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.dates import LONDON
from followthrough.common.errors import NotAllowed
from followthrough.people.access import may_change, visible_to, work_on_case
from followthrough.people.models import CaseAccess
from followthrough.people.queries.opening import case_for
from followthrough.people.rules import AccessWhy
from tests import factories

pytestmark = pytest.mark.django_db

LAST_MINUTE = datetime(2027, 1, 6, 23, 59, tzinfo=LONDON)


@pytest.fixture
def actor():
    """Of another unit, with a row that holds until the 6th."""
    user = factories.user("grace", Role.PRACTITIONER, units=(factories.unit("U2", "Southtown"),))
    CaseAccess.objects.create(
        case=factories.case(),
        user=user,
        why=AccessWhy.COVER,
        from_on=factories.TODAY,
        until_on=LAST_MINUTE.date(),
    )
    return actor_for(user)


def test_the_same_actor_sees_the_case_until_midnight(actor) -> None:
    with time_machine.travel(LAST_MINUTE, tick=False) as clock:
        case = case_for(actor, "X000001")
        work_on_case(actor, case)
        may_change(actor, case)
        assert list(visible_to(actor)) == [case]
        clock.shift(timedelta(minutes=1))
        assert list(visible_to(actor)) == []
        for ask in (
            lambda: case_for(actor, "X000001"),
            lambda: work_on_case(actor, case),
            lambda: may_change(actor, case),
        ):
            with pytest.raises(NotAllowed):
                ask()
