"""An order that holds no longer and was put off comes back at once where something else of the same
kind happens, and not because a day has passed. No database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.delivery.rules import WorkFacts, due
from followthrough.delivery.tests.facts import case, context, on, published, sentence, step
from followthrough.people.rules.settled_facts import PutOffFacts
from followthrough.plans.rules import StepFacts
from followthrough.sequencing.rules.published import Published
from followthrough.services.rules import PlaceNow

KIND = "order-no-longer-holds"


def kinds(facts: WorkFacts, today: date) -> set[str]:
    return {item.kind for item in due(facts, context(today))}


def away_from(facts: WorkFacts) -> WorkFacts:
    """With what holds no longer put off."""
    [item] = [item for item in due(facts, context()) if item.kind == KIND]
    row = PutOffFacts(item.occasion, item.urgency.place, on(5), "arranged", 1)
    return replace(facts, case=replace(facts.case, put_off=(row,)))


def test_a_second_change_for_the_same_reason_brings_back_an_order_that_was_put_off() -> None:
    """The sentence is shortened once more."""
    one = step()
    order = published(one, 20, "estimate")
    short = away_from(case(steps=[one], published=order, sentences=[sentence(ends=10)]))
    assert KIND not in kinds(short, on(0))
    assert KIND not in kinds(short, on(4))
    shorter = replace(short, case=replace(short.case, sentences=(sentence(ends=8),)))
    assert KIND in kinds(shorter, on(0))


def test_a_release_that_moves_brings_it_back() -> None:
    one = step()
    order = published(one, 20, "estimate")
    inside = away_from(case(steps=[one], published=order, in_custody=True, release=30))
    for days in (0, 1, 4):
        assert KIND not in kinds(inside, on(days))
    later = replace(inside, case=replace(inside.case, release_on=on(45)))
    assert KIND in kinds(later, on(0))


def test_a_beginning_that_moves_brings_it_back() -> None:
    one = step()
    order = published(one, 9, "own")
    later = away_from(case(steps=[one], published=order, sentences=[sentence(starts=20)]))
    for days in (0, 1, 4):
        assert KIND not in kinds(later, on(days))
    again = replace(later, case=replace(later.case, sentences=(sentence(starts=25),)))
    assert KIND in kinds(again, on(0))


def placed_in_groups(*steps: StepFacts, **said: PlaceNow | bool) -> Published:
    """Each step in a group that starts in 20 days, of which this is so now: by the text of it."""
    order = published(steps[0], 20, "group")
    placed = {}
    for one in steps:
        now = said.get(one.text, PlaceNow(on(20), None))
        at = published(one, 20, "group").steps[one.id]._replace(where=("PL", one.text))
        if isinstance(now, PlaceNow):
            placed[one.id] = at._replace(now=now)
        else:
            placed[one.id] = at._replace(now=PlaceNow(on(20), None), is_lost=now)
    return replace(order, steps=placed)


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ({"A": PlaceNow(on(27), None)}, {"A": PlaceNow(on(27), None)}, False),
        ({"A": PlaceNow(on(27), None)}, {"A": PlaceNow(on(34), None)}, True),
        (
            {"A": PlaceNow(on(27), None)},
            {"A": PlaceNow(on(27), None), "B": PlaceNow(None, None)},
            True,
        ),
        ({"A": True}, {"A": True}, False),
        ({"A": True}, {"A": True, "B": True}, True),
    ],
)
def test_another_place_that_is_lost_or_changes_brings_it_back(first, second, asked) -> None:
    steps = step("A"), step("B")
    away = away_from(case(steps=list(steps), published=placed_in_groups(*steps, **first)))
    assert KIND not in kinds(away, on(0))
    now = replace(away, published=placed_in_groups(*steps, **second))
    assert (KIND in kinds(now, on(0))) is asked
