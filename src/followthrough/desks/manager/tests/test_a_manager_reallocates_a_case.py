from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.common.actors import Role
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import opened
from followthrough.people.models import AccessLimit, Case
from tests import factories

PAGE = reverse("reallocate", args=["X000001"])
CASE = reverse("case", args=["X000001"])


def test_the_case_goes_over_with_its_note(client, case):
    assert PAGE in opened(client, CASE).html
    page = opened(client, PAGE)
    assert "Amara Osei holds this case now." in page.text
    done = page.send(to="ben", reason="workload", note="She works nights.")
    assert done.address == CASE
    assert Case.objects.get().practitioner.username == "ben"
    assert "She works nights." in done.text
    told = opened(client, reverse("case-timeline", args=["X000001"])).text
    assert "Gave the case to another practitioner" in told
    assert "Reason: To share out the work. “She works nights.”" in told
    assert not LedgerEntry.objects.filter(after__icontains="nights").exists()


def test_nobody_has_to_say_why_twice(client, case):
    """The reason of the reallocation is asked for; that of a cover is not."""
    opened(client, PAGE).send(to="ben", reason="workload")
    assert not LedgerEntry.objects.filter(action="case.covered").exists()


def test_what_is_missing_is_said_and_what_was_typed_stays(client, case):
    page = opened(client, PAGE).send(note="She works nights.")
    assert page.errors == [
        ("#id_to", "Select who holds the case from today"),
        ("#id_reason", "Select why"),
    ]
    assert page.form().values["note"].strip() == "She works nights."
    page = opened(client, PAGE).send(to="ben", reason="other")
    assert page.errors == [("#id_note", "Enter why, in the handover note")]


def test_a_case_that_changed_hands_meanwhile_is_looked_at_again(client, case):
    factories.user("cora", units=(factories.unit(),), name="Cora Lane")
    mine = opened(client, PAGE)
    opened(client, PAGE).send(to="cora", reason="workload")
    stale = mine.send(to="ben", reason="absence", note="For the summer.")
    assert "Somebody else gave this case" in stale.errors[0][1]
    assert "Cora Lane holds this case now." in stale.text
    assert stale.form().values["note"].strip() == "For the summer."
    stale.send(reason="absence")
    assert Case.objects.get().practitioner.username == "ben"


def test_a_practitioner_is_told_who_can(case, amara):
    other = Client()
    other.force_login(amara)
    page = other.get(PAGE, follow=True)
    assert page.request["PATH_INFO"] == CASE
    assert "Only a manager of the unit" in page.text
    assert PAGE not in page.text
    other.post(PAGE, {"to": "ben", "reason": "workload", "seen": amara.pk})
    assert Case.objects.get().practitioner == amara


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ADMINISTRATOR, Role.PERSON])
def test_other_roles_may_not(case, role):
    other = Client()
    other.force_login(factories.user("other", role, units=(factories.unit(),)))
    assert other.get(PAGE).status_code == 403


def test_a_restricted_person_stays_invisible(client, case):
    AccessLimit.objects.create(person=case.person, kind="exclusion", username="helen")
    type(case.person).objects.update(limited=True)
    for answer in (client.get(PAGE), client.post(PAGE, {"to": "ben", "reason": "workload"})):
        assert answer.status_code == 404
        assert "Rivers" not in answer.text
    assert Case.objects.get().practitioner.username == "amara"
