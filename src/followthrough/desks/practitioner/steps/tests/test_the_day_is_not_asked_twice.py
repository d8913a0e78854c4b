from __future__ import annotations

import pytest
from django.urls import reverse

from followthrough.desks.shared.tests.pages import opened
from followthrough.plans.models import Step

TODAY = {"on_day": "4", "on_month": "1", "on_year": "2027"}


@pytest.fixture
def step(case) -> Step:
    return Step.objects.get(ref="T2")


def days(page) -> dict[str, str]:
    return {name: page.form().values[name] for name in TODAY}


def test_the_day_entered_goes_with_the_step_that_was_not_delivered(client, step):
    page = opened(client, reverse("work-step", args=["X000001", step.pk]))
    asked = page.send(what="not_delivered", on_day="30", on_month="12", on_year="2026")
    assert asked.address.endswith("/not-delivered/")
    assert days(asked) == {"on_day": "30", "on_month": "12", "on_year": "2026"}


@pytest.mark.parametrize("on", ["", "yesterday", "2026-13-45", "9" * 5000, "2026-12-30'--"])
def test_a_day_that_is_none_is_today(client, step, on):
    address = reverse("step-not-delivered", args=["X000001", step.pk])
    assert days(opened(client, f"{address}?on={on}")) == TODAY


def test_work_that_is_told_at_too_great_length_is_not_said_to_be_missing(client, step):
    page = opened(client, reverse("work-step", args=["X000001", step.pk]))
    [error] = page.send(what="worked", done="x" * 301).errors
    assert error == (
        "#id_done",
        "The answer to “What was done?” must be 300 characters or fewer",
    )
