"""Where a case is by now counts, not where it was when somebody opened the page."""

from __future__ import annotations

import pytest

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Actor, Role
from followthrough.common.errors import NotAllowed, SavedElsewhere
from followthrough.people.actions import cover, same_person
from followthrough.people.actions.moving import Move, move_case
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.models import Case, CaseAccess, CaseMove, TwoPeople
from followthrough.people.rules import AccessWhy
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def moved(case: Case, helen: Actor) -> Case:
    """The case as a second manager of its unit had it, when it had not moved yet."""
    as_it_was = Case.objects.select_related("person", "unit").get(pk=case.pk)
    south = factories.unit("U2", "Southtown", "R2")
    factories.unit("U3", "Weston", "R3")
    move_case(helen, case, Move(factories.TODAY, south.code, "He moved to his sister."))
    return as_it_was


def manager(name: str, *codes: str) -> Actor:
    units = tuple(factories.unit(code) for code in codes)
    return actor_for(factories.user(name, Role.MANAGER, units=units))


def sees(actor: Actor, case: Case) -> None:
    CaseAccess.objects.create(
        case=case, user_id=actor.user_id, why=AccessWhy.COVER, from_on=factories.TODAY
    )


def test_whoever_no_longer_manages_its_unit_moves_it_no_further(moved: Case) -> None:
    """They see it because of a row of their own, as after a cover."""
    second = manager("ines", "U1")
    sees(second, moved)
    with pytest.raises(NotAllowed, match="Only a manager of the unit"):
        move_case(second, moved, Move(factories.TODAY, "U3", "He moved."))
    assert CaseMove.objects.get().to_unit.code == "U2"


def test_nor_gives_it_to_somebody(moved: Case) -> None:
    second = manager("ines", "U1")
    sees(second, moved)
    factories.user("ben", units=(factories.unit("U2"),))
    with pytest.raises(NotAllowed, match="Only a manager of the unit"):
        reallocate_case(second, moved, Handover(factories.TODAY, "ben", "first", "", seen=None))


def test_whoever_manages_both_units_is_told_where_it_is_by_now(moved: Case) -> None:
    both = manager("ines", "U1", "U2")
    with pytest.raises(SavedElsewhere, match="moved this case to Southtown") as stale:
        move_case(both, moved, Move(factories.TODAY, "U3", "He moved.", seen="U1"))
    assert stale.value.current == "U2"
    move_case(both, moved, Move(factories.TODAY, "U3", "He moved.", seen="U2"))
    assert CaseMove.objects.current().get().to_unit.code == "U3"


def test_whoever_gives_it_to_somebody_of_its_former_unit_is_told_where_it_is(moved: Case) -> None:
    both = manager("ines", "U1", "U2")
    units = (factories.unit("U1"), factories.unit("U2"))
    factories.user("cat", units=units)
    handover = Handover(factories.TODAY, "cat", "first", "", seen=None, unit="U1")
    with pytest.raises(SavedElsewhere, match="moved this case to Southtown"):
        reallocate_case(both, moved, handover)
    assert Case.objects.get(pk=moved.pk).practitioner is None


def test_whoever_waited_while_it_moved_covers_it_no_more(
    case: Case, helen: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The move is made while the cover waits for it."""
    factories.unit("U2", "Southtown", "R2")
    ben = actor_for(factories.user("ben", units=(factories.unit(),)))

    def waited(case_ids: object) -> None:
        move_case(helen, case, Move(factories.TODAY, "U2", "He moved."))

    monkeypatch.setattr(cover, "lock_cases", waited)
    with pytest.raises(NotAllowed):
        cover.cover_case(ben, case, cover.Cover(factories.TODAY, "urgent_safety", "He rang."))
    assert not CaseAccess.objects.filter(user_id=ben.user_id).exists()


def test_two_records_are_told_apart_by_whoever_reaches_both_when_it_is_done(
    case: Case, amara: User, helen: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.unit("U2", "Southtown", "R2")
    twice = factories.case(amara, crn="X900002")

    def waited(case_ids: object) -> None:
        move_case(helen, twice, Move(factories.TODAY, "U2", "He moved."))

    monkeypatch.setattr(same_person, "lock_cases", waited)
    decision = same_person.Decision(factories.TODAY, "I asked them both.")
    with pytest.raises(NotAllowed):
        same_person.tell_apart(helen, case, twice, decision)
    assert not TwoPeople.objects.exists()
