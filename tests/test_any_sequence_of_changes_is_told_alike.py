"""After random sequences of everything that can be done with a plan, its pages, its threads and
the counts over it tell the same story, and after each change the digest is what the rules
derive."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from followthrough.accounts.actions import keep_preference
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import actor_for
from followthrough.cli_commands.coverage_printed import as_dict
from followthrough.common.dates import today_in_london
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries.coverage import coverage_of
from followthrough.delivery.rules import threads
from followthrough.delivery.rules.coverage_counts import CoverageSubject
from followthrough.delivery.rules.figures import figures
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.delivery.words import NOT_UNDER_WAY, STAGES
from followthrough.plans.tests.factories import TODAY, World
from followthrough.plans.tests.test_any_sequence_of_changes_keeps_the_plan_whole import (
    do,
    sequences,
)
from followthrough.policy import context_on
from followthrough.sequencing.rules.published import KnowsOrder
from tests import factories, naive_coverage
from tests.clock import morning

pytestmark = pytest.mark.django_db
EVERY = 6  # operations between two looks: pages take longer than changes
CRN = "X000001"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """The pages ask the clock; the rules are told the day."""
    with time_machine.travel(morning()):
        yield


@pytest.fixture
def world() -> World:
    return World.start(**naive_coverage.CASE)


@pytest.fixture
def reader(world: World) -> Client:
    result, user = Client(), factories.practitioner(factories.unit())
    keep_preference(actor_for(user), Preference.PLAN_GROUPED_BY, "need")
    result.force_login(user)
    return result


@sequences(6, length=12)
def test_after_every_few_changes(world: World, reader: Client, sequence: list[Any]) -> None:
    run(world, reader, sequence)


def run(world: World, reader: Client, sequence: list[Any]) -> None:
    point = transaction.savepoint()
    try:
        for number, one in enumerate(sequence, 1):
            do(world, *one)
            assert compared([world.case.pk]) == EQUAL, one
            if number % EVERY == 0:
                assert_counts_agree(world)
                assert_pages_agree(world, reader)
    finally:
        transaction.savepoint_rollback(point)


def assert_counts_agree(world: World) -> None:
    """The counts, the threads, and the case read by hand from file, version and ledger."""
    context = context_on(TODAY)
    facts = work_facts([world.case.pk], KnowsOrder)[world.case.pk]
    counted = coverage_of([world.case.pk], TODAY)
    told = threads(facts, context)
    by_hand, steps = naive_coverage.rows(world, TODAY), naive_coverage.standing(world, TODAY)

    lines = [line._replace(band="") for line in counted.lines.elements()]
    assert sorted(lines) == sorted((*one[:2], "", *one[2:]) for one in by_hand)
    assert Counter(line.stage for line in counted.steps.elements()) == Counter(
        one.stage for one in told
    )
    assert {one.step.ref: one.stage for one in told} == {s["ref"]: s["stage"] for s in steps}
    for one in told:
        assert bool(one.next_action) is not bool(one.none_needed)
    printed = as_dict(counted, TODAY, context.pack, None)
    stages = {stage: number for stage, number in printed["steps"].items() if number}
    assert stages == Counter(s["stage"] for s in steps)
    for about in CoverageSubject:
        of = figures(counted, about)
        whole = of.not_started.total() + of.not_completed.total() + of.completed.part
        assert of.identified == whole
        assert said_by(printed[f"{about}s"]["all"]) == naive_coverage.count(by_hand, about)


def said_by(printed: dict[str, Any]) -> dict[str, Any]:
    """The numbers that the command prints of one kind."""
    result: dict[str, Any] = {"identified": printed["identified"]}
    for name in ("prioritised", "planned", "referred", "started", "completed"):
        result[name] = printed[name]["number"]
    for name in ("not_started", "started_not_completed"):
        parts = (printed[name][part] for part in ("five", "others", "none"))
        result[name] = {code: one["number"] for part in parts for code, one in part.items()}
        result[name] = Counter({code: n for code, n in result[name].items() if n})
    return result


def assert_pages_agree(world: World, reader: Client) -> None:
    """Under the clock's own day, which is the day of the pages."""
    today = today_in_london()
    facts = work_facts([world.case.pk], KnowsOrder)[world.case.pk]
    told = threads(facts, context_on(today))
    pages = {name: reader.get(reverse(name, args=[CRN])) for name in ("plan", "case")}
    assert {name: answer.status_code for name, answer in pages.items()} == dict.fromkeys(pages, 200)
    goals = pages["plan"].content.decode()
    for goal in facts.plan.goals:
        assert escape(goal.title) in goals
    for one in told:
        link = f'href="{reverse("work-step", args=[CRN, one.step.id])}">{escape(one.step.text)}</a>'
        assert link in goals
        row = goals[goals.index(link) :].split('class="ft-row__acts"', 1)[0]
        assert any(label in row for label in (STAGES[one.stage], *NOT_UNDER_WAY.values()))
    assert_plan_says(goals, naive_coverage.rows(world, today))


def assert_plan_says(page: str, by_hand: list[naive_coverage.Row]) -> None:
    """Of each need the marks that it has reached and how far it is; of each strength how far."""
    needs = re.findall(r'(?s)aria-labelledby="need-[a-z_]+">(.*?)</ul>(.*?)</p>', page)
    drawn = [
        (REACHED.findall(trail), re.findall("<strong>(.*?)[.]</strong>", far))
        for trail, far in needs
        if "ft-trail" in trail
    ]
    rows = [one for one in by_hand if one.about == CoverageSubject.NEED]
    assert sorted(drawn) == sorted((marks(one), [how_far(one)]) for one in rows)
    strengths = page.partition('id="strengths"')[2].partition('id="required"')[0]
    said = re.findall(r"</strong> <span[^>]*>[^<]*</span> ([^.:<]*)", strengths)
    rows = [one for one in by_hand if one.about == CoverageSubject.STRENGTH]
    assert sorted(said) == sorted(how_far(one) for one in rows)


REACHED = re.compile(
    r'ft-trail__mark--reached"><span class="govuk-visually-hidden"></span>(.*?)</li>'
)
# What each number is called on the page.
NEED_MARKS = {
    "prioritised": "Prioritised",
    "planned": "Planned",
    "referred": "Referred",
    "started": "Started",
    "completed": "Completed",
}


def marks(row: naive_coverage.Row) -> list[str]:
    numbers = naive_coverage.count([row], row.about)
    return [mark for name, mark in NEED_MARKS.items() if numbers[name]]


def how_far(row: naive_coverage.Row) -> str:
    if row.reached == "started":
        goes_on = row.why in {"no_step", "under_way", "waiting"}
        return "Started" if goes_on else "Started, not completed"
    return {
        "identified": "Nothing is planned",
        "planned": "Planned, not started",
        "referred": "Referred, not started",
        "completed": "Done",
    }[row.reached]
