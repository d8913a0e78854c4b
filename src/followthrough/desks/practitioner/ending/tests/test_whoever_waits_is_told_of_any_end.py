"""However a case ends, whoever waits is recorded as told: by whom, how and on which day. The
question ends on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.common.errors import NotPossible
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.actions.told import tell_who_waits
from followthrough.people.models import AccessLimit, Person, ToldOfEnd
from followthrough.people.queries import deaths_taken_back
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TODAY = factories.TODAY
DAY = timedelta(days=1)
NOTE = LifeNote(TODAY, TODAY, "I rang the adviser.")
CASE, TODAYS = "/cases/X000001/", "/today/"
ADVISER = "Service provider, for “Meet the housing adviser”"
WAITS = f"Who may still wait for Sam See that each is told. {ADVISER}"
RECORDED = f"Who was told {ADVISER} “I rang the adviser.” On 4 January 2027. Recorded by Amara"
ASKED = "waits or goes on with others, and no sentence is in force"


@pytest.fixture
def amara():
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def client(amara) -> Client:
    client = Client()
    client.force_login(amara)
    return client


def referred(amara, **more):
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"][0]["delivery"] = {"referred_on": "2026-12-01"}
    return factories.case(amara, plan__goals=goals, **more)


def step_of(case) -> int:
    return case.plan.goals.get(ref="G1").steps.get().pk


def close(amara, case, reason="revoked", note=NOTE):
    case_life.close_case(actor_for(amara), case, reason, note)


@pytest.mark.parametrize(
    "reason", ["revoked", "ended_early", "moved_to_another_service", "sent_by_mistake"]
)
def test_after_any_end_it_is_recorded_and_leaves_the_list(amara, client, monday, reason):
    made = referred(amara)
    close(amara, made, reason)
    page = opened(client, CASE)
    assert WAITS in page.text
    form = opened(client, f"{CASE}told/step:{step_of(made)}/")
    assert f"Told of the end Who is told: {ADVISER}" in form.text
    assert form.send(words="").errors
    done = form.send(words="I rang the adviser.")
    assert "Who may still wait" not in done.text
    assert RECORDED in done.text
    timeline = opened(client, f"{CASE}timeline/").text
    assert "Told whoever waited that it ends" in timeline
    assert "Meet the housing adviser. On 4 January 2027. “I rang the adviser.”" in timeline
    monday.shift(29 * DAY)
    client.force_login(amara)
    assert RECORDED in opened(client, CASE).text


def test_it_ends_the_question_on_today_once_no_sentence_is_in_force(amara, client):
    made = referred(amara, sentences__0__changes=[{"kind": "revoked", "on": "2026-12-30"}])
    assert ASKED in opened(client, TODAYS).text
    form = opened(client, f"{CASE}told/{step_of(made)}/")
    assert "Where it is known what becomes of the work, record that" in form.text
    form.send(words="I rang the adviser.")
    assert ASKED not in opened(client, TODAYS).text
    # Closed for that end, nobody is told again; the page that closes it does not repeat who was.
    closing = opened(client, f"{CASE}close/").text
    assert "Who may still wait" not in closing
    assert "Who was told" not in closing
    close(amara, made)
    assert RECORDED in opened(client, CASE).text


def test_who_was_told_stands_once_on_a_page(amara, client):
    made = referred(amara)
    case_life.record_death(actor_for(amara), made, NOTE)
    tell_who_waits(actor_for(amara), made, f"step:{step_of(made)}", NOTE)
    assert opened(client, CASE).text.count("Who was told") == 1
    helen = factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    for task in ("report", "family", "victim_liaison"):
        case_life.see_to_after_death(actor_for(helen), made, task, NOTE)
    assert "Who was told" not in opened(client, f"{CASE}close/").text
    close(amara, made, "died")
    assert opened(client, CASE).text.count("Who was told") == 1


def test_of_another_end_they_are_told_again(amara, client, monday):
    made = referred(amara)
    close(amara, made)
    tell_who_waits(actor_for(amara), made, f"step:{step_of(made)}", NOTE)
    monday.shift(DAY)
    later = replace(NOTE, on=TODAY + DAY, today=TODAY + DAY)
    case_life.reopen_case(actor_for(amara), made, later)
    close(amara, made, note=later)
    client.force_login(amara)
    assert WAITS in opened(client, CASE).text


def test_who_was_told_of_an_end_is_told_of_a_death_as_well(amara, client):
    made = referred(amara, sentences__0__changes=[{"kind": "revoked", "on": "2026-12-30"}])
    tell_who_waits(actor_for(amara), made, f"step:{step_of(made)}", NOTE)
    case_life.record_death(actor_for(amara), made, NOTE)
    assert "Who may still wait for Sam" in opened(client, CASE).text
    # What was told of the end is nothing that a death taken back makes wrong.
    case_life.take_back_death(actor_for(amara), made, NOTE)
    helen = factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    assert deaths_taken_back(actor_for(helen), TODAY) == []
    assert ASKED not in opened(client, TODAYS).text


@pytest.mark.parametrize(
    ("on", "cause"),
    [
        (TODAY - DAY, None),  # ahead of the end
        (TODAY, None),
        (TODAY + DAY, "future"),
        (factories.TODAY - 200 * DAY, "before the case was opened"),
    ],
)
def test_on_which_day_they_can_have_been_told(amara, on, cause):
    made = referred(amara)
    close(amara, made)
    key = f"step:{step_of(made)}"
    if cause is None:
        assert tell_who_waits(actor_for(amara), made, key, replace(NOTE, on=on)).done_on == on
        return
    with pytest.raises(NotPossible, match=cause):
        tell_who_waits(actor_for(amara), made, key, replace(NOTE, on=on))


def test_nobody_is_told_while_nothing_has_ended(amara, client):
    made = referred(amara)
    with pytest.raises(NotPossible, match="Nothing has ended"):
        tell_who_waits(actor_for(amara), made, f"step:{step_of(made)}", NOTE)
    assert "Record that they were told" not in opened(client, f"{CASE}close/").text
    assert "Nothing has ended" in client.get(f"{CASE}told/{step_of(made)}/", follow=True).text


def test_whoever_may_not_see_the_case_records_nothing(amara):
    made = referred(amara)
    close(amara, made)
    AccessLimit.objects.append(person=made.person, kind="exclusion", username="ben")
    Person.objects.update(limited=True)
    ben = Client()
    ben.force_login(factories.user("ben", units=(factories.unit(),)))
    assert ben.get(f"{CASE}told/{step_of(made)}/").status_code == 404


def test_what_was_told_of_an_end_answers_nothing_that_a_death_asks(amara, client):
    """A death is recorded while the page about the end is open."""
    made = referred(amara, sentences__0__changes=[{"kind": "revoked", "on": "2026-12-30"}])
    page = opened(client, f"{CASE}told/step:{step_of(made)}/")
    case_life.record_death(actor_for(amara), made, NOTE)
    refused = page.send(words="I rang them.")
    assert "Somebody has recorded that the person died" in refused.text
    assert not ToldOfEnd.objects.exists()
    assert "Who was told" in refused.send().text
    assert ToldOfEnd.objects.get().died_on is not None
