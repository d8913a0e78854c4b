"""A case without an assessment, and one whose plan holds nothing, are no quiet cases."""

from __future__ import annotations

from django.db import connection
from django.urls import reverse

from followthrough.delivery.actions.digests import make_anew
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import Assessment, Circumstance, Need, Register, Strength
from tests import factories


def test_a_case_without_an_assessment_says_so_on_today(client, amara):
    case = factories.case(amara)
    without_assessment()
    make_anew([case.pk])
    page = opened(client, reverse("today"))
    assert "No assessment is recorded: needs and risk are not known." in page.text
    assert "Ask Sam what cannot wait" in page.text
    assert opened(client, reverse("case", args=["X000001"])).text


def without_assessment() -> None:
    """As a database of before, or half of a backup, may hold a case: every file brings one."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in (Need, Strength, Circumstance, Register, Assessment):
            table = f'"{model._meta.db_table}"'
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(f"DELETE FROM {table}")


def test_a_plan_without_a_goal_is_asked_for_as_none(client, amara):
    factories.case(amara, plan__goals=[], plan__agreement={"state": "draft"})
    assert "The plan has no step." in opened(client, reverse("today")).text
    assert "The plan has not been agreed." not in opened(client, reverse("today")).text
    assert "No plan" in opened(client, reverse("cases")).text
