"""A plan that the person did not agree with goes ahead, and what they said gets an answer: the plan
is changed, or a review says why it stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.tests.facts import case, context, on, to_do
from followthrough.plans.rules import AgreementFacts, AgreementState


def asked(**plan) -> list[str]:
    """What is due on a case whose person said five days ago that they do not agree."""
    said = AgreementFacts(AgreementState.DID_NOT_AGREE, on(-5), "Not what I need")
    facts = case()
    facts = replace(facts, plan=replace(facts.plan, agreement=said, **plan))
    return [item.kind for item in due(facts, context())]


def test_it_is_due_at_once_and_leads_to_the_review():
    said = AgreementFacts(AgreementState.DID_NOT_AGREE, on(0), "Not what I need")
    facts = case()
    [item] = to_do(replace(facts, plan=replace(facts.plan, agreement=said)))

    assert (item.kind, item.on, item.at.name) == ("plan-did-not-agree", on(0), "review")
    assert item.text == "Sam did not agree with the plan."


@pytest.mark.parametrize(
    ("plan", "kinds"),
    [
        ({"reviewed_on": on(-6)}, ["plan-did-not-agree"]),
        ({"reviewed_on": on(-5)}, []),
        ({"reviewed_on": on(-1)}, []),
        ({"review_open_since": on(-1)}, ["review-open"]),
        ({"changed_since_said": True}, ["plan-changed-since"]),
    ],
)
def test_it_is_over_with_a_review_or_a_change(plan, kinds):
    assert asked(**plan) == kinds
