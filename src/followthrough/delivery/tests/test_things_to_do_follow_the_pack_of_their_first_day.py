"""Each rule that uses a period, where the pack changes inside it: what began before the change
keeps its length, unless a transitional rule says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.delivery.rules import due, ends_soon, is_stalled
from followthrough.delivery.rules.thread import threads
from followthrough.delivery.tests.facts import case, need, on, published, sentence, step
from followthrough.policy.pack import Transitional
from followthrough.policy.tests.changing_packs import Change, changed, context_of, length

CHANGE, OLD, NEW = -10, 8, 3  # the change in days from today, and lengths in days
KEPT, FOLLOW, LONGER = None, Transitional.RUNNING_FOLLOW, Transitional.LONGER_OF_BOTH


def context(code: str, rule: Transitional | None = KEPT, today: int = 0, old=OLD, new=NEW):
    packs = changed(
        Change(f"timescale.{code}", date(2026, 1, 1), length(old)),
        Change(f"timescale.{code}", on(CHANGE), length(new), rule),
    )
    return context_of(packs, on(today))


def worked_on_here(facts):
    return replace(facts, plan=replace(facts.plan, changed_here=True))


# By kind of thing to do: its period, and a case in which that began on a day.
FORWARDS = {
    "no-plan": ("plan_agreed", lambda began: case(opened=began, plan=False)),
    "plan-draft": (
        "plan_agreed",
        lambda began: case(opened=began, agreement="draft", steps=[step()]),
    ),
    "requirement-without-step": (
        "plan_agreed",
        lambda began: case(sentences=[sentence(starts=began, requirements=(7,))]),
    ),
    "review-due": (
        "plan_review",
        lambda began: worked_on_here(case(plan_made=began, steps=[step()])),
    ),
    "stalled": ("stalled_after", lambda began: case(plan_made=began, steps=[step()])),
    "immediate-need": ("immediate_need_start", lambda began: case(needs=[need()], assessed=began)),
}


@pytest.mark.parametrize(
    ("rule", "began", "by"),
    [
        (KEPT, CHANGE - 1, -3),
        (KEPT, CHANGE, -7),
        (KEPT, CHANGE + 1, -6),
        (FOLLOW, CHANGE - 1, -8),
        (FOLLOW, CHANGE, -7),
        (FOLLOW, CHANGE - 8, CHANGE),
        (FOLLOW, CHANGE - 9, CHANGE - 1),
        (LONGER, CHANGE - 1, -3),
        (LONGER, CHANGE, -7),
    ],
)
@pytest.mark.parametrize("kind", FORWARDS)
def test_what_is_due_after_a_time_is_due_by_the_length_of_its_first_day(kind, rule, began, by):
    code, case_of = FORWARDS[kind]
    items = due(case_of(began), context(code, rule))
    assert [item.on for item in items if item.kind == kind] == [on(by)]


@pytest.mark.parametrize(
    ("ended", "today", "speaks"),
    [
        (CHANGE - 1, -3, True),  # eight days after the end: the length of the day on which it ended
        (CHANGE - 1, -2, False),
        (CHANGE, -7, True),
        (CHANGE, -6, False),
    ],
)
def test_a_sentence_that_ended_stays_in_sight_as_long_as_was_so_then(ended, today, speaks):
    facts = case(
        steps=[step(requirement_id=7)], sentences=[sentence(ends=ended, requirements=(7,))]
    )
    items = due(facts, context("sentence_ended_open", today=today))
    assert ("sentence-ended" in {item.kind for item in items}) is speaks


@pytest.mark.parametrize(
    ("given", "today", "speaks"),
    [(CHANGE - 1, -3, True), (CHANGE - 1, -2, False), (CHANGE, -7, True), (CHANGE, -6, False)],
)
def test_a_case_is_new_as_long_as_was_so_when_it_was_given(given, today, speaks):
    facts = case(opened=-300)
    held = {"held_since": on(given), "held_before": True, "has_handover_note": True}
    facts = replace(facts, case=replace(facts.case, **held))
    items = due(facts, context("new_after_handover", today=today))
    assert ("handed-over" in {item.kind for item in items}) is speaks


@pytest.mark.parametrize(("sent", "until"), [(-1, 7), (0, 3), (1, 4)])
def test_an_answer_can_take_as_long_as_was_so_when_the_referral_was_sent(sent, until):
    facts = case(steps=[step(route="referral", referred=CHANGE + sent)])
    [thread] = threads(facts, context("referral_reply", today=CHANGE + 1))
    day = on(CHANGE + until)
    assert f"{day.day} {day:%B %Y}" in thread.none_needed


def _group(starts: int):
    one = step()
    return case(steps=[one], published=published(one, starts))


# By kind: its period, and a case in which the day to come is that one.
BACKWARDS = {
    "register-review": ("register_review_soon", lambda comes: case(registers={"rcpr": comes})),
    "group-starts": ("group_start_soon", _group),
    "requirement-not-started": (
        "sentence_ending_soon",
        lambda comes: case(
            steps=[step(requirement_id=7)], sentences=[sentence(ends=comes, requirements=(7,))]
        ),
    ),
}


@pytest.mark.parametrize(
    ("rule", "comes", "first"),
    [
        (KEPT, CHANGE + 7, CHANGE - 1),  # it had begun to be soon before the change
        (KEPT, CHANGE + 8, CHANGE + 5),
        (KEPT, CHANGE + 9, CHANGE + 6),
        (LONGER, CHANGE + 7, CHANGE - 1),
    ],
)
@pytest.mark.parametrize("kind", BACKWARDS)
def test_what_comes_soon_is_soon_from_the_day_on_which_it_was_first_so(kind, rule, comes, first):
    code, case_of = BACKWARDS[kind]
    for today in range(first - 3, comes + 1):
        items = due(case_of(comes), context(code, rule, today))
        assert (kind in {item.kind for item in items}) is (today >= first), today


@pytest.mark.parametrize("kind", BACKWARDS)
def test_what_comes_soon_follows_where_a_rule_says_so(kind):
    """Soon from the day before the change, and again from three days before."""
    code, case_of = BACKWARDS[kind]
    comes = CHANGE + 7
    speaks = [
        today
        for today in range(CHANGE - 3, comes + 1)
        if kind in {item.kind for item in due(case_of(comes), context(code, FOLLOW, today))}
    ]
    assert speaks == [CHANGE - 1, *range(CHANGE + 4, comes + 1)]


@pytest.mark.parametrize(("ends", "first"), [(7, -1), (8, 5), (9, 6)])
def test_a_case_ends_soon_from_the_day_on_which_it_was_first_so(ends, first):
    for today in range(first - 2, first + 3):
        looked_at = context("sentence_ending_soon", today=CHANGE + today)
        assert ends_soon(on(CHANGE + ends), looked_at) is (today >= first)


@pytest.mark.parametrize(("made", "today", "stalls"), [(-1, 7, False), (-1, 8, True), (0, 4, True)])
def test_a_plan_stalls_by_the_length_of_its_newest_record(made, today, stalls):
    looked_at = context("stalled_after", today=CHANGE + today)
    assert is_stalled(case(plan_made=CHANGE + made, steps=[step()]), looked_at) is stalls
