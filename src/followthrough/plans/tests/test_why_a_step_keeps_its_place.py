"""Each refusal says what is in the way, and what is not refused is what is offered."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from followthrough import policy
from followthrough.plans.rules import DecisionKind, StepState, possible_decisions
from followthrough.plans.rules.codes import GoalDecisionKind, GoalState
from followthrough.plans.rules.requirements import covers
from followthrough.plans.rules.step_decisions import (
    REASONED_KINDS,
    gives_stability,
    why_not_dropped,
    why_not_held,
    why_not_moved,
    why_not_resumed,
    why_not_start_on,
    why_not_taken_back,
)
from followthrough.plans.rules.step_progress import why_not_answered
from followthrough.plans.rules.validation import (
    possible_goal_decisions,
    why_not_achieved,
    why_not_changed,
    why_not_new_step,
    why_not_taken_up,
)
from followthrough.plans.tests.test_when_a_goal_may_end import IN_STATE, OVER
from followthrough.plans.tests.values import DAY, a_goal, a_step
from tests.factories import TODAY

MOVE, HOLD, DROP, RESUME = (
    DecisionKind.MOVE,
    DecisionKind.HOLD,
    DecisionKind.DROP,
    DecisionKind.RESUME,
)
PLANNED, STARTED, HELD = StepState.PLANNED, StepState.STARTED, StepState.HELD

# state: what may be decided of work that is neither required nor protects others
OFFERED = {
    StepState.PLANNED: {MOVE, HOLD, DROP},
    StepState.WAITING: {MOVE, HOLD, DROP},
    StepState.STARTED: {HOLD, DROP},
    StepState.FINISHED: set(),
    StepState.HELD: {MOVE, DROP, RESUME},
    StepState.DROPPED: {RESUME},
    StepState.NOT_DELIVERED: set(),
}


@pytest.mark.parametrize(
    ("state", "protects", "required"), list(product(StepState, [False, True], [False, True]))
)
def test_what_is_offered_is_what_is_not_refused(state, protects, required) -> None:
    step = IN_STATE[state]._replace(protects_others=protects)
    kept = ({MOVE, HOLD, DROP} if protects else set()) | ({DROP} if required else set())
    assert set(possible_decisions(step, False, required)) == OFFERED[state] - kept


@pytest.mark.parametrize("state", sorted(OVER))
def test_what_is_over_says_so_first(state: StepState) -> None:
    step = IN_STATE[state]._replace(protects_others=True)
    causes = {why_not_moved(step), why_not_held(step), why_not_dropped(step, required=True)}
    assert causes == {
        "This step is over, so its place in the order cannot change. "
        "Add a new step if more work is needed."
    }


def test_each_refusal_names_its_cause() -> None:
    protecting = a_step(protects_others=True)
    for cause in (why_not_moved(protecting), why_not_held(protecting)):
        assert cause == (
            "This step protects other people, so it cannot be moved or put on hold here. "
            "Speak to your manager."
        )
    assert why_not_moved(IN_STATE[STARTED]) == "This step has started, so it cannot be moved."
    assert why_not_held(IN_STATE[HELD]) == "This step is on hold already."
    assert "court" in (why_not_dropped(IN_STATE[PLANNED], required=True) or "")
    assert "is over" in (why_not_resumed(IN_STATE[StepState.FINISHED]) or "")
    assert "nothing to undo" in (why_not_resumed(IN_STATE[PLANNED]) or "")
    assert "was not recorded" in (why_not_taken_back(a_step()) or "")
    assert why_not_taken_back(a_step(stable_on=DAY)) is None


def test_a_step_is_moved_to_the_day_itself_or_a_later_one() -> None:
    assert "in the past" in (why_not_start_on(DAY - timedelta(days=1), DAY) or "")
    assert why_not_start_on(DAY, DAY) is None


def test_only_some_kinds_of_work_give_stability() -> None:
    pack = policy.on(TODAY)
    kinds = [*pack.interventions.values()]
    giving = {kind.code for kind in kinds if gives_stability(a_step(intervention=kind.code), pack)}
    assert giving == {kind.code for kind in kinds if kind.stabilising} != set()
    assert not gives_stability(a_step(), pack)


def test_decisions_with_a_reason_are_those_for_which_the_pack_has_reasons() -> None:
    pack = policy.on(TODAY)
    assert {kind for kind in DecisionKind if pack.reasons_for(kind)} == set(REASONED_KINDS)


@pytest.mark.parametrize("state", StepState)
def test_what_was_dropped_or_not_delivered_covers_no_requirement(state: StepState) -> None:
    dead = {StepState.DROPPED, StepState.NOT_DELIVERED}
    assert covers(IN_STATE[state]) is (state not in dead)


@pytest.mark.parametrize("state", StepState)
def test_what_is_recorded_as_over_is_neither_changed_nor_asked_about(state: StepState) -> None:
    recorded = {StepState.FINISHED, StepState.NOT_DELIVERED}
    assert (why_not_changed(IN_STATE[state]) is None) is (state not in recorded)
    asked = why_not_answered(IN_STATE[state]) is None
    assert asked is (state is StepState.NOT_DELIVERED)


@pytest.mark.parametrize("state", GoalState)
def test_a_goal_that_has_ended_is_first_taken_up_again(state: GoalState) -> None:
    over, going = (a_goal(IN_STATE[s], state=state) for s in (StepState.FINISHED, PLANNED))
    active = state is GoalState.ACTIVE
    ends = (GoalDecisionKind.ACHIEVED, GoalDecisionKind.REMOVED)
    assert possible_goal_decisions(over) == (ends if active else (GoalDecisionKind.TAKEN_UP,))
    assert possible_goal_decisions(going) == (() if active else (GoalDecisionKind.TAKEN_UP,))
    assert (why_not_taken_up(over) is None) is not active
    assert (why_not_achieved(over) is None) is active
    assert (why_not_new_step(over) is None) is active
