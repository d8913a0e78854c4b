"""A line whose plan was changed here waits for the practitioner, but nobody who must not see the
person may go on seeing them meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from followthrough.accounts.queries import actor_for
from followthrough.people.access import visible_to
from followthrough.plans.models import Plan
from tests import given

pytestmark = pytest.mark.django_db

ANOTHER_PLAN = {"plan__goals__0__title": "Another goal"}


def sees_after(first: dict[str, Any], then: dict[str, Any]) -> bool:
    amara = given.practitioner(given.unit())
    case = given.case(access=first)
    Plan.objects.filter(case=case).update(changed_here_on=timezone.now())
    summary, _ = given.imported(given.line(access=then, **ANOTHER_PLAN))
    assert summary.rules == {"changed-here": 1}
    return visible_to(actor_for(amara)).filter(pk=case.pk).exists()


@pytest.mark.parametrize(
    ("first", "then", "sees"),
    [
        ({}, {}, True),
        ({}, {"excluded": ["amara"]}, False),
        ({}, {"restricted_to": ["bea"]}, False),
        ({}, {"restricted_to": ["amara"]}, True),
        ({}, {"known": False}, False),
        # Never wider: what stands is lifted only by a line that is taken.
        ({"excluded": ["amara"]}, {}, False),
        ({"restricted_to": ["bea"]}, {"restricted_to": ["bea", "amara"]}, False),
        ({"restricted_to": ["bea"]}, {}, False),
        ({"known": False}, {}, False),
    ],
)
def test_access_gets_narrower_at_once_and_never_wider(
    first: dict[str, Any], then: dict[str, Any], sees: bool
) -> None:
    assert sees_after(first, then) is sees
