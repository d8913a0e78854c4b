"""After a merge, work for a need may stand under the other record alone. Then it is not said that
nothing is planned for the need: it is said where its work stands."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.actions import keep_preference
from followthrough.accounts.models import User
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.delivery.facts import work_facts
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import OTHER_RECORD
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.carrying_over import carry_over
from followthrough.people.actions.same_person import Decision, merge_records, undo_merge
from followthrough.people.models import Case
from followthrough.policy import context_on
from followthrough.sequencing.rules.published import KnowsOrder
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

KEPT, TWICE = "X000001", "X900002"
WHY = Decision(factories.TODAY, "I asked him.")
CASE, TODAYS, PLAN = "/cases/X000001/", "/today/", "/cases/X000001/plan/"
ELSEWHERE = "Accommodation: work on this immediate need stands under another record of Sam"
NOTHING = "nothing is planned for this immediate need"
NEEDS = [{"area": "accommodation", "immediacy": "immediate", "severity": "high"}]


@pytest.fixture
def amara():
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def client(amara) -> Client:
    client = Client()
    client.force_login(amara)
    return client


def case_of(crn: str) -> Case:
    return Case.objects.select_related("person").get(person__crn=crn)


@pytest.fixture
def merged(amara):
    """The work on a home stands under the other record, in the state of `delivery`."""

    def of(**delivery):
        here = factories.line()["plan"]["goals"][1:]
        there = factories.line()["plan"]["goals"]
        there[0]["steps"][0]["delivery"] = delivery
        for goal in here:
            for step in goal["steps"]:
                step.pop("strength", None)
        factories.case(amara, plan__goals=here, assessment__needs=NEEDS)
        factories.case(amara, crn=TWICE, plan__goals=there)
        helen = actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))
        merge = merge_records(helen, case_of(KEPT), case_of(TWICE), WHY)
        carry_over(actor_for(amara), case_of(KEPT), merge, WHY)
        return helen

    return of


def test_where_the_work_stands_is_said_wherever_nothing_was_said_to_be_planned(client, merged):
    merged(referred_on="2026-12-01")
    for page in (CASE, TODAYS):
        text = opened(client, page).text
        assert ELSEWHERE in text
        assert NOTHING not in text
    assert "Planned under another record" in opened(client, CASE).text
    amara = actor_for(User.objects.get(username="amara"))
    keep_preference(amara, Preference.PLAN_GROUPED_BY, "need")
    text = opened(client, PLAN).text
    assert "Planned under another record" in text
    assert "Nothing is planned" not in text.partition("Strengths")[0]


def test_the_order_says_so_too(client, merged):
    merged(started_on="2026-12-01")
    text = opened(client, reverse("plan", args=[KEPT])).text
    assert ELSEWHERE in text
    assert NOTHING not in text


def test_coverage_counts_it_as_that(merged):
    merged(started_on="2026-12-01")
    kept = case_of(KEPT).pk
    items = covered_items(work_facts([kept], KnowsOrder)[kept], context_on(factories.TODAY))
    [need] = [i.line for i in items if (i.line.about, i.ref) == ("need", "accommodation")]
    assert need.why == OTHER_RECORD


@pytest.mark.parametrize(
    "delivery",
    [
        {"started_on": "2026-11-02", "finished_on": "2026-12-01"},
        {"not_delivered_on": "2026-12-01", "not_delivered_reason": "no_service_in_area"},
    ],
)
def test_what_is_over_there_is_nothing_that_goes_on(client, merged, delivery):
    merged(**delivery)
    text = opened(client, CASE).text
    assert NOTHING in text
    assert ELSEWHERE not in text


def test_once_the_merge_is_undone_nothing_is_planned(client, merged):
    helen = merged(started_on="2026-12-01")
    undo_merge(helen, case_of(KEPT), case_of(TWICE), WHY)
    assert NOTHING in opened(client, CASE).text
