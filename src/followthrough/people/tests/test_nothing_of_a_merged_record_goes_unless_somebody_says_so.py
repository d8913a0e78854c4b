"""What is carried over of a merged record: all of it, but for what somebody says does not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.people.access import visible_to
from followthrough.people.actions.carrying_over import Choice, carry_over
from followthrough.people.actions.same_person import merge_records
from followthrough.people.models import CarriedOver, Case, CaseAccess
from followthrough.people.rules.carrying_over import differences
from followthrough.people.rules.facts import (
    AssessmentFacts,
    CircumstanceFacts,
    MergedFacts,
    NeedFacts,
    StrengthFacts,
)
from followthrough.people.tests.merging import WHY, facts_of, second
from followthrough.people.tests.test_when_work_may_start import CASE
from tests import factories

DRUGS = {"area": "drugs", "immediacy": "immediate", "severity": "high"}
JOURNEY = {"code": "long_journey", "note": "Two buses."}
TRADE = {"ref": "ST9", "area": "employment", "text": "A trade", "words": "I can lay bricks."}
MERGED = MergedFacts(1, "X900002", date(2027, 1, 4), False)


@pytest.fixture
def joined(case, helen):
    own = factories.line()["assessment"]
    sooner = {**own["needs"][1], "immediacy": "immediate"}
    other = second(
        assessment__needs=[DRUGS, sooner],
        assessment__circumstances=[JOURNEY],
        assessment__strengths=[*own["strengths"], TRADE],
        assessment__serious_harm="high",
        assessment__harm_to=["self"],
    )
    return merge_records(helen, case, other, WHY)


@pytest.mark.django_db
@pytest.mark.usefixtures("monday")
class TestOnRecord:
    def test_needs_circumstances_and_the_graver_risk_stand_as_before(self, case, amara, joined):
        before = facts_of(case).assessment
        carry_over(actor_for(amara), case, joined, WHY)
        after = facts_of(case).assessment
        assert set(after.needs) == set(before.needs)
        assert set(after.circumstances) == set(before.circumstances)
        assert (after.serious_harm, after.harm_to) == ("high", ("self",))
        assert facts_of(case).merged[0].carried_over

    def test_what_was_left_out_is_gone_and_on_record(self, case, amara, joined):
        left_out = frozenset({"need:drugs", "circumstance:long_journey", "no such thing"})
        carry_over(actor_for(amara), case, joined, WHY, Choice(left_out))
        after = facts_of(case).assessment
        assert "drugs" not in {need.area for need in after.needs}
        assert "long_journey" not in {one.code for one in after.circumstances}
        row = CarriedOver.objects.get()
        assert row.left_out == ["circumstance:long_journey", "need:drugs"]
        assert row.keeps_risk

    def test_the_graver_risk_stands_until_the_source_assesses_anew(self, case, amara, joined):
        carry_over(actor_for(amara), case, joined, WHY)
        factories.imported(factories.line(assessment__made_on="2027-01-05"), today=date(2027, 1, 5))
        assert facts_of(case).assessment.serious_harm != "high"

    def test_a_strength_is_added_once(self, case, amara, joined):
        carry_over(actor_for(amara), case, joined, WHY, Choice(strengths=frozenset({"ST9"})))
        strengths = facts_of(case).assessment.strengths
        assert [s.words for s in strengths if s.text == "A trade"] == ["I can lay bricks."]
        assert len({s.ref for s in strengths}) == len(strengths)

    def test_no_strength_is_added_by_whoever_may_not_open_the_other_record(
        self, case, amara, joined
    ):
        other = Case.objects.get(pk=joined.merged_case_id)
        Case.objects.filter(pk=other.pk).update(unit=factories.unit("U2", "Southtown"))
        CaseAccess.objects.filter(case=other).delete()
        assert not visible_to(actor_for(amara)).filter(pk=other.pk).exists()
        carry_over(actor_for(amara), case, joined, WHY, Choice(strengths=frozenset({"ST9"})))
        assert "A trade" not in {s.text for s in facts_of(case).assessment.strengths}


def assessed(**said) -> AssessmentFacts:
    blank = AssessmentFacts(date(2026, 10, 5), "low", "low", (), False, "no", "ready")
    return replace(blank, **said)


def found(here: AssessmentFacts, there: AssessmentFacts):
    return differences(replace(CASE, assessment=here), replace(CASE, assessment=there), MERGED)


def test_two_records_that_say_the_same_differ_in_nothing():
    same = assessed(needs=(NeedFacts("drugs", "soon", "high", False, "Every day."),))
    assert not any(found(same, same))


def test_what_is_graver_here_is_shown_and_not_at_stake():
    here = assessed(needs=(NeedFacts("drugs", "immediate", "high", False),), serious_harm="high")
    there = assessed(needs=(NeedFacts("drugs", "later", "low", False),))
    [need] = found(here, there).needs
    assert (need.here, need.there) == (here.needs[0], there.needs[0])
    assert found(here, there).keys == frozenset()


def test_of_a_need_of_both_what_is_sooner_or_graver_is_at_stake():
    here = assessed(needs=(NeedFacts("drugs", "later", "high", False),))
    there = assessed(needs=(NeedFacts("drugs", "immediate", "low", False),))
    [need] = found(here, there).needs
    assert (need.stands.immediacy, need.stands.severity) == ("immediate", "high")
    assert found(here, there).keys == {"need:drugs"}


def test_a_strength_of_both_is_one_however_it_is_spaced():
    here = assessed(strengths=(StrengthFacts("A", "employment", "A  Trade"),))
    there = assessed(strengths=(StrengthFacts("B", "employment", "a trade "),))
    assert found(here, there).strengths == ()


def test_a_circumstance_of_both_is_at_stake_in_nothing():
    here = assessed(circumstances=(CircumstanceFacts("long_journey", "Two buses."),))
    there = assessed(circumstances=(CircumstanceFacts("long_journey", "A ferry."),))
    assert [one.here.note for one in found(here, there).circumstances] == ["Two buses."]
    assert found(here, there).keys == frozenset()


def test_where_one_was_never_assessed_the_other_stands_anyway():
    assert not any(differences(replace(CASE, assessment=None), CASE, MERGED))
