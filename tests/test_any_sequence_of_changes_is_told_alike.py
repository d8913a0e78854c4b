"""After random sequences of everything that can be done with a plan, its pages, its threads and
the counts over it tell the same story."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from followthrough.common.dates import today_in_london
from followthrough.delivery.attention import context_on
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries import coverage_of
from followthrough.delivery.rules import threads
from followthrough.delivery.rules.coverage import About, covered
from followthrough.delivery.rules.figures import figures
from followthrough.delivery.words import STAGES
from followthrough.plans.tests.doings import TODAY, World
from followthrough.plans.tests.test_any_sequence_of_changes_keeps_the_plan_whole import (
    do,
    sequences,
)
from tests import given

pytestmark = pytest.mark.django_db
EVERY = 6  # operations between two looks: pages take longer than changes
CRN = "X000001"


@pytest.fixture
def world() -> World:
    return World.start()


@pytest.fixture
def reader(world: World) -> Client:
    found = Client()
    found.force_login(given.practitioner(given.unit()))
    return found


@sequences(most=6, length=12)
def test_after_a_few_short_sequences(world: World, reader: Client, sequence: list[Any]) -> None:
    run(world, reader, sequence)


@pytest.mark.slow
@sequences(most=15, length=36)
def test_after_many_long_sequences(world: World, reader: Client, sequence: list[Any]) -> None:
    run(world, reader, sequence)


def run(world: World, reader: Client, sequence: list[Any]) -> None:
    point = transaction.savepoint()
    try:
        for number, one in enumerate(sequence, 1):
            do(world, *one)
            if number % EVERY == 0:
                assert_counts_agree(world)
                assert_pages_agree(world, reader)
    finally:
        transaction.savepoint_rollback(point)


def assert_counts_agree(world: World) -> None:
    context = context_on(TODAY)
    facts = work_facts([world.case.pk])[world.case.pk]
    counted = coverage_of([world.case.pk], TODAY)
    lines = [one.line for one in covered(facts, context)]
    told = threads(facts, context)

    assert counted.lines == Counter(lines)
    assert Counter(line.stage for line in counted.steps.elements()) == Counter(
        one.stage for one in told
    )
    for one in told:
        assert bool(one.next_action) is not bool(one.none_needed)
    for about in About:
        of = figures(counted, about)
        whole = of.not_started.total() + of.not_completed.total() + of.completed.part
        assert of.identified == whole == sum(line.about is about for line in lines)
        assert of.completed.part <= of.started.part <= of.planned.part or any(
            line.why == ""
            for line in lines  # the source may say that it is done
        )


def assert_pages_agree(world: World, reader: Client) -> None:
    """Under the clock's own day, which is the day of the pages."""
    today = today_in_london()
    facts = work_facts([world.case.pk])[world.case.pk]
    told = threads(facts, context_on(today))
    pages = {
        name: reader.get(reverse(name, args=[CRN]))
        for name in ("goals", "delivery", "case", "plan")
    }
    assert {name: answer.status_code for name, answer in pages.items()} == dict.fromkeys(pages, 200)
    goals = pages["goals"].content.decode()
    for goal in facts.plan.goals:
        assert escape(goal.title) in goals
    for one in told:
        link = f'href="{reverse("work-step", args=[CRN, one.step.id])}">{escape(one.step.text)}</a>'
        assert link in goals
        at = goals.index(link)
        assert STAGES[one.stage] in goals[at : at + 400]
    delivery = pages["delivery"].content.decode()
    for row in covered(facts, context_on(today)):
        for step in row.steps:
            assert escape(step.text) in delivery
