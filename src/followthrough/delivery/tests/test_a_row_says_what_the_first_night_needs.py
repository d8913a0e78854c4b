"""While nothing says where somebody will sleep on the first night out of prison, the row of what
helps with a home says what to do about it. No database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from followthrough.delivery.rules import Stage, threads
from followthrough.delivery.tests.facts import context, need, published, step
from followthrough.delivery.tests.test_a_release_is_prepared import inside

REFERRAL = {"route": "referral", "intervention": "accommodation_support"}
ASK = "Ask what there is from the first night, 24 January 2027, and record it under circumstances."


def thread(one: Any, release: int = 20, **parts: Any) -> Any:
    order = {"published": published(one, 32, "estimate", 12)} if parts.pop("order", False) else {}
    facts = inside(one, release=release, needs=[need("accommodation", "soon")], **parts)
    [found] = threads(replace(facts, **order), context())
    return found


def test_a_referral_that_is_still_to_be_made_is_made_today_whatever_day_was_published() -> None:
    found = thread(step(**REFERRAL), order=True)
    assert (found.stage, found.next_action) == (Stage.PLANNED, "Make the referral today.")


def test_before_any_order_is_published_too() -> None:
    assert thread(step(**REFERRAL)).next_action == "Make the referral today."


@pytest.mark.parametrize("parts", [{"release": 40}, {"found": "stable_home"}])
def test_else_it_is_made_by_the_published_day(parts: dict[str, Any]) -> None:
    found = thread(step(**REFERRAL), order=True, **parts)
    assert found.next_action == "Make the referral by 16 January 2027."


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"referred": -60}, ASK),
        ({"referred": -1}, ASK),
        ({"started": -3}, ASK),
        ({"started": -3, "by": 20}, ASK),  # a day that is wanted promises nothing
        ({"started": -3, "needs_help": -1}, "Ask what help is needed, and see that it comes."),
    ],
)
def test_of_what_was_asked_for_or_has_begun_it_is_asked_what_there_is(
    facts: dict[str, Any], says: str
) -> None:
    found = thread(step(**REFERRAL, **facts))
    assert (found.next_action or found.none_needed) == says


def test_work_on_something_else_says_what_it_said() -> None:
    other = {"route": "referral", "intervention": "drug_recovery_support", "area": "drugs"}
    assert "first night" not in thread(step(**other, referred=-60)).next_action
