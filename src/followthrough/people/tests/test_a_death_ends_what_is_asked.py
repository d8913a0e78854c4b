from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.common.models import LedgerEntry
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.actions.told import tell_of_mistake
from followthrough.people.models import Case, Death, DeathTask, Person
from followthrough.people.queries import case_facts
from tests import factories

pytestmark = pytest.mark.django_db

DIED = date(2026, 12, 30)
NOTE = LifeNote(DIED, factories.TODAY, "Her sister rang.")


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


def due_of(case: Case) -> list[tuple[str, str]]:
    return [(item["kind"], item["values"].get("left", "")) for item in case.digest.due]


def fresh(case: Case) -> Case:
    return Case.objects.select_related("digest").get(pk=case.pk)


def test_it_is_one_fact_and_only_what_follows_it_is_asked(case, amara):
    assert due_of(fresh(case))
    case_life.record_death(actor_for(amara), case, NOTE)
    assert Person.objects.get().died_on == DIED
    digest = fresh(case).digest
    assert due_of(fresh(case)) == [("after-death", "report,family,victim_liaison")]
    assert (digest.good_news, digest.immediate, digest.lines) == ([], [], [])
    assert digest.marks == ["died:yes"]


def test_victim_liaison_is_not_asked_for_where_there_are_no_victims(amara, helen):
    case = factories.case(amara, assessment__victim_contact="no")
    case_life.record_death(actor_for(amara), case, NOTE)
    assert due_of(fresh(case)) == [("after-death", "report,family")]
    with pytest.raises(NotPossible, match="Choose what was seen to"):
        case_life.see_to_after_death(helen, case, "victim_liaison", NOTE)


def test_a_manager_sees_to_what_follows_and_then_the_case_is_closed(case, amara, helen):
    case_life.record_death(actor_for(amara), case, NOTE)
    with pytest.raises(NotAllowed, match="A manager sees to what follows a death"):
        case_life.see_to_after_death(actor_for(amara), case, "report", NOTE)
    for task in ("report", "family", "victim_liaison"):
        with pytest.raises(NotPossible, match="Not all that follows the death is seen to"):
            case_life.close_case(helen, case, "died", NOTE)
        case_life.see_to_after_death(helen, case, task, NOTE)
    assert due_of(fresh(case)) == [("close-case", "")]
    case_life.close_case(helen, case, "died", NOTE)
    assert due_of(fresh(case)) == []


def test_what_was_seen_to_is_said_again_and_both_stay(case, amara, helen):
    case_life.record_death(actor_for(amara), case, NOTE)
    case_life.see_to_after_death(helen, case, "report", NOTE)
    case_life.see_to_after_death(helen, case, "report", replace(NOTE, words="Sent on Monday."))
    assert [(row.words, row.replaced_on is None) for row in DeathTask.objects.order_by("pk")] == [
        ("Her sister rang.", False),
        ("Sent on Monday.", True),
    ]
    with pytest.raises(NotPossible, match="Say what was done"):
        case_life.see_to_after_death(helen, case, "family", replace(NOTE, words=" "))


def test_what_was_recorded_by_mistake_is_taken_back_and_all_is_asked_again(case, amara, helen):
    before = due_of(fresh(case))
    actor = actor_for(amara)
    case_life.record_death(actor, case, NOTE)
    case_life.see_to_after_death(helen, case, "report", NOTE)
    with pytest.raises(NotPossible, match="how it came about"):
        case_life.take_back_death(actor, case, replace(NOTE, words=""))
    case_life.take_back_death(actor, case, replace(NOTE, words="It was a namesake."))
    # The report was made: whoever has it is to be told, and nothing else is asked besides.
    assert sorted(due_of(fresh(case))) == sorted([*before, ("mistaken-death", "")])
    tell_of_mistake(actor, case, replace(NOTE, words="I wrote to the team."))
    assert due_of(fresh(case)) == before
    assert [(d.died_on, d.words) for d in Death.objects.order_by("pk")] == [
        (DIED, "Her sister rang."),
        (None, "It was a namesake."),
    ]
    facts = case_facts([case.pk])[case.pk]
    assert (facts.died_on, facts.after_death) == (None, frozenset())
    # What was seen to after that death was not seen to after another one.
    case_life.record_death(actor, case, NOTE)
    assert due_of(fresh(case)) == [("after-death", "report,family,victim_liaison")]


def test_the_ledger_has_codes_and_days_and_the_words_stay_in_their_rows(case, amara):
    case_life.record_death(actor_for(amara), case, NOTE)
    entry = LedgerEntry.objects.latest("pk")
    assert (entry.action, entry.case_id) == ("person.died", case.pk)
    assert entry.after == {"died_on": "2026-12-30", "death": Death.objects.get().pk}
    assert entry.why == ""


@pytest.mark.parametrize(
    ("on", "cause"),
    [
        (date(1990, 5, 16), "before the person was born"),
        (date(2027, 1, 5), "lies in the future"),
    ],
)
def test_a_day_on_which_it_cannot_have_been_is_refused(case, amara, on, cause):
    with pytest.raises(NotPossible, match=cause) as refusal:
        case_life.record_death(actor_for(amara), case, replace(NOTE, on=on))
    assert refusal.value.about == "on"
    assert not Death.objects.exists()


def test_it_is_recorded_once(case, amara):
    case_life.record_death(actor_for(amara), case, NOTE)
    with pytest.raises(NotPossible, match="recorded already"):
        case_life.record_death(actor_for(amara), case, NOTE)


def test_whoever_is_not_on_the_case_says_why_first(case):
    ben = actor_for(factories.user("ben", units=(factories.unit(),)))
    with pytest.raises(NotPossible, match="Amara’s case"):
        case_life.record_death(ben, case, NOTE)


def test_who_may_not_see_the_case_learns_nothing_of_it(case):
    elsewhere = factories.unit("U2", "Southtown")
    for role in (Role.PRACTITIONER, Role.MANAGER):
        other = actor_for(factories.user(f"other-{role.value}", role, units=(elsewhere,)))
        for act in (case_life.record_death, case_life.take_back_death):
            with pytest.raises(NotAllowed, match="no case with that CRN"):
                act(other, case, NOTE)
