"""What the rules say for pages and files alike; each of them words its own refusal."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations, product

import pytest
from pydantic import ValidationError

from followthrough.plans.import_schema import AgreementIn, DeliveryIn, PlanIn, StepIn
from followthrough.plans.rules import AgreementState, FactKind, GoalDecisionKind, Route
from followthrough.plans.rules.agreements import (
    goal_without_step,
    lacks_current_goal,
    needs_because,
    needs_words,
)
from followthrough.plans.rules.codes import RecordKind
from followthrough.plans.rules.step_progress import (
    LIFE_ORDER,
    first_out_of_order,
    has_two_ends,
    lacks_start,
    needs_own_words,
    why_not_offered_on,
)
from followthrough.plans.rules.validation import (
    MOST_STEPS,
    day_to_do_by_has_passed,
    lacks_work,
    needs_reason,
)
from followthrough.plans.tests.values import DAY, a_goal, a_step

BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
BLANKS = ["", " ", "\n\t"]


def rules_broken(model, told: dict) -> list[str]:
    """What a file that tells this is set aside for."""
    try:
        model.model_validate(told)
    except ValidationError as wrong:
        return [error["type"] for error in wrong.errors()]
    return []


@pytest.mark.parametrize("some_time_ago", [False, True])
def test_a_plan_without_a_current_goal_was_agreed_only_before_its_goals_were_achieved(
    some_time_ago: bool,
) -> None:
    def lacks(*goals) -> bool:
        return lacks_current_goal(goals, some_time_ago=some_time_ago)

    current, later, removed, achieved = (
        a_goal(),
        a_goal(when="later"),
        a_goal(state="removed"),
        a_goal(state="achieved"),
    )
    assert lacks()
    assert lacks(later, removed)
    assert not lacks(later, current)
    assert lacks(later, achieved) is not some_time_ago


def test_only_a_current_goal_needs_a_step() -> None:
    bare = a_goal(id=2)
    idle = [a_goal(when="later"), a_goal(state="achieved"), a_goal(state="removed")]
    assert goal_without_step([a_goal(a_step()), *idle]) is None
    assert goal_without_step([*idle, a_goal(a_step()), bare, a_goal(id=3)]) is bare


@pytest.mark.parametrize(("state", "words"), list(product(AgreementState, [*BLANKS, "No."])))
def test_a_file_need_not_know_why_somebody_could_not_answer(state, words) -> None:
    needed = state is AgreementState.DID_NOT_AGREE and words != "No."
    assert needs_words(state, words, in_file=True) is needed
    told = {"state": state.value, "on": DAY.isoformat(), "words": words}
    assert (rules_broken(AgreementIn, told) == ["missing-words"]) is needed


@pytest.mark.parametrize("words", [*BLANKS, "It works."])
def test_what_is_not_said_without_words(words: str) -> None:
    lacking = words in BLANKS
    assert [needs_because(decision, words) for decision in ("", "keep", "adjust")] == [
        False,
        lacking,
        lacking,
    ]
    assert {kind for kind in GoalDecisionKind if needs_reason(kind, words)} == (
        {GoalDecisionKind.REMOVED} if lacking else set()
    )
    assert {kind for kind in RecordKind if needs_own_words(kind, words)} == (
        {RecordKind.WORKED, RecordKind.NEEDS_HELP, RecordKind.ASKED, RecordKind.PASSED_ON}
        if lacking
        else set()
    )


@pytest.mark.parametrize("route", Route)
def test_only_a_referral_has_to_say_what_it_is_for(route: Route) -> None:
    assert not lacks_work(route, "housing_support")
    for nothing in ("", None):
        assert lacks_work(route, nothing) is (route is Route.REFERRAL)
    told = {"ref": "T1", "text": "Ring", "actor": "person", "route": route.value}
    assert rules_broken(StepIn, told) == (
        ["missing-intervention"] if route is Route.REFERRAL else []
    )


def test_the_day_to_do_a_step_by_lies_ahead_unless_it_stood_before() -> None:
    assert day_to_do_by_has_passed(BEFORE, None, DAY)
    assert day_to_do_by_has_passed(BEFORE, AFTER, DAY)
    assert not day_to_do_by_has_passed(BEFORE, BEFORE, DAY)
    assert not day_to_do_by_has_passed(DAY, None, DAY)
    assert not day_to_do_by_has_passed(None, None, DAY)


def test_what_was_offered_was_offered_by_the_day_of_the_record() -> None:
    assert why_not_offered_on(AFTER, DAY)
    assert why_not_offered_on(DAY, DAY) is None
    assert why_not_offered_on(None, DAY) is None


ENDS = FactKind.FINISHED, FactKind.NOT_DELIVERED


def test_what_is_finished_had_started_and_has_one_end() -> None:
    assert lacks_start({FactKind.FINISHED})
    assert not lacks_start({FactKind.FINISHED, FactKind.STARTED})
    assert not lacks_start({FactKind.NOT_DELIVERED})
    assert has_two_ends(ENDS)
    assert not any(has_two_ends({end, FactKind.STARTED}) for end in ENDS)


LIVES = [
    (FactKind.REFERRED, FactKind.STARTED, FactKind.FINISHED),
    (FactKind.STARTED, FactKind.FINISHED),
    (FactKind.REFERRED, FactKind.STARTED, FactKind.NOT_DELIVERED),
    (FactKind.REFERRED, FactKind.NOT_DELIVERED),
]


def delivery(days: dict[FactKind, date]) -> dict[str, str]:
    reason = {"not_delivered_reason": "travel"} if FactKind.NOT_DELIVERED in days else {}
    return {f"{kind}_on": on.isoformat() for kind, on in days.items()} | reason


@pytest.mark.parametrize("life", LIVES, ids="-".join)
def test_the_facts_of_a_life_lie_in_its_order(life: tuple[FactKind, ...]) -> None:
    days = [DAY + timedelta(days=n) for n in range(len(life))]
    assert list(life) == [kind for kind in LIFE_ORDER if kind in life]
    for order in permutations(days):
        told = dict(zip(life, order, strict=True))
        in_order = list(order) == days
        assert (first_out_of_order(told) is None) is in_order
        assert rules_broken(DeliveryIn, delivery(told)) == ([] if in_order else ["dates-backwards"])
    assert first_out_of_order(dict.fromkeys(life, DAY)) is None


def test_the_format_names_the_most_steps() -> None:
    assert f"at most\n    {MOST_STEPS} steps" in (PlanIn.__doc__ or "")
