"""An order and a referral of before a move are asked about until they are settled, and no date of
them is promised to the person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, on, published, step, to_do


def kinds(facts) -> list[str]:
    return [item.kind for item in due(facts, context())]


def moved(facts, days=-5):
    return replace(facts, case=replace(facts.case, moved_on=on(days)))


@pytest.mark.parametrize(("days", "speaks"), [(-6, True), (-5, False), (-4, False)])
def test_an_order_published_before_the_move_is_published_again(days, speaks):
    one = step()
    order = replace(published(one, 20, "estimate"), on=on(days))
    facts = moved(case(steps=[one], published=order))
    assert ("order-before-move" in kinds(facts)) is speaks


@pytest.mark.parametrize(
    ("state", "speaks"),
    [({}, True), ({"started": -9}, False), ({"finished": -9, "started": -9}, False)],
)
def test_of_an_order_of_which_nothing_is_to_come_nothing_is_asked(state, speaks):
    one = step(**state)
    order = replace(published(one, 20, "estimate"), on=on(-30))
    assert ("order-before-move" in kinds(moved(case(steps=[one], published=order)))) is speaks


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ({"referred": -6}, True),
        ({"referred": -5}, False),
        ({"referred": -6, "started": -5}, False),
        ({"referred": -9, "needs_help": -4}, False),
        ({}, False),
    ],
)
def test_a_referral_that_waits_is_asked_about_until_something_is_recorded(fields, speaks):
    facts = moved(case(steps=[step("Meet the adviser", **fields)]))
    assert ("referral-before-move" in kinds(facts)) is speaks


OF_OTHERS = {"actor": "provider"}


@pytest.mark.parametrize(
    ("fields", "speaks"),
    [
        ({"started": -6, **OF_OTHERS}, True),
        ({"started": -5, **OF_OTHERS}, False),
        ({"started": -6, "route": "referral"}, True),
        ({"started": -6, "protects_others": True}, True),
        ({"started": -6}, False),  # the practitioner who holds it does it
        ({"started": -6, "actor": "person"}, False),
        ({"started": -6, "needs_help": -4, **OF_OTHERS}, False),
        ({"started": -6, "finished": -5, **OF_OTHERS}, False),
        ({"referred": -6, **OF_OTHERS}, False),
    ],
)
def test_work_under_way_that_others_deliver_or_that_protects_is_asked_about(fields, speaks):
    facts = moved(case(steps=[step("Meet the adviser", **fields)]))
    assert ("work-before-move" in kinds(facts)) is speaks


def test_what_protects_others_is_asked_about_first():
    steps = [
        step("Meet the adviser", started=-9, **OF_OTHERS),
        step("Check with the police", started=-9, protects_others=True),
    ]
    first, second = to_do(moved(case(steps=steps)))
    assert first.text == (
        "“Check with the police” protects other people, and was under way before the case moved to "
        "this unit on 30 December 2026."
    )
    assert second.text.startswith("“Meet the adviser” was under way before the case moved")


@pytest.mark.parametrize(("made", "speaks"), [(-21, False), (-20, False), (-19, True), (-10, True)])
def test_where_the_case_comes_back_only_what_was_made_elsewhere_is_asked_about(made, speaks):
    """It left this unit twenty days ago and came back five days ago."""
    facts = moved(case(steps=[step(started=made, **OF_OTHERS), step(referred=made)]))
    facts = replace(facts, case=replace(facts.case, away_since=on(-20)))
    found = {"work-before-move", "referral-before-move"} & set(kinds(facts))
    assert len(found) == (2 if speaks else 0)


def test_a_group_of_another_area_is_nobodys_date_any_more():
    one = step()
    order = replace(published(one, 3, "group"), on=on(-30))
    facts = case(steps=[one], published=order)
    assert "group-starts" in kinds(facts)
    assert "group-starts" not in kinds(moved(facts))


def test_it_is_said_with_the_day_of_the_move():
    one = step("Meet the adviser", referred=-30)
    order = replace(published(one, 20, "estimate"), on=on(-30))
    said = {item.kind: item for item in to_do(moved(case(steps=[one], published=order)))}
    assert said["order-before-move"].text == (
        "The case moved to this unit on 30 December 2026: its order of delivery is of before."
    )
    assert said["referral-before-move"].text == (
        "“Meet the adviser” was referred before the case moved to this unit on 30 December 2026."
    )
