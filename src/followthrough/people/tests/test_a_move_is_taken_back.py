"""Whoever chose a wrong unit takes the move back, for as long as nobody there has taken the case
up; what hangs on moves is then as if there had been none."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.access import is_on, visible_to
from followthrough.people.actions.case_life import LifeNote, close_case
from followthrough.people.actions.moves_taken_back import TakenBack, take_back_move
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.models import Allocation, Case, CaseMove
from followthrough.people.queries import case_facts, given_up_lately
from followthrough.people.queries.life import last_move
from followthrough.people.queries.moves import moves_taken_back, own_moves
from followthrough.sequencing.actions import publish_order
from tests import factories
from tests.clock import morning

pytestmark = pytest.mark.django_db
TODAY = factories.TODAY
TO_SOUTH = Move(TODAY, "U2", "He lives there now.")
SLIP = TakenBack(TODAY, "I chose the wrong line.")


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


@pytest.fixture
def sue():
    south = factories.unit("U2", "Southtown", "R2")
    return actor_for(factories.user("sue", Role.MANAGER, units=(south,), name="Sue Hall"))


@pytest.fixture
def moved(case, helen, sue):
    move_case(helen, case, TO_SOUTH)
    return fresh(case)


def fresh(case: Case) -> Case:
    return Case.objects.select_related("digest", "unit", "practitioner").get(pk=case.pk)


def test_the_case_is_where_it_was_with_whoever_held_it(moved, helen, amara, sue):
    take_back_move(helen, moved, SLIP)
    now = fresh(moved)
    assert (now.unit.code, now.practitioner) == ("U1", amara)
    assert visible_to(helen).get() == moved
    assert not visible_to(sue).exists()
    assert is_on(actor_for(amara), moved, date(2027, 1, 8))
    assert [(a.from_on, a.until_on) for a in Allocation.objects.filter(case=moved)] == [
        (date(2026, 10, 5), None)
    ]
    assert given_up_lately(actor_for(amara), TODAY) == []


def test_both_stay_on_record(moved, helen):
    take_back_move(helen, moved, SLIP)
    assert CaseMove.objects.get().taken_back.get().words == "I chose the wrong line."
    kinds = LedgerEntry.objects.filter(case_id=moved.pk).values_list("action", flat=True)
    assert {"case.moved", "case.move-taken-back"} <= set(kinds)


def test_nothing_hangs_on_a_move_that_was_none(case, amara, helen, sue):
    publish_order(actor_for(amara), case, today=TODAY)
    move_case(helen, case, TO_SOUTH)
    assert "order-before-move" in {item["kind"] for item in fresh(case).digest.due}
    take_back_move(helen, fresh(case), SLIP)
    assert "order-before-move" not in {item["kind"] for item in fresh(case).digest.due}
    facts = case_facts([case.pk])[case.pk]
    assert (facts.moved_on, facts.away_since) == (None, None)


def test_the_move_before_stands_again(case, helen, sue, clock):
    move_case(helen, case, TO_SOUTH)
    clock.move_to(morning(date(2027, 1, 11)))
    tom = factories.user("tom", Role.MANAGER, units=(factories.unit("U3", "Westtown"),))
    move_case(sue, fresh(case), Move(date(2027, 1, 11), "U3", "By mistake."))
    take_back_move(sue, fresh(case), TakenBack(date(2027, 1, 11), "A slip."))
    stands = last_move(case.pk)
    assert stands is not None
    assert (stands.to_unit.code, stands.moved_on, stands.words) == ("U2", TODAY, TO_SOUTH.words)
    assert not visible_to(actor_for(tom)).exists()


def test_not_once_somebody_there_has_allocated_it(moved, helen, sue):
    factories.user("ben", units=(factories.unit("U2"),))
    assert [move.taken_up for move in own_moves(helen, TODAY)] == [False]
    reallocate_case(sue, moved, Handover(TODAY, "ben", "first", "", seen=None))
    assert [move.taken_up for move in own_moves(helen, TODAY)] == [True]
    with pytest.raises(NotPossible, match="Southtown has taken the case up"):
        take_back_move(helen, fresh(moved), SLIP)


def test_not_once_something_has_changed_on_it(moved, helen):
    factories.imported(factories.line(case__unit="U2", person__last_name="Brooks"))
    with pytest.raises(NotPossible, match="taken the case up"):
        take_back_move(helen, fresh(moved), SLIP)


def test_not_after_that_day(moved, helen, clock):
    clock.move_to(morning(date(2027, 1, 5)))
    assert own_moves(helen, date(2027, 1, 5)) == []
    with pytest.raises(NotAllowed, match="no case with that CRN"):
        take_back_move(helen, moved, TakenBack(date(2027, 1, 5), "Late."))


def test_nobody_else_takes_it_back(moved, sue, amara):
    other = factories.user("mo", Role.MANAGER, units=(factories.unit(),))
    for by in (sue, actor_for(amara), actor_for(other)):
        assert own_moves(by, TODAY) == []
        with pytest.raises(NotAllowed, match="no case with that CRN"):
            take_back_move(by, moved, SLIP)


def test_not_of_whom_a_limit_keeps_from_them_by_now(moved, helen):
    factories.imported(factories.line(case__unit="U2", access={"excluded": ["helen"]}))
    assert own_moves(helen, TODAY) == []
    with pytest.raises(NotAllowed, match="no case with that CRN"):
        take_back_move(helen, fresh(moved), SLIP)


def test_not_of_a_case_that_ended_there(moved, helen, sue):
    close_case(sue, moved, "revoked", LifeNote(TODAY, TODAY, "Why."))
    assert own_moves(helen, TODAY) == []


def test_it_says_how_it_came_about(moved, helen):
    with pytest.raises(NotPossible, match="how it came about"):
        take_back_move(helen, moved, TakenBack(TODAY, " "))
    assert fresh(moved).unit.code == "U2"


def test_the_other_unit_reads_that_it_came_and_went(moved, helen, sue):
    take_back_move(helen, moved, SLIP)
    [gone] = moves_taken_back(sue, TODAY)
    assert (gone.move.case.person.crn, gone.words) == ("X000001", "I chose the wrong line.")
    assert moves_taken_back(helen, TODAY) == []
    factories.imported(factories.line(access={"excluded": ["sue"]}))
    assert moves_taken_back(sue, TODAY) == []


def test_of_whoever_left_the_unit_meanwhile_nobody_holds_it(moved, helen, amara):
    amara.units.clear()
    take_back_move(helen, moved, SLIP)
    assert fresh(moved).practitioner is None
