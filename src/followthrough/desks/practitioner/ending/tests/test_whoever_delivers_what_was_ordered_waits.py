"""Unpaid work, a programme or treatment is delivered by somebody who waits for the person, whoever
is written down as the actor of its step, and where no step says anything of it."""

from __future__ import annotations

import pytest
from django.test import Client

from followthrough.accounts.queries import actor_for
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NOTE = LifeNote(factories.TODAY, factories.TODAY, "His sister rang.")
CASE = "/cases/X000001/"
WORK = {"ref": "R9", "kind": "unpaid_work", "amount": 100}
WHO = "Whoever delivers “Unpaid work”"


@pytest.fixture
def amara():
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def client(amara) -> Client:
    client = Client()
    client.force_login(amara)
    return client


def ordered(amara, requirement=WORK, *, step=None, **more):
    goals = factories.line()["plan"]["goals"]
    goals[1]["steps"][1].pop("requirement")
    if step is not None:
        goals[1]["steps"][0] |= {"text": "Do the hours", "requirement": "R9", "delivery": step}
    return factories.case(
        amara, plan__goals=goals, sentences__0__requirements=[requirement], **more
    )


def who_waits(client) -> str:
    _, _, after = opened(client, CASE).text.partition("Who may still wait for Sam")
    return after.partition("When the case was open")[0]


@pytest.mark.parametrize("step", [{"started_on": "2026-12-01"}, None])
def test_whoever_delivers_unpaid_work_waits_and_is_recorded_as_told(amara, client, step):
    made = ordered(amara, step=step)
    case_life.record_death(actor_for(amara), made, NOTE)
    for_ = f"{WHO}, for “Do the hours”" if step else WHO
    assert for_ in who_waits(client)
    key = f"step:{made.plan.goals.get(ref='G2').steps.get(ref='T2').pk}"
    if step is None:
        key = f"requirement:unpaid_work:{made.sentences.get().requirements.get().pk}"
    form = opened(client, f"{CASE}told/{key}/")
    assert f"Who is told: {for_}" in form.text
    done = form.send(words="I rang the placement.")
    assert WHO not in who_waits(client)
    assert f"Who was told {for_} “I rang the placement.”" in done.text
    timeline = opened(client, f"{CASE}timeline/").text
    assert ("Do the hours" if step else WHO) in timeline


@pytest.mark.parametrize(
    ("requirement", "waits"),
    [
        ({"ref": "R9", "kind": "accredited_programme"}, True),
        ({"ref": "R9", "kind": "drug_rehabilitation", "amount": 6}, True),
        ({"ref": "R9", "kind": "rehabilitation_activity", "amount": 30}, False),
        ({"ref": "R9", "kind": "exclusion", "amount": 6}, False),
        ({**WORK, "done": 100}, False),
    ],
)
def test_of_what_somebody_else_delivers_and_still_has_to(amara, client, requirement, waits):
    case_life.record_death(actor_for(amara), ordered(amara, requirement), NOTE)
    assert ("Whoever delivers" in who_waits(client)) is waits


@pytest.mark.parametrize("step", [{}, {"started_on": "2026-11-02", "finished_on": "2026-12-01"}])
def test_a_step_that_has_not_begun_or_is_over_says_that_nobody_waits(amara, client, step):
    case_life.record_death(actor_for(amara), ordered(amara, step=step), NOTE)
    assert WHO not in who_waits(client)


def test_before_the_case_is_closed_as_well(amara, client):
    ordered(amara, step={"started_on": "2026-12-01"})
    assert f"{WHO}, for “Do the hours”" in opened(client, f"{CASE}close/").text


def test_once_the_order_has_ended_today_asks_of_it(amara, client):
    changes = [{"kind": "revoked", "on": "2026-12-30"}]
    made = ordered(amara, sentences__0__changes=changes)
    case_life.close_case(actor_for(amara), made, "revoked", NOTE)
    assert WHO in who_waits(client)
