from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

FRIDAY = factories.TODAY + timedelta(days=32)
IN_DOUBT = "The day of release is to be confirmed"


@pytest.fixture
def held(client) -> Any:
    """A page of the order of somebody who is in custody, with this day of release."""
    amara = factories.practitioner(factories.unit())
    client.force_login(amara)

    def page(release: Any) -> str:
        line = factories.line()
        line["case"] |= {"in_custody": True}
        if release:
            line["case"]["expected_release_on"] = str(release)
        step = line["plan"]["goals"][0]["steps"][0]
        step |= {"intervention": "supervision_meetings", "route": "probation_staff"}
        step |= {"text": "Meet Amara", "delivery": {}}
        summary, rows = factories.imported(line, today=factories.TODAY)
        assert summary.aside == 0, rows
        return client.get(f"/cases/{line['crn']}/plan/").text

    return page


def test_a_release_on_a_friday_is_to_be_confirmed(held):
    page = held(FRIDAY)
    assert IN_DOUBT in page
    assert "It is expected on Friday 5 February 2027." in page
    assert "On release, 5 February 2027" in page
    assert IN_DOUBT not in held(FRIDAY - timedelta(days=1))


def test_without_a_day_of_release_what_waits_for_it_is_after_release(held):
    page = held(None)
    assert IN_DOUBT not in page
    assert "After release" in page
    assert "it starts after the release, which has no date yet." in page
