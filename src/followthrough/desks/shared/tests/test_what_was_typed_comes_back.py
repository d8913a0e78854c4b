"""Whoever sends a form when their session has ended signs in and finds it as they typed it. Nobody
else does, and nothing is saved before they send it again."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from followthrough.accounts.models import User
from followthrough.accounts.preferences import Preference
from followthrough.accounts.queries import actor_for, preference_of
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.form_numbers import FIELD, new_number
from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, entries, opened, say_why
from followthrough.desks.shared.tests.unsent_forms import (
    CRN,
    GOAL,
    PASSWORD,
    TYPED,
    signed_in,
    signed_out,
    typed_too_late,
    with_password,
)
from followthrough.desks.shared.unsent import GET_IT_BACK, NOTHING_WAS_SAVED
from followthrough.people.models import Case, Person
from followthrough.people.rules.sources import DEMONSTRATION
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara(client, monday) -> User:
    """With a password from the start: another one would end the session."""
    user = with_password(factories.practitioner(factories.unit()))
    client.force_login(user)
    return user


@pytest.fixture
def case(amara) -> Case:
    return factories.case(amara)


@pytest.fixture
def ben(amara, case) -> User:
    """Of the same unit."""
    user = factories.practitioner(amara.units.get(), "ben")
    return with_password(user)


def test_the_page_of_the_form_is_as_it_was_typed(client, amara, case, monday):
    asked = typed_too_late(client, monday)
    assert "You were signed out after 30 minutes without use." in asked.text
    assert GET_IT_BACK in asked.text

    again = signed_in(client, amara)
    assert again.answer.request["QUERY_STRING"] == "area=finance"
    assert NOTHING_WAS_SAVED in again.text
    assert again.errors == []
    assert again.form("area=finance").values["title"] == TYPED
    assert again.form("area=finance").values["when"] == "later"
    assert entries(case) == []

    saved = again.send("area=finance")
    assert "The goal is added." in saved.text
    assert case.plan.goals.filter(title=TYPED).count() == 1
    assert opened(client, GOAL).form("area=finance").values["title"] == ""


def test_the_cookie_ends_with_the_browser_again(client, amara, case, monday):
    typed_too_late(client, monday)
    answer = client.post("/sign-in", {"username": amara.username, "password": PASSWORD})
    assert answer.cookies["sessionid"]["max-age"] == ""
    assert len(client.get(GOAL).text) > 1000
    monday.shift(timedelta(minutes=20))
    assert client.get("/today/").status_code == 200


def test_a_persona_of_the_demonstration_gets_it_back_too(client, amara, case, monday, settings):
    settings.DEMO = True
    User.objects.filter(pk=amara.pk).update(persona="Holds five cases")
    Person.objects.update(source=DEMONSTRATION)
    typed_too_late(client, monday)
    answer = client.post("/sign-in/persona", {"username": amara.username})
    assert answer["Location"] == GOAL
    assert TYPED in opened(client, GOAL).form("area=finance").values.values()


def test_it_stays_while_the_page_is_looked_at_again(client, amara, case, monday):
    typed_too_late(client, monday)
    signed_in(client, amara)
    assert opened(client, GOAL).form("area=finance").values["title"] == TYPED
    monday.shift(timedelta(minutes=15))
    assert opened(client, GOAL).form("area=finance").values["title"] == ""


def test_it_is_in_no_address_no_cookie_and_no_log(client, amara, case, monday, caplog):
    caplog.set_level(logging.DEBUG)
    page = opened(client, GOAL)
    signed_out(monday)
    sent = client.post(GOAL, page.form("area=finance").values | {"title": "Debts"})
    assert "Debts" not in sent["Location"]
    assert "Debts" not in str(client.cookies)
    answer = client.post(sent["Location"], {"username": amara.username, "password": PASSWORD})
    assert answer["Location"] == GOAL
    assert "Debts" not in str(client.cookies)
    statements = [r for r in caplog.records if r.name.startswith("django.db")]
    assert "Debts" not in "".join(r.getMessage() for r in caplog.records if r not in statements)


def test_somebody_else_who_signs_in_gets_nothing_of_it(client, amara, case, ben, monday):
    typed_too_late(client, monday)
    page = signed_in(client, ben, next=GOAL)
    assert "debts" not in page.html
    assert page.form("area=finance").values["title"] == ""
    assert NOTHING_WAS_SAVED not in page.text
    assert "debts" not in opened(client, "/today/").html + opened(client, "/sign-in").html


def test_after_a_quarter_of_an_hour_it_is_gone(client, amara, case, monday):
    typed_too_late(client, monday)
    monday.shift(timedelta(minutes=16))
    page = signed_in(client, amara, next=GOAL)
    assert page.form("area=finance").values["title"] == ""


def test_who_signed_out_themselves_finds_it_too_and_nobody_else(client, amara, case, ben, monday):
    """In another tab. Nobody is signed in then, but the form says to whom it was shown."""
    page = opened(client, GOAL)
    client.post("/sign-out")
    page.send("area=finance", title=TYPED, when="now")
    assert signed_in(client, ben, next=GOAL).form("area=finance").values["title"] == ""
    client.post("/sign-out")

    page.send("area=finance", title=TYPED, when="now")
    assert signed_in(client, amara).form("area=finance").values["title"] == TYPED


def test_a_form_that_nobody_was_shown_is_not_kept(client, amara, case, monday):
    page = opened(client, GOAL)
    values = page.form("area=finance").values | {"title": TYPED}
    signed_out(monday)
    for number in (None, "", "x", f"{amara.pk}-{'z' * 22}-zZ", values[FIELD][:-4] + "zzZZzZ"):
        stranger = Client()
        sent = values | {FIELD: number} if number is not None else dict(values)
        if number is None:
            del sent[FIELD]
        stranger.post(GOAL, sent)
        assert "sessionid" not in stranger.cookies, number
        assert "not saved" not in stranger.get("/sign-in").text


def test_what_is_too_long_is_not_kept_and_that_is_said(client, amara, case, monday):
    asked = typed_too_late(client, monday, title="x" * 100_000)
    assert "What you sent last was not saved, and it was too long to be kept." in asked.text
    assert max(len(row.session_data) for row in Session.objects.all()) < 2_000
    page = signed_in(client, amara, next=GOAL)
    assert page.form("area=finance").values["title"] == ""


def test_a_password_is_never_kept(client, amara, case, monday):
    typed_too_late(client, monday, title=TYPED, New_Password="secret words")
    stored = [row.get_decoded() for row in Session.objects.all()]
    assert "Clear" in str(stored)
    assert "secret" not in str(stored)
    assert "csrf" not in str(stored)


def test_who_may_no_longer_see_the_person_reads_what_they_typed_and_nothing_else(
    client, amara, case, monday
):
    typed_too_late(client, monday)
    factories.imported(factories.line() | {"access": {"excluded": [amara.username]}})
    page = signed_in(client, amara)
    assert page.status == 404
    assert TYPED in page.text
    for name in (case.person.first_name, case.person.last_name, case.person.crn):
        assert name not in page.text


def test_a_form_without_fields_is_only_offered_again(client, amara, case, monday):
    page = opened(client, reverse("plan", args=[CRN]))
    signed_out(monday)
    page.send("publish/", read=WHATEVER_IT_LACKS)
    again = signed_in(client, amara)
    assert again.address == reverse("plan", args=[CRN])
    assert again.text.count(NOTHING_WAS_SAVED) == 1
    assert entries(case) == []
    assert "Order 1 is published." in again.send("publish/", read=WHATEVER_IT_LACKS).text


FORMS = {
    "work-step": {"what": "worked", "done": TYPED},
    "decide-step": {"what": "hold", "hold_reason": "waiting_list", "words": TYPED},
    "edit-step": {"text": TYPED},
    "agreement": {"state": "did_not_agree", "present": "Two people", "words": TYPED},
    "review": {"person_words": TYPED},
    "preferred-order": {"words": TYPED},
    "add-part": {"area": "finance", "immediacy": "soon", "severity": "low", "words": TYPED},
}


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_saved_of_any_form_before_it_is_sent_again(client, amara, case, monday, name):
    step = case.plan.goals.get(ref="G2").steps.first()
    more = {"work-step": [step.pk], "decide-step": [step.pk], "edit-step": [step.pk]}
    address = reverse(name, args=[CRN, *more.get(name, ["needs"] if name == "add-part" else [])])
    typed_too_late(client, monday, address, **FORMS[name])
    again = signed_in(client, amara)
    assert again.status == 200
    assert NOTHING_WAS_SAVED in again.text
    assert TYPED in again.form().values.values()
    assert entries(case) == []
    assert opened(client, reverse("case", args=[CRN])).status == 200


def test_the_reading_of_a_colleagues_case_is_noted_all_the_same(client, case, ben, monday):
    client.force_login(ben)
    typed_too_late(client, monday, reverse("cover", args=[CRN]), reason="other", words=TYPED)
    readings = LedgerEntry.objects.filter(action="case.read", by_id=ben.pk)
    before = readings.count()
    again = signed_in(client, ben)
    assert TYPED in again.form().values.values()
    assert readings.count() == before + 1
    assert not LedgerEntry.objects.filter(action="case.covered").exists()


@pytest.fixture
def strict(amara) -> Client:
    """A browser: Django's tokens count."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(amara)
    return client


