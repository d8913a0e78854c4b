"""Of a form that cannot be saved any more, what was typed stands by the labels that it shows."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.case_life import LifeNote, close_case
from tests import factories

CRN = "X000001"
NOTE = LifeNote(factories.TODAY, factories.TODAY, "By the court.")


@pytest.mark.django_db
@pytest.mark.usefixtures("monday")
def test_codes_stand_by_the_words_that_were_chosen(client):
    amara = factories.user("amara", units=(factories.unit(),))
    helen = factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    case = factories.case(amara)
    client.force_login(amara)
    goal = case.plan.goals.first()
    page = opened(client, reverse("add-step", args=[CRN, goal.pk]))
    close_case(actor_for(helen), case, "revoked", NOTE)
    late = page.send(
        text="Ring the council",
        way="service",
        intervention="accommodation_support",
        protects_others="on",
        nature="ongoing",
    )
    assert late.status == 409
    for line in (
        "Step Ring the council",
        "Who does it, and how? A service does it, after a referral",
        "Kind of work Accommodation support",
        "This step protects other people Yes",
        "How does it run? Ongoing: it starts and goes on",
    ):
        assert line in late.text, line
    for code in ("accommodation_support", "protects_others", "Seen version", "Protects others on"):
        assert code not in late.text, code
