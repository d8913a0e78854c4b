"""Whoever speaks with the family after a death reads whom the person cared for, and in which
language and how they were written to."""

from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NOTE = LifeNote(factories.TODAY, factories.TODAY, "Her sister rang.")
HEADING = "Who may need somebody now, and how to speak with the family"


def page_after_the_death(client, **more) -> str:
    user = factories.practitioner(factories.unit())
    client.force_login(user)
    case = factories.case(user, **more)
    case_life.record_death(actor_for(user), case, NOTE)
    return opened(client, f"/cases/{case.person.crn}/").text


def test_what_is_on_record_stands_on_the_page(client):
    text = page_after_the_death(
        client,
        assessment__circumstances=[
            {"code": "cares_for_adult", "note": "Her mother"},
            {"code": "works_shifts"},
        ],
        person__caring_hours="Every afternoon",
        person__language="Welsh",
        person__adjustments="Letters in Welsh",
    )
    assert (
        f"{HEADING} Cares for an adult: Her mother Caring hours: Every afternoon "
        "Language: Welsh Adjustments: Letters in Welsh"
    ) in text
    assert "shifts" not in text


def test_where_nothing_is_on_record_nothing_is_said(client):
    text = page_after_the_death(
        client,
        assessment__circumstances=[],
        person__caring_hours="not_asked",
        person__language="English",
        person__adjustments="prefers_not_to_say",
    )
    assert HEADING not in text
