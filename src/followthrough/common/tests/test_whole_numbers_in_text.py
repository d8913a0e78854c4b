from __future__ import annotations

import pytest

from followthrough.common.numbers import whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("1" * 4301, None),
        ("", None),
        ("-1", None),
        ("+1", None),
        (" 1", None),
        ("1.0", None),
        ("1e3", None),
        ("1_000", None),
        ("²", None),
        ("٣", None),
        ("Ⅷ", None),
    ],
)
def test_only_plain_digits_of_a_number_that_can_be_kept_are_one(
    text: str, number: int | None
) -> None:
    assert whole_number(text) == number
