"""Who does a step and by which route is one question; whoever needs another pair names both."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.practitioner.steps.forms.step import way_of
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Goal, Step
from followthrough.plans.rules import Route, StepActor
from followthrough.plans.words import OTHER_WAY, WAYS, WAYS_ASKED
from tests import factories

CRN = "X000001"
REFERRAL = {"intervention": "accommodation_support"}


def form(client):
    goal = Goal.objects.get(ref="G1")
    return opened(client, reverse("add-step", args=[CRN, goal.pk]))


@pytest.mark.parametrize("actor", StepActor)
@pytest.mark.parametrize("route", Route)
def test_every_pair_is_shown_and_none_is_lost(actor, route):
    shown = way_of(actor, route)
    assert shown["way"] in WAYS_ASKED
    pair = WAYS.get(shown["way"]) or (shown["actor"], shown["route"])
    assert pair == (actor, route)


@pytest.mark.parametrize("way", WAYS)
def test_each_way_saves_its_pair(client, case, way):
    work = REFERRAL if WAYS[way][1] == "referral" else {}
    page = form(client).send(text=f"Do it: {way}", way=way, **work)
    assert "The step is added." in page.text
    made = Step.objects.get(text=f"Do it: {way}")
    assert (made.actor, made.route) == WAYS[way]


def test_another_way_asks_for_both(client, case):
    page = form(client).send(text="Do it", way=OTHER_WAY)
    assert page.errors == [
        ("#id_actor", "Select who will do it"),
        ("#id_route", "Select how"),
    ]
    page.send(actor="agency", route="signposting")
    made = Step.objects.get(text="Do it")
    assert (made.actor, made.route) == ("agency", "signposting")


def test_without_an_answer_it_asks_in_one_sentence(client, case):
    assert form(client).send(text="Do it").errors == [("#id_way", "Select who does it, and how")]


def test_a_step_with_an_unusual_pair_opens_as_it_is(client, amara):
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"][0] |= {"actor": "other", "route": "signposting", "intervention": None}
    factories.case(amara, plan__goals=goals)
    step = Step.objects.get(ref="T1")
    values = opened(client, reverse("edit-step", args=[CRN, step.pk])).form().values
    assert (values["way"], values["actor"], values["route"]) == (OTHER_WAY, "other", "signposting")


def test_a_kind_of_work_that_is_there_fills_in_the_step(client, case):
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support")],
    )
    page = form(client)
    assert 'name="kind" value="accommodation_support"' in page.html
    chosen = page.send(kind="accommodation_support", by_on_day="27")
    values = chosen.form().values
    assert (values["way"], values["intervention"]) == ("service", "accommodation_support")
    assert values["by_on_day"] == "27"
    assert chosen.errors == []
    assert page.send(kind="no_such").form().values["text"] == ""


def test_what_is_rarely_asked_is_open_only_where_something_is_said(client, case):
    summary = "It is required, protects other people, or runs otherwise than usual"
    closed = form(client).html
    assert closed.index("<details", closed.index("id_strength")) > 0
    assert "open><summary" not in closed[closed.index("id_strength") : closed.index(summary)]
    step = Step.objects.get(ref="T3")
    opened_ = opened(client, reverse("edit-step", args=[CRN, step.pk])).html
    assert " open><summary" in opened_[opened_.index("id_strength") : opened_.index(summary)]
