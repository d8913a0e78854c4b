"""A decision is under the pack of the day on which it was made, also when it is confirmed after
the law has changed; what is decided after the change is under the new one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followthrough.common.errors import NotPossible
from followthrough.early_ending.actions import EarlyEndContent
from followthrough.early_ending.tests.factories import (
    JUDGED,
    TODAY,
    World,
    early_end_content,
    note,
)
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force, value_on

pytestmark = pytest.mark.django_db

CONDITION = "early_end_condition.no_court_review"
NEXT = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    "change",
    [
        # This way of ending is no longer open.
        Change("early_end_sentence.community_order", NEXT),
        # What the records decide is now judged, and a condition is added.
        Change(
            "early_end_condition.other_requirements",
            NEXT,
            value_on("early_end_condition.other_requirements", TODAY)
            | {"judgement": True, "label": "Other words"},
        ),
        Change("early_end_condition.brand_new", NEXT, value_on(CONDITION, TODAY)),
    ],
    ids=lambda change: change.id,
)
def test_what_was_decided_before_is_confirmed_and_what_comes_after_is_not(monkeypatch, change):
    packs = changed(change)
    put_in_force(monkeypatch, packs)
    world = World.start()
    decided = world.decide()
    assert decided.pack == packs.on(TODAY).version
    confirmed = world.confirm(what=note(on=NEXT))
    assert (confirmed.confirmed_on, confirmed.pack) == (NEXT, packs.on(TODAY).version)

    world.withdraw(what=note(on=NEXT))
    with pytest.raises(NotPossible):
        world.decide(said=note(on=NEXT))


def test_after_the_change_it_is_decided_under_the_new_pack(monkeypatch):
    packs = changed(Change(CONDITION, NEXT))
    put_in_force(monkeypatch, packs)
    world = World.start()
    said = early_end_content()
    asked = {code: said.judgements[code] for code in JUDGED if code != "no_court_review"}
    with pytest.raises(NotPossible, match="not for you to judge"):
        world.decide(said=note(on=NEXT))  # answers what is asked no longer
    made = world.decide(end=EarlyEndContent(said.ends_on, asked), said=note(on=NEXT))
    assert made.pack == packs.on(NEXT).version != packs.on(TODAY).version
    assert "no_court_review" not in made.shown
