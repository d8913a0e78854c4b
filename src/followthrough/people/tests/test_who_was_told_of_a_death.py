"""Whoever waits for somebody who died is told, and that stands on record: who told them, how, and
on which day. What was said with a day of death that was wrong is asked about."""

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
    record_death,
    see_to_after_death,
    take_back_death,
)
from followthrough.people.actions.deaths import correct_death
from followthrough.people.actions.told import tell_who_waits
from followthrough.people.models import AccessLimit, DeathTask, Person, ToldOfEnd
from followthrough.people.queries import deaths_taken_back, seen_to_after_death, told_of_end
from followthrough.people.rules.case_life import may_wait
from followthrough.people.words import ask_about_old_day
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TODAY = factories.TODAY
DIED, REALLY = date(2026, 12, 30), date(2026, 12, 29)
NOTE = LifeNote(DIED, TODAY, "I rang the prison’s chaplain.")


@pytest.fixture
def dead(case, amara):
    record_death(actor_for(amara), case, NOTE)
    return case


def told(case, by, about="prison", **changes):
    return tell_who_waits(by, case, about, replace(NOTE, **changes))


def test_who_told_them_how_and_on_which_day_is_read_in_the_timeline(dead, amara):
    told(dead, actor_for(amara))
    row = ToldOfEnd.objects.get()
    assert (row.done_on, row.by, row.words) == (DIED, amara, NOTE.words)
    entry = LedgerEntry.objects.get(action="person.death-told")
    assert KINDS[entry.action].line_of(entry).about == ("The prison", "On 30 December 2026")


def test_a_correction_is_a_new_record(dead, amara):
    told(dead, actor_for(amara))
    told(dead, actor_for(amara), words="It was the offender manager.")
    assert told_of_end(dead.pk)["prison"].words == "It was the offender manager."
    assert ToldOfEnd.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"words": " "}, "Say who told them"),
        ({"on": TODAY + timedelta(days=1)}, "future"),
        ({"on": REALLY}, "before the person died"),
        ({"about": "neighbour"}, "Choose who"),
    ],
)
def test_what_cannot_be_is_refused(dead, amara, changes, cause):
    with pytest.raises(NotPossible, match=cause):
        told(dead, actor_for(amara), **changes)


def test_nobody_is_told_of_a_death_that_nobody_recorded(case, amara):
    with pytest.raises(NotPossible, match="Nothing has ended"):
        told(case, actor_for(amara))


def test_of_a_restricted_case_nobody_else_records_it(dead):
    AccessLimit.objects.append(person=dead.person, kind="restriction", username="amara")
    Person.objects.update(limited=True)
    ben = actor_for(factories.user("ben", units=(factories.unit(),)))
    with pytest.raises(NotAllowed, match="no case with that CRN"):
        told(dead, ben)


def test_a_key_names_one_who_can_wait():
    assert [may_wait(key) for key in ("prison", "step:1", "register:wrsm")] == [True] * 3
    assert not any(may_wait(key) for key in ("", "prison:1", "step", "step:", "other:1"))


def test_taken_back_it_stands_no_more_and_a_manager_reads_who_was_told(dead, amara, helen):
    told(dead, actor_for(amara))
    take_back_death(actor_for(amara), dead, NOTE)
    assert told_of_end(dead.pk) == {}
    [back] = deaths_taken_back(helen, TODAY)
    assert [row.about for row in back.waiting] == ["prison"]


def test_what_a_manager_saw_to_has_its_own_day(dead, helen):
    see_to_after_death(helen, dead, "report", NOTE)
    assert DeathTask.objects.get().done_on == DIED
    with pytest.raises(NotPossible, match="future"):
        see_to_after_death(helen, dead, "family", replace(NOTE, on=TODAY + timedelta(days=1)))


def test_a_report_that_was_made_with_the_old_day_is_asked_about_until_it_is_seen_to(dead, helen):
    see_to_after_death(helen, dead, "report", NOTE)

    def asked() -> str:
        row = seen_to_after_death(dead.pk)["report"]
        return ask_about_old_day("report", row.died_on, Person.objects.get().died_on)

    assert asked() == ""
    correct_death(helen, dead, replace(NOTE, on=REALLY))
    assert asked() == (
        "The report was made with the old day, 30 December 2026: does it need correcting?"
    )
    see_to_after_death(helen, dead, "report", replace(NOTE, words="Sent it again."))
    assert asked() == ""
