"""Agreement: every state, and every answer that may or may not follow it."""

from __future__ import annotations

from itertools import product

import pytest

from followthrough.plans.rules import AgreementState, needs_words, possible_agreements
from followthrough.plans.tests.values import a_goal, a_step

READY = [a_goal(a_step())]
BLANKS = ["", "  ", "\n\t"]
DRAFT, AGREED, NOT, UNABLE, PROVISIONAL = AgreementState

MAY_FOLLOW = {
    DRAFT: {AGREED, NOT, UNABLE, PROVISIONAL},
    PROVISIONAL: {AGREED, NOT, UNABLE},
    AGREED: {AGREED, NOT, UNABLE},
    NOT: {AGREED, NOT, UNABLE},
    UNABLE: {AGREED, NOT, UNABLE},
}


@pytest.mark.parametrize(("now", "then"), list(product(AgreementState, repeat=2)))
def test_an_answer_follows_another_or_does_not(now: AgreementState, then: AgreementState) -> None:
    assert (then in possible_agreements(now.value, READY)) is (then in MAY_FOLLOW[now])


@pytest.mark.parametrize("now", AgreementState)
def test_answers_are_asked_in_one_order_and_none_of_a_plan_that_is_not_ready(
    now: AgreementState,
) -> None:
    result = possible_agreements(now.value, READY)
    assert list(result) == [state for state in AgreementState if state in result]
    assert possible_agreements(now.value, []) == ()
    assert possible_agreements(now.value, [a_goal()]) == ()
    assert possible_agreements(now.value, [a_goal(a_step(), when="later")]) == ()


@pytest.mark.parametrize(
    ("state", "words"), [*product(AgreementState, BLANKS), *product(AgreementState, ["No."])]
)
def test_who_did_not_agree_or_could_not_answer_has_words(state: AgreementState, words: str) -> None:
    assert needs_words(state, words) is (state in {NOT, UNABLE} and words != "No.")
