"""What was recorded as done elsewhere settles a thing to do of the class that it was of then: where
it becomes of a graver one, it is asked again at once and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.delivery.facts import facts_with
from followthrough.delivery.rules import due
from followthrough.delivery.rules.digest import parts_read
from followthrough.delivery.rules.due import found
from followthrough.delivery.tests.facts import case, context, need, on, step, to_do
from followthrough.people.actions.settling import DoneNote, record_done_elsewhere
from followthrough.people.models import Case, DoneElsewhere
from followthrough.people.rules.due_item import AGREEMENT, IMMEDIATE, SAFETY, Due
from followthrough.people.rules.settled_facts import DoneElsewhereFacts
from followthrough.people.rules.settling import Sorted, sorted_out
from followthrough.policy import context_on
from followthrough.sequencing.rules.published import KnowsOrder
from tests import factories

TODAY = factories.TODAY
GRAVER = "Recorded as done on 4 January 2027, before it became more serious."


def asked(harm: str, place: int | None, said: int = 0) -> list[str]:
    """What is asked of a need linked to harm of which this was recorded."""
    facts = case(
        needs=[need(immediacy="soon", linked=True)],
        assessed=-80,
        steps=[step(area="alcohol")],
        serious_harm=harm,
    )
    [item] = [item for item in due(facts, context()) if item.kind == "harm-need"]
    row = DoneElsewhereFacts(item.occasion, on(said), on(said), place)
    facts = replace(facts, case=replace(facts.case, done_elsewhere=(row,)))
    return [thing.text for thing in to_do(facts) if thing.kind == "harm-need"]


@pytest.mark.parametrize(
    ("harm", "place", "speaks"),
    [
        ("high", SAFETY.place, False),
        ("high", IMMEDIATE.place, True),
        ("high", AGREEMENT.place, True),
        ("high", None, False),  # as earlier releases recorded it
        ("medium", AGREEMENT.place, False),
        ("medium", SAFETY.place, False),  # less serious than it was
    ],
)
def test_it_is_asked_again_where_it_is_of_a_graver_class(harm, place, speaks):
    told = asked(harm, place)
    assert bool(told) is speaks
    assert all(text.endswith(GRAVER) for text in told)


def test_where_it_became_graver_nobody_is_told_of_a_file_that_is_still_awaited():
    [graver] = asked("high", AGREEMENT.place, said=-34)
    assert "no file" not in graver
    [awaited] = asked("high", SAFETY.place, said=-34)
    assert "no file has said so since." in awaited


def line(harm: str) -> dict[str, object]:
    soon = {"area": "drugs", "immediacy": "soon", "severity": "high", "linked_to_harm": True}
    return {
        "assessment__needs": [
            {"area": "accommodation", "immediacy": "immediate", "severity": "high"},
            soon,
        ],
        "assessment__serious_harm": harm,
        "assessment__harm_to": ["known_adult"] if harm == "high" else [],
    }


def things(harm: str) -> tuple[Case, Sorted]:
    """Of the case once its file says this."""
    one = factories.case(**line(harm))
    facts = facts_with([one.pk], parts_read(), KnowsOrder)[one.pk]
    now = context_on(TODAY)
    return one, sorted_out(found(facts, now), facts.case, now)


def of_harm(items: list[Due]) -> list[Due]:
    return [item for item in items if item.kind == "harm-need"]


def record(one: Case, item: Due, words: str = "In supervision") -> None:
    record_done_elsewhere(OPERATOR, one, item, DoneNote(TODAY, "Jo Reed", words), TODAY)


@pytest.mark.django_db
def test_a_newer_assessment_that_makes_it_graver_asks_and_it_can_be_recorded_anew():
    one, before = things("medium")
    [item] = of_harm(before.asked)
    record(one, item)
    _, kept = things("medium")
    assert not of_harm(kept.asked)

    one, after = things("high")
    [graver] = of_harm(after.asked)
    assert (graver.urgency, graver.occasion) == (SAFETY, item.occasion)
    record(one, graver)  # the very same is said, now that it is graver
    _, settled = things("high")
    assert not of_harm(settled.asked)
    assert DoneElsewhere.objects.count() == 2
    _, less = things("medium")
    assert not of_harm(less.asked)
