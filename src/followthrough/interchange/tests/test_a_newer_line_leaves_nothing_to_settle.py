"""A difference that waits is what the source said last. Once a newer line is taken it is not, and
settling it then would bring old facts back, and old access."""

from __future__ import annotations

import pytest
from django.utils import timezone

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotPossible
from followthrough.interchange.actions import settle_difference
from followthrough.people.access import visible_to
from followthrough.plans.models import Plan
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_exclusion_that_came_later_stays() -> None:
    bo = factories.practitioner(factories.unit(), "bo")
    case = factories.case()
    Plan.objects.filter(case=case).update(changed_here_on=timezone.now())
    factories.imported(factories.line(plan__goals__0__title="Another goal"))
    factories.imported(factories.line(access={"excluded": ["bo"]}, person__last_name="Brooks"))
    assert not visible_to(actor_for(bo)).exists()

    with pytest.raises(NotPossible, match="no open difference"):
        settle_difference(OPERATOR, case, keep="ours", today=factories.TODAY)

    assert not visible_to(actor_for(bo)).exists()
    case.person.refresh_from_db()
    assert case.person.last_name == "Brooks"
