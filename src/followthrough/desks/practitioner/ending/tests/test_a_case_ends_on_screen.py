from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.common.actors import OPERATOR, Role
from followthrough.desks.shared.tests.pages import opened, searched
from followthrough.people.actions import case_life
from followthrough.people.actions.case_life import LifeNote
from followthrough.people.models import Case, DeathTask
from tests import factories

pytestmark = pytest.mark.django_db

NOW = LifeNote(factories.TODAY, factories.TODAY, "Moved to Leeds.")
DAY = {"on_day": "30", "on_month": "12", "on_year": "2026"}
CASE = "/cases/X000001/"


@pytest.fixture(autouse=True)
def clock(monday):
    return monday


@pytest.fixture
def amara() -> User:
    return factories.user("amara", units=(factories.unit(),))


@pytest.fixture
def case(amara) -> Case:
    return factories.case(amara)


@pytest.fixture
def client(amara) -> Client:
    client = Client()
    client.force_login(amara)
    return client


@pytest.fixture
def helen(amara) -> Client:
    client = Client()
    client.force_login(factories.user("helen", Role.MANAGER, units=(factories.unit(),)))
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.text.split())


def test_a_case_is_closed_and_read_and_opened_again(client, case):
    page = opened(client, f"{CASE}close/")
    assert "What still stands on it" in page.text
    assert "The order ran to its end" not in page.text  # it runs until October
    answer = page.send(reason="revoked", words="Revoked at Northtown.", **DAY)
    assert answer.address == CASE
    over = text(client, CASE)
    assert "This case ended on 30 December 2026." in over
    assert "The order or the licence was revoked. “Revoked at Northtown.”" in over
    assert "Meet the housing adviser: not started" in over
    assert opened(client, f"{CASE}reopen/").send(words="She came back.").address == CASE
    assert "Meet the housing adviser" in text(client, f"{CASE}plan/")


def test_a_case_whose_sentence_ended_is_closed_with_the_day_of_that(client, amara):
    sentence = factories.line()["sentences"][0] | {"ends_on": "2026-12-18"}
    factories.case(amara, sentences=[sentence])
    page = opened(client, f"{CASE}close/")
    assert "The order ran to its end" in page.text
    assert "was revoked" not in page.text
    page.send(reason="order_completed")
    assert "This case ended on 18 December 2026." in text(client, CASE)


def test_a_closed_case_has_a_list_of_its_own(client, case):
    assert "Sam Rivers" in searched(client, "cases", name="rivers").text
    case_life.close_case(OPERATOR, case, "moved_to_another_service", NOW)
    gone = searched(client, "cases", name="rivers")
    assert "Sam Rivers" not in gone.text
    [closed] = re.findall(r'href="(/cases/closed/[^"]+)"[^>]*>See the closed cases of', gone.html)
    assert "Sam Rivers" in text(client, unescape(closed))
    assert "See the closed cases of that name" not in searched(client, "cases", name="zz").text
    listed = searched(client, "closed-cases", name="rivers").text
    assert "1 closed case." in listed
    assert "The person moved to another service" in listed
    assert "No closed case fits." in searched(client, "closed-cases", name="nobody").text


@pytest.mark.parametrize("state", ["closed", "died"])
def test_no_page_of_what_goes_on_is_opened(client, case, state):
    pages = [reverse(name, args=["X000001"]) for name in ("plan", "my-plan")]
    for page in pages:
        assert client.get(page).status_code == 200
    if state == "died":
        case_life.record_death(OPERATOR, case, NOW)
    else:
        case_life.close_case(OPERATOR, case, "revoked", NOW)
    for page in pages:
        answer = client.get(page)
        assert (answer.status_code, answer.headers["Location"]) == (302, CASE), page
    for page in ("", "timeline/", "versions/"):
        assert client.get(f"{CASE}{page}").status_code == 200


def test_what_was_typed_while_a_colleague_closed_the_case_is_shown(client, case):
    form = opened(client, reverse("add-part", args=["X000001", "needs"]))
    case_life.close_case(OPERATOR, case, "revoked", NOW)
    page = form.send(area="finance", immediacy="soon", severity="low", words="Owes his landlord.")
    assert page.status == 409
    assert "This was not saved" in page.text
    assert "Owes his landlord." in page.text
    assert "csrfmiddlewaretoken" not in page.text


def test_a_death_is_recorded_with_care(client, helen, case):
    answer = opened(client, f"{CASE}death/").send(words="His sister rang.", **DAY)
    assert answer.address == CASE
    over = text(client, CASE)
    assert "Sam died on 30 December 2026." in over
    assert "His sister rang." in over
    assert "What your manager sees to" in over
    for absurd in ("Success", "Age", "Likelihood", "going well", "To do", "Ask ", "Open this case"):
        assert absurd not in over, absurd
    assert "Nothing is due" in text(client, "/today/") or "Sam" not in text(client, "/today/")
    assert "Has died." in text(client, "/cases/")
    team = text(helen, "/team/")
    assert "Sam died on 30 December 2026." in team
    assert "report of the death, contact with the family and victim liaison" in team


