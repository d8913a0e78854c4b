"""Small words on pages that would mislead somebody if they were not true."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from followthrough.common.actors import OPERATOR, Role
from followthrough.common.models import LedgerEntry
from followthrough.desks.practitioner.plan.views import plan as plan_view
from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.actions.locking import ChangeNote
from followthrough.plans.actions.step_decisions import drop_step, hold_step, record_preference
from followthrough.plans.models import Step
from followthrough.sequencing.actions import publish_order
from tests import factories

pytestmark = pytest.mark.django_db

PLAN = reverse("plan", args=["X000001"])
TIMELINE = reverse("case-timeline", args=["X000001"])


def step(ref: str) -> int:
    return Step.objects.get(ref=ref).pk


def test_what_is_folded_away_is_called_what_it_is(client, case):
    """They may be about a place, a limit or an end as well as about "earlier"."""
    factories.places(
        providers=[factories.PROVIDER],
        services=[factories.service("accommodation_support")],
        pools=[factories.pool("PL1", "accommodation_support", wait_weeks=3)],
    )
    page = opened(client, PLAN)

    assert "Why not earlier" not in page.text
    assert "How this was worked out" in page.text


def test_a_published_order_is_not_called_unchanged_when_a_step_was_dropped(client, case):
    publish_order(OPERATOR, case, today=factories.TODAY)
    drop_step(OPERATOR, case, step("T2"), ChangeNote(factories.TODAY, "no_longer_wanted"))

    assert "Nothing has changed" not in opened(client, PLAN).text


def test_a_wish_for_a_step_on_hold_has_no_number_in_the_order(client, case):
    record_preference(OPERATOR, case, [step("T2"), step("T1")], ChangeNote(factories.TODAY))
    hold_step(OPERATOR, case, step("T2"), ChangeNote(factories.TODAY, "waiting_list"))

    assert "(on hold)" in opened(client, PLAN).text


def test_an_order_that_is_not_proven_says_so_once(client, case, monkeypatch):
    said = "a good order, not proven to be the best."
    assert said not in opened(client, PLAN).text
    proposed = plan_view.proposal_for
    monkeypatch.setattr(plan_view, "proposal_for", lambda *of: replace(proposed(*of), proven=False))

    assert opened(client, PLAN).text.count("proven to be the best") == 1


def test_a_day_that_is_past_is_said_as_past(client, case):
    factories.imported(factories.line(plan__goals__0__steps__0__by_on="2026-03-02"))
    rows = Step.objects.get(ref="T1")
    assert rows.by_on == date(2026, 3, 2)

    assert "Was to be done by 2 March 2026." in opened(client, PLAN).text


def test_the_timeline_goes_on_to_its_oldest_entry(client, case):
    first = LedgerEntry.objects.filter(case_id=case.pk).earliest("id")
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            action=first.action,
            case_id=case.pk,
            at=first.at,
            by_name=f"Somebody {number}",
            by_role=first.by_role,
        )
        for number in range(60)
    )
    newest = opened(client, TIMELINE)
    assert "Older" in newest.text
    assert "Newer" not in newest.text
    assert "Somebody 59" in newest.text

    oldest = opened(client, f"{TIMELINE}?page=2")
    assert "Newer" in oldest.text
    assert "Older" not in oldest.text
    assert "Somebody 0" in oldest.text


@pytest.mark.parametrize("number", ["0", "-1", "many", "²", "9" * 50])
def test_a_page_of_the_timeline_that_is_none_shows_a_page(client, case, number):
    assert opened(client, f"{TIMELINE}?page={number}").status == 200


@pytest.mark.parametrize(("role", "offered"), [(Role.INSPECTOR, True), (Role.PERSON, False)])
def test_who_has_no_pages_yet_is_offered_only_what_opens(client, role, offered):
    client.force_login(factories.user("ines", role))
    page = opened(client, reverse("home"))

    assert "There are no pages for your role yet" in page.text
    assert (reverse("services") in page.html) is offered


@pytest.mark.parametrize("view", ["cases", "services"])
def test_filters_that_are_folded_away_stand_open_while_one_of_them_is_used(client, case, view):
    used = {"cases": "stalled=on", "services": "ended=on"}[view]
    folded = 'class="govuk-details ft-filter__more"'

    assert f"{folded}>" in opened(client, reverse(view)).html
    assert f"{folded} open>" in opened(client, f"{reverse(view)}?{used}").html


def test_what_the_person_would_like_is_told_before_a_change_and_is_no_warning(client, case):
    record_preference(OPERATOR, case, [step("T2"), step("T1")], ChangeNote(factories.TODAY))
    address = reverse("decide-step", args=["X000001", step("T2")])
    preview = opened(client, address).send(what="hold", hold_reason="waiting_list")

    assert "The person would like" in preview.text
    assert "govuk-warning-text" not in preview.html
