"""Somebody agreed to a plan for life outside and was recalled to prison since: that agreement is
about other days, and the plan is gone through with them again. No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules import WorkFacts
from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import context, on, step, to_do
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.plans.rules import AgreementFacts
from followthrough.sequencing.rules import propose
from followthrough.sequencing.rules.provisional import Lacks, what_it_lacks
from followthrough.services.rules import Directory

RECALLED = -9


def agreed(on_day: int | None = -60, state: str = "agreed", **plan: Any) -> WorkFacts:
    facts = recalled([step(started=-40, area="thinking")], RECALLED, 20)
    assert facts.plan is not None
    said = AgreementFacts(state, None if on_day is None else on(on_day))
    return replace(facts, plan=replace(facts.plan, made_on=on(-70), agreement=said, **plan))


def asked(facts: WorkFacts) -> list[tuple[str, Any]]:
    kinds = {"plan-changed-since", "plan-did-not-agree", "review-open"}
    return [(thing.kind, thing.item.on) for thing in to_do(facts) if thing.kind in kinds]


@pytest.mark.parametrize(
    ("plan", "speaks"),
    [
        ({}, True),
        ({"on_day": RECALLED - 1}, True),
        ({"on_day": RECALLED}, False),  # on that day or since it was talked through
        ({"on_day": -1}, False),
        ({"on_day": None}, False),  # nobody knows when
        ({"reviewed_on": on(RECALLED)}, False),
        ({"reviewed_on": on(RECALLED - 1)}, True),
    ],
)
def test_it_is_asked_from_the_recall_until_it_is_agreed_or_reviewed_anew(plan, speaks) -> None:
    facts = agreed(**plan)
    assert asked(facts) == ([("plan-changed-since", on(RECALLED))] if speaks else [])
    assert facts.plan is not None
    proposal = propose(facts.case, facts.plan, Directory((), {}, {}), context().pack, on(0), {})
    lacks = what_it_lacks(proposal, facts.case, facts.plan)
    assert (Lacks.TALK_SINCE_RECALL in lacks) is speaks
    paper = my_plan(facts, MyPlanSources(), context())
    assert (
        paper.said[1:] == ("Much has changed since then. I can ask Amara to talk it through.",)
    ) is (speaks)


def test_it_says_why_and_leads_to_what_the_person_says() -> None:
    [thing] = [t for t in to_do(agreed()) if t.kind == "plan-changed-since"]
    assert thing.text == "Sam agreed to the plan before the recall to prison on 26 December 2026."
    assert thing.action == "Go through it with Sam again"
    assert thing.at.name == "agreement"


def test_it_is_asked_once_where_the_plan_was_changed_as_well() -> None:
    assert asked(agreed(changed_since_said=True)) == [("plan-changed-since", on(RECALLED))]


def test_it_is_still_asked_once_they_are_out_again() -> None:
    facts = agreed()
    out = replace(facts, case=replace(facts.case, in_custody=False, release_on=None))
    assert asked(out) == [("plan-changed-since", on(RECALLED))]
    [thing] = [t for t in to_do(out) if t.kind == "plan-changed-since"]
    assert thing.text == "Sam agreed to the plan before the last release."


@pytest.mark.parametrize(
    "plan",
    [
        {"state": "did_not_agree"},  # they are asked what could change
        {"review_open_since": on(-2)},  # a review of since then waits for its decision
    ],
)
def test_what_asks_for_a_talk_already_is_enough(plan) -> None:
    assert "plan-changed-since" not in dict(asked(agreed(**plan)))


def test_nothing_is_asked_of_somebody_who_died() -> None:
    facts = agreed()
    assert asked(replace(facts, case=replace(facts.case, died_on=on(-1)))) == []


def test_nothing_is_asked_once_the_licence_is_over() -> None:
    facts = agreed()
    [licence] = facts.case.sentences
    over = replace(facts.case, sentences=(licence._replace(ends_on=on(-1)),))
    assert asked(replace(facts, case=over)) == []


def test_nothing_is_asked_while_contact_is_suspended() -> None:
    facts = agreed()
    [licence] = facts.case.sentences
    over = replace(facts.case, sentences=(licence._replace(regime="suspended"),))
    assert asked(replace(facts, case=over)) == []
