"""Work that is required for some months, and whose steps were over before, is to do until more
of it is planned or somebody says what became of it; a day or two is no lack."""

from __future__ import annotations

import pytest

from followthrough.common.dates import add_calendar_months
from followthrough.delivery.rules.coverage import covered_items
from followthrough.delivery.rules.coverage_counts import CoverageSubject, Reached
from followthrough.delivery.tests.facts import TODAY, case, context, on, sentence, step, to_do
from followthrough.people.rules.due_item import LEGAL

KIND = "requirement-ended-short"
BEGAN = -300
SIX_MONTHS = (add_calendar_months(on(BEGAN), 6) - TODAY).days  # the day on which they are over
TREATED = {"requirement_id": 7, "started": BEGAN}


def ordered(*steps, ends: int = 300, done: int = 0, amount: int | None = 6):
    order = sentence(ends, requirements=(7,), kind="alcohol_treatment", amount=amount, done=done)
    return case(steps=list(steps), sentences=[order])


def asked(facts) -> list[str]:
    return [thing.text for thing in to_do(facts) if thing.kind == KIND]


def has_come_to(facts) -> Reached:
    [one] = [
        item.line.reached
        for item in covered_items(facts, context())
        if item.line.about is CoverageSubject.REQUIREMENT
    ]
    return one


@pytest.mark.parametrize(("days", "short"), [(-30, True), (-3, True), (-2, False), (0, False)])
def test_it_is_asked_where_more_than_two_days_lack(days, short):
    facts = ordered(step(**TREATED, finished=SIX_MONTHS + days))
    assert bool(asked(facts)) is short
    assert (has_come_to(facts) is Reached.COMPLETED) is not short


def test_it_says_what_is_required_and_when_its_steps_ended():
    facts = ordered(step(**TREATED, finished=-200))
    assert asked(facts) == [
        "“Alcohol treatment” is required for 6 months. Its steps ended on 18 June 2026, before "
        "that time was over."
    ]
    [thing] = [thing for thing in to_do(facts) if thing.kind == KIND]
    assert thing.urgency == LEGAL
    assert thing.at.anchor == "requirement-7"


def test_what_a_second_step_delivered_counts_and_the_time_between_does_not():
    first = step(**TREATED, finished=BEGAN + 90)
    assert asked(ordered(first, step(requirement_id=7, started=BEGAN + 100, finished=SIX_MONTHS)))
    again = step(requirement_id=7, started=BEGAN + 100, finished=SIX_MONTHS + 10)
    assert not asked(ordered(first, again))


@pytest.mark.parametrize(
    "more",
    [
        step(requirement_id=7),
        step(requirement_id=7, started=-3),
        step(requirement_id=7, decided="hold"),
    ],
)
def test_a_step_that_is_still_to_deliver_it_ends_it(more):
    """Of what is on hold a rule of its own speaks."""
    assert not asked(ordered(step(**TREATED, finished=-200), more))


@pytest.mark.parametrize(
    ("order", "speaks"),
    [({"done": 5}, True), ({"done": 6}, False), ({"amount": None}, False), ({"ends": -1}, False)],
)
def test_the_count_of_the_source_is_what_holds(order, speaks):
    facts = ordered(step(**TREATED, finished=SIX_MONTHS - (0 if speaks else 50)), **order)
    assert bool(asked(facts)) is speaks
    assert all(text.endswith("and the source counts 5 of them.") for text in asked(facts))


def test_of_what_was_finished_on_a_day_unknown_to_have_begun_it_is_asked_too():
    assert asked(ordered(step(requirement_id=7, finished=-200)))
