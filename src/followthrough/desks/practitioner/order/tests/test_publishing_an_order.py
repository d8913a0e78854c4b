from __future__ import annotations

import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from followthrough import policy
from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.sequencing.models import OrderedStep, PublishedOrder
from tests import factories

PLAN = reverse("order", args=["X000001"])
TIMELINE = reverse("case-timeline", args=["X000001"])


def publish(client):
    return opened(client, PLAN).send(action="publish/", sure="on")


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


def test_a_second_publication_is_version_two_and_the_first_stays_as_it_was(client, case):
    publish(client)
    first = PublishedOrder.objects.get()
    before = list(first.steps.order_by("position").values())
    page = publish(client)

    assert "Order 2 is published." in page.text
    first.refresh_from_db()
    assert first.replaced_on is not None
    assert list(first.steps.order_by("position").values()) == before
    assert PublishedOrder.objects.get(replaced_on=None).number == 2


def test_the_database_itself_keeps_a_published_order_as_it_was(client, case):
    publish(client)
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
    after = page.send(action="publish/", sure="on")

    assert "The order changed since you opened this page" in after.text
    assert not PublishedOrder.objects.exists()
    assert entries(case) == []
    assert "Order 1 is published." in after.send(action="publish/", sure="on").text


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
