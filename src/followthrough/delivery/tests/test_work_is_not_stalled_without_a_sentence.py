"""Work waits while no sentence that could carry it is in force: nobody has let it lie, and what
came before a gap between two sentences is not counted against it afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.delivery.tests.facts import TODAY, case, context, on, sentence, step
from followthrough.people.rules.sentence_ends import in_force_since
from followthrough.plans.rules import is_stalled

QUIET = -200  # the day of the plan and of the last record
OVER = sentence(starts=-700, ends=-300)


def stalled(*sentences: Any) -> bool:
    facts = case(plan_made=QUIET, sentences=list(sentences), steps=[step(started=QUIET)])
    return is_stalled(facts, context())


@pytest.mark.parametrize(
    ("sentences", "is_so"),
    [
        ([sentence(starts=30)], False),
        ([sentence(starts=0)], False),
        ([sentence(starts=-28)], False),
        ([sentence(starts=-29)], True),
        ([OVER, sentence(starts=60)], False),
        ([OVER, sentence(starts=-10)], False),
        ([OVER, sentence(starts=-100)], True),
        ([sentence(starts=-700, ends=-10), sentence(starts=-9)], True),
        ([sentence(starts=-700, ends=-10), sentence(starts=-8)], False),
        ([sentence(starts=-700, ends=90), sentence(starts=30)], True),
        ([], True),
    ],
)
def test_it_is_so_where_a_sentence_has_been_in_force_for_so_long(sentences, is_so):
    assert stalled(*sentences) is is_so


def test_orders_that_follow_one_another_are_one_time():
    third = sentence(starts=-5)
    second, first = sentence(starts=-60, ends=-6), sentence(starts=-300, ends=-50)
    assert in_force_since(case(sentences=[third, first, second]).case, TODAY) == on(-300)
