"""A merge: one person, two records. It is decided by a person, moves nothing, and is undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.access import visible_to
from followthrough.people.actions.carrying_over import Choice, carry_over
from followthrough.people.actions.case_life import close_case
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.same_person import (
    merge_records,
    tell_apart,
    undo_merge,
)
from followthrough.people.models import Case, CaseEnd, Merge
from followthrough.people.queries import (
    cases_named,
    merged_records,
    open_cases,
    pairs_to_look_at,
)
from followthrough.people.queries.opening import case_for
from followthrough.people.tests.merging import NOTE, TWICE, WHY, facts_of, fresh, refs_of, second
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


def test_what_both_records_require_is_asked_of_the_one_that_is_kept(case, helen):
    other = second()
    both = refs_of(case) | refs_of(other)
    merge_records(helen, case, other, WHY)
    assert refs_of(case) == both
    assert fresh(other).closed_on == factories.TODAY
    assert fresh(other).digest.due == []
    assert any(item["kind"] == "carry-over" for item in fresh(case).digest.due)


def test_what_is_ordered_alike_under_both_counts_once(case, helen):
    """Refs tell nothing: each record has its own."""
    ordered = facts_of(case).sentences
    factories.imported(factories.line(crn=TWICE))
    other = Case.objects.select_related("person").get(person__crn=TWICE)
    merge_records(helen, case, other, WHY)
    assert facts_of(case).sentences == ordered
    factories.imported(factories.line(crn=TWICE, sentences__0__ends_on="2028-01-31"))
    assert len(facts_of(case).sentences) == len(ordered) + 1


def test_either_crn_leads_to_the_record_that_is_kept(case, helen):
    merge_records(helen, case, second(), WHY)
    assert case_for(helen, TWICE) == case
    assert case_for(helen, case.person.crn) == case
    assert list(open_cases(cases_named(visible_to(helen), TWICE))) == [case]


def test_a_practitioner_does_not_decide_it(case, amara):
    with pytest.raises(NotAllowed, match="A manager decides"):
        merge_records(actor_for(amara), case, second(), WHY)


def test_the_record_with_the_open_case_is_kept(case, helen):
    other = second()
    close_case(helen, case, "revoked", NOTE)
    with pytest.raises(NotPossible, match=f"Keep {TWICE}"):
        merge_records(helen, case, other, WHY)
    merge_records(helen, other, case, WHY)
    assert case_for(helen, case.person.crn) == other


def test_a_merge_needs_words_and_two_records(case, helen):
    other = second()
    with pytest.raises(NotPossible, match="how you know"):
        merge_records(helen, case, other, replace(WHY, words=" "))
    with pytest.raises(NotPossible, match="one record already"):
        merge_records(helen, case, case, WHY)
    merge_records(helen, case, other, WHY)
    with pytest.raises(NotPossible, match="already"):
        merge_records(helen, case, other, WHY)


def test_a_record_with_others_in_it_is_not_merged_away(case, helen):
    other, third = second(), second("X900003")
    merge_records(helen, other, third, WHY)
    with pytest.raises(NotPossible, match="Another record is merged"):
        merge_records(helen, case, other, WHY)
    merge_records(helen, other, case, WHY)
    assert [one.merge.merged.crn for one in merged_records(helen, other.person)] == [
        case.person.crn,
        "X900003",
    ]


def test_what_was_carried_over_is_asked_no_more(case, helen, amara):
    other = second()
    merge = merge_records(helen, case, other, WHY)
    carry_over(actor_for(amara), case, merge, replace(WHY, words="The course; the rest is old."))
    assert not any(item["kind"] == "carry-over" for item in fresh(case).digest.due)
    undo_merge(helen, case, other, WHY)
    with pytest.raises(NotPossible, match="not merged into this one any more"):
        carry_over(actor_for(amara), case, merge, WHY)


def test_two_people_are_told_apart_and_shown_as_a_pair_no_more(case, helen):
    other = second()
    assert len(pairs_to_look_at(helen, factories.TODAY)) == 1
    tell_apart(helen, case, other, replace(WHY, words="Twins: I know both."))
    assert pairs_to_look_at(helen, factories.TODAY) == []
    merge_records(helen, case, other, WHY)
    undo_merge(helen, case, other, WHY)
    assert pairs_to_look_at(helen, factories.TODAY) == []


def test_a_third_record_is_compared_with_the_one_that_is_kept(case, helen):
    """By all its names, also those of the merged record; that one is no pair any more."""
    other = second(person__first_name="Ana", person__last_name="Silva")
    merge_records(helen, case, other, WHY)
    third = second("X900003", person__first_name="Ana", person__last_name="Silva")
    [pair] = pairs_to_look_at(helen, factories.TODAY)
    assert {pair.first, pair.second} == {case.person_id, third.person_id}


def test_both_cases_tell_of_it(case, helen):
    other = second()
    merge_records(helen, case, other, WHY)
    undo_merge(helen, case, other, WHY)

    def told(of: Case) -> list[str]:
        entries = LedgerEntry.objects.filter(case_id=of.pk, action__contains="merge")
        return list(entries.order_by("pk").values_list("action", flat=True))

    assert told(case) == ["record.merged", "record.merge-undone"]
    assert told(other) == ["case.merged", "case.merge-undone"]


def test_the_graver_risk_stands_as_its_record_says_it_until_it_is_carried_over(case, helen, amara):
    """No level is put together with the groups of another assessment."""
    other = second(
        assessment__serious_harm="high",
        assessment__harm_to=["self"],
        assessment__needs=[{"area": "drugs", "immediacy": "immediate", "severity": "high"}],
    )
    own = facts_of(case).assessment
    merge = merge_records(helen, case, other, WHY)
    found = facts_of(case).assessment
    assert (found.serious_harm, found.harm_to) == ("high", ("self",))
    assert [merged.need_areas for merged in facts_of(case).merged] == [("drugs",)]
    assert "drugs" in fresh(case).digest.immediate
    left_out = frozenset({"need:drugs", "risk"})
    carry_over(actor_for(amara), case, merge, WHY, Choice(left_out))
    assert facts_of(case).assessment == own


def test_of_two_risks_that_are_as_grave_each_says_to_whom(case, helen):
    other = second(assessment__harm_to=["self"])
    own = facts_of(case).assessment
    merge_records(helen, case, other, WHY)
    assert facts_of(case).assessment.harm_to == (*own.harm_to, "self")


def test_what_was_planned_under_the_other_record_is_not_asked_as_if_nothing_were(
    case, helen, amara
):
    """One thing to do, before all others of its kind, asks what of it holds."""
    drugs = {"area": "drugs", "immediacy": "immediate", "severity": "high"}
    other = second(
        no_plan=None,
        sentences__0__requirements=[{"ref": "R9", "kind": "drug_rehabilitation", "amount": 9}],
        sentences__0__starts_on="2026-10-05",
        assessment__needs=[drugs],
        assessment__made_on="2026-10-05",
    )
    merge = merge_records(helen, case, other, WHY)

    def asked() -> dict[str, str]:
        due = fresh(case).digest.due
        about = {"requirement-without-step", "immediate-need", "carry-over"}
        return {item["kind"]: item["on"] for item in due if item["kind"] in about}

    before = asked()
    assert "carry-over" in before
    assert "requirement-without-step" not in before
    carry_over(actor_for(amara), case, merge, WHY)
    assert "requirement-without-step" not in asked()  # it came today


def test_an_order_that_stands_twice_under_one_record_is_two(case, helen):
    line = factories.line(crn=TWICE)
    [order] = line["sentences"]
    again = [{**r, "ref": f"{r['ref']}-2"} for r in order["requirements"]]
    twice = [order, {**order, "ref": "S9", "requirements": again}]
    factories.imported(line | {"sentences": [{**s, "offence": "Theft"} for s in twice]})
    other = Case.objects.select_related("person").get(person__crn=TWICE)
    merge_records(helen, case, other, WHY)
    assert len(facts_of(case).sentences) == 3
    # One of the two is that which stands under the kept record as well.
    factories.imported(line | {"sentences": twice})
    assert len(facts_of(case).sentences) == 2


def test_a_former_crn_of_the_merged_record_leads_on_too(case, helen):
    line = factories.line(crn=TWICE)
    factories.imported({**line, "former_crns": ["X900009"]})
    other = Case.objects.select_related("person").get(person__crn=TWICE)
    merge_records(helen, case, other, WHY)
    assert case_for(helen, "X900009") == case


def test_it_is_merged_into_a_case_that_the_manager_sees(case, helen):
    """The person has another one, open, in a unit that she does not see."""
    factories.unit("U2", "Southtown")
    close_case(OPERATOR, case, "revoked", NOTE)
    factories.imported(factories.line(case__opened_on="2027-01-04", case__unit="U2"))
    assert Case.objects.filter(person=case.person_id, closed_on=None).exists()
    other = second()
    assert case_for(helen, case.person.crn) == case
    with pytest.raises(NotPossible, match="in another unit"):
        merge_records(helen, case, other, WHY)


def test_a_merged_record_goes_along_when_the_case_moves(case, helen):
    factories.unit("U2", "Southtown")
    other = second()
    merge_records(helen, case, other, WHY)
    move_case(helen, case, Move(factories.TODAY, "U2", "He moved."))
    assert fresh(case).unit_id == fresh(other).unit_id
    assert not visible_to(helen).filter(pk__in=[case.pk, other.pk]).exists()


def test_a_merge_moves_nothing(case, helen):
    other = second()
    merge_records(helen, case, other, WHY)
    assert other.sentences.count() == 1
    assert Merge.objects.get().merged_case == other
    assert CaseEnd.objects.current().get(case=other).reason == "merged"
