"""A day on which something was recorded cannot lie after the day of the import; a plan may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests import factories

from .damaged_files import MIDDLE, as_bytes, set_aside_between_good_lines

pytestmark = pytest.mark.django_db

TODAY = factories.TODAY.isoformat()
TOMORROW = (factories.TODAY + timedelta(days=1)).isoformat()
STEP = "plan__goals__0__steps__0"
PREFERENCE = {"steps": ["T1"], "on": TOMORROW}


def practitioner(since: str) -> list[dict[str, str]]:
    return [{"username": "amara", "name": "Amara", "since": since}]


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("assessment.made_on", {"assessment__made_on": TOMORROW}),
        ("plan.made_on", {"plan__made_on": TOMORROW}),
        ("plan.agreement.on", {"plan__agreement": {"state": "agreed", "on": TOMORROW}}),
        ("case.practitioners.0.since", {"case__practitioners": practitioner(TOMORROW)}),
        *(
            (f"plan.goals.0.steps.0.delivery.{kind}_on", {f"{STEP}__delivery": delivery})
            for kind, delivery in {
                "referred": {"referred_on": TOMORROW},
                "started": {"started_on": TOMORROW},
                "finished": {"started_on": TODAY, "finished_on": TOMORROW},
                "stable": {"stable_on": TOMORROW},
                "not_delivered": {
                    "not_delivered_on": TOMORROW,
                    "not_delivered_reason": "other",
                },
            }.items()
        ),
    ],
)
def test_a_recorded_day_ahead_is_set_aside(path, changes):
    [row] = set_aside_between_good_lines(as_bytes(factories.line(crn=MIDDLE, **changes)))
    assert row[1:3] == [path, "date-in-future"]


@pytest.mark.parametrize(
    "changes",
    [
        {"assessment__made_on": TODAY, "plan__made_on": TODAY, "plan__agreement__on": TODAY},
        {f"{STEP}__delivery": {"referred_on": TODAY, "started_on": TODAY, "finished_on": TODAY}},
        {"case__practitioners": practitioner(TODAY)},
        {f"{STEP}__by_on": TOMORROW},
        {"case__in_custody": True, "case__expected_release_on": TOMORROW},
        {"sentences__0__starts_on": TOMORROW},
        {"assessment__registers": [{"code": "rcpr", "since": "2026-01-01", "review_on": TOMORROW}]},
    ],
)
def test_today_has_come_and_plans_may_lie_ahead(changes):
    factories.unit()
    summary, rows = factories.imported(as_bytes(factories.line(**changes)))
    assert (summary.new, summary.aside) == (1, 0), rows
