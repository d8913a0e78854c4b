from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough import policy
from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Role
from followthrough.common.errors import NotAllowed, NotPossible, SavedElsewhere
from followthrough.common.models import LedgerEntry
from followthrough.people.access import SayWhy, work_on_case
from followthrough.people.actions.case_life import (
    LifeNote,
    close_case,
    record_death,
    reopen_case,
)
from followthrough.people.actions.reallocation import (
    Handover,
    reallocate_case,
    reallocation_reasons,
)
from followthrough.people.models import AccessLimit, Allocation, Case, CaseAccess
from tests import factories
from tests.clock import morning

pytestmark = pytest.mark.django_db

NEXT_WEEK = date(2027, 1, 11)
NOTE = "She works nights: ring after three."


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


@pytest.fixture
def ben():
    return factories.user("ben", units=(factories.unit(),))


@pytest.fixture
def case(amara, ben):
    return factories.case(amara)


def to_ben(case: Case, **changes) -> Handover:
    return replace(
        Handover(factories.TODAY, "ben", "absence", NOTE, seen=case.practitioner_id), **changes
    )


def held() -> list[tuple[str, date, date | None]]:
    rows = Allocation.objects.order_by("pk").select_related("practitioner")
    return [(a.practitioner.username, a.from_on, a.until_on) for a in rows]


def test_nobody_is_given_a_case_that_is_over(case, helen):
    note = LifeNote(factories.TODAY, factories.TODAY, "Some words")
    close_case(OPERATOR, case, "revoked", note)
    with pytest.raises(NotPossible, match="This case ended on"):
        reallocate_case(helen, case, to_ben(case))
    reopen_case(OPERATOR, case, note)
    record_death(OPERATOR, case, note)
    with pytest.raises(NotPossible, match="The person died"):
        reallocate_case(helen, case, to_ben(case))


def test_the_old_time_ends_and_the_new_one_begins(case, amara, ben, helen):
    made = reallocate_case(helen, case, to_ben(case))
    case.refresh_from_db()
    assert case.practitioner == ben
    assert made.handover_note == NOTE
    assert held() == [
        ("amara", date(2026, 10, 5), factories.TODAY),
        ("ben", factories.TODAY, None),
    ]
    rows = CaseAccess.objects.filter(case=case, why="allocated").order_by("pk")
    assert [(r.user, r.until_on) for r in rows] == [(amara, factories.TODAY), (ben, None)]


def test_the_new_one_changes_the_case_and_the_old_one_says_why_from_tomorrow(
    case, amara, helen, clock
):
    reallocate_case(helen, case, to_ben(case))
    case.refresh_from_db()
    work_on_case(actor_for(case.practitioner), case)
    work_on_case(actor_for(amara), case)  # what they have begun today they can finish
    clock.move_to(morning(date(2027, 1, 5)))
    with pytest.raises(SayWhy):
        work_on_case(actor_for(amara), case)


def test_the_ledger_has_codes_only(case, amara, ben, helen):
    made = reallocate_case(helen, case, to_ben(case))
    entry = LedgerEntry.objects.get(action="case.reallocated")
    assert entry.before == {"practitioner": amara.pk}
    assert entry.after == {
        "practitioner": ben.pk,
        "reallocation": "absence",
        "allocation": made.pk,
    }
    assert entry.why == ""


def test_a_case_that_nobody_holds_gets_its_first_practitioner(ben, helen):
    case = factories.case()
    reallocate_case(helen, case, to_ben(case, reason="first"))
    assert held() == [("ben", factories.TODAY, None)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "first"},  # somebody holds it
        {"reason": "other", "note": " "},
        {"to": "nobody"},
        {"to": "amara"},  # holds it already
        {"to": "far"},
        {"to": "helen"},
        {"to": "gone"},
        {"to": "\0"},
    ],
)
def test_what_cannot_be_is_refused(case, helen, wrong):
    factories.user("far", units=(factories.unit("U2", "Southtown"),))
    User.objects.filter(pk=factories.user("gone", units=(factories.unit(),)).pk).update(
        is_active=False
    )
    with pytest.raises(NotPossible):
        reallocate_case(helen, case, to_ben(case, **wrong))
    assert held() == [("amara", date(2026, 10, 5), None)]


