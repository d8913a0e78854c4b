"""What a sentence requires and no longer fits before it ends is said with and without a plan, once.
No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.rules.time_left import how_it_fits
from followthrough.delivery.tests.facts import (
    TODAY,
    case,
    context,
    on,
    published,
    sentence,
    step,
    to_do,
)
from followthrough.delivery.tests.seldom_cases import recalled
from followthrough.people.rules import RequirementFacts
from followthrough.plans.rules import FactKind
from followthrough.plans.rules.requirements import requirement_coverage

TREATMENT = {"kind": "mental_health_treatment", "requirements": (7,)}
PROGRAMME = {"kind": "accredited_programme", "requirements": (7,)}
COURSE = {"requirement_id": 7, "intervention": "building_choices_moderate"}  # usually 22 weeks
CALL = step(requirement_id=7, finished=-1, nature="one_off")
FITS_NOT = "requirement-does-not-fit"
ABOUT_REQUIREMENTS = (
    FITS_NOT,
    "requirement-without-step",
    "requirement-not-delivered",
    "requirement-not-started",
    "requirement-without-place",
    "requirement-on-hold",
)
VARY = (
    "Ask whoever delivers it what can be done by then, and your manager about applying to the "
    "court to vary it"
)

VARY_WHOLE = "Ask your manager about applying to the court to vary it"
NOT_ALL, NONE_OF_IT = "not all of it fits", "it does not fit"


def facts_of(*steps: Any, order: dict[str, Any], ends: int = 42, **parts: Any) -> Any:
    return case(steps=list(steps), sentences=[sentence(ends, **order)], **parts)


def on_page(facts: Any) -> list[str]:
    [one] = requirement_coverage(facts.case, facts.plan, context().pack)
    return how_it_fits(facts.case, one, TODAY, context().pack)


def asked(facts: Any) -> list[tuple[str, str, str]]:
    things = [item for item in to_do(facts) if item.kind in ABOUT_REQUIREMENTS]
    return [(item.kind, item.text, item.action) for item in things]


def test_without_a_plan_it_is_said_on_the_page_and_on_today():
    facts = facts_of(order={**TREATMENT, "amount": 3}, plan=False)
    assert on_page(facts) == ["3 months left in 6 weeks: not all of it fits.", f"{VARY}."]
    assert asked(facts) == [
        (
            FITS_NOT,
            "“Mental health treatment” is required. 3 months are left, and the sentence ends on "
            "15 February 2027: not all of it fits.",
            VARY,
        )
    ]


# Months from 4 January; of what began on 26 November, from that day.
@pytest.mark.parametrize(
    ("steps", "amount", "done", "ends", "fits"),
    [
        ([], 3, 0, 90, True),
        ([], 3, 0, 89, False),
        ([step(requirement_id=7, started=-39)], 3, 0, 53, True),  # nobody counts them
        ([step(requirement_id=7, started=-39)], 3, 0, 52, False),
        ([step(requirement_id=7, started=-39)], 3, 1, 52, False),  # somebody does
        ([step(requirement_id=7, started=-39)], 3, 1, 59, True),
        ([step(requirement_id=7, finished=-39)], 3, 0, 20, True),
        ([], 3, 3, 20, True),
        ([], None, 0, 20, False),  # by its usual length
        ([], 3, 0, -1, True),  # the rules on its end speak
    ],
)
def test_months_are_counted_from_the_day_on_which_they_can_run(steps, amount, done, ends, fits):
    facts = facts_of(*steps, order={**TREATMENT, "amount": amount, "done": done}, ends=ends)
    said = any("not all of it fits" in text for text in on_page(facts))
    assert said is not fits


@pytest.mark.parametrize(
    ("steps", "ends", "says"),
    [
        # 22 weeks from Monday 4 January end on Friday 4 June.
        ([step(**COURSE)], 151, ""),
        ([step(**COURSE)], 150, "It usually takes 22 weeks, and 21 weeks are left"),
        ([step(**COURSE, started=-70)], 81, ""),
        ([step(**COURSE, started=-70)], 80, "It usually takes 22 weeks, and 11 weeks are left"),
        ([step(**COURSE, started=-70, finished=-1)], 42, ""),
        # Where no step says which programme it is: by the shortest that there is.
        (
            [step(**COURSE, decided="drop")],
            42,
            "It usually takes 22 weeks or more, and 6 weeks are left",
        ),
        ([step(requirement_id=7)], 151, ""),
        ([step(requirement_id=7)], 150, "It usually takes 22 weeks or more, and 21 weeks are left"),
        ([step(requirement_id=7, started=-70)], 81, ""),
        (
            [step(requirement_id=7, started=-70)],
            80,
            "It usually takes 22 weeks or more, and 11 weeks are left",
        ),
        ([], 151, ""),
        ([], 150, "It usually takes 22 weeks or more, and 21 weeks are left"),
        # Of another kind of work than that of a programme nobody knows.
        ([step(requirement_id=7, intervention="naloxone")], 42, ""),
        # A call that was made is not the programme.
        ([CALL, step(**COURSE)], 150, "It usually takes 22 weeks, and 21 weeks are left"),
        ([step(**COURSE)], 7, "It usually takes 22 weeks, and 1 week is left"),
        ([step(**COURSE)], 6, "It usually takes 22 weeks, and less than a week is left"),
    ],
)
def test_of_other_work_the_usual_length_is_said_to_be_usual(steps, ends, says):
    facts = facts_of(*steps, order=PROGRAMME, ends=ends)
    begun = any(one.on(FactKind.STARTED) for one in steps)
    # Of a programme that has not begun no part does, and nobody is asked for one.
    how_far, action = (NOT_ALL, VARY) if begun else (NONE_OF_IT, VARY_WHOLE)
    assert on_page(facts) == ([f"{says}: {how_far}.", f"{action}."] if says else [])


def test_hours_are_told_by_the_week_on_the_case_page_as_well():
    facts = facts_of(order={"kind": "unpaid_work", "requirements": (7,), "amount": 60}, plan=False)
    assert on_page(facts) == ["60 hours left in 6 weeks: about 10 hours a week."]
    assert asked(facts) == []


def test_in_prison_the_time_begins_with_the_release():
    order = {**TREATMENT, "amount": 3}
    assert on_page(facts_of(order=order, ends=120)) == []
    inside = facts_of(order=order, ends=120, in_custody=True, release=60, plan=False)
    assert on_page(inside)[0] == "3 months left in 8 weeks: not all of it fits."
    assert [kind for kind, *_ in asked(inside)] == [FITS_NOT]


def test_a_condition_of_a_licence_is_varied_by_the_releasing_authority():
    made = recalled([step(**COURSE)], -9, 10)
    [licence] = made.case.sentences
    condition = RequirementFacts(7, "R7", "licence_programme", None, 0)
    licence = licence._replace(ends_on=on(100), requirements=(condition,))
    facts = replace(made, case=replace(made.case, sentences=(licence,)))
    assert "applying to the releasing authority to vary it" in on_page(facts)[1]


@pytest.mark.parametrize(
    ("steps", "ends", "kind"),
    [
        ([], 42, "requirement-without-step"),
        ([step(requirement_id=7, not_delivered=-3)], 42, "requirement-not-started"),
        ([step(requirement_id=7)], 42, "requirement-not-started"),
        ([step(requirement_id=7, started=-3)], 42, FITS_NOT),
        ([step(requirement_id=7, not_delivered=-3)], 200, "requirement-not-delivered"),
        ([step(requirement_id=7)], 200, FITS_NOT),
    ],
)
def test_what_does_not_fit_is_said_once_with_what_else_is_to_be_done(steps, ends, kind):
    facts = facts_of(*steps, order={**TREATMENT, "amount": 9}, ends=ends)
    [(found, text, action)] = asked(facts)
    assert found == kind
    assert "9 months are left, and the sentence ends on" in text
    assert action == VARY


@pytest.mark.parametrize(("months", "now"), [(9, True), (1, False)])
def test_that_the_court_has_to_be_asked_does_not_wait_until_the_sentence_ends(months, now):
    order = {**TREATMENT, "amount": months}
    facts = facts_of(step(requirement_id=7), order=order, ends=42)
    [item] = [one for one in due(facts, context()) if one.kind == "requirement-not-started"]
    assert (item.on <= TODAY) is now


def test_where_the_order_has_no_place_that_is_said_instead():
    one = step(requirement_id=7)
    order = published(one, None, "no_place", reason="sentence_too_short")
    facts = facts_of(one, order={**TREATMENT, "amount": 9}, ends=200, published=order)
    assert [kind for kind, *_ in asked(facts)] == ["requirement-without-place"]


def test_nothing_is_said_twice_of_what_fits():
    facts = facts_of(step(requirement_id=7), order={**TREATMENT, "amount": 3}, ends=200)
    assert asked(facts) == []
