from __future__ import annotations

import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from followthrough import policy
from followthrough.common.actors import OPERATOR
from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, entries, opened
from followthrough.people.queries import case_facts
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.plans.queries import plan_facts
from followthrough.plans.tests.factories import note
from followthrough.sequencing.actions import fingerprint_of
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from followthrough.sequencing.queries import proposal_for, published_orders
from tests import factories

PLAN = reverse("plan", args=["X000001"])
TIMELINE = reverse("case-timeline", args=["X000001"])


def publish(client):
    return opened(client, PLAN).send(action="publish/", read=WHATEVER_IT_LACKS)


def test_what_is_published_is_a_version_with_its_pack_and_its_publisher(client, amara, case):
    page = publish(client)

    assert "Order 1 is published." in page.text
    assert "Order 1 was published on" in page.text
    assert "by Amara" in page.text
    order = PublishedOrder.objects.get()
    assert (order.number, order.by, order.pack, order.as_of) == (
        1,
        amara,
        policy.on(factories.TODAY).version,
        factories.TODAY,
    )
    assert [s.step.ref for s in order.steps.order_by("position")] != []
    assert all(s.reasons for s in order.steps.all())


def test_publishing_stands_in_the_ledger_and_on_the_timeline(client, case):
    publish(client)

    assert entries(case) == ["order.published"]
    assert "Published the order of delivery by Amara" in opened(client, TIMELINE).text


def held(case, ref: str = "T1") -> None:
    """So that what is proposed is another order."""
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == ref)
    hold_step(OPERATOR, case, step.pk, note(reason="waiting_list"))


def test_what_is_published_already_is_not_published_a_second_time(client, case):
    before = opened(client, PLAN)
    publish(client)
    after = opened(client, PLAN)
    assert "Its dates still hold. There is nothing new to publish." in after.text
    assert reverse("publish-order", args=["X000001"]) not in after.html
    seen = fingerprint_now(case)
    answer = client.post(reverse("publish-order", args=["X000001"]), {"seen": seen})
    said = client.get(answer["Location"]).content.decode()
    assert "Order 1 is published already, and this one differs in nothing from it." in said
    assert "Nothing was published." in said
    assert PublishedOrder.objects.count() == 1
    assert entries(case) == ["order.published"]
    assert before.form("publish/").values["seen"] != seen


def fingerprint_now(case) -> str:
    published = published_orders([case.pk])[case.pk]
    facts, plan = case_facts([case.pk])[case.pk], plan_facts([case.pk])[case.pk]
    return fingerprint_of(proposal_for(facts, plan, published, factories.TODAY), published)


def test_where_its_dates_hold_but_not_all_that_it_says_it_is_published_again(
    client, case, monkeypatch
):
    publish(client)
    monkeypatch.setattr("followthrough.sequencing.queries.is_of_another_time", lambda *_: True)
    page = opened(client, PLAN)
    assert "Publish it again" in page.html
    assert "Order 2 is published." in page.send(action="publish/", read=WHATEVER_IT_LACKS).text


def test_a_second_publication_is_version_two_and_the_first_stays_as_it_was(client, case):
    publish(client)
    first = PublishedOrder.objects.get()
    before = list(first.steps.order_by("position").values())
    held(case)
    page = publish(client)

    assert "Order 2 is published." in page.text
    first.refresh_from_db()
    assert first.replaced_on is not None
    assert list(first.steps.order_by("position").values()) == before
    assert PublishedOrder.objects.get(replaced_on=None).number == 2


def test_the_database_itself_keeps_a_published_order_as_it_was(client, case):
    publish(client)
    held(case)
    publish(client)
    first = PublishedOrder.objects.get(number=1)
    for change in ({"pack": "another"}, {"replaced_on": None}, {"number": 9}):
        with pytest.raises(DatabaseError), transaction.atomic():
            PublishedOrder.objects.filter(pk=first.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        OrderedStep.objects.filter(order=first).update(start_on=None)


def test_an_order_that_changed_since_the_page_was_opened_is_not_published(client, case):
    page = opened(client, PLAN)
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    after = page.send(action="publish/", read=WHATEVER_IT_LACKS)

    assert "The order changed since you opened this page" in after.text
    assert not PublishedOrder.objects.exists()
    assert entries(case) == []
    assert "Order 1 is published." in after.send(action="publish/", read=WHATEVER_IT_LACKS).text


def test_a_page_that_was_not_looked_at_cannot_be_published(client, case):
    client.post(reverse("publish-order", args=["X000001"]))
    assert not PublishedOrder.objects.exists()


def test_what_differs_from_the_published_order_is_shown_beside_it(client, case):
    publish(client)
    assert "Its dates still hold." in opened(client, PLAN).text
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    page = opened(client, PLAN)
    shown = re.search(r"The order proposed today differs in (\d) steps?\.", page.text)
    assert int(shown[1]) == page.html.count(">Differs</strong>") >= 1


def test_a_case_without_a_plan_has_nothing_to_publish(client, amara):
    case = factories.case(amara, plan=None)
    page = opened(client, PLAN)
    assert "There is no plan yet" in page.text

    answer = client.post(reverse("publish-order", args=["X000001"]), {"seen": "x"}, follow=True)
    assert answer.status_code == 200
    assert entries(case) == []
