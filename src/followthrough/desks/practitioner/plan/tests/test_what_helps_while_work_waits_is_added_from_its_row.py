"""The thing to do about an immediate need that waits leads to a row from which it can be done."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.accounts.actions import keep_preference
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import actor_for
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import Case
from followthrough.plans.models import Goal
from tests import factories

CRN = "X000001"
PLAN, CASE = (reverse(name, args=[CRN]) for name in ("plan", "case"))
HELP = "Add a step that helps in the meantime"


def waits(amara, **delivery: str) -> str:
    """Where a step is added under the goal for accommodation, whose one step was referred."""
    asked = factories.step("T1", delivery=delivery)
    factories.case(amara, plan__goals__0__steps=[asked])
    goal = Goal.objects.get(plan__case=Case.objects.get(), area="accommodation")
    return reverse("add-step", args=[CRN, goal.pk])


@pytest.mark.parametrize("by", ["when", "need"])
def test_it_leads_to_the_row_and_the_row_to_where_a_step_is_added(client, amara, by):
    keep_preference(actor_for(amara), Preference.PLAN_GROUPED_BY, by)
    add = waits(amara, referred_on="2026-12-01")
    [anchor] = re.findall(rf'href="{PLAN}#([^"]+)">{HELP}', opened(client, CASE).html)
    html = opened(client, PLAN).html
    assert f'id="{anchor}"' in html
    [leads] = re.findall(rf'href="([^"]+)">{HELP}', html[html.index(f'id="{anchor}"') :])
    assert leads == add
    assert client.get(leads).status_code == 200


@pytest.mark.parametrize(
    "delivery", [{}, {"started_on": "2026-12-01", "referred_on": "2026-11-20"}]
)
def test_where_nothing_waits_neither_says_so(client, amara, delivery):
    waits(amara, **delivery)
    assert HELP not in opened(client, CASE).text
    assert HELP not in opened(client, PLAN).text
