"""A stale save keeps both versions and says so; two at the same moment lose nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from followthrough.desks.shared.tests.pages import (
    WHATEVER_IT_LACKS,
    changed,
    entries,
    opened,
    say_why,
)
from followthrough.plans.models import Goal, Plan, Preference, StepDecision
from followthrough.sequencing.models import PublishedOrder
from tests import factories
from tests.threads import at_once

PLAN = reverse("plan", args=["X000001"])
PREFERRED = reverse("preferred-order", args=["X000001"])


def address(case, ref: str) -> str:
    step = next(s for g in case.plan.goals.all() for s in g.steps.all() if s.ref == ref)
    return reverse("decide-step", args=["X000001", step.pk])


@pytest.fixture
def ben(case):
    """A colleague of the unit, in another browser, who has said why they work on the case."""
    other = Client()
    other.force_login(factories.user("ben", units=(factories.unit(),), name="Ben Carter"))
    say_why(other)
    return other


def test_a_change_made_meanwhile_is_told_and_the_form_keeps_what_was_typed(client, case, ben):
    at = address(case, "T2")
    mine = opened(client, at)
    changed(ben, address(case, "T1"), "drop", drop_reason="no_longer_wanted")
    stale = mine.send(what="hold", hold_reason="asked_to_wait", words="She asked.")

    assert stale.title.startswith("Error: ")
    [(_, said)] = stale.errors
    assert "Ben Carter: Dropped a step (“Meet the housing adviser”)" in said
    assert "Nothing was lost." in said
    assert stale.form().values["words"].strip() == "She asked."
    assert stale.form().values["hold_reason"] == "asked_to_wait"
    stale.send().send()  # again, through the preview
    assert entries(case) == ["step.dropped", "step.held"]


def test_a_preview_that_went_stale_is_not_saved(client, case, ben):
    at = address(case, "T2")
    preview = opened(client, at).send(what="hold", hold_reason="asked_to_wait")
    changed(ben, at, "drop", drop_reason="no_longer_wanted")
    stale = preview.send()

    assert "Ben Carter: Dropped a step" in stale.errors[0][1]
    assert "Dropped" in stale.text
    assert StepDecision.objects.get(replaced_on=None).kind == "drop"


def test_what_is_no_longer_possible_is_explained_by_who_changed_it(client, case, ben):
    at = address(case, "T2")
    mine = opened(client, at)
    changed(ben, at, "hold", hold_reason="asked_to_wait")
    stale = mine.send(what="hold", hold_reason="unwilling")

    [(_, said)] = stale.errors
    assert "Ben Carter: Put a step on hold" in said
    assert "valid choice" not in said


def test_a_preference_recorded_meanwhile_stands_beside_mine(client, case, ben):
    ids = {s.ref: s.pk for g in case.plan.goals.all() for s in g.steps.all()}
    mine = opened(client, PREFERRED)
    opened(ben, PREFERRED).send(**{f"step_{ids['T3']}": "1"}, words="Group first, she says.")
    stale = mine.send(**{f"step_{ids['T2']}": "1"}, words="Talking first.")

    assert "Ben Carter: Recorded the order that the person would like" in stale.errors[0][1]
    assert "Recorded now: Take part in Building Choices “Group first, she says.”" in stale.text
    assert stale.form().values["words"].strip() == "Talking first."
    stale.send()
    assert [p.words for p in Preference.objects.order_by("pk")] == [
        "Group first, she says.",
        "Talking first.",
    ]


@pytest.mark.parametrize("version", ["", "0", "999", "-1", "x", "9" * 5000, "\x00"])
def test_a_version_that_never_was_is_stale_too(client, case, version):
    page = opened(client, address(case, "T2"))
    answer = page.send(what="hold", hold_reason="unwilling", seen_version=version, confirmed="on")

    assert answer.status == 200
    assert answer.title.startswith("Error: ")
    assert entries(case) == []


@pytest.mark.django_db(transaction=True)
def test_two_changes_at_the_same_moment_lose_nothing(monday):
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    clients = [Client(), Client()]
    for one in clients:
        one.force_login(amara)
    previews = [
        opened(one, address(case, ref)).send(what="hold", hold_reason="unwilling", words=ref)
        for one, ref in zip(clients, ("T1", "T2"), strict=True)
    ]
    pages = at_once(*(page.send for page in previews))

    assert all(page.status == 200 for page in pages)
    saved = ["Your change is saved." in page.text for page in pages]
    assert sorted(saved) == [False, True]
    assert entries(case) == ["step.held"]
    # The one who came second still has the form, and sends it again.
    late = pages[saved.index(False)]
    assert late.title.startswith("Error: ")
    # Through its form and its preview, or through the preview alone: how far it came is chance.
    for _ in range(4):
        if late.title.startswith(("Error: ", "Check what this changes")):
            late = late.send()
    assert "Your change is saved." in late.text
    assert entries(case) == ["step.held", "step.held"]
    assert {d.words for d in StepDecision.objects.filter(replaced_on=None)} == {"T1", "T2"}
    assert Plan.objects.get().version == 3


@pytest.mark.django_db(transaction=True)
def test_two_publications_at_the_same_moment_are_two_versions_or_one(monday):
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara)
    clients = [Client(), Client()]
    for one in clients:
        one.force_login(amara)
    pages = [opened(one, PLAN) for one in clients]
    answers = at_once(
        *(lambda page=page: page.send(action="publish/", read=WHATEVER_IT_LACKS) for page in pages)
    )

    assert all(page.status == 200 for page in answers)
    numbers = list(PublishedOrder.objects.order_by("number").values_list("number", flat=True))
    assert numbers in ([1], [1, 2])
    assert entries(case) == ["order.published"] * len(numbers)
    assert PublishedOrder.objects.filter(replaced_on=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_first_goals_at_the_same_moment_the_second_is_sent_once_more(monday):
    amara = factories.practitioner(factories.unit())
    case = factories.case(amara, no_plan=None)
    clients = [Client(), Client()]
    for one in clients:
        one.force_login(amara)
    address = reverse("add-goal", args=[case.person.crn]) + "?area=finance"
    pages = [opened(one, address) for one in clients]
    answers = at_once(
        *(lambda page=page, at=at: page.send(title=f"Goal {at}") for at, page in enumerate(pages))
    )
    [late] = [answer for answer in answers if answer.title.startswith("Error: ")]
    assert "This case has a plan already" in late.text
    again = late.send()
    assert not again.title.startswith("Error: ")
    assert sorted(Goal.objects.values_list("title", flat=True)) == ["Goal 0", "Goal 1"]
