"""Who held the case: continuity is counted from these rows, whatever part of it a source tells."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from followthrough.accounts.models import User
from followthrough.accounts.queries import actor_for
from followthrough.common.roles import Capability, Role, role_can, roles_that_can
from followthrough.people.access import visible_to
from followthrough.people.actions.reallocation import Handover, reallocate_case
from followthrough.people.models import Allocation, Case
from tests import factories

from .table_rows import all_rows

pytestmark = pytest.mark.django_db


def held(username: str, since: str, until: str | None = None) -> dict[str, Any]:
    return {"username": username, "name": username.title(), "since": since, "until": until}


def take(*practitioners: dict[str, Any], today: date = factories.TODAY) -> None:
    factories.unit()
    summary, rows = factories.imported(
        factories.line(case__practitioners=list(practitioners)), today=today
    )
    assert summary.aside == 0, rows


def history() -> list[tuple[str, str, str | None]]:
    return [
        (row.practitioner.username, str(row.from_on), str(row.until_on) if row.until_on else None)
        for row in Allocation.objects.select_related("practitioner").order_by("from_on", "id")
    ]


def present() -> str | None:
    holder = Case.objects.get().practitioner
    return holder.username if holder else None


def test_the_last_without_an_end_holds_the_case() -> None:
    take(held("ann", "2026-10-05", "2026-11-01"), held("bea", "2026-11-01"))
    assert present() == "bea"
    assert history() == [("ann", "2026-10-05", "2026-11-01"), ("bea", "2026-11-01", None)]


def test_a_handover_told_in_full_ends_the_one_and_begins_the_other() -> None:
    take(held("ann", "2026-10-05"))
    take(held("ann", "2026-10-05", "2026-11-01"), held("bea", "2026-11-01"))
    assert present() == "bea"
    assert history() == [("ann", "2026-10-05", "2026-11-01"), ("bea", "2026-11-01", None)]


def test_a_source_that_names_only_the_present_one_loses_nobody() -> None:
    take(held("ann", "2026-10-05"))
    take(held("bea", "2026-11-01"))
    assert present() == "bea"
    assert history() == [("ann", "2026-10-05", "2026-11-01"), ("bea", "2026-11-01", None)]


def test_a_source_that_names_nobody_any_more_ends_the_time_on_the_day_it_is_read() -> None:
    take(held("ann", "2026-10-05"))
    take(today=date(2027, 2, 1))
    assert present() is None
    assert history() == [("ann", "2026-10-05", "2027-02-01")]


def test_a_corrected_day_never_makes_a_time_end_before_it_began() -> None:
    take(held("ann", "2026-11-05"))
    take(held("ann", "2026-10-05"))
    assert present() == "ann"
    assert history() == [("ann", "2026-10-05", None), ("ann", "2026-11-05", "2026-11-05")]


def test_two_who_came_on_the_same_day_are_both_kept() -> None:
    take(held("ann", "2026-10-05", "2026-10-05"), held("bea", "2026-10-05"))
    assert [row[0] for row in history()] == ["ann", "bea"]
    assert present() == "bea"


def test_another_name_for_the_same_time_keeps_both() -> None:
    take(held("ann", "2026-10-05"))
    take(held("bea", "2026-10-05"))
    assert history() == [("ann", "2026-10-05", "2026-10-05"), ("bea", "2026-10-05", None)]


def test_a_practitioner_who_comes_back_holds_it_again() -> None:
    take(held("ann", "2026-10-05", "2026-11-01"), held("bea", "2026-11-01"))
    take(
        held("ann", "2026-10-05", "2026-11-01"),
        held("bea", "2026-11-01", "2026-12-01"),
        held("ann", "2026-12-01"),
    )
    assert present() == "ann"
    assert len(history()) == 3


def test_the_same_time_of_one_person_twice_is_set_aside() -> None:
    factories.unit()
    twice = [held("ann", "2026-10-05", "2026-10-05"), held("Ann", "2026-10-05")]
    _, rows = factories.imported(factories.line(case__practitioners=twice))
    assert [row[1:3] for row in rows] == [["case", "stands-twice"]]


def test_somebody_unknown_gets_an_account_that_cannot_sign_in() -> None:
    take(held("Newcomer", "2026-10-05"))
    user = User.objects.get()
    assert (user.username, user.role, user.has_usable_password()) == (
        "Newcomer",
        "practitioner",
        False,
    )
    assert [unit.code for unit in user.units.all()] == ["U1"]


@pytest.mark.parametrize("spelt", ["amara", "AMARA", "Amara"])
def test_an_account_is_found_without_regard_to_case(spelt: str) -> None:
    factories.practitioner(factories.unit(), "Amara")
    take(held(spelt, "2026-10-05"))
    assert User.objects.count() == 1


def test_many_cases_of_one_newcomer_make_one_account() -> None:
    factories.unit()
    lines = [
        factories.line(crn=f"X00000{n}", case__practitioners=[held(name, "2026-10-05")])
        for n, name in enumerate(["newcomer", "NEWCOMER", "Newcomer"], 1)
    ]
    summary, _ = factories.imported(*lines)
    assert summary.new == 3
    assert User.objects.count() == 1


def sees(username: str, on: date = factories.TODAY) -> bool:
    return visible_to(actor_for(User.objects.get(username=username)), on).exists()


def test_whoever_holds_a_case_sees_it_also_in_another_unit_than_theirs() -> None:
    factories.user("ann", units=(factories.unit("U2"),))
    factories.user("bea", units=(factories.unit("U2"),))
    take(held("ann", "2026-10-05"))
    assert sees("ann")
    assert not sees("bea")


def test_who_handed_it_over_sees_it_no_longer() -> None:
    factories.user("ann", units=(factories.unit("U2"),))
    take(held("ann", "2026-10-05"))
    take(held("ann", "2026-10-05", "2026-11-01"), held("bea", "2026-11-01"))
    assert sees("ann", date(2026, 11, 1))
    assert not sees("ann", date(2026, 11, 2))
    take(held("bea", "2026-11-01", "2026-12-01"), held("ann", "2026-12-01"))
    assert sees("ann")


def test_a_list_still_denies_who_holds_the_case() -> None:
    factories.unit()
    factories.imported(
        factories.line(
            case__practitioners=[held("ann", "2026-10-05")], access={"excluded": ["ann"]}
        )
    )
    assert not sees("ann")


@pytest.mark.parametrize(
    "role",
    [r for r in roles_that_can(Capability.SIGN_IN) if not role_can(r, Capability.SEE_UNIT_CASES)],
)
def test_the_name_in_a_file_lets_in_nobody_but_staff(role: Role) -> None:
    factories.user("ann", role=role)
    take(held("ann", "2026-10-05"))
    assert not sees("ann")


def test_the_same_line_again_changes_nothing() -> None:
    take(held("ann", "2026-10-05"))
    take(held("bea", "2026-11-01"))
    before = all_rows()
    take(held("bea", "2026-11-01"))
    assert all_rows() == before


def say_nothing(today: date = factories.TODAY, **changes: Any) -> None:
    line = factories.line(person__religion="None", **changes)
    assert "practitioners" not in line["case"]
    summary, rows = factories.imported(line, today=today)
    assert (summary.changed, summary.aside) == (1, 0), rows


def test_a_line_that_says_nothing_of_who_holds_the_case_takes_it_from_nobody() -> None:
    take(held("ann", "2026-10-05", "2026-11-01"), held("bea", "2026-11-01"))
    before = history()
    say_nothing(today=date(2027, 2, 1))
    assert present() == "bea"
    assert history() == before
    bea = User.objects.get(username="bea")
    assert Case.objects.get().access_rows.filter(user=bea, until_on=None).exists()


def test_it_stays_with_whom_a_manager_chose_here() -> None:
    take(held("ann", "2026-10-05"))
    cora = factories.user("cora", units=(factories.unit(),))
    helen = factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    case = Case.objects.get()
    handover = Handover(factories.TODAY, "cora", "workload", seen=case.practitioner_id)
    reallocate_case(actor_for(helen), case, handover)
    say_nothing(today=date(2027, 2, 1))
    assert present() == cora.username


def test_of_a_case_that_comes_to_another_unit_nobody_there_holds_it() -> None:
    take(held("ann", "2026-10-05"))
    factories.unit("U2", "Southtown")
    say_nothing(today=date(2027, 2, 1), case__unit="U2")
    assert present() is None
    assert history() == [("ann", "2026-10-05", "2027-02-01")]


def test_a_new_case_of_which_nothing_is_said_is_held_by_nobody() -> None:
    factories.unit()
    factories.imported(factories.line())
    assert present() is None
