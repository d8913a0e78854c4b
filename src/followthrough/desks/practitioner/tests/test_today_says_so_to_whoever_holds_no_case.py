"""Nobody is praised for work that is not theirs."""

from __future__ import annotations

import pytest

from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_a_manager_is_led_to_their_team(client):
    unit = factories.unit()
    factories.case(factories.practitioner(unit))
    client.force_login(factories.user("helen", Role.MANAGER, units=(unit,)))
    page = opened(client, "/today/").text
    assert "You hold no cases yourself." in page
    assert "well done" not in page.lower()


def test_a_practitioner_without_a_case(client):
    client.force_login(factories.practitioner(factories.unit()))
    page = opened(client, "/today/").text
    assert "You hold no cases." in page
    assert "well done" not in page.lower()
