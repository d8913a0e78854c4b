"""A line of which it is not certain whom it is about, or of a source that does not own the person,
says nothing about who may see them (docs/decisions/0003)."""

from __future__ import annotations

from typing import Any

import pytest

from followthrough.people.models import AccessLimit, Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"source": "another"}, "owned-elsewhere"),
        ({"source": "another", "case__unit": "NOWHERE"}, "owned-elsewhere"),
        ({"source": "another", "person__sex": "other"}, "unknown-code"),
    ],
)
def test_its_limits_are_not_taken(changes: dict[str, Any], rule: str) -> None:
    factories.practitioner(factories.unit())
    factories.case()
    summary, _ = factories.imported(
        factories.line(access={"excluded": ["amara"], "known": False}, **changes)
    )
    assert summary.rules == {rule: 1}
    assert not AccessLimit.objects.exists()
    assert not Person.objects.get().limited


def test_those_of_a_second_line_of_the_same_person_are_not_taken() -> None:
    factories.practitioner(factories.unit())
    summary, _ = factories.imported(
        factories.line(), factories.line(access={"excluded": ["amara"]})
    )
    assert summary.rules == {"twice-in-file": 1}
    assert not AccessLimit.objects.exists()
