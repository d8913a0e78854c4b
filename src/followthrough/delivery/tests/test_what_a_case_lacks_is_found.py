"""Of a likelihood that is medium or higher: live work on the most severe need, and a strength in
use. The list of cases finds who has neither, or not both."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules.digest import digest_of
from followthrough.delivery.rules.lacks import Lack, lacks, most_severe_needs
from followthrough.delivery.tests.facts import case, context, need, sentence, step
from followthrough.people.rules import MergedFacts, StrengthFacts

PAINTS = StrengthFacts("ST1", "employment", "Paints houses")
USED = {"strength": "ST1", "area": "employment"}
MILD = need("alcohol")._replace(severity="low")
GRAVE = need("accommodation")


def assessed(*steps: Any, likelihood: str = "medium", **more: Any) -> Any:
    facts = case(steps=list(steps), **({"needs": [MILD, GRAVE]} | more))
    found = replace(facts.case.assessment, likelihood=likelihood, strengths=(PAINTS,))
    return replace(facts, case=replace(facts.case, assessment=found))


def lacking(*steps: Any, **more: Any) -> set[str]:
    return set(lacks(assessed(*steps, **more), context()))


@pytest.mark.parametrize("likelihood", ["medium", "high", "very_high"])
def test_a_case_without_work_lacks_both(likelihood: str) -> None:
    assert lacking(likelihood=likelihood) == {Lack.LIVE_WORK, Lack.STRENGTH}
    assert lacking(likelihood=likelihood, plan=False) == {Lack.LIVE_WORK, Lack.STRENGTH}


def test_of_a_low_likelihood_and_of_none_nothing_is_asked() -> None:
    assert lacking(likelihood="low") == set()
    facts = assessed()
    unknown = replace(facts, case=replace(facts.case, assessment=None))
    assert set(lacks(unknown, context())) == set()


def test_lists_find_a_case_by_what_it_lacks_and_one_that_was_not_assessed_by_that() -> None:
    marks = digest_of(assessed(step()), context()).marks
    assert {"lacks:strength", "lacks:either", "likelihood:medium"} <= marks
    assert "lacks:live_work" not in marks
    facts = assessed()
    unknown = digest_of(replace(facts, case=replace(facts.case, assessment=None)), context())
    assert "likelihood:not_known" in unknown.marks
    assert not {mark for mark in unknown.marks if mark.startswith("lacks:")}


@pytest.mark.parametrize("state", [{}, {"referred": -3}, {"started": -3}])
def test_what_can_start_or_goes_on_is_live(state: dict[str, int]) -> None:
    assert lacking(step(**state), step(**USED, **state)) == set()


@pytest.mark.parametrize(
    "state",
    [
        {"finished": -3},
        {"not_delivered": -3, "why": "unwilling"},
        {"decided": "hold", "why": "waiting_list"},
        {"decided": "drop", "why": "unwilling"},
    ],
)
def test_what_is_over_or_put_aside_is_not(state: dict[str, Any]) -> None:
    assert lacking(step(**state), step(**USED, **state)) == {Lack.LIVE_WORK, Lack.STRENGTH}


def test_work_on_a_lesser_need_is_not_work_on_the_most_severe() -> None:
    assert lacking(step(area="alcohol"), step(**USED)) == {Lack.LIVE_WORK}


def test_of_needs_as_severe_the_more_immediate_counts() -> None:
    soon = need("alcohol", "soon")
    assert lacking(step(area="alcohol"), step(**USED), needs=[GRAVE, soon]) == {Lack.LIVE_WORK}
    assert lacking(step(), step(**USED), needs=[GRAVE, soon]) == set()


def test_of_needs_that_are_alike_work_on_one_is_enough() -> None:
    alike = [GRAVE, need("alcohol")]
    assert lacking(step(area="alcohol"), step(**USED), needs=alike) == set()


def test_a_strength_of_which_nothing_is_known_is_not_in_use() -> None:
    assert lacking(step(), step(strength="ST9", area="employment")) == {Lack.STRENGTH}


def test_without_a_need_no_work_is_lacking() -> None:
    assert lacking(step(**USED), needs=[]) == set()


def test_nothing_is_asked_once_the_sentence_ended_or_while_contact_is_suspended() -> None:
    assert lacking(sentences=[sentence(ends=-1)]) == set()
    assert lacking(sentences=[sentence(regime="suspended")]) == set()


def test_work_under_a_merged_record_is_live_and_a_need_of_it_alone_is_not_asked_about() -> None:
    facts = assessed(step(**USED))
    elsewhere = replace(facts, plan=replace(facts.plan, live_elsewhere=frozenset({GRAVE.area})))
    assert set(lacks(elsewhere, context())) == set()
    merged = MergedFacts(1, "X9", context().today, carried_over=False, need_areas=(GRAVE.area,))
    of_both = replace(facts.case, merged=(merged,))
    assert [found.area for found in most_severe_needs(of_both)] == ["alcohol"]
