"""How what a sentence requires will be delivered within the time that is left (2.2.1 d)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.within_time import within_time
from followthrough.delivery.tests.facts import TODAY, case, context, on, published, sentence, step
from followthrough.plans.rules.required import requirements_covered
from followthrough.sequencing.rules import Published, PublishedStep


def told(*steps, order=None, ends=300, kind="unpaid_work", amount=None, done=0) -> list[str]:
    facts = case(
        steps=list(steps),
        sentences=[sentence(ends, requirements=(7,), kind=kind, amount=amount, done=done)],
    )
    [one] = requirements_covered(facts.case, facts.plan, context().pack)
    return within_time(one, order, TODAY)


@pytest.mark.parametrize(
    ("amount", "done", "ends", "said"),
    [
        (60, 0, 70, "60 hours left in 10 weeks: about 6 hours a week."),
        (60, 0, 76, "60 hours left in 10 weeks: about 6 hours a week."),  # whole weeks only
        (61, 0, 70, "61 hours left in 10 weeks: about 7 hours a week."),  # rounded up
        (60, 59, 70, "1 hour left in 10 weeks: about 1 hour a week."),
        (60, 20, 7, "40 hours left in 1 week: about 40 hours a week."),
        (60, 20, 6, "40 hours left, and less than a week."),
        (60, 20, 0, "40 hours left, and less than a week."),
    ],
)
def test_what_is_left_is_told_by_the_week_and_rounded_up(amount, done, ends, said):
    assert told(amount=amount, done=done, ends=ends) == [said]


@pytest.mark.parametrize(
    ("kind", "amount", "done"),
    [
        ("unpaid_work", 60, 60),  # done
        ("rehabilitation_activity", 30, 5),  # the order only sets a most
        ("curfew", 3, 0),  # nobody delivers it
        ("drug_rehabilitation", 6, 0),  # months pass by themselves
        ("accredited_programme", None, 0),
    ],
)
def test_nothing_is_said_by_the_week_where_it_would_mean_nothing(kind, amount, done):
    assert told(kind=kind, amount=amount, done=done) == []


def test_a_sentence_that_is_over_says_so():
    assert told(amount=60, ends=-1) == ["The sentence ended on 3 January 2027, and it is not done."]


def test_the_published_order_says_when_it_is_done_or_that_dates_are_missing():
    first, second = step(requirement_id=7), step(requirement_id=7)
    lacking = ["Not all of it has a date. Publish the order, or ask when it can start."]
    assert told(first, second, kind="accredited_programme") == lacking
    half = published(first, 5)
    assert told(first, second, order=half, kind="accredited_programme") == lacking
    placed = {
        one.id: PublishedStep(one.id, on(5), on(end), "own", "planned")
        for one, end in ((first, 40), (second, 90))
    }
    whole = Published(1, 1, TODAY, "Amara", "1", placed)
    said = ["The published order has it done by 4 April 2027."]
    assert told(first, second, order=whole, kind="accredited_programme") == said


def test_only_steps_that_go_on_need_a_date():
    over = step(requirement_id=7, started=-9, finished=-1)
    assert told(over, kind="accredited_programme") == []


def test_a_step_taken_out_of_the_order_is_a_missing_date():
    one = step(requirement_id=7)
    empty = replace(published(one, 5), steps={})
    assert told(one, order=empty, kind="accredited_programme")[0].startswith("Not all of it")
