"""What is ticked on My plan names what it speaks of: not the place where that stood, and all of it
wherever the sheet says it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlan, MyPlanSources
from followthrough.delivery.rules.my_plan_off_paper import OffPaper
from followthrough.delivery.tests.facts import case, context, on, sentence, step
from followthrough.delivery.tests.my_plan_values import keys, order, plan, without
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.people.rules import CircumstanceFacts, RequirementFacts, StrengthFacts
from followthrough.sequencing.rules import DateKind

SECRET = b"secret"


def left_off(page: MyPlan, ticked: set[str]) -> MyPlan:
    return OffPaper(page, SECRET).plan_without(ticked)


def test_after_the_order_changed_the_same_step_is_left_off():
    one, two = step("Call home"), step("See a doctor")
    before = plan(one, two, published=order((one, 0, DateKind.OWN, ()), (two, 9, DateKind.OWN, ())))
    after = plan(one, two, published=order((two, 0, DateKind.OWN, ()), (one, 9, DateKind.OWN, ())))
    assert before.now[0].text == after.now[-1].text == "Call home" != after.now[0].text
    kept = left_off(after, keys(before, before.now[0]))
    assert [s.text for s in kept.now] == ["See a doctor"]


def test_a_step_that_is_done_since_is_still_left_off():
    one = step("Call home")
    before = plan(one)
    after = plan(one._replace(facts=step(started=-1, finished=-1).facts))
    assert [b.text for b in after.better] == ["Done: Call home"]
    assert left_off(after, keys(before, before.now[0])).better == ()


@pytest.mark.parametrize("done", [6, 40])
def test_a_duty_is_still_left_off_when_more_of_it_is_done(done):
    def page(so_far: int) -> MyPlan:
        hours = RequirementFacts(1, "R1", "unpaid_work", 40, so_far)
        return plan(step(), sentences=[sentence()._replace(requirements=(hours,))])

    before, after = page(0), page(done)
    assert before.must[0].text != after.must[0].text
    assert left_off(after, keys(before, before.must[0])).must == ()


@pytest.mark.parametrize("tick", ["now-0", "place-0", "later-7", "0123456789abcdef", "<script>"])
def test_what_names_nothing_leaves_all_as_it_is_and_is_said(tick):
    """Addresses of earlier releases named places: whatever stood there since was left off."""
    paper = OffPaper(plan(step("Call home")), SECRET)
    assert paper.plan_without({tick}) == paper.plan
    assert paper.names_nothing({tick})


def test_of_what_is_on_the_page_and_of_nothing_ticked_nothing_is_said():
    page = plan(step("Call home"))
    for ticked in ({}, {""}, {"words"}, keys(page, page.now[0])):
        assert not OffPaper(page, SECRET).names_nothing(ticked)


def test_what_several_parts_speak_of_can_be_ticked_once():
    one = step("Call home", nature="one_off")
    page = plan(one, published=order((one, 0, DateKind.GROUP, ())))
    assert page.dates[0].text == "Call home"
    offered = [choice.text for _, found in OffPaper(page, SECRET).choices() for choice in found]
    assert offered.count("Call home") == 1


def test_a_key_tells_nobody_what_was_ticked():
    page = plan(step("Call home"))
    one, other = (OffPaper(page, secret).key("Call home") for secret in (SECRET, b"another"))
    assert one != other


TELL = ("prison", "am out", "due out", "get out", "night out", "I leave")


def told_where(page: MyPlan) -> list[str]:
    return [words for words in TELL if words in str(page)]


def released(*steps: Any, circumstance: str = "no_fixed_address", **more: Any) -> MyPlan:
    kinds = ("licence_curfew", "licence_exclusion")
    asks = tuple(RequirementFacts(n, f"R{n}", kind, None, 0) for n, kind in enumerate(kinds))
    facts = case(
        steps=list(steps),
        in_custody=True,
        release=20,
        sentences=[sentence()._replace(kind="licence", requirements=asks)],
        **more,
    )
    assert facts.case.assessment is not None
    assessed = replace(
        facts.case.assessment,
        circumstances=(CircumstanceFacts(circumstance),),
        strengths=(StrengthFacts("S", "thinking", "x", "I am calm."),),
    )
    facts = replace(facts, case=replace(facts.case, assessment=assessed))
    return my_plan(facts, MyPlanSources(), context())


def bare(page: MyPlan) -> MyPlan:
    """Without what is only drawn where somebody ticks nothing."""
    parts = ("must", "must_not", "now", "next", "later", "unclear")
    return replace(
        page,
        **{p: tuple(replace(one, anywhere=None) for one in getattr(page, p)) for p in parts},
    )


@pytest.mark.parametrize("circumstance", ["no_fixed_address", "place_from_release"])
def test_where_i_am_is_left_off_the_whole_sheet(circumstance):
    page = released(step("Join a club", route="person"), circumstance=circumstance)
    assert {duty.when for duty in page.must} == {"When I am out:"}
    assert len(page.first_night) == 1
    kept = bare(without(page, page.place[0]))
    assert told_where(bare(page))
    assert told_where(kept) == []
    assert {duty.when for duty in kept.must} == {"Later:"}
    assert [duty.text for duty in kept.must] == [duty.text for duty in page.must]


@pytest.mark.parametrize(
    "parts",
    [
        {"started": -40, "actor": "provider", "area": "thinking"},
        {"started": -40, "actor": "provider", "area": "thinking", "facts_asked": -3},
        {"started": -40, "actor": "practitioner", "intervention": "supervision_meetings"},
        {"area": "thinking", "intervention": "problem_solving_sessions"},
        {"referred": -40, "route": "referral", "area": "thinking"},
    ],
)
def test_of_somebody_recalled_no_step_tells_it(parts):
    asked = parts.pop("facts_asked", None)
    one = step("Join the group", **parts)
    if asked is not None:
        one = one._replace(facts=dict(one.facts) | {"asked": step(started=asked).facts["started"]})
    facts = recalled([one], -9, 30)
    page = my_plan(facts, MyPlanSources(), context())
    assert "prison" in str(page.place)
    assert told_where(bare(without(page, page.place[0]))) == []


def test_the_first_night_can_be_left_off_alone():
    page = released(step("Join a club", route="person"))
    kept = without(page, page.first_night[0])
    assert kept.first_night == ()
    assert kept.place == page.place


def test_a_reason_that_tells_of_prison_goes_with_it():
    one = step("Join a club", route="person", area="thinking")
    placed = order((one, 30, DateKind.OWN, ("in_custody",)))
    page = plan(one, published=placed, in_custody=True, release=20)
    [mine] = [*page.now, *page.next, *page.later]
    assert mine.why == "This is for when I am out."
    kept = without(page, page.place[0])
    assert [s.why for s in (*kept.now, *kept.next, *kept.later)] == [""]
    assert on(30) == placed.published.steps[one.id].start


HIDDEN = {"protects_others": True}


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ([], True),
        ([{}], True),
        ([{}, HIDDEN], True),
        ([HIDDEN], False),
        ([HIDDEN, {"started": -9, "finished": -2}], False),  # what goes on is left out
        ([HIDDEN | {"decided": "hold", "decided_on": -2}, {"finished": -2}], False),
        ([{"finished": -2}], True),
        ([{"finished": -2}, HIDDEN | {"finished": -2}], True),
        ([HIDDEN | {"finished": -2}], False),
        ([{"intervention": "victim_awareness_one_to_one"}], False),
        ([{"for_whom": "staff_only"}], False),
    ],
)
def test_a_goal_is_named_where_some_of_its_work_may_be(steps, named):
    facts = case(steps=[step(f"Step {n}", **parts) for n, parts in enumerate(steps)])
    goal = facts.plan.goals[0]
    page = my_plan(facts, MyPlanSources(), context())
    assert (goal.title in [g.text for g in page.goals]) is named
