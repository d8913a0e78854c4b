"""An order that was published by mistake is withdrawn: with words, and without another in its
place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, Page, entries, opened, say_why
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.plans.tests.factories import note
from followthrough.sequencing.models import PublishedOrder
from tests import factories

CRN = "X000001"
PLAN = reverse("plan", args=[CRN])
WITHDRAW = reverse("withdraw-order", args=[CRN])
TIMELINE = reverse("case-timeline", args=[CRN])
VERSIONS = reverse("versions", args=[CRN])
WHY = "Published before we had talked it through."


def publish(client: Client) -> Page:
    return opened(client, PLAN).send(action="publish/", read=WHATEVER_IT_LACKS)


@pytest.fixture
def published(client, case):
    publish(client)
    return case


@pytest.fixture
def ben(published):
    """A colleague of the unit, in another browser, who has said why they work on the case."""
    other = Client()
    other.force_login(factories.user("ben", units=(factories.unit(),), name="Ben Carter"))
    say_why(other)
    return other


def hold(case, ref: str = "T1") -> None:
    """So that what is proposed is another order."""
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == ref)
    hold_step(OPERATOR, case, step.pk, note(reason="waiting_list"))


def test_the_plan_leads_to_it_and_says_afterwards_who_withdrew_it_and_why(client, published):
    assert f'href="{WITHDRAW}"' in opened(client, PLAN).html
    page = opened(client, WITHDRAW)
    assert "Withdraw order 1" in page.text
    after = page.send(words=f"  {WHY}\n")

    assert after.title.startswith("Plan")
    assert "Order 1 is withdrawn. No order is published now." in after.text
    assert f"Order 1 was withdrawn on 4 January 2027 by Amara: “{WHY}”" in after.text
    assert "No order is published now. What you see is a proposal: you decide." in after.text
    assert "Published start" not in after.text
    assert f'href="{WITHDRAW}"' not in after.html
    assert "Publish this order" in after.html


def test_my_plan_says_then_that_what_comes_first_is_open(client, published):
    mine = reverse("my-plan", args=[CRN])
    assert "I do things in this order." in opened(client, mine).text
    opened(client, WITHDRAW).send(words=WHY)
    text = opened(client, mine).text
    assert "It is still open what comes first." in text
    assert "this order" not in text


def test_it_stands_in_the_ledger_without_the_words_and_on_the_timeline_with_them(client, published):
    opened(client, WITHDRAW).send(words=WHY)
    assert entries(published) == ["order.published", "order.withdrawn"]
    said = opened(client, TIMELINE).text
    assert "Withdrew the published order of delivery by Amara" in said
    assert "It was order 1" in said
    assert WHY in said
    entry = LedgerEntry.objects.get(case_id=published.pk, action="order.withdrawn")
    assert WHY not in f"{entry.why} {entry.before} {entry.after}"


def test_the_order_stays_among_the_versions_as_it_was(client, published):
    opened(client, WITHDRAW).send(words=WHY)
    assert ". Withdrawn" in opened(client, VERSIONS).text
    order = PublishedOrder.objects.get()
    said = opened(client, reverse("version-order", args=[CRN, order.pk])).text
    assert "Withdrawn on 4 January 2027" in said
    assert f"by Amara: “{WHY}”" in said
    assert "Replaced on" not in said
    assert "Current" not in said


@pytest.mark.parametrize("words", ["", "  \n "])
def test_without_a_reason_nothing_is_withdrawn(client, published, words):
    page = opened(client, WITHDRAW).send(words=words)
    assert page.errors == [("#id_words", "Enter why it is withdrawn")]
    assert PublishedOrder.objects.get().replaced_on is None
    assert entries(published) == ["order.published"]


def test_the_next_order_has_the_next_number_and_the_plan_speaks_of_it_alone(client, published):
    opened(client, WITHDRAW).send(words=WHY)
    page = publish(client)
    assert "Order 2 is published." in page.text
    assert WHY not in page.text
    page = opened(client, WITHDRAW).send(words="And that one too.")
    assert "Order 2 was withdrawn on" in page.text
    assert WHY not in page.text


def test_where_another_was_published_meanwhile_it_is_said_and_the_words_stay(
    client, published, ben
):
    mine = opened(client, WITHDRAW)
    hold(published)
    publish(ben)
    stale = mine.send(words=WHY)

    [(_, said)] = stale.errors
    assert said.startswith("Order 2 was published by Ben Carter since you opened this page.")
    assert "Withdraw order 2" in stale.text
    assert stale.form().values["words"].strip() == WHY
    assert PublishedOrder.objects.get(replaced_on=None).number == 2
    assert entries(published)[-1] == "order.published"

    assert "Order 2 is withdrawn." in stale.send().text, "they have read which one it is by now"
    assert not PublishedOrder.objects.filter(replaced_on=None).exists()


def test_where_somebody_withdrew_it_meanwhile_it_is_said_and_the_words_stay(client, published, ben):
    mine = opened(client, WITHDRAW)
    opened(ben, WITHDRAW).send(words="Ben's reason.")
    stale = mine.send(words=WHY)

    [(_, said)] = stale.errors
    assert said.startswith("Order 1 was withdrawn already, on 4 January 2027 by Ben Carter.")
    assert stale.form().values["words"].strip() == WHY
    assert "Withdraw it" not in stale.html
    assert entries(published) == ["order.published", "order.withdrawn"]


def test_where_nothing_is_published_there_is_nothing_to_withdraw(client, case):
    assert WITHDRAW not in opened(client, PLAN).html
    answer = client.get(WITHDRAW, follow=True)
    assert "No order is published: there is none to withdraw." in answer.text
    client.post(WITHDRAW, {"seen": "1", "words": WHY})
    assert entries(case) == []


@pytest.mark.parametrize("seen", ["", "0", "2", "-1", "x", "9" * 5000])
def test_a_number_that_was_not_shown_withdraws_nothing(client, published, seen):
    page = opened(client, WITHDRAW).send(words=WHY, seen=seen)
    assert page.status == 200
    assert page.title.startswith("Error: ")
    assert entries(published) == ["order.published"]


def test_a_proposal_that_was_seen_before_it_all_is_not_published(client, case):
    """Somebody published the same order and withdrew it, with a reason that has to be read."""
    before = opened(client, PLAN)
    publish(client)
    opened(client, WITHDRAW).send(words=WHY)
    after = before.send(action="publish/", read=WHATEVER_IT_LACKS)
    assert "The order changed since you opened this page" in after.text
    assert WHY in after.text
    assert not PublishedOrder.objects.filter(replaced_on=None).exists()


def test_a_page_that_shows_the_order_as_published_does_not_publish_it_again(client, published):
    hold(published)
    before = opened(client, PLAN)
    opened(client, WITHDRAW).send(words=WHY)
    after = before.send(action="publish/", read=WHATEVER_IT_LACKS)
    assert "The order changed since you opened this page" in after.text
    assert not PublishedOrder.objects.filter(replaced_on=None).exists()


def test_once_the_last_sentence_has_ended_the_plan_does_not_lead_to_it(client, amara):
    """Nothing is published any more then, and the last order is history."""
    case = factories.case(amara)
    publish(client)
    case.sentences.update(ends_on=factories.TODAY - timedelta(days=1))
    assert WITHDRAW not in opened(client, PLAN).html