def test_who_signed_in_again_in_another_tab_gets_it_back(strict, amara, case):
    page = opened(strict, GOAL)
    other_tab = opened(strict, GOAL).form("area=finance").values["csrfmiddlewaretoken"]
    strict.post("/sign-out", {"csrfmiddlewaretoken": other_tab})
    token = opened(strict, "/sign-in").form("/sign-in").values["csrfmiddlewaretoken"]
    signed_in(strict, amara, csrfmiddlewaretoken=token)

    again = page.send("area=finance", title=TYPED, when="now")  # with the token of before
    assert NOTHING_WAS_SAVED in again.text
    assert again.form("area=finance").values["title"] == TYPED
    assert entries(case) == []
    assert "The goal is added." in again.send("area=finance").text


def test_what_comes_from_elsewhere_is_neither_shown_nor_does_it_begin_a_session(
    strict, amara, case, ben
):
    values = {"title": TYPED, "when": "now"}
    mine, of_ben = new_number(amara.pk).signed(), new_number(ben.pk).signed()
    for number in ("", "x", of_ben):
        opened(strict, GOAL)
        answer = strict.post(GOAL, values | {FIELD: number, "csrfmiddlewaretoken": "z" * 64})
        assert answer.status_code == 403
        assert opened(strict, GOAL).form("area=finance").values["title"] == ""
    elsewhere = Client(enforce_csrf_checks=True)  # the browser sends no cookie along
    answer = elsewhere.post(GOAL, values | {FIELD: mine})
    assert answer.status_code == 403
    assert "sessionid" not in answer.cookies


def test_a_form_that_was_shown_to_somebody_else_is_not_taken(client, amara, case, ben):
    values = opened(client, GOAL).form("area=finance").values | {"title": TYPED}
    client.force_login(ben)
    say_why(client)
    assert client.post(GOAL, values).status_code == 403
    assert "goal.added" not in entries(case)


def test_what_is_chosen_for_oneself_is_not_saved_either(client, amara, case, monday):
    """No action, and yet written: the page said that nothing was."""
    page = opened(client, reverse("plan", args=[CRN]))
    signed_out(monday)
    page.send("plan-grouped-by/", by="need")
    back = signed_in(client, amara)
    assert NOTHING_WAS_SAVED in back.text
    assert preference_of(actor_for(amara), Preference.PLAN_GROUPED_BY) == "when"
    back.send("plan-grouped-by/", by="need")
    assert preference_of(actor_for(amara), Preference.PLAN_GROUPED_BY) == "need"
