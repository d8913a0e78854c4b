"""A day of death that was typed wrongly is corrected in one step: a new record, and nothing of what
was seen to is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actions import KINDS
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.actions.case_life import (
    LifeNote,
    close_case,
    record_death,
    see_to_after_death,
    take_back_death,
)
from followthrough.people.actions.deaths import correct_death
from followthrough.people.actions.same_person import merge_records
from followthrough.people.models import Case, Death, DeathTask, Person
from followthrough.people.queries import periods_of_case
from followthrough.people.rules.case_life import end_after_death, why_not_corrected_to
from followthrough.people.tests.merging import WHY, second
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TODAY = factories.TODAY
DIED, REALLY = date(2026, 12, 30), date(2026, 12, 29)
NOTE = LifeNote(DIED, TODAY, "Her sister rang.")
RIGHT = LifeNote(REALLY, TODAY, "The certificate has it.")


@pytest.fixture
def dead(case, amara):
    record_death(actor_for(amara), case, NOTE)
    return case


def test_what_was_seen_to_stays_and_the_old_value_is_read_in_the_timeline(dead, helen):
    see_to_after_death(helen, dead, "report", NOTE)
    correct_death(helen, dead, RIGHT)
    assert Person.objects.get().died_on == REALLY
    assert DeathTask.objects.current().count() == 1
    days = Death.objects.order_by("pk").values_list("died_on", "words")
    assert list(days) == [(DIED, "Her sister rang."), (REALLY, "The certificate has it.")]
    entry = LedgerEntry.objects.get(action="person.death-corrected")
    [about] = KINDS[entry.action].line_of(entry).about
    assert about == "29 December 2026. Recorded before: 30 December 2026"


def test_whoever_recorded_it_corrects_it_and_nobody_else_but_a_manager(dead, amara, helen):
    ben = actor_for(factories.user("ben", units=(factories.unit(),)))
    with pytest.raises(NotAllowed, match="Somebody else recorded the death"):
        correct_death(ben, dead, RIGHT)
    correct_death(actor_for(amara), dead, RIGHT)
    assert Person.objects.get().died_on == REALLY


@pytest.mark.parametrize(
    ("on", "cause"),
    [
        (date(1990, 1, 1), "before the person was born"),
        (date(2026, 9, 3), "long before the case was opened"),
        (date(2027, 1, 5), "future"),
        (DIED, "That is what is on record"),
    ],
)
def test_a_day_on_which_it_cannot_have_been_is_refused(dead, helen, on, cause):
    with pytest.raises(NotPossible, match=cause):
        correct_death(helen, dead, replace(NOTE, on=on))


def test_how_it_is_known_can_be_corrected_alone(dead, helen):
    correct_death(helen, dead, replace(NOTE, words="Her brother rang."))
    assert Death.objects.current().get().words == "Her brother rang."


def closed_on(dead, helen, day: date) -> None:
    for task in ("report", "family", "victim_liaison"):
        see_to_after_death(helen, dead, task, NOTE)
    close_case(helen, dead, "died", replace(NOTE, on=day))


def test_a_case_that_ended_on_another_day_did_not_end_before_the_death(dead, helen):
    closed_on(dead, helen, date(2026, 12, 31))
    with pytest.raises(NotPossible, match="the day lies after that"):
        correct_death(helen, dead, replace(NOTE, on=date(2027, 1, 1)))
    correct_death(helen, dead, RIGHT)
    assert Person.objects.get().died_on == REALLY
    assert Case.objects.get().closed_on == date(2026, 12, 31)


@pytest.mark.parametrize("really", [REALLY, date(2027, 1, 2)])
def test_a_case_that_ended_with_the_death_ends_on_the_corrected_day(dead, helen, really):
    """It stays closed, and the old day is read in the timeline."""
    closed_on(dead, helen, DIED)
    correct_death(helen, dead, replace(RIGHT, on=really))
    assert Case.objects.get().closed_on == really
    [period] = periods_of_case(Case.objects.get())
    assert (period.end.ended_on, period.end.reason) == (really, "died")
    entry = LedgerEntry.objects.get(action="case.end-moved")
    [about] = KINDS[entry.action].line_of(entry).about
    assert about.endswith(" Recorded before: 30 December 2026")


def test_the_end_is_not_moved_to_before_the_case_was_opened(dead, helen):
    closed_on(dead, helen, DIED)
    correct_death(helen, dead, replace(RIGHT, on=dead.opened_on - timedelta(days=2)))
    assert Case.objects.get().closed_on == dead.opened_on


def test_an_end_of_its_own_day_does_not_follow():
    opened = date(2026, 10, 5)
    assert end_after_death(DIED, DIED, REALLY, opened) == REALLY
    assert end_after_death(TODAY, DIED, REALLY, opened) is None
    assert end_after_death(opened, date(2026, 10, 3), date(2026, 10, 4), opened) == opened


def test_the_day_of_the_end_is_the_last_that_can_be():
    said = dict.fromkeys((DIED, date(2026, 12, 31)), "")
    for day in said:
        said[day] = why_not_corrected_to(day, None, date(2026, 10, 5), DIED, TODAY) or ""
    assert [bool(cause) for cause in said.values()] == [False, True]


def test_what_a_file_said_its_file_corrects(case, helen):
    factories.imported(factories.line(person__died_on="2026-12-30"))
    with pytest.raises(NotPossible, match="A file said on which day"):
        correct_death(helen, case, RIGHT)
    factories.imported(factories.line(person__died_on="2026-12-29"))
    assert Person.objects.get().died_on == REALLY


def test_a_file_that_has_the_wrong_day_does_not_bring_it_back(dead, helen):
    correct_death(helen, dead, RIGHT)
    factories.imported(factories.line(person__died_on="2026-12-30"))
    assert Person.objects.get().died_on == REALLY


def test_of_merged_records_it_is_corrected_under_each(dead, helen):
    other = second()
    record_death(helen, other, replace(NOTE, on=date(2026, 12, 28)))
    merge_records(helen, dead, other, WHY)
    correct_death(helen, dead, RIGHT)
    assert set(Person.objects.values_list("died_on", flat=True)) == {REALLY}
    assert set(Death.objects.current().values_list("died_on", flat=True)) == {REALLY}


def test_nothing_is_corrected_where_nobody_died(case, dead, helen):
    take_back_death(helen, case, NOTE)
    with pytest.raises(NotPossible, match="not recorded that the person died"):
        correct_death(helen, case, RIGHT)
