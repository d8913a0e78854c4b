"""Who lost a seat may be publishing at the moment at which that is noted on their case: both acts
go through, and one of the two has the seat."""

from __future__ import annotations

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.plans.actions.step_decisions import hold_step, resume_step
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.models import PublishedOrder
from followthrough.sequencing.tests.one_seat import (
    SOON,
    TODAY,
    cases,
    holders,
    note,
    one_seat,
    step_of,
    told_start,
)
from tests.threads import at_once


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", range(3))
def test_nobody_is_kept_from_publishing_and_one_has_the_seat(time: int, monday: None) -> None:
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    _, _, again = at_once(
        lambda: publish_order(OPERATOR, second, today=TODAY),
        lambda: resume_step(OPERATOR, first, step_of(first), note()),
        lambda: publish_order(OPERATOR, first, today=TODAY),
    )
    assert isinstance(again, PublishedOrder)
    [holder] = holders()
    told = {case.pk for case in (first, second) if told_start(case) == SOON}
    assert told == {holder}
