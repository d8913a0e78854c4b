"""Of merged records: who may see them, and that the person died, is one fact."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.access import visible_to
from followthrough.people.actions.carrying_over import carry_over
from followthrough.people.actions.case_life import (
    close_case,
    record_death,
    reopen_case,
    see_to_after_death,
    take_back_death,
)
from followthrough.people.actions.same_person import (
    DeathNotKnown,
    merge_records,
    undo_merge,
)
from followthrough.people.queries import (
    closed_for_no_death,
    death_of_person,
    pairs_to_look_at,
)
from followthrough.people.queries.cases import TYPED_ROWS
from followthrough.people.rules import AfterDeath
from followthrough.people.tests.merging import DIED_TOO, NOTE, WHY, facts_of, fresh, second
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_the_stricter_access_holds_for_both(case, helen, amara):
    ann = actor_for(factories.user("ann", units=(factories.unit(),)))
    other = second(access={"known": True, "excluded": ["ann"], "restricted_to": []})
    assert visible_to(ann).filter(pk=case.pk).exists()
    merge_records(helen, case, other, WHY)
    assert not visible_to(ann).filter(pk__in=[case.pk, other.pk]).exists()
    assert visible_to(actor_for(amara)).filter(pk=case.pk).exists()
    undo_merge(helen, case, other, WHY)
    assert list(visible_to(ann)) == [case]


def test_a_limit_that_a_file_brings_later_holds_for_both(case, helen):
    ann = actor_for(factories.user("ann", units=(factories.unit(),)))
    merge_records(helen, case, second(), WHY)
    second(access={"known": True, "excluded": [], "restricted_to": ["helen"]})
    assert not visible_to(ann).exists()
    assert visible_to(helen).filter(pk=case.pk).exists()


def test_nobody_merges_what_they_may_not_see(case, helen):
    other = second(access={"known": True, "excluded": ["helen"], "restricted_to": []})
    with pytest.raises(NotAllowed, match="There is no case with that CRN"):
        merge_records(helen, case, other, WHY)
    assert pairs_to_look_at(helen, factories.TODAY) == []


def test_a_death_under_either_crn_is_the_death_of_the_person(case, helen):
    other = second()
    merge_records(helen, case, other, WHY)
    second(person={**factories.line()["person"], "died_on": "2027-01-02"})
    assert facts_of(case).died_on == date(2027, 1, 2)
    assert {item["kind"] for item in fresh(case).digest.due} == {"after-death"}
    undo_merge(helen, case, other, WHY)
    assert facts_of(case).died_on is None
    assert facts_of(other).died_on == date(2027, 1, 2)


@pytest.mark.parametrize("kept_died", [True, False])
def test_somebody_dead_and_somebody_alive_are_joined_only_by_who_says_so(case, helen, kept_died):
    """Whoever decides it may have looked at the two before the death was recorded."""
    other = second()
    record_death(helen, case if kept_died else other, NOTE)
    with pytest.raises(DeathNotKnown, match="died on 4 January 2027, and no death is recorded of"):
        merge_records(helen, case, other, WHY)
    assert {facts_of(case).died_on, facts_of(other).died_on} == {None, factories.TODAY}
    merge_records(helen, case, other, DIED_TOO)
    assert facts_of(case).died_on == facts_of(other).died_on == factories.TODAY


def test_nothing_is_to_be_known_of_a_death_that_both_records_have(case, helen):
    other = second()
    record_death(helen, case, NOTE)
    record_death(helen, other, NOTE)
    assert merge_records(helen, case, other, WHY)


def test_a_death_that_was_a_mistake_is_taken_back_under_both(case, helen):
    other = second()
    record_death(helen, other, NOTE)
    merge_records(helen, case, other, DIED_TOO)
    assert facts_of(case).died_on == factories.TODAY
    take_back_death(helen, case, NOTE)
    assert (facts_of(case).died_on, facts_of(other).died_on) == (None, None)


@pytest.mark.parametrize("act", [reopen_case, record_death, take_back_death])
def test_what_is_recorded_of_the_person_is_recorded_where_work_goes_on(case, helen, act):
    """Its page leads there; who had it open before is told."""
    other = second()
    merge_records(helen, case, other, WHY)
    with pytest.raises(NotPossible, match="merged into another"):
        act(OPERATOR, other, NOTE)


def test_words_about_one_record_are_not_told_on_the_other(case, helen, amara):
    """Whoever opens one of them later may be kept out of the other."""
    other = second()
    merge = merge_records(helen, case, other, WHY)
    carry_over(actor_for(amara), case, merge, WHY)
    undo_merge(helen, case, other, WHY)
    for entry in LedgerEntry.objects.filter(case_id__in=[case.pk, other.pk]):
        assert WHY.words not in str([entry.before, entry.after, entry.why])
    assert not {"merge", "merge_undone", "two_people", "carried_over"} & {*TYPED_ROWS}


def test_a_case_that_was_closed_for_the_death_of_another_is_in_sight(case, helen):
    other = second()
    record_death(helen, other, NOTE)
    merge_records(helen, case, other, DIED_TOO)
    for task in AfterDeath:
        see_to_after_death(helen, case, task, NOTE)
    close_case(helen, case, "died", NOTE)
    assert closed_for_no_death(helen, factories.TODAY) == []
    undo_merge(helen, case, other, WHY)
    assert closed_for_no_death(helen, factories.TODAY) == [case]


def test_the_page_of_a_death_has_what_was_said_under_the_other_record(case, helen):
    other = second()
    record_death(helen, other, NOTE)
    merge_records(helen, case, other, DIED_TOO)
    death = death_of_person(case.person_id)
    assert death is not None
    assert death.person_id == other.person_id
