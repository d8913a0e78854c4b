"""What was decided about a step stands with what was recorded on it, and leads on."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import WHATEVER_IT_LACKS, changed, opened
from followthrough.plans.models import Step
from tests import factories

CRN = "X000001"


@pytest.fixture
def step(case) -> Step:
    return Step.objects.get(ref="T2")


def at(name: str, step: Step) -> str:
    return reverse(name, args=[CRN, step.pk])


def test_a_hold_is_told_with_its_reason_and_words(client, step):
    fields = {"hold_reason": "unwilling", "words": "After the trial"}
    changed(client, at("decide-step", step), "hold", **fields)
    text = opened(client, at("work-step", step)).text
    recorded = text[text.index("What is recorded") :]
    assert "4 January 2027: Put on hold The person does not want to take part." in recorded
    assert "“After the trial”" in recorded


def test_reasons_stand_under_the_one_that_they_say_more_exactly(client, step):
    html = opened(client, at("decide-step", step)).html
    [select] = re.findall(r'(?s)<select[^>]*name="hold_reason".*?</select>', html)
    labels = [
        " ".join(text.split()) for text in re.findall(r"(?s)<option[^>]*>(.*?)</option>", select)
    ]
    first = labels.index("The person does not want to take part")
    assert labels[first + 1].startswith("– ")
    assert not labels[1].startswith("– ")
    assert len([label for label in labels if label.startswith("– ")]) > 10


def test_what_was_not_delivered_can_be_planned_again(client, amara):
    factories.case(
        amara,
        plan__goals__1__steps__0__delivery={
            "not_delivered_on": "2026-12-20",
            "not_delivered_reason": "not_available",
        },
    )
    step = Step.objects.get(ref="T2")
    page = opened(client, at("work-step", step))
    address = f"{reverse('add-step', args=[CRN, step.goal_id])}?after={step.pk}"
    assert f'href="{address}"' in page.html
    assert "Plan it again, in another way" in page.text

    asked = "Tell the commissioner of the gap and look for another way to meet the need."
    plan = reverse("plan", args=[CRN])
    assert asked in opened(client, plan).text
    form = opened(client, address)
    assert form.form().values["text"] == step.text
    form.send(text="Practise it in a group")
    assert asked not in opened(client, plan).text
    assert "It was taken up again: “Practise it in a group”." in opened(client, plan).text


def test_an_order_whose_dates_hold_is_not_pressed_on_anybody(client, case):
    page = opened(client, reverse("plan", args=[CRN]))
    assert "Publish this order" in page.text
    again = page.send(action="publish/", read=WHATEVER_IT_LACKS)
    assert "Publish this order" not in again.text
    assert "Publish it again" not in again.text  # nothing at all is new
