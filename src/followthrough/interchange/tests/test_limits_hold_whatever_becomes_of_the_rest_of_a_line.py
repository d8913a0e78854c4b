"""A line that is right, and that the person's own source sent, keeps out whom it excludes also
where the rest of it is set aside (docs/decisions/0003)."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.people.access import visible_to
from followthrough.people.actions.case_life import LifeNote, close_case, reopen_case
from followthrough.people.actions.same_person import merge_records
from followthrough.people.models import AccessLimit, Case, Person
from followthrough.people.rules.limits import Limits, stricter
from followthrough.people.tests.merging import NOTE, TWICE, WHY, second
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

REVOKED = {"on": "2026-12-01", "reason": "revoked", "words": "Further offence."}


def seen_by(username: str) -> set[str]:
    actor = actor_for(get_user_model().objects.get(username=username))
    return {case.person.crn for case in visible_to(actor).select_related("person")}


def earlier(**access: Any) -> dict[str, Any]:
    """A line of the case before, of which the person's open case knows nothing more."""
    return case_of("2026-10-05", "S1", access, ended=REVOKED)


def case_of(opened_on: str, ref: str, access: dict[str, Any], **case: Any) -> dict[str, Any]:
    made = factories.line(case__opened_on=opened_on, access=access)
    made["case"] |= case
    made["sentences"][0] |= {"ref": ref, "starts_on": opened_on}
    made["assessment"]["made_on"] = made["plan"]["made_on"] = "2026-12-12"
    made["plan"]["agreement"] = {"state": "agreed", "on": "2026-12-12"}
    return made


@pytest.fixture
def two_cases() -> None:
    for name in ("amara", "ben", "mo"):
        factories.user(name, units=(factories.unit(),))
    open_case = case_of("2026-12-10", "S2", {})
    for one in (case_of("2026-10-05", "S1", {}), earlier(), open_case):
        assert factories.imported(one)[0].aside == 0


def closed_here() -> dict[str, Any]:
    amara = factories.practitioner(factories.unit())
    factories.user("ben", units=(factories.unit(),))
    case = factories.case(amara)
    note = LifeNote(factories.TODAY, factories.TODAY, "She moved to Leeds.")
    close_case(actor_for(amara), case, "moved_to_another_service", note)
    return factories.line()


def test_of_a_case_that_was_closed_here() -> None:
    line = closed_here()
    assert seen_by("ben") == {"X000001"}
    summary, rows = factories.imported(line | {"access": {"excluded": ["ben"]}})
    assert summary.rules == {"closed-here": 1}
    assert summary.warnings == {"limits-taken": 1}
    assert [row[1:4] for row in rows] == [
        ["crn", "closed-here", "X000001"],
        ["access", "limits-taken", "X000001"],
    ]
    assert seen_by("ben") == set()
    assert seen_by("amara") == {"X000001"}
    assert Person.objects.get().limited


@pytest.mark.usefixtures("two_cases")
def test_of_a_case_before_the_open_one() -> None:
    summary, _ = factories.imported(earlier(excluded=["Ben"]))
    assert (summary.rules, summary.warnings) == ({"earlier-case": 1}, {"limits-taken": 1})
    assert seen_by("ben") == set()


def test_of_a_case_that_was_opened_again_here() -> None:
    amara = factories.practitioner(factories.unit())
    factories.user("ben", units=(factories.unit(),))
    factories.case(amara)
    factories.imported(factories.line(case__ended=REVOKED))
    reopen_case(actor_for(amara), Case.objects.get(), NOTE)
    again = factories.line(case__ended=REVOKED, access={"excluded": ["ben"]})
    assert factories.imported(again)[0].rules == {"reopened-here": 1}
    assert seen_by("ben") == set()


@pytest.fixture
def merged() -> None:
    helen = factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    factories.user("ben", units=(factories.unit(),))
    kept = factories.case(factories.practitioner(factories.unit()))
    merge_records(actor_for(helen), kept, second(), WHY)


@pytest.mark.usefixtures("merged")
def test_of_a_record_that_was_merged_here() -> None:
    """Another case of it: what limits one record limits both."""
    line = factories.line(crn=TWICE, case__opened_on="2027-01-04", access={"excluded": ["ben"]})
    assert factories.imported(line)[0].rules == {"merged-here": 1}
    assert seen_by("ben") == set()
    assert set(Person.objects.values_list("limited", flat=True)) == {True}


