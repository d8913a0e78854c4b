"""Two records are merged, the kept one moves by mistake, and the move is taken back."""

from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.people.actions.moves_taken_back import TakenBack, take_back_move
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.same_person import merge_records, undo_merge
from followthrough.people.queries.moves import moves_taken_back
from followthrough.people.tests.merging import WHY, fresh, second
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TODAY = factories.TODAY
SLIP = TakenBack(TODAY, "I chose the wrong line.")


@pytest.fixture
def units():
    made = factories.unit(), factories.unit("U3", "Westtown")
    factories.unit("U2", "Southtown", "R2")
    factories.unit("U4", "Easttown", "R2")
    return made


@pytest.fixture
def helen(units):
    return actor_for(factories.user("helen", Role.MANAGER, units=units))


@pytest.fixture
def case(units):
    return factories.case(factories.practitioner(units[0]))


@pytest.fixture
def other(units):
    return second(case__unit="U3")


def moved(by, case, unit):
    move_case(by, case, Move(TODAY, unit, "He lives there now."))
    return fresh(case)


def unit_of(case):
    return fresh(case).unit.code


def test_each_record_is_where_it_was(case, helen, other):
    merge_records(helen, case, other, WHY)
    take_back_move(helen, moved(helen, case, "U2"), SLIP)
    assert (unit_of(case), unit_of(other)) == ("U1", "U3")
    undo_merge(helen, case, other, WHY)
    assert (unit_of(case), unit_of(other)) == ("U1", "U3")


def test_a_record_that_did_not_move_along_stays(case, helen, other):
    merge_records(helen, case, other, WHY)
    take_back_move(helen, moved(helen, case, "U3"), SLIP)
    assert (unit_of(case), unit_of(other)) == ("U1", "U3")


def test_what_was_taken_back_spoils_no_later_undoing(case, helen, other, units):
    ruth = actor_for(factories.user("ruth", Role.MANAGER, units=(*units, factories.unit("U2"))))
    merge_records(ruth, case, other, WHY)
    moved(ruth, case, "U2")
    undo_merge(ruth, case, other, WHY)
    take_back_move(ruth, moved(ruth, other, "U4"), SLIP)
    assert unit_of(other) == "U3"
    merge_records(ruth, fresh(case), fresh(other), WHY)
    moved(ruth, case, "U1")
    undo_merge(ruth, fresh(case), fresh(other), WHY)
    assert unit_of(other) == "U3"


def test_the_unit_that_got_both_reads_once_that_they_came_and_went(case, helen, other):
    sue = actor_for(factories.user("sue", Role.MANAGER, units=(factories.unit("U2"),)))
    merge_records(helen, case, other, WHY)
    take_back_move(helen, moved(helen, case, "U2"), SLIP)
    assert [row.move.case_id for row in moves_taken_back(sue, TODAY)] == [case.pk]
