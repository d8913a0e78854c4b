from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.people.models import Assessment, Need, Strength
from followthrough.people.queries import assessment_of
from tests import factories

CRN = "X000001"
NEED = {"area": "alcohol", "immediacy": "soon", "severity": "medium", "words": "I drink to sleep"}


def part(kind: str, key: str = "") -> str:
    name, more = ("change-part", [key]) if key else ("add-part", [])
    return reverse(name, args=[CRN, kind, *more])


def test_a_need_is_added_and_the_assessment_before_stays(client, case):
    page = opened(client, part("needs")).send(**NEED)
    assert "The need is recorded." in page.text
    assert "Alcohol use" in page.text
    assert "“I drink to sleep”" in page.text
    old, new = Assessment.objects.order_by("pk")
    needs = [len(assessment_of(case.pk, version.pk).needs) for version in (old, new)]
    assert needs == [2, 3]
    assert old.replaced_on is not None
    assert entries(case) == ["need.recorded"]


def test_a_need_is_changed_and_taken_away(client, case):
    page = opened(client, part("needs", "thinking"))
    assert page.form().values["severity"] == "medium"
    page.send(immediacy="immediate")
    current = Need.objects.get(gone_in=None, area="thinking")
    assert current.immediacy == "immediate"
    opened(client, part("needs", "thinking")).send(take_away="yes")
    assert not Need.objects.filter(gone_in=None, area="thinking").exists()
    assert opened(client, part("needs", "thinking")).status == 404


@pytest.mark.parametrize("immediacy", ["later", "immediate"])
def test_a_need_that_is_on_record_is_not_written_over_by_a_new_one(client, case, immediacy):
    page = opened(client, part("needs"))
    again = page.send(**NEED | {"area": "thinking", "immediacy": immediacy})
    assert again.errors == [
        (
            "#id_area",
            "Thinking, behaviours and attitudes is on record already. Change it there",
        )
    ]
    assert again.form().values["words"].strip() == "I drink to sleep"
    assert entries(case) == []


def test_a_need_that_is_changed_stays_of_its_area(client, case):
    opened(client, part("needs", "thinking")).send(area="accommodation", immediacy="immediate")
    current = Need.objects.filter(gone_in=None)
    assert dict(current.values_list("area", "immediacy")) == {
        "accommodation": "immediate",
        "thinking": "immediate",
    }


def test_a_new_strength_never_takes_the_place_of_another(client, case):
    new = {"ref": "ST1", "area": "employment", "text": "A trade"}
    opened(client, part("strengths")).send(**new)
    texts = Strength.objects.filter(gone_in=None).values_list("text", flat=True)
    assert set(texts) == {"A supportive sister", "A trade"}


def test_a_strength_keeps_its_ref_when_it_is_changed(client, case):
    opened(client, part("strengths", "ST1")).send(text="A sister who helps with money")
    current = Strength.objects.get(gone_in=None)
    assert (current.ref, current.text) == ("ST1", "A sister who helps with money")


def test_a_circumstance_is_recorded(client, case):
    page = opened(client, part("circumstances"))
    assert page.send(note="Two buses").errors == [("#id_code", "Select circumstance")]


def test_two_changes_from_one_page_lose_nothing(client, case):
    mine = opened(client, part("needs"))
    opened(client, part("needs")).send(**NEED)
    stale = mine.send(**{**NEED, "area": "drugs"})
    assert "Somebody else changed the assessment" in stale.errors[0][1]
    assert stale.form().values["words"].strip() == "I drink to sleep"
    stale.send()
    areas = set(Need.objects.filter(gone_in=None).values_list("area", flat=True))
    assert areas == {"accommodation", "thinking", "alcohol", "drugs"}


def test_the_same_file_again_changes_nothing(client, case):
    opened(client, part("needs")).send(**NEED)
    factories.imported(_line())
    assert Need.objects.filter(gone_in=None).count() == 3


def test_what_was_said_here_is_carried_over_into_a_newer_assessment(client, case):
    opened(client, part("needs")).send(**NEED)
    opened(client, part("needs", "thinking")).send(immediacy="immediate")
    newer = _line()
    newer["assessment"]["made_on"] = "2026-12-20"
    assert factories.imported(newer)[0].aside == 0
    rows = dict(Need.objects.filter(gone_in=None).values_list("area", "immediacy"))
    # The source names thinking: its word counts. It says nothing of alcohol: ours stays.
    assert rows == {"accommodation": "immediate", "thinking": "soon", "alcohol": "soon"}


def _line():
    line = factories.line()
    line["case"]["practitioners"] = [{"username": "amara", "name": "Amara", "since": "2026-10-05"}]
    return line


@pytest.mark.parametrize("address", ["nothing", "registers"])
def test_what_is_not_the_practitioners_to_say_has_no_page(client, case, address):
    assert opened(client, part(address)).status == 404


def test_hostile_keys_are_no_such_part(client, case):
    for key in ("x" * 300, "a/../b", "%00", "<b>"):
        assert opened(client, part("needs", key)).status == 404


def test_every_version_of_what_was_found_stays_readable(client, case):
    page = opened(client, reverse("change-part", args=[CRN, "needs", "thinking"]))
    page.send(severity="low", words="It got better")
    listed = opened(client, reverse("versions", args=[CRN]))
    assert "Said here by Amara" in listed.text
    old, new = Assessment.objects.order_by("pk")
    told = {
        one.pk: opened(client, reverse("version-assessment", args=[CRN, one.pk])).text
        for one in (old, new)
    }
    assert "Thinking, behaviours and attitudes Soon Medium No Nothing" in told[old.pk]
    assert "Thinking, behaviours and attitudes Soon Low No “It got better”" in told[new.pk]
    other = factories.case(crn="X000002")
    strange = Assessment.objects.get(case=other).pk
    assert opened(client, reverse("version-assessment", args=[CRN, strange])).status == 404
