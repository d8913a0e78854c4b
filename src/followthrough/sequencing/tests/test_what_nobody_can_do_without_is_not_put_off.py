"""Income, a roof, identity papers and medicine never wait so that not too much is done at once, nor
do they take the place of something else. No database."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.plans.rules import Fact
from followthrough.policy.tests.pack_files import values
from followthrough.sequencing.rules import ProposedStep
from followthrough.sequencing.tests.facts import ON, TODAY, assessed, proposed, step

CASE = assessed(("thinking", "immediate", "high"), ("finance", "later", "low"))


def courses(count: int, **facts: Any) -> list[Any]:
    return [step(n, nature="course", weeks=30, **facts) for n in range(1, count + 1)]


def placed(kind: str, *others: Any) -> ProposedStep:
    one = step(9, kind, area="finance", nature="course")
    found = proposed(one, *others, case=CASE).step(9)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "waits"),
    [
        ("finance_benefit_debt", False),
        ("accommodation_support", False),
        ("housing_advice", False),
        ("continued_prescription", False),
        ("parenting_support", True),
    ],
)
def test_behind_three_courses_for_sooner_needs_it_starts_at_once(kind: str, waits: bool) -> None:
    found = placed(kind, *courses(3))
    assert (found.start != TODAY) is waits
    assert ("at once" in found.why) is waits


def test_it_takes_no_place_of_a_third_course() -> None:
    begun = step(8, "finance_benefit_debt", area="finance", facts={"started": Fact(ON)})
    found = proposed(begun, *courses(3), case=CASE)
    assert {one.start for one in found.steps if one.step.id != 8} == {TODAY}
    assert [one for one in found.advice if one.rule == "S8"] == []


def test_advice_on_too_much_at_once_names_what_is_counted_alone() -> None:
    begun = courses(4, facts={"started": Fact(ON)})
    others = [step(8, "finance_benefit_debt", area="finance"), step(7, "supervision_meetings")]
    [advice] = [a for a in proposed(*begun, *others, case=CASE).advice if a.rule == "S8"]
    assert set(advice.tasks) == {"1", "2", "3", "4"}


def test_the_pack_says_which_kinds_are_and_that_it_is_a_grouping_of_ours() -> None:
    kinds = values("intervention_types")
    basic = {code for code, value in kinds.items() if value["basic"]}
    assert basic == {
        "accommodation_support",
        "housing_advice",
        "finance_benefit_debt",
        "continued_prescription",
        "naloxone",
    }
    assert {value["value_sources"]["basic"] for value in kinds.values()} == {"own grouping"}
