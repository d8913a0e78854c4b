"""Whoever closes a case before its sentence has run out sees what goes on in it, says why, and is
not the only one who knows."""

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
from followthrough.people.actions.same_person import Decision, merge_records
from followthrough.people.actions.told import tell_of_mistake
from followthrough.people.models import AccessLimit, Case, Person
from followthrough.people.queries import closed_before_their_end, deaths_taken_back
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

NOTE = LifeNote(factories.TODAY, factories.TODAY, "Decided at Northtown.")
DAY = {"on_day": "4", "on_month": "1", "on_year": "2027"}
ALONE = ["ended_early", "revoked", "moved_to_another_service", "sent_by_mistake"]


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


def case(amara) -> Case:
    goal = factories.line()["plan"]["goals"]
    goal[1]["steps"][0] |= {
        "text": "Ask the police each month",
        "protects_others": True,
        "delivery": {"started_on": "2026-12-01"},
    }
    register = {"code": "rcpr", "since": "2026-10-05", "review_on": "2027-02-01"}
    return factories.case(amara, plan__goals=goal, assessment__registers=[register])


def test_what_goes_on_is_listed_first_of_all_what_protects_others(amara):
    case(amara)
    text = opened(signed_in(amara), "/cases/X000001/close/").text
    assert "What would end with it" in text
    assert "Community order: " in text
    assert "Register: " in text
    assert "Protects others: Ask the police each month" in text


@pytest.mark.parametrize("reason", ALONE)
def test_why_is_said_in_words(amara, reason):
    made = case(amara)
    with pytest.raises(NotPossible, match="how it came about"):
        case_life.close_case(actor_for(amara), made, reason, replace(NOTE, words=""))
    page = opened(signed_in(amara), "/cases/X000001/close/").send(reason=reason, **DAY)
    assert "how it came about" in page.errors[0][1]


@pytest.mark.parametrize("reason", ALONE)
def test_a_manager_sees_it_for_four_weeks(amara, helen, reason):
    case_life.close_case(actor_for(amara), case(amara), reason, NOTE)
    text = opened(signed_in(helen), "/team/").text
    assert "before the sentence had run out" in text
    assert "closed by Amara, 4 Jan 2027" in text
    assert "“Decided at Northtown.”" in text
    last = factories.TODAY + timedelta(days=27)
    assert len(closed_before_their_end(actor_for(helen), last)) == 1
    assert closed_before_their_end(actor_for(helen), last + timedelta(days=1)) == []


def test_not_what_they_closed_themselves_nor_of_units_or_people_that_they_do_not_see(amara, helen):
    made = case(amara)
    case_life.close_case(actor_for(helen), made, "revoked", NOTE)
    assert closed_before_their_end(actor_for(helen), factories.TODAY) == []
    mo = factories.user("mo", Role.MANAGER, units=(factories.unit("U2", "Southtown"),))
    assert closed_before_their_end(actor_for(mo), factories.TODAY) == []
    seen, kept_out = (
        actor_for(factories.user(name, Role.MANAGER, units=(factories.unit(),)))
        for name in ("seen", "kept_out")
    )
    AccessLimit.objects.append(person=made.person, kind="exclusion", username="kept_out")
    Person.objects.update(limited=True)
    assert len(closed_before_their_end(seen, factories.TODAY)) == 1
    assert closed_before_their_end(kept_out, factories.TODAY) == []


def test_a_wrong_day_is_said_beside_the_day(amara):
    case(amara)
    page = opened(signed_in(amara), "/cases/X000001/close/")
    answer = page.send(reason="revoked", words="x", on_day="1", on_month="1", on_year="2020")
    assert [href for href, _ in answer.errors] == ["#id_on_day"]


def test_whoever_was_told_of_a_death_that_was_none_is_told_so(amara, helen):
    made = case(amara)
    case_life.record_death(actor_for(amara), made, NOTE)
    assert "the death was taken back" not in opened(signed_in(helen), "/team/").text
    case_life.see_to_after_death(
        actor_for(helen), made, "family", replace(NOTE, words="I wrote to his mother.")
    )
    case_life.take_back_death(actor_for(amara), made, NOTE)
    text = opened(signed_in(helen), "/team/").text
    assert "A death was taken back: tell whoever was told of it" in text
    assert "contact with the family “I wrote to his mother.”" in text
    later = factories.TODAY + timedelta(days=28)
    assert len(deaths_taken_back(actor_for(helen), later)) == 1  # until they are told
    tell_of_mistake(actor_for(amara), made, NOTE)
    assert deaths_taken_back(actor_for(helen), later) == []


def test_who_waits_for_somebody_who_died_is_named(amara):
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"][0]["delivery"] = {"referred_on": "2026-12-01"}
    made = factories.case(amara, plan__goals=goals)
    case_life.record_death(actor_for(amara), made, NOTE)
    text = opened(signed_in(amara), "/cases/X000001/").text
    assert "Who may still wait for Sam" in text
    assert "Service provider, for “Meet the housing adviser”" in text
    assert "Meet the housing adviser: was waiting to start" in text
    assert "The prison" not in text


def test_of_somebody_who_died_in_custody_the_prison_and_who_keeps_a_register_are_named(amara):
    made = factories.case(
        amara,
        case__in_custody=True,
        assessment__registers=[{"code": "wrsm", "since": "2026-06-01"}],
    )
    case_life.record_death(actor_for(amara), made, NOTE)
    text = opened(signed_in(amara), "/cases/X000001/").text
    assert "The prison" in text
    assert "Whoever keeps the register: " in text
    assert ", in custody" not in opened(signed_in(amara), "/cases/").text


