"""Until somebody has said what was carried over from a merged record, My plan says of nothing that
there is none: it may be planned there. It does not say that the person agreed to that: nobody here
knows, and they may have said that they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlan, MyPlanSources
from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.people.rules.facts import MergedFacts

HOLDS = (
    "Some things may have been planned with me before. They still count. "
    "Amara will go through them with me."
)


def plan(*, carried_over: bool | None, has_plan: bool = True) -> MyPlan:
    facts = case(steps=[step(text, when="later") for text in "AB"], sentences=[sentence(300)])
    merged = () if carried_over is None else (MergedFacts(1, "X900002", on(-3), carried_over),)
    facts = replace(facts, case=replace(facts.case, merged=merged))
    if not has_plan:
        facts = replace(facts, plan=None)
    return my_plan(facts, MyPlanSources(), context())


@pytest.mark.parametrize("has_plan", [True, False])
@pytest.mark.parametrize("carried_over", [None, True])
def test_who_has_all_in_one_place_reads_what_there_is(carried_over, has_plan):
    mine = plan(carried_over=carried_over, has_plan=has_plan)
    assert mine.earlier == ""
    assert all(mine.nothing.values())


@pytest.mark.parametrize("has_plan", [True, False])
def test_what_was_planned_before_holds_and_nothing_is_said_not_to_be(has_plan):
    mine = plan(carried_over=False, has_plan=has_plan)
    assert mine.earlier == HOLDS
    assert [mine.nothing[part] for part in ("plan", "now", "dates")] == ["", "", ""]
    assert "X900002" not in str(mine)


def test_nobody_is_told_that_they_agreed_beside_that_they_do_not():
    before = plan(carried_over=False)
    assert "agreed" not in before.earlier
    assert "I agree" not in before.earlier
