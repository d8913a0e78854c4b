"""The engine knows what would make room; that a sentence lasts longer is nobody's to wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from followthrough.sequencing.tests.facts import CASE, ON, PACK, TODAY, place, proposed, sentence
from followthrough.sequencing.tests.facts import step as step_of

KIND = "accommodation_support"
WHOLE = "parenting_support"  # no part of it is worth having
STEP = step_of(1, KIND, route="referral")


@pytest.mark.parametrize("weeks_short", [1, 5])
def test_work_that_takes_longer_than_the_sentence_says_so_and_asks_for_no_more(weeks_short):
    weeks = PACK.interventions[WHOLE].weeks - weeks_short
    ends = TODAY + timedelta(weeks=weeks, days=-1)
    short = replace(CASE, sentences=(sentence(1, ON, ends),))
    step = step_of(1, WHOLE, route="referral")
    [found] = proposed(step, case=short, directory=place(WHOLE, None)).steps

    assert found.start is None
    [reason] = found.reasons
    assert reason.code == "sentence_too_short"
    assert f"{weeks} week" in reason.text
    assert reason.help == ""


def test_what_somebody_can_do_is_still_said():
    directory = place(KIND, TODAY + timedelta(weeks=2))
    [found] = proposed(STEP, directory=directory).steps
    [reason] = found.reasons
    assert (reason.code, bool(reason.help)) == ("contract_ends", True)
