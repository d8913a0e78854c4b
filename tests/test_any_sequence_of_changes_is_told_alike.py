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

from followthrough.cli_commands.coverage_printed import as_dict
from followthrough.common.dates import today_in_london
from followthrough.delivery.facts import work_facts
from followthrough.delivery.queries.coverage import coverage_of
from followthrough.delivery.rules import threads
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject
from followthrough.delivery.rules.figures import figures
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.delivery.words import STAGES
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
    result = Client()
    result.force_login(factories.practitioner(factories.unit()))
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
        at = goals.index(link)
        assert STAGES[one.stage] in goals[at : at + 400]
    delivery = pages["delivery"].content.decode()
    for row in covered_items(facts, context_on(today)):
        for step in row.steps:
            assert escape(step.text) in delivery
    assert_delivery_says(delivery, naive_coverage.rows(world, today))


def assert_delivery_says(page: str, by_hand: list[naive_coverage.Row]) -> None:
    """The totals of each part, and of each row the marks that it has reached and how far it is."""
    for about, code in PARTS.items():
        rows = [one for one in by_hand if one.about == about]
        drawn = re.findall(rf'(?s)aria-labelledby="{code}-\d+">(.*?)</section>', page)
        result = [
            (REACHED.findall(row), re.findall("<strong>(.*?)[.]</strong>", row)) for row in drawn
        ]
        assert sorted(result) == sorted((marks(one), [how_far(one)]) for one in rows)
        numbers = naive_coverage.count(rows, about)
        part = page[page.index(f'id="{code}"') :].split("<section", 1)[0]
        for name, mark in MARKS[about].items():
            whole = sum(one.by_referral for one in rows) if name == "referred" else len(rows)
            said = f"{mark} {numbers[name]} of {whole}"
            assert said in part or not whole, said


PARTS = {
    CoverageSubject.NEED: "needs",
    CoverageSubject.STRENGTH: "strengths",
    CoverageSubject.REQUIREMENT: "required",
}
REACHED = re.compile(
    r'ft-trail__mark--reached"><span class="govuk-visually-hidden"></span>(.*?)</li>'
)
# What each number is called on the page. A strength has only two: it is built on, and that starts.
NEED_MARKS = {
    "prioritised": "Prioritised",
    "planned": "Planned",
    "referred": "Referred",
    "started": "Started",
    "completed": "Completed",
}
MARKS = {
    CoverageSubject.NEED: NEED_MARKS,
    CoverageSubject.REQUIREMENT: NEED_MARKS,
    CoverageSubject.STRENGTH: {"planned": "Built on", "started": "Started"},
}


def marks(row: naive_coverage.Row) -> list[str]:
    numbers = naive_coverage.count([row], row.about)
    return [mark for name, mark in MARKS[CoverageSubject(row.about)].items() if numbers[name]]


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
