"""Nothing is moved by a merge: what was planned under the other record stays there, and whoever
goes on with the person sees which steps these are, plans anew what holds, and knows who waits."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.carrying_over import carry_over
from followthrough.people.actions.case_life import LifeNote, record_death, take_back_death
from followthrough.people.actions.same_person import Decision, merge_records
from followthrough.people.actions.told import tell_who_waits
from followthrough.people.models import Case
from followthrough.plans.models import Step
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

KEPT, TWICE = "X000001", "X900002"
WHY = Decision(factories.TODAY, "I asked him.")
NOTE = LifeNote(factories.TODAY, factories.TODAY, "His sister.")
SERVICE = {
    "text": "See the drugs service",
    "actor": "provider",
    "route": "referral",
    "intervention": "drug_treatment",
    "delivery": {"referred_on": "2026-12-01"},
}


@pytest.fixture
def amara():
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def helen(amara):
    return factories.user("helen", Role.MANAGER, units=(factories.unit(),))


@pytest.fixture
def merge(amara, helen):
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"].append({**factories.step("T8"), **SERVICE})
    factories.case(amara)
    factories.case(amara, crn=TWICE, plan__goals=goals)
    return merge_records(actor_for(helen), case_of(KEPT), case_of(TWICE), WHY)


def case_of(crn: str) -> Case:
    return Case.objects.select_related("person").get(person__crn=crn)


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def step_there() -> Step:
    return Step.objects.get(text=SERVICE["text"], goal__plan__case=case_of(TWICE))


def shown(user, name: str, *args) -> str:
    return opened(client_of(user), reverse(name, args=[KEPT, *args])).text


def out_of_sight() -> None:
    """The other record lies in a unit of others."""
    Case.objects.filter(person__crn=TWICE).update(unit=factories.unit("U2", "Southtown"))
    case_of(TWICE).access_rows.all().delete()


def test_each_step_there_says_how_far_it_has_come_and_what_becomes_of_it(amara, merge):
    text = shown(amara, "carry-over", TWICE)
    assert f"What stands under {TWICE} stays there" in text
    assert "See the drugs service Service provider. Referred on 1 December 2026" in text
    assert "It is on this plan too." in text


def test_a_step_is_planned_here_from_what_it_says_there(amara, merge):
    there = step_there()
    client = client_of(amara)
    carry = opened(client, reverse("carry-over", args=[KEPT, TWICE]))
    here = case_of(KEPT).plan.goals.get(area=there.goal.area)
    address = f"{reverse('add-step', args=[KEPT, here.pk])}?like={there.pk}"
    assert address in carry.html.replace("&amp;", "&")
    page = opened(client, address)
    assert page.form().values["text"] == SERVICE["text"]
    assert page.form().values["way"] == "service"
    page.send()
    made = Step.objects.get(text=SERVICE["text"], goal=here)
    assert (made.actor, made.intervention) == (there.actor, there.intervention)
    there.refresh_from_db()
    assert there.goal.plan.case == case_of(TWICE)


def test_a_step_of_an_area_without_a_goal_here_leads_to_a_goal_first(amara, merge):
    goal = case_of(KEPT).plan.goals.get(area=step_there().goal.area)
    goal.state = "removed"
    goal.save()
    client = client_of(amara)
    carry = opened(client, reverse("carry-over", args=[KEPT, TWICE])).html
    assert f"{reverse('add-goal', args=[KEPT])}?area={goal.area}" in carry


def test_no_step_is_filled_in_from_a_record_that_its_reader_may_not_open(amara, merge):
    there = step_there()
    here = case_of(KEPT).plan.goals.get(area=there.goal.area)
    out_of_sight()
    address = f"{reverse('add-step', args=[KEPT, here.pk])}?like={there.pk}"
    assert SERVICE["text"] not in opened(client_of(amara), address).html


def test_after_all_is_carried_over_it_still_says_which_steps_stand_there(amara, merge):
    carry_over(actor_for(amara), case_of(KEPT), merge, WHY)
    assert "See the drugs service" in shown(amara, "merged-records")


def test_who_waits_under_the_other_record_is_named_when_the_case_closes(amara, merge):
    carry_over(actor_for(amara), case_of(KEPT), merge, WHY)
    text = shown(amara, "close-case")
    assert f"Service provider, for “See the drugs service” (under {TWICE})" in text
    assert f"See the drugs service (under {TWICE}) " in text.split("Managers of the unit see")[0]


def test_who_waits_under_the_other_record_is_told_of_a_death(amara, merge):
    record_death(actor_for(amara), case_of(KEPT), NOTE)
    key = f"step:{step_there().pk}"
    client = client_of(amara)
    assert f"(under {TWICE})" in opened(client, reverse("case", args=[KEPT])).text
    opened(client, reverse("told-of-end", args=[KEPT, key])).send(words="I phoned them.")
    told = opened(client, reverse("case", args=[KEPT])).text
    assert "I phoned them." in told.split("Who was told")[1]


def test_who_may_not_open_the_other_record_reads_only_that_somebody_waits(amara, merge):
    out_of_sight()
    text = shown(amara, "close-case")
    assert "See the drugs service" not in text
    assert f"Others under {TWICE}, which you may not open: ask Helen who they are" in text


def test_work_that_was_planned_here_and_goes_on_here_is_named_once(amara, merge):
    line = factories.line()
    line["plan"]["goals"][0]["steps"].append({**factories.step("T8"), **SERVICE})
    line["case"]["practitioners"] = [{"username": "amara", "name": "Amara", "since": "2026-10-05"}]
    assert factories.imported(line)[0].changed == 1
    assert f"(under {TWICE})" not in shown(amara, "close-case")


def test_that_somebody_unknown_was_told_of_a_death_is_recorded_too(amara, merge):
    record_death(actor_for(amara), case_of(KEPT), NOTE)
    out_of_sight()
    client = client_of(amara)
    address = reverse("told-of-end", args=[KEPT, f"record:{TWICE}"])
    opened(client, address).send(words="Helen tells them.")
    told = opened(client, reverse("case", args=[KEPT])).text
    assert "Helen tells them." in told.split("Who was told")[1]
    assert "See the drugs service" not in told


def test_a_manager_who_may_not_open_the_other_record_reads_no_step_of_it(amara, helen, merge):
    """Of a death that was taken back they are told who had been told of it."""
    record_death(actor_for(amara), case_of(KEPT), NOTE)
    tell_who_waits(actor_for(amara), case_of(KEPT), f"step:{step_there().pk}", NOTE)
    take_back_death(actor_for(amara), case_of(KEPT), NOTE)
    assert "See the drugs service" in opened(client_of(helen), reverse("team")).text
    out_of_sight()
    text = opened(client_of(helen), reverse("team")).text
    assert "under another record" in text
    assert "See the drugs service" not in text
