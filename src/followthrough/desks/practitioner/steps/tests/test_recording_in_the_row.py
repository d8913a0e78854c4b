"""What happened is recorded in the row of its step on the plan, with one press, as of today."""

from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import entries, opened, row_of_step
from followthrough.plans.models import Step
from tests import factories

CRN = "X000001"
PLAN = reverse("plan", args=[CRN])


def press(client, ref: str, what: str, page=None):
    step = Step.objects.get(ref=ref)
    page = page or opened(client, PLAN)
    return page.send(reverse("record-in-row", args=[CRN, step.pk]), what=what)


def row_of(html: str, ref: str) -> str:
    return row_of_step(html, Step.objects.get(ref=ref).pk)


def test_a_start_is_recorded_and_the_row_says_so(client, case):
    after = press(client, "T1", "started")
    assert after.address.startswith(PLAN)
    row = row_of(after.html, "T1")
    assert "Recorded: started today." in row
    assert "Started 4 January 2027" in row
    assert entries(case) == ["step.started"]


def test_the_message_does_not_push_the_page_away(client, case):
    assert "govuk-notification-banner" not in press(client, "T1", "started").html


@pytest.mark.parametrize(
    ("what", "kind"), [("referred", "step.referred"), ("finished", "step.finished")]
)
def test_each_that_needs_no_words(client, case, what, kind):
    press(client, "T1", what)
    assert kind in entries(case)


def test_what_is_finished_leads_to_what_follows(client, case):
    after = press(client, "T1", "finished")
    step = Step.objects.get(ref="T1")
    assert f'href="{reverse("step-finished", args=[CRN, step.pk])}"' in after.html


def test_only_what_can_be_recorded_is_offered(client, amara):
    started = {"started_on": "2026-12-01"}
    factories.case(amara, plan__goals__0__steps__0__delivery=started)
    row = row_of(opened(client, PLAN).html, "T1")
    assert "Finished today" in row
    assert "Started today" not in row
    assert "Referred today" not in row


def test_a_row_that_somebody_changed_meanwhile_is_looked_at_again(client, case):
    page = opened(client, PLAN)
    press(client, "T2", "started")
    after = press(client, "T1", "started", page)
    assert "This plan was changed while you worked on it" in after.text
    assert "Nothing was saved: look at the step as it is now" in after.text
    assert "What you entered is still here" not in after.text  # nothing was
    assert entries(case) == ["step.started"]


def test_what_is_no_button_of_the_row_is_refused_in_words(client, case):
    assert "Press one of the buttons of the step." in press(client, "T1", "dropped").text
    assert entries(case) == []


@pytest.mark.parametrize(("inside", "offered"), [(True, False), (False, True)])
def test_what_waits_for_the_release_is_not_offered_as_begun(client, amara, inside, offered):
    release = {"case__expected_release_on": "2027-02-09"} if inside else {}
    factories.case(amara, case__in_custody=inside, **release)
    row = row_of(opened(client, PLAN).html, "T2")
    assert ("Started today" in row) is offered
    assert ("Finished today" in row) is offered
    assert "Some was done" in row


def test_of_what_was_not_delivered_nobody_asks_whether_it_made_things_stable(client, amara):
    refused = {"not_delivered_on": "2026-12-20", "not_delivered_reason": "unwilling"}
    factories.case(
        amara, plan__goals__0__steps__0__delivery={"started_on": "2026-12-01", **refused}
    )
    row = row_of(opened(client, PLAN).html, "T1")
    assert "ft-row__acts" in row  # all of it was looked at
    assert "Stable enough?" not in row
