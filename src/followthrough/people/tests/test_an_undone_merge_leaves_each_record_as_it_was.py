"""Whatever became of the record that was kept meanwhile."""

from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.people.actions.case_life import (
    close_case,
    record_death,
    reopen_case,
    take_back_death,
)
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.same_person import (
    merge_records,
    undo_merge,
)
from followthrough.people.models import Case, CaseMove, Person
from followthrough.people.queries import periods_of_case
from followthrough.people.queries.opening import case_for
from followthrough.people.tests.merging import NOTE, WHY, facts_of, fresh, second
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


def test_undone_each_record_is_as_it_was(case, helen):
    other = second()
    watched = (
        lambda c: fresh(c).closed_on,
        lambda c: fresh(c).practitioner_id,
        lambda c: facts_of(c),
        lambda c: fresh(c).digest.due,
        lambda c: [(p.from_on, p.end) for p in periods_of_case(fresh(c))],
        lambda c: sorted(fresh(c).person.tokens.values_list("token", flat=True)),
        lambda c: (fresh(c).person.limited, fresh(c).person.died_on, fresh(c).person.merged_into),
        lambda c: case_for(helen, c.person.crn).pk,
    )
    before = [[look(c) for look in watched] for c in (case, other)]
    merge_records(helen, case, other, WHY)
    assert [[look(c) for look in watched] for c in (case, other)] != before
    undo_merge(helen, case, other, WHY)
    assert [[look(c) for look in watched] for c in (case, other)] == before


def test_whatever_became_of_the_kept_case_the_other_is_again_as_it_was(case, helen, clock):
    both = (factories.unit(), factories.unit("U2", "Southtown"))
    sue = actor_for(factories.user("sue", Role.MANAGER, units=both))
    other = second()
    before = all_columns(other)
    for _ in range(2):
        merge_records(sue, fresh(case), fresh(other), WHY)
        move_case(sue, fresh(case), Move(factories.TODAY, "U2", "He moved."))
        record_death(sue, fresh(case), NOTE)
        take_back_death(sue, fresh(case), NOTE)
        close_case(sue, fresh(case), "revoked", NOTE)
        reopen_case(sue, fresh(case), NOTE)
        undo_merge(sue, fresh(case), fresh(other), WHY)
        assert all_columns(other) == before
        assert fresh(case).unit.code == "U2"
        gone_and_back = CaseMove.objects.filter(case=other).order_by("-pk")[:2]
        assert [move.to_unit.code for move in gone_and_back] == [other.unit.code, "U2"]
        move_case(sue, fresh(case), Move(factories.TODAY, case.unit.code, "And back."))


def test_where_its_source_says_since_that_it_is_it_stays(case, helen):
    factories.unit("U3", "Westtown")
    both = (factories.unit(), factories.unit("U2", "Southtown"))
    sue = actor_for(factories.user("sue", Role.MANAGER, units=(*both, factories.unit("U3"))))
    other = second()
    merge_records(sue, case, other, WHY)
    move_case(sue, case, Move(factories.TODAY, "U2", "He moved."))
    second(case__unit="U3")
    undo_merge(sue, fresh(case), fresh(other), WHY)
    assert fresh(other).unit.code == "U3"


def test_nor_where_its_source_moved_it_to_the_unit_of_the_kept_case(case, helen):
    both = (factories.unit(), factories.unit("U2", "Southtown"))
    sue = actor_for(factories.user("sue", Role.MANAGER, units=both))
    other = second(case__unit="U2")
    merge_records(sue, case, other, WHY)
    second(case__unit=case.unit.code)
    undo_merge(sue, fresh(case), fresh(other), WHY)
    assert fresh(other).unit == case.unit


def all_columns(case: Case) -> tuple[dict, dict]:
    return (
        Case.objects.filter(pk=case.pk).values().get(),
        Person.objects.filter(pk=case.person_id).values().get(),
    )
