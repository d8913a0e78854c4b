"""Meetings that a sentence asks for rest while its contact is suspended, also once they have begun;
what else it requires stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.delivery.rules.stages import Stage
from followthrough.delivery.rules.thread import Thread, thread
from followthrough.delivery.tests.facts import case, context, sentence, step

MEETS = {"intervention": "supervision_meetings", "requirement_id": 7}


def of(regime: str, **fields: Any) -> Thread:
    one = step(**fields)
    order = sentence(regime=regime, requirements=(7,))
    return thread(one, case(steps=[one], sentences=[order]), context())


@pytest.mark.parametrize(
    ("regime", "fields", "said"),
    [
        ("suspended", MEETS, "Contact is suspended, and the meetings rest."),
        ("active", MEETS, "The work is under way."),
        ("suspended", {"requirement_id": 7}, "The work is under way."),
        ("suspended", {}, "The work is under way."),
    ],
)
def test_meetings_that_have_begun_are_said_to_rest(regime, fields, said):
    assert of(regime, started=-9, **fields).none_needed == said


@pytest.mark.parametrize(
    ("regime", "asked"), [("suspended", "manager"), ("active", "practitioner")]
)
def test_meetings_that_have_not_begun_are_not_asked_for(regime, asked):
    found = of(regime, **MEETS)
    assert found.who == asked
    assert (found.stage is Stage.NOT_YET_DUE) is (regime == "suspended")
