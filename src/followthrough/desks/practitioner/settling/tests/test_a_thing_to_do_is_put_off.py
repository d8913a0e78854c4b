"""A thing to do is put off from its row, to a day and for a reason, and comes back on that day."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from followthrough.common.actors import OPERATOR
from followthrough.common.models import LedgerEntry
from followthrough.desks.shared.tests.pages import entries, opened
from followthrough.people.actions.case_life import LifeNote, close_case
from followthrough.people.models import PutOff
from followthrough.plans.models import Step
from tests import clock, factories

TODAY, CRN = reverse("today"), "X000001"
CASE = reverse("case", args=[CRN])
REGISTER = {"code": "rcpr", "since": "2026-10-05", "review_on": "2027-01-07"}
LATE = factories.step("T9", text="Bring the letter", by_on="2027-01-01")
REVIEW = reverse("put-off", args=[CRN, "register-review", "register:rcpr", "2027-01-07"])
WAITING = {"until": "2027-01-11", "reason": "waiting_answer", "words": ""}


@pytest.fixture
def reviewed(amara):
    """A case with a review of a register to do, and a step that is late."""
    return factories.case(amara, assessment__registers=[REGISTER], plan__goals__0__steps=[LATE])


def late() -> str:
    step = Step.objects.get(ref="T9")
    return reverse("put-off", args=[CRN, "step-by-date", f"step:{step.pk}", "2027-01-01"])


def test_from_today_until_a_day_for_a_reason(client, reviewed):
    after = opened(client, TODAY).send(REVIEW, **WAITING)
    assert after.address == TODAY
    assert "Put off until 11 January 2027." in after.text
    assert "The review of" not in after.text
    assert entries(reviewed) == ["thing.put-off"]


def test_it_is_not_counted_meanwhile(client, reviewed):
    before = opened(client, TODAY)
    number = int(before.text.split(" things to do")[0].split()[-1])
    after = before.send(REVIEW, **WAITING)
    assert f"{number - 1} thing" in after.text


def test_the_page_of_the_case_says_until_when_why_and_by_whom(client, reviewed):
    opened(client, TODAY).send(REVIEW, **(WAITING | {"words": "The police call on Friday"}))
    text = opened(client, CASE).text
    assert (
        "Put off until 11 January 2027: Waiting for somebody’s answer. By Amara. “The police call "
        "on Friday”" in text
    )


def test_it_comes_back_by_itself_on_that_day(client, amara, reviewed):
    opened(client, TODAY).send(REVIEW, **WAITING)
    for day, back in ((date(2027, 1, 10), False), (date(2027, 1, 11), True)):
        with time_machine.travel(clock.morning(day), tick=False):
            client.force_login(amara)
            assert ("The review of" in opened(client, TODAY).text) is back


def test_it_is_taken_back_from_the_page_of_the_case(client, reviewed):
    opened(client, TODAY).send(REVIEW, **WAITING)
    again = REVIEW.replace("put-off", "asked-again")
    after = opened(client, CASE).send(again, what="put_off")
    assert "It is to do again." in after.text
    assert "The review of" in opened(client, TODAY).text
    assert entries(reviewed) == ["thing.put-off", "thing.put-off-taken-back"]
    assert PutOff.objects.count() == 2  # what was said stays


def test_what_protects_others_is_put_off_once(client, reviewed):
    opened(client, TODAY).send(REVIEW, **WAITING)
    opened(client, CASE).send(REVIEW.replace("put-off", "asked-again"), what="put_off")
    assert REVIEW not in opened(client, TODAY).html
    again = client.post(REVIEW, WAITING, follow=True)
    assert "This protects others and was put off once already." in again.content.decode()
    assert PutOff.objects.count() == 2


def test_a_refused_press_loses_nothing(client, reviewed):
    typed = {"until": "2027-01-12", "reason": "arranged", "words": "With the police"}
    refused = opened(client, TODAY).send(REVIEW, **typed)
    assert refused.errors == [
        ("#id_until", "It cannot be put off until that day. Select one of the days")
    ]
    form = refused.form("")
    assert form.values["words"] == "With the police"
    assert form.values["reason"] == "arranged"
    assert form.values["back"] == "today"
    assert entries(reviewed) == []


def test_another_reason_needs_words(client, reviewed):
    refused = opened(client, TODAY).send(REVIEW, **(WAITING | {"reason": "other"}))
    assert refused.errors == [("#id_words", "Say in your own words why it is put off.")]


def test_what_protects_nobody_else_is_put_off_for_longer(client, reviewed):
    address = late()
    page = opened(client, f"{address}?back=today")
    assert "18 January 2027" in page.text
    after = page.send(until="2027-01-18", reason="not_reached")
    assert "Put off until 18 January 2027." in after.text
    assert "Bring the letter" not in after.text


def test_a_date_that_the_law_or_a_court_sets_is_not(client, amara):
    factories.case(amara, case__in_custody=True, case__expected_release_on="2026-12-30")
    passed = reverse("put-off", args=[CRN, "release-passed", "-", "2026-12-30"])
    assert passed not in opened(client, TODAY).html
    answer = client.post(passed, WAITING, follow=True)
    assert "It cannot be put off." in answer.content.decode()
    assert not PutOff.objects.exists()


def test_what_is_done_meanwhile_is_no_longer_to_do(client, reviewed):
    page = opened(client, TODAY)
    gone = REVIEW.replace("2027-01-07", "2027-01-06")
    answer = client.post(gone, page.form(REVIEW).values | WAITING)
    assert answer.status_code == 409
    assert "This is no longer to do on this case." in answer.content.decode()


def test_the_timeline_says_what_was_put_off(client, reviewed):
    opened(client, TODAY).send(REVIEW, **(WAITING | {"words": "The police call on Friday"}))
    text = opened(client, reverse("case-timeline", args=[CRN])).text
    assert "Put off something to do" in text
    assert "Until 11 January 2027. Reason: Waiting for somebody’s answer" in text
    assert "“The police call on Friday”" in text


def test_the_ledger_holds_nothing_that_was_typed(client, reviewed):
    opened(client, TODAY).send(REVIEW, **(WAITING | {"words": "The police call on Friday"}))
    entry = LedgerEntry.objects.get(action="thing.put-off")
    assert "police call" not in str(entry.after)
    assert entry.after["about"] == "register:rcpr"


def test_a_changed_holder_sees_what_the_one_before_put_off(client, reviewed):
    opened(client, TODAY).send(REVIEW, **WAITING)
    ben = factories.practitioner(factories.unit(), "ben")
    factories.case(ben, assessment__registers=[REGISTER], plan__goals__0__steps=[LATE])
    client.force_login(ben)
    text = opened(client, CASE).text
    assert "Put off until 11 January 2027" in text
    assert "By Amara." in text


def test_of_a_closed_case_nothing_comes_back(client, amara, reviewed):
    opened(client, TODAY).send(REVIEW, **WAITING)
    note = LifeNote(factories.TODAY, factories.TODAY, "The court revoked it")
    close_case(OPERATOR, reviewed, "revoked", note)
    with time_machine.travel(clock.morning(date(2027, 1, 11)), tick=False):
        client.force_login(amara)
        assert "The review of" not in opened(client, TODAY).text
