"""Whoever reads a row of the report knows from it what to change, and where."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unit() -> None:
    factories.unit()


def advice(**changes: Any) -> tuple[str, str]:
    """The value and the action of the one row."""
    _, [row] = factories.imported(factories.line(**changes))
    return row[3], row[4]


def test_of_a_crn_that_another_source_owns_that_source_is_named() -> None:
    factories.imported(factories.line())
    value, action = advice(source="another")
    assert value == "X000001"
    assert action.startswith("The source test brought this CRN and owns it: send the change in its")


def test_of_a_unit_that_is_not_known_its_code_is_shown_and_where_units_come_from() -> None:
    value, action = advice(case__unit="U404")
    assert value == "U404"
    assert "take in a places file that has the unit" in action


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"person__sex": "M"}, "the format lists: 'female', 'male'"),
        ({"assessment__needs__0__area": "hobbies"}, "the policy pack: accommodation, "),
        ({"crn": "X"}, "it has to match ^[A-Za-z0-9]"),
        ({"person__first_name": "x" * 101}, "Shorten the text: 100 characters at most."),
        ({"sentences__0__activity_days_used": -1}, "within the limits: 0 or more."),
        ({"access": {"excluded": ["a"] * 501}}, "List fewer: 500 at most."),
    ],
)
def test_a_limit_or_the_codes_are_told(changes: dict[str, Any], says: str) -> None:
    assert says in advice(**changes)[1]


def test_of_a_line_that_stands_twice_it_says_which_one_counts() -> None:
    _, [row] = factories.imported(factories.line(), factories.line())
    assert row[4].startswith("An earlier line of this file has the same CRN, and that one counts")
