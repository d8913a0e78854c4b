"""Every line of a file, version of the assessment and of the plan, and published order of a case
is in one list."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Plan, PlanSnapshot
from followthrough.sequencing.actions import publish_order
from tests import factories

VERSIONS = reverse("versions", args=["X000001"])


def test_each_kind_stands_in_it_and_the_newest_is_first(client, amara, case):
    factories.case(amara, plan__goals__0__title="I have a home")
    publish_order(actor_for(amara), case, today=factories.TODAY)
    page = opened(client, VERSIONS).text

    assert "6 versions" in page
    for said in (
        "Source test, line 1",
        "From the source",
        "Plan, version 1",
        "Plan, version 2",
        "As a file brought it",
        "Order of delivery 1",
        "Published by Amara. Policy pack ",
    ):
        assert said in page
    assert page.index("Plan, version 2") < page.index("Plan, version 1")
    assert page.count(" Current ") == 4


def test_the_timeline_leads_to_it(client, case):
    page = opened(client, reverse("case-timeline", args=["X000001"]))
    assert f'href="{VERSIONS}"' in page.html


def test_a_long_list_has_pages(client, amara, case):
    plan = case.plan
    PlanSnapshot.objects.bulk_create(
        PlanSnapshot(plan=plan, number=n, why="changed", content={}) for n in range(2, 60)
    )
    first, second = opened(client, VERSIONS), opened(client, f"{VERSIONS}?page=2")

    assert "61 versions, page 1 of 2" in first.text
    assert "Plan, version 59 " in first.text
    assert "Plan, version 1 " not in first.text
    assert "Plan, version 1 " in second.text


def test_it_costs_the_same_for_many_versions_as_for_few(client, amara, case):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(VERSIONS)
        return len(asked)

    def bring(more: int) -> None:
        Plan.objects.update(changed_here_on=None)
        for number in range(more):
            factories.case(amara, plan__goals__0__title=f"Goal {number} of {more}")
            Plan.objects.update(changed_here_on=None)
        for _ in range(more):
            publish_order(actor_for(amara), case, today=factories.TODAY)

    bring(1)
    cost()
    few = cost()
    bring(4)
    assert cost() == few
