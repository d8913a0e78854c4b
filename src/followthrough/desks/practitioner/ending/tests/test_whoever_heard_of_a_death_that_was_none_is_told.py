"""A death was recorded by mistake, and somebody was told of it. Until they are told that it was a
mistake, whoever holds the case and their manager have that to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.errors import NotAllowed, NotPossible
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.actions.told import tell_of_mistake, tell_who_waits
from followthrough.people.models import AccessLimit, Person, ToldOfMistake
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TODAY, DAY = factories.TODAY, timedelta(days=1)
NOTE = LifeNote(TODAY, TODAY, "I wrote to his mother.")
CASE, TODAYS, TEAM = "/cases/X000001/", "/today/", "/team/"
PAGE = f"{CASE}death/mistake-told/"
ASKED = "It was recorded by mistake that Sam had died, and somebody was told."
HOLDS = "Tell them that it was a mistake"
TEAMS = "A death was taken back: tell whoever was told of it"


@pytest.fixture
def amara():
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def helen(amara):
    return factories.user("helen", Role.MANAGER, units=(factories.unit(),), name="Helen Castle")


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def mistaken(amara, helen, *, told: bool = True):
    """The family was written to, and the prison told; then it came out that nobody had died."""
    made = factories.case(amara)
    case_life.record_death(actor_for(amara), made, NOTE)
    if told:
        case_life.see_to_after_death(actor_for(helen), made, "family", NOTE)
        tell_who_waits(actor_for(amara), made, "prison", replace(NOTE, words="I rang the wing."))
    case_life.take_back_death(actor_for(amara), made, replace(NOTE, words="A namesake."))
    return made


def test_both_have_it_to_do_until_it_is_recorded(amara, helen):
    mistaken(amara, helen)
    for page in (TODAYS, CASE):
        assert ASKED in opened(signed_in(amara), page).text
    assert ASKED in opened(signed_in(helen), CASE).text
    assert f'href="{PAGE}"' in opened(signed_in(helen), TEAM).html
    form = opened(signed_in(amara), PAGE)
    assert "Contact with the family “I wrote to his mother.”" in form.text
    assert "The prison “I rang the wing.”" in form.text
    assert form.send(words="").errors
    done = form.send(words="I rang his mother and the wing.")
    assert done.status == 200
    for page in (TODAYS, CASE):
        assert HOLDS not in opened(signed_in(amara), page).text
    assert HOLDS not in opened(signed_in(helen), CASE).text
    assert TEAMS not in opened(signed_in(helen), TEAM).text
    timeline = opened(signed_in(amara), f"{CASE}timeline/").text
    assert "Told whoever had been told of the death that it was a mistake" in timeline
    assert "“I rang his mother and the wing.”" in timeline


def test_it_is_asked_until_it_is_recorded_however_long_that_takes(amara, helen, monday):
    mistaken(amara, helen)
    monday.shift(60 * DAY)
    assert ASKED in opened(signed_in(amara), CASE).text
    assert TEAMS in opened(signed_in(helen), TEAM).text


def test_nothing_is_asked_where_nobody_was_told(amara, helen):
    mistaken(amara, helen, told=False)
    assert HOLDS not in opened(signed_in(amara), CASE).text
    answer = signed_in(amara).get(PAGE, follow=True)
    assert "Nobody is left to be told" in answer.content.decode()


def test_on_a_case_that_was_closed_for_it_as_well(amara, helen):
    made = factories.case(amara)
    case_life.record_death(actor_for(amara), made, NOTE)
    for task in ("report", "family", "victim_liaison"):
        case_life.see_to_after_death(actor_for(helen), made, task, NOTE)
    case_life.close_case(actor_for(amara), made, "died", NOTE)
    case_life.take_back_death(actor_for(amara), made, NOTE)
    assert f'href="{PAGE}"' in opened(signed_in(amara), CASE).html
    assert f'href="{PAGE}"' in opened(signed_in(helen), TEAM).html


def test_a_second_mistake_is_asked_about_by_itself(amara, helen):
    made = mistaken(amara, helen)
    tell_of_mistake(actor_for(amara), made, NOTE)
    case_life.record_death(actor_for(amara), made, NOTE)
    case_life.take_back_death(actor_for(amara), made, NOTE)
    assert HOLDS not in opened(signed_in(amara), CASE).text  # of this one nobody was told
    case_life.record_death(actor_for(amara), made, NOTE)
    case_life.see_to_after_death(actor_for(helen), made, "report", NOTE)
    case_life.take_back_death(actor_for(amara), made, NOTE)
    form = opened(signed_in(amara), PAGE).text
    assert "Report of the death" in form
    assert "Contact with the family" not in form


@pytest.mark.parametrize(
    ("changes", "cause"),
    [({"words": " "}, "Say who told them"), ({"on": TODAY + DAY}, "future"), ({}, None)],
)
def test_what_cannot_be_is_refused(amara, helen, changes, cause):
    made = mistaken(amara, helen)
    if cause is None:
        tell_of_mistake(actor_for(amara), made, NOTE)
        assert ToldOfMistake.objects.get().words == NOTE.words
        with pytest.raises(NotPossible, match="Nobody is left"):
            tell_of_mistake(actor_for(helen), made, NOTE)
        return
    with pytest.raises(NotPossible, match=cause):
        tell_of_mistake(actor_for(amara), made, replace(NOTE, **changes))


def test_they_cannot_have_been_told_before_the_death_was_recorded(amara, helen):
    made = mistaken(amara, helen)
    with pytest.raises(NotPossible, match="nobody had been told of a death"):
        tell_of_mistake(actor_for(amara), made, replace(NOTE, on=TODAY - DAY))


def test_whoever_may_not_see_the_case_neither_reads_nor_records_it(amara, helen):
    made = mistaken(amara, helen)
    AccessLimit.objects.append(person=made.person, kind="restriction", username="amara")
    Person.objects.update(limited=True)
    assert TEAMS not in opened(signed_in(helen), TEAM).text
    assert signed_in(helen).get(PAGE).status_code == 404
    with pytest.raises(NotAllowed):
        tell_of_mistake(actor_for(helen), made, NOTE)
