"""Advice about an immediate need stands before advice about a later one. No database."""

from __future__ import annotations

from datetime import timedelta

from followthrough.people.rules import CaseFacts
from followthrough.plans.rules import StepFacts
from followthrough.sequencing.engine.advice import Advice
from followthrough.sequencing.rules.plan_advice import in_order_of_needs
from followthrough.sequencing.tests.facts import TODAY, assessed, place, proposed, step
from followthrough.services.rules import Directory

NEEDS = assessed(
    ("relationships", "later", "medium"),
    ("drugs", "immediate", "high"),
    ("employment", "soon", "medium"),
)
STEPS = [step(1, area="relationships"), step(2, area="drugs"), step(3, area="employment")]


def said(*advice: Advice, case: CaseFacts = NEEDS, steps: list[StepFacts] = STEPS) -> list[str]:
    return [one.text for one in in_order_of_needs(advice, case, steps)]


def test_of_one_rule_the_sooner_need_stands_first_whatever_stands_first_in_the_plan() -> None:
    late = {"first_free_on": TODAY + timedelta(weeks=20), "kind": "rolling"}
    places = [place(kind, None, **late) for kind in ("family_support", "drug_recovery_support")]
    both = Directory(
        tuple(service for one in places for service in one.services),
        {kind: pools for one in places for kind, pools in one.pools.items()},
        {},
    )
    steps = [
        step(1, "family_support", area="relationships", route="referral", when="later"),
        step(2, "drug_recovery_support", area="drugs", route="referral"),
    ]
    found = proposed(*steps, case=NEEDS, directory=both).advice
    assert [(one.rule, one.tasks) for one in found] == [("S10", ("2",)), ("S10", ("1",))]


def test_a_sooner_need_stands_before_a_rule_of_a_lower_number() -> None:
    late, soon = Advice("S4", "late", ("1",)), Advice("S10", "now", ("2",))
    between = Advice("S6", "soon", ("3", "2"))  # it is about the first that it names
    assert said(late, between, soon) == ["now", "soon", "late"]


def test_what_the_manager_is_told_as_well_stands_first() -> None:
    now = Advice("S10", "now", ("2",))
    alert = Advice("S3", "the manager is told", ("1",), alert=True)
    assert said(now, alert) == ["the manager is told", "now"]


def test_what_is_about_the_order_as_a_whole_stands_last() -> None:
    wish = Advice("S12", "would like", ("2", "1"))
    many = Advice("S8", "many things at once", ("2", "3"))
    unproven = Advice("S8", "not proven", ())
    late = Advice("S10", "late", ("1",))
    assert said(wish, many, unproven, late) == [
        "late",
        "many things at once",
        "not proven",
        "would like",
    ]


def test_of_one_need_and_one_rule_the_order_stays_as_it_was() -> None:
    first, second = Advice("S10", "first", ("2",)), Advice("S10", "second", ("2",))
    assert said(first, second) == ["first", "second"]
    assert said(second, first) == ["second", "first"]
