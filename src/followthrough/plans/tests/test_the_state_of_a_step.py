"""Where a step stands is never stored: it follows from what was recorded and what was decided."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.plans.rules import ENDED, Decision, Fact, StepState, step_state
from followthrough.plans.words import STATE_COLOURS, STEP_STATES

DAY = date(2026, 12, 1)
KINDS = ["referred", "started", "finished", "not_delivered"]


def facts(*kinds: str, on: date = DAY) -> dict[str, Fact]:
    return {kind: Fact(on) for kind in kinds}


def decided(kind: str | None, after: int = 0) -> Decision | None:
    return Decision(kind, DAY + timedelta(days=after)) if kind else None


@pytest.mark.parametrize(
    ("recorded", "decision", "after", "state"),
    [
        ((), None, 0, StepState.PLANNED),
        (("referred",), None, 0, StepState.WAITING),
        (("started",), None, 0, StepState.STARTED),
        (("referred", "started"), None, 0, StepState.STARTED),
        (("referred", "started", "finished"), None, 0, StepState.FINISHED),
        (("referred", "not_delivered"), None, 0, StepState.NOT_DELIVERED),
        (("started", "not_delivered"), None, 0, StepState.NOT_DELIVERED),
        ((), "hold", 0, StepState.HELD),
        (("referred",), "hold", 0, StepState.HELD),
        (("started",), "hold", -1, StepState.STARTED),  # held, then started after all
        (("started",), "hold", 0, StepState.HELD),  # the same day: the hold is the later word
        (("started",), "hold", 1, StepState.HELD),
        ((), "drop", 0, StepState.DROPPED),
        (("started",), "drop", 0, StepState.DROPPED),
        (("finished",), "drop", 1, StepState.FINISHED),  # what is done stays done
        (("not_delivered",), "drop", 1, StepState.NOT_DELIVERED),
        (("finished",), "hold", 1, StepState.FINISHED),
        ((), "move", 0, StepState.PLANNED),  # another place in the order, the same state
        (("referred",), "move", 0, StepState.WAITING),
        (("started",), "move", 0, StepState.STARTED),
    ],
)
def test_what_is_over_comes_before_what_was_decided(
    recorded: tuple[str, ...], decision: str | None, after: int, state: StepState
) -> None:
    assert step_state(facts(*recorded), decided(decision, after)) is state


@given(
    st.sets(st.sampled_from(KINDS)),
    st.sampled_from([None, "hold", "drop", "move"]),
    st.integers(min_value=-3, max_value=3),
)
def test_every_step_has_a_state_with_words_and_work_that_ended_stays_ended(
    recorded: set[str], decision: str | None, after: int
) -> None:
    state = step_state(facts(*recorded), decided(decision, after))
    assert STEP_STATES[state]
    assert STATE_COLOURS[state]
    if recorded & {"finished", "not_delivered"}:
        assert state in ENDED
