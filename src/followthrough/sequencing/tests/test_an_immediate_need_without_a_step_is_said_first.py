"""Most immediate needs come first: where no step goes on or can start for one, an order says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.people.rules import AssessmentFacts, MergedFacts, NeedFacts
from followthrough.plans.rules import Fact
from followthrough.sequencing.tests.facts import (
    CASE,
    DROPPED,
    FINISHED,
    HELD,
    NOT_DELIVERED,
    ON,
    TODAY,
    proposed,
    sentence,
    step,
)

ASSESSED = date(2026, 12, 15)


def with_needs(*needs: NeedFacts):
    assessment = AssessmentFacts(ASSESSED, "medium", "low", (), False, "no", "ready", needs)
    return replace(CASE, assessment=assessment)


IMMEDIATE = with_needs(NeedFacts("thinking", "immediate", "high", False))
STARTED = {"facts": {"started": Fact(ON)}}
MEETINGS = {"intervention": "supervision_meetings", "facts": {"started": Fact(ON)}}
REFERRED = {"facts": {"referred": Fact(ON)}}


@pytest.mark.parametrize(
    ("steps", "how"),
    [
        ([], "nothing_planned"),
        ([{}], None),
        ([REFERRED], None),
        ([STARTED], None),
        ([HELD], "on_hold"),
        ([DROPPED], "nothing_planned"),
        ([MEETINGS], "only_meetings"),
        ([MEETINGS, HELD], "on_hold"),
        ([MEETINGS, {}], None),
        ([NOT_DELIVERED], "not_delivered"),
        ([FINISHED], "finished"),
        ([HELD, NOT_DELIVERED, FINISHED], "on_hold"),
        ([NOT_DELIVERED, FINISHED, DROPPED], "not_delivered"),
        ([FINISHED, DROPPED], "finished"),
        ([NOT_DELIVERED, {}], None),
    ],
)
def test_how_it_came_hangs_on_what_became_of_its_steps(steps, how):
    result = proposed(*(step(n, **facts) for n, facts in enumerate(steps, 1)), case=IMMEDIATE)
    assert [tuple(need) for need in result.without_step] == (
        [("thinking", ASSESSED, how)] if how else []
    )


@pytest.mark.parametrize("immediacy", ["soon", "later"])
def test_a_need_that_can_wait_is_not_said_first(immediacy):
    case = with_needs(NeedFacts("thinking", immediacy, "high", False))
    assert proposed(case=case).without_step == ()


def test_a_step_for_another_need_is_no_step_for_this_one():
    case = with_needs(NeedFacts("accommodation", "immediate", "high", False))
    assert [need.area for need in proposed(step(1), case=case).without_step] == ["accommodation"]


def test_nothing_is_said_where_nothing_new_can_be_asked():
    over = sentence(1, ON, TODAY - timedelta(days=1))
    suspended = sentence(1, ON, TODAY + timedelta(days=90))._replace(regime="suspended")
    for ordered in (over, suspended):
        assert proposed(case=replace(IMMEDIATE, sentences=(ordered,))).without_step == ()
    merged = MergedFacts(1, "X000002", ON, carried_over=False, need_areas=("thinking",))
    assert proposed(case=replace(IMMEDIATE, merged=(merged,))).without_step == ()
    carried_over = merged._replace(carried_over=True)
    assert proposed(case=replace(IMMEDIATE, merged=(carried_over,))).without_step


TWO_NEEDS = with_needs(
    NeedFacts("accommodation", "immediate", "high", False),
    NeedFacts("thinking", "soon", "low", False),
)
WHILE = "accommodation, which is immediate and has no step, should come before it."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, f"Sam needs some help soon with thinking, behaviours and attitudes, and {WHILE}"),
        (
            {"when": "later"},
            f"Sam needs some help soon with thinking, behaviours and attitudes, and {WHILE}",
        ),
        (
            {"requirement_id": 1},
            "The community order asks for it (accredited programme), and Sam needs some help soon "
            f"with thinking, behaviours and attitudes, and {WHILE}",
        ),
    ],
)
def test_other_work_never_says_that_nothing_has_to_come_before_it(changes, said):
    assert why_of(step(1, **changes), step(2, area="accommodation", **DROPPED)) == said


def test_it_is_not_said_of_meetings_nor_where_a_step_works_on_the_need():
    at_work = step(2, area="accommodation", **STARTED)
    assert "should come before it" not in why_of(step(1, "problem_solving_sessions"), at_work)
    assert "should come before it" not in why_of(step(1, "supervision_meetings"))


def why_of(one, *others):
    return proposed(one, *others, case=TWO_NEEDS).step(one.id).why