def test_a_manager_sees_to_it_and_closes_the_case(client, helen, case):
    case_life.record_death(OPERATOR, case, NOW)
    assert "What you see to" in text(helen, CASE)
    for task in ("report", "family", "victim_liaison"):
        sent = opened(helen, f"{CASE}death/{task}/").send(words=f"Done: {task}.")
        assert sent.address == CASE
    assert "Done: family." in text(client, CASE)
    assert "Close the case" in text(client, "/today/")
    page = opened(helen, f"{CASE}close/")
    assert "If Sam has died" not in page.text
    day = {"on_day": "4", "on_month": "1", "on_year": "2027"}
    assert page.send(reason="died", **day).address == CASE
    assert "The person died." in text(client, CASE)


def test_it_is_not_closed_before_all_is_seen_to(client, case):
    case_life.record_death(OPERATOR, case, NOW)
    assert "Close the case" not in text(client, CASE)
    page = client.get(f"{CASE}close/", follow=True)
    assert page.redirect_chain == [(CASE, 302)]
    assert "Not all that follows the death is seen to yet" in page.text


def test_a_practitioner_does_not_see_to_what_is_a_managers(client, case):
    case_life.record_death(OPERATOR, case, NOW)
    assert f"{CASE}death/report/" not in text(client, CASE)
    asked = client.get(f"{CASE}death/report/")
    assert (asked.status_code, asked.headers["Location"]) == (302, CASE)
    assert client.post(f"{CASE}death/report/", {"words": "Done"}).status_code == 409
    assert not DeathTask.objects.exists()


def test_it_is_taken_back_where_it_was_recorded_by_mistake(client, case):
    case_life.record_death(OPERATOR, case, NOW)
    page = opened(client, f"{CASE}death/taken-back/")
    assert page.send(words="").status == 200
    assert page.send(words="It was a namesake.").address == CASE
    assert "See the plan" in text(client, CASE)
    timeline = text(client, f"{CASE}timeline/")
    assert "It was a namesake." in timeline
    assert "Took back that the person died" in timeline


def test_a_wrong_day_is_said_at_the_day(client, case):
    page = opened(client, f"{CASE}death/").send(on_day="1", on_month="2", on_year="2027")
    assert page.status == 200
    assert "The day lies in the future" in page.text
    assert 'href="#on' in page.answer.text.replace("#id_on", "#on")


def test_a_step_has_no_reason_that_is_said_of_the_person(client, case):
    step = case.plan.goals.get(ref="G1").steps.get().pk
    page = text(client, reverse("step-not-delivered", args=["X000001", step]))
    assert "The person died" not in page


def test_an_earlier_case_is_read_under_the_crn(client, amara, case):
    case_life.close_case(OPERATOR, case, "revoked", NOW)
    held = {"username": "amara", "name": "Amara", "since": "2027-01-05"}
    later = factories.line(case__opened_on="2027-01-05", case__practitioners=[held])
    from datetime import date

    assert factories.imported(later, today=date(2027, 1, 5))[0].aside == 0
    earlier = f"{CASE}earlier/{case.pk}/"
    assert "This case ended on 4 January 2027." in text(client, earlier)
    assert client.get(f"{CASE}earlier/{Case.objects.latest('pk').pk}/").headers["Location"] == CASE
    assert client.get(f"/cases/X000002/earlier/{case.pk}/").status_code == 404


def test_the_page_takes_as_many_statements_for_a_long_life_as_for_a_short_one(
    client, case, django_assert_max_num_queries
):
    for _ in range(4):
        case_life.close_case(OPERATOR, case, "revoked", NOW)
        case_life.reopen_case(OPERATOR, case, NOW)
    case_life.close_case(OPERATOR, case, "revoked", NOW)
    client.get(CASE)
    with django_assert_max_num_queries(14):
        page = client.get(CASE).text
    assert page.count("The order or the licence was revoked.") >= 5


def test_only_the_last_case_is_opened_again(client, case):
    case_life.close_case(OPERATOR, case, "revoked", NOW)
    held = {"username": "amara", "name": "Amara", "since": "2027-01-04"}
    later = factories.line(case__opened_on="2027-01-04", case__practitioners=[held])
    assert factories.imported(later)[0].aside == 0
    page = text(client, f"{CASE}earlier/{case.pk}/")
    assert "This is an earlier case." in page
    assert "Open this case again" not in page
    assert f"{CASE}earlier/{case.pk}/" in text(client, CASE)


def test_a_death_that_was_taken_back_leads_to_opening_the_case_again(client, case):
    factories.died_and_closed(case, NOW)
    page = opened(client, f"{CASE}death/taken-back/").send(words="It was a namesake.")
    assert page.address == f"{CASE}reopen/"
    assert "The person died (taken back since)." in text(client, CASE)
    assert "The person died (taken back since)" in text(client, "/cases/closed/")
