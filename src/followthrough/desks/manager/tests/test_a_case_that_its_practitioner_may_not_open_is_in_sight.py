from __future__ import annotations

import pytest
from django.test import Client

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.insight.queries import denied_to_holder
from followthrough.people.access import visible_to
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

HEADING = "Their practitioner may not open them"


@pytest.fixture
def amara():
    return factories.user("Amara", units=(factories.unit(),))


@pytest.fixture
def helen():
    return factories.user("helen", Role.MANAGER, units=(factories.unit(),))


@pytest.mark.parametrize(
    ("access", "denied"),
    [
        ({}, False),
        ({"excluded": ["amara"]}, True),
        ({"excluded": ["helen"]}, False),
        ({"restricted_to": ["helen"]}, True),
        ({"restricted_to": ["amara", "helen"]}, False),
        ({"restricted_to": ["amara", "helen"], "excluded": ["amara"]}, True),
    ],
)
def test_it_is_listed_exactly_where_its_practitioner_may_not_see_it(amara, helen, access, denied):
    case = factories.case(amara, access=access)
    listed = denied_to_holder(actor_for(helen), factories.TODAY)
    assert listed == ([case] if denied else [])
    assert visible_to(actor_for(amara)).exists() is not denied


@pytest.mark.parametrize(
    "access", [{"known": False}, {"excluded": ["amara", "helen"]}, {"excluded": ["nobody.known"]}]
)
def test_a_manager_who_may_not_see_it_either_learns_nothing(amara, helen, access):
    factories.case(amara, access=access)
    assert denied_to_holder(actor_for(helen), factories.TODAY) == []


def test_the_team_says_so_and_names_who_holds_it(amara, helen):
    factories.case(amara, access={"excluded": ["amara"]})
    client = Client()
    client.force_login(helen)
    page = client.get("/team/").text
    assert HEADING in page
    assert "X000001, held by Amara" in page
    factories.imported(
        factories.line(
            case__practitioners=[{"username": "Amara", "name": "Amara", "since": "2026-10-05"}]
        )
    )
    assert HEADING not in client.get("/team/").text
