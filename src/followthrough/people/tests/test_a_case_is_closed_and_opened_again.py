from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.errors import NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.actions import case_life
from followthrough.people.actions.assessments import NeedContent, SeenAssessment, record_need
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.models import Case
from followthrough.people.queries import (
    ClosedCases,
    open_cases,
    other_cases_of,
    periods_of_case,
)
from followthrough.people.queries.opening import case_for
from tests import factories

pytestmark = pytest.mark.django_db

ENDED = date(2026, 12, 30)
NOTE = LifeNote(ENDED, factories.TODAY, "Moved to Leeds, papers sent.")
AGAIN = LifeNote(factories.TODAY, factories.TODAY, "She came back.")


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


@pytest.fixture
def amara():
    return actor_for(factories.user("amara", units=(factories.unit(),)))


@pytest.fixture
def case(amara):
    return factories.case(User.objects.get(username="amara"))


def fresh(case: Case) -> Case:
    return Case.objects.select_related("digest").get(pk=case.pk)


def test_nothing_is_asked_on_a_closed_case_and_it_is_counted_apart(case, amara):
    case_life.close_case(amara, case, "moved_to_another_service", NOTE)
    assert fresh(case).closed_on == ENDED
    assert (fresh(case).digest.due, fresh(case).digest.frozen_on) == ([], ENDED)
    assert not open_cases(Case.objects.all()).exists()
    closed = ClosedCases(amara, factories.TODAY, own=True)
    assert [(c.crn, c.reason, c.closed_on) for c in closed] == [
        ("X000001", "moved_to_another_service", ENDED)
    ]


def test_it_is_found_by_its_crn_and_by_a_part_of_the_name(case, amara):
    case_life.close_case(amara, case, "revoked", NOTE)
    assert case_for(amara, "X000001").pk == case.pk
    for name, number in (("rive", 1), ("x000001", 1), ("nobody", 0)):
        assert len(ClosedCases(amara, factories.TODAY, own=True, name=name)) == number


def test_nothing_is_recorded_on_it(case, amara):
    case_life.close_case(amara, case, "revoked", NOTE)
    with pytest.raises(NotPossible, match="This case ended on 30 December 2026"):
        record_need(
            amara, case, NeedContent("finance", "soon", "low"), SeenAssessment(factories.TODAY)
        )


def test_opening_it_again_keeps_both_periods(case, amara):
    before = fresh(case).digest.due
    case_life.close_case(amara, case, "moved_to_another_service", NOTE)
    case_life.reopen_case(amara, case, AGAIN)
    assert fresh(case).closed_on is None
    assert fresh(case).digest.due == before
    first, second = periods_of_case(fresh(case))
    assert (first.from_on, first.end and first.end.ended_on) == (date(2026, 10, 5), ENDED)
    assert (second.from_on, second.end, second.why) == (factories.TODAY, None, "She came back.")
    case_life.close_case(amara, case, "revoked", replace(NOTE, on=factories.TODAY))
    assert [p.end.reason for p in periods_of_case(fresh(case)) if p.end] == [
        "moved_to_another_service",
        "revoked",
    ]


def test_closing_and_opening_again_say_why_where_the_reason_does_not(case, amara):
    for reason in ("ended_early", "revoked", "moved_to_another_service", "sent_by_mistake"):
        with pytest.raises(NotPossible, match="in your own words"):
            case_life.close_case(amara, case, reason, replace(NOTE, words=""))
    case_life.close_case(amara, case, "revoked", NOTE)
    with pytest.raises(NotPossible, match="why the case goes on"):
        case_life.reopen_case(amara, case, replace(AGAIN, words=""))


def test_it_goes_on_from_no_day_before_its_end(case, amara):
    case_life.close_case(amara, case, "revoked", NOTE)
    with pytest.raises(NotPossible, match="before the case ended") as refusal:
        case_life.reopen_case(amara, case, replace(AGAIN, on=date(2026, 12, 29)))
    assert refusal.value.about == "on"


def test_an_open_case_is_not_opened_and_a_closed_one_not_closed(case, amara):
    with pytest.raises(NotPossible, match="This case is open"):
        case_life.reopen_case(amara, case, AGAIN)
    case_life.close_case(amara, case, "revoked", NOTE)
    with pytest.raises(NotPossible, match="ended on 30 December 2026 already"):
        case_life.close_case(amara, case, "revoked", NOTE)


def test_who_died_has_a_case_again_once_that_is_taken_back(case, amara):
    factories.died_and_closed(case, NOTE)
    with pytest.raises(NotPossible, match="take it back first"):
        case_life.reopen_case(amara, case, AGAIN)
    case_life.take_back_death(amara, case, AGAIN)
    case_life.reopen_case(amara, case, AGAIN)
    assert fresh(case).closed_on is None


def test_an_earlier_case_is_read_and_not_opened_beside_a_later_one(case, amara):
    case_life.close_case(amara, case, "revoked", NOTE)
    later = factories.line(case__opened_on="2027-01-02", case__practitioners=[held_by_amara()])
    summary, rows = factories.imported(later)
    assert summary.aside == 0, rows
    now = case_for(amara, "X000001")
    assert now.pk != case.pk
    assert [c.pk for c in other_cases_of(amara, now)] == [case.pk]
    assert case_for(amara, "X000001", case.pk).pk == case.pk
    with pytest.raises(NotPossible, match="another case, which is open"):
        case_life.reopen_case(amara, case, AGAIN)


def held_by_amara():
    return {"username": "amara", "name": "Amara", "since": "2027-01-02"}


def test_the_ledger_says_what_was_done_in_codes(case, amara):
    case_life.close_case(amara, case, "revoked", NOTE)
    case_life.reopen_case(amara, case, AGAIN)
    ended, again = LedgerEntry.objects.order_by("-pk")[:2][::-1]
    assert (ended.action, ended.after["reason"], ended.after["on"]) == (
        "case.ended",
        "revoked",
        "2026-12-30",
    )
    assert (again.action, again.before["reason"]) == ("case.reopened", "revoked")
    assert "Leeds" not in str(ended.after)
