"""The row of a person begins with what is most serious, also where its day is still to come."""

from __future__ import annotations

import pytest

from followthrough.desks.shared.tests.pages import opened
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

REGISTER = {"code": "rcpr", "since": "2026-10-05", "review_on": "2027-01-07"}


def test_what_protects_others_is_not_folded_under_what_is_late(client) -> None:
    amara = factories.practitioner(factories.unit())
    client.force_login(amara)
    factories.case(
        amara,
        assessment__registers=[REGISTER],
        plan__goals__0__steps=[
            factories.step("T1", text="Call the police", protects_others=True, by_on="2027-01-08"),
            factories.step("T9", text="Bring the letter", by_on="2027-01-01"),
        ],
    )
    html = opened(client, "/today/").html
    row = html[html.index('<li class="ft-due">') :]
    in_sight, folded = row.split("ft-due__more", 1)
    assert in_sight.index("The review of") < in_sight.index("Call the police")
    assert "Bring the letter" not in in_sight
    assert "Bring the letter" in folded
