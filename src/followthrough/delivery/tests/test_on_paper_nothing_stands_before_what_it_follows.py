"""What a page lists is moved behind the one that it follows, and no further. No database."""

from __future__ import annotations

import pytest

from followthrough.delivery.rules.my_plan_lanes import behind_what_comes_before
from followthrough.delivery.tests.facts import step


@pytest.mark.parametrize(
    ("listed", "follows", "expected"),
    [
        ("ABC", {}, "ABC"),
        ("ABC", {"A": "B"}, "BAC"),
        ("ABC", {"A": "C"}, "BCA"),
        ("ABC", {"C": "A"}, "ABC"),  # it stands behind already
        ("ABCD", {"A": "B", "B": "C"}, "CBAD"),
        ("ABC", {"A": "X"}, "ABC"),  # that is not on the page
    ],
)
def test_each_stands_right_behind_the_one_that_it_follows(
    listed: str, follows: dict[str, str], expected: str
) -> None:
    steps = {name: step(name) for name in "ABCDX"}

    def comes_after(one):
        name = follows.get(one.text)
        return steps[name] if name else None

    found = behind_what_comes_before([steps[name] for name in listed], comes_after)
    assert "".join(one.text for one in found) == expected
