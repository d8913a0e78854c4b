"""Where a step stands, why, and what comes next: over all states, orders and dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from followthrough.delivery.rules import Stage, thread, threads
from followthrough.delivery.rules.stages import BROKEN, stage_of
from followthrough.delivery.rules.thread import NOBODY
from followthrough.delivery.tests.facts import case, context, on, published, sentence, step
from followthrough.delivery.tests.strategies import cases
from followthrough.delivery.words import STAGES, WHO_CAN_ACT
from followthrough.plans.rules import StepState

PACK = context().pack
REFERRAL = {"route": "referral", "intervention": "accommodation_support"}
SUSPENDED = [sentence(regime="suspended", requirements=(7,))]
LONG_HOLD = {"decided": "hold", "decided_on": -1}


def of(one: Any, start: int | None = None, refer_by: int | None = None, **fields: Any):
    """The thread of the step in a case; published where `start` or `kind` is given."""
    kind = fields.pop("kind", "estimate" if start is not None else "")
    reason = fields.pop("reason", "")
    order = published(one, start, kind, refer_by, reason) if kind else None
    facts = case(steps=[one], published=order, **fields)
    return thread(one, facts, context())


# What was recorded, whatever the order says. Days are counted from today.
@pytest.mark.parametrize("order", [{}, {"start": -20, "refer_by": -30}, {"start": 20}])
@pytest.mark.parametrize("route", [REFERRAL, {}])
@pytest.mark.parametrize(
    ("recorded", "stage", "reason"),
    [
        ({"referred": -1}, Stage.REFERRED, ""),
        ({"started": -1}, Stage.STARTED, ""),
        ({"referred": -5, "started": -1}, Stage.STARTED, ""),
        ({"started": -5, "finished": -1}, Stage.FINISHED, ""),
        ({"finished": -1}, Stage.FINISHED, ""),
        ({"not_delivered": -1, "why": "waiting_list"}, Stage.NOT_DELIVERED, "waiting_list"),
        ({"not_delivered": -1, "why": "no_longer_known"}, Stage.NOT_DELIVERED, "other"),
        ({"not_delivered": -1}, Stage.NOT_DELIVERED, "other"),
        ({**LONG_HOLD, "why": "health"}, Stage.HELD, "health"),
        ({"started": -5, **LONG_HOLD, "why": "health"}, Stage.HELD, "health"),
        ({"referred": -5, **LONG_HOLD, "why": "no_reply"}, Stage.HELD, "no_reply"),
        (LONG_HOLD, Stage.HELD, "other"),
        ({"decided": "drop", "why": "met_another_way"}, Stage.DROPPED, "met_another_way"),
        ({"decided": "drop"}, Stage.DROPPED, "other"),
    ],
)
def test_what_was_recorded_is_where_it_stands(order, route, recorded, stage, reason):
    result = of(step(**route, **recorded), **order)

    assert (result.stage, result.reason) == (stage, reason)
    if reason:
        known = PACK.reasons[reason]
        assert (result.who, result.next_action) == (known.who_can_act, known.next_action)


# Nothing recorded: what the published order says of a step by referral.
@pytest.mark.parametrize(
    ("start", "refer_by", "stage"),
    [
        (20, 1, Stage.NOT_YET_DUE),
        (20, 0, Stage.NOT_YET_DUE),  # the last day for the referral
        (20, -1, Stage.NO_REFERRAL),
        (0, -1, Stage.NO_REFERRAL),
        (-20, -40, Stage.NO_REFERRAL),
        (1, None, Stage.NOT_YET_DUE),  # an order from before these dates were kept
        (0, None, Stage.PLANNED),
        (-9, None, Stage.PLANNED),
    ],
)
def test_a_referral_that_was_not_made_arises_by_itself(start, refer_by, stage):
    result = of(step(**REFERRAL), start, refer_by)

    assert result.stage is stage
    assert result.reason == ("no_referral" if stage is Stage.NO_REFERRAL else "")


def test_a_referral_that_was_not_made_names_the_work_and_never_the_person():
    one = step("Ring Sam Rivers", **REFERRAL)
    named = of(one, 20, -1)
    unknown = of(one._replace(intervention=""), 20, -1)

    assert named.who == "practitioner"
    assert named.next_action == (
        "Accommodation support: make the referral, or record why it is no longer needed."
    )
    assert unknown.next_action.startswith("A service for: Accommodation: make the referral")
    assert "Sam" not in named.next_action + unknown.next_action


@pytest.mark.parametrize("route", [REFERRAL, {}])
@pytest.mark.parametrize(
    ("kind", "reason", "stage"),
    [
        ("no_place", "confirmed_not_available", Stage.NO_PLACE),
        ("no_place", "waiting_until_after_end", Stage.NO_PLACE),
        ("no_place", "sentence_too_short", Stage.NO_PLACE),
        # A reason to ask is no fact.
        ("no_place", "nothing_listed", Stage.PLANNED),
        ("no_place", "", Stage.PLANNED),
        ("not_known", "date_not_known", Stage.PLANNED),
        ("own", "waiting_until_after_end", Stage.PLANNED),
    ],
)
def test_what_the_order_could_not_place_says_why(route, kind, reason, stage):
    result = of(step(**route), kind=kind, reason=reason)
    assert result.stage is stage
    if stage is Stage.NO_PLACE:
        known = PACK.reasons[reason]
        assert (result.reason, result.who) == (reason, known.who_can_act)
        assert result.next_action == known.next_action


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({"referred": -1}, Stage.REFERRED),
        ({"started": -1}, Stage.STARTED),
        ({"decided": "move", "decided_on": -1, "to": 9}, Stage.NOT_YET_DUE),
        (LONG_HOLD, Stage.HELD),
    ],
)
def test_what_was_recorded_or_decided_since_says_more_than_that_there_was_no_place(fields, stage):
    assert of(step(**fields), kind="no_place", reason="contract_ends").stage is stage


def test_no_place_in_the_area_from_which_the_case_moved_is_no_reason_any_more():
    one = step()
    order = published(one, None, "no_place", reason="contract_ends")
    facts = case(steps=[one], published=order)
    stages = [
        stage_of(one, replace(facts, case=replace(facts.case, moved_on=on(days))), context())
        for days in (-9, -1)
    ]
    assert stages == [Stage.NO_PLACE, Stage.PLANNED]


@pytest.mark.parametrize("route", ["probation_staff", "person", "key_individual", "signposting"])
@pytest.mark.parametrize("start", [-20, 20])
def test_work_by_another_route_needs_no_referral(route, start):
    result = of(step(route=route), start, -30)
    assert result.stage in {Stage.NOT_YET_DUE, Stage.PLANNED}


def test_without_a_published_order_nobody_says_that_a_referral_is_late():
    result = of(step(**REFERRAL, by=-30))
    assert result.stage is Stage.PLANNED
    assert result.next_action == "Make the referral, or publish the order: it says by when."


# Steps by another route than referral.
@pytest.mark.parametrize(
    ("fields", "order", "stage"),
    [
        ({}, {}, Stage.PLANNED),
        ({"when": "later"}, {}, Stage.NOT_YET_DUE),
        ({"when": "later", "by": 0}, {}, Stage.NOT_YET_DUE),
        ({"when": "later", "by": -1}, {}, Stage.PLANNED),
        ({}, {"start": 1}, Stage.NOT_YET_DUE),
        ({}, {"start": 0}, Stage.PLANNED),
        ({"by": -1}, {"start": 1}, Stage.PLANNED),
        ({}, {"kind": "no_place"}, Stage.PLANNED),
        ({}, {"kind": "not_known"}, Stage.PLANNED),
        ({"when": "later"}, {"kind": "not_known"}, Stage.NOT_YET_DUE),
        ({"decided": "move", "to": 1}, {}, Stage.NOT_YET_DUE),
        ({"decided": "move", "to": 0}, {}, Stage.PLANNED),
        # That the goal is for later no longer says when.
        ({"when": "later", "decided": "move", "to": 1}, {}, Stage.NOT_YET_DUE),
        ({"when": "later", "decided": "move", "to": 0}, {}, Stage.PLANNED),
        ({"when": "later", "decided": "move", "to": -9}, {"kind": "not_known"}, Stage.PLANNED),
        # Moved before an order that could not date it.
        ({"when": "later", "decided": "move", "to": 1}, {"kind": "not_known"}, Stage.NOT_YET_DUE),
        ({"decided": "move", "to": 1}, {"kind": "not_known"}, Stage.NOT_YET_DUE),
        ({"decided": "move", "to": 0}, {"kind": "not_known"}, Stage.PLANNED),
    ],
)
def test_work_placed_later_is_not_yet_due(fields, order, stage):
    assert of(step(**fields), **order).stage is stage


def test_what_was_moved_ahead_says_to_which_day():
    one = step(decided="move", to=9)
    for order in ({}, {"kind": "not_known"}):
        assert of(one, **order).none_needed == "It was moved to 13 January 2027."


# The order was published three days ago.
@pytest.mark.parametrize(
    ("moved_on", "to", "stage"),
    [
        (-3, 30, Stage.NOT_YET_DUE),
        (-1, 1, Stage.NOT_YET_DUE),
        (-1, 0, Stage.NO_REFERRAL),
        (-4, 30, Stage.NO_REFERRAL),  # the order knew of it
    ],
)
def test_a_start_moved_since_the_order_was_published_counts(moved_on, to, stage):
    one = step(**REFERRAL, decided="move", decided_on=moved_on, to=to)
    assert of(one, 9, -1).stage is stage


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({}, Stage.NOT_YET_DUE),
        ({"protects_others": True}, Stage.NO_REFERRAL),
        ({"intervention": "safety_planning"}, Stage.NO_REFERRAL),
        ({"requirement_id": 7}, Stage.NO_REFERRAL),
    ],
)
def test_no_new_work_is_asked_while_contact_is_suspended(fields, stage):
    result = of(step(**{**REFERRAL, **fields}), 9, -1, sentences=SUSPENDED)
    assert result.stage is stage
    if stage is Stage.NOT_YET_DUE:
        assert (result.reason, result.who) == ("", "manager")


# Ten working days from 16 December 2026, over Christmas, end on 4 January 2027: today.
@pytest.mark.parametrize(("referred", "waits"), [(-18, True), (-19, True), (-20, False)])
def test_an_agency_has_time_to_answer(referred, waits):
    result = of(step(**REFERRAL, referred=referred))

    assert bool(result.none_needed) is waits
    assert bool(result.next_action) is not waits


def test_work_under_way_asks_for_nothing_unless_help_is_needed():
    assert of(step(started=-9)).none_needed == "The work is under way."
    helped = of(step(started=-9, needs_help=-1))
    assert (helped.who, helped.next_action) == (
        "practitioner",
        "Ask what help is needed, and see that it comes.",
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [("group", "on 3 February 2027"), ("estimate", "in the week of 3 February 2027")],
)
def test_a_later_start_is_said_no_more_exactly_than_it_is_known(kind, said):
    result = of(step(), 30, kind=kind)
    assert result.none_needed == f"The published order has it start {said}."


@pytest.mark.parametrize(
    ("day", "action", "because"),
    [
        (None, "", "The work is finished."),
        (1, "", "The work is finished. You look back at it on 5 January 2027."),
        (0, "Look back together at what was learnt.", ""),
        (-9, "Look back together at what was learnt.", ""),
    ],
)
def test_finished_work_is_looked_back_at_on_its_day(day, action, because):
    result = of(step(finished=-60, look_back_on=None if day is None else on(day)))
    assert (result.next_action, result.none_needed) == (action, because)


@given(cases())
def test_nobody_is_left_without_state_reason_or_next_action(facts):
    result = threads(facts, context())

    assert [one.step for one in result] == list(facts.steps)
    for one in result:
        assert one.stage in STAGES
        assert bool(one.reason) is (one.stage in BROKEN)
        assert not one.reason or one.reason in PACK.reasons
        assert bool(one.next_action) is not bool(one.none_needed)
        assert (one.next_action or one.none_needed).endswith(".")
        assert one.who in WHO_CAN_ACT
        assert not one.none_needed or one.who == NOBODY


@given(cases())
def test_no_referral_is_said_only_of_what_had_to_be_referred_by_now(facts):
    for one in threads(facts, context()):
        if one.stage is Stage.NO_REFERRAL:
            placed = facts.published.steps[one.step.id]
            assert one.step.route == "referral"
            assert one.step.state is StepState.PLANNED
            assert placed.refer_by < on(0)
            assert "Sam" not in one.next_action
