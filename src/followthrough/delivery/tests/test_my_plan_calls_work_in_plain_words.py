"""A step that has only the name of a service is called by what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.delivery.rules.my_plan import my_plan
from followthrough.delivery.rules.my_plan_contents import MyPlanSources
from followthrough.delivery.tests.facts import case, context, step
from followthrough.delivery.tests.my_plan_values import only, plan, without
from followthrough.policy.tests.pack_files import values

GROUP = "A course in a group about thinking before acting"


def read(text: str, intervention: str) -> tuple[str, str]:
    mine = only(plan(step(text, intervention=intervention)))
    return mine.text, mine.wrote


@pytest.mark.parametrize("code", values("intervention_types"))
def test_every_kind_of_work_has_plain_words(code):
    kind = values("intervention_types")[code]
    said = kind["in_plain_words"]
    assert said == said.strip(" .")
    assert said[0].islower()
    assert (said != kind["label"].casefold()) or code == "unpaid_work"


def test_no_two_kinds_of_work_are_said_alike():
    said = [kind["in_plain_words"] for kind in values("intervention_types").values()]
    assert len({*said}) == len(said)


@pytest.mark.parametrize(
    "text",
    [
        "Building Choices: moderate intensity",
        "building choices - moderate intensity",
        "Attend the Building Choices: moderate intensity",
        "Referral to Building Choices: moderate intensity",
    ],
)
def test_a_label_is_put_into_plain_words(text):
    assert read(text, "building_choices_moderate") == (GROUP, "")


@pytest.mark.parametrize(
    "text",
    [
        "Complete the Building Choices group on Tuesdays",
        "Go to building choices with Jan",
        "TSP with Jan",
    ],
)
def test_what_was_written_around_a_name_stands_beside_the_plain_words(text):
    assert read(text, "building_choices_moderate") == (GROUP, f"My plan says: {text}.")


@pytest.mark.parametrize(
    ("text", "intervention"),
    [
        ("Do the unpaid work at the charity shop", "unpaid_work"),
        ("Start the unpaid work", "unpaid_work"),
        ("Go through the envelopes with the debt adviser", "finance_benefit_debt"),
        ("Building Choices: moderate intensity", ""),
        ("Building Choices: moderate intensity", "a code of later"),
        ("Meet Pete in the completed hall", "employment_support"),
    ],
)
def test_what_was_written_for_the_person_stands_as_it_is(text, intervention):
    assert read(text, intervention) == (text, "")


def test_one_tick_leaves_both_off_wherever_the_step_stands():
    one = step("Building Choices: moderate intensity", intervention="building_choices_moderate")
    facts = case(steps=[one])
    wished = replace(facts, plan=replace(facts.plan, preferred=(one.id,)))
    whole = my_plan(wished, MyPlanSources(), context())
    assert whole.wishes == (GROUP,)
    left = without(whole, whole.now[0])
    assert GROUP not in str((left.now, left.wishes, left.dates))