@pytest.mark.parametrize("reason", ["revoked", "ended_early"])
def test_who_waits_is_named_before_any_end_and_for_four_weeks_after(amara, monday, reason):
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"][0]["delivery"] = {"referred_on": "2026-12-01"}
    made = factories.case(amara, plan__goals=goals)
    adviser = "Service provider, for “Meet the housing adviser”"
    waits = f"Who may still wait for Sam See that each is told. {adviser}"
    assert waits in opened(signed_in(amara), "/cases/X000001/close/").text
    case_life.close_case(actor_for(amara), made, reason, NOTE)
    assert waits in opened(signed_in(amara), "/cases/X000001/").text
    monday.shift(timedelta(days=29))
    assert "Who may still wait" not in opened(signed_in(amara), "/cases/X000001/").text


def test_nobody_is_named_where_nobody_waits(amara):
    case_life.close_case(actor_for(amara), factories.case(amara), "revoked", NOTE)
    assert "Who may still wait" not in opened(signed_in(amara), "/cases/X000001/").text


def test_who_waits_for_somebody_who_died_is_named_after_the_case_was_closed_too(
    amara, helen, monday
):
    made = case(amara)
    case_life.record_death(actor_for(amara), made, NOTE)
    assert "Who may still wait for Sam" in opened(signed_in(amara), "/cases/X000001/").text
    for task in ("report", "family", "victim_liaison"):
        case_life.see_to_after_death(actor_for(helen), made, task, NOTE)
    case_life.close_case(actor_for(helen), made, "died", NOTE)
    text = opened(signed_in(amara), "/cases/X000001/").text
    assert "Who may still wait for Sam" in text
    assert "so that no letter or call goes to the family" in text
    monday.shift(timedelta(days=29))
    assert "Who may still wait" not in opened(signed_in(amara), "/cases/X000001/").text


def test_whoever_waits_leaves_the_list_once_it_is_recorded_that_they_were_told(amara, helen):
    goals = factories.line()["plan"]["goals"]
    goals[0]["steps"][0]["delivery"] = {"referred_on": "2026-12-01"}
    made = factories.case(amara, plan__goals=goals)
    case_life.record_death(actor_for(amara), made, NOTE)
    client = signed_in(amara)
    step = made.plan.goals.get(ref="G1").steps.get().pk
    page = opened(client, f"/cases/X000001/told/step:{step}/")
    assert "Who is told: Service provider, for “Meet the housing adviser”" in page.text
    assert page.send(words="").errors
    done = page.send(words="I rang the adviser.")
    assert "Who may still wait" not in done.text
    assert "“I rang the adviser.” On 4 January 2027. Recorded by Amara" in done.text
    timeline = opened(client, "/cases/X000001/timeline/").text
    assert "Told whoever waited that the person died" in timeline
    assert "Meet the housing adviser. On 4 January 2027. “I rang the adviser.”" in timeline
    case_life.take_back_death(actor_for(amara), made, NOTE)
    team = opened(signed_in(helen), "/team/").text
    assert "eet the housing adviser “I rang the adviser.”" in team


def test_nobody_is_told_who_does_not_wait_nor_under_a_case_that_is_not_seen(amara):
    made = factories.case(amara)
    case_life.record_death(actor_for(amara), made, NOTE)
    assert signed_in(amara).get("/cases/X000001/told/prison/").status_code == 404
    AccessLimit.objects.append(person=made.person, kind="exclusion", username="ben")
    Person.objects.update(limited=True)
    ben = signed_in(factories.user("ben", units=(factories.unit(),)))
    assert ben.get("/cases/X000001/told/prison/").status_code == 404


def merged_meanwhile(helen, kept: Case) -> None:
    """Another record of the person, whose order is of an offence of its own."""
    line = factories.line(crn="X900002")
    sentence = {**line["sentences"][0], "ref": "other", "ends_on": "2028-03-09"}
    factories.imported({**line, "sentences": [sentence]})
    other = Case.objects.select_related("person").get(person__crn="X900002")
    merge_records(actor_for(helen), kept, other, Decision(factories.TODAY, "I asked him."))


@pytest.mark.parametrize(
    ("address", "answers"),
    [("close", {"reason": "revoked", "words": "The court."}), ("death", {"words": "His sister."})],
)
def test_nothing_ends_with_a_case_that_its_page_did_not_show(amara, helen, address, answers):
    """Another record is merged into it while the page is open."""
    mine = case(amara)
    page = opened(signed_in(amara), f"/cases/X000001/{address}/")
    merged_meanwhile(helen, mine)
    refused = page.send(**answers, **DAY)
    assert "The sentences of this case are not those that the page showed" in refused.errors[0][1]
    now = Case.objects.select_related("person").get(pk=mine.pk)
    assert (now.closed_on, now.person.died_on) == (None, None)
    if address == "close":
        assert "9 March 2028" in refused.text
    refused.send()
    now = Case.objects.select_related("person").get(pk=mine.pk)
    assert factories.TODAY in (now.closed_on, now.person.died_on)


def test_a_merge_that_comes_while_a_case_is_closed_is_shown_then(amara, helen, monkeypatch):
    """The page was looked at, and the close waits for the merge."""
    mine = case(amara)
    page = opened(signed_in(amara), "/cases/X000001/close/")
    close = case_life.close_case

    def merged_first(*asked):
        monkeypatch.undo()
        merged_meanwhile(helen, mine)
        return close(*asked)

    monkeypatch.setattr(case_life, "close_case", merged_first)
    refused = page.send(reason="revoked", words="The court.", **DAY)
    assert "another record was merged into it" in refused.errors[0][1]
    assert "9 March 2028" in refused.text
    assert Case.objects.get(pk=mine.pk).closed_on is None
