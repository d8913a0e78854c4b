"""Who lost a seat may be publishing at the moment at which that is noted on their case: both acts
go through, and one of the two has the seat."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.plans.actions.step_decisions import hold_step, resume_step
from followthrough.sequencing import actions
from followthrough.sequencing.actions import publish_order
from followthrough.sequencing.models import PublishedOrder
from followthrough.sequencing.rules import Proposal
from followthrough.sequencing.tests.one_seat import (
    SOON,
    TODAY,
    cases,
    holders,
    note,
    one_seat,
    step_of,
    told_start,
    why,
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


@pytest.mark.django_db(transaction=True)
def test_who_takes_it_up_while_somebody_else_is_given_the_seat_comes_after_them(
    monday: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever publishes has looked at the places by then, and does not see it."""
    first, second = cases(2)
    one_seat()
    publish_order(OPERATOR, first, today=TODAY)
    hold_step(OPERATOR, first, step_of(first), note(reason="asked_to_wait"))
    propose = actions.proposal_for

    def meanwhile(*args: Any) -> Proposal:
        [resumed] = at_once(lambda: resume_step(OPERATOR, first, step_of(first), note()))
        assert not isinstance(resumed, Exception)
        return propose(*args)

    monkeypatch.setattr(actions, "proposal_for", meanwhile)
    publish_order(OPERATOR, second, today=TODAY)
    assert told_start(second) == SOON
    assert told_start(first) is None
    assert why(first) == ["place_lost"]
    assert why(second) == []
