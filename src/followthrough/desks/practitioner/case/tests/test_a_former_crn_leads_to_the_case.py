from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened, searched
from followthrough.plans.models import Goal
from tests import factories

OLD, NEW = "X000001", "X000002"


def renumber():
    held = [{"username": "amara", "name": "Amara", "since": "2026-10-05"}]
    line = factories.line(crn=NEW, former_crns=[OLD], case__practitioners=held)
    assert factories.imported(line)[0].changed == 1


@pytest.fixture
def renumbered(amara):
    factories.case(amara, crn=OLD)
    renumber()


@pytest.mark.parametrize("name", ["case", "plan", "case-timeline", "my-plan", "versions"])
def test_from_each_page_to_that_page_under_the_present_crn(client, renumbered, name):
    answer = client.get(f"{reverse(name, args=[OLD])}?page=2")
    assert answer.status_code == 307
    assert answer.headers["Location"] == f"{reverse(name, args=[NEW])}?page=2"
    assert client.get(reverse(name, args=[NEW])).status_code == 200


def test_what_was_typed_on_a_page_that_was_open_is_kept(client, amara):
    factories.case(amara, crn=OLD)
    page = opened(client, f"{reverse('add-goal', args=[OLD])}?area=finance")
    renumber()
    after = page.send(title="I pay my rent", when="now", area="finance")
    assert after.address.startswith(f"/cases/{NEW}/")
    assert Goal.objects.get(title="I pay my rent").plan.case.person.crn == NEW


def test_the_case_and_the_list_say_it(client, renumbered):
    assert (
        "Former CRN X000001 (until 4 January 2027)"
        in opened(client, reverse("case", args=[NEW])).text
    )
    found = searched(client, "cases", name=OLD).text
    assert "Sam Rivers X000002 former CRN X000001" in found
    assert OLD not in searched(client, "cases", name="rivers").text


def test_what_a_file_said_under_the_former_one_is_still_read(client, renumbered):
    page = opened(client, reverse("versions", args=[NEW])).text
    assert page.count("Taken from a file") == 2


def test_the_timeline_says_when_it_changed(client, renumbered):
    timeline = opened(client, reverse("case-timeline", args=[NEW])).text
    assert timeline.count("Taken from a caseload file") == 2
    assert timeline.count("The CRN changed") == 1
