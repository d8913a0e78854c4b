"""A day of release beside a weekend is asked about, until somebody records who confirmed it; of
another day nobody has."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.common.errors import NothingNew, NotPossible
from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.people.actions.release import confirm_release
from followthrough.people.models import Case, ReleaseConfirmed
from tests import factories

CRN = "X000001"
PLAN = reverse("plan", args=[CRN])
CONFIRM = reverse("release-confirmed", args=[CRN])
FRIDAY, MONDAY = date(2027, 1, 8), date(2027, 1, 11)
ASKED = "The day of release is to be confirmed"


@pytest.fixture
def inside(amara, monday):
    return factories.case(amara, case__in_custody=True, case__expected_release_on="2027-01-08")


def test_who_confirmed_it_is_recorded_and_the_question_ends(client, inside):
    page = opened(client, PLAN)
    assert ASKED in page.text
    after = page.send(CONFIRM, who="Jo Field, prison offender manager")
    assert "Confirmed: 8 January 2027." in after.text
    assert ASKED not in after.text
    assert "In custody, release confirmed for 8 January 2027" in after.text
    assert entries(inside) == ["release.confirmed"]
    timeline = opened(client, f"/cases/{CRN}/timeline/").text
    assert "Recorded that the day of release is confirmed" in timeline
    assert "“Jo Field, prison offender manager”" in timeline


def test_another_day_is_asked_about_anew(client, inside):
    opened(client, PLAN).send(CONFIRM, who="The prison")
    Case.objects.update(expected_release_on=date(2027, 1, 15))
    page = opened(client, PLAN)
    assert ASKED in page.text
    assert "release expected 15 January 2027" in page.text


def test_without_a_name_nothing_is_recorded(client, inside):
    after = opened(client, PLAN).send(CONFIRM, who=" ")
    assert "Say who confirmed it." in after.text
    assert not ReleaseConfirmed.objects.exists()


@pytest.mark.parametrize(
    ("day", "today", "why"),
    [
        (MONDAY, factories.TODAY, "Another day of release is expected by now"),
        (FRIDAY, date(2027, 1, 9), "The expected day of release has passed"),
    ],
)
def test_only_the_day_that_is_expected_and_to_come_can_be_confirmed(inside, day, today, why):
    with pytest.raises(NotPossible, match=why):
        confirm_release(OPERATOR, inside, day, "The prison", today)


@pytest.mark.parametrize("who", [" \t ", "...", "\u0301", "👩"])
def test_signs_alone_name_nobody(inside, who):
    with pytest.raises(NotPossible, match="Say who confirmed it"):
        confirm_release(OPERATOR, inside, FRIDAY, who, factories.TODAY)


def test_of_who_is_out_nothing_is_confirmed(amara, monday):
    case = factories.case(amara)
    with pytest.raises(NotPossible, match="Another day"):
        confirm_release(OPERATOR, case, FRIDAY, "The prison", factories.TODAY)


def test_what_a_colleague_recorded_meanwhile_is_not_overwritten_in_silence(client, inside):
    page = opened(client, PLAN)
    confirm_release(OPERATOR, inside, FRIDAY, "Jo Field", factories.TODAY)
    after = page.send(CONFIRM, who="Ben of the prison")
    assert "recorded this while you were on this page: “Jo Field”" in after.text
    assert after.form(CONFIRM).values["who"] == "Ben of the prison"
    assert ReleaseConfirmed.objects.current().get().words == "Jo Field"
    after.send(CONFIRM)
    assert ReleaseConfirmed.objects.current().get().words == "Ben of the prison"


def test_the_same_answer_again_adds_nothing(client, inside):
    page = opened(client, PLAN)
    confirm_release(OPERATOR, inside, FRIDAY, "Jo Field", factories.TODAY)
    after = page.send(CONFIRM, who=" Jo  Field".replace("  ", " "))
    assert "Confirmed: 8 January 2027." in after.text
    with pytest.raises(NothingNew):
        confirm_release(OPERATOR, inside, FRIDAY, "Jo Field", factories.TODAY)
    assert ReleaseConfirmed.objects.count() == 1
    assert entries(inside) == ["release.confirmed"]
