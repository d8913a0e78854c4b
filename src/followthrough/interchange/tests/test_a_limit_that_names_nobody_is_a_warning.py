from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.people.access import visible_to
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


def test_it_denies_meanwhile() -> None:
    ben = actor_for(factories.user("ben", units=(factories.unit(),)))
    taken(restricted_to=["someone"])
    assert not visible_to(ben).exists()


def test_names_that_somebody_has_need_no_settling() -> None:
    factories.user("amara", units=(factories.unit(),))
    summary, rows = taken(excluded=["AMARA"])
    assert (summary.warnings, rows) == ({}, [])


def test_the_same_line_again_warns_no_second_time() -> None:
    taken(excluded=["nobody.known"])
    summary, rows = taken(excluded=["nobody.known"])
    assert (summary.same, summary.warnings, rows) == (1, {}, [])
