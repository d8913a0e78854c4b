"""The page on which it is recorded that somebody was told, or that something was seen to, is opened
in several tabs, or by two people: what was recorded first is read before it is replaced."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.actions.same_person import Decision, merge_records
from followthrough.people.models import CarriedOver, Case, DeathTask, ToldOfEnd
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NOTE = LifeNote(factories.TODAY, factories.TODAY, "His sister rang.")
CASE = "/cases/X000001/"


@pytest.fixture
def clients():
    amara = factories.user("amara", units=(factories.unit(),), name="Amara Osei")
    helen = factories.user("helen", Role.MANAGER, units=(factories.unit(),), name="Helen Castle")
    case_life.record_death(actor_for(amara), factories.case(amara, case__in_custody=True), NOTE)
    made = []
    for user in (amara, helen):
        client = Client()
        client.force_login(user)
        made.append(client)
    return made


@pytest.mark.parametrize(
    ("page", "rows"), [("told/prison/", ToldOfEnd), ("death/report/", DeathTask)]
)
def test_of_several_tabs_the_first_counts_and_the_others_read_it(clients, page, rows):
    _, helen = clients
    first, second = (opened(helen, f"{CASE}{page}") for _ in range(2))
    first.send(words="I rang the wing.")
    late = second.send(words="I wrote to the wing.")
    assert "Helen Castle has recorded this while you were on this page: “I rang the wing.”" in (
        late.text
    )
    assert "I wrote to the wing." in late.text
    assert rows.objects.count() == 1
    late.send()  # now that it is read, what is sent takes its place
    assert rows.objects.current().get().words == "I wrote to the wing."


def test_the_very_same_in_several_tabs_is_one_record(clients):
    amara, _ = clients
    tabs = [opened(amara, f"{CASE}told/prison/") for _ in range(6)]
    for tab in tabs:
        tab.send(words="I rang the wing.")
    assert ToldOfEnd.objects.count() == 1


def test_what_a_colleague_recorded_first_is_read_first(clients):
    amara, helen = clients
    mine = opened(amara, f"{CASE}told/prison/")
    opened(helen, f"{CASE}told/prison/").send(words="I rang the governor.")
    assert "“I rang the governor.”" in mine.send(words="I rang the wing.").text
    assert ToldOfEnd.objects.get().words == "I rang the governor."


def test_what_stood_under_a_merged_record_is_carried_over_once():
    amara = factories.user("amara", units=(factories.unit(),), name="Amara Osei")
    helen = factories.user("helen", Role.MANAGER, units=(factories.unit(),))
    factories.case(amara)
    factories.case(amara, crn="X900002")
    cases = Case.objects.select_related("person")
    kept, other = cases.get(person__crn="X000001"), cases.get(person__crn="X900002")
    merge_records(actor_for(helen), kept, other, Decision(factories.TODAY, "I asked him."))
    client = Client()
    client.force_login(amara)
    address = reverse("carry-over", args=["X000001", "X900002"])
    first, second = opened(client, address), opened(client, address)
    first.send(words="All of it.")
    late = second.send(words="None of it.")
    assert "has recorded this while you were on this page: “All of it.”" in late.text
    assert CarriedOver.objects.count() == 1
    late.send()
    assert CarriedOver.objects.current().get().words == "None of it."
