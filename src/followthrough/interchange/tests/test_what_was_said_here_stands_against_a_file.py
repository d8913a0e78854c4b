"""What somebody recorded here of a death, an end or its undoing stands, whatever a file says that
does not know of it yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actions import KINDS
from followthrough.common.actors import OPERATOR
from followthrough.common.models import LedgerEntry
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.models import Case, CaseEnd, DeathTask, Person
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NOTE = LifeNote(date(2026, 12, 30), factories.TODAY, "Words.")
REVOKED = {"on": "2026-12-20", "reason": "revoked"}
TASKS = ("report", "family", "victim_liaison")


@pytest.fixture
def case() -> Case:
    return factories.case(factories.user("amara", units=(factories.unit(),)))


def take(n: int, **changes: Any) -> list[str]:
    """The rules of what is set aside; each line is another one."""
    line = factories.line(person__preferred_name=f"Sammy{n}", **changes)
    return [row[2] for row in factories.imported(line)[1]]


def died_on() -> date | None:
    return Person.objects.get().died_on


def test_a_death_recorded_here_stands_against_another_day_and_against_none(case):
    case_life.record_death(OPERATOR, case, NOTE)
    # Recorded at the command line: nobody's. As a user does it, it has a name.
    case_life.take_back_death(OPERATOR, case, NOTE)
    amara = actor_for(case.practitioner)
    case_life.record_death(amara, case, NOTE)
    assert take(1, person__died_on="2026-12-29") == []
    assert died_on() == NOTE.on
    assert take(2) == []
    assert died_on() == NOTE.on


def test_a_death_taken_back_here_is_not_so_because_a_file_says_it_again(case):
    amara = actor_for(case.practitioner)
    take(1, person__died_on="2026-12-20")
    case_life.take_back_death(amara, case, NOTE)
    assert take(2, person__died_on="2026-12-20") == []
    assert died_on() is None
    assert take(3, person__died_on="2026-12-31") == []  # another one is news
    assert died_on() == date(2026, 12, 31)


def test_what_was_seen_to_after_one_death_is_not_seen_to_after_another(case):
    take(1, person__died_on="2026-12-20")
    for task in TASKS:
        case_life.see_to_after_death(OPERATOR, case, task, NOTE)
    take(2)
    assert died_on() is None
    assert not DeathTask.objects.current().exists()


def test_a_case_that_a_source_ends_because_of_a_death_waits_for_what_follows(case):
    ended = {"person__died_on": "2026-12-20", "case__ended": {"on": "2026-12-21", "reason": "died"}}
    assert take(1, **ended) == []
    case.refresh_from_db()
    assert case.closed_on is None
    assert {item["kind"] for item in case.digest.due} == {"after-death"}
    for task in TASKS:
        case_life.see_to_after_death(OPERATOR, case, task, NOTE)
    assert take(2, **ended) == []
    case.refresh_from_db()
    assert case.closed_on == date(2026, 12, 21)


def test_a_case_opened_again_here_is_not_closed_by_a_file_that_does_not_know_it(case):
    amara = actor_for(case.practitioner)
    take(1, case__ended=REVOKED)
    case_life.reopen_case(amara, case, replace(NOTE, words="It was set aside."))
    assert take(2, case__ended=REVOKED) == ["reopened-here"]
    case.refresh_from_db()
    assert case.closed_on is None
    assert take(3) == []
    assert take(4, case__ended={**REVOKED, "on": "2027-01-02"}) == []  # another end
    case.refresh_from_db()
    assert case.closed_on == date(2027, 1, 2)


def test_an_order_that_is_revoked_and_a_new_sentence_on_that_day_are_two_cases(case):
    take(1, case__ended=REVOKED)
    assert take(2, case__opened_on="2026-12-20") == []
    assert Case.objects.count() == 2
    assert CaseEnd.objects.current().get().case == case


def test_the_timeline_says_what_changed_with_a_line(case):
    factories.unit("U2", "Southtown")
    take(1, person__died_on="2026-12-20")
    take(2, case__unit="U2")
    entry = LedgerEntry.objects.filter(action="caseload.line-taken").latest("pk")
    about = KINDS[entry.action].line_of(entry).about
    assert "From unit U1 to unit U2" in about
    assert "It no longer says that the person died" in about
