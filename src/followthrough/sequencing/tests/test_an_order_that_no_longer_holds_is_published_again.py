"""A sentence is shortened, or somebody is in custody again: the dates that were published are one
thing to do, and are promised to nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.delivery.rules import due
from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import (
    case,
    context,
    on,
    published,
    sentence,
    step,
    to_do,
)
from followthrough.desks.shared.tests.pages import opened
from followthrough.sequencing.actions import publish_order
from tests import factories

KIND = "order-no-longer-holds"


def is_due(facts) -> bool:
    return KIND in [item.kind for item in due(facts, context())]


def ends(start: int, end: int | None, **fields):
    """A step with its published start and end; the sentence ends in 50 days."""
    one = step(**fields)
    order = published(one, start, "estimate")
    placed = order.steps[one.id]._replace(end=None if end is None else on(end))
    sentences = fields.get("sentences") or [sentence(ends=50)]
    return case(steps=[one], published=replace(order, steps={one.id: placed}), sentences=sentences)


@pytest.mark.parametrize(
    ("start", "end", "speaks"),
    [
        (20, 50, False),
        (20, 51, True),
        (50, None, False),
        (51, None, True),
        (51, 60, True),
    ],
)
def test_after_the_last_day_of_the_sentence(start, end, speaks):
    assert is_due(ends(start, end)) is speaks


@pytest.mark.parametrize(
    ("state", "speaks"),
    [
        ({"referred": -1}, True),
        ({"started": -1}, False),
        ({"started": -9, "finished": -1}, False),
        ({"decided": "drop"}, False),
    ],
)
def test_only_of_what_is_to_come(state, speaks):
    assert is_due(ends(20, 60, **state)) is speaks


def test_required_work_ends_with_its_own_sentence():
    one = step(requirement_id=7)
    order = published(one, 20, "estimate")
    placed = order.steps[one.id]._replace(end=on(60))
    order = replace(order, steps={one.id: placed})
    own, other = sentence(ends=50, requirements=(7,)), sentence(ends=300)
    assert is_due(case(steps=[one], published=order, sentences=[own, other]))
    longer = sentence(ends=60, requirements=(7,))
    assert not is_due(case(steps=[one], published=order, sentences=[longer, other]))


@pytest.mark.parametrize(
    ("in_custody", "release", "speaks"),
    [(False, None, False), (True, None, True), (True, 21, True), (True, 20, False)],
)
def test_before_a_release_or_while_that_is_not_known(in_custody, release, speaks):
    one = step()
    facts = case(
        steps=[one],
        published=published(one, 20, "estimate"),
        in_custody=in_custody,
        release=release,
    )
    assert is_due(facts) is speaks


def test_it_is_said_once_with_what_to_do():
    one, other = step(), step()
    order = published(one, 60, "group")
    order = replace(order, steps=order.steps | published(other, 61, "group").steps)
    [said] = to_do(case(steps=[one, other], published=order, sentences=[sentence(ends=50)]))
    assert said.text == (
        "The published order has work after the end of the sentence that it is part of."
    )
    assert said.action == "Publish the order again, and tell Sam what changed"
    assert said.at.name == "plan"


def test_no_group_is_announced_that_starts_after_the_end():
    one = step()
    facts = case(steps=[one], published=published(one, 9, "group"), sentences=[sentence(ends=5)])
    assert "group-starts" not in [item.kind for item in due(facts, context())]


def test_the_persons_page_shows_the_dates_that_hold_and_no_others():
    one, other = step("Join the group"), step("Meet the adviser")
    order = published(one, 60, "group")
    order = replace(order, steps=order.steps | published(other, 20, "group").steps)
    facts = case(steps=[one, other], published=order, sentences=[sentence(ends=50)])
    page = my_plan(facts, MyPlanSources({}, {}, {}), context())
    assert "Meet the adviser" in [day.text for day in page.dates]
    assert "Join the group" not in [day.text for day in page.dates]


@pytest.mark.django_db
@pytest.mark.usefixtures("monday")
def test_a_file_that_shortens_the_sentence_asks_for_it_until_the_order_is_published(client):
    amara = factories.practitioner(factories.unit())
    made = factories.case(amara)
    publish_order(OPERATOR, made, today=factories.TODAY)
    client.force_login(amara)
    asked = "The published order has work after the end of the sentence"
    assert asked not in opened(client, reverse("case", args=["X000001"])).text
    factories.imported(factories.line(sentences__0__ends_on="2027-01-20"))
    assert asked in opened(client, reverse("case", args=["X000001"])).text
    publish_order(OPERATOR, made, today=factories.TODAY)
    assert asked not in opened(client, reverse("case", args=["X000001"])).text
