from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.people.access import visible_to
from followthrough.plans.tests.factories import ACTIONS, GOALS, World, note
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def taken(**access: object):
    factories.unit()
    return factories.imported(factories.line(access=access))


def test_the_line_is_taken_and_the_name_stands_in_the_report() -> None:
    factories.user("Amara", units=(factories.unit(),))
    summary, rows = taken(excluded=["amara", "nobody.known"], restricted_to=["someone"])
    assert (summary.new, summary.aside, summary.exit_status) == (1, 0, 0)
    assert summary.warnings == {"unknown-user": 2}
    assert [row[1:4] for row in rows] == [
        ["access.excluded", "unknown-user", "nobody.known"],
        ["access.restricted_to", "unknown-user", "someone"],
    ]


@pytest.mark.parametrize("access", [{"restricted_to": ["someone"]}, {"excluded": ["someone"]}])
def test_it_denies_meanwhile(access) -> None:
    """Of an exclusion nobody knows whom it is meant for."""
    ben, mo = (
        actor_for(factories.user(name, role, units=(factories.unit(),)))
        for name, role in (("ben", Role.PRACTITIONER), ("mo", Role.MANAGER))
    )
    taken(**access)
    assert not visible_to(ben).exists()
    assert not visible_to(mo).exists()


def test_an_exclusion_is_settled_by_the_account_that_it_is_meant_for() -> None:
    ben = actor_for(factories.user("ben", units=(factories.unit(),)))
    taken(excluded=["Someone"])
    someone = actor_for(factories.user("someone", units=(factories.unit(),)))
    assert visible_to(ben).exists()
    assert not visible_to(someone).exists()


def test_names_that_somebody_has_need_no_settling() -> None:
    factories.user("amara", units=(factories.unit(),))
    summary, rows = taken(excluded=["AMARA"])
    assert (summary.warnings, rows) == ({}, [])


def test_it_is_said_of_the_same_line_again_as_long_as_it_stands() -> None:
    taken(excluded=["nobody.known"])
    summary, rows = taken(excluded=["nobody.known"])
    assert (summary.same, summary.warnings) == (1, {"unknown-user": 1})
    assert [row[3] for row in rows] == ["nobody.known"]
    factories.user("nobody.known", units=(factories.unit(),))
    assert taken(excluded=["nobody.known"])[0].warnings == {}


def test_also_of_a_line_whose_plan_waits_to_be_settled() -> None:
    ACTIONS["goal.added"](World.start(), note(words="Why."))
    changed = factories.line(access={"excluded": ["nobody.known"]}, plan__goals=[GOALS[0]])
    for _ in range(2):
        summary, _ = factories.imported(changed)
        assert summary.rules == {"changed-here": 1}
        assert summary.warnings == {"unknown-user": 1}


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_practitioner_whom_the_same_file_names_is_somebody(dry_run: bool) -> None:
    factories.unit()
    line = factories.line(access={"restricted_to": ["new.here"]})
    line["case"]["practitioners"] = [
        {"username": "New.Here", "name": "New Here", "since": "2026-10-05"}
    ]
    summary, rows = factories.imported(line, dry_run=dry_run)
    assert (summary.new, summary.warnings, rows) == (1, {}, [])


@pytest.mark.parametrize("dry_run", [True, False])
def test_that_an_exclusion_settled_itself_is_said_once(dry_run: bool) -> None:
    """By the account that a line of somebody else makes."""
    taken(excluded=["new.here"])
    line = factories.line(crn="X000002")
    held = [{"username": "New.Here", "name": "New Here", "since": "2026-10-05"}]
    line["case"]["practitioners"] = held
    summary, [row] = factories.imported(line, dry_run=dry_run)
    assert summary.warnings == {"exclusion-settled": 1}
    assert row[1:4] == ["case.practitioners", "exclusion-settled", "new.here"]
    if not dry_run:
        line["person"]["first_name"] = "Ned"
        assert factories.imported(line)[0].warnings == {}


def test_of_an_account_that_no_exclusion_names_nothing_is_said() -> None:
    taken(restricted_to=["new.here"])
    line = factories.line(crn="X000002")
    held = [{"username": "New.Here", "name": "New Here", "since": "2026-10-05"}]
    line["case"]["practitioners"] = held
    assert factories.imported(line)[0].warnings == {}
