"""`whole_reach` is another way to the same cases as `visible_to`: for whoever, on whichever day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followthrough.accounts.queries import actor_for
from followthrough.common.actors import OPERATOR, Role
from followthrough.people.access import visible_to, whole_reach
from followthrough.people.models import Case, CaseAccess
from tests import factories
from tests.restricted_people import LIMITS

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases() -> None:
    """In two units, with each limit, and some that somebody of the other unit may see for a day."""
    units = [factories.unit(), factories.unit("U2", "Southtown")]
    number = 0
    for unit in units:
        for limit in [{}, {}, *LIMITS.values()]:
            number += 1
            factories.imported(
                factories.line(crn=f"X{number:06}", case__unit=unit.code, access=limit)
            )
    for case in Case.objects.all():
        if case.pk % 2:
            row = {"why": "cover", "from_on": factories.TODAY, "until_on": factories.TODAY}
            CaseAccess.objects.create(case=case, user=people()[0], **row)


def people() -> list:
    from followthrough.accounts.models import User

    if not User.objects.filter(username="ben").exists():
        for name, role, code in (
            ("ben", Role.PRACTITIONER, "U1"),
            ("helen", Role.MANAGER, "U2"),
            ("ida", Role.INSPECTOR, "U1"),
        ):
            factories.user(name, role, units=(factories.unit(code, code),))
    return list(User.objects.filter(username__in=["ben", "helen", "ida"]).order_by("username"))


def test_they_are_the_same(cases) -> None:
    seen = set()
    for actor in [OPERATOR, *map(actor_for, people())]:
        for day in (-1, 0, 1):
            on = factories.TODAY + timedelta(days=day)
            expected = set(visible_to(actor, on).values_list("pk", flat=True))
            parts = whole_reach(actor, on)
            assert {pk for part in parts for pk in part.values_list("pk", flat=True)} == expected
            seen.add((actor.username, len(expected)))
    assert len(seen) > 4  # they see different cases, on different days