@pytest.mark.usefixtures("merged")
def test_of_records_that_the_source_merged_the_other_way() -> None:
    line = factories.line(crn=TWICE, former_crns=["X000001"], access={"excluded": ["ben"]})
    assert factories.imported(line)[0].rules == {"merged-the-other-way": 1}
    assert seen_by("ben") == set()


@pytest.mark.usefixtures("two_cases")
def test_what_stands_is_never_lifted_by_it() -> None:
    factories.imported(case_of("2026-12-10", "S2", {"excluded": ["mo"]}))
    factories.imported(earlier(excluded=["ben"]))
    assert (seen_by("mo"), seen_by("ben")) == (set(), set())


@pytest.mark.usefixtures("two_cases")
def test_the_next_line_that_is_taken_decides() -> None:
    factories.imported(earlier(excluded=["ben"]))
    changed = case_of("2026-12-10", "S2", {}, in_custody=True)
    assert factories.imported(changed)[0].changed == 1
    assert seen_by("ben") == {"X000001"}


@pytest.mark.usefixtures("two_cases")
def test_the_same_line_again_adds_nothing() -> None:
    factories.imported(earlier(excluded=["ben"]))
    before = (AccessLimit.objects.count(), LedgerEntry.objects.count())
    summary, _ = factories.imported(earlier(excluded=["ben"]))
    assert (summary.rules, summary.warnings) == ({"earlier-case": 1}, {})
    assert (AccessLimit.objects.count(), LedgerEntry.objects.count()) == before


@pytest.mark.usefixtures("two_cases")
def test_one_entry_says_which_line_it_was() -> None:
    factories.imported(earlier(excluded=["ben"]))
    entry = LedgerEntry.objects.get(action="caseload.limits-taken")
    assert entry.after == {"source": "test", "line": 1}


@pytest.mark.usefixtures("two_cases")
def test_a_dry_run_says_so_and_keeps_nobody_out() -> None:
    summary, _ = factories.imported(earlier(excluded=["ben"]), dry_run=True)
    assert summary.warnings == {"limits-taken": 1}
    assert seen_by("ben") == {"X000001"}


@pytest.mark.usefixtures("two_cases")
def test_a_name_that_nobody_has_is_said_as_long_as_it_stands() -> None:
    for number in (1, 0):
        summary, _ = factories.imported(earlier(excluded=["nobody.known"]))
        assert summary.warnings["unknown-user"] == 1
        assert summary.warnings["limits-taken"] == number
    assert seen_by("amara") == set()


@pytest.mark.usefixtures("two_cases")
def test_that_nobody_could_tell_who_may_see_somebody_is_taken() -> None:
    factories.imported(earlier(known=False))
    assert seen_by("amara") == set()


@pytest.mark.usefixtures("two_cases")
def test_of_two_restrictions_only_those_are_let_in_whom_both_name() -> None:
    factories.imported(case_of("2026-12-10", "S2", {"restricted_to": ["amara", "ben"]}))
    factories.imported(earlier(restricted_to=["ben", "mo"]))
    assert [name for name in ("amara", "ben", "mo") if seen_by(name)] == ["ben"]


@pytest.mark.usefixtures("two_cases")
def test_where_both_name_nobody_it_is_not_known_who_may() -> None:
    factories.imported(case_of("2026-12-10", "S2", {"restricted_to": ["amara"]}))
    factories.imported(earlier(restricted_to=["mo"]))
    assert [name for name in ("amara", "ben", "mo") if seen_by(name)] == []
    factories.imported(case_of("2026-12-10", "S2", {"restricted_to": ["mo"]}))
    assert [name for name in ("amara", "ben", "mo") if seen_by(name)] == ["mo"]


LISTS = [
    (Limits(), Limits(), Limits()),
    (Limits(), Limits(restricted_to=frozenset("a")), Limits(restricted_to=frozenset("a"))),
    (Limits(restricted_to=frozenset("a")), Limits(), Limits(restricted_to=frozenset("a"))),
    (
        Limits(excluded=frozenset("a")),
        Limits(excluded=frozenset("b")),
        Limits(excluded=frozenset("ab")),
    ),
    (Limits(known=False), Limits(), Limits(known=False)),
    (
        Limits(restricted_to=frozenset("a")),
        Limits(restricted_to=frozenset("b")),
        Limits(known=False, restricted_to=frozenset("a")),
    ),
]


@pytest.mark.parametrize(("standing", "said", "holds"), LISTS)
def test_the_stricter_wins_and_wins_again(standing: Limits, said: Limits, holds: Limits) -> None:
    assert stricter(standing, said) == holds
    assert stricter(holds, said) == holds
