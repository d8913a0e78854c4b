"""Where nothing was recorded for long: of work under way nobody is asked what stands in its way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_progress import record_start
from followthrough.plans.models import Step
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("starts", [True, False])
def test_what_is_asked_depends_on_whether_work_is_under_way(client, monday, starts: bool) -> None:
    user = factories.practitioner(factories.unit())
    client.force_login(user)
    case = factories.case(user)
    if starts:
        step = Step.objects.get(ref="T1").pk
        record_start(actor_for(user), case, step, ChangeNote(factories.TODAY))
    monday.shift(timedelta(days=60))
    client.force_login(user)
    text = client.get(f"/cases/{case.person.crn}/").content.decode()
    assert "Nothing was recorded on any step since" in text
    assert ("how the work goes, and record it" in text) is starts
    assert ("what stands in the way" in text) is not starts
