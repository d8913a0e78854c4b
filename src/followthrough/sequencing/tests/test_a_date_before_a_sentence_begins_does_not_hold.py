"""The court put off the day on which a sentence begins: what was published for before it is no
date any more."""

from __future__ import annotations

import pytest

from followthrough.delivery.tests.facts import case, context, published, sentence, step, to_do
from followthrough.sequencing.rules.published import why_no_longer

LATER = "before_start"


@pytest.mark.parametrize(
    ("start", "begins", "why"),
    [
        (9, 9, None),
        (9, 10, LATER),
        # One that runs already, and a start that has passed.
        (9, 0, None),
        (9, -30, None),
        (-1, 9, LATER),
    ],
)
def test_where_the_first_sentence_begins_later(start, begins, why):
    one = step()
    facts = case(
        steps=[one],
        published=published(one, start, "own"),
        sentences=[sentence(starts=begins)],
        opened=-60,
    )
    assert why_no_longer(one, facts, context()) == why


@pytest.mark.parametrize(("requirement", "why"), [(7, LATER), (None, None)])
def test_what_a_second_sentence_requires_waits_for_that_one(requirement, why):
    one = step(requirement_id=requirement)
    facts = case(
        steps=[one],
        published=published(one, 9, "own"),
        sentences=[sentence(), sentence(starts=20, requirements=(7,))],
    )
    assert why_no_longer(one, facts, context()) == why


@pytest.mark.parametrize("state", [{"started": -3}, {"decided": "drop"}])
def test_only_of_what_is_to_come(state):
    one = step(**state)
    facts = case(steps=[one], published=published(one, 9, "own"), sentences=[sentence(starts=20)])
    assert why_no_longer(one, facts, context()) is None


def test_it_is_one_thing_to_do():
    one = step()
    facts = case(steps=[one], published=published(one, 9, "own"), sentences=[sentence(starts=20)])
    [thing] = [thing for thing in to_do(facts) if thing.kind == "order-no-longer-holds"]
    assert thing.text == "The published order has work before the sentence begins."
    assert thing.action == "Publish the order again, and tell Sam what changed"
