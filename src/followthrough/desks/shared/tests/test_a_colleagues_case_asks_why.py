"""A colleague's case: read at once, changed after saying why; nothing typed is lost."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.people.actions.cover import CoveredAlready
from followthrough.people.models import AccessLimit, CaseAccess
from tests import factories

COVER = reverse("cover", args=["X000001"])
CASE = reverse("case", args=["X000001"])
PLAN = reverse("plan", args=["X000001"])


@pytest.fixture
def ben(client, case):
    """A colleague of the same unit, signed in."""
    user = factories.user("ben", units=(factories.unit(),), name="Ben Carter")
    client.force_login(user)
    return user


def add_goal(client, **changes):
    return opened(client, reverse("add-goal", args=["X000001"]) + "?area=drugs").send(
        title="I stay off drugs", words="I want this.", **changes
    )


def test_the_case_says_whose_it_is_and_leads_to_the_question(client, ben):
    page = opened(client, PLAN)
    assert "This is Amara’s case. Before you change anything, say why" in page.text
    assert f'href="{COVER}?next={PLAN}"' in page.html


def test_its_own_practitioner_is_asked_nothing(client, case):
    assert "Before you change anything" not in opened(client, CASE).text
    assert client.get(COVER).headers["Location"] == CASE
    assert entries(case) == []


def test_said_in_two_tabs_it_is_said_once(client, case, ben):
    tabs = opened(client, COVER), opened(client, COVER)
    assert "You can change this case today." in tabs[0].send(reason="duty").text
    assert "You can change this case today already." in tabs[1].send(reason="duty").text
    assert CaseAccess.objects.filter(why="cover").count() == 1
    assert entries(case) == []


def test_of_two_at_the_same_moment_the_second_is_told_what_is_so(client, ben, monkeypatch):
    page = opened(client, COVER)

    def said_meanwhile(*_: object) -> None:
        raise CoveredAlready("Said already.")

    monkeypatch.setattr(
        "followthrough.desks.practitioner.case.views.cover.cover_case", said_meanwhile
    )
    answer = page.send(reason="duty")
    assert "You can change this case today already." in answer.text
    assert "Your reason is on record" not in answer.text


def test_a_form_sent_without_a_reason_loses_nothing(client, case, ben):
    answer = add_goal(client)
    assert answer.title.startswith("Error: ")
    assert "This is Amara’s case." in answer.errors[0][1]
    values = answer.form().values
    assert values["title"] == "I stay off drugs"
    assert values["words"] == "I want this."
    assert 'target="_blank"' in answer.html  # so that it is still there afterwards
    assert entries(case) == []

    opened(client, COVER).send(reason="duty")
    again = answer.send()
    assert "The goal is added" in again.text
    assert entries(case) == ["goal.added"]
    assert LedgerEntry.objects.filter(case_id=case.pk, action="case.covered").count() == 1


@pytest.mark.parametrize("button", ["publish-order", "recognise"])
def test_a_button_without_a_form_says_so_too(client, case, ben, button):
    step = case.plan.goals.get(ref="G1").steps.get()
    parts = {"crn": "X000001"} | ({"step_id": step.pk} if button == "recognise" else {})
    answer = client.post(reverse(button, kwargs=parts), follow=True)
    assert "This is Amara’s case. Say why you are working on it" in answer.text.replace("\n", " ")
    assert entries(case) == []


def test_after_the_reason_they_go_on_where_they_were(client, case, ben):
    page = opened(client, f"{COVER}?next={PLAN}").send(reason="covering", words="Amara is away.")
    assert page.address == PLAN
    assert "You can change this case today." in page.text
    assert "Before you change anything" not in page.text
    row = CaseAccess.objects.get(user=ben)
    assert (row.reason, row.words, row.until_on) == ("covering", "Amara is away.", factories.TODAY)
    told = opened(client, reverse("case-timeline", args=["X000001"])).text
    assert "Reason: I am covering for a colleague. “Amara is away.”" in told
    assert not LedgerEntry.objects.filter(after__icontains="away").exists()


@pytest.mark.parametrize(
    "next_",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", "", "x"],
)
def test_it_leads_to_no_other_site(client, ben, next_):
    page = opened(client, COVER)
    answer = client.post(COVER, page.form().values | {"reason": "duty", "next": next_})
    assert answer.headers["Location"] == CASE
    assert client.get(COVER, {"next": next_}).headers["Location"] == CASE


def test_nor_is_such_an_address_shown(client, ben):
    assert "evil.example" not in client.get(COVER, {"next": "//evil.example/"}).text
    sent = client.post(COVER, {"next": "https://evil.example/"})
    assert 'href="https://evil.example' not in sent.text


def test_a_reason_has_to_be_chosen_and_another_one_said(client, case, ben):
    assert opened(client, COVER).send().errors == [
        ("#id_reason", "Select why you are working on this case")
    ]
    page = opened(client, COVER).send(reason="other", words=" ")
    assert page.errors == [("#id_words", "Enter why you are working on this case")]
    assert entries(case) == []


def test_a_manager_is_asked_too(client, case):
    client.force_login(factories.user("maya", Role.MANAGER, units=(factories.unit(),)))
    assert "Before you change anything" in opened(client, CASE).text
    assert add_goal(client).title.startswith("Error: ")


def test_a_restricted_person_stays_invisible(client, case, ben):
    AccessLimit.objects.create(person=case.person, kind="exclusion", username="ben")
    type(case.person).objects.update(limited=True)
    for answer in (client.get(COVER), client.post(COVER, {"reason": "duty"})):
        assert answer.status_code == 404
        assert "Rivers" not in answer.text
        assert "Amara" not in answer.text
    assert not CaseAccess.objects.filter(user=ben).exists()
