"""Lines of a record that had no open case when it was merged here: nothing goes on in the kept
case, but it is one person."""

from __future__ import annotations

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.delivery.models import CaseDigest
from followthrough.delivery.tests.digests import EQUAL, compared
from followthrough.people.actions.same_person import Decision, merge_records, undo_merge
from followthrough.people.models import Case
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

KEPT, TWICE = "X900001", "X900002"
WHY = Decision(factories.TODAY, "I asked him.")
ENDED = {"on": "2026-12-01", "reason": "licence_ended"}
DIED = {
    "case__ended": {"on": "2026-12-20", "reason": "died"},
    "person__died_on": "2026-12-20",
}


@pytest.fixture
def helen():
    return actor_for(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))


def taken(crn: str, **changes) -> None:
    made = factories.line(crn=crn, **changes)
    made["sentences"] = [{**s, "ref": f"{crn}-{s['ref']}"} for s in made["sentences"]]
    summary, rows = factories.imported(made)
    assert not summary.aside, rows


def case_of(crn: str) -> Case:
    return Case.objects.select_related("person").filter(person__crn=crn).latest("pk")


def asked(crn: str) -> set[str]:
    return {item["kind"] for item in CaseDigest.objects.get(case=case_of(crn)).due}


@pytest.fixture(autouse=True)
def merged(helen):
    taken(KEPT)
    taken(TWICE, case__ended=ENDED)
    merge_records(helen, case_of(KEPT), case_of(TWICE), WHY)


def test_a_death_that_it_tells_of_ends_what_is_asked_on_the_kept_case() -> None:
    taken(TWICE, **DIED)
    assert case_of(KEPT).person.died_on is not None
    assert asked(KEPT) == {"after-death"}
    assert compared([case_of(KEPT).pk]) == EQUAL


def test_a_death_that_it_takes_back_asks_again() -> None:
    before = asked(KEPT)
    taken(TWICE, **DIED)
    taken(TWICE, case__ended=ENDED)
    assert asked(KEPT) == before


def test_it_changes_nothing_of_the_kept_case_once_the_merge_is_undone(helen) -> None:
    undo_merge(helen, case_of(KEPT), case_of(TWICE), WHY)
    changes = CaseDigest.objects.get(case=case_of(KEPT)).changes
    taken(TWICE, **DIED)
    assert CaseDigest.objects.get(case=case_of(KEPT)).changes == changes
