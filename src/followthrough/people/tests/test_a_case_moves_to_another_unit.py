from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.people.access import visible_to
from followthrough.people.actions.case_life import LifeNote, close_case
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.models import Case, CaseMove
from followthrough.people.queries import case_facts
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_progress import record_referral
from followthrough.plans.models import Step
from followthrough.sequencing.actions import publish_order
from tests import factories
from tests.clock import morning

pytestmark = pytest.mark.django_db

TO_SOUTH = Move(factories.TODAY, "U2", "He knows the team there; sister lives close by.")


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


@pytest.fixture
def south():
    return factories.unit("U2", "Southtown", "R2")


@pytest.fixture
def sue(south):
    return actor_for(factories.user("sue", Role.MANAGER, units=(south,)))


def fresh(case: Case) -> Case:
    return Case.objects.select_related("digest", "unit", "practitioner").get(pk=case.pk)


def due(case: Case) -> set[str]:
    return {item["kind"] for item in fresh(case).digest.due}


def test_the_new_unit_sees_it_and_the_old_one_no_more(case, amara, helen, sue, south, clock):
    assert not visible_to(sue).exists()
    move_case(helen, case, TO_SOUTH)
    now = fresh(case)
    assert (now.unit, now.practitioner) == (south, None)
    assert visible_to(sue).get() == case
    assert not visible_to(helen).exists()
    assert visible_to(actor_for(amara)).exists()  # until the end of the day
    clock.move_to(morning(date(2027, 1, 5)))
    assert not visible_to(actor_for(amara)).exists()


def test_the_new_unit_is_asked_to_settle_what_no_longer_holds(case, amara, helen, sue, clock):
    step = Step.objects.get(ref="T1").pk
    referred = ChangeNote(factories.TODAY)
    record_referral(actor_for(amara), case, step, referred)
    publish_order(actor_for(amara), case, today=factories.TODAY)
    clock.move_to(morning(date(2027, 1, 11)))
    move_case(helen, case, replace(TO_SOUTH, today=date(2027, 1, 11)))
    assert due(case) >= {"order-before-move", "referral-before-move"}
    ben = factories.user("ben", units=(factories.unit("U2"),))
    to_ben = Handover(date(2027, 1, 11), "ben", "first", "", seen=None)
    reallocate_case(sue, fresh(case), to_ben)
    publish_order(actor_for(ben), fresh(case), today=date(2027, 1, 11))
    assert "order-before-move" not in due(case)


def test_there_and_back_is_two_moves_and_the_last_one_counts(case, helen, sue, clock):
    move_case(helen, case, TO_SOUTH)
    clock.move_to(morning(date(2027, 1, 11)))
    move_case(sue, fresh(case), Move(date(2027, 1, 11), "U1", "Back to his mother."))
    assert fresh(case).unit.code == "U1"
    rows = CaseMove.objects.order_by("pk").values_list("to_unit__code", "replaced_on")
    assert [(code, replaced is None) for code, replaced in rows] == [("U2", False), ("U1", True)]
    assert case_facts([case.pk])[case.pk].moved_on == date(2027, 1, 11)


def test_an_order_of_the_same_day_is_of_before_only_where_it_was_published_before(
    case, amara, helen, sue, clock
):
    publish_order(actor_for(amara), case, today=factories.TODAY)
    clock.shift(timedelta(hours=1))
    move_case(helen, case, TO_SOUTH)
    assert "order-before-move" in due(case)
    factories.user("ben", units=(factories.unit("U2"),))
    reallocate_case(sue, fresh(case), Handover(factories.TODAY, "ben", "first", "", seen=None))
    clock.shift(timedelta(hours=1))
    ben = actor_for(User.objects.get(username="ben"))
    publish_order(ben, fresh(case), today=factories.TODAY)
    assert "order-before-move" not in due(case)


def test_there_and_back_what_was_made_here_holds_and_what_was_made_there_does_not(
    case, amara, helen, sue, clock
):
    step = Step.objects.get(ref="T1").pk
    record_referral(actor_for(amara), case, step, ChangeNote(factories.TODAY))
    publish_order(actor_for(amara), case, today=factories.TODAY)
    clock.shift(timedelta(hours=1))
    move_case(helen, case, TO_SOUTH)
    clock.shift(timedelta(hours=1))
    move_case(sue, fresh(case), Move(factories.TODAY, "U1", "Back to his mother."))
    assert not {"order-before-move", "referral-before-move"} & due(case)
    move_case(helen, fresh(case), replace(TO_SOUTH, words="There again."))
    clock.shift(timedelta(hours=1))
    factories.user("ben", units=(factories.unit("U2"),))
    reallocate_case(sue, fresh(case), Handover(factories.TODAY, "ben", "first", "", seen=None))
    publish_order(actor_for(User.objects.get(username="ben")), fresh(case), today=factories.TODAY)
    clock.shift(timedelta(hours=1))
    move_case(sue, fresh(case), Move(factories.TODAY, "U1", "And back."))
    assert "order-before-move" in due(case)


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"unit": "U1"}, "another unit than the present one"),
        ({"unit": "U999"}, "another unit than the present one"),
        ({"words": " "}, "needs to know first"),
    ],
)
def test_it_says_where_and_why(case, helen, changes, cause):
    with pytest.raises(NotPossible, match=cause):
        move_case(helen, case, replace(TO_SOUTH, **changes))
    assert fresh(case).unit.code == "U1"


def test_only_a_manager_of_its_unit_moves_a_case(case, amara, sue):
    with pytest.raises(NotAllowed, match="Only a manager of the unit"):
        move_case(actor_for(amara), case, TO_SOUTH)
    with pytest.raises(NotAllowed, match="no case with that CRN"):
        move_case(sue, case, TO_SOUTH)


def test_a_case_that_is_over_stays_where_it_is(case, helen, south):
    close_case(helen, case, "revoked", LifeNote(factories.TODAY, factories.TODAY, "Why."))
    with pytest.raises(NotPossible, match="This case ended"):
        move_case(helen, case, TO_SOUTH)


def test_a_file_moves_it_as_well(case, south):
    held = [{"username": "ben", "name": "Ben", "since": "2027-01-04"}]
    line = factories.line(case__unit="U2", case__practitioners=held)
    assert factories.imported(line)[0].aside == 0
    [moved] = CaseMove.objects.all()
    assert (moved.from_unit.code, moved.to_unit.code, moved.by) == ("U1", "U2", None)
    assert case_facts([case.pk])[case.pk].moved_on == factories.TODAY
    again = factories.line(case__unit="U2", case__practitioners=held, person__last_name="Brooks")
    assert factories.imported(again)[0].aside == 0
    assert CaseMove.objects.count() == 1
