"""A code of the pack can be chosen where it holds on the day that is told of or on the day of
recording; what was chosen once may stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.common.errors import NotPossible
from followthrough.plans.actions import goals, step_decisions, step_progress, steps
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_progress import PersonResponse
from followthrough.plans.rules import StepState
from followthrough.plans.rules.validation import GoalContent, StepContent
from followthrough.plans.tests.factories import TODAY, World, days, note
from followthrough.policy.tests.changing_packs import Change, changed, put_in_force, value_on

pytestmark = pytest.mark.django_db

REASON = "travel"


def hold(world: World, told_of: int, recorded: int = 0, reason: str = REASON) -> None:
    """Days from today."""
    said = note(days(told_of), reason=reason)
    step_decisions.hold_step(world.by, world.case, world.ids["T1"], _recorded(said, recorded))


def not_delivered(world: World, told_of: int, recorded: int = 0, reason: str = REASON) -> None:
    said = note(days(told_of), reason=reason)
    step_progress.record_not_delivered(
        world.by,
        world.case,
        world.ids["T1"],
        _recorded(said, recorded),
        PersonResponse(agrees="not_asked"),
    )


def _recorded(said: ChangeNote, recorded: int) -> ChangeNote:
    return replace(said, today=days(recorded))


ways = pytest.mark.parametrize("chosen", [hold, not_delivered])


@ways
@pytest.mark.parametrize(
    ("ends", "told_of", "possible"),
    [
        (1, 0, True),  # its last day is today
        (0, 0, False),  # yesterday was its last day
        (0, -1, True),  # told today of yesterday
        (-1, 0, False),
        (-1, -1, False),
        (-1, -2, True),
    ],
)
def test_an_ended_reason_is_for_the_days_on_which_it_held(
    monkeypatch, chosen, ends, told_of, possible
):
    world = World.start()
    put_in_force(monkeypatch, changed(Change(f"reason.{REASON}", days(ends))))
    if possible:
        chosen(world, told_of)
        assert world.step("T1").state in {StepState.HELD, StepState.NOT_DELIVERED}
        return
    with pytest.raises(NotPossible, match=r"^Choose a reason from the list\.$"):
        chosen(world, told_of)


@ways
def test_a_new_reason_can_be_given_for_what_was_before_it(monkeypatch, chosen):
    world = World.start()
    new = value_on(f"reason.{REASON}", TODAY)
    put_in_force(monkeypatch, changed(Change("reason.brand_new", TODAY, new)))
    chosen(world, -1, reason="brand_new")
    assert world.step("T1").state in {StepState.HELD, StepState.NOT_DELIVERED}


def test_a_day_before_the_pack_began_has_reasons_too():
    """And it still asks for one."""
    world = World.start(case__opened_on="2019-05-01", plan__made_on="2019-05-01")
    for reason, possible in (("", False), (REASON, True)):
        said = note(TODAY.replace(year=2019), reason=reason)
        if possible:
            step_decisions.hold_step(world.by, world.case, world.ids["T1"], said)
            continue
        with pytest.raises(NotPossible, match=r"^Choose a reason from the list\.$"):
            step_decisions.hold_step(world.by, world.case, world.ids["T1"], said)


@pytest.mark.parametrize(("ends", "possible"), [(1, True), (0, False)])
def test_a_need_area_that_ended_takes_no_new_goal(monkeypatch, ends, possible):
    world = World.start()
    put_in_force(monkeypatch, changed(Change("need_area.finance", days(ends))))
    content = GoalContent("finance", "I pay what I owe", "later")
    if possible:
        goals.add_goal(world.by, world.case, content, note())
        return
    with pytest.raises(NotPossible, match=r"^Choose the need area"):
        goals.add_goal(world.by, world.case, content, note())


def test_a_goal_of_a_need_area_that_ended_can_be_put_into_other_words(monkeypatch):
    world = World.start()
    put_in_force(monkeypatch, changed(Change("need_area.finance", TODAY)))
    content = GoalContent("finance", "I pay what I owe", "later")
    goals.change_goal(world.by, world.case, world.ids["G3"], content, note())
    assert world.goal("G3").title == "I pay what I owe"
    with pytest.raises(NotPossible, match=r"^Choose the need area"):
        goals.change_goal(world.by, world.case, world.ids["G5"], content, note())


def test_a_step_of_a_kind_of_work_that_ended_can_be_put_into_other_words(monkeypatch):
    world = World.start()
    kind = world.step("T1").intervention
    assert kind
    put_in_force(monkeypatch, changed(Change(f"intervention.{kind}", TODAY)))
    content = StepContent("In other words", "provider", "referral", kind)
    steps.change_step(world.by, world.case, world.ids["T1"], content, note())
    assert world.step("T1").text == "In other words"
    with pytest.raises(NotPossible, match=r"^Choose the kind of work"):
        steps.add_step(world.by, world.case, world.ids["G1"], content, note())
