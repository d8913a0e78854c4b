from __future__ import annotations

from followthrough.plans.import_schema import DeliveryIn


def test_what_is_not_said_of_being_asked_stands_in_no_plan() -> None:
    """As before the format had it: else each plan would differ from its own earlier print."""
    assert DeliveryIn().model_dump(mode="json") == {
        "referred_on": None,
        "started_on": None,
        "finished_on": None,
        "stable_on": None,
        "not_delivered_on": None,
        "not_delivered_reason": None,
    }
