"""That a person died, that a case ended, and that it is open again, from a file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.models import LedgerEntry
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.models import Case, CaseEnd, Death, Person
from followthrough.people.queries import periods_of_case
from tests import factories

pytestmark = pytest.mark.django_db

REVOKED = {"on": "2026-12-20", "reason": "revoked", "words": "Further offence."}
DIED = {"on": "2026-12-20", "reason": "died"}
FEBRUARY = date(2027, 2, 1)


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


@pytest.fixture
def amara():
    return factories.user("amara", units=(factories.unit(),))


def take(today: date = factories.TODAY, **changes: Any) -> Case:
    factories.unit()
    summary, rows = factories.imported(factories.line(**changes), today=today)
    assert summary.aside == 0, rows
    return Case.objects.order_by("-pk").select_related("digest", "person")[0]


def wrong(**changes: Any) -> list[tuple[str, str]]:
    factories.unit()
    _, rows = factories.imported(factories.line(**changes))
    assert not Person.objects.exists()
    return [(row[1], row[2]) for row in rows]


def due(case: Case) -> set[str]:
    return {item["kind"] for item in case.digest.due}


def test_a_death_ends_what_is_asked() -> None:
    assert "after-death" not in due(take())
    case = take(person__died_on="2026-12-20")
    assert case.person.died_on == date(2026, 12, 20)
    assert due(case) == {"after-death"}
    assert case.closed_on is None


def test_steps_that_were_not_delivered_because_the_person_died_say_it_of_the_person() -> None:
    """XQ0031 of the awkward cases."""
    case = take(
        plan__goals__0__steps__0__delivery={
            "not_delivered_on": "2026-12-21",
            "not_delivered_reason": "died",
        },
        plan__goals__1__steps__0__delivery={
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "died",
        },
    )
    assert case.person.died_on == date(2026, 12, 20)
    assert due(case) == {"after-death"}


def test_a_source_takes_back_what_it_said_of_a_death_and_nothing_that_was_recorded_here(
    amara,
) -> None:
    take(person__died_on="2026-12-20")
    case = take(person__last_name="Brooks")
    assert case.person.died_on is None
    assert [d.died_on for d in Death.objects.order_by("pk")] == [date(2026, 12, 20), None]
    factories.imported(factories.line())
    owned = factories.case(amara)
    note = LifeNote(date(2026, 12, 30), factories.TODAY)
    case_life.record_death(actor_for(amara), owned, note)
    case = take(person__last_name="Rivers-Brooks")
    assert case.person.died_on == date(2026, 12, 30)
    assert take(person__died_on="2026-12-29").person.died_on == date(2026, 12, 30)


def test_a_case_ends_and_is_open_again_and_both_periods_stay() -> None:
    case = take(case__ended=REVOKED)
    assert (case.closed_on, case.digest.due) == (date(2026, 12, 20), [])
    assert CaseEnd.objects.get().words == "Further offence."
    case = take(today=FEBRUARY)
    assert case.closed_on is None
    assert case.digest.due
    first, second = periods_of_case(case)
    assert first.end is not None
    assert first.end.reason == "revoked"
    assert (second.from_on, second.end) == (FEBRUARY, None)
    assert Case.objects.count() == 1


def test_the_same_line_again_changes_nothing() -> None:
    take(case__ended=REVOKED)
    take(case__ended=REVOKED)
    assert CaseEnd.objects.count() == 1
    assert LedgerEntry.objects.filter(action="caseload.line-taken").count() == 1


def test_an_end_that_the_source_corrects_is_a_new_row_and_no_new_period() -> None:
    take(case__ended=REVOKED)
    case = take(case__ended={**REVOKED, "on": "2026-12-22"})
    assert case.closed_on == date(2026, 12, 22)
    assert [p.end.ended_on for p in periods_of_case(case) if p.end] == [date(2026, 12, 22)]
    assert CaseEnd.objects.count() == 2


def test_a_case_that_was_opened_after_the_end_is_another_case() -> None:
    first = take(case__ended=REVOKED)
    second = take(case__opened_on="2026-12-21")
    assert second.pk != first.pk
    assert second.closed_on is None
    first.refresh_from_db()
    assert first.closed_on == date(2026, 12, 20)
    assert second.plan.pk != first.plan.pk


@pytest.mark.parametrize(
    ("opened_on", "same"), [("2026-10-05", True), ("2026-12-19", True), ("2026-12-20", False)]
)
def test_a_case_opened_on_the_day_of_the_end_or_later_is_another_one(opened_on, same) -> None:
    first = take(case__ended=REVOKED)
    assert (take(case__opened_on=opened_on).pk == first.pk) is same


def test_a_case_that_was_closed_here_waits_for_the_source(amara) -> None:
    case = factories.case(amara)
    note = LifeNote(date(2026, 12, 30), factories.TODAY, "At Northtown.")
    case_life.close_case(actor_for(amara), case, "revoked", note)
    changed = factories.line(person__last_name="Brooks")
    _, rows = factories.imported(changed)
    assert [(row[2], row[4]) for row in rows] == [
        (
            "closed-here",
            "The case was closed here: close it in the source too, or open it again here first.",
        )
    ]
    case.refresh_from_db()
    assert case.closed_on == date(2026, 12, 30)
    assert Person.objects.get().last_name == "Rivers"
    # The source has it closed too, in its own words: it owns them.
    take(person__last_name="Brooks", case__ended=REVOKED)
    case.refresh_from_db()
    assert case.closed_on == date(2026, 12, 20)
    assert Person.objects.get().last_name == "Brooks"


def test_a_closed_case_that_comes_for_the_first_time_is_history() -> None:
    case = take(case__ended={"on": "2026-12-20", "reason": "died"}, person__died_on="2026-12-19")
    assert case.closed_on == date(2026, 12, 20)
    assert case.digest.due == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"case__ended": {"on": "2027-01-05", "reason": "revoked"}}, "date-in-future"),
        ({"case__ended": {"on": "2026-10-04", "reason": "revoked"}}, "dates-backwards"),
        ({"case__ended": {"on": "2026-12-20", "reason": "bored"}}, "unknown-code"),
        ({"case__ended": {"on": "2026-12-20", "reason": "died"}}, "contradiction"),
        ({"person__died_on": "2026-12-20", "case__ended": REVOKED}, "contradiction"),
        ({"person__died_on": "2026-12-21", "case__ended": DIED}, "dates-backwards"),
        ({"person__died_on": "2027-01-05"}, "date-in-future"),
        ({"person__died_on": "1990-05-16"}, "before-birth"),
    ],
)
def test_what_cannot_be_is_set_aside(changes: dict[str, Any], rule: str) -> None:
    assert rule in {said for _, said in wrong(**changes)}


def test_the_timeline_says_what_a_line_told() -> None:
    take()
    take(case__ended=REVOKED)
    entry = LedgerEntry.objects.latest("pk")
    from followthrough.common.actions import KINDS

    assert "The case ended on 20 December 2026" in KINDS[entry.action].line_of(entry).about