@pytest.mark.parametrize("reason", ["left", "absence", "person_asked"])
def test_where_nobody_holds_the_case_no_reason_speaks_of_who_does(helen, ben, reason):
    nobodys = factories.case(crn="X000002")
    assert reason not in reallocation_reasons(nobodys, policy.on(factories.TODAY))
    with pytest.raises(NotPossible, match="Choose from the list"):
        reallocate_case(helen, nobodys, to_ben(nobodys, reason=reason))
    reallocate_case(helen, nobodys, to_ben(nobodys, reason="first"))


def test_nobody_whom_a_list_keeps_out_gets_the_case(case, helen):
    AccessLimit.objects.create(person=case.person, kind="exclusion", username="ben")
    type(case.person).objects.update(limited=True)
    with pytest.raises(NotPossible, match="cannot hold"):
        reallocate_case(helen, case, to_ben(case))


def test_two_managers_at_once_do_not_overwrite_each_other(case, helen):
    factories.user("cora", units=(factories.unit(),))
    reallocate_case(helen, case, to_ben(case, to="cora"))
    with pytest.raises(SavedElsewhere):
        reallocate_case(helen, case, to_ben(case))


def test_only_managers_of_the_unit_may(case, amara):
    far = factories.user("far", Role.MANAGER, units=(factories.unit("U2", "Southtown"),))
    CaseAccess.objects.create(case=case, user=far, why="sample", from_on=factories.TODAY)
    for user in (amara, far):
        with pytest.raises(NotAllowed, match="Only a manager"):
            reallocate_case(actor_for(user), case, to_ben(case))
    reallocate_case(OPERATOR, case, to_ben(case))


def test_an_excluded_manager_finds_no_case(case, helen):
    AccessLimit.objects.create(person=case.person, kind="exclusion", username="helen")
    type(case.person).objects.update(limited=True)
    with pytest.raises(NotAllowed, match="no case"):
        reallocate_case(helen, case, to_ben(case))


def named(username: str, **changes) -> dict:
    line = factories.line(**changes)
    line["case"]["practitioners"] = [
        {"username": username, "name": username.title(), "since": "2026-10-05"}
    ]
    return line


def test_the_same_line_again_undoes_nothing(case, helen):
    reallocate_case(helen, case, to_ben(case))
    before = held()
    factories.imported(named("amara"), today=NEXT_WEEK)
    case.refresh_from_db()
    assert case.practitioner.username == "ben"
    assert held() == before


def test_a_newer_line_of_the_source_wins_and_the_history_keeps_both(case, helen):
    reallocate_case(helen, case, to_ben(case))
    factories.imported(named("amara", sentences__0__offence="Theft"), today=NEXT_WEEK)
    case.refresh_from_db()
    assert case.practitioner.username == "amara"
    assert held() == [
        ("amara", date(2026, 10, 5), None),
        ("ben", factories.TODAY, NEXT_WEEK),
    ]
    assert Allocation.objects.get(practitioner__username="ben").handover_note == NOTE
    assert LedgerEntry.objects.filter(action="case.reallocated").exists()


def test_a_newer_line_that_names_the_new_one_agrees(case, helen):
    reallocate_case(helen, case, to_ben(case))
    line = named("ben", sentences__0__offence="Theft")
    line["case"]["practitioners"][0]["since"] = str(factories.TODAY)
    factories.imported(line, today=NEXT_WEEK)
    assert held() == [("amara", date(2026, 10, 5), factories.TODAY), ("ben", factories.TODAY, None)]
    assert Allocation.objects.get(until_on=None).handover_note == NOTE
