"""A need that no step works on stands on the plan, however it is grouped, where the thing to do
about it leads, with how to add a step."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.accounts.actions import keep_preference
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import actor_for
from followthrough.desks.shared.tests.pages import opened
from tests import factories

CRN = "X000001"
PLAN = reverse("plan", args=[CRN])
ALCOHOL = {"area": "alcohol", "immediacy": "soon", "severity": "high", "linked_to_harm": True}
HOME = {"area": "accommodation", "immediacy": "soon", "severity": "low"}
NOTHING = (
    "Alcohol use: nothing is planned for this need. Soon, high severity, linked to serious harm."
)
HARM_HEADING = "Linked to serious harm, and no step works on it"
HEADING = "Needs that no step works on"


@pytest.fixture(params=["when", "need"])
def plan_page(request, amara, client):
    """Opens the plan of a case whose needs are these, grouped in each way."""
    client.force_login(amara)
    keep_preference(actor_for(amara), Preference.PLAN_GROUPED_BY, request.param)

    def open_with(*needs, **changes):
        factories.case(amara, assessment__needs=list(needs), **changes)
        return opened(client, PLAN)

    return open_with


def test_it_is_said_with_how_soon_and_severe_it_is_and_where_a_step_is_added(plan_page):
    page = plan_page(HOME, ALCOHOL)
    assert NOTHING in page.text
    part = page.html[page.html.index(HARM_HEADING) :]
    assert f'href="{reverse("add-goal", args=[CRN])}?area=alcohol"' in part
    assert page.text.index(HARM_HEADING) < page.text.index("Meet the housing adviser")


def test_one_that_is_not_linked_to_serious_harm_stands_below_the_rows(plan_page):
    page = plan_page(HOME, ALCOHOL | {"linked_to_harm": False})
    assert "Alcohol use: nothing is planned for this need. Soon, high severity." in page.text
    assert HARM_HEADING not in page.text
    assert page.text.index(HEADING) > page.text.index("Meet the housing adviser")


def test_what_is_to_do_about_it_leads_there(plan_page, client):
    page = plan_page(HOME, ALCOHOL)
    [leads_to] = {
        part.split('"')[0]
        for part in opened(client, reverse("today")).html.split(f'href="{PLAN}#')[1:]
        if part.startswith("need-alcohol")
    }
    assert page.html.count(f'id="{leads_to}"') == 1


def test_a_need_that_a_step_works_on_is_not_among_them(plan_page):
    assert HEADING not in plan_page(HOME).text


def test_an_immediate_one_is_said_once(plan_page):
    page = plan_page(HOME, ALCOHOL | {"immediacy": "immediate"})
    assert "nothing is planned for this immediate need" in page.text
    assert HEADING not in page.text


def test_one_whose_steps_are_on_hold_or_came_to_nothing_is(plan_page):
    failed = factories.step(
        "T1", delivery={"not_delivered_on": "2026-12-21", "not_delivered_reason": "travel"}
    )
    page = plan_page(HOME, plan__goals__0__steps=[failed])
    assert "what was planned for this need was not delivered. Soon, low severity." in page.text
    assert page.html.count('id="need-accommodation"') == 1


def test_one_whose_steps_are_done_is_not(plan_page):
    done = {"started_on": "2026-11-02", "finished_on": "2026-12-01"}
    assert (
        HEADING
        not in plan_page(HOME, plan__goals__0__steps=[factories.step("T1", delivery=done)]).text
    )


def test_one_that_only_meetings_are_listed_under_is(plan_page):
    """Contact is no work on a need; that it goes on is not passed over either."""
    meetings = factories.step(
        "T1", intervention="supervision_meetings", delivery={"started_on": "2026-11-02"}
    )
    page = plan_page(HOME, plan__goals__0__steps=[meetings])
    said = "nothing but meetings or tests is planned for this need. Soon, low severity."
    assert said in page.text
    assert page.html.count('id="need-accommodation"') == 1
