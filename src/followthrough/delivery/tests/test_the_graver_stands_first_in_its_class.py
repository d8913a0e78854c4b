"""Within a class a declared rank decides before the day: what has to go back to a court comes
before what a court asks, and that before a day that was wanted here; of stalled work, that of
somebody on the register for suicide and self-harm comes first."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules import due
from followthrough.delivery.rules.today import people_today
from followthrough.delivery.tests.facts import TODAY, case, context, need, sentence, step, to_do
from followthrough.people.rules.due_item import LEGAL, Due, Rank

LONG = {"intervention": "building_choices_moderate", "requirement_id": 7}


def ranks(facts, *kinds):
    return [(i.kind, i.rank) for i in due(facts, context()) if i.kind in kinds]


@pytest.mark.parametrize(
    ("ends", "wanted", "kinds"),
    [
        (
            56,  # 22 weeks with 8 left
            -200,
            [("requirement-not-started", Rank.GRAVE), ("step-by-date", Rank.WANTED)],
        ),
        (
            56,
            -1,
            [("requirement-not-started", Rank.GRAVE), ("step-by-date", Rank.WANTED)],
        ),
        (400, -1, [("step-by-date", Rank.WANTED)]),
    ],
)
def test_what_goes_back_to_a_court_stands_before_a_day_that_was_wanted(ends, wanted, kinds):
    ordered = sentence(ends=ends, requirements=(7,))
    facts = case(
        steps=[step("Go to the group", **LONG), step("Meet the mentor", by=wanted)],
        sentences=[ordered],
    )
    assert ranks(facts, "requirement-not-started", "step-by-date") == kinds


def test_what_a_court_asks_stands_before_a_day_that_was_wanted():
    steps = [step("Do the work", requirement_id=7), step("Meet the mentor", by=-200)]
    facts = case(steps=steps, sentences=[sentence(ends=60, requirements=(7,), kind="unpaid_work")])
    found = ranks(facts, "requirement-not-started", "step-by-date")
    assert [kind for kind, _ in found] == ["requirement-not-started", "step-by-date"]


def test_of_one_step_the_end_of_its_sentence_says_it_and_not_the_day_that_was_wanted_too():
    one = step("Do the work", requirement_id=7, by=-200)
    facts = case(steps=[one], sentences=[sentence(ends=60, requirements=(7,), kind="unpaid_work")])
    found = ranks(facts, "requirement-not-started", "step-by-date")
    assert [kind for kind, _ in found] == ["requirement-not-started"]


def test_who_is_shown_first_follows_the_rank_before_the_day():
    late = Due(1, LEGAL, "step-by-date", TODAY.replace(month=1, day=1), TODAY, rank=Rank.WANTED)
    grave = Due(2, LEGAL, "requirement-does-not-fit", TODAY, TODAY, rank=Rank.GRAVE)
    assert [one.case_id for one in people_today([late, grave], TODAY)] == [2, 1]


@pytest.mark.parametrize(
    ("code", "rank", "said"),
    [
        ("alsh", Rank.GRAVE, " Sam is on the register “Suicide or self-harm”."),
        ("weap", Rank.USUAL, ""),
        ("alt7", Rank.USUAL, ""),  # of a case that ended before
    ],
)
def test_stalled_work_of_somebody_on_that_register_comes_first_and_says_so(code, rank, said):
    facts = case(plan_made=-400, steps=[step(started=-40, nature="course")], registers={code: 100})
    [item] = to_do(facts)
    assert item.item.rank is rank
    assert item.text == f"Nothing was recorded on any step since 25 November 2026.{said}"


def test_a_rank_is_stored_and_what_was_stored_without_one_has_the_usual():
    item = Due(1, LEGAL, "step-by-date", TODAY, TODAY, rank=Rank.WANTED)
    stored = item.stored()
    assert Due.read(1, stored).rank is Rank.WANTED
    del stored["rank"]
    assert Due.read(1, stored).rank is Rank.USUAL


def test_that_nothing_protects_others_stands_before_a_need_that_no_step_works_on():
    facts = case(
        needs=[need("alcohol", "soon", linked=True)],
        assessed=-300,
        steps=[step("Call", protects_others=True, finished=-40, area="thinking")],
        serious_harm="high",
    )
    found = ranks(facts, "harm-need", "nothing-protects")
    assert found == [("nothing-protects", Rank.GRAVE), ("harm-need", Rank.USUAL)]
