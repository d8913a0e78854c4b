from __future__ import annotations

import pytest

from followthrough.plans.rules import Decision, Fact, StepFacts, StepState
from followthrough.plans.rules.validation import why_not_achieved, why_not_removed
from followthrough.plans.tests.values import DAY, a_goal, a_step

IN_STATE = {
    StepState.PLANNED: a_step(),
    StepState.WAITING: a_step(facts={"referred": Fact(DAY)}),
    StepState.STARTED: a_step(facts={"started": Fact(DAY)}),
    StepState.FINISHED: a_step(facts={"started": Fact(DAY), "finished": Fact(DAY)}),
    StepState.HELD: a_step(decision=Decision("hold", DAY)),
    StepState.DROPPED: a_step(decision=Decision("drop", DAY)),
    StepState.NOT_DELIVERED: a_step(facts={"not_delivered": Fact(DAY, "unwilling")}),
}
OVER = {StepState.FINISHED, StepState.DROPPED, StepState.NOT_DELIVERED}
each_way = pytest.mark.parametrize("why_not", [why_not_achieved, why_not_removed])


@each_way
@pytest.mark.parametrize("state", StepState)
def test_a_goal_ends_when_its_steps_are_over(why_not, state: StepState) -> None:
    step = IN_STATE[state]
    assert step.state is state
    assert (why_not(a_goal(step)) is None) is (state in OVER)


@each_way
def test_a_goal_without_a_step_may_end(why_not) -> None:
    assert why_not(a_goal()) is None


@each_way
def test_the_refusal_names_the_first_step_that_goes_on(why_not) -> None:
    over, going = IN_STATE[StepState.FINISHED], a_step(text="Phone the bank")
    cause = why_not(a_goal(over, going, IN_STATE[StepState.HELD]))
    assert "“Phone the bank”" in cause
    assert "Finish or drop it first" in cause


@each_way
def test_a_step_that_started_and_was_held_goes_on(why_not) -> None:
    held: StepFacts = a_step(facts={"started": Fact(DAY)}, decision=Decision("hold", DAY))
    assert held.state is StepState.HELD
    assert why_not(a_goal(held)) is not None
