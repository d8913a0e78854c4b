from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR
from followthrough.common.models import LedgerEntry
from followthrough.interchange.models import SourceLine
from followthrough.people.access import visible_to
from followthrough.people.models import Case, FormerCrn, Person
from followthrough.people.queries import cases_named
from followthrough.people.queries.opening import case_for
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import hold_step
from followthrough.plans.models import Goal, IncomingPlan, Step
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db

OLD, NEW, NEWER = "X000001", "X000002", "X000003"
LATER = factories.TODAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _unit() -> None:
    factories.unit()


def line(crn: str, *former: str, **changes: Any) -> dict[str, Any]:
    return factories.line(crn=crn, former_crns=list(former), **changes)


def taken(*lines: dict[str, Any], on: date = LATER) -> tuple[int, int, int, list[str]]:
    """How many were new, changed and the same, and the rules for which others were set aside."""
    summary, rows = factories.imported(*lines, today=on)
    return summary.new, summary.changed, summary.same, [row[2] for row in rows]


def crns() -> list[str]:
    return sorted(Person.objects.values_list("crn", flat=True))


def test_it_stays_one_person_with_all_that_was_recorded() -> None:
    taken(line(OLD), on=factories.TODAY)
    case, entries = Case.objects.get(), LedgerEntry.objects.count()
    assert taken(line(NEW, OLD)) == (0, 1, 0, [])

    assert crns() == [NEW]
    assert Case.objects.get().pk == case.pk
    assert list(FormerCrn.objects.values_list("crn", "until")) == [(OLD, LATER)]
    assert LedgerEntry.objects.filter(case_id=case.pk).count() == entries + 1
    lines = SourceLine.objects.order_by("pk").values_list("crn", "case", "replaced_on")
    assert [(crn, of, at is None) for crn, of, at in lines] == [
        (OLD, case.pk, False),
        (NEW, case.pk, True),
    ]


def test_it_is_found_by_either_crn() -> None:
    taken(line(OLD))
    taken(line(NEW, OLD))
    for crn in (OLD, NEW, OLD.lower()):
        assert case_for(OPERATOR, crn).person.crn == NEW
        assert cases_named(visible_to(OPERATOR), crn).count() == 1


def test_the_next_file_says_the_same_or_leaves_the_former_crn_out() -> None:
    taken(line(OLD))
    taken(line(NEW, OLD))
    assert taken(line(NEW, OLD)) == (0, 0, 1, [])
    assert taken(line(NEW, person__last_name="Brooks")) == (0, 1, 0, [])
    assert list(FormerCrn.objects.values_list("crn", flat=True)) == [OLD]
    assert case_for(OPERATOR, OLD).person.last_name == "Brooks"


@pytest.mark.parametrize("late", [(OLD, ()), (OLD, (NEWER,)), (NEWER, (OLD,))], ids=str)
def test_a_line_that_knows_only_the_former_one_is_set_aside(late: Any) -> None:
    taken(line(OLD))
    taken(line(NEW, OLD))
    before = all_rows()
    crn, former = late
    assert taken(line(crn, *former)) == (0, 0, 0, ["crn-changed"])
    assert all_rows() == before


def test_it_may_change_again_and_change_back() -> None:
    taken(line(OLD))
    assert taken(line(NEW, OLD)) == (0, 1, 0, [])
    assert taken(line(NEWER, NEW, OLD)) == (0, 1, 0, [])
    assert taken(line(OLD, NEWER)) == (0, 1, 0, [])
    assert crns() == [OLD]
    assert case_for(OPERATOR, NEW) == case_for(OPERATOR, NEWER) == case_for(OPERATOR, OLD)


def test_two_people_who_are_here_already_are_not_made_one() -> None:
    taken(line(OLD), line(NEW))
    before = all_rows()
    assert taken(line(NEW, OLD), on=LATER) == (0, 0, 0, ["two-people"])
    assert all_rows() == before


def test_the_former_crn_of_another_source_is_not_taken_from_it() -> None:
    taken(line(OLD, source="another"))
    before = all_rows()
    assert taken(line(NEW, OLD)) == (0, 0, 0, ["owned-elsewhere"])
    assert taken(line(NEW)) == (1, 0, 0, [])
    assert taken(line(NEW, OLD)) == (0, 0, 0, ["owned-elsewhere"])
    assert before["people_person"] < all_rows()["people_person"]


@pytest.mark.parametrize("turned", [False, True])
def test_both_crns_in_one_file_are_one_person_twice(turned: bool) -> None:
    taken(line(OLD))
    both = [line(OLD, person__last_name="Brooks"), line(NEW, OLD)]
    _, _, _, aside = taken(*(reversed(both) if turned else both))
    assert aside == ["twice-in-file"]
    assert crns() == [NEW if turned else OLD]


def test_somebody_new_may_come_with_a_former_crn() -> None:
    assert taken(line(NEW, OLD)) == (1, 0, 0, [])
    assert list(FormerCrn.objects.values_list("crn", "until")) == [(OLD, None)]
    assert case_for(OPERATOR, OLD).person.crn == NEW
    assert taken(line(OLD)) == (0, 0, 0, ["crn-changed"])


def test_a_former_crn_that_is_the_present_one_says_the_same_twice() -> None:
    assert taken(line(NEW, NEW.lower())) == (0, 0, 0, ["stands-twice"])


def test_a_plan_changed_here_waits_under_the_new_crn() -> None:
    amara = factories.practitioner(factories.unit())
    held = [{"username": "amara", "name": "Amara", "since": "2026-10-05"}]
    taken(line(OLD, case__practitioners=held))
    case = case_for(actor_for(amara), OLD)
    step = Step.objects.get(ref="T1")
    hold_step(actor_for(amara), case, step.pk, ChangeNote(factories.TODAY, "waiting_list", "Full"))
    other = line(NEW, OLD, case__practitioners=held, plan__goals__0__title="I have a room")
    assert taken(other) == (0, 0, 0, ["changed-here"])
    assert crns() == [NEW]
    assert IncomingPlan.objects.get(settled_on=None).plan.case_id == case.pk
    assert not Goal.objects.filter(title="I have a room").exists()


def test_many_cost_as_many_statements_as_one(django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def changed(first: int, number: int) -> int:
        taken(*(line(f"A{n:06}") for n in range(first, first + number)))
        with CaptureQueriesContext(connection) as asked:
            outcome = taken(*(line(f"B{n:06}", f"A{n:06}") for n in range(first, first + number)))
        assert outcome == (0, number, 0, [])
        return len(asked)

    changed(1, 1)  # what is read once per process
    assert changed(10, 1) == changed(20, 7)
