"""Since when the present practitioner holds a case, and whether somebody did before them."""

from __future__ import annotations

from datetime import date

import pytest

from followthrough.common.actors import OPERATOR
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.models import Case
from followthrough.people.queries import case_facts
from tests import factories

pytestmark = pytest.mark.django_db


def told(case) -> tuple[date | None, bool, bool]:
    facts = case_facts([case.pk])[case.pk]
    return facts.held_since, facts.held_before, facts.has_handover_note


def give(case, to: str, reason: str = "workload", note: str = ""):
    factories.user(to, units=(factories.unit(),))
    hand_to(case, to, reason, note)


def hand_to(case, to: str, reason: str = "workload", note: str = ""):
    seen = Case.objects.get(pk=case.pk).practitioner_id
    reallocate_case(OPERATOR, case, Handover(factories.TODAY, to, reason, note, seen))


def test_nobody_holds_it():
    assert told(factories.case()) == (None, False, False)


def test_the_first_one_holds_it(amara):
    assert told(factories.case(amara)) == (date(2026, 10, 5), False, False)


@pytest.mark.parametrize(("note", "has"), [("", False), ("She works nights.", True)])
def test_somebody_else_held_it_before(amara, note, has):
    case = factories.case(amara)
    give(case, "ben", note=note)
    assert told(case) == (factories.TODAY, True, has)


def test_the_note_of_an_earlier_handover_is_not_that_of_the_present_one(amara):
    case = factories.case(amara)
    give(case, "ben", note="She works nights.")
    give(case, "cora")
    assert told(case) == (factories.TODAY, True, False)


def came_back(case) -> bool:
    return case_facts([case.pk])[case.pk].held_again


def test_it_came_back_to_who_had_it(amara):
    case = factories.case(amara)
    give(case, "ben")
    assert not came_back(case)
    hand_to(case, "amara")
    assert came_back(case)
    assert told(case) == (factories.TODAY, True, False)


def test_a_first_allocation_here_has_its_note():
    case = factories.case()
    give(case, "ben", "first", "She works nights.")
    assert told(case) == (factories.TODAY, False, True)


def test_a_day_that_the_source_corrects_makes_nobody_somebody_else(amara):
    factories.case(amara)
    line = factories.line()
    line["case"]["practitioners"] = [{"username": "amara", "name": "Amara", "since": "2026-10-12"}]
    factories.imported(line)
    case = Case.objects.get()
    assert told(case) == (date(2026, 10, 12), False, False)


def test_nor_somebody_to_whom_it_came_back(amara):
    factories.user("ben", units=(factories.unit(),))
    line = factories.line()
    first = {"username": "ben", "name": "Ben", "since": "2026-10-05", "until": "2026-11-02"}
    for since in ("2026-11-02", "2026-11-09"):
        now = {"username": "amara", "name": "Amara", "since": since}
        line["case"]["practitioners"] = [first, now]
        factories.imported(line)
    case = Case.objects.get()
    assert told(case) == (date(2026, 11, 9), True, False)
    assert not came_back(case)
