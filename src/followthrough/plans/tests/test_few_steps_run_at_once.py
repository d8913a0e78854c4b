from __future__ import annotations

import pytest

from followthrough.plans.rules import Decision, Fact
from followthrough.plans.rules.validation import too_many_at_once
from followthrough.plans.tests.values import DAY, a_goal, a_plan, a_step

MOST = 3


@pytest.mark.parametrize("number", range(6))
def test_a_word_comes_above_the_bound_and_not_at_it(number: int) -> None:
    result = too_many_at_once(a_plan(a_goal(*[a_step()] * number)), MOST)
    assert (result is not None) is (number > MOST)
    assert result is None or result.startswith(
        f"{number} steps are planned in the goals for now, beside what the sentence requires and "
        "what protects others. "
    )


@pytest.mark.parametrize(
    ("extra", "counts"),
    [
        (a_step(), True),
        (a_step(facts={"referred": Fact(DAY)}), True),
        (a_step(facts={"started": Fact(DAY)}), True),
        (a_step(decision=Decision("move", DAY)), True),
        (a_step(decision=Decision("hold", DAY)), False),
        (a_step(decision=Decision("drop", DAY)), False),
        (a_step(facts={"finished": Fact(DAY)}), False),
        (a_step(facts={"not_delivered": Fact(DAY)}), False),
        (a_step(when="later"), False),
        (a_step(requirement_id=7), False),
        (a_step(protects_others=True), False),
    ],
)
def test_only_chosen_steps_that_run_now_are_counted(extra, counts: bool) -> None:
    full = [a_step()] * MOST
    assert (too_many_at_once(a_plan(a_goal(*full, extra)), MOST) is not None) is counts
    assert (too_many_at_once(a_plan(a_goal(*full), a_goal(extra)), MOST) is not None) is counts
    assert too_many_at_once(a_plan(a_goal(*full), a_goal(extra, state="removed")), MOST) is None
