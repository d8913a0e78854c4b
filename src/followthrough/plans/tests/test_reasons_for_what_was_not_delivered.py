"""Which reasons a step can have, and what "does not want to take part" needs beside it."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from followthrough import policy
from followthrough.plans.rules import family_of, missing_for_reason, reasons_not_delivered
from followthrough.plans.tests.values import a_step
from tests.factories import TODAY

PACK = policy.on(TODAY)
ALL = PACK.reasons_for("not_delivered")
ROUTES = ["referral", "probation_staff", "person", "key_individual", "signposting"]


@pytest.mark.parametrize("route", ROUTES)
def test_that_no_referral_was_made_is_a_reason_only_for_a_referral(route: str) -> None:
    offered = reasons_not_delivered(a_step(route=route), PACK)
    codes = {reason.code for first, seconds in offered for reason in (first, *seconds)}
    left_out = {r.code for r in ALL if route != "referral" and family_of(r) == "no_referral"}
    assert codes == {reason.code for reason in ALL} - left_out
    assert ("referral_not_started" in codes) is (route == "referral")


def test_every_second_level_stands_under_its_first() -> None:
    for first, seconds in reasons_not_delivered(a_step(route="referral"), PACK):
        assert first.level == 1
        assert {second.parent for second in seconds} <= {first.code}
        assert {second.level for second in seconds} <= {2}


@pytest.mark.parametrize("reason", ALL, ids=lambda reason: reason.code)
def test_only_unwilling_needs_what_was_offered_and_when_and_words(reason) -> None:
    for offered, on, words in product(("", " \n", "A group"), (None, TODAY), ("", " ", "No.")):
        result = missing_for_reason(reason, offered, on, words)
        if family_of(reason) != "unwilling":
            assert result == ()
        else:
            assert result == missing(offered, on, words)


def missing(offered: str, on: date | None, words: str) -> tuple[str, ...]:
    has = {
        "offered": bool(offered.strip()),
        "offered_on": on is not None,
        "person_words": bool(words.strip()),
    }
    return tuple(name for name, there in has.items() if not there)
