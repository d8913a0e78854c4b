"""Nothing is lost: what a source no longer names keeps its row, with a mark."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from followthrough.people.models import Requirement, Sentence
from followthrough.people.queries import case_facts
from followthrough.plans.models import Goal, Preference, Step
from followthrough.plans.queries import plan_facts
from tests import factories

pytestmark = pytest.mark.django_db

SECOND = {
    "ref": "S2",
    "kind": "licence",
    "starts_on": "2026-11-01",
    "ends_on": "2028-01-01",
    "requirements": [{"ref": "R3", "kind": "rehabilitation_activity"}],
}


def take(today: date = factories.TODAY, **changes: Any) -> None:
    factories.unit()
    summary, rows = factories.imported(factories.line(**changes), today=today)
    assert summary.aside == 0, rows


def test_a_sentence_keeps_its_row_and_its_requirements_with_the_day_it_went() -> None:
    take(sentences__0=factories.LINE["sentences"][0])
    both = [*factories.LINE["sentences"], SECOND]
    take(sentences=both)
    take(today=date(2027, 2, 1))
    assert list(Sentence.objects.order_by("ref").values_list("ref", "withdrawn_on")) == [
        ("S1", None),
        ("S2", date(2027, 2, 1)),
    ]
    assert Requirement.objects.get(ref="R3").withdrawn_on == date(2027, 2, 1)
    take(sentences=both, today=date(2027, 3, 1))
    assert Sentence.objects.filter(withdrawn_on=None).count() == 2
    assert Requirement.objects.get(ref="R3").withdrawn_on is None


def test_the_day_it_went_is_the_day_of_the_first_file_without_it() -> None:
    take(sentences=[*factories.LINE["sentences"], SECOND])
    take(today=date(2027, 2, 1))
    take(today=date(2027, 3, 1), person__last_name="Brooks")
    assert Sentence.objects.get(ref="S2").withdrawn_on == date(2027, 2, 1)


def test_a_requirement_keeps_its_row() -> None:
    take()
    take(sentences__0__requirements=factories.LINE["sentences"][0]["requirements"][1:])
    assert Requirement.objects.get(ref="R1").withdrawn_on == factories.TODAY
    assert Requirement.objects.get(ref="R2").withdrawn_on is None


def test_a_step_follows_its_requirement_to_another_sentence() -> None:
    """The requirement of that ref that was taken back is not the one that the line names."""
    moved = [
        factories.LINE["sentences"][0] | {"requirements": []},
        SECOND | {"requirements": factories.LINE["sentences"][0]["requirements"]},
    ]
    take()
    take(sentences=moved)
    assert Requirement.objects.filter(ref="R2").count() == 2
    assert Step.objects.get(ref="T3").requirement == Requirement.objects.get(
        ref="R2", withdrawn_on=None
    )
    take(person__last_name="Brooks")
    assert Step.objects.get(ref="T3").requirement == Requirement.objects.get(
        ref="R2", sentence__ref="S1"
    )


def test_a_goal_is_marked_removed_and_its_steps_withdrawn() -> None:
    take()
    take(no_plan__goals__1=None)
    assert Goal.objects.get(ref="G2").state == "removed"
    gone = dict(Step.objects.values_list("ref", "withdrawn_on"))
    assert gone["T1"] is None
    assert gone["T2"] is not None
    assert gone["T3"] is not None
    take()
    assert Goal.objects.get(ref="G2").state == "active"
    assert not Step.objects.exclude(withdrawn_on=None).exists()


def test_a_step_is_marked_and_no_longer_counted() -> None:
    take()
    take(no_plan__goals__1__steps__0=None)
    assert Step.objects.get(ref="T2").withdrawn_on is not None
    plan = next(iter(plan_facts(Step.objects.values_list("goal__plan__case", flat=True)).values()))
    assert [step.ref for step in plan.steps] == ["T1", "T3"]


def test_a_step_that_moves_to_another_goal_stays_the_same_step() -> None:
    take()
    before = Step.objects.get(ref="T2").pk
    moved = factories.line(no_plan__goals__1__steps__0=None)
    moved["plan"]["goals"][0]["steps"].append(factories.LINE["plan"]["goals"][1]["steps"][0])
    take(plan=moved["plan"])
    assert Step.objects.get(ref="T2").pk == before
    assert Step.objects.get(ref="T2").goal.ref == "G1"
    assert Step.objects.count() == 3


def test_a_preference_that_is_taken_back_stays_as_what_was_said() -> None:
    take(plan__preference={"steps": ["T2"], "on": "2026-10-20", "words": "Home first."})
    take()
    assert Preference.objects.get().words == "Home first."
    assert Preference.objects.get().replaced_on is not None


def test_a_line_without_a_plan_says_nothing_about_the_plan() -> None:
    take()
    take(no_plan=None)
    assert not Step.objects.exclude(withdrawn_on=None).exists()
    assert not Goal.objects.filter(state="removed").exists()


def test_what_was_taken_back_is_not_among_the_facts() -> None:
    take(sentences=[*factories.LINE["sentences"], SECOND])
    take()
    (facts,) = case_facts(Sentence.objects.values_list("case", flat=True)).values()
    assert [sentence.ref for sentence in facts.sentences] == ["S1"]
