"""The day of a death is corrected from the page of the case, by whoever may."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import Role
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.actions.case_life import LifeNote, record_death
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
CASE = reverse("case", args=["X000001"])
CORRECT = reverse("correct-death", args=["X000001"])


def signed_in(name: str, role: Role = Role.PRACTITIONER) -> Client:
    client = Client()
    client.force_login(factories.user(name, role, units=(factories.unit(),)))
    return client


@pytest.fixture
def dead():
    amara = factories.user("amara", units=(factories.unit(),))
    case = factories.case(amara)
    record_death(actor_for(amara), case, LifeNote(factories.TODAY, factories.TODAY, "She rang."))
    return case


def test_a_manager_corrects_it_and_what_another_typed_is_quoted_and_not_hers(dead):
    helen = signed_in("helen", Role.MANAGER)
    assert CORRECT in opened(helen, CASE).html
    page = opened(helen, CORRECT)
    assert (page.form().values["on_day"], page.form().values["words"].strip()) == ("4", "")
    assert "“She rang.” Amara, 4 Jan 2027" in page.text
    done = page.send(on_day="2", words="The certificate.")
    assert done.address == CASE
    assert "It is corrected. Tell whoever was given the other day." in done.text
    assert "“The certificate.” Corrected by Helen" in done.text
    assert "“She rang.” Recorded by Amara, 4 Jan 2027: 4 January 2027" in done.text
    told = opened(helen, reverse("case-timeline", args=["X000001"])).text
    assert "2 January 2027. Recorded before: 4 January 2027" in told


def test_whoever_made_the_report_with_the_old_day_is_asked_about_it(dead):
    helen = signed_in("helen", Role.MANAGER)
    opened(helen, reverse("after-death", args=["X000001", "report"])).send(words="By the portal.")
    opened(helen, CORRECT).send(on_day="2")
    asked = "The report was made with the old day, 4 January 2027: does it need correcting?"
    assert asked in opened(helen, CASE).text
    opened(helen, reverse("after-death", args=["X000001", "report"])).send(words="Sent again.")
    assert asked not in opened(helen, CASE).text


def test_what_cannot_be_is_said_in_the_form(dead):
    page = opened(signed_in("helen", Role.MANAGER), CORRECT).send(on_day="5")
    assert page.errors[0][0] == "#id_on_day"


def test_a_colleague_reads_who_can(dead):
    ben = signed_in("ben")
    assert CORRECT not in opened(ben, CASE).html
    assert "A manager, or whoever recorded the death" in ben.get(CORRECT, follow=True).text


def test_of_what_a_file_said_the_page_says_where(db):
    factories.user("amara", units=(factories.unit(),))
    factories.case()
    factories.imported(factories.line(person__died_on="2026-12-30"))
    helen = signed_in("helen", Role.MANAGER)
    assert CORRECT not in opened(helen, CASE).html
    assert "A file said on which day the person died." in helen.get(CORRECT, follow=True).text
